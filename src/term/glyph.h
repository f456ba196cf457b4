/* SPDX-License-Identifier: MIT */
/* What a terminal can show of a character. */
#ifndef PAIDAN_TERM_GLYPH_H
#define PAIDAN_TERM_GLYPH_H

#include <stdbool.h>

#include "term/canvas.h"
#include "text/encoding.h"

struct glyphs {
	struct encoder *encoder; /* NULL: the terminal takes UTF-8, and everything */
	bool ascii;              /* lines and signs in ASCII */
	bool ascii_lines;        /* lines only: they are long, and three bytes a column add up */
};

void glyphs_init(struct glyphs *g, enum encoding e, bool ascii);
void glyphs_finish(struct glyphs *g);
/* False if something else must stand for it: 〓 or '?'. */
bool glyphs_has(struct glyphs *g, uint32_t cp);
/* The cell as it can be shown; a wide '?' is followed by a blank. */
struct cell glyphs_fit(struct glyphs *g, const struct cell *cell);
/* Appends a character in the terminal's encoding. */
void glyphs_put(struct glyphs *g, uint32_t cp, struct strbuf *out);

#endif
