/* rules_moved.c - the dates a promise was moved to: in order, each a new one. */
#include "check/rules.h"

static void moved_before_made(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (days_known(check, moved->on, promise->made) && moved->on < promise->made)
			BLAME(check, moved, on,
				"moved on %s, before the promise was made (%s): correct one of "
				"the two dates",
				DAY(moved->on), DAY(promise->made));
	}
}

static void moved_after_outcome(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	struct ending ending = promise_ending(promise);

	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (days_known(check, moved->on, ending.day) && moved->on > ending.day)
			BLAME(check, moved, on,
				"moved on %s, after it was %s (%s): what has ended has no new "
				"date; correct one of the two, or take the move out",
				DAY(moved->on), ending.name, DAY(ending.day));
	}
}

static void moved_out_of_order(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	for (size_t i = 1; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i], *before = moved - 1;

		if (days_known(check, moved->on, before->on) && moved->on < before->on &&
			moved->on >= promise->made)
			BLAME(check, moved, on,
				"moved on %s stands after a move of %s: moves are listed in "
				"order of date; put the earlier one first",
				DAY(moved->on), DAY(before->on));
	}
}

static void moved_without_change(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	int32_t due = promise->due, last = due;

	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (moved->to == due && moved->to == last)
			BLAME(check, moved, to,
				"moved to %s, the date that was in force already: give the new "
				"date, or take the move out",
				DAY(moved->to));
		if (moved->agreed && moved->on <= due)
			due = moved->to;
		last = moved->to;
	}
}

/* A day as the key of a map; it lives as long as the record. */
static struct str day_key(const int32_t *day)
{
	return (struct str){(const char *)day, sizeof *day};
}

static void moved_in_circle(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	int32_t last = promise->due;
	struct map had = {0}; /* a set: the values mean nothing */

	if (promise->moved.n)
		map_add(&had, day_key(&promise->due), check->arena, check->arena);
	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (moved->to != last && map_get(&had, day_key(&moved->to))) {
			BLAME(check, moved, to,
				"moved back to %s, a date it has had before: dates that go in a "
				"circle hide how late it is; correct the date, or take out the "
				"moves that did not happen",
				DAY(moved->to));
			return;
		}
		if (moved->agreed)
			map_add(&had, day_key(&moved->to), check->arena, check->arena);
		last = moved->to;
	}
}

static void moved_to_past(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (moved->on <= check->book->today && moved->to < moved->on)
			BLAME(check, moved, to,
				"moved to %s, a day already over when it was moved (on %s): a "
				"new date lies ahead; correct one of the two",
				DAY(moved->to), DAY(moved->on));
	}
}

const struct rule rules_moved[] = {
	{DIAG_MOVED_BEFORE_MADE, OVER_PROMISE, moved_before_made},
	{DIAG_MOVED_AFTER_OUTCOME, OVER_PROMISE, moved_after_outcome},
	{DIAG_MOVED_OUT_OF_ORDER, OVER_PROMISE, moved_out_of_order},
	{DIAG_MOVED_WITHOUT_CHANGE, OVER_PROMISE, moved_without_change},
	{DIAG_MOVED_IN_CIRCLE, OVER_PROMISE, moved_in_circle},
	{DIAG_MOVED_TO_PAST, OVER_PROMISE, moved_to_past},
	{0, OVER_NONE, NULL},
};
