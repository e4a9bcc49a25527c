/* compare.c - which figures moved from one state of the records to another, as of the same day. */
#include "analyse/compare.h"

#include <math.h>
#include <stdlib.h>

/* One side's value of a figure. */
struct reading {
	bool known;
	double value;
};

/* A figure of the company, of department i or of account i. */
struct getter {
	struct compared figure;
	struct reading (*get)(const struct figures *figures, size_t i);
};

static struct reading where(bool is_known, double value)
{
	return (struct reading){is_known, is_known ? value : 0};
}

#define PROMISED(scope, promises_)                                                  \
	static struct reading scope##_coherence(const struct figures *f, size_t i)  \
	{                                                                           \
		const struct promises *promises = promises_;                        \
		(void)i;                                                            \
		return where(promises->coherence.n > 0, promises->coherence.index); \
	}                                                                           \
	static struct reading scope##_kept(const struct figures *f, size_t i)       \
	{                                                                           \
		const struct promises *promises = promises_;                        \
		(void)i;                                                            \
		return where(promises->rate.n > 0, promises->rate.share);           \
	}                                                                           \
	static struct reading scope##_overdue(const struct figures *f, size_t i)    \
	{                                                                           \
		const struct promises *promises = promises_;                        \
		(void)i;                                                            \
		return where(promises->given > 0, (double)promises->overdue);       \
	}
#define FIGURE(scope, name, is_known, value)                                    \
	static struct reading scope##_##name(const struct figures *f, size_t i) \
	{                                                                       \
		(void)i;                                                        \
		return where(is_known, value);                                  \
	}

PROMISED(company, &f->totals.promises)
FIGURE(company, incidents, true, (double)f->totals.incidents_year)
FIGURE(company, wear, true, f->totals.wear)
FIGURE(company, loss, true, f->risk.loss)
FIGURE(company, accounts, true, (double)f->totals.accounts)
FIGURE(company, value, true, (double)f->totals.value_year)
FIGURE(company, nrr, f->flow.nrr_known, f->flow.nrr)
FIGURE(company, grr, f->flow.grr_known, f->flow.grr)

PROMISED(department, &f->departments[i].owned)
FIGURE(department, incidents, !f->departments[i].silent, f->departments[i].incidents_year)
FIGURE(department, wear, true, f->departments[i].wear)
FIGURE(department, loss, true, f->departments[i].leak.loss)

PROMISED(account, &f->accounts[i].promises)
FIGURE(account, open, f->accounts[i].known, (double)f->accounts[i].open_incidents)
FIGURE(account, wear, f->accounts[i].known, f->accounts[i].wear.all)
FIGURE(account, risk, f->accounts[i].risk.state != RISK_NONE, f->accounts[i].risk.p365)
FIGURE(account, loss, f->accounts[i].risk.state != RISK_NONE, f->accounts[i].risk.loss)
FIGURE(account, value, f->accounts[i].known, (double)f->accounts[i].value_year)

/* One account more moves the shrinkage and the weights of all others by a trifle: what would not
 * show on their pages, or is less than a hundredth of itself, isn't told. */
#define COHERENCE(scope)                                                     \
	{                                                                    \
		{"coherence", UNIT_POINTS, 1, 0.1, 0.001}, scope##_coherence \
	}
#define KEPT(scope)                                              \
	{                                                        \
		{"kept", UNIT_SHARE, 1, 0.0005, 0}, scope##_kept \
	}
#define OVERDUE(scope)                                             \
	{                                                          \
		{"overdue", UNIT_COUNT, -1, 1, 0}, scope##_overdue \
	}
#define INCIDENTS(scope)                                                  \
	{                                                                 \
		{"incidents", UNIT_POINTS, -1, 0.1, 0}, scope##_incidents \
	}
#define WEAR(scope)                                             \
	{                                                       \
		{"wear", UNIT_POINTS, -1, 0.1, 0}, scope##_wear \
	}
#define LOSS(scope)                                               \
	{                                                         \
		{"loss", UNIT_MONEY, -1, 100, 0.01}, scope##_loss \
	}
#define VALUE(scope)                                          \
	{                                                     \
		{"value", UNIT_MONEY, 1, 1, 0}, scope##_value \
	}

static const struct getter company_getters[] = {COHERENCE(company), KEPT(company), OVERDUE(company),
	INCIDENTS(company), WEAR(company), {{"loss", UNIT_MONEY, -1, 100, 0.0001}, company_loss},
	{{"accounts", UNIT_COUNT, 1, 1, 0}, company_accounts}, VALUE(company),
	{{"nrr", UNIT_SHARE, 1, 0.0005, 0}, company_nrr},
	{{"grr", UNIT_SHARE, 1, 0.0005, 0}, company_grr}};
static const struct getter department_getters[] = {COHERENCE(department), KEPT(department),
	OVERDUE(department), INCIDENTS(department), WEAR(department), LOSS(department)};
static const struct getter account_getters[] = {COHERENCE(account), KEPT(account), OVERDUE(account),
	{{"open", UNIT_COUNT, -1, 1, 0}, account_open}, WEAR(account),
	{{"risk", UNIT_SHARE, -1, 0.0005, 0.01}, account_risk}, LOSS(account), VALUE(account)};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What is compared with what. */
struct pairing {
	const struct figures *before, *after;
	const struct getter *getters;
	size_t n;
	struct arena *arena;
};

static bool is_moved(const struct movement_of *m)
{
	double change = fabs(m->after - m->before);
	double part = m->figure->part * fmax(fabs(m->after), fabs(m->before));

	if (m->known_before != m->known_after)
		return true;
	/* A hair below the least, so that a change of exactly that counts however it was summed. */
	return m->known_after && change >= m->figure->least * (1 - 1e-9) && change >= part;
}

static struct moved_figures compare_one(const struct pairing *pairing, size_t before, size_t after)
{
	struct moved_figures moved = {.v = NEW_N(pairing->arena, struct movement_of, pairing->n)};

	for (size_t i = 0; i < pairing->n; i++) {
		const struct getter *getter = &pairing->getters[i];
		struct reading old = getter->get(pairing->before, before);
		struct reading new = getter->get(pairing->after, after);
		struct movement_of *m = &moved.v[moved.n];

		*m = (struct movement_of){
			&getter->figure, old.known, new.known, old.value, new.value};
		if (!is_moved(m))
			continue;
		moved.n++;
		if (getter->figure.unit == UNIT_MONEY && getter->figure.better < 0)
			moved.weight = fabs(new.value - old.value);
	}
	return moved;
}

/* A list of a book's departments or accounts as the comparison needs it. */
struct named {
	struct str id, name;
	size_t index;
};

static struct named account_named(const struct book *book, size_t i)
{
	const struct account *account = book->accounts.v[i];

	return (struct named){account->id, account->name, account->index};
}

static struct named department_named(const struct book *book, size_t i)
{
	const struct department *department = book->departments.v[i];

	return (struct named){department->id, department->name, department->index};
}

struct namer {
	struct named (*named)(const struct book *book, size_t i);
	size_t before, after; /* how many there are */
};

static struct map index_of(
	const struct book *book, const struct namer *namer, size_t n, struct arena *arena)
{
	struct map map = {0};

	for (size_t i = 0; i < n; i++) {
		struct named *named = NEW(arena, struct named);

		*named = namer->named(book, i);
		map_add(&map, named->id, named, arena);
	}
	return map;
}

static int by_id(const void *left, const void *right)
{
	const struct moved_figures *a = left, *b = right;

	return str_cmp(a->id, b->id);
}

static size_t compare_all(
	const struct pairing *pairing, const struct namer *namer, struct moved_figures **out)
{
	struct map old = index_of(pairing->before->book, namer, namer->before, pairing->arena);
	struct map new = index_of(pairing->after->book, namer, namer->after, pairing->arena);
	struct moved_figures *v =
		NEW_N(pairing->arena, struct moved_figures, namer->before + namer->after);
	size_t n = 0;

	for (size_t i = 0; i < namer->after; i++) {
		struct named named = namer->named(pairing->after->book, i);
		const struct named *was = map_get(&old, named.id);
		struct moved_figures moved = {.added = !was};

		if (was)
			moved = compare_one(pairing, was->index, named.index);
		moved.id = named.id;
		moved.name = named.name;
		if (moved.n || moved.added)
			v[n++] = moved;
	}
	for (size_t i = 0; i < namer->before; i++) {
		struct named named = namer->named(pairing->before->book, i);

		if (!map_get(&new, named.id))
			v[n++] = (struct moved_figures){
				.id = named.id, .name = named.name, .gone = true};
	}
	if (n)
		qsort(v, n, sizeof *v, by_id);
	*out = v;
	return n;
}

struct comparison figures_compare(
	const struct figures *before, const struct figures *after, struct arena *arena)
{
	struct pairing pairing = {before, after, company_getters, COUNT(company_getters), arena};
	struct namer departments = {
		department_named, before->book->departments.n, after->book->departments.n};
	struct namer accounts = {account_named, before->book->accounts.n, after->book->accounts.n};
	struct comparison out = {.company = compare_one(&pairing, 0, 0)};

	pairing.getters = department_getters;
	pairing.n = COUNT(department_getters);
	out.departments.n = compare_all(&pairing, &departments, &out.departments.v);
	pairing.getters = account_getters;
	pairing.n = COUNT(account_getters);
	out.accounts.n = compare_all(&pairing, &accounts, &out.accounts.v);
	out.moved = (out.company.n > 0) + out.departments.n + out.accounts.n;
	return out;
}

bool movement_is_worse(const struct movement_of *movement)
{
	double change = movement->after - movement->before;

	return movement->known_before && movement->known_after &&
	       change * movement->figure->better < 0;
}

const struct compared *company_compared(size_t i)
{
	return i < COUNT(company_getters) ? &company_getters[i].figure : NULL;
}
