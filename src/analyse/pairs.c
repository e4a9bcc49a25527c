/* pairs.c - who gave the word, and who had to keep it. */
#include "analyse/pairs.h"

#include "analyse/coherence.h"
#include "analyse/rate.h"

#include <string.h>

/* Companies name their departments in their own language: one word of the id is enough. */
static bool names_system(struct str id)
{
	const struct str words[] = {STR("marketing"), STR("mercadotecnia"), STR("mercadeo"),
		STR("sales"), STR("ventas"), STR("comercial"), STR("service"), STR("servicio")};
	struct str word;

	while (str_split(&id, '-', &word))
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (str_eq(word, words[i]))
				return true;
	return false;
}

bool *system_departments(const struct book *book, struct arena *arena)
{
	bool *system = NEW_N(arena, bool, book->departments.n + 1);

	for (size_t i = 0; i < book->departments.n; i++)
		system[i] = names_system(book->departments.v[i]->id);
	return system;
}

/* Sums over the cells of the matrix. */
struct crossings {
	struct promise_sum all, own, others, system;
};

static void sum_crossings(const struct finish *finish, struct crossings *crossings)
{
	const struct book *book = finish->setting->book;
	bool *system = system_departments(book, finish->scratch);
	size_t n = book->departments.n;

	for (size_t maker = 0; maker <= n; maker++) {
		for (size_t owner = 0; owner <= n; owner++) {
			const struct promise_sum *pair =
				&finish->tally->pairs[maker * (n + 1) + owner];

			promise_sum_merge(&crossings->all, pair);
			if (maker == n || owner == n)
				continue;
			promise_sum_merge(
				maker == owner ? &crossings->own : &crossings->others, pair);
			if (maker != owner && system[maker] && system[owner])
				promise_sum_merge(&crossings->system, pair);
		}
	}
}

/* The promises of a sum that stands beside the company's: shrunk to it as far as one department
 * would be. */
static struct promises promises_beside(const struct finish *finish, const struct promise_sum *sum)
{
	struct shrinkage shrinkage = {finish->mean, finish->figures->totals.kappa_department};
	struct promises promises = promises_of(sum);

	promises.coherence = coherence_raw(sum);
	coherence_shrink(
		&promises.coherence, shrinkage, finish->setting->book->company.analysis.pale_below);
	return promises;
}

static void finish_cells(const struct finish *finish)
{
	const struct parameters *parameters = &finish->setting->book->company.analysis;
	size_t n = finish->setting->book->departments.n;
	struct groups groups = {NEW_N(finish->scratch, struct coherence *, n * n), n * n};

	for (size_t i = 0; i < n * n; i++) {
		const struct promise_sum *sum = &finish->tally->pairs[i / n * (n + 1) + i % n];
		struct promises *promises = &finish->figures->pairs[i].promises;

		*promises = promises_of(sum);
		promises->coherence = coherence_raw(sum);
		groups.v[i] = &promises->coherence;
	}
	groups_shrink(groups, finish->mean, parameters, finish->scratch);
}

void pairs_finish(const struct finish *finish)
{
	struct figures *figures = finish->figures;
	size_t n = finish->setting->book->departments.n;
	struct crossings crossings = {0};

	sum_crossings(finish, &crossings);
	figures->totals.promises = promises_of(&crossings.all);
	figures->totals.promises.coherence = figures->totals.coherence;
	figures->totals.by_partner = promises_beside(finish, &crossings.others);
	figures->totals.system.promises = promises_beside(finish, &crossings.system);
	figures->totals.system.incidents = finish->tally->total->system_incidents;
	figures->hand_off =
		gap_of(promises_of(&crossings.own).rate, promises_of(&crossings.others).rate);
	finish_cells(finish);
	memcpy(figures->felt, finish->tally->felt, n * n * sizeof *figures->felt);
	memcpy(figures->leak_from, finish->tally->leak_from,
		LEAK_KINDS * n * sizeof *figures->leak_from);
}
