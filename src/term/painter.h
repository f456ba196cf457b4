/* SPDX-License-Identifier: MIT */
/*
 * From one picture to the next in as few bytes as can be found: several ways are tried in
 * memory (changing what differs, erasing first, scrolling a part first), the shortest is taken.
 * Whatever is not known of the terminal is not relied on.
 */
#ifndef PAIDAN_SRC_TERM_PAINTER_H
#define PAIDAN_SRC_TERM_PAINTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "term/canvas.h"
#include "term/caps.h"
#include "term/glyph.h"

/* Repeat-character is described for many terminals that do not know it: the first use asks. */
enum painter_repeat { REPEAT_UNTRIED, REPEAT_ASKED, REPEAT_WORKS, REPEAT_FAILS };

struct painter {
	struct caps caps;
	struct glyphs *glyphs;
	uint8_t fold[STYLE_COUNT]; /* the first style that looks the same here */
	struct canvas shown;       /* what the terminal shows, in characters and styles it has */
	struct canvas asked;       /* what was to be painted last */
	struct canvas want;
	bool known;                /* false: the next frame begins with an empty screen */
	int row, col;              /* where its cursor stands */
	uint8_t style;             /* what it writes in */
	enum painter_repeat repeat;
	int asked_row, asked_col;
};

/* Of the terminal that terminfo has open. The glyphs must outlive it. */
void painter_init(struct painter *p, struct glyphs *glyphs, bool monochrome);
void painter_finish(struct painter *p);
void painter_resize(struct painter *p, int rows, int cols);
void painter_forget(struct painter *p);
/*
 * Appends what makes the terminal show c: cut, or filled with blanks, to its size. The hardware
 * cursor is only placed if c shows it; showing and hiding it is the caller's.
 */
void painter_paint(struct painter *p, const struct canvas *c, struct strbuf *out);
/*
 * The terminal says where its cursor is, counted from 0; -1: it has said nothing in all the
 * time it had. True if it was the answer awaited; then more may be to be painted.
 */
bool painter_told(struct painter *p, int row, int col);

#endif
