/* coverage.h - how complete the records are: what every comparison must be read beside.
 *
 * Of records dated up to T: `accounts` and with_… count the clients of day T; with_assessment_year
 * those that the client itself assessed in the last year; `promises` those made to clients, of
 * accounts that left as well; `departures` the accounts that left, reviewed those with a review;
 * `incidents` all to clients, with_answer those answered or resolved, with_time those whose time of
 * day is given. */
#ifndef ANALYSE_COVERAGE_H
#define ANALYSE_COVERAGE_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* An empty one: first and last DAY_NONE. */
struct coverage coverage_none(void);

/* Adds one account and its records. */
void coverage_add(
	struct coverage *coverage, const struct setting *setting, const struct account *account);

void coverage_merge(struct coverage *into, const struct coverage *from);

/* Fills empty_months from the counts of records by month (n months in a row that hold first and
 * last). Example: records in January and April: 2. */
void coverage_finish(struct coverage *coverage, const struct month *months, size_t n);

#endif
