/* test_colour.c - whether a colour can be read on another. */
#include "test.h"

#include "base/colour.h"

static struct colour of(const char *text)
{
	struct colour colour = {0};

	assert_true(colour_parse(str_c(text), &colour));
	return colour;
}

/* The first two by definition; the others as WebAIM's checker gives them. */
static void contrast_is_that_of_wcag(void **state)
{
	(void)state;
	assert_near(colour_contrast(of("#000000"), of("#ffffff")), 21, 1e-12);
	assert_near(colour_contrast(of("#123456"), of("#123456")), 1, 1e-12);
	assert_near(colour_contrast(of("#767676"), of("#ffffff")), 4.54, 0.001);
	assert_near(colour_contrast(of("#ffffff"), of("#ff0000")), 4.00, 0.001);
}

static void what_can_be_read_stays_as_it_is(void **state)
{
	struct colour water = of("#0f597d"), out = colour_readable(water, paper_light, 4.5);

	(void)state;
	assert_memory_equal(&out, &water, sizeof water);
}

/* Every hue, pale and dark, can be had on both papers, and not further away than needed. */
static void what_cannot_is_moved_until_it_can(void **state)
{
	(void)state;
	for (int red = 0; red < 256; red += 51)
		for (int green = 0; green < 256; green += 51)
			for (int blue = 0; blue < 256; blue += 51) {
				struct colour colour = {
					(uint8_t)red, (uint8_t)green, (uint8_t)blue};
				struct colour light = colour_readable(colour, paper_light, 4.5);
				struct colour dark = colour_readable(colour, paper_dark, 4.5);

				assert_true(colour_contrast(light, paper_light) >= 4.5);
				assert_true(colour_contrast(dark, paper_dark) >= 4.5);
				assert_true(colour_contrast(light, paper_light) <
					    fmax(5, colour_contrast(colour, paper_light) + 1e-9));
			}
}

static void only_six_digits_are_a_colour(void **state)
{
	static const char *const wrong[] = {"", "#", "#fff", "0f597d0", "#0f597g", "#0f597d0"};
	struct colour colour;
	char out[8];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(colour_parse(str_c(wrong[i]), &colour));
	colour_write(of("#0F597d"), out);
	assert_str_equal(str_c(out), STR("#0f597d"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contrast_is_that_of_wcag),
		cmocka_unit_test(what_can_be_read_stays_as_it_is),
		cmocka_unit_test(what_cannot_is_moved_until_it_can),
		cmocka_unit_test(only_six_digits_are_a_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
