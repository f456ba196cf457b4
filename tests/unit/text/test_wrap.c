/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
check(const char *s, int columns, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	width_wrap(&out, s, columns);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
test_words(void **state)
{
	check("", 10, "");
	check("one two three", 7, "one two\nthree");
	check("one two three", 8, "one two\nthree");
	check("one   two", 4, "one\ntwo");
	check("one two  ", 20, "one two");
	check("extraordinary", 5, "extra\nordin\nary");
	check("an extraordinary", 5, "an\nextra\nordin\nary");
}

static void
test_chinese(void **state)
{
	check("阜阳市颍州区清河街道", 8, "阜阳市颍\n州区清河\n街道");
	check("阜阳市颍州区清河街道", 9, "阜阳市颍\n州区清河\n街道");
	check("请拨12345热线", 8, "请拨\n12345热\n线");
	/* A wide character that fits nowhere still comes out, once. */
	check("阜阳", 1, "阜\n阳");
}

static void
test_punctuation_stays_with_its_text(void **state)
{
	check("路灯不亮，请修。", 8, "路灯不\n亮，请\n修。");
	check("他说（大意）：好", 6, "他说\n（大\n意）：\n好");
	/* Nothing but closing marks must be broken somewhere. */
	check("。。。。。", 4, "。。\n。。\n。");
}

static void
test_paragraphs(void **state)
{
	check("一\n\n二三四\n", 4, "一\n\n二三\n四\n");
	check("    word", 4, "word");
	check("　　开头", 6, "　　开\n头");
	check("ab \u0301c", 2, "ab\n \u0301c");
	check("a\u0301b\u0301c\u0301", 2, "a\u0301b\u0301\nc\u0301");
}

static void
test_never_too_wide_and_nothing_lost(void **state)
{
	static const char *const parts[] = { "a", "中", "，", "（", "word", " ", "é", "😀" };
	unsigned seed = 99;

	for (int round = 0; round < 3000; round++) {
		struct strbuf s = STRBUF_INIT, out = STRBUF_INIT;
		int columns = 2 + round % 11;
		const char *from, *kept = "";

		for (int i = 0; i < 20; i++) {
			seed = seed * 1103515245 + 12345;
			strbuf_adds(&s, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
		}
		width_wrap(&out, s.s, columns);
		/* Without its spaces and breaks, it is the text without its spaces. */
		from = s.s;
		for (kept = strbuf_str(&out); *kept; kept++) {
			if (*kept == ' ' || *kept == '\n')
				continue;
			while (*from == ' ')
				from++;
			assert_int_equal(*kept, *from++);
		}
		assert_int_equal(strspn(from, " "), strlen(from));
		for (const char *line = strbuf_str(&out); *line;) {
			size_t n = strcspn(line, "\n");

			assert_true(n > 0);
			assert_true(width_text(line, n) <= columns);
			line += n + (line[n] == '\n');
		}
		strbuf_finish(&s);
		strbuf_finish(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_punctuation_stays_with_its_text),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_never_too_wide_and_nothing_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
