/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdio.h>

#include "ui/pager.h"

static void
assert_drawn(struct pager *p, int rows, int cols, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	struct canvas c;

	canvas_init(&c, rows, cols);
	pager_draw(p, &c, (struct rect){ 0, 0, rows, cols });
	canvas_dump(&c, &out);
	assert_string_equal(strbuf_str(&out), expected);
	canvas_finish(&c);
	strbuf_finish(&out);
}

static void
wraps_with_hanging_indent(void **state)
{
	struct pager *p = pager_create();

	pager_heading(p, "Times");
	pager_pair(p, 6, "城管", STYLE_PLAIN, "one two three");
	pager_add(p, STYLE_PLAIN, 2, "aaaa bbbb cccc");
	assert_drawn(p, 6, 14, "Times\n城管  one\n      two\n      three\naaaa bbbb\n  cccc\n");
	assert_drawn(p, 4, 40, "Times\n城管  one two three\naaaa bbbb cccc\n\n");
	pager_clear(p);
	pager_pair(p, 4, "a", STYLE_PLAIN, "x\ny");
	assert_drawn(p, 3, 20, "a   x\n    y\n\n");
	pager_destroy(p);
}

static void
pieces_stay_whole(void **state)
{
	struct pager *p = pager_create();

	pager_pieces(p, 4, "a", STYLE_PLAIN, "one two\x1f>three\x1f>four");
	assert_drawn(p, 3, 40, "a   one two>three>four\n\n\n");
	assert_drawn(p, 3, 20, "a   one two>three\n    >four\n\n");
	assert_drawn(p, 3, 16, "a   one two\n    >three\n    >four\n");
	/* What has no room is broken as text is. */
	assert_drawn(p, 4, 12, "a   one\n    two\n    >three\n    >four\n");
	pager_destroy(p);
}

static void
scrolls_and_says_that_there_is_more(void **state)
{
	struct pager *p = pager_create();
	struct key end = key_of("End"), up = key_of("Up"), other = key_of("x");

	for (int i = 0; i < 6; i++) {
		char line[24];
		snprintf(line, sizeof line, "line %d", i);
		pager_add(p, STYLE_PLAIN, 0, line);
	}
	assert_drawn(p, 3, 10, "line 0\nline 1\nline 2   ▾\n");
	pager_scroll(p, 1);
	assert_drawn(p, 3, 10, "line 1   ▴\nline 2\nline 3   ▾\n");
	assert_true(pager_key(p, &end));
	assert_drawn(p, 3, 10, "line 3   ▴\nline 4\nline 5\n");
	assert_true(pager_key(p, &up));
	assert_drawn(p, 3, 10, "line 2   ▴\nline 3\nline 4   ▾\n");
	assert_false(pager_key(p, &other));
	pager_scroll(p, -100);
	assert_drawn(p, 8, 10, "line 0\nline 1\nline 2\nline 3\nline 4\nline 5\n\n\n");
	pager_destroy(p);
}

static void
place_stays_when_refilled(void **state)
{
	struct pager *p = pager_create();

	for (int round = 0; round < 2; round++) {
		pager_clear(p);
		for (int i = 0; i < 9; i++)
			pager_add(p, STYLE_PLAIN, 0, i == 4 ? "four" : "-");
		if (round == 0)
			assert_drawn(p, 2, 10, "-\n-        ▾\n");
		if (round == 0)
			pager_scroll(p, 4);
	}
	assert_drawn(p, 2, 10, "four     ▴\n-        ▾\n");
	pager_destroy(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wraps_with_hanging_indent),
		cmocka_unit_test(pieces_stay_whole),
		cmocka_unit_test(scrolls_and_says_that_there_is_more),
		cmocka_unit_test(place_stays_when_refilled),
	};
	return cmocka_run_group_tests_name("pager", tests, NULL, NULL);
}
