/* SPDX-License-Identifier: MIT */
#include "ui/list_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/app.h"

#define MARK_COLS 2

/* Columns left for each column of width 0, when the fixed ones and the gaps are served. */
static int
flexible_width(const struct list *l, int cols)
{
	int left = cols - MARK_COLS + 1, shares = 0;

	for (size_t i = 0; i < l->column_count; i++) {
		const struct list_column *c = &l->columns[i];
		if (c->from > cols)
			continue;
		left -= list_width(l, c) + 1;
		shares += c->width == 0;
	}
	return shares && left > 0 ? left / shares : 0;
}

static void
draw_mark(const struct list *l, struct canvas *canvas, int row, int col, size_t i)
{
	bool here = i == l->index;
	size_t first, last;
	const char *sign = list_tagged(l, list_id_at(l, i)) ? "*" :
	    list_range(l, &first, &last) && i >= first && i <= last ? "+" : " ";
	char mark[8];

	snprintf(mark, sizeof mark, "%s%s", here ? "▸" : sign, here ? sign : " ");
	canvas_field(canvas, row, col, MARK_COLS, 0, STYLE_MARK, mark);
}

/* Where a look is made by underlining or reversing, the blanks around a word would have it too. */
static void
plain_edges(struct canvas *canvas, int row, int col, int width)
{
	struct cell *first = canvas_at(canvas, row, col);

	for (int i = 0; first && i < width && first[i].ch == ' ' && !first[i].marks[0]; i++)
		first[i].style = STYLE_PLAIN;
	for (int i = width - 1; first && i >= 0 && first[i].ch == ' ' && !first[i].marks[0]; i--)
		first[i].style = STYLE_PLAIN;
}

static void
draw_row(const struct list *l, struct canvas *canvas, struct rect r, size_t i, struct strbuf *text)
{
	const void *data = l->source.row(l->source.ctx, i);
	int left = r.cols - MARK_COLS, col = r.col + MARK_COLS;
	int flexible = flexible_width(l, r.cols);

	draw_mark(l, canvas, r.row, r.col, i);
	for (size_t k = 0; k < l->column_count; k++) {
		const struct list_column *c = &l->columns[k];
		int width = c->width ? list_width(l, c) : flexible;
		if (c->from > r.cols)
			continue;
		if (width > left)
			width = left;
		if (width <= 0)
			break;
		strbuf_clear(text);
		enum style style = c->cell(l->source.ctx, data, text);
		canvas_field(canvas, r.row, col, width, c->align, style, strbuf_str(text));
		plain_edges(canvas, r.row, col, width);
		col += width + 1;
		left -= width + 1;
	}
	if (l->bar && i == l->index)
		canvas_restyle(canvas, r, STYLE_BAR);
}

/* Another height: what was blank below is filled, and the selection stays in sight. */
static void
resize(struct list *l, int rows, size_t count)
{
	if (l->rows == rows)
		return;
	l->rows = rows;
	if (l->empty)
		return;
	size_t page = list_page_rows(l);
	if (l->top + page > count)
		l->top = count > page ? count - page : 0;
}

static uint64_t
born_of(const struct list *l, int64_t id)
{
	for (size_t i = 0; i < l->drawn_count; i++)
		if (l->drawn[i].id == id)
			return l->drawn[i].born;
	return 0;
}

/* Which rows are on the canvas now; one that was there before keeps the frame that showed it. */
static void
note_drawn(struct list *l, size_t count)
{
	struct list_drawn *now = xcalloc(count, sizeof *now);

	for (size_t i = 0; i < count; i++) {
		now[i].id = list_id_at(l, l->top + i);
		now[i].born = born_of(l, now[i].id);
	}
	free(l->drawn);
	l->drawn = now;
	l->drawn_count = count;
}

bool
list_has_fresh(const struct list *l)
{
	for (size_t i = 0; i < l->drawn_count; i++)
		if (l->drawn[i].born == 0)
			return true;
	return false;
}

void
list_painted(struct list *l, uint64_t frame)
{
	bool there = false;

	for (size_t i = 0; i < l->drawn_count; i++) {
		there = there || l->drawn[i].id == l->selected;
		if (l->drawn[i].born == 0)
			l->drawn[i].born = frame;
	}
	/* A view that draws its rows by itself: it is not for the list to tell. */
	if (!there)
		l->drawn_count = 0;
}

uint64_t
list_born(const struct list *l)
{
	return l->drawn_count > 0 && !l->empty ? born_of(l, l->selected) : 1;
}

void
list_draw(struct list *l, struct canvas *canvas, struct rect area, bool focus)
{
	size_t count = list_count(l);
	struct strbuf text = STRBUF_INIT;

	resize(l, area.rows, count);
	l->drawn_count = l->empty ? 0 : l->drawn_count;
	if (l->empty || count == 0) {
		canvas->cursor_shown = canvas->cursor_shown && !focus;
		return;
	}
	list_settle(l);
	size_t shown = area.rows > 0 ? (size_t)area.rows : 0;
	note_drawn(l, count - l->top < shown ? count - l->top : shown);
	for (int line = 0; line < area.rows && l->top + (size_t)line < count; line++) {
		struct rect r = { area.row + line, area.col, 1, area.cols };
		draw_row(l, canvas, r, l->top + (size_t)line, &text);
	}
	strbuf_finish(&text);
	if (focus) {
		canvas->cursor_row = area.row + (int)(l->index - l->top);
		canvas->cursor_col = area.col;
		canvas->cursor_shown = true;
	}
}
