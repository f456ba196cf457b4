/* SPDX-License-Identifier: MIT */
#include "term/glyph.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"

/* Signs that the program itself draws and that not every terminal has. */
static const struct {
	uint32_t sign;
	char ascii;
} signs[] = {
	{ 0x2500, '-' }, /* ─ */
	{ 0x2502, '|' }, /* │ */
	{ 0x250C, '+' }, /* ┌ */
	{ 0x2510, '+' }, /* ┐ */
	{ 0x2514, '+' }, /* └ */
	{ 0x2518, '+' }, /* ┘ */
	{ 0x251C, '+' }, /* ├ */
	{ 0x2524, '+' }, /* ┤ */
	{ 0x252C, '+' }, /* ┬ */
	{ 0x2534, '+' }, /* ┴ */
	{ 0x253C, '+' }, /* ┼ */
	{ 0x25B8, '>' }, /* ▸ */
	{ 0x25B6, '>' }, /* ▶ */
	{ 0x25BE, 'v' }, /* ▾ */
	{ 0x25B2, '^' }, /* ▲ */
	{ 0x25BC, 'v' }, /* ▼ */
	{ 0x2190, '<' }, /* ← */
	{ 0x2191, '^' }, /* ↑ */
	{ 0x2192, '>' }, /* → */
	{ 0x2193, 'v' }, /* ↓ */
	{ 0x2026, '~' }, /* … */
	{ 0x27F2, '@' }, /* ⟲ */
	{ 0x00B7, '.' }, /* · */
	{ 0x00D7, 'x' }, /* × */
	{ 0x2022, '*' }, /* • */
	{ 0x25CF, '*' }, /* ● */
	{ 0x25CB, 'o' }, /* ○ */
	{ 0x2713, '+' }, /* ✓ */
	{ 0x2717, 'x' }, /* ✗ */
	{ 0x2581, '_' }, /* ▁ */
	{ 0x2582, '.' }, /* ▂ */
	{ 0x2583, ':' }, /* ▃ */
	{ 0x2584, '-' }, /* ▄ */
	{ 0x2585, '=' }, /* ▅ */
	{ 0x2586, '+' }, /* ▆ */
	{ 0x2587, '*' }, /* ▇ */
	{ 0x2588, '#' }, /* █ */
};

void
glyphs_init(struct glyphs *g, enum encoding e, bool ascii)
{
	g->encoder = e == ENCODING_UTF8 ? NULL : encoder_create(e);
	g->ascii = g->ascii_lines = ascii;
}

void
glyphs_finish(struct glyphs *g)
{
	encoder_destroy(g->encoder);
	g->encoder = NULL;
}

static bool
has(struct glyphs *g, uint32_t cp)
{
	struct strbuf bytes = STRBUF_INIT;

	if (!g->encoder || cp < 0x80)
		return true;
	bool known = encoder_put(g->encoder, cp, &bytes);
	strbuf_finish(&bytes);
	return known;
}

/* '\0' if cp is not one of the signs. */
static char
ascii_for(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (signs[i].sign == cp)
			return signs[i].ascii;
	return '\0';
}

/* What Chinese printers have always put where a character was not in the case: 〓. */
#define GETA 0x3013

static uint32_t
missing(struct glyphs *g, int width)
{
	return width == 2 && has(g, GETA) ? GETA : '?';
}

bool
glyphs_has(struct glyphs *g, uint32_t cp)
{
	return has(g, cp) || ascii_for(cp) != '\0';
}

static bool
is_line(uint32_t cp)
{
	return cp >= 0x2500 && cp < 0x2580;
}

struct cell
glyphs_fit(struct glyphs *g, const struct cell *cell)
{
	struct cell fit = *cell;
	int kept = 0;

	if (cell->ch < 0x80 && cell->marks[0] == 0)
		return fit;
	char ascii = ascii_for(cell->ch);
	bool plain = ascii && (g->ascii || (g->ascii_lines && is_line(cell->ch)));
	if (plain || !has(g, cell->ch)) {
		fit.ch = ascii ? (unsigned char)ascii : missing(g, cell->width);
		fit.width = fit.ch == GETA ? 2 : 1;
	}
	for (int i = 0; i < CELL_MARKS; i++) {
		fit.marks[i] = 0;
		if (cell->marks[i] && has(g, cell->marks[i]))
			fit.marks[kept++] = cell->marks[i];
	}
	return fit;
}

void
glyphs_put(struct glyphs *g, uint32_t cp, struct strbuf *out)
{
	char s[UTF8_MAX];

	if (!g->encoder)
		strbuf_add(out, s, utf8_encode(cp, s));
	else if (!encoder_put(g->encoder, cp, out))
		strbuf_addc(out, '?'); /* glyphs_fit has seen to it that this is not met */
}
