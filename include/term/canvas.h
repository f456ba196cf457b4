/* SPDX-License-Identifier: MIT */
/*
 * A grid of styled cells in memory. Views draw here, every turn from scratch;
 * term/screen sends what changed. A wide character takes a cell of width 2 and
 * its right neighbour of width 0. Drawing outside the grid or the given rectangle is cut.
 */
#ifndef PAIDAN_TERM_CANVAS_H
#define PAIDAN_TERM_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "term/style.h"

#define CELL_MARKS 3

struct cell {
	uint32_t ch;             /* ' ' when empty */
	uint32_t marks[CELL_MARKS]; /* combining marks, 0-terminated if fewer */
	uint8_t width;           /* 1, 2, or 0: right half of its left neighbour */
	uint8_t style;           /* enum style */
};

struct rect {
	int row, col, rows, cols;
};

struct canvas {
	int rows, cols;
	struct cell *cells;      /* rows * cols */
	int cursor_row, cursor_col; /* where the hardware cursor stands */
	bool cursor_shown;
};

void canvas_init(struct canvas *c, int rows, int cols);
void canvas_finish(struct canvas *c);
/* Contents become blank. */
void canvas_resize(struct canvas *c, int rows, int cols);
void canvas_clear(struct canvas *c);
struct cell *canvas_at(struct canvas *c, int row, int col);

/*
 * Writes one line of sanitised UTF-8 at (row, col), at most `columns` wide (a wide
 * character that does not fit is left out). Returns the columns used. Rows or
 * columns outside the canvas are cut. Sanitises once more by refusing: whatever sanitize_harmless
 * rejects is drawn as '?'.
 */
int canvas_text(struct canvas *c, int row, int col, int columns, enum style style, const char *s);
/* The same, cut with … and padded to exactly `columns`. width_align of text/width.h. */
void canvas_field(
    struct canvas *c, int row, int col, int columns, int align, enum style style, const char *s);
/* Lines with \n between them, as many as r has rows; returns how many were written. */
int canvas_lines(struct canvas *c, struct rect r, enum style style, const char *s);
/* The same of text that is wrapped to the width of r. */
int canvas_wrapped(struct canvas *c, struct rect r, enum style style, const char *s);
void canvas_fill(struct canvas *c, struct rect r, uint32_t ch, enum style style);
/* Restyles without changing text; cells already STYLE_ALARM stay so. */
void canvas_restyle(struct canvas *c, struct rect r, enum style style);
/* A horizontal rule of ─ (the screen falls back to - where the terminal cannot). */
void canvas_rule(struct canvas *c, int row, int col, int columns);
/* A frame around r (inside it), for overlays; the inside is cleared. */
void canvas_box(struct canvas *c, struct rect r, const char *title);

/* All rows as text, trailing blanks cut, one line each: for tests and :save-screen. */
void canvas_dump(const struct canvas *c, struct strbuf *out);

#endif
