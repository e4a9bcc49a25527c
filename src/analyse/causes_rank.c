/* causes_rank.c - where those that left stood among all clients, by wear. */
#include "analyse/causes.h"

#include "analyse/life.h"

#include <omp.h>

/* Accounts that a thread takes at a time. */
#define BLOCK 16

/* All departures in order of time, and the distinct days on which they happened. */
struct ranking {
	const struct figures *figures;
	struct departure **departures; /* oldest first */
	double *wear;                  /* of each on the day it left */
	int32_t *days;
	size_t n, *first; /* days; of each day its first departure; one more: all departures */
};

/* What one thread counts: whole numbers, so that the order of accounts does not matter. */
struct counts {
	int64_t *clients; /* of each day, against the day before */
	int64_t *above;   /* of each departure */
	struct curve curve;
};

static struct ranking ranking_new(
	const struct figures *figures, struct causes *causes, struct arena *arena)
{
	size_t n = causes->departures.n;
	struct ranking ranking = {.figures = figures,
		.departures = NEW_N(arena, struct departure *, n),
		.wear = NEW_N(arena, double, n),
		.days = NEW_N(arena, int32_t, n),
		.first = NEW_N(arena, size_t, n + 1)};

	for (size_t i = 0; i < n; i++) {
		struct departure *departure = &causes->departures.v[n - 1 - i];

		ranking.departures[i] = departure;
		ranking.wear[i] = departure->wear;
		if (i > 0 && ranking.days[ranking.n - 1] == departure->left)
			continue;
		ranking.first[ranking.n] = i;
		ranking.days[ranking.n++] = departure->left;
	}
	ranking.first[ranking.n] = n;
	return ranking;
}

/* The first of the days after `day`. */
static size_t first_after(const struct ranking *ranking, int32_t day)
{
	size_t low = 0, high = ranking->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ranking->days[middle] <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* One time as a client beside every departure while it lasted: the client was there on the day
 * before. */
static void rank_spell(const struct ranking *ranking, const struct account *account,
	struct spell spell, struct counts *counts)
{
	size_t from = first_after(ranking, spell.from);
	size_t to = spell.to == DAY_NONE ? ranking->n : first_after(ranking, spell.to);
	struct curve curve = counts->curve;

	if (from >= to)
		return;
	counts->clients[from]++;
	counts->clients[to]--;
	curve.days = ranking->days + from;
	curve.n = to - from;
	account_curves(ranking->figures->setting, account, &curve);
	for (size_t day = from; day < to; day++)
		for (size_t i = ranking->first[day]; i < ranking->first[day + 1]; i++)
			counts->above[i] += curve.wear[day - from].all > ranking->wear[i] &&
					    ranking->departures[i]->account != account;
}

static void rank_account(
	const struct ranking *ranking, const struct account *account, struct counts *counts)
{
	const struct account_figures *own = &ranking->figures->accounts[account->index];
	struct spell spell;

	for (size_t i = 0; own->known && account_spell(account, own->end, i, &spell); i++)
		rank_spell(ranking, account, spell, counts);
}

static struct counts counts_new(const struct ranking *ranking, size_t n, struct arena *arena)
{
	return (struct counts){.clients = NEW_N(arena, int64_t, ranking->n + 1),
		.above = NEW_N(arena, int64_t, n),
		.curve = {.wear = NEW_N(arena, struct wear, ranking->n),
			.strength = NEW_N(arena, double, ranking->n),
			.fading = NEW_N(arena, struct wear, ranking->n)}};
}

static void add_counts(const struct ranking *ranking, const struct counts *counts)
{
	int64_t clients = 0;

	for (size_t day = 0; day < ranking->n; day++) {
		clients += counts->clients[day];
		for (size_t i = ranking->first[day]; i < ranking->first[day + 1]; i++) {
			ranking->departures[i]->clients += clients;
			ranking->departures[i]->above += counts->above[i];
		}
	}
}

void causes_rank(const struct figures *figures, struct causes *causes, int threads)
{
	struct arena *scratch = arena_new();
	struct ranking ranking = ranking_new(figures, causes, scratch);
	struct counts *counts = NEW_N(scratch, struct counts, (size_t)threads);

	for (int i = 0; i < threads; i++)
		counts[i] = counts_new(&ranking, causes->departures.n, scratch);
#pragma omp parallel for schedule(dynamic, BLOCK) num_threads(threads)
	for (size_t i = 0; i < figures->book->accounts.n; i++)
		rank_account(&ranking, figures->book->accounts.v[i], &counts[omp_get_thread_num()]);
	for (int i = 0; i < threads; i++)
		add_counts(&ranking, &counts[i]);
	arena_free(scratch);
}
