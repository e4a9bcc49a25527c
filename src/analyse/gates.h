/* gates.h - conditions of the company held against the figures. */
#ifndef ANALYSE_GATES_H
#define ANALYSE_GATES_H

#include "analyse/figures.h"

/* What a gate measures, and whether it holds. */
struct gate_result {
	bool known; /* there are records to measure it by, and a figure of that name for its subject
		     */
	double value; /* in the unit of its measure: index 0..100, share 0..1, or a count */
	bool holds;   /* true where not known: no data breaks no gate */
};

/* Measures: coherence (index), kept (share), overdue (promises), incidents (last year), wear
 * (points), for the company or for gate.department, and incidents and wear for gate.kind, and
 * coherence, kept, overdue and wear for gate.segment; nrr, grr, refill (shares), silent (accounts)
 * for the company. A gate against the baseline is judged by `fuga diff`: here not known.
 * Example: kept of 9 in 17 is 0.529…; `below: 0.6` does not hold. */
struct gate_result gate_result(const struct figures *figures, const struct gate *gate);

/* The same of what moved from one state of the records to another: a gate against the baseline
 * holds its bounds to after - before, which is its value (not known where either isn't); an
 * absolute one doesn't hold only where it held before, so that nobody is stopped by what was there.
 * Example: kept from 0.53 to 0.5 is -0.03; against: baseline, `below: -0.02` does not hold. */
struct gate_result gate_change(
	const struct figures *before, const struct figures *after, const struct gate *gate);

#endif
