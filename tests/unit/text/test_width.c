/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/utf8.h"

static int
reset(void **state)
{
	width_set_ambiguous(1);
	return 0;
}

static int
width_of(const char *s)
{
	return width_text(s, strlen(s));
}

static void
test_code_points(void **state)
{
	/* clang-format off */
	static const struct {
		uint32_t cp;
		int columns;
	} cases[] = {
		{ 0, -1 }, { '\n', -1 }, { 0x7f, -1 }, { 0x85, -1 }, { 0xd800, -1 },
		{ 0x110000, -1 }, { ' ', 1 }, { '0', 1 }, { '@', 1 }, { '~', 1 }, { 0xa0, 1 },
		{ 0xe9, 1 }, { 0x301, 0 }, { 0x200d, 0 }, { 0xfe0f, 0 }, { 0x20e3, 0 },
		{ 0x202e, 0 }, { 0xe0041, 0 }, { 0x1160, 0 }, { 0x11ff, 0 }, { 0x1100, 2 },
		{ 0xac00, 2 }, { 0x3000, 2 }, { 0x3001, 2 }, { 0x4e2d, 2 }, { 0x9fff, 2 },
		{ 0xff01, 2 }, { 0xff61, 1 }, { 0x20000, 2 }, { 0x2fffd, 2 }, { 0x30000, 2 },
		{ 0x1f600, 2 }, { 0x2705, 2 }, { 0x2764, 1 }, { 0x600, 1 }, { 0x2026, 1 },
		{ 0x2500, 1 }, { 0x25cf, 1 }, { 0x10ffff, 1 },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (width_cp(cases[i].cp) != cases[i].columns)
			fail_msg("U+%04X is %d", (unsigned)cases[i].cp, width_cp(cases[i].cp));
}

static void
test_ambiguous(void **state)
{
	assert_int_equal(width_of("…─●①“"), 5);
	width_set_ambiguous(2);
	assert_int_equal(width_of("…─●①“"), 10);
	assert_int_equal(width_of("中a\u0301"), 3);
	width_set_ambiguous(1);
	assert_int_equal(width_of("…"), 1);
}

static void
test_prefix(void **state)
{
	static const char s[] = "a中e\u0301文b";
	int used;

	assert_int_equal(width_prefix(s, strlen(s), 0, &used), 0);
	assert_int_equal(width_prefix(s, strlen(s), 1, &used), 1);
	assert_int_equal(width_prefix(s, strlen(s), 2, &used), 1);
	assert_int_equal(used, 1);
	assert_int_equal(width_prefix(s, strlen(s), 3, &used), 4);
	assert_int_equal(width_prefix(s, strlen(s), 4, &used), 7);
	assert_int_equal(used, 4);
	assert_int_equal(width_prefix(s, strlen(s), 5, NULL), 7);
	assert_int_equal(width_prefix(s, strlen(s), 99, &used), strlen(s));
	assert_int_equal(used, 7);
	assert_int_equal(width_prefix(s, strlen(s), -1, &used), 0);
}

static void
check_fit(const char *s, int columns, enum width_align align, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	width_fit(&out, s, columns, align);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
test_fit(void **state)
{
	check_fit("阜阳", 6, ALIGN_LEFT, "阜阳  ");
	check_fit("阜阳", 7, ALIGN_RIGHT, "   阜阳");
	check_fit("阜阳", 7, ALIGN_CENTRE, " 阜阳  ");
	check_fit("阜阳", 4, ALIGN_LEFT, "阜阳");
	check_fit("阜阳市", 5, ALIGN_LEFT, "阜阳…");
	check_fit("阜阳市", 4, ALIGN_LEFT, "阜… ");
	check_fit("阜阳市", 4, ALIGN_RIGHT, " 阜…");
	check_fit("阜阳市", 1, ALIGN_LEFT, "…");
	check_fit("阜阳市", 0, ALIGN_LEFT, "");
	check_fit("", 3, ALIGN_CENTRE, "   ");
	check_fit("abc", 3, ALIGN_LEFT, "abc");
	width_set_ambiguous(2);
	check_fit("阜阳市", 5, ALIGN_LEFT, "阜… ");
	check_fit("ab", 1, ALIGN_LEFT, "a");
	check_fit("阜", 1, ALIGN_LEFT, " ");
}

/* Whatever the text and the room, the result is exactly as wide as asked. */
static void
test_fit_is_exact(void **state)
{
	static const char *const parts[] = { "a", "中", "\u0301", "…", "😀", " ", "ﬀ" };
	unsigned seed = 7;

	for (int round = 0; round < 4000; round++) {
		struct strbuf s = STRBUF_INIT, out = STRBUF_INIT;
		int columns = round % 13;

		width_set_ambiguous(1 + round % 2);
		for (int i = 0; i < 8; i++) {
			seed = seed * 1103515245 + 12345;
			strbuf_adds(&s, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
		}
		width_fit(&out, s.s, columns, (enum width_align)(round % 3));
		assert_int_equal(width_of(strbuf_str(&out)), columns);
		assert_int_equal(utf8_check(strbuf_str(&out), out.len), out.len);
		strbuf_finish(&s);
		strbuf_finish(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_code_points, reset),
		cmocka_unit_test_setup(test_ambiguous, reset),
		cmocka_unit_test_setup(test_prefix, reset),
		cmocka_unit_test_setup(test_fit, reset),
		cmocka_unit_test_setup(test_fit_is_exact, reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
