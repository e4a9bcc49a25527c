/* tree.h - value trees from JSON, for tests that read it. */
#ifndef TESTS_RENDER_TREE_H
#define TESTS_RENDER_TREE_H

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "render/value.h"

static inline struct str json_str(const json_t *text)
{
	return text ? (struct str){json_string_value(text), json_string_length(text)} : STR_NONE;
}

static inline int decimals_of(double number)
{
	char text[40];
	const char *point;

	snprintf(text, sizeof text, "%.9g", number);
	point = strchr(text, '.');
	return point ? (int)strlen(point + 1) : 0;
}

static inline struct value *tree_of(const json_t *json, struct arena *arena)
{
	struct value *tree = value_list(arena);
	const char *key;
	json_t *item;
	size_t i;

	switch (json_typeof(json)) {
	case JSON_OBJECT:
		tree->kind = VALUE_MAP;
		for (void *it = json_object_iter((json_t *)(uintptr_t)json); it;
			it = json_object_iter_next((json_t *)(uintptr_t)json, it)) {
			key = json_object_iter_key(it);
			put_value(tree, str_copy(str_c(key), arena).p,
				tree_of(json_object_iter_value(it), arena));
		}
		break;
	case JSON_ARRAY:
		json_array_foreach(json, i, item) add_value(tree, tree_of(item, arena));
		break;
	case JSON_STRING:
		tree->kind = VALUE_TEXT;
		tree->text = str_copy(json_str(json), arena);
		break;
	case JSON_INTEGER:
		tree->kind = VALUE_COUNT;
		tree->integer = json_integer_value(json);
		break;
	case JSON_REAL:
		tree->kind = VALUE_NUMBER;
		tree->number = json_real_value(json);
		tree->decimals = (uint8_t)decimals_of(tree->number);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		tree->kind = VALUE_BOOL;
		tree->yes = json_is_true(json);
		break;
	case JSON_NULL: tree->kind = VALUE_NONE; break;
	}
	return tree;
}

#endif
