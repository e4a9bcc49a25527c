/* diff.c - what moved between two states of the records, as a page of its own beside the site. */
#include "view/diff.h"

#include "base/utf8.h"
#include "view/common.h"

#include <math.h>
#include <stdlib.h>

enum { TEXT_MOST = 70, RECORDS_MOST = 12, FIELDS_MOST = 6 };

/* On one line, not too long. */
static struct str shortened(struct str text, struct arena *arena)
{
	size_t n = 0;

	for (size_t letters = 0, bytes; n < text.n; n += bytes, letters++) {
		utf8_decode(str_slice(text, n, text.n), &bytes);
		if (letters == TEXT_MOST)
			return str_join(str_slice(text, 0, n), STR("…"), arena);
	}
	return text;
}

static void put_reading(
	struct value *map, const char *key, const struct compared *figure, double value, bool known)
{
	switch (figure->unit) {
	case UNIT_MONEY: put_money(map, key, known ? llround(value) : 0, known); break;
	case UNIT_SHARE: put_share(map, key, value, known); break;
	case UNIT_POINTS: put_number(map, key, value, 1, known); break;
	case UNIT_COUNT:
		if (known)
			put_count(map, key, llround(value));
		else
			put_none(map, key);
		break;
	}
}

static void put_movement(struct value *list, const struct movement_of *movement)
{
	const struct compared *figure = movement->figure;
	bool share = figure->unit == UNIT_SHARE,
	     both = movement->known_before && movement->known_after;
	double change = both ? movement->after - movement->before : 0;
	struct value *row = add_map(list);

	put_text(row, "id", str_c(figure->id));
	put_message(row, "figure", str_printf(list->arena, "diff.figure.%s", figure->id).p);
	put_reading(row, "before", figure, movement->before, movement->known_before);
	put_reading(row, "after", figure, movement->after, movement->known_after);
	put_bool(row, "share", share);
	if (share)
		put_number(row, "change", 100 * change, 1, both);
	else
		put_reading(row, "change", figure, change, both);
	put_bool(row, "worse", movement_is_worse(movement));
	put_bool(row, "better",
		both && figure->better && change != 0 && !movement_is_worse(movement));
}

static void put_movements(struct value *map, const struct moved_figures *moved)
{
	struct value *list = put_list(map, "figures");

	for (size_t i = 0; i < moved->n; i++)
		put_movement(list, &moved->v[i]);
}

static void put_fields(struct value *row, const struct change *change)
{
	struct value *list = put_list(row, "fields");

	for (size_t i = 0; i < change->fields.n && i < FIELDS_MOST; i++) {
		const struct changed_field *field = &change->fields.v[i];
		struct value *item = add_map(list);

		put_text(item, "name", field->name);
		put_text(item, "before", shortened(field->before, row->arena));
		put_text(item, "after", shortened(field->after, row->arena));
		put_bool(item, "more", i + 1 < change->fields.n && i + 1 < FIELDS_MOST);
	}
}

static void put_change(
	struct value *list, const struct diff_view *diff, const struct change *change)
{
	static const char *const words[] = {"added", "removed", "changed"};
	struct str pattern = diff->site->book->company.repository;
	struct str commit = change->kind == CHANGE_REMOVED ? diff->base_id : diff->head_id;
	struct place place = {change->file->name, change->at.line};
	struct value *row = add_map(list);

	put_message(row, "how", str_printf(list->arena, "diff.how.%s", words[change->kind]).p);
	put_text(row, "change", str_c(words[change->kind]));
	put_term(row, "record", "record", change->record);
	put_text(row, "what", shortened(change->what, list->arena));
	put_text(row, "account", change->account);
	put_text(row, "file", place.file);
	put_count(row, "line", place.line);
	put_text(row, "place", str_printf(list->arena, "%.*s:%u", STR_ARG(place.file), place.line));
	put_text(row, "href",
		pattern.n && commit.n ? place_address(pattern, commit, &place, list->arena)
				      : STR_NONE);
	put_fields(row, change);
}

/* A record that differs and that an account or department has to do with. */
struct cause {
	const struct change *change;
	struct cause *next;
};

struct cause_list {
	struct cause *first, **end;
	size_t n;
};

static void add_cause(
	struct map *map, struct str id, const struct change *change, struct arena *arena)
{
	struct cause_list *list = id.n ? map_get(map, id) : NULL;
	struct cause *cause = NEW(arena, struct cause);

	if (!id.n)
		return;
	if (!list) {
		list = NEW(arena, struct cause_list);
		list->end = &list->first;
		map_add(map, id, list, arena);
	}
	cause->change = change;
	*list->end = cause;
	list->end = &cause->next;
	list->n++;
}

/* By id of an account, or of a department. */
static struct map causes_by_id(const struct changes *changes, bool departments, struct arena *arena)
{
	struct map map = {0};

	for (size_t i = 0; i < changes->list.n; i++) {
		const struct change *change = &changes->list.v[i];

		if (!departments)
			add_cause(&map, change->account, change, arena);
		for (size_t k = 0; departments && k < change->departments.n; k++)
			add_cause(&map, change->departments.v[k], change, arena);
	}
	return map;
}

static void put_causes(
	struct value *map, const struct diff_view *diff, const struct cause_list *causes)
{
	struct value *list = put_list(map, "records"), *more;
	const struct cause *cause = causes ? causes->first : NULL;
	size_t n = causes ? causes->n : 0;

	for (size_t i = 0; cause && i < RECORDS_MOST; i++, cause = cause->next)
		put_change(list, diff, cause->change);
	put_bool(map, "has_records", n > 0);
	if (n <= RECORDS_MOST) {
		put_none(map, "more");
		return;
	}
	more = put_message(map, "more", "diff.more");
	put_count(more, "n", (int64_t)(n - RECORDS_MOST));
}

static void put_head(struct value *map, const struct moved_figures *moved)
{
	put_text(map, "id", moved->id);
	put_text(map, "name", moved->name);
	put_bool(map, "added", moved->added);
	put_bool(map, "gone", moved->gone);
	put_movements(map, moved);
}

/* Accounts or departments that moved. */
struct subjects {
	const struct moved_figures *v;
	size_t n;
	bool departments;
};

static int by_weight(const void *left, const void *right)
{
	const struct moved_figures *const *a = left, *const *b = right;

	if ((*a)->weight != (*b)->weight)
		return (*a)->weight < (*b)->weight ? 1 : -1;
	return str_cmp((*a)->id, (*b)->id);
}

/* How many moved by records of their own, and how many only because the whole did. */
struct subject_counts {
	size_t own, others;
};

/* Those with records of their own in `key`, gravest first. */
static void put_subjects(struct value *page, const char *key, const struct diff_view *diff,
	const struct subjects *subjects, struct subject_counts *counts)
{
	struct map causes = causes_by_id(diff->changes, subjects->departments, page->arena);
	struct value *list = put_list(page, key);
	const struct moved_figures **order =
		NEW_N(page->arena, const struct moved_figures *, subjects->n + 1);

	*counts = (struct subject_counts){0};
	for (size_t i = 0; i < subjects->n; i++)
		order[i] = &subjects->v[i];
	qsort(order, subjects->n, sizeof *order, by_weight);
	for (size_t i = 0; i < subjects->n; i++) {
		const struct cause_list *own = map_get(&causes, order[i]->id);
		struct value *row;

		if (!own && !order[i]->added && !order[i]->gone) {
			counts->others++;
			continue;
		}
		counts->own++;
		if (diff->most && list->items.n >= diff->most)
			continue;
		row = add_map(list);
		put_head(row, order[i]);
		put_causes(row, diff, own);
	}
}

static void put_verdict(struct value *page, const struct subject_counts *accounts,
	const struct subject_counts *departments)
{
	bool own = accounts->own || departments->own;
	struct value *args =
		put_message(page, "verdict", own ? "diff.verdict.own" : "diff.verdict.rest");

	put_count(args, "accounts", (int64_t)accounts->own);
	put_count(args, "departments", (int64_t)departments->own);
	put_bool(args, "both", accounts->own && departments->own);
	put_bool(page, "has_accounts", accounts->own > 0);
	put_bool(page, "has_departments", departments->own > 0);
	if (!accounts->others && !departments->others) {
		put_none(page, "others");
		return;
	}
	args = put_message(page, "others", "diff.others");
	put_count(args, "accounts", (int64_t)accounts->others);
	put_count(args, "departments", (int64_t)departments->others);
}

static void put_side(struct value *page, const char *key, struct str name, struct str id)
{
	struct value *side = put_map(page, key);

	put_text(side, "name", name);
	put_text(side, "commit", id);
	put_text(side, "short", str_slice(id, 0, 10));
}

/* Records that differ and belong to no account. */
static void put_general(struct value *page, const struct diff_view *diff)
{
	struct cause_list general = {.end = &general.first};
	struct map map = {0};

	map_add(&map, STR("general"), &general, page->arena);
	for (size_t i = 0; i < diff->changes->list.n; i++)
		if (!diff->changes->list.v[i].account.n)
			add_cause(&map, STR("general"), &diff->changes->list.v[i], page->arena);
	put_causes(put_map(page, "general"), diff, &general);
}

struct value *view_diff(const struct diff_view *diff, struct arena *arena)
{
	const struct comparison *comparison = diff->comparison;
	struct subject_counts accounts, departments;
	struct value *page = value_map(arena);

	put_bool(page, "to_work_tree", !diff->head.n);
	put_date(page, "as_of", diff->site->figures->as_of);
	put_side(page, "base", diff->base, diff->base_id);
	put_side(page, "head", diff->head, diff->head_id);
	put_movements(page, &comparison->company);
	put_bool(page, "company", comparison->company.n > 0);
	put_subjects(page, "departments", diff,
		&(struct subjects){comparison->departments.v, comparison->departments.n, true},
		&departments);
	put_subjects(page, "accounts", diff,
		&(struct subjects){comparison->accounts.v, comparison->accounts.n, false},
		&accounts);
	put_general(page, diff);
	put_verdict(page, &accounts, &departments);
	return page;
}
