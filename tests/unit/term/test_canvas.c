/* SPDX-License-Identifier: MIT */
#include "term/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "text/width.h"

static void
check_dump(const struct canvas *c, const char *wanted)
{
	struct strbuf out = STRBUF_INIT;

	canvas_dump(c, &out);
	assert_string_equal(strbuf_str(&out), wanted);
	strbuf_finish(&out);
}

/* Every wide cell has its right half, every right half its wide cell. */
static void
check_halves(struct canvas *c)
{
	for (int row = 0; row < c->rows; row++) {
		for (int col = 0; col < c->cols; col++) {
			const struct cell *cell = canvas_at(c, row, col);
			const struct cell *next = canvas_at(c, row, col + 1);
			const struct cell *before = canvas_at(c, row, col - 1);
			if (cell->width == 2)
				assert_true(next && next->width == 0);
			if (cell->width == 0)
				assert_true(before && before->width == 2);
		}
	}
}

static void
test_text(void **state)
{
	struct canvas c;

	canvas_init(&c, 2, 12);
	assert_int_equal(canvas_text(&c, 0, 1, 10, STYLE_WARN, "派单a"), 5);
	assert_int_equal(canvas_at(&c, 0, 1)->width, 2);
	assert_int_equal(canvas_at(&c, 0, 2)->width, 0);
	assert_int_equal(canvas_at(&c, 0, 5)->ch, 'a');
	assert_int_equal(canvas_at(&c, 0, 5)->style, STYLE_WARN);
	assert_int_equal(canvas_at(&c, 0, 6)->style, STYLE_PLAIN);
	check_dump(&c, " 派单a\n\n");
	canvas_finish(&c);
}

static void
test_text_never_splits(void **state)
{
	struct canvas c;

	canvas_init(&c, 1, 10);
	assert_int_equal(canvas_text(&c, 0, 0, 3, STYLE_PLAIN, "派单"), 2);
	check_dump(&c, "派\n");
	canvas_clear(&c);
	canvas_text(&c, 0, 9, 10, STYLE_PLAIN, "派");
	canvas_text(&c, 0, -1, 10, STYLE_PLAIN, "单b");
	check_halves(&c);
	check_dump(&c, " b\n");
	assert_int_equal(canvas_text(&c, 5, 0, 10, STYLE_PLAIN, "派"), 2);
	assert_int_equal(canvas_text(&c, -1, 0, 10, STYLE_PLAIN, "派"), 2);
	canvas_finish(&c);
}

static void
test_overwriting_half(void **state)
{
	struct canvas c;

	canvas_init(&c, 1, 8);
	canvas_text(&c, 0, 0, 8, STYLE_PLAIN, "派单派单");
	canvas_text(&c, 0, 1, 1, STYLE_PLAIN, "x");
	check_halves(&c);
	check_dump(&c, " x单派单\n");
	canvas_text(&c, 0, 3, 2, STYLE_PLAIN, "阜");
	check_halves(&c);
	check_dump(&c, " x 阜 单\n");
	canvas_finish(&c);
}

static void
test_hostile_text_is_refused(void **state)
{
	struct canvas c;

	canvas_init(&c, 1, 20);
	canvas_text(&c, 0, 0, 20, STYLE_PLAIN,
	    "a\033[2J\xff\xe2\x80\xae"
	    "b");
	check_dump(&c, "a?[2J??b\n");
	canvas_finish(&c);
}

static void
test_marks(void **state)
{
	struct canvas c;

	canvas_init(&c, 1, 10);
	assert_int_equal(canvas_text(&c, 0, 0, 10, STYLE_PLAIN, "e\xcc\x81x"), 2);
	assert_int_equal(canvas_at(&c, 0, 0)->marks[0], 0x301);
	assert_int_equal(canvas_at(&c, 0, 1)->ch, 'x');
	/* Only as many as a cell holds; one without a base is left out. */
	canvas_text(&c, 0, 4, 6, STYLE_PLAIN,
	    "\xcc\x81"
	    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84z");
	assert_int_equal(canvas_at(&c, 0, 4)->marks[2], 0x303);
	assert_int_equal(canvas_at(&c, 0, 5)->ch, 'z');
	canvas_finish(&c);
}

static void
test_field(void **state)
{
	struct canvas c;

	canvas_init(&c, 3, 8);
	canvas_fill(&c, (struct rect){ 0, 0, 3, 8 }, '.', STYLE_PLAIN);
	canvas_field(&c, 0, 1, 5, ALIGN_LEFT, STYLE_PLAIN, "派单台阜");
	canvas_field(&c, 1, 1, 5, ALIGN_RIGHT, STYLE_PLAIN, "派");
	canvas_field(&c, 2, 1, 0, ALIGN_RIGHT, STYLE_PLAIN, "派");
	check_dump(&c, ".派单…..\n.   派..\n........\n");
	canvas_finish(&c);
}

static void
test_fill_is_cut(void **state)
{
	struct canvas c;

	canvas_init(&c, 2, 5);
	canvas_fill(&c, (struct rect){ -3, -3, 100, 100 }, 0x6D3E, STYLE_BAR);
	check_halves(&c);
	check_dump(&c, "派派\n派派\n");
	assert_int_equal(canvas_at(&c, 1, 4)->style, STYLE_BAR);
	canvas_fill(&c, (struct rect){ 7, 7, 1, 1 }, 'x', STYLE_BAR);
	canvas_fill(&c, (struct rect){ 1, 1, -1, 2 }, 'x', STYLE_BAR);
	check_dump(&c, "派派\n派派\n");
	canvas_finish(&c);
}

static void
test_restyle_spares_alarms(void **state)
{
	struct canvas c;

	canvas_init(&c, 1, 8);
	canvas_text(&c, 0, 0, 2, STYLE_ALARM, "!!");
	canvas_text(&c, 0, 2, 6, STYLE_PLAIN, "派单");
	canvas_restyle(&c, (struct rect){ 0, 0, 1, 8 }, STYLE_BAR);
	assert_int_equal(canvas_at(&c, 0, 0)->style, STYLE_ALARM);
	assert_int_equal(canvas_at(&c, 0, 1)->style, STYLE_ALARM);
	for (int col = 2; col < 8; col++)
		assert_int_equal(canvas_at(&c, 0, col)->style, STYLE_BAR);
	check_dump(&c, "!!派单\n");
	canvas_finish(&c);
}

static void
test_box(void **state)
{
	struct canvas c;

	canvas_init(&c, 4, 12);
	canvas_fill(&c, (struct rect){ 0, 0, 4, 12 }, 'x', STYLE_PLAIN);
	canvas_box(&c, (struct rect){ 0, 1, 3, 10 }, "派单台阜阳市");
	check_dump(&c, "x┌─ 派单 ─┐x\nx│        │x\nx└────────┘x\nxxxxxxxxxxxx\n");
	canvas_finish(&c);
}

/* Where ─ is two columns wide lines are drawn in ASCII. */
static void
test_lines_where_ambiguous_is_wide(void **state)
{
	struct canvas c;

	width_set_ambiguous(2);
	canvas_init(&c, 3, 6);
	canvas_box(&c, (struct rect){ 0, 0, 3, 6 }, NULL);
	check_dump(&c, "+----+\n|    |\n+----+\n");
	canvas_finish(&c);
	width_set_ambiguous(1);
}

static void
test_resize_blanks(void **state)
{
	struct canvas c;

	canvas_init(&c, 2, 4);
	canvas_text(&c, 0, 0, 4, STYLE_PLAIN, "派单");
	canvas_resize(&c, 1, 3);
	check_dump(&c, "\n");
	canvas_resize(&c, -1, 0);
	assert_null(canvas_at(&c, 0, 0));
	check_dump(&c, "");
	canvas_finish(&c);
}

/* Whatever is drawn over whatever, no wide character is ever left in halves. */
static void
test_random_drawing(void **state)
{
	static const char *const texts[] = { "派单台", "a", "é阜b", "x派", "\xcc\x81y", "…·×" };
	struct canvas c;

	srand(12345);
	canvas_init(&c, 4, 11);
	for (int i = 0; i < 20000; i++) {
		int row = rand() % 6 - 1, col = rand() % 15 - 2, n = rand() % 9;
		switch (rand() % 4) {
		case 0:
			canvas_text(&c, row, col, n, STYLE_PLAIN, texts[rand() % 6]);
			break;
		case 1:
			canvas_fill(&c, (struct rect){ row, col, n, n }, rand() % 2 ? 0x6D3E : '.',
			    STYLE_BAR);
			break;
		case 2:
			canvas_box(&c, (struct rect){ row, col, n, n + 2 }, texts[rand() % 6]);
			break;
		case 3:
			canvas_field(&c, row, col, n, ALIGN_CENTRE, STYLE_WARN, texts[rand() % 6]);
			break;
		}
		check_halves(&c);
	}
	canvas_finish(&c);
}

static void
test_lines(void **state)
{
	struct canvas c;

	canvas_init(&c, 4, 8);
	assert_int_equal(canvas_lines(&c, (struct rect){ 1, 2, 3, 4 }, STYLE_WARN, "a\n\n派单台"), 3);
	check_dump(&c, "\n  a\n\n  派单\n");
	assert_int_equal(canvas_at(&c, 3, 2)->style, STYLE_WARN);
	canvas_clear(&c);
	assert_int_equal(canvas_lines(&c, (struct rect){ 0, 0, 2, 8 }, STYLE_PLAIN, "a\nb\nc"), 2);
	check_dump(&c, "a\nb\n\n\n");
	canvas_clear(&c);
	assert_int_equal(canvas_wrapped(&c, (struct rect){ 0, 1, 4, 5 }, STYLE_PLAIN, "派单台 ab"), 2);
	check_dump(&c, " 派单\n 台 ab\n\n\n");
	assert_int_equal(canvas_lines(&c, (struct rect){ 0, 0, 4, 8 }, STYLE_PLAIN, ""), 0);
	canvas_finish(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_never_splits),
		cmocka_unit_test(test_overwriting_half),
		cmocka_unit_test(test_hostile_text_is_refused),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_field),
		cmocka_unit_test(test_fill_is_cut),
		cmocka_unit_test(test_restyle_spares_alarms),
		cmocka_unit_test(test_box),
		cmocka_unit_test(test_lines_where_ambiguous_is_wide),
		cmocka_unit_test(test_resize_blanks),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_random_drawing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
