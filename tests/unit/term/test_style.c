/* SPDX-License-Identifier: MIT */
#include "term/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/vec.h"
#include "term/look.h"

static int
same_look(const struct look *a, const struct look *b)
{
	return a->fg == b->fg && a->attrs == b->attrs;
}

/* Law 9: what warns must not look like ordinary text, and less so without colour. */
static void
test_monochrome_keeps_meaning(void **state)
{
	static const enum style loud[] = {
		STYLE_STRONG,
		STYLE_TITLE,
		STYLE_MARK,
		STYLE_GOOD,
		STYLE_WARN,
		STYLE_ALARM,
		STYLE_ERROR,
		STYLE_INPUT,
		STYLE_BAR,
	};

	for (size_t i = 0; i < ARRAY_LEN(loud); i++) {
		const struct look *look = look_of(loud[i], LOOK_MONO);
		assert_int_equal(look->fg, LOOK_DEFAULT);
		assert_int_not_equal(look->attrs & (LOOK_BOLD | LOOK_UNDERLINE | LOOK_REVERSE), 0);
	}
	assert_false(same_look(look_of(STYLE_ALARM, LOOK_MONO), look_of(STYLE_WARN, LOOK_MONO)));
	assert_false(same_look(look_of(STYLE_ALARM, LOOK_MONO), look_of(STYLE_BAR, LOOK_MONO)));
	assert_false(same_look(look_of(STYLE_ALARM, LOOK_MONO), look_of(STYLE_ERROR, LOOK_MONO)));
}

static void
test_eight_colours_use_no_more(void **state)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		assert_in_range(look_of((enum style)i, LOOK_8)->fg + 1, 0, 8);
		assert_in_range(look_of((enum style)i, LOOK_16)->fg + 1, 0, 16);
	}
}

static void
test_alarm_is_its_own(void **state)
{
	for (int depth = 0; depth < LOOK_DEPTHS; depth++)
		for (int i = 0; i < STYLE_COUNT; i++)
			if (i != STYLE_ALARM)
				assert_false(
				    same_look(look_of((enum style)i, (enum look_depth)depth),
					look_of(STYLE_ALARM, (enum look_depth)depth)));
}

static void
test_unknown_is_plain(void **state)
{
	assert_true(same_look(look_of((enum style)200, LOOK_16), look_of(STYLE_PLAIN, LOOK_MONO)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_monochrome_keeps_meaning),
		cmocka_unit_test(test_eight_colours_use_no_more),
		cmocka_unit_test(test_alarm_is_its_own),
		cmocka_unit_test(test_unknown_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
