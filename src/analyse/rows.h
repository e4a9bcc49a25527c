/* rows.h - an account's time as a client in pieces, and how it stood when each began (analysis.md,
 * 5). */
#ifndef ANALYSE_ROWS_H
#define ANALYSE_ROWS_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* Rows are cut at every multiple of so many days of tenure. */
#define ROW_DAYS 30

/* Groups of wear among the covariates. */
#define COVARIATE_GROUPS COVARIATE_SILENCE

/* The rows of all accounts, in order of the book; in a row's place of each array. */
struct risk_rows {
	size_t n;
	double *start, *stop; /* days of tenure; at risk after start, up to stop */
	bool *event;          /* it left at stop */
	double *x;            /* COVARIATES of the first row, of the second, … */
	size_t *first;        /* by account.index: its first row; one more: n */
};

/* Where an account stands on a day. */
struct state_on {
	const struct wear *wear;
	double strength;
	double silence; /* ratio */
	int trust;      /* last score that the client gave, 0..10; -1: none */
};

/* How data and words name the covariates. */
extern const struct terms covariate_terms;

/* The day from which tenure counts: the first of all its days as a client. */
int32_t account_first_day(const struct account *account);

/* The group of wear that a kind of leak counts in; -1: none (contacts that weaken stand apart). */
int covariate_of_kind(int kind);

/* Formula: each group of wear ln(1 + W); silence ln(max(ratio, 1)); strength ln(1 + S); trust
 * (5 - score)/5, 0 without a score.
 * Example: wear 1 of a group: 0.6931; ratio 2: 0.6931; score 10: -1, score 0: 1. */
void covariates_of(const struct state_on *state, double *x);

/* Exposure from max(since, records_since) to the end or T, on tenure: days since the account first
 * came (it keeps counting between two times as a client; each end is a departure). An account by
 * order is there until its lapse. Covariates from the records dated up to the day on which the row
 * starts; usual: by account.index, the cadence of those that have none of their own (0: none), one
 * yardstick for all days. The result does not depend on `threads`.
 * Owner: the arena. */
struct risk_rows risk_rows_of(
	const struct setting *setting, const double *usual, int threads, struct arena *arena);

/* The same by one thread, from rows of the same book to a later day: how an account stood on a day
 * of the past does not change, but for its silence, which follows `usual`. */
struct risk_rows risk_rows_before(const struct setting *setting, const double *usual,
	const struct risk_rows *later, struct arena *arena);

/* Days in order of time. */
struct day_list {
	const int32_t *v;
	size_t n;
};

/* How one account stood on each of the days, from the records dated up to each: COVARIATES of x for
 * the first day, then for the second, … usual: its cadence where it has none of its own. */
void covariates_along(const struct setting *setting, const struct account *account, double usual,
	struct day_list days, double *x);

#endif
