/* SPDX-License-Identifier: MIT */
/* Edited text on the canvas: character by character, for the caret must know where each one is. */
#include "ui/edit_private.h"

#include <stdlib.h>

#include "base/vec.h"
#include "text/sanitize.h"
#include "text/utf8.h"
#include "text/width.h"

int
edit_show(const struct edit *e, size_t from, size_t to, struct strbuf *out)
{
	size_t before = out->len;

	if (to > from)
		sanitize(out, edit_text(e) + from, to - from, SANITIZE_LINE);
	return width_text(strbuf_str(out) + before, out->len - before);
}

static size_t
next(const struct edit *e, size_t at)
{
	return utf8_next(edit_text(e), e->text.len, at);
}

void
edit_break(const struct edit *e, int cols, struct edit_rows *rows)
{
	struct strbuf shown = STRBUF_INIT;
	int room = cols > 2 ? cols - 1 : 2, col = 0;

	*VEC_ADD(rows->starts, rows->count, rows->cap) = 0;
	for (size_t at = 0; at < e->text.len; at = next(e, at)) {
		if (e->text.s[at] == '\n') {
			*VEC_ADD(rows->starts, rows->count, rows->cap) = next(e, at);
			col = 0;
			continue;
		}
		strbuf_clear(&shown);
		int w = edit_show(e, at, next(e, at), &shown);
		if (col > 0 && col + w > room) {
			*VEC_ADD(rows->starts, rows->count, rows->cap) = at;
			col = 0;
		}
		col += w;
	}
	strbuf_finish(&shown);
}

void
edit_rows_finish(struct edit_rows *rows)
{
	free(rows->starts);
	*rows = (struct edit_rows){ 0 };
}

size_t
edit_row_of(const struct edit_rows *rows, size_t at)
{
	size_t low = 0, high = rows->count;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (rows->starts[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* Draws the bytes from..to in one row, and moves the cursor behind each one before the caret. */
static void
draw_row(const struct edit *e, struct canvas *c, struct rect r, size_t from, size_t to,
    enum style style, bool focus)
{
	struct strbuf shown = STRBUF_INIT;
	int col = 0;

	for (size_t at = from; at < to; at = next(e, at)) {
		if (e->text.s[at] == '\n')
			break;
		strbuf_clear(&shown);
		int w = edit_show(e, at, next(e, at), &shown);
		canvas_text(c, r.row, r.col + col, r.cols - col, style, strbuf_str(&shown));
		col += w;
		/* Heaped marks, spelled out, may be wider than the row: the caret stays inside. */
		if (focus && at < e->caret)
			c->cursor_col = r.col + (col < r.cols ? col : r.cols - 1);
		if (col >= r.cols)
			break;
	}
	strbuf_finish(&shown);
}

static void
park(struct canvas *c, int row, int col)
{
	c->cursor_row = row;
	c->cursor_col = col;
	c->cursor_shown = true;
}

/* One line: the window holds the caret, and half a window of what stands before it. */
static void
scroll_line(struct edit *e, int cols)
{
	struct strbuf shown = STRBUF_INIT;
	int room = cols > 1 ? cols - 1 : 1;

	if (edit_show(e, 0, e->text.len, &shown) <= room)
		e->scroll = 0;
	if (e->scroll > e->text.len || e->caret <= e->scroll) {
		int want = room / 2, w = 0;
		e->scroll = e->caret;
		while (e->scroll > 0 && w < want) {
			size_t at = utf8_prev(edit_text(e), e->text.len, e->scroll);
			strbuf_clear(&shown);
			w += edit_show(e, at, e->scroll, &shown);
			if (w <= room)
				e->scroll = at;
		}
	}
	e->scroll = edit_snap(e, e->scroll);
	for (;;) {
		strbuf_clear(&shown);
		if (e->scroll >= e->caret || edit_show(e, e->scroll, e->caret, &shown) <= room)
			break;
		e->scroll = next(e, e->scroll);
	}
	strbuf_finish(&shown);
}

static void
draw_line(struct edit *e, struct canvas *c, struct rect r, enum style style, bool focus)
{
	scroll_line(e, r.cols);
	if (focus)
		park(c, r.row, r.col);
	draw_row(e, c, r, e->scroll, e->text.len, style, focus);
}

static void
draw_lines(struct edit *e, struct canvas *c, struct rect area, enum style style, bool focus)
{
	struct edit_rows rows = { 0 };
	size_t height = (size_t)area.rows;

	edit_break(e, area.cols, &rows);
	size_t here = edit_row_of(&rows, e->caret);
	if (here < e->scroll)
		e->scroll = here;
	else if (here >= e->scroll + height)
		e->scroll = here - height + 1;
	if (e->scroll > 0 && e->scroll + height > rows.count)
		e->scroll = rows.count > height ? rows.count - height : 0;
	for (size_t i = 0; i < height && e->scroll + i < rows.count; i++) {
		size_t k = e->scroll + i;
		size_t end = k + 1 < rows.count ? rows.starts[k + 1] : e->text.len;
		struct rect r = { area.row + (int)i, area.col, 1, area.cols };
		if (focus && k == here)
			park(c, r.row, r.col);
		draw_row(e, c, r, rows.starts[k], end, style, focus && k == here);
	}
	edit_rows_finish(&rows);
}

void
edit_draw(struct edit *e, struct canvas *canvas, struct rect area, enum style style, bool focus)
{
	if (area.rows < 1 || area.cols < 1)
		return;
	if (!e->lines)
		area.rows = 1;
	e->cols = area.cols;
	e->rows = area.rows;
	canvas_fill(canvas, area, ' ', style);
	if (e->lines)
		draw_lines(e, canvas, area, style, focus);
	else
		draw_line(e, canvas, area, style, focus);
}
