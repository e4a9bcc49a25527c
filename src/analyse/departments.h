/* departments.h - how each department keeps the company's word (analysis.md, 8). */
#ifndef ANALYSE_DEPARTMENTS_H
#define ANALYSE_DEPARTMENTS_H

#include "analyse/setting.h"
#include "analyse/tally.h"

/* What the last step works on: the tally of all accounts on its way to figures. */
struct finish {
	const struct setting *setting;
	const struct tally *tally;
	struct figures *figures;
	double mean;         /* the company's raw coherence */
	struct arena *arena; /* of the figures */
	struct arena *scratch;
};

/* Fills figures.departments, .pairs, .felt, .leak_from, .hand_off and what totals say across
 * departments.
 *
 * Incidents of several origins count by their share in sums, and once for each origin in rates and
 * medians (which need whole numbers). Rates, medians, kinds, severities and waiting look at the
 * last year; incidents and coherence at all of the records. Trends: owned_trend compares promises
 * by the window in which their date fell, kept of settled; incidents_trend the incidents of the two
 * windows for the days of exposure of all accounts. Promises to colleagues are shrunk to the mean
 * of all promises to colleagues. accounts_touched: live accounts with wear of half a point or more
 * from here. lateness_money: each promise that was late in the last year, its days of that year × a
 * day's worth of the account's value on the day it fell due. Score parts, each 0..100 and known
 * only with data: coherence of what it owns; mean attainment of its standards; settled at the front
 * line; coherence of what it owes to colleagues; resolution: its median of the year over that of
 * the trend window, at most 1 (twice as slow as usual: 50). */
void departments_finish(const struct finish *finish);

#endif
