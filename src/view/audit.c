/* audit.c - what was changed in the records afterwards: promises, outcomes, late logging. */
#include "view/audit.h"

#include "view/bars.h"

enum { MOVED_SHOWN = 12, TYPED_SHOWN = 10 };

static const char *quiet_key(const struct audit *audit)
{
	if (audit->state == HISTORY_NONE)
		return "audit.quiet.none";
	if (audit->state == HISTORY_SHALLOW)
		return "audit.quiet.shallow";
	return audit->commits ? "audit.quiet.imports" : "audit.quiet.later";
}

/* The address of a commit's own page, from that of a file in it, for the forges that name the two
 * alike; else that of the file, without its line of today. */
static struct str commit_address(struct str pattern, const struct history_commit *commit,
	const struct place *place, struct arena *arena)
{
	ptrdiff_t blob = str_find(pattern, STR("/blob/{commit}/")), line;

	if (blob < 0) {
		line = str_find(pattern, STR("#"));
		if (line >= 0 && str_find(pattern, STR("{line}")) > line)
			pattern = str_slice(pattern, 0, (size_t)line);
		return place_address(pattern, commit->id, place, arena);
	}
	return str_printf(arena, "%.*s/commit/%.*s", (int)blob, pattern.p, STR_ARG(commit->id));
}

void put_commit(struct value *map, const char *key, const struct site *site,
	const struct history_commit *commit, const struct record *record)
{
	struct str pattern = site->book->company.repository;
	struct value *v = put_map(map, key);
	struct place place = {record->source ? record->source->name : STR_NONE, record->at.line};

	put_text(v, "short", str_slice(commit->id, 0, 10));
	put_date(v, "on", history_day(commit));
	put_text(v, "href",
		pattern.n ? commit_address(pattern, commit, &place, map->arena) : STR_NONE);
}

/* A date as one, words as they were. */
static void put_sides(struct value *row, const struct field_change *change)
{
	int32_t before = DAY_NONE, after = DAY_NONE;
	bool date = day_parse(change->before, &before) == DATE_OK &&
		    day_parse(change->after, &after) == DATE_OK;

	put_bool(row, "date", date);
	put_date(row, "from_day", date ? before : DAY_NONE);
	put_date(row, "to_day", date ? after : DAY_NONE);
	put_text(row, "from_words", date ? STR_NONE : change->before);
	put_text(row, "to_words", date ? STR_NONE : change->after);
}

static void put_reading(struct value *row, const struct change_read *read)
{
	static const char *const keys[CHANGE_READINGS] = {
		[CHANGE_DATE_WEEK] = "audit.reading.date_week",
		[CHANGE_DATE_AFTER] = "audit.reading.date_after",
		[CHANGE_WORDS_WEEK] = "audit.reading.words_week",
		[CHANGE_WORDS_AFTER] = "audit.reading.words_after",
	};
	struct value *args = put_message(row, "reading", keys[read->reading]);

	put_count(args, "n", read->day > read->due ? read->day - read->due : read->due - read->day);
}

static void put_promise(struct value *row, const struct site *site, const struct promise *promise)
{
	const struct account *account =
		promise->account.kind == REF_ACCOUNT ? promise->account.account : NULL;

	put_text(row, "what", promise->what);
	put_account(row, "account", account);
	put_department(
		row, "to", promise->to.kind == REF_DEPARTMENT ? promise->to.department : NULL);
	put_row_link(row, "link", account, promise, NULL);
	put_source(row, "source", site, &promise->record);
}

static void put_moved(struct value *shown, const struct site *site)
{
	const struct audit *audit = site->figures->audit;
	struct value *rows = put_list(shown, "rows");
	bool more = audit->moved.n > MOVED_SHOWN;

	for (size_t i = 0; i < audit->moved.n && i < MOVED_SHOWN; i++) {
		const struct moved_goalposts *moved = &audit->moved.v[i];
		struct value *row = add_map(rows);

		put_promise(row, site, moved->promise);
		put_sides(row, moved->change);
		put_reading(row, &moved->read);
		put_count(row, "besides", moved->more);
		put_bool(row, "has_besides", moved->more > 0);
		put_state(row, "state", site->figures->fates[moved->promise->index].state);
		put_commit(row, "commit", site, moved->change->commit, &moved->promise->record);
	}
	put_bool(shown, "more", more);
	put_count(shown, "left_out", more ? (int64_t)audit->moved.n - MOVED_SHOWN : 0);
}

static void put_finding(struct value *shown, const struct audit *audit)
{
	struct value *args = put_message(
		shown, "finding", audit->moved.n ? "audit.finding.some" : "audit.finding.none");

	put_count(args, "n", (int64_t)audit->moved.n);
	put_count(args, "dates", audit->dates);
	put_count(args, "words", audit->words);
}

static void put_kept_row(
	struct value *rows, const struct department *department, const struct kept_twice *kept)
{
	struct value *row = add_map(rows);

	put_department(row, "department", department);
	put_bool(row, "whole", !department);
	put_count(row, "moved", kept->moved);
	put_rate(row, "recorded", &kept->recorded);
	put_rate(row, "promised", &kept->promised);
	put_rate_dot(row, "dot", &kept->promised);
}

/* The whole company, and the departments that own a promise that was changed. */
static void put_kept(struct value *shown, const struct site *site)
{
	const struct audit *audit = site->figures->audit;
	struct value *kept, *rows;

	if (!audit->kept.moved) {
		put_none(shown, "kept");
		return;
	}
	kept = put_map(shown, "kept");
	rows = put_list(kept, "rows");
	put_kept_row(rows, NULL, &audit->kept);
	for (size_t d = 0; d < site->book->departments.n; d++)
		if (audit->departments[d].moved)
			put_kept_row(rows, site->book->departments.v[d], &audit->departments[d]);
}

static void put_typed(struct value *shown, const struct site *site)
{
	const struct audit *audit = site->figures->audit;
	struct value *typed, *args, *rows;

	if (!audit->typed.n && !audit->typed_incidents.n) {
		put_none(shown, "typed");
		return;
	}
	typed = put_map(shown, "typed");
	args = put_message(typed, "said", audit->typed.k ? "audit.typed.some" : "audit.typed.none");
	put_count(args, "k", audit->typed.k);
	put_count(args, "n", audit->typed.n);
	put_count(args, "kept", audit->typed_kept);
	args = put_message(typed, "incidents",
		audit->typed_incidents.k ? "audit.typed.incidents" : "audit.typed.no_incidents");
	put_count(args, "k", audit->typed_incidents.k);
	put_count(args, "n", audit->typed_incidents.n);
	put_rate(typed, "rate", &audit->typed);
	put_rate(typed, "incidents_rate", &audit->typed_incidents);
	rows = put_list(typed, "rows");
	for (size_t i = 0; i < audit->typed_list.n && i < TYPED_SHOWN; i++) {
		const struct typed_after *one = &audit->typed_list.v[i];
		struct value *row = add_map(rows);

		put_promise(row, site, one->promise);
		put_state(row, "state", site->figures->fates[one->promise->index].state);
		put_date(row, "end", one->end);
		put_date(row, "day", one->day);
		put_days(row, "after", one->day - one->end, true);
	}
	put_bool(typed, "cut", audit->typed_list.n > TYPED_SHOWN);
}

void put_logging(struct value *map, const char *key, const struct logging *logging)
{
	struct value *v;

	if (!logging->median.n) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_median(v, "median", &logging->median);
	put_median(v, "ninety", &logging->ninety);
}

/* By the order of the records: no ranking where intervals overlap. */
static void put_logged(struct value *shown, const struct site *site)
{
	const struct audit *audit = site->figures->audit;
	struct value *v, *rows, *row, *args;

	if (!audit->logging.median.n) {
		put_none(shown, "logging");
		return;
	}
	v = put_map(shown, "logging");
	args = put_message(v, "finding",
		audit->logging.median.n < SMALL_N ? "audit.logging.few" : "audit.logging.finding");
	put_days(args, "days", audit->logging.median.days, audit->logging.median.known);
	put_days(args, "most", audit->logging.ninety.days, audit->logging.ninety.known);
	put_count(args, "n", audit->logging.median.n);
	rows = put_list(v, "rows");
	row = add_map(rows);
	put_department(row, "department", NULL);
	put_bool(row, "whole", true);
	put_logging(row, "logging", &audit->logging);
	for (size_t d = 0; d < site->book->departments.n; d++) {
		if (!audit->logged[d].median.n)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[d]);
		put_bool(row, "whole", false);
		put_logging(row, "logging", &audit->logged[d]);
	}
}

void put_audit(struct value *page, const char *key, const struct site *site)
{
	const struct audit *audit = site->figures->audit;
	struct value *v = put_map(page, key), *shown, *args;

	if (!audit->known) {
		put_date(put_message(v, "quiet", quiet_key(audit)), "since", audit->since);
		put_none(v, "shown");
		return;
	}
	put_none(v, "quiet");
	shown = put_map(v, "shown");
	put_finding(shown, audit);
	put_date(put_message(shown, "since", "audit.since"), "since", audit->since);
	put_moved(shown, site);
	if (audit->noted_late) {
		args = put_message(shown, "noted", "audit.noted");
		put_count(args, "n", audit->noted_late);
	} else {
		put_none(shown, "noted");
	}
	put_kept(shown, site);
	put_typed(shown, site);
	put_logged(shown, site);
}

void put_last_change(
	struct value *row, const char *key, const struct site *site, const struct record *record)
{
	const struct history_commit *last = record->past ? record->past->last : NULL;

	if (last && history_day(last) <= site->figures->as_of)
		put_commit(row, key, site, last, record);
	else
		put_none(row, key);
}

void put_former_dates(struct value *row, const struct site *site, const struct promise *promise)
{
	const struct record_history *past = promise->record.past;
	struct value *dates = put_list(row, "dates");
	struct judged_on on = judged_on_of(site->figures, promise);
	struct change_read *reads;

	if (!past || !site->figures->audit->known)
		return;
	reads = NEW_N(row->arena, struct change_read, past->changes.n);
	goalposts_read(promise, &on, reads);
	for (size_t i = 0; i < past->changes.n; i++) {
		const struct field_change *change = &past->changes.v[i];
		struct value *item, *args;
		int32_t was;

		if (!str_eq(change->field, STR("due")) || reads[i].reading == CHANGE_UNKNOWN ||
			day_parse(change->before, &was) != DATE_OK)
			continue;
		item = add_map(dates);
		args = put_message(item, "said",
			reads[i].reading == CHANGE_DATE_AFTER ? "audit.dates.after"
							      : "audit.dates.was");
		put_date(args, "was", was);
		put_date(args, "on", reads[i].day);
		put_commit(item, "commit", site, change->commit, &promise->record);
	}
}
