/* test.h - what every test includes. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/str.h"

/* Fails with both texts where they differ. */
#define assert_str_equal(got, want)                                                              \
	do {                                                                                     \
		struct str got_ = (got), want_ = (want);                                         \
		if (!str_eq(got_, want_))                                                        \
			fail_msg("got  \"%.*s\"\nwant \"%.*s\"", STR_ARG(got_), STR_ARG(want_)); \
	} while (0)

/* Fails where got is not within `most` of want, relative to it (absolute below 1). */
#define assert_near(got, want, most)                                      \
	do {                                                              \
		double got_ = (got), want_ = (want);                      \
		if (!(fabs(got_ - want_) <= (most)*fmax(1, fabs(want_)))) \
			fail_msg("got %.17g, want %.17g", got_, want_);   \
	} while (0)

#endif
