/* SPDX-License-Identifier: MIT */
/*
 * Random pictures painted one after the other on an emulated terminal of each type: whatever
 * way the painter takes, every cell and the cursor must be as drawn.
 */
#include "term/painter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <vterm.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/terminfo.h"

static const char *const terms[] = { "xterm-256color", "xterm", "linux", "vt100", "vt220", "screen",
	"tmux", "putty", "ansi" };

struct fixture {
	struct glyphs glyphs;
	struct painter painter;
	struct canvas canvas;
	struct strbuf out;
	VTerm *vt;
	VTermScreen *screen;
	bool repeats; /* the emulator knows repeat-character */
	uint32_t seed;
};

static unsigned
pick(struct fixture *f, unsigned below)
{
	f->seed = f->seed * 1664525u + 1013904223u;
	return (f->seed >> 8) % below;
}

static bool
set_up(struct fixture *f, const char *term, int rows, int cols, bool repeats)
{
	char *cause = NULL;

	memset(f, 0, sizeof *f);
	f->repeats = repeats;
	if (!terminfo_open(term, &cause)) {
		print_message("%s\n", cause);
		free(cause);
		return false;
	}
	glyphs_init(&f->glyphs, ENCODING_UTF8, false);
	painter_init(&f->painter, &f->glyphs, false);
	painter_resize(&f->painter, rows, cols);
	canvas_init(&f->canvas, rows, cols);
	f->vt = vterm_new(rows, cols);
	vterm_set_utf8(f->vt, 1);
	f->screen = vterm_obtain_screen(f->vt);
	vterm_screen_reset(f->screen, 1);
	return true;
}

static void
tear_down(struct fixture *f)
{
	vterm_free(f->vt);
	canvas_finish(&f->canvas);
	painter_finish(&f->painter);
	glyphs_finish(&f->glyphs);
	strbuf_finish(&f->out);
	terminfo_close();
}

/* -- the terminal -- */

static int
report(const VTerm *vt, int col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state((VTerm *)(uintptr_t)vt), &at);
	return col ? at.col : at.row;
}

/* The emulator of the tests does not know repeat-character: written out before it. */
static void
feed_repeat(struct fixture *f, const char *last, size_t n, long times)
{
	while (f->repeats && times-- > 0)
		vterm_input_write(f->vt, last, n);
}

static void
feed(struct fixture *f)
{
	const char *s = strbuf_str(&f->out), *end = s + f->out.len, *last = s, *from = s;

	while (s < end) {
		char *stop = NULL;
		long n = s[0] == '\033' && s[1] == '[' ? strtol(s + 2, &stop, 10) : 0;
		if (stop && (*stop == 'b' || (n == 6 && *stop == 'n'))) {
			vterm_input_write(f->vt, from, (size_t)(s - from));
			if (*stop == 'b')
				feed_repeat(f, last, (size_t)(s - last), n);
			else
				painter_told(&f->painter, report(f->vt, 0), report(f->vt, 1));
			s = from = stop + 1;
			continue;
		}
		if (((unsigned char)*s & 0xC0) != 0x80)
			last = s;
		s++;
	}
	vterm_input_write(f->vt, from, (size_t)(s - from));
	strbuf_clear(&f->out);
}

static void
check_cell(struct fixture *f, const char *term, int row, int col)
{
	const struct cell *cell = canvas_at(&f->painter.want, row, col);
	struct look look = caps_look_of(&f->painter.caps, (enum style)cell->style);
	VTermScreenCell got;

	vterm_screen_get_cell(f->screen, (VTermPos){ row, col }, &got);
	uint32_t shown = got.chars[0] == 0 ? ' ' : got.chars[0];
	if (cell->width == 0)
		return;
	uint32_t mark = got.chars[0] == 0 ? 0 : got.chars[1];
	if (shown != cell->ch || got.width != cell->width || mark != cell->marks[0])
		fail_msg("%s %d,%d: U+%04X, wanted U+%04X", term, row, col, shown, cell->ch);
	if (!got.attrs.reverse != !(look.attrs & LOOK_REVERSE) ||
	    !got.attrs.underline != !(look.attrs & LOOK_UNDERLINE))
		fail_msg("%s %d,%d: reverse or underline", term, row, col);
	if (cell->ch == ' ')
		return;
	if (!got.attrs.bold != !(look.attrs & LOOK_BOLD))
		fail_msg("%s %d,%d: bold", term, row, col);
	int fg = VTERM_COLOR_IS_DEFAULT_FG(&got.fg) ? LOOK_DEFAULT : (int)got.fg.indexed.idx;
	if (fg != look.fg && fg != look.fg + 8)
		fail_msg("%s %d,%d: colour %d, wanted %d", term, row, col, fg, look.fg);
}

static size_t
paint(struct fixture *f, const char *term)
{
	size_t before;

	painter_paint(&f->painter, &f->canvas, &f->out);
	before = f->out.len;
	feed(f);
	if (f->painter.repeat == REPEAT_FAILS) {
		/* What a repeat left undone is done now. */
		painter_paint(&f->painter, &f->canvas, &f->out);
		feed(f);
	}
	for (int row = 0; row < f->canvas.rows; row++)
		for (int col = 0; col < f->canvas.cols; col++)
			check_cell(f, term, row, col);
	if (f->canvas.cursor_shown) {
		assert_int_equal(report(f->vt, 0), f->canvas.cursor_row);
		assert_int_equal(report(f->vt, 1), f->canvas.cursor_col);
	}
	return before;
}

/* -- pictures -- */

static const char *const words[] = { "派单台", "a", "要求调整亮灯时间", "x y  z", "─────────────────",
	"……", "e\xCC\x81tude", "新房自来水管泄漏", "    ", "0200-0017", "①", "1", "------------" };

static void
draw_words(struct fixture *f, unsigned count)
{
	while (count-- > 0) {
		int row = (int)pick(f, (unsigned)f->canvas.rows);
		int col = (int)pick(f, (unsigned)f->canvas.cols + 2) - 2;
		const char *word = words[pick(f, ARRAY_LEN(words))];
		canvas_text(&f->canvas, row, col, f->canvas.cols,
		    (enum style)pick(f, STYLE_COUNT), word);
	}
}

static void
roll(struct fixture *f)
{
	int top = (int)pick(f, (unsigned)f->canvas.rows - 2);
	int rows = 2 + (int)pick(f, (unsigned)(f->canvas.rows - top - 1));
	int by = 1 + (int)pick(f, (unsigned)rows - 1);
	size_t row = (size_t)f->canvas.cols * sizeof *f->canvas.cells;
	struct cell *first = canvas_at(&f->canvas, top, 0);
	struct cell *shifted = canvas_at(&f->canvas, top + by, 0);

	if (pick(f, 2))
		memmove(first, shifted, (size_t)(rows - by) * row);
	else
		memmove(shifted, first, (size_t)(rows - by) * row);
}

static void
change(struct fixture *f)
{
	struct rect all = { 0, 0, f->canvas.rows, f->canvas.cols };

	switch (pick(f, 8)) {
	case 0:
		canvas_clear(&f->canvas);
		draw_words(f, 60);
		break;
	case 1:
		canvas_fill(&f->canvas, all, pick(f, 2) ? ' ' : '-', STYLE_PLAIN);
		draw_words(f, 10);
		break;
	case 2:
		all.row = (int)pick(f, 24);
		canvas_fill(&f->canvas, all, ' ', STYLE_PLAIN);
		break;
	case 3:
		canvas_rule(&f->canvas, (int)pick(f, (unsigned)all.rows), 0, all.cols);
		break;
	case 4:
		roll(f);
		break;
	case 5:
		draw_words(f, 40);
		break;
	default:
		draw_words(f, 1 + pick(f, 3));
	}
	f->canvas.cursor_shown = pick(f, 5) > 0;
	f->canvas.cursor_row = (int)pick(f, (unsigned)all.rows);
	f->canvas.cursor_col = (int)pick(f, (unsigned)all.cols);
}

static void
walk(const char *term, int rows, int cols, bool repeats, int steps)
{
	struct fixture f;

	if (!set_up(&f, term, rows, cols, repeats))
		skip();
	f.seed = (uint32_t)(rows * 7 + cols + repeats);
	for (int i = 0; i < steps; i++) {
		change(&f);
		if (pick(&f, 50) == 0)
			painter_forget(&f.painter);
		paint(&f, term);
		/* The same once more costs nothing. */
		assert_int_equal(paint(&f, term), 0);
	}
	tear_down(&f);
}

static void
test_random(void **state)
{
	const char *term = *state;

	walk(term, 24, 80, true, 120);
	walk(term, 24, 80, false, 60);
	walk(term, 20, 71, true, 60);
}

/* -- exact bytes -- */

static void
expect(struct fixture *f, const char *wanted)
{
	painter_paint(&f->painter, &f->canvas, &f->out);
	assert_string_equal(strbuf_str(&f->out), wanted);
	strbuf_clear(&f->out);
}

static void
put(struct fixture *f, int row, int col, enum style style, const char *text)
{
	canvas_text(&f->canvas, row, col, 80, style, text);
}

static void
cursor(struct fixture *f, int row, int col)
{
	f->canvas.cursor_shown = true;
	f->canvas.cursor_row = row;
	f->canvas.cursor_col = col;
}

static void
test_bytes(void **state)
{
	struct fixture f;

	assert_true(set_up(&f, "xterm-256color", 24, 80, true));
	put(&f, 5, 0, STYLE_MARK, "▸");
	cursor(&f, 5, 0);
	expect(&f, "\033(B\033[m\033[H\033[2J\033[6H\033[1m▸\b");
	/* A mark goes down, and up, in the style that is still on. */
	put(&f, 5, 0, STYLE_MARK, " ");
	put(&f, 6, 0, STYLE_MARK, "▸");
	cursor(&f, 6, 0);
	expect(&f, " \b\n▸\b");
	put(&f, 6, 0, STYLE_MARK, " ");
	put(&f, 5, 0, STYLE_MARK, "▸");
	cursor(&f, 5, 0);
	expect(&f, " \033[6H▸\b");
	/* Wide characters: a neighbour is never sent again. */
	put(&f, 5, 10, STYLE_PLAIN, "派单台");
	expect(&f, "\033[10C\033[m派单台\r");
	put(&f, 5, 12, STYLE_PLAIN, "件");
	expect(&f, "\033[12C件\r");
	/* Half of one: the other half is a blank, and nothing more. */
	put(&f, 5, 11, STYLE_PLAIN, "x");
	expect(&f, "\033[10C x\r");
	/* A rule is one character and a count; whether that works is asked once. */
	canvas_rule(&f.canvas, 3, 0, 80);
	expect(&f, "\033[4H\033[90m─\033[79b\033[6n\r\n\n");
	assert_true(painter_told(&f.painter, 3, 79));
	canvas_rule(&f.canvas, 8, 0, 80);
	expect(&f, "\n\n\n─\033[79b\033[6H");
	tear_down(&f);
}

/* Described, or not: it is tried and asked for, and what follows does not rely on it. */
static void
fail_a_repeat(const char *term)
{
	struct fixture f;

	if (!set_up(&f, term, 24, 20, true))
		return;
	canvas_rule(&f.canvas, 3, 0, 20);
	put(&f, 4, 0, STYLE_PLAIN, "x");
	painter_paint(&f.painter, &f.canvas, &f.out);
	assert_non_null(strstr(strbuf_str(&f.out), "─\033[19b\033[6n\r\nx"));
	strbuf_clear(&f.out);
	assert_true(painter_told(&f.painter, 3, 1));
	painter_paint(&f.painter, &f.canvas, &f.out);
	assert_non_null(strstr(strbuf_str(&f.out), "───────────────────"));
	assert_null(strstr(strbuf_str(&f.out), "x"));
	assert_false(painter_told(&f.painter, 3, 1));
	tear_down(&f);
}

static void
test_a_repeat_that_fails(void **state)
{
	fail_a_repeat("xterm");
	fail_a_repeat("screen");
	fail_a_repeat("linux");
}

static void
test_scrolling(void **state)
{
	struct fixture f;
	char text[64];
	static const char *const rows[] = { "大道白天亮灯", "幼儿园暂不开学", "新房自来水管泄漏",
		"公交车晚点半小时", "工地夜间施工扰民", "湖面上漂着好多死鱼", "早市没有厕所",
		"婚姻登记的名字", "烧烤摊油烟", "停满了车", "掉下来一块" };

	assert_true(set_up(&f, "vt100", 24, 80, false));
	for (int top = 0; top < 2; top++) {
		canvas_clear(&f.canvas);
		for (int row = 0; row < 10; row++) {
			snprintf(text, sizeof text, "%c %s", row == 9 ? '>' : ' ', rows[row + top]);
			put(&f, 3 + row, 0, STYLE_PLAIN, text);
		}
		cursor(&f, 12, 0);
		if (top == 0)
			paint(&f, "vt100");
	}
	/* Ten rows go up by one, the mark leaves one row for the next, one row is new. */
	expect(&f, "\033[4;13r\033[13H\n\033[r\033[12H \b\n> 掉下来一块\r");
	tear_down(&f);
}

int
main(void)
{
	struct CMUnitTest tests[ARRAY_LEN(terms) + 3] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_a_repeat_that_fails),
		cmocka_unit_test(test_scrolling),
	};

	for (size_t i = 0; i < ARRAY_LEN(terms); i++)
		tests[3 + i] = (struct CMUnitTest){ .name = terms[i], .test_func = test_random,
			.initial_state = (void *)(uintptr_t)terms[i] };
	return cmocka_run_group_tests_name("painter", tests, NULL, NULL);
}
