/* cadence.c - how often clients are usually spoken to. */
#include "analyse/cadence.h"

#include "analyse/life.h"
#include "analyse/silence.h"

#include <stdlib.h>

/* An account's own cadence, and the segment that it says something about. */
struct rhythm {
	size_t segment;
	double cadence;
};

static int by_segment(const void *a, const void *b)
{
	const struct rhythm *x = a, *y = b;

	if (x->segment != y->segment)
		return x->segment < y->segment ? -1 : 1;
	return (x->cadence > y->cadence) - (x->cadence < y->cadence);
}

static double middle(const struct rhythm *rhythms, size_t n)
{
	return n ? (rhythms[(n - 1) / 2].cadence + rhythms[n / 2].cadence) / 2 : 0;
}

static bool is_live(const struct setting *setting, const struct account *account)
{
	return account_start(account) <= setting->as_of &&
	       account_end(account, &setting->book->company, setting->as_of) == DAY_NONE;
}

/* The rhythms of live accounts that have one, by segment and length. */
static size_t rhythms_of(
	const struct setting *setting, const struct segments *segments, struct rhythm *rhythms)
{
	const struct book *book = setting->book;
	size_t n = 0;

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		struct contacts contacts;
		double cadence;

		if (!is_live(setting, account))
			continue;
		contacts = account_contacts(account, setting->as_of);
		cadence = contacts_cadence(&contacts);
		if (cadence > 0)
			rhythms[n++] = (struct rhythm){segments->of[i], cadence};
	}
	qsort(rhythms, n, sizeof *rhythms, by_segment);
	return n;
}

double *usual_cadences(
	const struct setting *setting, const struct segments *segments, struct arena *arena)
{
	struct arena *scratch = arena_new();
	size_t accounts = setting->book->accounts.n;
	struct rhythm *rhythms = NEW_N(scratch, struct rhythm, accounts);
	struct rhythm *all = NEW_N(scratch, struct rhythm, accounts);
	size_t n = rhythms_of(setting, segments, rhythms);
	double *usual = NEW_N(arena, double, segments->n), whole;

	for (size_t i = 0; i < n; i++)
		all[i] = (struct rhythm){0, rhythms[i].cadence};
	qsort(all, n, sizeof *all, by_segment);
	whole = middle(all, n);
	for (size_t segment = 0, from = 0; segment < segments->n; segment++) {
		size_t to = from;

		while (to < n && rhythms[to].segment == segment)
			to++;
		usual[segment] = to > from ? middle(rhythms + from, to - from) : whole;
		from = to;
	}
	arena_free(scratch);
	return usual;
}
