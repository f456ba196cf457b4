/* SPDX-License-Identifier: MIT */
#include "term/pen.h"

#include <string.h>

void
pen_choose(struct strbuf *b, size_t start, size_t mid)
{
	if (b->len - mid < mid - start)
		strbuf_splice(b, start, mid - start, NULL, 0);
	else
		strbuf_splice(b, mid, b->len - mid, NULL, 0);
}

bool
cell_equal(const struct cell *a, const struct cell *b)
{
	if (a->width == 0 && b->width == 0)
		return true;
	return a->ch == b->ch && a->width == b->width && a->style == b->style &&
	    memcmp(a->marks, b->marks, sizeof a->marks) == 0;
}

bool
cell_is_blank(const struct cell *cell)
{
	return cell->ch == ' ' && cell->marks[0] == 0 && cell->style == STYLE_PLAIN;
}

/* -- moving -- */

static bool
by_ones(const struct pen *p, enum cap cap, int n)
{
	if (!caps_has(p->caps, cap))
		return false;
	while (n-- > 0)
		caps_put(p->caps, cap, p->out);
	return true;
}

static bool
by_number(const struct pen *p, enum cap cap, int n)
{
	if (!caps_has(p->caps, cap))
		return false;
	caps_put1(p->caps, cap, n, p->out);
	return true;
}

/* Steps, a count or a place: the shortest. False if the terminal has none of them. */
static bool
along(const struct pen *p, enum cap one, enum cap many, enum cap place, int distance, int to)
{
	size_t start = p->out->len;
	bool any = by_ones(p, one, distance);
	size_t mid = p->out->len;

	if (by_number(p, many, distance)) {
		if (any)
			pen_choose(p->out, start, mid);
		any = true;
		mid = p->out->len;
	}
	if (by_number(p, place, to)) {
		if (any)
			pen_choose(p->out, start, mid);
		any = true;
	}
	return any;
}

static bool
up_or_down(const struct pen *p, int to)
{
	if (to == p->row)
		return true;
	if (to > p->row)
		return along(p, CAP_CUD1, CAP_CUD, CAP_VPA, to - p->row, to);
	return along(p, CAP_CUU1, CAP_CUU, CAP_VPA, p->row - to, to);
}

static bool
from_margin(const struct pen *p, int to)
{
	if (!caps_has(p->caps, CAP_CR))
		return false;
	caps_put(p->caps, CAP_CR, p->out);
	return to == 0 || along(p, CAP_CUF1, CAP_CUF, CAP_HPA, to, to);
}

/* Behind the last column terminals disagree on where "one to the left" is. */
static bool
left_or_right(const struct pen *p, int to)
{
	size_t start = p->out->len;
	bool any = false;

	if (p->col < p->cols) {
		if (to == p->col)
			return true;
		any = to > p->col
		    ? along(p, CAP_CUF1, CAP_CUF, CAP_HPA, to - p->col, to)
		    : along(p, CAP_CUB1, CAP_CUB, CAP_HPA, p->col - to, to);
	}
	if (!any)
		strbuf_splice(p->out, start, p->out->len - start, NULL, 0);
	size_t mid = p->out->len;
	if (from_margin(p, to)) {
		if (any)
			pen_choose(p->out, start, mid);
		return true;
	}
	strbuf_splice(p->out, mid, p->out->len - mid, NULL, 0);
	return any;
}

void
pen_move(struct pen *p, int row, int col)
{
	size_t start = p->out->len;

	if (p->row == row && p->col == col)
		return;
	caps_place(p->caps, row, col, p->out);
	if (p->row >= 0) {
		size_t mid = p->out->len;
		if (left_or_right(p, col) && up_or_down(p, row))
			pen_choose(p->out, start, mid);
		else
			strbuf_splice(p->out, mid, p->out->len - mid, NULL, 0);
	}
	p->row = row;
	p->col = col;
}

/* -- writing -- */

void
pen_style(struct pen *p, uint8_t style)
{
	struct look to = caps_look_of(p->caps, (enum style)style);

	if (p->style == style)
		return;
	if (p->style == PEN_STYLE_UNKNOWN) {
		caps_look(p->caps, NULL, &to, p->out);
	} else {
		struct look from = caps_look_of(p->caps, (enum style)p->style);
		caps_look(p->caps, &from, &to, p->out);
	}
	p->style = style;
}

/* A blank shows neither colour nor weight. */
static bool
blanks_show(const struct pen *p)
{
	return p->style == PEN_STYLE_UNKNOWN ||
	    caps_look_of(p->caps, (enum style)p->style).attrs & (LOOK_UNDERLINE | LOOK_REVERSE);
}

bool
pen_fits(const struct pen *p, const struct cell *cell)
{
	return cell->style == p->style || (cell_is_blank(cell) && !blanks_show(p));
}

static void
advance(struct pen *p, int columns)
{
	p->col += columns;
	if (p->col < p->cols)
		return;
	p->col = p->cols;
	/* It is in the next row, or has scrolled, or not: its makers knew. */
	if (p->caps->wraps && !p->caps->wraps_late)
		p->row = -1;
}

static void
put_character(struct pen *p, const struct cell *cell)
{
	glyphs_put(p->glyphs, cell->ch, p->out);
	for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
		glyphs_put(p->glyphs, cell->marks[i], p->out);
}

void
pen_cell(struct pen *p, const struct cell *cell)
{
	if (!pen_fits(p, cell))
		pen_style(p, cell->style);
	put_character(p, cell);
	advance(p, cell->width);
}

static void
ready_to_erase(struct pen *p)
{
	if (blanks_show(p))
		pen_style(p, STYLE_PLAIN);
}

/* Erasing does not move, so getting behind it comes on top. */
#define ERASE_FROM 10

/* Until the answer is there, the column is not relied on. */
static void
ask(struct pen *p, int row)
{
	if (p->ask) {
		strbuf_adds(p->out, PEN_ASK);
		p->ask = false;
		p->asked_row = row;
		p->asked_col = p->col < p->cols ? p->col : p->cols - 1;
	}
	if (!p->sure)
		p->col = p->cols;
}

void
pen_run(struct pen *p, const struct cell *cell, int n)
{
	if (cell_is_blank(cell) && n >= ERASE_FROM && caps_has(p->caps, CAP_ECH)) {
		ready_to_erase(p);
		caps_put1(p->caps, CAP_ECH, n, p->out);
		return;
	}
	pen_cell(p, cell);
	size_t one = p->out->len;
	/* An answer that names the first row would look like a key. */
	bool repeats = p->repeats && n > 1 && !cell->marks[0] && p->row > 0;
	for (int i = 1; i < n; i++)
		put_character(p, cell);
	if (repeats && p->out->len - one > PEN_REPEAT_BYTES) {
		strbuf_splice(p->out, one, p->out->len - one, NULL, 0);
		caps_put1(p->caps, CAP_REP, n - 1, p->out);
		int row = p->row;
		advance(p, n - 1);
		ask(p, row);
		return;
	}
	if (n > 1)
		advance(p, n - 1);
}

void
pen_erase_row(struct pen *p)
{
	ready_to_erase(p);
	caps_put(p->caps, CAP_EL, p->out);
}

void
pen_erase_rest(struct pen *p)
{
	ready_to_erase(p);
	caps_put(p->caps, CAP_ED, p->out);
}

/* -- scrolling -- */

static void
repeat_cap(struct pen *p, enum cap one, enum cap many, int n)
{
	if (!along(p, one, many, CAP_NONE, n, 0))
		p->row = -1;
}

/* By a scroll region: index at its last row, or reverse index at its first. */
static bool
scroll_by_region(struct pen *p, int top, int bottom, int n)
{
	bool up = n > 0, whole = top == 0 && bottom == p->rows - 1;
	enum cap one = up ? CAP_IND : CAP_RI, many = up ? CAP_INDN : CAP_RIN;

	if (!caps_has(p->caps, one) && !caps_has(p->caps, many))
		return false;
	if (!whole && !caps_has(p->caps, CAP_CSR))
		return false;
	ready_to_erase(p);
	if (!whole) {
		caps_region(p->caps, top, bottom, p->out);
		p->row = -1; /* home, or where it was */
	}
	pen_move(p, up ? bottom : top, 0);
	repeat_cap(p, one, many, up ? n : -n);
	if (!whole) {
		caps_region_off(p->caps, p->rows, p->out);
		p->row = -1;
	}
	return true;
}

/* By taking rows out and putting rows in. */
static bool
scroll_by_lines(struct pen *p, int top, int bottom, int n)
{
	int count = n > 0 ? n : -n;
	int out = n > 0 ? top : bottom - count + 1, into = n > 0 ? bottom - count + 1 : top;

	if (!(caps_has(p->caps, CAP_DL1) || caps_has(p->caps, CAP_DL)) ||
	    !(caps_has(p->caps, CAP_IL1) || caps_has(p->caps, CAP_IL)))
		return false;
	ready_to_erase(p);
	/* What is pushed over the last row needs no taking out. */
	if (n > 0 || bottom < p->rows - 1) {
		pen_move(p, out, 0);
		repeat_cap(p, CAP_DL1, CAP_DL, count);
	}
	if (n < 0 || bottom < p->rows - 1) {
		pen_move(p, into, 0);
		repeat_cap(p, CAP_IL1, CAP_IL, count);
	}
	return true;
}

bool
pen_scroll(struct pen *p, int top, int bottom, int n)
{
	struct pen by_region = *p, by_lines = *p;
	size_t start = p->out->len;
	bool first = scroll_by_region(&by_region, top, bottom, n);
	size_t mid = p->out->len;
	bool second = scroll_by_lines(&by_lines, top, bottom, n);
	bool lines = second && (!first || p->out->len - mid < mid - start);

	if (first && second)
		pen_choose(p->out, start, mid);
	if (first || second)
		*p = lines ? by_lines : by_region;
	return first || second;
}
