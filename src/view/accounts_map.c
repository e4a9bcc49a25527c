/* accounts_map.c - value against wear: which relations would hurt most to lose. */
#include "view/accounts.h"
#include "view/chart.h"

#include <math.h>

enum {
	MAP_FEWEST = 6,
	MAP_MOST = 300,
	MAP_HEIGHT = 300,
	MAP_LABELS = 8,
	MAP_ALWAYS = 3, /* labels that a phone shows as well */
	LABEL_HEIGHT = 14,
};

struct dot {
	const struct entry *entry;
	double x, y; /* percent, px */
};

/* Percent of the plot that a letter takes on a desk. */
#define LETTER 0.8

/* Where a name stands: from x to right in percent, at y; left of its mark or not. */
struct label {
	double x, right, y;
	bool left;
};

struct labels {
	struct label v[MAP_LABELS];
	size_t n;
};

struct cloud {
	struct dot dots[MAP_MOST];
	size_t n;
	struct scale x, y; /* x: logarithm of the value a month */
};

static struct cloud map_of(const struct entries *entries)
{
	struct cloud map = {.x = {HUGE_VAL, -HUGE_VAL, 2, 98}};
	double wear = 0;

	for (size_t i = 0; i < entries->live && map.n < MAP_MOST; i++) {
		const struct account_figures *figures = entries->v[i].figures;

		if (figures->value_month <= 0)
			continue;
		map.dots[map.n++].entry = &entries->v[i];
		map.x.low = fmin(map.x.low, log10((double)figures->value_month));
		map.x.high = fmax(map.x.high, log10((double)figures->value_month));
		wear = fmax(wear, figures->wear.all);
	}
	map.y = scale_from_zero(wear, MAP_HEIGHT);
	for (size_t i = 0; i < map.n; i++) {
		const struct account_figures *figures = map.dots[i].entry->figures;

		map.dots[i].x = scale_at(&map.x, log10((double)figures->value_month));
		map.dots[i].y = scale_at(&map.y, figures->wear.all);
	}
	return map;
}

/* Value ticks at 1, 2 and 5 times the powers of ten, fewer where they would crowd. */
static void put_values(struct value *chart, const struct cloud *map)
{
	static const double parts[] = {1, 2, 5};
	struct value *axis = put_list(chart, "x_axis");
	bool wide = map->x.high - map->x.low > 2.5;

	for (int power = (int)floor(map->x.low); power <= (int)ceil(map->x.high); power++)
		for (int i = 0; i < (wide ? 1 : 3); i++) {
			double value = parts[i] * pow(10, power),
			       at = scale_at(&map->x, log10(value));
			struct value *tick;

			if (at < 0 || at > 97)
				continue;
			tick = add_map(axis);
			put_coord(tick, "x", at);
			put_money(tick, "money", llround(value), true);
			put_bool(tick, "wide", i == 1 || (i == 2 && map->x.high - map->x.low > 1));
		}
}

static double weight_of(const struct dot *dot)
{
	const struct account_figures *figures = dot->entry->figures;

	return (double)figures->value_month * figures->wear.all;
}

/* No other name there, and no other mark. */
static bool is_free(const struct cloud *map, const struct labels *names, const struct label *label,
	const struct dot *own)
{
	if (label->x < 0 || label->right > 100)
		return false;
	for (size_t i = 0; i < names->n; i++)
		if (fabs(names->v[i].y - label->y) < LABEL_HEIGHT && label->x < names->v[i].right &&
			names->v[i].x < label->right)
			return false;
	for (size_t i = 0; i < map->n; i++) {
		const struct dot *dot = &map->dots[i];

		if (dot != own && fabs(dot->y - label->y) < LABEL_HEIGHT / 2.0 &&
			dot->x > label->x - 1 && dot->x < label->right + 1)
			return false;
	}
	return true;
}

/* Beside its mark, on the side with more room first; false: there is none. */
static bool place(const struct cloud *map, const struct labels *names, const struct dot *dot,
	struct label *label)
{
	double width = LETTER * (double)dot->entry->account->name.n + 1;
	struct label left = {dot->x - 1 - width, dot->x - 1, dot->y, true};
	struct label right = {dot->x + 1, dot->x + 1 + width, dot->y, false};

	*label = dot->x > 50 ? left : right;
	if (is_free(map, names, label, dot))
		return true;
	*label = dot->x > 50 ? right : left;
	return is_free(map, names, label, dot);
}

/* On a phone a letter takes three times as much of the width. */
static bool fits_phone(const struct dot *dot, const struct label *label)
{
	double width = 3 * LETTER * (double)dot->entry->account->name.n + 4;

	return label->left ? dot->x >= width : dot->x + width <= 104;
}

static void put_names(struct value *chart, const struct cloud *map, const size_t *order)
{
	struct value *list = put_list(chart, "names");
	struct labels names = {.n = 0};
	struct label label;

	for (size_t i = 0; i < map->n && i < 2 * MAP_LABELS && names.n < MAP_LABELS; i++) {
		const struct dot *dot = &map->dots[order[i]];
		struct value *name;

		if (weight_of(dot) <= 0 || !place(map, &names, dot, &label))
			continue;
		name = add_map(list);
		put_coord(name, "x", dot->x);
		put_coord(name, "y", dot->y);
		put_text(name, "name", dot->entry->account->name);
		put_bool(name, "left", label.left);
		put_bool(name, "wide", names.n >= MAP_ALWAYS || !fits_phone(dot, &label));
		names.v[names.n++] = label;
	}
}

static void draw(struct value *v, const struct cloud *map, const size_t *order)
{
	struct value *chart = put_drawn(v, "chart"), *marks;

	put_coord(chart, "height", MAP_HEIGHT);
	put_coord(chart, "full", MAP_HEIGHT + 26);
	put_value_axis(chart, &map->y, AXIS_NUMBER, 4);
	put_values(chart, map);
	marks = put_list(chart, "marks");
	for (size_t i = map->n; i > 0; i--) {
		const struct dot *dot = &map->dots[i - 1];
		struct value *item = add_map(marks);

		put_coord(item, "x", dot->x);
		put_coord(item, "y", dot->y);
		put_standing(item, dot->entry->standing);
		put_text(item, "name", dot->entry->account->name);
		put_money(item, "money", dot->entry->figures->value_month, true);
		put_number(item, "wear", dot->entry->figures->wear.all, 1, true);
	}
	put_names(chart, map, order);
}

void put_accounts_map(struct value *page, const char *key, const struct entries *entries)
{
	struct cloud map = map_of(entries);
	double weights[MAP_MOST];
	size_t *order;
	struct value *v, *args;

	if (map.n < MAP_FEWEST || map.x.high - map.x.low < 0.1) {
		put_none(page, key);
		return;
	}
	for (size_t i = 0; i < map.n; i++)
		weights[i] = weight_of(&map.dots[i]);
	order = order_by(weights, map.n, page->arena);
	v = put_map(page, key);
	put_count(v, "n", (int64_t)map.n);
	put_bool(v, "cut", map.n == MAP_MOST);
	args = put_message(v, "title", "accounts.map.title");
	put_text(args, "name", map.dots[order[0]].entry->account->name);
	put_money(args, "money", map.dots[order[0]].entry->figures->value_month, true);
	put_number(args, "wear", map.dots[order[0]].entry->figures->wear.all, 1, true);
	draw(v, &map, order);
}
