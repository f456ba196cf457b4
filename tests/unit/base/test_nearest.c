/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const char *
nearest_of(const char *typed)
{
	static const char *const names[] = { "language", "page_size", "log", "db", "colour" };
	struct nearest near;

	nearest_init(&near, typed);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		nearest_try(&near, names[i]);
	return near.best;
}

static void
test_slips(void **state)
{
	assert_string_equal(nearest_of("langauge"), "language");
	assert_string_equal(nearest_of("lanuage"), "language");
	assert_string_equal(nearest_of("page-size"), "page_size");
	assert_string_equal(nearest_of("pagesize"), "page_size");
	assert_string_equal(nearest_of("color"), "colour");
	assert_string_equal(nearest_of("dbb"), "db");
	assert_string_equal(nearest_of("lgo"), "log");
}

static void
test_strangers(void **state)
{
	assert_null(nearest_of("timeout"));
	assert_null(nearest_of(""));
	assert_null(nearest_of("x"));
	assert_null(nearest_of("语言"));
}

/* A word too long to compare is no match, whatever its beginning is. */
static void
test_long_words(void **state)
{
	char word[4096];

	memset(word, 'l', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	assert_null(nearest_of(word));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_strangers),
		cmocka_unit_test(test_long_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
