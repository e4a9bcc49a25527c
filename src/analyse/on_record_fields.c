/* on_record_fields.c - what the fields of one record said on a past day. */
#include "analyse/on_record_fields.h"

#include "analyse/on_record.h"

#include <stdio.h>
#include <string.h>

/* A moment is written as its day first: 2026-02-03T10:15. */
enum { DAY_LENGTH = 10 };

static bool later(const struct history_commit *commit, int32_t day)
{
	return commit->accuses && history_day(commit) > day;
}

bool on_record_by(const struct record *record, int32_t day)
{
	return !record->past || !later(record->past->first, day);
}

/* What the field said on the day, before anything changed it later; NULL: what it says today. */
static const struct str *said(const struct record *record, const char *field, int32_t day)
{
	const struct record_history *past = record->past;

	for (size_t i = 0; past && i < past->changes.n; i++)
		if (later(past->changes.v[i].commit, day) &&
			str_eq(past->changes.v[i].field, str_c(field)))
			return &past->changes.v[i].before;
	return NULL;
}

static bool has_come(int32_t event, int32_t day)
{
	return event != DAY_NONE && event <= day;
}

/* True if an event was another on record, as far as that matters on the day. */
static bool turn_event(const struct record *record, const char *field, int32_t day, int32_t *event)
{
	const struct str *was = said(record, field, day);
	int32_t former = DAY_NONE;

	if (!was ||
		(was->n && day_parse(str_slice(*was, 0, was->n < DAY_LENGTH ? was->n : DAY_LENGTH),
				   &former) != DATE_OK))
		return false;
	if (former == *event || (!has_come(former, day) && !has_come(*event, day)))
		return false;
	*event = former;
	return true;
}

static bool turn_moment(
	const struct record *record, const char *field, int32_t day, struct when *when)
{
	int32_t event = when->day;

	if (!turn_event(record, field, day, &event))
		return false;
	*when = WHEN_NONE;
	when->day = event;
	return true;
}

/* Cut short: nothing can be said of what stood in it. */
static bool is_cut(struct str list)
{
	return list.n >= 3 && memcmp(list.p + list.n - 3, "\xE2\x80\xA6", 3) == 0;
}

static bool stood(const struct str *was, const char *key, int32_t day)
{
	char text[32], date[11];

	day_write(day, date);
	snprintf(text, sizeof text, "%s: %s", key, date);
	return str_find(*was, str_c(text)) >= 0;
}

/* Moves that nobody had written down by then are taken out. */
static bool turn_moves(struct promise *promise, int32_t day, struct arena *arena)
{
	const struct str *was = said(&promise->record, "moved", day);
	const struct moved *all = promise->moved.v;
	size_t n = promise->moved.n;

	if (!was || is_cut(*was))
		return false;
	promise->moved.v = NEW_N(arena, struct moved, n);
	promise->moved.n = 0;
	for (size_t i = 0; i < n; i++)
		if (all[i].on > day || (stood(was, "on", all[i].on) && stood(was, "to", all[i].to)))
			promise->moved.v[promise->moved.n++] = all[i];
	return promise->moved.n < n;
}

static bool turn_due(struct promise *promise, int32_t day)
{
	const struct str *was = said(&promise->record, "due", day);
	int32_t former;

	if (!was || day_parse(*was, &former) != DATE_OK || former == promise->due)
		return false;
	promise->due = former;
	return true;
}

bool turn_promise(struct promise *promise, int32_t day, struct arena *arena)
{
	const struct record *record = &promise->record;
	bool turned = false;

	if (!record->past || record->past->changes.n == 0)
		return false;
	turned |= turn_due(promise, day);
	turned |= turn_moves(promise, day, arena);
	turned |= turn_event(record, "kept", day, &promise->kept);
	turned |= turn_event(record, "broken", day, &promise->broken);
	turned |= turn_event(record, "withdrawn", day, &promise->withdrawn);
	return turned;
}

bool turn_incident(struct incident *incident, int32_t day)
{
	const struct record *record = &incident->record;
	bool turned = false;

	if (!record->past || record->past->changes.n == 0)
		return false;
	turned |= turn_moment(record, "answered", day, &incident->answered);
	turned |= turn_moment(record, "resolved", day, &incident->resolved);
	return turned;
}

/* The times as a client, as `spells` told them: an end that it didn't give had not been written. */
static bool turn_spells(struct account *account, int32_t day, struct arena *arena)
{
	const struct str *was = said(&account->record, "spells", day);
	const struct spell *all = account->spells.v;
	size_t n = account->spells.n;
	bool turned = false;

	/* Where there were none, since and ended told of the one. */
	if (!was || !was->n || is_cut(*was))
		return false;
	account->spells.v = NEW_N(arena, struct spell, n);
	account->spells.n = 0;
	for (size_t i = 0; i < n; i++) {
		struct spell spell = all[i];

		if (has_come(spell.to, day) && !stood(was, "to", spell.to)) {
			spell.to = DAY_NONE;
			turned = true;
		}
		if (has_come(spell.from, day) && !stood(was, "from", spell.from))
			turned = true;
		else
			account->spells.v[account->spells.n++] = spell;
	}
	if (account->spells.n && turned)
		return true;
	account->spells.v = (struct spell *)(uintptr_t)all;
	account->spells.n = n;
	return false;
}

/* Where one pair of dates says when it was a client, it may stand in both places. */
static bool turn_end(struct account *account, int32_t day, struct arena *arena)
{
	int32_t end = account->ended;
	struct spell *spells;

	if (!turn_event(&account->record, "ended", day, &account->ended))
		return false;
	if (account->spells.n == 0)
		return true;
	spells = NEW_N(arena, struct spell, account->spells.n);
	memcpy(spells, account->spells.v, account->spells.n * sizeof *spells);
	if (spells[account->spells.n - 1].to == end)
		spells[account->spells.n - 1].to = account->ended;
	account->spells.v = spells;
	return true;
}

bool turn_life(struct account *account, int32_t day, struct arena *arena)
{
	bool turned = false;

	if (!on_record_by(&account->record, day)) {
		account->since = INT32_MAX;
		account->ended = DAY_NONE;
		account->spells.n = account->revenue.n = account->purchases.n = 0;
		return true;
	}
	if (!account->record.past || account->record.past->changes.n == 0)
		return false;
	turned |= turn_spells(account, day, arena);
	turned |= turn_end(account, day, arena);
	return turned;
}

bool is_touched(const struct record *record, int32_t day)
{
	const struct record_history *past = record->past;

	if (!on_record_by(record, day))
		return true;
	for (size_t i = 0; past && i < past->changes.n; i++)
		if (later(past->changes.v[i].commit, day))
			return true;
	return false;
}
