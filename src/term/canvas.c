/* SPDX-License-Identifier: MIT */
#include "term/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "text/sanitize.h"
#include "text/utf8.h"
#include "text/width.h"

static const struct cell blank = { .ch = ' ', .width = 1, .style = STYLE_PLAIN };

enum line_part { LINE_H, LINE_V, CORNER_NW, CORNER_NE, CORNER_SW, CORNER_SE };

/*
 * Where ambiguous characters are two columns wide, lines drawn with them would
 * not meet: ASCII then.
 */
static uint32_t
line_char(enum line_part part)
{
	static const uint32_t drawn[] = { 0x2500, 0x2502, 0x250C, 0x2510, 0x2514, 0x2518 };
	static const char ascii[] = "-|++++";

	return width_cp(drawn[part]) == 1 ? drawn[part] : (uint32_t)ascii[part];
}

void
canvas_init(struct canvas *c, int rows, int cols)
{
	memset(c, 0, sizeof *c);
	canvas_resize(c, rows, cols);
}

void
canvas_finish(struct canvas *c)
{
	free(c->cells);
	memset(c, 0, sizeof *c);
}

void
canvas_resize(struct canvas *c, int rows, int cols)
{
	rows = rows > 0 ? rows : 0;
	cols = cols > 0 ? cols : 0;
	if (!c->cells || rows != c->rows || cols != c->cols) {
		free(c->cells);
		c->cells = xcalloc((size_t)rows * (size_t)cols + 1, sizeof *c->cells);
		c->rows = rows;
		c->cols = cols;
	}
	canvas_clear(c);
}

void
canvas_clear(struct canvas *c)
{
	size_t n = (size_t)c->rows * (size_t)c->cols;

	for (size_t i = 0; i < n; i++)
		c->cells[i] = blank;
	c->cursor_row = c->cursor_col = 0;
	c->cursor_shown = false;
}

struct cell *
canvas_at(struct canvas *c, int row, int col)
{
	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

/* Blanks what would be left of a wide character if cells col .. col+width-1 are overwritten. */
static void
part_wide(struct canvas *c, int row, int col, int width)
{
	struct cell *first = canvas_at(c, row, col);
	struct cell *left = canvas_at(c, row, col - 1);
	struct cell *after = canvas_at(c, row, col + width);

	if (first && first->width == 0 && left) {
		*left = blank;
		left->style = first->style;
	}
	if (after && after->width == 0) {
		uint8_t style = after->style;
		*after = blank;
		after->style = style;
	}
}

/* A wide character half outside leaves a blank in the half that is inside. */
static void
put(struct canvas *c, int row, int col, uint32_t ch, int width, enum style style)
{
	struct cell *cell = canvas_at(c, row, col);
	struct cell *right = width == 2 ? canvas_at(c, row, col + 1) : NULL;

	if (!cell && !right)
		return;
	part_wide(c, row, col, width);
	if (width == 2 && (!cell || !right)) {
		cell = cell ? cell : right;
		ch = ' ';
		width = 1;
		right = NULL;
	}
	*cell = (struct cell){ .ch = ch, .width = (uint8_t)width, .style = (uint8_t)style };
	if (right)
		*right = (struct cell){ .ch = 0, .width = 0, .style = (uint8_t)style };
}

static void
add_mark(struct canvas *c, int row, int col, uint32_t mark)
{
	struct cell *cell = canvas_at(c, row, col);

	if (!cell)
		return;
	for (int i = 0; i < CELL_MARKS; i++) {
		if (cell->marks[i] == 0) {
			cell->marks[i] = mark;
			return;
		}
	}
}

int
canvas_text(struct canvas *c, int row, int col, int columns, enum style style, const char *s)
{
	size_t n = strlen(s);
	int used = 0;
	int base = -1; /* column of the character that marks belong to */

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		bool bad = false;

		at += utf8_decode(s + at, n - at, &cp, &bad);
		if (bad || !sanitize_harmless(cp))
			cp = '?';
		int width = width_cp(cp);
		if (width == 0) {
			if (base >= 0)
				add_mark(c, row, col + base, cp);
			continue;
		}
		if (width < 0) {
			cp = '?';
			width = 1;
		}
		if (used + width > columns)
			break;
		put(c, row, col + used, cp, width, style);
		base = used;
		used += width;
	}
	return used;
}

void
canvas_field(
    struct canvas *c, int row, int col, int columns, int align, enum style style, const char *s)
{
	struct strbuf fitted = STRBUF_INIT;

	if (columns > 0) {
		width_fit(&fitted, s, columns, (enum width_align)align);
		canvas_text(c, row, col, columns, style, strbuf_str(&fitted));
	}
	strbuf_finish(&fitted);
}

static struct rect
clip(const struct canvas *c, struct rect r)
{
	if (r.row < 0) {
		r.rows += r.row;
		r.row = 0;
	}
	if (r.col < 0) {
		r.cols += r.col;
		r.col = 0;
	}
	if (r.rows > c->rows - r.row)
		r.rows = c->rows - r.row;
	if (r.cols > c->cols - r.col)
		r.cols = c->cols - r.col;
	return r;
}

void
canvas_fill(struct canvas *c, struct rect r, uint32_t ch, enum style style)
{
	int width = sanitize_harmless(ch) ? width_cp(ch) : -1;

	if (width < 1) {
		ch = '?';
		width = 1;
	}
	r = clip(c, r);
	for (int row = r.row; row < r.row + r.rows; row++) {
		int col = r.col;
		for (; col + width <= r.col + r.cols; col += width)
			put(c, row, col, ch, width, style);
		if (col < r.col + r.cols)
			put(c, row, col, ' ', 1, style);
	}
}

void
canvas_restyle(struct canvas *c, struct rect r, enum style style)
{
	r = clip(c, r);
	for (int row = r.row; row < r.row + r.rows; row++) {
		for (int col = r.col; col < r.col + r.cols; col++) {
			struct cell *cell = canvas_at(c, row, col);
			if (cell->width == 0 || cell->style == STYLE_ALARM)
				continue;
			cell->style = (uint8_t)style;
			if (cell->width == 2)
				cell[1].style = (uint8_t)style;
		}
	}
}

int
canvas_lines(struct canvas *c, struct rect r, enum style style, const char *s)
{
	int row = 0;

	for (; row < r.rows && *s != '\0'; row++) {
		size_t n = strcspn(s, "\n");
		char *line = xstrndup(s, n);

		canvas_text(c, r.row + row, r.col, r.cols, style, line);
		free(line);
		s += n + (s[n] == '\n');
	}
	return row;
}

int
canvas_wrapped(struct canvas *c, struct rect r, enum style style, const char *s)
{
	struct strbuf lines = STRBUF_INIT;
	int rows;

	width_wrap(&lines, s, r.cols);
	rows = canvas_lines(c, r, style, strbuf_str(&lines));
	strbuf_finish(&lines);
	return rows;
}

void
canvas_rule(struct canvas *c, int row, int col, int columns)
{
	canvas_fill(c, (struct rect){ row, col, 1, columns }, line_char(LINE_H), STYLE_RULE);
}

void
canvas_box(struct canvas *c, struct rect r, const char *title)
{
	int bottom = r.row + r.rows - 1;
	int right = r.col + r.cols - 1;

	if (r.rows < 2 || r.cols < 2)
		return;
	canvas_fill(c, r, ' ', STYLE_PLAIN);
	canvas_rule(c, r.row, r.col, r.cols);
	canvas_rule(c, bottom, r.col, r.cols);
	canvas_fill(c, (struct rect){ r.row, r.col, r.rows, 1 }, line_char(LINE_V), STYLE_RULE);
	canvas_fill(c, (struct rect){ r.row, right, r.rows, 1 }, line_char(LINE_V), STYLE_RULE);
	put(c, r.row, r.col, line_char(CORNER_NW), 1, STYLE_RULE);
	put(c, r.row, right, line_char(CORNER_NE), 1, STYLE_RULE);
	put(c, bottom, r.col, line_char(CORNER_SW), 1, STYLE_RULE);
	put(c, bottom, right, line_char(CORNER_SE), 1, STYLE_RULE);
	if (title && *title && r.cols > 6) {
		int used = canvas_text(c, r.row, r.col + 3, r.cols - 6, STYLE_TITLE, title);
		put(c, r.row, r.col + 2, ' ', 1, STYLE_RULE);
		put(c, r.row, r.col + 3 + used, ' ', 1, STYLE_RULE);
	}
}

static void
put_utf8(struct strbuf *out, uint32_t cp)
{
	char s[UTF8_MAX];

	strbuf_add(out, s, utf8_encode(cp, s));
}

void
canvas_dump(const struct canvas *c, struct strbuf *out)
{
	for (int row = 0; row < c->rows; row++) {
		const struct cell *cells = &c->cells[(size_t)row * (size_t)c->cols];
		int end = c->cols;
		while (end > 0 && cells[end - 1].ch == ' ' && cells[end - 1].marks[0] == 0)
			end--;
		for (int col = 0; col < end; col++) {
			if (cells[col].width == 0)
				continue;
			put_utf8(out, cells[col].ch);
			for (int i = 0; i < CELL_MARKS && cells[col].marks[i]; i++)
				put_utf8(out, cells[col].marks[i]);
		}
		strbuf_addc(out, '\n');
	}
}
