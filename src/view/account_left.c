/* account_left.c - for one that left: what it said beside what the records show had been building.
 */
#include "view/account_wear.h"
#include "view/causes.h"
#include "view/chart.h"

enum {
	STRIPS = 5, /* kinds drawn */
	STRIP_HEIGHT = 46,
	STRIP_STEP = 66,
	STRIPS_TOP = 14,
	MONTHS = 64,
};

/* A second kind is named from this share on. */
#define SECOND_LEAST 0.15

static void put_said(struct value *left, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	const struct review *review = &account->review;
	struct value *v;

	put_term(
		left, "reason", "reason", term_word(&reason_terms, (int)dossier->figures->because));
	put_date(left, "on", dossier->figures->end);
	put_bool(left, "lapsed", dossier->figures->lapsed);
	if (!dossier_knows(&(struct dossier){.as_of = dossier->site->figures->as_of}, review->on)) {
		put_none(left, "review");
		return;
	}
	v = put_map(left, "review");
	put_date(v, "on", review->on);
	put_party(v, "by", dossier->site, &review->by);
	put_text(v, "learned", review->learned);
}

static int64_t price_said(const struct dossier *dossier, int32_t *first)
{
	const struct account *account = dossier->account;
	int64_t n = 0;

	*first = DAY_NONE;
	for (size_t i = 0; i < account->objections.n; i++) {
		const struct objection *objection = account->objections.v[i];

		if (objection->kind != OBJECTION_PRICE || !dossier_knows(dossier, objection->on))
			continue;
		if (n++ == 0)
			*first = objection->on;
	}
	return n;
}

static void put_lead_said(struct value *left, const struct departure *departure)
{
	struct value *args;

	if (!departure) {
		put_none(left, "lead");
		put_none(left, "lead_said");
		return;
	}
	put_lead(left, "lead", departure);
	args = put_message(left, "lead_said",
		departure->passed == DAY_NONE ? "account.left.lead_never"
		: departure->earlier          ? "account.left.lead_earlier"
					      : "account.left.lead");
	put_days(args, "days", departure->lead, true);
	put_date(args, "on", departure->passed);
}

/* What had built up on the last day: the kind with most, the second where it is not slight. */
static void put_what_built(struct value *left, const struct dossier *dossier)
{
	const struct departure *departure = departure_of(dossier->site->figures, dossier->account);
	const struct built none = {.cause = BUILT_NONE};
	const struct built *built = departure ? &departure->built : &none;
	size_t *order = order_by(built->kinds, BUILT_KINDS, left->arena);
	double second = built->all > 0 ? built->kinds[order[1]] / built->all : 0;
	struct value *args = put_message(left, "built",
		!departure                   ? "account.left.before"
		: built->cause == BUILT_NONE ? "account.left.unexplained"
		: second >= SECOND_LEAST     ? "account.left.built_two"
					     : "account.left.built_one");

	put_built(args, "one", (int)order[0]);
	put_built(args, "two", (int)order[1]);
	put_share(args, "one_share", built_share(built), true);
	put_share(args, "two_share", second, true);
	put_bool(left, "explained", built->cause != BUILT_NONE);
	if (built->cause != BUILT_NONE)
		put_evidence(left, "evidence", dossier->site, departure);
	else
		put_none(left, "evidence");
	put_lead_said(left, departure);
}

static void put_balance(struct value *left, const struct dossier *dossier)
{
	int32_t first;

	put_number(left, "wear", dossier->figures->wear.all, 1, true);
	put_number(left, "strength", dossier->figures->strength, 1, true);
	put_count(left, "price_n", price_said(dossier, &first));
	put_date(left, "price_first", first);
	put_days(left, "price_days", (double)dossier->as_of - first, first != DAY_NONE);
}

/* What was said of price, on the strip above the kinds. */
static void draw_price(struct value *chart, const struct dossier *dossier, const struct scale *x)
{
	const struct account *account = dossier->account;
	struct value *marks = put_list(chart, "price");

	for (size_t i = 0; i < account->objections.n; i++) {
		const struct objection *objection = account->objections.v[i];
		struct value *mark;

		if (objection->kind != OBJECTION_PRICE || !dossier_knows(dossier, objection->on) ||
			objection->on < dossier->from)
			continue;
		mark = add_map(marks);
		put_coord(mark, "x", scale_at(x, objection->on));
		put_date(mark, "day", objection->on);
	}
}

/* The records of one kind, as marks of its strip. */
struct dots {
	struct value *marks;
	const struct dossier *dossier;
	const struct scale *x;
	int kind;
};

static void draw_dot(void *context, const struct scratch *scratch)
{
	struct dots *dots = context;
	int32_t day = scratch_day(dots->dossier, scratch);
	struct value *mark;

	if (scratch->kind != dots->kind || day < dots->dossier->from)
		return;
	mark = add_map(dots->marks);
	put_coord(mark, "x", scale_at(dots->x, day));
	put_date(mark, "day", day);
	put_text(mark, "what", scratch_what(scratch));
}

/* What had built up; NULL where that is unexplained. */
static const struct built *explained_of(const struct dossier *dossier)
{
	const struct departure *departure = departure_of(dossier->site->figures, dossier->account);

	return departure && departure->built.cause != BUILT_NONE ? &departure->built : NULL;
}

static void draw_strip(
	struct value *strip, const struct dossier *dossier, const struct scale *x, int kind)
{
	const struct weeks *curve = &dossier->curve;
	struct point *points = NEW_N(strip->arena, struct point, curve->n);
	const struct built *built = explained_of(dossier);
	struct scale y = {0, 1, STRIP_HEIGHT, 0};
	struct dots dots = {put_list(strip, "marks"), dossier, x, kind};

	for (size_t i = 0; i < curve->n; i++)
		for (int k = 0; k < LEAK_KINDS; k++)
			if (curve->wear[i].kind[k] > y.high)
				y.high = curve->wear[i].kind[k];
	for (size_t i = 0; i < curve->n; i++)
		points[i] = (struct point){
			scale_at(x, curve->days[i]), scale_at(&y, curve->wear[i].kind[kind])};
	put_wear_kind(strip, "kind", kind);
	put_line(strip, "line", points, curve->n);
	put_area(strip, "area", points, curve->n, STRIP_HEIGHT);
	put_share(strip, "share", built ? built->kinds[kind] / built->all : 0,
		built && built->kinds[kind] > 0);
	wear_each(
		dossier->site->figures->setting, dossier->account, dossier->as_of, draw_dot, &dots);
}

static void draw_kinds(struct value *left, const struct dossier *dossier)
{
	const struct wear *wear = &dossier->figures->wear;
	struct scale x = scale_days(dossier->from, dossier->as_of);
	size_t *order = order_by(wear->kind, LEAK_KINDS, left->arena);
	struct value *chart = put_drawn(left, "chart"), *strips;
	double y = STRIPS_TOP;

	draw_price(chart, dossier, &x);
	strips = put_list(chart, "strips");
	for (int i = 0; i < STRIPS; i++) {
		struct value *strip;

		if (wear->kind[order[i]] < 0.05)
			break;
		y += STRIP_STEP;
		strip = add_map(strips);
		put_coord(strip, "y", y);
		put_coord(strip, "height", STRIP_HEIGHT);
		draw_strip(strip, dossier, &x, (int)order[i]);
	}
	put_coord(chart, "top", STRIPS_TOP);
	put_coord(chart, "price_base", STRIPS_TOP + STRIP_HEIGHT);
	put_coord(chart, "bottom", y + STRIP_HEIGHT + 14);
	put_coord(chart, "full", y + STRIP_HEIGHT + 30);
	put_bool(chart, "early",
		dossier->crossing != DAY_NONE && scale_at(&x, dossier->crossing) < 50);
	put_bool(chart, "crossed",
		dossier->crossing != DAY_NONE && dossier->crossing > dossier->from);
	put_coord(chart, "crossing_x",
		dossier->crossing != DAY_NONE ? scale_at(&x, dossier->crossing) : 0);
	put_time_axis(chart, dossier->from, dossier->as_of);
}

/* The table behind the strips: the kinds drawn, on the last day of each month. */
static void put_months(struct value *left, const struct dossier *dossier)
{
	const struct wear *last = &dossier->figures->wear;
	size_t *order = order_by(last->kind, LEAK_KINDS, left->arena);
	int32_t days[MONTHS];
	struct wear wear[MONTHS];
	double strength[MONTHS];
	size_t n = dossier_months(dossier, days, MONTHS);
	struct value *heads = put_list(left, "kinds"), *rows = put_list(left, "rows");

	account_curve(dossier->site->figures, dossier->account, days, n, wear, strength);
	for (int i = 0; i < STRIPS && last->kind[order[i]] >= 0.05; i++)
		put_wear_kind(add_map(heads), "kind", (int)order[i]);
	for (size_t month = 0; month < n; month++) {
		struct value *row = add_map(rows), *cells;

		put_month(row, "month", month_of(days[month]));
		cells = put_list(row, "cells");
		for (size_t i = 0; i < heads->items.n; i++)
			put_number(add_map(cells), "points", wear[month].kind[order[i]], 1, true);
	}
}

void put_account_left(struct value *page, const struct dossier *dossier)
{
	struct value *left;

	if (!dossier->figures->departed) {
		put_none(page, "left");
		return;
	}
	left = put_map(page, "left");
	put_said(left, dossier);
	put_what_built(left, dossier);
	put_balance(left, dossier);
	put_month(left, "first", month_of(dossier->from));
	put_month(left, "last", month_of(dossier->as_of));
	put_date(left, "crossing", dossier->crossing);
	put_days(left, "crossing_days", (double)dossier->as_of - dossier->crossing,
		dossier->crossing != DAY_NONE);
	put_months(left, dossier);
	if (dossier->figures->wear.all >= WEAR_SLIGHT)
		draw_kinds(left, dossier);
	else
		put_none(left, "chart");
}
