/* tally.c - sums and counts over accounts; two tallies add up to one. */
#include "analyse/tally.h"

#include "analyse/fate.h"
#include "analyse/rate.h"

#include <assert.h>
#include <string.h>

#define DOUBLES(type) (sizeof(struct type) / sizeof(double))

/* Hands out parts of one array, or only counts them where there is none yet. */
struct cutter {
	double *sums;
	size_t n;
	int64_t *cents;
	size_t cents_n;
};

static void *cut(struct cutter *cutter, size_t doubles)
{
	double *p = cutter->sums ? cutter->sums + cutter->n : NULL;

	cutter->n += doubles;
	return p;
}

static int64_t *cut_cents(struct cutter *cutter, size_t n)
{
	int64_t *p = cutter->cents ? cutter->cents + cutter->cents_n : NULL;

	cutter->cents_n += n;
	return p;
}

static void lay_out(struct tally *tally, struct cutter *cutter)
{
	const struct tally_shape *shape = &tally->shape;
	size_t departments = shape->departments + 1;

	tally->total = cut(cutter, DOUBLES(total_sum));
	tally->pairs = cut(cutter, departments * departments * DOUBLES(promise_sum));
	tally->departments = cut(cutter, departments * DOUBLES(department_sum));
	tally->felt = cut(cutter, shape->departments * shape->departments);
	tally->leak_from = cut(cutter, LEAK_KINDS * shape->departments);
	tally->aspects = cut(cutter, ASPECT_COUNT * DOUBLES(promise_sum));
	tally->aspects_year = cut(cutter, ASPECT_COUNT * DOUBLES(promise_sum));
	tally->segments = cut(cutter, shape->segments * DOUBLES(segment_sum));
	tally->people = cut(cutter, shape->people * DOUBLES(person_sum));
	tally->kinds = cut(cutter, LEAK_KINDS * DOUBLES(kind_sum));
	tally->months = cut(cutter, shape->months * DOUBLES(month_sum));
	tally->money = (struct tally_money){
		.departments = cut_cents(cutter, shape->departments),
		.people = cut_cents(cutter, shape->people),
		.segments = cut_cents(cutter, shape->segments),
		.months = cut_cents(cutter, shape->months),
		.kinds = cut_cents(cutter, LEAK_KINDS),
		.month = cut_cents(cutter, 1),
	};
}

struct tally *tally_new(struct tally_shape shape, struct arena *arena)
{
	struct tally *tally = NEW(arena, struct tally);
	struct cutter cutter = {0};

	tally->shape = shape;
	lay_out(tally, &cutter);
	tally->sums_n = cutter.n;
	tally->cents_n = cutter.cents_n;
	tally->sums = NEW_N(arena, double, cutter.n);
	tally->cents = NEW_N(arena, int64_t, cutter.cents_n);
	cutter = (struct cutter){.sums = tally->sums, .cents = tally->cents};
	lay_out(tally, &cutter);
	return tally;
}

void tally_clear(struct tally *tally)
{
	memset(tally->sums, 0, tally->sums_n * sizeof *tally->sums);
	memset(tally->cents, 0, tally->cents_n * sizeof *tally->cents);
}

void cents_add(int64_t *sum, int64_t cents)
{
	bool overflow = false;

	*sum = money_add(*sum, cents, &overflow);
}

void tally_add(struct tally *into, const struct tally *from)
{
	assert(into->sums_n == from->sums_n && into->cents_n == from->cents_n);
	for (size_t i = 0; i < from->sums_n; i++)
		into->sums[i] += from->sums[i];
	for (size_t i = 0; i < from->cents_n; i++)
		cents_add(&into->cents[i], from->cents[i]);
}

void promise_sum_add(struct promise_sum *sum, const struct promise *promise,
	const struct fate *fate, double decay)
{
	if (fate->state == PROMISE_UNKNOWN)
		return;
	sum->given++;
	sum->open += fate->state == PROMISE_OPEN;
	sum->kept += fate->state == PROMISE_KEPT;
	sum->late += fate->state == PROMISE_LATE;
	sum->broken += fate->state == PROMISE_BROKEN;
	sum->overdue += fate->state == PROMISE_OVERDUE;
	sum->withdrawn += fate->state == PROMISE_WITHDRAWN;
	sum->moved_late += fate->moved_late;
	sum->moved_alone += fate->moved_alone;
	if (fate->state == PROMISE_LATE || fate->state == PROMISE_OVERDUE)
		sum->days_late += fate->days_late;
	if (fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE)
		sum->partly += promise->delivered < 1;
	if (!fate_settled(fate))
		return;
	sum->w += decay;
	sum->ww += decay * decay;
	sum->wq += decay * fate->credit;
}

void promise_sum_merge(struct promise_sum *into, const struct promise_sum *from)
{
	double *sums = (double *)into;
	const double *more = (const double *)from;

	for (size_t i = 0; i < DOUBLES(promise_sum); i++)
		sums[i] += more[i];
}

struct promises promises_of(const struct promise_sum *sum)
{
	struct promises promises = {
		.given = (int64_t)sum->given,
		.open = (int64_t)sum->open,
		.kept = (int64_t)sum->kept,
		.late = (int64_t)sum->late,
		.broken = (int64_t)sum->broken,
		.overdue = (int64_t)sum->overdue,
		.withdrawn = (int64_t)sum->withdrawn,
		.partly = (int64_t)sum->partly,
		.moved_late = (int64_t)sum->moved_late,
		.moved_alone = (int64_t)sum->moved_alone,
		.days_late = sum->days_late,
	};

	promises.settled = promises.kept + promises.late + promises.broken + promises.overdue;
	promises.rate = rate_of(promises.kept, promises.settled);
	return promises;
}
