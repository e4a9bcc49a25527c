/* changes.c - every change of an account's value, one after the other. */
#include "analyse/changes.h"

#include "analyse/life.h"
#include "analyse/value.h"

enum { BUILD_UP = 365 };

static struct standing standing_on(const struct account *account, int32_t end, int32_t day)
{
	return (struct standing){
		.day = day,
		.client = account_is_client(account, end, day),
		.value = account_value_at(account, end, day),
	};
}

struct walk walk_from(const struct account *account, int32_t end, int32_t from, int32_t to)
{
	return (struct walk){account, end, to, standing_on(account, end, from)};
}

static void sooner(int32_t day, int32_t after, int32_t *next)
{
	if (day > after && day < *next)
		*next = day;
}

/* The next day to look at, at most walk.to. */
static int32_t next_day(const struct walk *walk)
{
	const struct account *account = walk->account;
	bool by_order = account_by_order(account);
	int32_t now = walk->at.day, next = walk->to;
	struct spell spell;

	for (size_t i = 0; account_spell(account, walk->end, i, &spell); i++) {
		sooner(spell.from, now, &next);
		if (spell.to == DAY_NONE)
			continue;
		sooner(spell.to, now, &next);
		if (by_order)
			sooner(spell.to - 1, now, &next);
	}
	for (size_t i = 0; i < account->revenue.n; i++)
		sooner(account->revenue.v[i].from, now, &next);
	if (by_order && account->purchases.n)
		sooner(month_start(month_of(now + 1) + 1) - 1, now, &next);
	return next;
}

static int32_t spell_start(const struct walk *walk, int32_t day)
{
	struct spell spell;
	int32_t start = day;

	for (size_t i = 0; account_spell(walk->account, walk->end, i, &spell); i++)
		if (spell.from <= day && (spell.to == DAY_NONE || day < spell.to))
			start = spell.from;
	return start;
}

/* Growth that is still part of what the account came with. */
static bool builds_up(const struct walk *walk, int32_t day)
{
	const struct account *account = walk->account;
	int32_t start = spell_start(walk, walk->at.day);

	if (account_by_order(account))
		return day - start < BUILD_UP;
	if (account_value_at(account, walk->end, start) > 0)
		return false;
	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *revenue = &account->revenue.v[i];

		if (revenue->from > start && revenue->from <= walk->at.day && revenue->monthly > 0)
			return false;
	}
	return true;
}

static enum change_kind arrival(const struct walk *walk, int32_t day)
{
	return spell_start(walk, day) == account_start(walk->account) ? CHANGE_JOINED
								      : CHANGE_RETURNED;
}

static struct change change_to(const struct walk *walk, struct standing next)
{
	const struct standing *at = &walk->at;
	struct change change = {.day = next.day};

	if (!at->client && next.client) {
		change.kind = arrival(walk, next.day);
		change.comes = true;
		change.amount = next.value;
	} else if (at->client && !next.client) {
		change.kind = CHANGE_LOST;
		change.amount = at->value;
	} else if (next.value < at->value) {
		change.kind = CHANGE_CONTRACTION;
		change.amount = at->value - next.value;
	} else {
		change.kind =
			builds_up(walk, next.day) ? arrival(walk, next.day) : CHANGE_EXPANSION;
		change.amount = next.value - at->value;
	}
	return change;
}

bool walk_on(struct walk *walk, struct change *change)
{
	while (walk->at.day < walk->to) {
		struct standing next = standing_on(walk->account, walk->end, next_day(walk)),
				was = walk->at;

		if (next.client == was.client && next.value == was.value) {
			walk->at = next;
			continue;
		}
		*change = change_to(walk, next);
		walk->at = next;
		return true;
	}
	return false;
}
