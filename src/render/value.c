/* value.c - what a page is before it is written: a tree of typed leaves. */
#include "render/value.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static struct value *value_new(enum value_kind kind, struct arena *arena)
{
	struct value *value = NEW(arena, struct value);

	value->kind = kind;
	value->arena = arena;
	return value;
}

struct value *value_map(struct arena *arena)
{
	return value_new(VALUE_MAP, arena);
}

struct value *value_list(struct arena *arena)
{
	return value_new(VALUE_LIST, arena);
}

const struct value *value_find(const struct value *map, struct key key)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->items.n; i++)
		if (key_eq(map->keys[i], key))
			return map->items.v[i];
	return NULL;
}

const struct value *value_get(const struct value *map, struct str key)
{
	return value_find(map, key_named(key));
}

/* Room for one more item, and for its key if it is a map. */
static void widen(struct value *container)
{
	uint32_t n = container->items.n, cap = n ? n * 2 : 6;
	struct value **items = NEW_N(container->arena, struct value *, cap);

	if (n)
		memcpy(items, container->items.v, n * sizeof *items);
	if (container->kind == VALUE_MAP) {
		struct key *keys = NEW_N(container->arena, struct key, cap);

		if (n)
			memcpy(keys, container->keys, n * sizeof *keys);
		container->keys = keys;
	}
	container->items.v = items;
	container->items.cap = cap;
}

static void add_item(struct value *container, struct value *item)
{
	if (container->items.n == container->items.cap)
		widen(container);
	container->items.v[container->items.n++] = item;
}

void put_value(struct value *map, const char *key, struct value *value)
{
	struct str name = str_c(key);

	assert(map->kind == VALUE_MAP && !value_get(map, name));
	add_item(map, value);
	map->keys[map->items.n - 1] = key_named(name);
}

void add_value(struct value *list, struct value *value)
{
	assert(list->kind == VALUE_LIST);
	add_item(list, value);
}

/* A new leaf under a key; of kind NONE where there is nothing to say. */
static struct value *put_leaf(struct value *map, const char *key, enum value_kind kind, bool known)
{
	struct value *leaf = value_new(known ? kind : VALUE_NONE, map->arena);

	put_value(map, key, leaf);
	return leaf;
}

static void put_integer(struct value *map, const char *key, enum value_kind kind, int64_t integer)
{
	put_leaf(map, key, kind, true)->integer = integer;
}

/* Doubles that are not finite must never come here; a release build shows them as not known. */
static void put_double(struct value *map, const char *key, enum value_kind kind, double number)
{
	assert(isfinite(number));
	if (isfinite(number))
		put_leaf(map, key, kind, true)->number = number;
	else
		put_none(map, key);
}

void put_none(struct value *map, const char *key)
{
	put_leaf(map, key, VALUE_NONE, false);
}

void put_bool(struct value *map, const char *key, bool yes)
{
	put_leaf(map, key, VALUE_BOOL, true)->yes = yes;
}

void put_text(struct value *map, const char *key, struct str text)
{
	put_leaf(map, key, VALUE_TEXT, text.n > 0)->text = text;
}

void put_term(struct value *map, const char *key, const char *list, struct str word)
{
	struct value *leaf = put_leaf(map, key, VALUE_TERM, word.n > 0);

	leaf->text = word;
	leaf->extra = str_c(list);
}

void put_count(struct value *map, const char *key, int64_t n)
{
	put_integer(map, key, VALUE_COUNT, n);
}

void put_number(struct value *map, const char *key, double number, int decimals, bool known)
{
	struct value *leaf;

	assert(!known || isfinite(number));
	leaf = put_leaf(map, key, VALUE_NUMBER, known && isfinite(number));
	leaf->number = leaf->kind == VALUE_NUMBER ? number : 0;
	leaf->decimals = (uint8_t)(decimals < 0 ? 0 : decimals > 9 ? 9 : decimals);
}

void put_share(struct value *map, const char *key, double share, bool known)
{
	if (known)
		put_double(map, key, VALUE_SHARE, share);
	else
		put_none(map, key);
}

void put_money(struct value *map, const char *key, int64_t minor, bool known)
{
	if (known)
		put_integer(map, key, VALUE_MONEY, minor);
	else
		put_none(map, key);
}

void put_date(struct value *map, const char *key, int32_t day)
{
	if (day != DAY_NONE)
		put_integer(map, key, VALUE_DATE, day);
	else
		put_none(map, key);
}

void put_month(struct value *map, const char *key, int32_t month)
{
	put_integer(map, key, VALUE_MONTH, month);
}

void put_quarter(struct value *map, const char *key, int32_t quarter)
{
	put_integer(map, key, VALUE_QUARTER, quarter);
}

void put_moment(struct value *map, const char *key, struct when when)
{
	put_leaf(map, key, VALUE_MOMENT, when.day != DAY_NONE)->when = when;
}

void put_days(struct value *map, const char *key, double days, bool known)
{
	if (known)
		put_double(map, key, VALUE_DAYS, days);
	else
		put_none(map, key);
}

void put_markdown(struct value *map, const char *key, struct str markdown)
{
	put_leaf(map, key, VALUE_MARKDOWN, markdown.n > 0)->text = markdown;
}

void put_link(struct value *map, const char *key, struct str path, struct str fragment)
{
	struct value *leaf = put_leaf(map, key, VALUE_LINK, path.n > 0 || fragment.n > 0);

	leaf->text = path;
	leaf->extra = fragment;
}

void put_coord(struct value *map, const char *key, double coordinate)
{
	put_double(map, key, VALUE_COORD, coordinate);
}

void put_path(struct value *map, const char *key, struct str path)
{
	put_leaf(map, key, VALUE_PATH, path.n > 0)->text = path;
}

struct value *put_list(struct value *map, const char *key)
{
	return put_leaf(map, key, VALUE_LIST, true);
}

struct value *put_map(struct value *map, const char *key)
{
	return put_leaf(map, key, VALUE_MAP, true);
}

struct value *put_drawn(struct value *map, const char *key)
{
	struct value *drawn = put_map(map, key);

	drawn->drawn = true;
	return drawn;
}

static struct value *message_fill(struct value *leaf, const char *message)
{
	leaf->text = str_c(message);
	leaf->args = value_map(leaf->arena);
	return leaf->args;
}

struct value *put_message(struct value *map, const char *key, const char *message)
{
	return message_fill(put_leaf(map, key, VALUE_MESSAGE, true), message);
}

static struct value *add_leaf(struct value *list, enum value_kind kind)
{
	struct value *leaf = value_new(kind, list->arena);

	add_value(list, leaf);
	return leaf;
}

struct value *add_map(struct value *list)
{
	return add_leaf(list, VALUE_MAP);
}

void add_text(struct value *list, struct str text)
{
	add_leaf(list, VALUE_TEXT)->text = text;
}

struct value *add_message(struct value *list, const char *message)
{
	return message_fill(add_leaf(list, VALUE_MESSAGE), message);
}
