/* SPDX-License-Identifier: MIT */
#include "term/squeeze.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
check(const char *in, const char *wanted)
{
	struct strbuf out = STRBUF_INIT;

	squeeze(in, strlen(in), &out);
	assert_string_equal(strbuf_str(&out), wanted);
	strbuf_finish(&out);
}

static void
test_drops_character_sets(void **state)
{
	check(" \033[5d\b\033(B\033[0;1m▸\b\033(B\033[m", " \033[5d\b\033[1m▸\b\033[m");
	check("\033[0;10;1ma\033[m\017", "\033[1ma\033[m");
	check("\033[0;1m\017a\033[m\017b", "\033[1ma\033[mb");
}

static void
test_styles(void **state)
{
	/* A reset that counts stays. */
	check("\033[31ma\033[0;1mb\033[m", "\033[31ma\033[0;1mb\033[m");
	check("\033[1ma\033[mb\033[mc", "\033[1ma\033[mbc");
	/* What a reset undoes goes. */
	check("\033[31ma\033[39;49m\033[mb", "\033[31ma\033[mb");
	check("\033[31ma\033[39m\033[0;4mb\033[m", "\033[31ma\033[0;4mb\033[m");
	check("\033[31m\033[39m\033[ma", "a");
	/* Several are one. */
	check("\033[1m\033[31ma\033[m", "\033[1;31ma\033[m");
	check("\033[1ma\033[m\033[4mb\033[m", "\033[1ma\033[0;4mb\033[m");
	/* Moving does not change a style, and what is drawn last is in the end plain. */
	check("\033[1ma\033[5db\033[m\033[6d", "\033[1ma\033[5db\033[m\033[6d");
	check("\033[1ma\033[39m\033[m", "\033[1ma\033[m");
}

static void
test_spells_repeats_out(void **state)
{
	check("-\033[4bx", "-----x");
	check("─\033[2bx", "───x");
	check("\033[4b", "");
	check("-\033[99999b", "-");
}

static void
test_leaves_the_rest_alone(void **state)
{
	static const char rest[] = "\0337\033[4;21r\0338\n派单\033[K\033[?25l\033[2J\033)0\033[";
	check(rest, rest);
	check("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_drops_character_sets),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_spells_repeats_out),
		cmocka_unit_test(test_leaves_the_rest_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
