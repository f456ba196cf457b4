/* SPDX-License-Identifier: MIT */
#include "term/painter.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "term/painter_private.h"

static const struct cell blank = { .ch = ' ', .width = 1, .style = STYLE_PLAIN };

/* So few rows have no better way than the plain one, which may go up as well as down. */
#define FEW_ROWS 3

/* -- what is to be shown, in the terminal's own terms -- */

static void
fold_styles(struct painter *p)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		struct look look = caps_look_of(&p->caps, (enum style)i);
		int first = 0;
		for (; first < i; first++) {
			struct look other = caps_look_of(&p->caps, (enum style)first);
			if (other.fg == look.fg && other.attrs == look.attrs)
				break;
		}
		p->fold[i] = (uint8_t)first;
	}
}

/* Colour and weight of a blank are not seen. */
static uint8_t
folded(const struct painter *p, const struct cell *cell)
{
	uint8_t style = cell->style < STYLE_COUNT ? p->fold[cell->style] : STYLE_PLAIN;
	struct look look = caps_look_of(&p->caps, (enum style)style);

	if (cell->ch == ' ' && cell->marks[0] == 0 &&
	    !(look.attrs & (LOOK_UNDERLINE | LOOK_REVERSE)))
		return STYLE_PLAIN;
	return style;
}

static void
fit_cell(struct painter *p, const struct cell *cell, struct cell *out)
{
	*out = glyphs_fit(p->glyphs, cell);
	out->style = folded(p, out);
	if (cell->width < 2)
		return;
	out[1] = (struct cell){ .width = 0, .style = out->style };
	if (out->width < cell->width) {
		out[1] = (struct cell){ .ch = ' ', .width = 1, .style = cell->style };
		out[1].style = folded(p, &out[1]);
	}
}

static struct cell
cell_of(const struct canvas *c, int row, int col)
{
	if (row >= c->rows || col >= c->cols)
		return blank;
	return c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

/* What was asked for last time, at the same place, has been fitted already. */
static void
fit(struct painter *p, const struct canvas *c)
{
	for (int row = 0; row < p->want.rows; row++) {
		for (int col = 0; col < p->want.cols; col++) {
			struct cell now = cell_of(c, row, col);
			struct cell *asked = canvas_at(&p->asked, row, col);
			if (now.width == 0)
				continue;
			/* Cut in the middle at the edge. */
			if (now.width == 2 && col + 1 == p->want.cols)
				now = blank;
			/* A mark behind the last column is taken for the next row's by some. */
			if (col + now.width == p->want.cols)
				memset(now.marks, 0, sizeof now.marks);
			if (!cell_equal(&now, asked)) {
				fit_cell(p, &now, canvas_at(&p->want, row, col));
				*asked = now;
				if (now.width == 2)
					asked[1] = (struct cell){ .width = 0 };
			}
		}
	}
	/* There a character would make it scroll. */
	if (p->caps.wraps && !p->caps.wraps_late) {
		struct cell *last = canvas_at(&p->want, p->want.rows - 1, p->want.cols - 1);
		if (last && last->width == 0)
			last[-1] = blank;
		if (last)
			*last = blank;
	}
}

/* -- attempts -- */

struct attempt {
	struct strbuf out;
	struct pen pen;
};

struct frame {
	struct painter *p;
	const struct canvas *c;
	int rows, cols;
	const struct cell **new;   /* rows */
	const struct cell **old;   /* as they are */
	const struct cell **base;  /* as they are after erasing or scrolling */
	struct cell *blank, *room; /* a row each */
	struct attempt best, other;
	bool tried;
};

static void
begin(struct frame *f)
{
	struct painter *p = f->p;
	struct pen pen = { .caps = &p->caps, .glyphs = p->glyphs, .out = &f->other.out,
		.rows = f->rows, .cols = f->cols, .row = p->row, .col = p->col, .style = p->style,
		.room = f->room, .repeats = p->caps.repeats && p->repeat != REPEAT_FAILS,
		.ask = p->repeat == REPEAT_UNTRIED, .sure = p->repeat == REPEAT_WORKS };

	if (!p->known) {
		pen.row = -1;
		pen.style = PEN_STYLE_UNKNOWN;
	}
	strbuf_clear(&f->other.out);
	f->other.pen = pen;
	memcpy(f->base, f->old, (size_t)f->rows * sizeof *f->base);
}

/* Paints what differs from the base; the shorter one of this and the best so far is kept. */
static void
end(struct frame *f, bool upward)
{
	struct pen *pen = &f->other.pen;

	for (int i = 0; i < f->rows; i++) {
		int row = upward ? f->rows - 1 - i : i;
		if (f->base[row] != f->new[row])
			paint_row(pen, row, f->base[row], f->new[row]);
	}
	if (f->c->cursor_shown)
		pen_move(pen, f->c->cursor_row < f->rows ? f->c->cursor_row : f->rows - 1,
		    f->c->cursor_col < f->cols ? f->c->cursor_col : f->cols - 1);
	if (!f->tried || f->other.out.len < f->best.out.len) {
		struct attempt other = f->other;
		f->other = f->best;
		f->best = other;
	}
	f->tried = true;
}

/* Rows from the one that is blank, as are all below it. */
static int
blank_rows(const struct frame *f)
{
	int row = f->rows;

	while (row > 0 && row_distance(f->new[row - 1], f->blank, f->cols) == 0)
		row--;
	return row;
}

static void
try_erasing(struct frame *f, int from)
{
	if (from >= f->rows || !caps_has(&f->p->caps, CAP_ED))
		return;
	begin(f);
	pen_move(&f->other.pen, from, 0);
	pen_erase_rest(&f->other.pen);
	for (int row = from; row < f->rows; row++)
		f->base[row] = f->blank;
	end(f, false);
}

static void
try_shift(struct frame *f, const struct shift *shift)
{
	begin(f);
	if (!pen_scroll(&f->other.pen, shift->top, shift->bottom, shift->n))
		return;
	for (int row = shift->top; row <= shift->bottom; row++) {
		int from = row + shift->n;
		bool inside = from >= shift->top && from <= shift->bottom;
		f->base[row] = inside ? f->old[from] : f->blank;
	}
	end(f, false);
}

static void
paint_known(struct frame *f)
{
	struct shift shifts[SHIFTS_MAX];
	int differing = 0;

	for (int row = 0; row < f->rows; row++)
		differing += row_distance(f->old[row], f->new[row], f->cols) > 0;
	begin(f);
	end(f, false);
	if (differing > 1 && differing <= FEW_ROWS) {
		begin(f);
		end(f, true);
	}
	if (differing <= FEW_ROWS)
		return;
	int count = find_shifts(f->old, f->new, f->rows, f->cols, f->blank, shifts);
	for (int i = 0; i < count; i++)
		try_shift(f, &shifts[i]);
	try_erasing(f, blank_rows(f));
	try_erasing(f, 0);
}

/* Begins with an empty screen in plain style, whatever was before. */
static void
paint_unknown(struct frame *f)
{
	struct pen *pen = &f->other.pen;

	begin(f);
	caps_put(pen->caps, CAP_SGR0, pen->out);
	pen->style = STYLE_PLAIN;
	caps_put(pen->caps, CAP_CLEAR, pen->out);
	pen->row = pen->col = 0;
	for (int row = 0; row < f->rows; row++)
		f->base[row] = f->blank;
	end(f, false);
}

static void
take_rows(struct frame *f)
{
	struct painter *p = f->p;
	size_t rows = (size_t)f->rows, cols = (size_t)f->cols;

	f->new = xcalloc(rows * 3 + 1, sizeof *f->new);
	f->old = f->new + rows;
	f->base = f->old + rows;
	f->blank = xcalloc(cols * 2 + 1, sizeof *f->blank);
	f->room = f->blank + cols;
	for (size_t i = 0; i < cols; i++)
		f->blank[i] = blank;
	for (size_t i = 0; i < rows; i++) {
		f->new[i] = p->want.cells + i * cols;
		f->old[i] = p->shown.cells + i * cols;
	}
}

/* The frame was chosen: it will be sent, so this is what is known from now on. */
static void
settle(struct frame *f)
{
	struct painter *p = f->p;
	const struct pen *pen = &f->best.pen;

	p->asked.cursor_row = f->c->cursor_row;
	p->asked.cursor_col = f->c->cursor_col;
	p->asked.cursor_shown = f->c->cursor_shown;
	size_t n = (size_t)f->rows * (size_t)f->cols;

	memcpy(p->shown.cells, p->want.cells, n * sizeof *p->shown.cells);
	p->known = true;
	p->row = pen->row;
	p->col = pen->col;
	p->style = pen->style;
	if (p->repeat == REPEAT_UNTRIED && !pen->ask) {
		p->repeat = REPEAT_ASKED;
		p->asked_row = pen->asked_row;
		p->asked_col = pen->asked_col;
	}
}

void
painter_paint(struct painter *p, const struct canvas *c, struct strbuf *out)
{
	struct frame f = { .p = p, .c = c, .rows = p->want.rows, .cols = p->want.cols };

	fit(p, c);
	take_rows(&f);
	if (p->known)
		paint_known(&f);
	else
		paint_unknown(&f);
	strbuf_add(out, strbuf_str(&f.best.out), f.best.out.len);
	settle(&f);
	strbuf_finish(&f.best.out);
	strbuf_finish(&f.other.out);
	free(f.new);
	free(f.blank);
}

/* -- */

/* Where a repeat was used, or may have been, nothing is known of the characters after the first. */
static void
doubt_run(struct cell *cells, int n)
{
	if (cell_is_blank(cells) || n * 3 <= PEN_REPEAT_BYTES)
		return;
	for (int i = 1; i < n; i++)
		cells[i].ch = 0;
}

static void
doubt_repeats(struct painter *p)
{
	for (int row = 0; row < p->shown.rows; row++) {
		struct cell *cells = canvas_at(&p->shown, row, 0);
		int n;
		for (int col = 0; col < p->shown.cols; col += n) {
			n = 1;
			while (col + n < p->shown.cols && cells[col].width == 1 &&
			    cell_equal(&cells[col + n], &cells[col]))
				n++;
			doubt_run(cells + col, n);
		}
	}
}

bool
painter_told(struct painter *p, int row, int col)
{
	if (p->repeat != REPEAT_ASKED)
		return false;
	bool there = row == p->asked_row && col == p->asked_col;
	/* Behind the last column some are in the next row already. */
	bool beyond = p->asked_col == p->want.cols - 1 && row == p->asked_row + 1 && col == 0;
	p->repeat = there || beyond ? REPEAT_WORKS : REPEAT_FAILS;
	if (p->repeat == REPEAT_FAILS)
		doubt_repeats(p);
	return true;
}

void
painter_init(struct painter *p, struct glyphs *glyphs, bool monochrome)
{
	memset(p, 0, sizeof *p);
	caps_init(&p->caps, monochrome);
	p->glyphs = glyphs;
	fold_styles(p);
	painter_resize(p, 0, 0);
}

void
painter_finish(struct painter *p)
{
	caps_finish(&p->caps);
	canvas_finish(&p->shown);
	canvas_finish(&p->asked);
	canvas_finish(&p->want);
}

void
painter_resize(struct painter *p, int rows, int cols)
{
	canvas_resize(&p->shown, rows, cols);
	canvas_resize(&p->asked, rows, cols);
	canvas_resize(&p->want, rows, cols);
	painter_forget(p);
}

void
painter_forget(struct painter *p)
{
	p->known = false;
	p->row = -1;
}
