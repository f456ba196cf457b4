/* SPDX-License-Identifier: MIT */
/*
 * The code points of what stands on the screen and the terminal cannot show, each with the
 * text around it.
 */
#include "ui/pager.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "text/utf8.h"
#include "ui/app_private.h"

#define AROUND 12                /* cells shown to either side */

static void
add_cp(struct strbuf *out, uint32_t cp)
{
	char s[UTF8_MAX];

	strbuf_add(out, s, utf8_encode(cp, s));
}

/* The text around a cell, the cell itself in brackets. */
static void
add_around(struct strbuf *out, const struct cell *row, int cols, int col)
{
	int from = col > AROUND ? col - AROUND : 0;
	int to = col + AROUND < cols ? col + AROUND : cols - 1;

	for (int i = from; i <= to; i++) {
		if (row[i].width == 0)
			continue;
		if (i == col)
			strbuf_adds(out, "[");
		add_cp(out, row[i].ch);
		for (int k = 0; k < CELL_MARKS && row[i].marks[k] != 0; k++)
			add_cp(out, row[i].marks[k]);
		if (i == col)
			strbuf_adds(out, "]");
	}
}

static void
add_cell(struct pager *p, const struct canvas *c, int row, int col)
{
	const struct cell *cells = &c->cells[(size_t)row * (size_t)c->cols];
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "U+%04X", (unsigned)cells[col].ch);
	for (int k = 0; k < CELL_MARKS && cells[col].marks[k] != 0; k++)
		strbuf_addf(&line, " U+%04X", (unsigned)cells[col].marks[k]);
	strbuf_addf(&line, _("  line %d  "), row + 1);
	add_around(&line, cells, c->cols, col);
	pager_add(p, STYLE_PLAIN, 2, line.s);
	strbuf_finish(&line);
}

static bool
is_missing(struct screen *screen, const struct cell *cell)
{
	if (cell->width == 0)
		return false;
	for (int k = 0; k < CELL_MARKS && cell->marks[k] != 0; k++)
		if (!screen_has(screen, cell->marks[k]))
			return true;
	return !screen_has(screen, cell->ch);
}

struct view *
characters_view(struct app *app)
{
	const struct canvas *c = &app->canvas;
	struct pager *p = pager_create();
	size_t count = 0;

	for (int i = 0; app->screen && i < c->rows * c->cols; i++) {
		if (!is_missing(app->screen, &c->cells[i]))
			continue;
		add_cell(p, c, i / c->cols, i % c->cols);
		count++;
	}
	if (count == 0)
		pager_add(p, STYLE_PLAIN, 0, _("This terminal can show every character on the screen."));
	return pager_view("characters", _("Characters that this terminal cannot show"), p);
}
