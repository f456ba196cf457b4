/* SPDX-License-Identifier: MIT */
#include "text/sanitize.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shared.h"
#include "text/utf8.h"

static void
check(const char *s, size_t n, enum sanitize_mode mode, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	sanitize(&out, s, n, mode);
	assert_string_equal(strbuf_str(&out), expected);
	assert_int_equal(strlen(strbuf_str(&out)), out.len);
	strbuf_finish(&out);
}

#define LINE(s, expected) check((s), sizeof(s) - 1, SANITIZE_LINE, (expected))
#define TEXT(s, expected) check((s), sizeof(s) - 1, SANITIZE_TEXT, (expected))

static void
test_ordinary_text_is_untouched(void **state)
{
	LINE("", "");
	LINE("阜阳市颍州区人民政府热线“12345”——ＡＢＣ１２３，①②③；é ñ e\u0301",
	    "阜阳市颍州区人民政府热线“12345”——ＡＢＣ１２３，①②③；é ñ e\u0301");
	LINE("😀 ❤ ☎ ⚠ 한국어 ไทย العربية", "😀 ❤ ☎ ⚠ 한국어 ไทย العربية");
	LINE("𠮷野家 㐂 〇 　", "𠮷野家 㐂 〇 　");
	LINE("\xef\xbf\xbd", "\xef\xbf\xbd");
}

static void
test_controls(void **state)
{
	LINE("a\033[2Jb", "a^[[2Jb");
	LINE("\0\x07\x08\x7f\v\f", "^@^G^H^?^K^L");
	LINE("\xc2\x85\xc2\x9b"
	     "31m",
	    "<U+0085><U+009B>31m");
	LINE("\x9b\xff", "<9B><FF>");
	LINE("\xe4\xb8"
	     "a\xed\xa0\x80",
	    "<E4><B8>a<ED><A0><80>");
}

static void
test_spaces(void **state)
{
	LINE("a\nb\r\nc\rd\te", "a b c d e");
	TEXT("a\nb\r\nc\rd", "a\nb\nc\nd");
	TEXT("\ta\tbb\t\n\t1234567\t12345678\tx",
	    "        a       bb      \n        1234567 12345678        x");
	TEXT("中\t文\n\033\tx", "中      文\n^[      x");
}

static void
test_invisible(void **state)
{
	LINE("a\u202eb\u200bc\u200dd\ufeff", "a<U+202E>b<U+200B>c<U+200D>d<U+FEFF>");
	LINE("\u2028\u2029\u2066\u00ad\u034f\u3164\u115f\uffa0",
	    "<U+2028><U+2029><U+2066><U+00AD><U+034F><U+3164><U+115F><U+FFA0>");
	LINE("\U000e0041\ue000\ufdd0\uffff\U0010ffff\U000f0000",
	    "<U+E0041><U+E000><U+FDD0><U+FFFF><U+10FFFF><U+F0000>");
	LINE("a\ufe0f\ufe00", "a<U+FE0F><U+FE00>");
}

static void
test_emoji_selectors(void **state)
{
	LINE("❤\ufe0f☎\ufe0e😀\ufe0f!", "❤☎😀!");
	LINE("1\ufe0f\u20e3", "1\u20e3");
	LINE("❤\ufe0f\ufe0f", "❤<U+FE0F>");
	LINE("中\ufe0f", "中<U+FE0F>");
	LINE("❤\u0301\ufe0f", "❤\u0301<U+FE0F>");
}

static void
test_marks(void **state)
{
	LINE("\u0301a", "◌\u0301a");
	LINE("e\u0301\u0302\u0303\u0304\u0305x", "e\u0301\u0302\u0303<U+0304><U+0305>x");
	LINE("\n\u0301", " ◌\u0301");
	LINE("\u202e\u0301", "<U+202E>◌\u0301");
	LINE("\xff\u0301", "<FF>◌\u0301");
	LINE(" \u0301", " \u0301");
}

static void
test_strings(void **state)
{
	char *s = sanitize_line(NULL), *t = sanitize_line("a\nb");
	struct strbuf out = STRBUF_INIT;

	assert_string_equal(s, "");
	assert_string_equal(t, "a b");
	strbuf_adds(&out, "\n");
	sanitize_adds(&out, "c\n\033d");
	assert_string_equal(out.s, "\nc ^[d");
	strbuf_finish(&out);
	free(s);
	free(t);
}

/* What holds for every input. */
static void
check_properties(const char *s, size_t n, enum sanitize_mode mode)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;

	sanitize(&once, s, n, mode);
	assert_int_equal(utf8_check(strbuf_str(&once), once.len), once.len);
	for (size_t at = 0; at < once.len;) {
		uint32_t cp;

		at += utf8_decode(once.s + at, once.len - at, &cp, NULL);
		if (!(mode == SANITIZE_TEXT && cp == '\n') && !sanitize_harmless(cp))
			fail_msg("U+%04X came through", (unsigned)cp);
	}
	sanitize(&twice, strbuf_str(&once), once.len, mode);
	assert_int_equal(once.len, twice.len);
	assert_string_equal(strbuf_str(&once), strbuf_str(&twice));
	strbuf_finish(&once);
	strbuf_finish(&twice);
}

static void
test_every_code_point(void **state)
{
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		char s[1 + UTF8_MAX] = "x";
		size_t n = 1 + utf8_encode(cp, s + 1);
		struct strbuf out = STRBUF_INIT;
		bool same;

		check_properties(s, n, SANITIZE_LINE);
		sanitize(&out, s, n, SANITIZE_LINE);
		same = out.len == n && memcmp(out.s, s, n) == 0;
		/* A surrogate cannot be written: utf8_encode made it U+FFFD. */
		if (cp < 0xd800 || cp > 0xdfff)
			assert_int_equal(same, sanitize_harmless(cp));
		else
			assert_false(sanitize_harmless(cp));
		strbuf_finish(&out);
	}
	assert_false(sanitize_harmless(0x110000));
}

static void
on_nasty(const char *path, const struct strbuf *bytes)
{
	check_properties(strbuf_str(bytes), bytes->len, SANITIZE_LINE);
	check_properties(strbuf_str(bytes), bytes->len, SANITIZE_TEXT);
}

static void
test_nasty_files(void **state)
{
	assert_true(shared_each("nasty", on_nasty) > 50);
}

static void
test_real_text_is_untouched(void **state)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	shared_read(&in, "regions/341200_阜阳市.csv");
	for (size_t at = 0; at < in.len; at++)
		if (in.s[at] == '\r')
			strbuf_splice(&in, at, 1, NULL, 0);
	sanitize(&out, in.s, in.len, SANITIZE_TEXT);
	assert_int_equal(out.len, in.len);
	assert_memory_equal(out.s, in.s, in.len);
	strbuf_finish(&in);
	strbuf_finish(&out);
}

/* A line of nothing but tabs is done in one go, not in one look back a tab. */
static void
test_many_tabs(void **state)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	for (int i = 0; i < 200000; i++)
		strbuf_adds(&in, "中\t");
	sanitize(&out, in.s, in.len, SANITIZE_TEXT);
	assert_int_equal(out.len, 200000 * 9);
	strbuf_finish(&in);
	strbuf_finish(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ordinary_text_is_untouched),
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_invisible),
		cmocka_unit_test(test_emoji_selectors),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_nasty_files),
		cmocka_unit_test(test_real_text_is_untouched),
		cmocka_unit_test(test_many_tabs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
