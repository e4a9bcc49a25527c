/* common.c - the parts that many pages show, put the same way everywhere. */
#include "view/common.h"

#include "base/decimal.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void put_rate(struct value *map, const char *key, const struct rate *rate)
{
	struct value *v;

	if (rate->n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "k", rate->k);
	put_count(v, "n", rate->n);
	put_share(v, "share", rate->share, true);
	put_share(v, "low", rate->low, true);
	put_share(v, "high", rate->high, true);
	put_bool(v, "small", rate->n < SMALL_N);
}

void put_coherence(struct value *map, const char *key, const struct coherence *coherence)
{
	struct value *v;

	if (coherence->n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_number(v, "index", coherence->index, 0, true);
	put_number(v, "low", coherence->low, 0, true);
	put_number(v, "high", coherence->high, 0, true);
	put_count(v, "n", coherence->n);
	put_bool(v, "pale", coherence->pale);
}

void put_median(struct value *map, const char *key, const struct median *median)
{
	struct value *v;

	if (median->n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_days(v, "days", median->days, median->known);
	put_days(v, "low", median->low, median->known && median->low >= 0);
	put_days(v, "high", median->high, median->known && median->high >= 0);
	put_count(v, "n", median->n);
	put_count(v, "events", median->events);
	put_count(v, "running", median->n - median->events);
}

void put_promises(struct value *map, const char *key, const struct promises *promises)
{
	int64_t behind = promises->late + promises->overdue;
	struct value *v;

	if (promises->given == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "given", promises->given);
	put_count(v, "settled", promises->settled);
	put_count(v, "open", promises->open);
	put_count(v, "kept", promises->kept);
	put_count(v, "partly", promises->partly);
	put_count(v, "late", promises->late);
	put_count(v, "broken", promises->broken);
	put_count(v, "overdue", promises->overdue);
	put_count(v, "withdrawn", promises->withdrawn);
	put_count(v, "broken_all", promises->broken + promises->overdue);
	put_count(v, "failed", promises->late + promises->broken + promises->overdue);
	put_days(v, "late_mean", behind ? promises->days_late / (double)behind : 0, behind > 0);
	put_rate(v, "rate", &promises->rate);
	put_coherence(v, "coherence", &promises->coherence);
}

void put_trend(struct value *map, const char *key, enum trend trend)
{
	static const char *const words[] = {"", "flat", "up", "down"};
	struct value *v;

	if (trend == TREND_NONE) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_term(v, "word", "trend", str_c(words[trend]));
	put_bool(v, "up", trend == TREND_UP);
	put_bool(v, "down", trend == TREND_DOWN);
}

static struct value *put_named(struct value *map, const char *key, struct str folder, struct str id)
{
	struct value *v = put_map(map, key);

	put_text(v, "id", id);
	put_link(v, "link", str_join(folder, id, map->arena), STR_NONE);
	return v;
}

void put_account(struct value *map, const char *key, const struct account *account)
{
	if (!account)
		put_none(map, key);
	else
		put_text(put_named(map, key, STR("accounts/"), account->id), "name", account->name);
}

void put_department(struct value *map, const char *key, const struct department *department)
{
	if (!department)
		put_none(map, key);
	else
		put_text(put_named(map, key, STR("departments/"), department->id), "name",
			department->name);
}

/* "Ana María Ruiz" to "A. M. R." */
static struct str initials(struct str name, struct arena *arena)
{
	struct str rest = name, word, out = STR_NONE;

	while (str_split(&rest, ' ', &word)) {
		size_t n;

		if (!word.n)
			continue;
		utf8_decode(word, &n);
		out = str_printf(
			arena, "%.*s%s%.*s.", STR_ARG(out), out.n ? " " : "", (int)n, word.p);
	}
	return out;
}

void put_person(
	struct value *map, const char *key, const struct site *site, const struct person *person)
{
	enum names names = site->book->company.site.people;

	if (!person || names == NAMES_HIDDEN)
		put_none(map, key);
	else if (names == NAMES_INITIALS)
		put_text(map, key, initials(person->name, map->arena));
	else
		put_text(map, key, person->name);
}

void put_party(struct value *map, const char *key, const struct site *site, const struct ref *ref)
{
	const struct person *person = ref->kind == REF_PERSON ? ref->person : NULL;

	if (ref->kind == REF_DEPARTMENT) {
		put_department(map, key, ref->department);
	} else if (person && site->book->company.site.people != NAMES_HIDDEN) {
		struct value *v = put_map(map, key);

		put_person(v, "name", site, person);
		put_none(v, "link");
	} else {
		put_department(map, key, person ? person->department.department : NULL);
	}
}

void put_kind_term(struct value *map, const char *key, int kind)
{
	put_term(map, key, "incident_kind",
		kind == LEAK_CONTACT ? STR("contact") : term_word(&incident_kind_terms, kind));
}

void put_kind(struct value *map, const char *key, const struct incident *incident)
{
	if (incident->own_kind)
		put_text(map, key, incident->own_kind->name);
	else
		put_kind_term(map, key, (int)incident->kind);
}

struct str state_word(enum promise_state state)
{
	static const char *const words[PROMISE_STATES] = {
		"unknown", "open", "kept", "late", "broken", "overdue", "withdrawn"};

	return str_c(words[state]);
}

void put_state(struct value *map, const char *key, enum promise_state state)
{
	put_term(map, key, "promise_state", state_word(state));
}

void put_needs(struct value *map, const char *key, const struct account_figures *account)
{
	static const struct {
		unsigned bit;
		const char *word;
	} needs[] = {
		{NEED_OVERDUE, "overdue"},
		{NEED_UNANSWERED, "unanswered"},
		{NEED_WAITING, "waiting"},
		{NEED_RENEWS, "renews"},
		{NEED_WEAR, "wear"},
		{NEED_SILENT, "silent"},
	};
	struct value *list = put_list(map, key), *last = NULL;

	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
		if (!(account->needs & needs[i].bit))
			continue;
		if (last)
			put_bool(last, "more", true);
		last = add_map(list);
		put_term(last, "need", "need", str_c(needs[i].word));
	}
	if (last)
		put_bool(last, "more", false);
}

/* A path as an address has it: whatever else a file's name holds would end it. */
static struct str path_in_address(struct str path, struct arena *arena)
{
	char *p = arena_alloc(arena, 3 * path.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (isalnum(c) || strchr("-._~/", c))
			p[n++] = (char)c;
		else
			n += (size_t)snprintf(p + n, 4, "%%%02X", c);
	}
	return (struct str){p, n};
}

struct str place_address(
	struct str pattern, struct str commit, const struct place *place, struct arena *arena)
{
	struct str out = STR_NONE, rest = pattern;
	ptrdiff_t open;

	while ((open = str_find(rest, STR("{"))) >= 0) {
		struct str tail = str_slice(rest, (size_t)open, rest.n), value = STR_NONE;
		size_t used = 1;

		if (str_starts(tail, STR("{commit}"))) {
			value = commit.n ? commit : STR("HEAD");
			used = 8;
		} else if (str_starts(tail, STR("{path}"))) {
			value = path_in_address(place->file, arena);
			used = 6;
		} else if (str_starts(tail, STR("{line}"))) {
			value = decimal_text(place->line, arena);
			used = 6;
		} else {
			value = STR("{");
		}
		out = str_join(
			out, str_join(str_slice(rest, 0, (size_t)open), value, arena), arena);
		rest = str_slice(tail, used, tail.n);
	}
	return str_join(out, rest, arena);
}

struct str record_address(const struct site *site, const struct record *record, struct arena *arena)
{
	struct str pattern = site->book->company.repository;
	const struct source *source = record->source;

	if (!pattern.n || !source)
		return STR_NONE;
	if (site->changed && (!site->differing || map_get(site->differing, source->name)))
		return STR_NONE;
	return place_address(
		pattern, site->commit_id, &(struct place){source->name, record->at.line}, arena);
}

static struct str base_name(struct str path)
{
	size_t from = path.n;

	while (from > 0 && path.p[from - 1] != '/')
		from--;
	return str_slice(path, from, path.n);
}

struct str row_name(const struct account *account, const struct record *record, struct arena *arena)
{
	if (!record->source || record->source != account->record.source)
		return STR_NONE;
	return str_join(STR("l"), decimal_text(record->at.line, arena), arena);
}

void put_row_link(struct value *map, const char *key, const struct account *account,
	const struct promise *promise, const struct incident *incident)
{
	size_t n;
	struct str row;

	if (!account || (!promise && !incident)) {
		put_none(map, key);
		return;
	}
	n = promise ? account->promises.n : account->incidents.n;
	row = row_name(account, promise ? &promise->record : &incident->record, map->arena);
	if (!row.n || n > DOSSIER_ROWS)
		row = promise ? STR("ledger") : STR("incidents");
	put_link(map, key, str_join(STR("accounts/"), account->id, map->arena), row);
}

void put_source(
	struct value *map, const char *key, const struct site *site, const struct record *record)
{
	struct value *v;

	if (!record->source) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_text(v, "file", record->source->name);
	put_text(v, "base", base_name(record->source->name));
	put_text(v, "line", decimal_text(record->at.line, map->arena));
	put_text(v, "href", record_address(site, record, map->arena));
}

struct str term_word(const struct terms *terms, int value)
{
	return value >= 0 && (size_t)value < terms->n ? terms->names[value] : STR_NONE;
}

struct ranked {
	double figure;
	size_t index;
};

static int by_figure(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->figure != y->figure)
		return x->figure < y->figure ? 1 : -1;
	return (x->index > y->index) - (x->index < y->index);
}

size_t *order_by(const double *figures, size_t n, struct arena *arena)
{
	struct ranked *ranked = NEW_N(arena, struct ranked, n + 1);
	size_t *order = NEW_N(arena, size_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){figures[i], i};
	if (n)
		qsort(ranked, n, sizeof *ranked, by_figure);
	for (size_t i = 0; i < n; i++)
		order[i] = ranked[i].index;
	return order;
}
