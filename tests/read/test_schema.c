/* test_schema.c - the JSON Schema of records. */
#include "test.h"

#include "base/buf.h"
#include "read/fields.h"
#include "read/read.h"

static bool has(const struct buf *schema, const char *part)
{
	return str_find(buf_str(schema), str_c(part)) >= 0;
}

static void it_is_well_formed_json(void **state)
{
	struct buf schema = {0};
	char open[64];
	size_t depth = 0;
	bool text = false;

	(void)state;
	schema_write(&schema);
	for (size_t i = 0; i < schema.n; i++) {
		char c = schema.p[i];

		if (text && c == '\\')
			i++;
		else if (c == '"')
			text = !text;
		else if (!text && (c == '{' || c == '['))
			open[depth++] = c;
		else if (!text && (c == '}' || c == ']'))
			assert_int_equal(open[--depth], c == '}' ? '{' : '[');
		assert_true(depth < sizeof open);
		assert_false(
			!text && c == ',' && (schema.p[i + 1] == '}' || schema.p[i + 1] == ']'));
	}
	assert_int_equal(depth, 0);
	assert_false(text);
	buf_free(&schema);
}

static void every_field_of_every_table_is_in_it_with_its_meaning(void **state)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);
	struct arena *arena = arena_new();
	struct buf schema = {0};

	(void)state;
	schema_write(&schema);
	for (size_t t = 0; t < n; t++) {
		assert_true(
			has(&schema, str_printf(arena, "\"%.*s\": {\n      \"type\": \"object\"",
					     STR_ARG(tables[t]->name))
					     .p));
		for (size_t i = 0; i < tables[t]->n; i++) {
			assert_true(has(&schema,
				str_printf(arena, "\"%.*s\": {", STR_ARG(tables[t]->fields[i].name))
					.p));
			assert_true(has(&schema, tables[t]->fields[i].es));
		}
	}
	arena_free(arena);
	buf_free(&schema);
}

static void words_defaults_and_what_is_required_are_told(void **state)
{
	struct buf schema = {0};

	(void)state;
	schema_write(&schema);
	assert_true(has(&schema, "\"enum\": [\"call\", \"email\", \"visit\""));
	assert_true(has(&schema, "\"required\": [\"when\", \"kind\", \"origin\", \"summary\"]"));
	assert_true(has(&schema, "\"delivered\": {\"type\": [\"number\", \"string\"], \"minimum\": "
				 "0, \"maximum\": 200"));
	assert_true(has(&schema, "\"default\": 3}"));
	assert_true(has(&schema, "\"default\": \"180d\"}"));
	assert_true(has(
		&schema, "\"anyOf\": [{\"required\": [\"since\"]}, {\"required\": [\"spells\"]}]"));
	assert_false(
		has(&schema, "{\"required\": [\"to\"]}")); /* a document may hold its account */
	assert_true(has(&schema,
		"\"accounts\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/account\"}}"));
	buf_free(&schema);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_well_formed_json),
		cmocka_unit_test(every_field_of_every_table_is_in_it_with_its_meaning),
		cmocka_unit_test(words_defaults_and_what_is_required_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
