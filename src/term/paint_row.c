/* SPDX-License-Identifier: MIT */
#include "term/painter_private.h"

/* So far text may be written again instead of stepping over it. */
#define REWRITE_COLS 12
/* Fewer cells than these are not worth an erasure. */
#define ERASE_CELLS 3

int
row_distance(const struct cell *a, const struct cell *b, int cols)
{
	int differing = 0;

	for (int i = 0; i < cols; i++)
		differing += !cell_equal(&a[i], &b[i]);
	return differing;
}

/* From this column on the row is blank. */
static int
blank_from(const struct cell *cells, int cols)
{
	while (cols > 0 && cell_is_blank(&cells[cols - 1]))
		cols--;
	return cols;
}

/* True if the cells from..to-1 can be written in this style as well as in their own. */
static bool
all_fit(const struct pen *p, uint8_t style, const struct cell *new, int from, int to)
{
	struct pen styled = *p;

	styled.style = style;
	for (int i = from; i < to; i++)
		if (new[i].width > 0 && !pen_fits(&styled, &new[i]))
			return false;
	return true;
}

/*
 * Goes to a column of the row, over cells that are as they shall be: perhaps by writing them,
 * in the style that is on or in the one that is needed there.
 */
static void
reach(struct pen *p, int row, int col, const struct cell *new)
{
	int from = p->col;
	bool near = p->row == row && from < col && col - from <= REWRITE_COLS &&
	    new[from].width > 0;
	uint8_t style = pen_fits(p, &new[col]) ? p->style : new[col].style;
	size_t start = p->out->len;
	struct pen again = *p;

	if (near && all_fit(p, p->style, new, from, col))
		style = p->style;
	pen_move(p, row, col);
	if (!near || !all_fit(p, style, new, from, col))
		return;
	pen_style(p, style);
	size_t mid = p->out->len;
	pen_style(&again, style);
	for (int i = from; i < col; i++)
		if (new[i].width > 0)
			pen_cell(&again, &new[i]);
	pen_choose(p->out, start, mid);
}

/* How many cells from i on are the same one, the last of them differing from what is there. */
static int
run_length(const struct cell *old, const struct cell *new, int i, int end)
{
	int n = 1;

	if (new[i].width != 1)
		return 1;
	while (i + n < end && cell_equal(&new[i + n], &new[i]))
		n++;
	while (n > 1 && cell_equal(&old[i + n - 1], &new[i + n - 1]))
		n--;
	return n;
}

/* Cell by cell, up to `end`, from which on the row is blank. */
static void
paint_cells(struct pen *p, int row, const struct cell *old, const struct cell *new, int end)
{
	for (int i = 0; i < p->cols;) {
		if (cell_equal(&old[i], &new[i])) {
			i++;
			continue;
		}
		reach(p, row, i, new);
		if (i >= end) {
			pen_erase_row(p);
			return;
		}
		int n = run_length(old, new, i, end);
		if (n > 1)
			pen_run(p, &new[i], n);
		else
			pen_cell(p, &new[i]);
		i += new[i].width > 1 ? new[i].width : n;
	}
}

/* The rest of the row is erased at the first difference, then what is no blank is written. */
static void
paint_erased(struct pen *p, int row, const struct cell *old, const struct cell *new)
{
	static const struct cell blank = { .ch = ' ', .width = 1, .style = STYLE_PLAIN };
	int first = 0;

	while (cell_equal(&old[first], &new[first]))
		first++;
	for (int i = 0; i < p->cols; i++)
		p->room[i] = i < first ? old[i] : blank;
	pen_move(p, row, first);
	pen_erase_row(p);
	paint_cells(p, row, p->room, new, p->cols);
}

void
paint_row(struct pen *p, int row, const struct cell *old, const struct cell *new)
{
	bool erases = caps_has(p->caps, CAP_EL);
	int end = erases ? blank_from(new, p->cols) : p->cols;
	struct pen by_cells = *p, erased = *p;
	size_t start = p->out->len;

	if (row_distance(old, new, p->cols) == 0)
		return;
	if (row_distance(old + end, new + end, p->cols - end) <= ERASE_CELLS)
		end = p->cols;
	paint_cells(&by_cells, row, old, new, end);
	*p = by_cells;
	if (!erases)
		return;
	size_t mid = p->out->len;
	paint_erased(&erased, row, old, new);
	if (p->out->len - mid < mid - start)
		*p = erased;
	pen_choose(p->out, start, mid);
}
