/* rules.c - small things that several rules need. */
#include "check/rules.h"

#include <stdio.h>
#include <string.h>

struct time_text day_text(int32_t day)
{
	struct time_text text = {""};
	char buffer[11];

	if (day == DAY_NONE)
		return text;
	day_write(day, buffer);
	memcpy(text.s, buffer, sizeof buffer);
	return text;
}

struct time_text when_text(struct when when)
{
	struct time_text text = day_text(when.day);
	size_t n = strlen(text.s);
	int minutes = when.second / 60;

	if (when.day != DAY_NONE && when.second != SECOND_NONE)
		snprintf(text.s + n, sizeof text.s - n, "T%02d:%02d", minutes / 60, minutes % 60);
	return text;
}

bool days_known(const struct check *check, int32_t a, int32_t b)
{
	int32_t today = check->book->today;

	return a != DAY_NONE && b != DAY_NONE && a <= today && b <= today;
}

struct ending promise_ending(const struct promise *promise)
{
	if (promise->kept != DAY_NONE)
		return (struct ending){promise->kept, &promise->kept, "kept"};
	if (promise->broken != DAY_NONE)
		return (struct ending){promise->broken, &promise->broken, "broken"};
	if (promise->withdrawn != DAY_NONE)
		return (struct ending){promise->withdrawn, &promise->withdrawn, "withdrawn"};
	return (struct ending){.day = DAY_NONE};
}

int32_t promise_in_force(const struct promise *promise, int32_t day)
{
	int32_t due = promise->due;

	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (moved->agreed && moved->on <= due && moved->on <= day)
			due = moved->to;
	}
	return due;
}

int32_t account_left(const struct account *account)
{
	int32_t last = account->ended;

	for (size_t i = 0; i < account->spells.n; i++) {
		int32_t to = account->spells.v[i].to;

		if (to == DAY_NONE)
			return DAY_NONE;
		if (last == DAY_NONE || to > last)
			last = to;
	}
	return last;
}

int32_t account_came(const struct account *account)
{
	int32_t first = account->since;

	for (size_t i = 0; i < account->spells.n; i++)
		if (first == DAY_NONE || account->spells.v[i].from < first)
			first = account->spells.v[i].from;
	return first;
}

struct mark departure_at(const struct account *account)
{
	int32_t left = account_left(account);

	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (spell->to == left && GIVEN(spell, to))
			return record_value_at(&spell->record, &spell->to);
	}
	return record_value_at(&account->record, &account->ended);
}

bool mark_before(struct mark a, struct mark b)
{
	return a.line < b.line || (a.line == b.line && a.col < b.col);
}

int record_order(const struct record *a, const struct record *b)
{
	if (a->source != b->source)
		return a->source->index < b->source->index ? -1 : 1;
	return mark_before(b->at, a->at) - mark_before(a->at, b->at);
}
