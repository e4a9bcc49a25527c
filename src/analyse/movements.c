/* movements.c - money through the bucket: what came, came back, grew, shrank and left. */
#include "analyse/movements.h"

#include "analyse/changes.h"
#include "analyse/life.h"
#include "analyse/value.h"

static void add(int64_t *sum, int64_t amount)
{
	bool overflow = false;

	*sum = money_add(*sum, amount, &overflow);
}

/* Books a change; `seen` has a bit for each kind that was counted for this account already. */
static void book_change(
	struct movement *movement, struct change change, bool referred, unsigned *seen)
{
	bool fresh = !(*seen & 1u << change.kind);

	*seen |= 1u << change.kind;
	switch (change.kind) {
	case CHANGE_JOINED:
		add(&movement->joined, change.amount);
		movement->joined_n += change.comes;
		if (referred) {
			add(&movement->joined_referred, change.amount);
			movement->joined_referred_n += change.comes;
		}
		break;
	case CHANGE_RETURNED:
		add(&movement->returned, change.amount);
		movement->returned_n += change.comes;
		break;
	case CHANGE_EXPANSION:
		add(&movement->expansion, change.amount);
		movement->expansion_n += fresh;
		break;
	case CHANGE_CONTRACTION:
		add(&movement->contraction, change.amount);
		movement->contraction_n += fresh;
		break;
	case CHANGE_LOST:
		add(&movement->lost, change.amount);
		movement->lost_n++;
		break;
	}
}

struct movements_sum *movements_new(int32_t first, int32_t as_of, int32_t year, struct arena *arena)
{
	struct movements_sum *sum = NEW(arena, struct movements_sum);
	int32_t month = month_of(first < as_of ? first : as_of);

	*sum = (struct movements_sum){.as_of = as_of,
		.year = year,
		.n = (size_t)(month_of(as_of) - month) + 1,
		.span.month = month_of(as_of)};
	sum->v = NEW_N(arena, struct movement, sum->n);
	for (size_t i = 0; i < sum->n; i++)
		sum->v[i].month = month + (int32_t)i;
	return sum;
}

static void add_months(struct movements_sum *sum, struct walk walk, bool referred)
{
	int32_t first = sum->v[0].month, month = INT32_MIN;
	struct change change;
	unsigned seen = 0;

	while (walk_on(&walk, &change)) {
		if (month_of(change.day) != month)
			seen = 0;
		month = month_of(change.day);
		book_change(&sum->v[month - first], change, referred, &seen);
	}
}

static void add_year(struct movements_sum *sum, struct walk walk, bool referred)
{
	struct standing then = walk.at;
	struct change change;
	unsigned seen = 0;

	while (walk_on(&walk, &change))
		book_change(&sum->span, change, referred, &seen);
	add(&sum->span.opening, then.value);
	add(&sum->span.closing, walk.at.value);
	if (!then.client)
		return;
	sum->base_n++;
	add(&sum->base, then.value);
	add(&sum->base_now, walk.at.value);
	add(&sum->base_held, walk.at.value < then.value ? walk.at.value : then.value);
}

void movements_add(
	struct movements_sum *sum, const struct account *account, const struct company *company)
{
	int32_t end = account_end(account, company, sum->as_of);
	int32_t opening = month_start(sum->v[0].month) - 1;
	bool referred = account->referred_by.kind == REF_ACCOUNT;
	struct walk months = walk_from(account, end, opening, sum->as_of);

	add(&sum->before, months.at.value);
	sum->before_n += months.at.client;
	add_months(sum, months, referred);
	add_year(sum, walk_from(account, end, sum->as_of - sum->year, sum->as_of), referred);
}

static void movement_merge(struct movement *into, const struct movement *from)
{
	add(&into->opening, from->opening);
	add(&into->joined, from->joined);
	add(&into->returned, from->returned);
	add(&into->expansion, from->expansion);
	add(&into->contraction, from->contraction);
	add(&into->lost, from->lost);
	add(&into->closing, from->closing);
	add(&into->joined_referred, from->joined_referred);
	into->joined_n += from->joined_n;
	into->returned_n += from->returned_n;
	into->expansion_n += from->expansion_n;
	into->contraction_n += from->contraction_n;
	into->lost_n += from->lost_n;
	into->joined_referred_n += from->joined_referred_n;
}

void movements_merge(struct movements_sum *into, const struct movements_sum *from)
{
	for (size_t i = 0; i < into->n; i++)
		movement_merge(&into->v[i], &from->v[i]);
	movement_merge(&into->span, &from->span);
	add(&into->before, from->before);
	into->before_n += from->before_n;
	add(&into->base, from->base);
	into->base_n += from->base_n;
	add(&into->base_now, from->base_now);
	add(&into->base_held, from->base_held);
}

void movements_finish(struct movements_sum *sum)
{
	int64_t value = sum->before;

	for (size_t i = 0; i < sum->n; i++) {
		struct movement *m = &sum->v[i];

		m->opening = value;
		add(&value, m->joined);
		add(&value, m->returned);
		add(&value, m->expansion);
		add(&value, -m->contraction);
		add(&value, -m->lost);
		m->closing = value;
	}
}

static bool share_of(int64_t part, int64_t whole, double *share)
{
	if (whole <= 0)
		return false;
	*share = (double)part / (double)whole;
	return true;
}

struct flow movements_flow(const struct movements_sum *sum)
{
	struct flow flow = {.year = sum->span,
		.base = sum->base,
		.base_n = sum->base_n,
		.base_now = sum->base_now,
		.base_held = sum->base_held};

	flow.nrr_known = share_of(sum->base_now, sum->base, &flow.nrr);
	flow.grr_known = share_of(sum->base_held, sum->base, &flow.grr);
	flow.refill_known = share_of(sum->span.lost, sum->span.joined, &flow.refill);
	return flow;
}
