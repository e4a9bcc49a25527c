/* test_wording.c - whether two texts say the same. */
#include "test.h"

#include "analyse/wording.h"

static void spelling_is_passed_over_and_sense_is_not(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{"", "", true},
		{"Entrega en 5 dias", "entrega,  en 5 días.", true},
		{"AÑO", "año", true},
		{"“Entrega” – a tiempo", "Entrega a tiempo", true},
		{"Über", "uber", true},
		{"Entrega en 5 días", "Entrega en 8 días", false},
		{"1.5 t", "15 t", false},
		{"1.5 t", "1.5 t.", true},
		{"10 %", "10", false},
		{"Entrega en junio", "Entrega en julio", false},
		{"con montaje", "sin montaje", false},
		{"Entrega", "Entrega parcial", false},
		{"Entrega", "", false},
		{"交付", "交货", false},
		{"a \xff", "a", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool same = wording_same(str_c(cases[i].a), str_c(cases[i].b));

		if (same != cases[i].same)
			fail_msg("\"%s\" and \"%s\"", cases[i].a, cases[i].b);
		assert_int_equal(wording_same(str_c(cases[i].b), str_c(cases[i].a)), same);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spelling_is_passed_over_and_sense_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
