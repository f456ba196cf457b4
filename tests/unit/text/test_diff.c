/* SPDX-License-Identifier: MIT */
/* What differs between two replies is marked, word by word. */
#include "text/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* < and > stand for the marks. */
static void
check(const char *a, const char *b, const char *left, const char *right)
{
	struct strbuf out[2] = { STRBUF_INIT, STRBUF_INIT };
	const char *expected[2] = { left, right };

	diff_mark(&out[0], &out[1], a, b);
	for (int i = 0; i < 2; i++) {
		char *s = strbuf_take(&out[i]);

		for (char *p = s; *p != '\0'; p++)
			*p = *p == DIFF_ON ? '<' : *p == DIFF_OFF ? '>' : *p;
		assert_string_equal(s, expected[i]);
		free(s);
	}
}

static void
test_words(void **state)
{
	check("", "", "", "");
	check("same", "same", "same", "same");
	check("", "new", "", "<new>");
	check("old", "", "<old>", "");
	check("one two three", "one 2 three", "one <two> three", "one <2> three");
	/* A number is one word: 12 and 15 have nothing in common. */
	check("lamp 12 of 30", "lamp 15 of 30", "lamp <12> of 30", "lamp <15> of 30");
	check("a b c d", "b c d e", "<a >b c d", "b c d< e>");
}

static void
test_chinese(void **state)
{
	check("路灯已修复", "路灯未修复", "路灯<已>修复", "路灯<未>修复");
	check("路灯12盏已修", "路灯15盏已换线修", "路灯<12>盏已修", "路灯<15>盏已<换线>修");
	check("甲乙丙丁", "甲丙乙丁", "甲<乙>丙丁", "甲丙<乙>丁");
	/* A mark stays with what it stands on. */
	check("e\xCC\x81 x", "e x", "<e\xCC\x81> x", "<e> x");
}

static void
test_long(void **state)
{
	size_t n = 9000;
	char *a = malloc(n + 1), *b = malloc(n + 1);
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;

	/* Too much to compare, but what is alike at both ends is still found. */
	for (size_t i = 0; i < n; i++) {
		a[i] = i % 2 ? ' ' : 'a';
		b[i] = i % 2 ? ' ' : 'b';
	}
	a[0] = b[0] = '=';
	a[n - 2] = b[n - 2] = '=';
	a[n] = b[n] = '\0';
	diff_mark(&left, &right, a, b);
	assert_int_equal(left.s[0], '=');
	assert_int_equal(left.s[2], DIFF_ON);
	assert_int_equal(left.len, n + 2);
	assert_int_equal(right.len, n + 2);
	assert_string_equal(right.s + right.len - 4, "\x02 = ");
	strbuf_finish(&left);
	strbuf_finish(&right);
	free(a);
	free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
