/* test_words.c - the words of both languages have the same keys. */
#include "test.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/files.h"
#include "base/map.h"
#include "read/read.h"

static void load(const char *name, struct map *words, struct arena *arena)
{
	struct file_bytes file = file_read(STR("templates/i18n"), str_c(name), 1 << 24, arena);
	struct diags diags;

	diags_init(&diags, arena);
	assert_int_equal(file.trouble.path.n, 0);
	assert_true(words_read(file.bytes, str_c(name), words, &diags, arena));
	assert_int_equal(diags.errors, 0);
}

static size_t missing(const struct map *from, const struct map *in, const char *where)
{
	size_t n = 0;

	for (size_t i = 0; i < from->cap; i++) {
		if (!from->slots[i].key.p || map_get(in, from->slots[i].key))
			continue;
		print_error("%s lacks %.*s\n", where, STR_ARG(from->slots[i].key));
		n++;
	}
	return n;
}

static void both_languages_have_the_same_keys(void **state)
{
	struct arena *arena = arena_new();
	struct map es = {0}, en = {0};

	(void)state;
	load("es.yaml", &es, arena);
	load("en.yaml", &en, arena);
	assert_true(es.n > 100);
	assert_int_equal(missing(&es, &en, "en.yaml"), 0);
	assert_int_equal(missing(&en, &es, "es.yaml"), 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_languages_have_the_same_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
