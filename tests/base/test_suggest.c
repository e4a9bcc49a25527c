/* test_suggest.c - what somebody may have meant. */
#include "test.h"

#include "base/suggest.h"

#include <string.h>

static const struct str words[] = {
	{"owner", 5},
	{"on", 2},
	{"promises", 8},
	{"incidents", 9},
	{"referred_by", 11},
	{"revenue", 7},
	{"resolved", 8},
	{"resolved_by", 11},
	{"slow-response", 13},
	{"kind", 4},
	{"España", 7},
};

static void the_nearest_word_is_suggested_if_near_enough(void **state)
{
	static const struct {
		const char *wrong, *want;
	} cases[] = {
		{"ower", "owner"},
		{"onwer", "owner"},
		{"Owner", "owner"},
		{"OWNER", "owner"},
		{"promise", "promises"},
		{"promsies", "promises"},
		{"referred-by", "referred_by"},
		{"referredBy", "referred_by"},
		{"referred by", "referred_by"},
		{"rev", "revenue"},
		{"resolvd", "resolved"},
		{"resolved_byy", "resolved_by"},
		{"slow_response", "slow-response"},
		{"incident", "incidents"},
		{"knid", "kind"},
		{"kindly", "kind"},
		{"españa", "España"},
		{"", ""},
		{"x", ""},
		{"colour", ""},
		{"re", ""},
		{"zzzzzzz", ""},
		{"dueño", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_str_equal(
			suggest(str_c(cases[i].wrong), words, sizeof words / sizeof words[0]),
			str_c(cases[i].want));
}

static void very_long_words_suggest_nothing(void **state)
{
	char text[100];
	struct str known = {text, 64};

	(void)state;
	memset(text, 'a', sizeof text);
	assert_int_equal(suggest((struct str){text, 65}, &known, 1).n, 0);
	assert_int_equal(suggest((struct str){text, 63}, &known, 1).n, 64);
	known.n = 65;
	assert_int_equal(suggest((struct str){text, 64}, &known, 1).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_word_is_suggested_if_near_enough),
		cmocka_unit_test(very_long_words_suggest_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
