/* account.h - the parts of an account's dossier, one file each; account.c puts them together. */
#ifndef VIEW_ACCOUNT_H
#define VIEW_ACCOUNT_H

#include "view/common.h"

/* One account as all parts see it: nothing after `as_of` is looked at, so that the dossier of one
 * that left stays as it was on that day. */
struct dossier {
	const struct site *site;
	const struct account *account;
	const struct account_figures *figures;
	int32_t as_of;
	int32_t from; /* first day of the life line */

	/* Only of dossier_open: */
	struct weeks {
		size_t n; /* every seventh day back from as_of, in order */
		int32_t *days;
		struct wear *wear;
		double *strength;
	} curve;
	int32_t crossing; /* the last day on which wear rose above strength and stayed there; about
			   * the first as a client where it was above all along; DAY_NONE: it is not
			   * above */
};

/* Points of wear below which nothing is said of it: half a minor incident. */
#define WEAR_SLIGHT 0.5

/* How an account stands, worst first; the words are term.account_state. */
enum standing { STANDING_URGENT, STANDING_WATCH, STANDING_NO_DATA, STANDING_STEADY, STANDING_LEFT };

/* Who, what day: enough to see how an account stands. */
struct dossier dossier_of(const struct site *site, const struct account *account);

/* All of it, with the curves of its life line. Owner: the arena. */
struct dossier dossier_open(
	const struct site *site, const struct account *account, struct arena *arena);

/* Urgent: renews or wears out with more wear than strength. No data: not a record in a year. */
enum standing account_standing(const struct site *site, const struct account *account);

/* state: the standing as a term; mark.glyph: the name of its mark in partials/marks.svg ("sf", …).
 */
void put_standing(struct value *map, enum standing standing);

/* The mark of an outcome: "gk" kept, "gl" late, "gb" broken or overdue, "go" open or withdrawn. */
const char *promise_glyph(enum promise_state state);

/* key: a kind of wear as sentences name it, in the plural (words: term.wear_kind). */
void put_wear_kind(struct value *map, const char *key, int kind);

/* The kind that weighs most in a wear; -1 where there is none. */
int heaviest_kind(const struct wear *wear);

/* The last day of each month of the life line (the dossier's own of its last), at most `most`.
 * Gives how many there are. */
size_t dossier_months(const struct dossier *dossier, int32_t *days, size_t most);

static inline bool dossier_knows(const struct dossier *dossier, int32_t day)
{
	return day != DAY_NONE && day <= dossier->as_of;
}

static inline const struct fate *dossier_fate(
	const struct dossier *dossier, const struct promise *promise)
{
	return &dossier->site->figures->fates[promise->index];
}

/* Days from a to b of an incident's moments; to the dossier's day where b is not known. */
double dossier_days(const struct dossier *dossier, struct when a, struct when b);

/* Each fills its own keys of the page. */
void put_account_head(struct value *page, const struct dossier *dossier); /* verdict, lede, facts */
void put_account_steps(struct value *page, const struct dossier *dossier);       /* steps */
void put_account_left(struct value *page, const struct dossier *dossier);        /* left */
void put_account_lifeline(struct value *page, const struct dossier *dossier);    /* lifeline */
void put_account_moments(struct value *lifeline, const struct dossier *dossier); /* moments */
void put_account_ledger(struct value *page, const struct dossier *dossier);      /* ledger */
void put_account_incidents(struct value *page, const struct dossier *dossier);   /* incidents */
void put_account_wear(struct value *page, const struct dossier *dossier);        /* wear */
void put_account_risk(struct value *page, const struct dossier *dossier);        /* risk */
void put_account_silent(struct value *page, const struct dossier *dossier);      /* silent */
void put_account_says(struct value *page, const struct dossier *dossier); /* says, disclosed */
void put_account_dealings(
	struct value *page, const struct dossier *dossier); /* dealings, objections */
void put_account_about(struct value *page, const struct dossier *dossier); /* about, story */

#endif
