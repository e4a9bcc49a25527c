/* fold_wear.c - the wear of one account, and where it came from. */
#include "analyse/fold.h"

/* Wear from a department, or of a kind, that counts as touching an account: what a minor incident
 * leaves after 90 days. */
#define TOUCHING 0.5

static void wear_from(const struct passage *passage, size_t origin, int kind, double wear)
{
	size_t departments = passage->fold->setting->book->departments.n;

	passage->tally->departments[origin].wear += wear;
	passage->tally->departments[origin].wear_by_kind[kind] += wear;
	if (origin == departments)
		return;
	passage->tally->leak_from[(size_t)kind * departments + origin] += wear;
	passage->fold->room->by_department[origin] += wear;
}

static void fold_scratch(void *context, const struct scratch *scratch)
{
	const struct passage *passage = context;
	const struct fold *fold = passage->fold;

	passage->figures->wear.kind[scratch->kind] += scratch->wear;
	if (scratch->incident)
		fold->figures->incident_points[scratch->incident->index] = scratch->points;
	if (passage->figures->departed)
		return;
	if (scratch->promise)
		wear_from(passage, fold_department(fold, &scratch->promise->owner), scratch->kind,
			scratch->wear);
	else if (scratch->touchpoint)
		wear_from(passage, fold_department(fold, &scratch->touchpoint->department),
			scratch->kind, scratch->wear);
	for (size_t i = 0; scratch->incident && i < scratch->incident->origin.n; i++) {
		const struct share *origin = &scratch->incident->origin.v[i];

		wear_from(passage, fold_department(fold, &origin->department), scratch->kind,
			scratch->wear * origin->share);
	}
}

void fold_wear(struct passage *passage)
{
	struct account_figures *figures = passage->figures;
	struct tally *tally = passage->tally;
	size_t departments = passage->fold->setting->book->departments.n;

	for (size_t i = 0; i < departments; i++)
		passage->fold->room->by_department[i] = 0;
	wear_each(passage->fold->setting, passage->account, figures->as_of, fold_scratch, passage);
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		figures->wear.all += figures->wear.kind[kind];
	if (figures->departed)
		return;
	tally->total->wear += figures->wear.all;
	tally->total->strength += figures->strength;
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		tally->kinds[kind].wear += figures->wear.kind[kind];
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		tally->kinds[kind].accounts += figures->wear.kind[kind] >= TOUCHING;
	for (size_t i = 0; i < departments; i++) {
		if (passage->fold->room->by_department[i] < TOUCHING)
			continue;
		tally->departments[i].touched++;
		cents_add(&tally->money.departments[i], figures->value_year);
	}
}
