/* explain.c - a figure told: its name, what it says, its formula with the numbers put in, and the
 * records behind it. */
#include "view/explain.h"

#include "view/common.h"
#include "view/risk.h"

#include <math.h>
#include <string.h>

static void put_unit(
	struct value *map, const char *key, enum figure_unit unit, double value, bool known)
{
	switch (unit) {
	case AS_MONEY: put_money(map, key, known ? llround(value) : 0, known); break;
	case AS_SHARE: put_share(map, key, value, known); break;
	case AS_DAYS: put_days(map, key, value, known); break;
	case AS_POINTS: put_number(map, key, value, 1, known); break;
	case AS_INDEX: put_number(map, key, value, 0, known); break;
	case AS_FACTOR: put_number(map, key, value, 2, known); break;
	case AS_LOG: put_number(map, key, value, 3, known); break;
	case AS_COUNT:
		if (known)
			put_count(map, key, llround(value));
		else
			put_none(map, key);
		break;
	case AS_STATE:
		if (known)
			put_term(map, key, "risk_state", risk_word((enum risk_state)value));
		else
			put_none(map, key);
		break;
	}
}

/* What one record adds is often small: with more decimals. */
static void put_part(struct value *map, const char *key, enum figure_unit unit, double value)
{
	switch (unit) {
	case AS_POINTS: put_number(map, key, value, 2, true); break;
	case AS_INDEX: put_number(map, key, value, 1, true); break;
	case AS_SHARE: put_number(map, key, 100 * value, 2, true); break;
	default: put_unit(map, key, unit, value, true); break;
	}
}

/* A sentence of a row: "explain.figure.wear-of.gloss". Gives its arguments. */
static struct value *put_sentence(
	struct value *map, const char *key, const char *word, const struct figure *figure)
{
	const struct figure_kind *kind = figure->kind;
	struct value *args = put_message(map, key,
		str_printf(map->arena, "explain.figure.%s%s.%s", kind->id, kind->parts ? "-of" : "",
			word)
			.p);

	if (kind->parts)
		put_term(args, "part", kind->parts->id, kind->parts->names[figure->part]);
	else
		put_none(args, "part");
	return args;
}

static void put_name(struct value *map, const char *key, const struct figure *figure)
{
	put_sentence(map, key, "name", figure);
}

/* A sentence with the numbers put in: gloss or formula. */
static void put_told(struct value *map, const char *key, const struct site *site,
	const struct figure *figure, const struct explained *explained)
{
	struct value *args = put_sentence(map, key, key, figure);
	struct value *parameters = value_map(map->arena);

	put_unit(args, "value", figure->kind->unit, explained->value, explained->known);
	put_value(args, "p", put_parameters(parameters, site));
	for (size_t i = 0; i < explained->inputs_n; i++) {
		const struct figure_input *input = &explained->inputs[i];

		if (strcmp(input->name, "of") != 0)
			put_unit(args, input->name, input->unit, input->value, input->known);
	}
}

/* Too little to show in the digits that its unit has. */
static bool is_slight(enum figure_unit unit, double value)
{
	return fabs(value) < (unit == AS_LOG ? 0.005 : unit == AS_MONEY ? 0.5 : 0.05);
}

static void put_inputs(struct value *map, const struct explained *explained)
{
	struct value *list = put_list(map, "inputs");
	bool others = false; /* some are figures themselves */

	for (size_t i = 0; i < explained->inputs_n; i++) {
		const struct figure_input *input = &explained->inputs[i];
		struct value *row;

		if (strcmp(input->name, "of") == 0 && is_slight(input->unit, input->value))
			continue;
		row = add_map(list);
		others |= input->of.kind != NULL;
		if (input->of.kind) {
			put_name(row, "name", &input->of);
			put_text(row, "id", figure_name(&input->of, map->arena));
		} else {
			put_message(row, "name",
				str_printf(map->arena, "explain.input.%s", input->name).p);
			put_none(row, "id");
		}
		put_unit(row, "value", input->unit, input->value, input->known);
	}
	put_bool(map, "others", others);
}

static void put_record(struct value *list, const struct site *site, const struct behind *behind,
	enum figure_unit unit)
{
	const struct record *record = behind->record;
	struct value *row = add_map(list);

	put_part(row, "part", unit, behind->part);
	put_bool(row, "percent", unit == AS_SHARE);
	put_text(row, "account", behind->account ? behind->account->id : STR_NONE);
	put_text(row, "what", behind->what);
	if (!record->source) {
		put_none(row, "place");
		put_none(row, "href");
		return;
	}
	put_text(row, "place",
		str_printf(list->arena, "%.*s:%u", STR_ARG(record->source->path), record->at.line));
	put_text(row, "href", record_address(site, record, list->arena));
}

/* What the records add up to. */
static void put_sum(
	struct value *map, const struct figure *figure, const struct explained *explained)
{
	const char *to = explained->adds_up_to;

	put_bool(map, "listed", explained->listed && explained->known);
	put_bool(map, "apart", explained->apart);
	if (!explained->listed || explained->apart || !explained->known) {
		put_none(map, "sum");
		put_none(map, "sum_of");
		return;
	}
	put_part(map, "sum", explained->unit, explained->sum);
	put_bool(map, "percent", explained->unit == AS_SHARE);
	if (!to) {
		put_name(map, "sum_of", figure);
		return;
	}
	for (size_t i = 0; i < explained->inputs_n; i++) {
		const struct figure_input *input = &explained->inputs[i];

		if (strcmp(input->name, to) != 0)
			continue;
		if (input->of.kind)
			put_name(map, "sum_of", &input->of);
		else
			put_message(
				map, "sum_of", str_printf(map->arena, "explain.input.%s", to).p);
	}
}

static struct str subject_name(const struct figure *figure)
{
	const struct book *book = figure->figures->book;

	switch (figure->kind->level) {
	case LEVEL_ACCOUNT: return book->accounts.v[figure->index]->name;
	case LEVEL_DEPARTMENT: return book->departments.v[figure->index]->name;
	default: return book->company.name;
	}
}

static int32_t day_of_figure(const struct figure *figure)
{
	const struct figures *figures = figure->figures;

	return figure->kind->level == LEVEL_ACCOUNT && figures->accounts[figure->index].known
		       ? figures->accounts[figure->index].as_of
		       : figures->as_of;
}

struct value *view_explained(
	const struct site *site, const struct figure *figure, size_t most, struct arena *arena)
{
	struct explained explained = figure_explain(figure, true, arena);
	struct value *map = value_map(arena), *records;
	size_t shown = most && most < explained.behind.n ? most : explained.behind.n;
	bool bounded = explained.known && explained.bounded;

	put_text(map, "id", figure_name(figure, arena));
	put_name(map, "name", figure);
	put_text(map, "subject", subject_name(figure));
	put_date(map, "as_of", day_of_figure(figure));
	put_bool(map, "known", explained.known);
	put_unit(map, "value", figure->kind->unit, explained.value, explained.known);
	put_unit(map, "low", figure->kind->unit, explained.low, bounded);
	put_unit(map, "high", figure->kind->unit, explained.high, bounded);
	put_told(map, "gloss", site, figure, &explained);
	put_told(map, "formula", site, figure, &explained);
	put_inputs(map, &explained);
	put_sum(map, figure, &explained);
	records = put_list(map, "records");
	for (size_t i = 0; i < shown; i++)
		put_record(records, site, &explained.behind.v[i], explained.unit);
	put_count(map, "n", (int64_t)explained.behind.n);
	put_count(map, "more", (int64_t)(explained.behind.n - shown));
	put_bool(map, "cut", shown < explained.behind.n);
	put_text(map, "section", str_c(figure->kind->method));
	return map;
}

struct value *view_figure_kind(const struct figure_kind *kind, int part, struct arena *arena)
{
	static const char *const folders[] = {
		[LEVEL_DEPARTMENT] = "departments/ID", [LEVEL_ACCOUNT] = "accounts/ID"};
	struct value *map = value_map(arena);
	struct str anchor = figure_anchor(kind, part, arena);

	put_text(map, "id",
		str_printf(arena, "%s#%.*s",
			kind->level == LEVEL_COMPANY ? kind->page : folders[kind->level],
			STR_ARG(anchor)));
	put_name(map, "name", &(struct figure){NULL, kind, 0, part});
	return map;
}

/* Which figures stand on a page of that kind. */
static bool belongs(const struct figure_kind *figure, const struct page_kind *page)
{
	switch (figure->level) {
	case LEVEL_ACCOUNT: return strcmp(page->template, "account") == 0;
	case LEVEL_DEPARTMENT: return strcmp(page->template, "department") == 0;
	default: return strcmp(page->name, figure->page) == 0;
	}
}

/* Parts that show as nothing are left out; without data a figure still has its place. */
static bool is_shown(const struct figure *figure, const struct explained *explained)
{
	return !figure->kind->parts ||
	       (explained->known && !is_slight(figure->kind->unit, explained->value));
}

static void put_figure(struct value *list, const struct figure *figure)
{
	struct explained explained = figure_explain(figure, false, list->arena);
	struct value *row;

	if (!is_shown(figure, &explained))
		return;
	row = add_map(list);
	put_text(row, "anchor", figure_anchor(figure->kind, figure->part, list->arena));
	put_name(row, "name", figure);
	put_unit(row, "value", figure->kind->unit, explained.value, explained.known);
}

void put_page_figures(
	struct value *page, const struct site *site, const struct page_kind *kind, size_t i)
{
	struct value *list = put_list(page, "explained");

	for (size_t k = 0; figure_kind_at(k); k++) {
		struct figure figure = {site->figures, figure_kind_at(k), i, 0};

		if (!belongs(figure.kind, kind))
			continue;
		for (int part = 0; part < figure_parts(figure.kind); part++) {
			figure.part = part;
			put_figure(list, &figure);
		}
	}
}
