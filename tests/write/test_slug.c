/* test_slug.c - ids made of names. */
#include "test.h"

#include "write/slug.h"

static void an_id_is_made_of_a_name(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"Constructora del Sur", "constructora-del-sur"},
		{"Ñandú y Cía., S.A.", "nandu-y-cia-s-a"},
		{"  ¡Ojo! 3%  ", "ojo-3"},
		{"Çelik Şti. Œuvre Straße", "celik-sti-ouvre-strase"},
		{"日本", ""},
		{"--", ""},
		{"Entrega en obra en cinco días hábiles con grúa",
			"entrega-en-obra-en-cinco-dias-habiles"},
		{"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij",
			"abcdefghijabcdefghijabcdefghijabcdefghij"},
		{"Entrega en obra en cinco dias habiles con",
			"entrega-en-obra-en-cinco-dias-habiles"},
		{"Entrega en obra en cinco dias habiles co",
			"entrega-en-obra-en-cinco-dias-habiles-co"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str_equal(slug_of(str_c(cases[i].text), arena), str_c(cases[i].want));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(an_id_is_made_of_a_name)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
