/* SPDX-License-Identifier: MIT */
/*
 * Writing on a terminal of which it is known where its cursor stands and in what style it
 * writes: the cheapest way to get elsewhere, and no more styles than needed. Nothing is
 * sent: the bytes are appended to a string, so that several ways can be tried.
 */
#ifndef PAIDAN_SRC_TERM_PEN_H
#define PAIDAN_SRC_TERM_PEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "term/canvas.h"
#include "term/caps.h"
#include "term/glyph.h"

#define PEN_STYLE_UNKNOWN STYLE_COUNT
/* What a repeat costs at most; a run of more bytes than that is worth it. */
#define PEN_REPEAT_BYTES 6
/* "Where is the cursor?"; the answer is ESC [ row ; column R. */
#define PEN_ASK "\033[6n"

struct pen {
	const struct caps *caps;
	struct glyphs *glyphs;
	struct strbuf *out;
	int rows, cols;
	int row, col;  /* col == cols: behind the last column; row < 0: not known */
	uint8_t style;
	struct cell *room; /* for a row, to work in */
	bool repeats;  /* repeat-character may be used */
	bool sure;     /* and is known to work */
	bool ask;      /* once: where the cursor is after a repeat; then false, and: */
	int asked_row, asked_col;
};

/* Of two strings that end b, from start and from mid, the shorter one stays. */
void pen_choose(struct strbuf *b, size_t start, size_t mid);

void pen_move(struct pen *p, int row, int col);
void pen_style(struct pen *p, uint8_t style);
/* The cell's character in its style; the pen stands there. Not for right halves. */
void pen_cell(struct pen *p, const struct cell *cell);
/* True if it can be written without a change of style. */
bool pen_fits(const struct pen *p, const struct cell *cell);
/* The same narrow cell n times, n >= 1; the pen stands at the first. Blanks may leave it there. */
void pen_run(struct pen *p, const struct cell *cell, int n);
/* Blank from here to the end of the row; the terminal has CAP_EL. */
void pen_erase_row(struct pen *p);
/* Blank from here to the end of the screen; the terminal has CAP_ED. */
void pen_erase_rest(struct pen *p);
/*
 * Rows top..bottom go up by n, or down by -n; what comes free is blank. False, with nothing
 * written, if the terminal has no way to do that.
 */
bool pen_scroll(struct pen *p, int top, int bottom, int n);

bool cell_equal(const struct cell *a, const struct cell *b);
bool cell_is_blank(const struct cell *cell);

#endif
