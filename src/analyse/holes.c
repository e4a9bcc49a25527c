/* holes.c - what the value that went out had gone through: the holes of the bucket. */
#include "analyse/holes.h"

#include "analyse/built.h"
#include "analyse/changes.h"

#include <math.h>
#include <stdlib.h>

enum { HOLE_UNKNOWN = BUILT_NONE, HOLES };

void share_out(int64_t amount, const double *weights, size_t n, int64_t *parts)
{
	double all = 0;
	int64_t left = amount;

	for (size_t i = 0; i < n; i++)
		all += weights[i];
	for (size_t i = 0; i < n; i++) {
		parts[i] = (int64_t)floor((double)amount * (weights[i] / all));
		left -= parts[i];
	}
	while (left != 0) {
		double most = -INFINITY;
		size_t at = 0;

		for (size_t i = 0; i < n; i++) {
			double rest = (double)amount * (weights[i] / all) - (double)parts[i];

			if (left < 0)
				rest = parts[i] > 0 ? -rest : -INFINITY;
			else if (weights[i] <= 0)
				rest = -INFINITY;
			if (rest > most) {
				most = rest;
				at = i;
			}
		}
		parts[at] += left > 0 ? 1 : -1;
		left += left > 0 ? -1 : 1;
	}
}

/* What one account let out, by kind. */
struct outflow {
	int64_t amount[HOLES];
	bool left, any;
};

static void add_change(struct outflow *out, const struct figures *figures,
	const struct account *account, const struct change *change)
{
	int32_t frozen = figures->accounts[account->index].as_of;
	int32_t day = change->day < frozen ? change->day : frozen;
	struct built built = built_on(figures, account, day);
	int64_t parts[BUILT_KINDS];

	out->any = true;
	out->left |= change->kind == CHANGE_LOST;
	if (built.cause == BUILT_NONE) {
		out->amount[HOLE_UNKNOWN] += change->amount;
		return;
	}
	share_out(change->amount, built.kinds, BUILT_KINDS, parts);
	for (int k = 0; k < BUILT_KINDS; k++)
		out->amount[k] += parts[k];
}

static struct outflow outflow_of(const struct figures *figures, const struct account *account)
{
	const struct company *company = &figures->book->company;
	int32_t end = account_end(account, company, figures->as_of);
	struct walk walk =
		walk_from(account, end, figures->as_of - company->windows.year, figures->as_of);
	struct outflow out = {0};
	struct change change;

	while (walk_on(&walk, &change))
		if (change.kind == CHANGE_LOST || change.kind == CHANGE_CONTRACTION)
			add_change(&out, figures, account, &change);
	return out;
}

static void add_outflow(struct hole *holes, const struct outflow *out)
{
	int main = HOLE_UNKNOWN;

	for (int k = 0; k < HOLES; k++) {
		holes[k].amount += out->amount[k];
		if (out->amount[k] > out->amount[main])
			main = k;
	}
	holes[main].left += out->left;
	holes[main].cut += !out->left;
}

/* Greatest first, unknown last. */
static int by_amount(const void *a, const void *b)
{
	const struct hole *x = a, *y = b;

	if (x->unknown != y->unknown)
		return x->unknown ? 1 : -1;
	if (x->amount != y->amount)
		return x->amount < y->amount ? 1 : -1;
	return x->kind - y->kind;
}

void holes_find(struct figures *figures, struct arena *arena)
{
	struct hole *holes = NEW_N(arena, struct hole, HOLES);
	size_t n = 0;

	for (int k = 0; k < HOLES; k++)
		holes[k] = (struct hole){.unknown = k == HOLE_UNKNOWN,
			.kind = k == HOLE_UNKNOWN ? INCIDENT_OTHER : k};
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		struct outflow out = {0};

		if (figures->accounts[i].known)
			out = outflow_of(figures, figures->book->accounts.v[i]);
		if (out.any)
			add_outflow(holes, &out);
	}
	for (int k = 0; k < HOLES; k++)
		if (holes[k].amount > 0)
			holes[n++] = holes[k];
	if (n)
		qsort(holes, n, sizeof *holes, by_amount);
	figures->holes.v = holes;
	figures->holes.n = n;
}
