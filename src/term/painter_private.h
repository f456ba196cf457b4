/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_TERM_PAINTER_PRIVATE_H
#define PAIDAN_SRC_TERM_PAINTER_PRIVATE_H

#include "term/painter.h"
#include "term/pen.h"

/* Part of the screen, rows top..bottom, that went up by n rows (down: by -n). */
struct shift {
	int top, bottom, n;
};

#define SHIFTS_MAX 3

/* Makes the row, which shows `old`, show `new`. */
void paint_row(struct pen *p, int row, const struct cell *old, const struct cell *new);
/* Cells of a row that differ. */
int row_distance(const struct cell *a, const struct cell *b, int cols);
/* The most promising shifts from one picture to another; returns how many. */
int find_shifts(const struct cell **old, const struct cell **new, int rows, int cols,
    const struct cell *blank, struct shift *out);

#endif
