/* SPDX-License-Identifier: MIT */
/* The lines around every view, drawn on a canvas: no terminal, no loop. */
#ifndef PAIDAN_SRC_UI_FRAME_H
#define PAIDAN_SRC_UI_FRAME_H

#include "ui/app.h"

#define FRAME_AREA_TOP 3

struct hint {
	char *keys;
	const char *label; /* translated */
};

struct frame_lines {
	const char *say; /* said by app_say, or NULL */
	enum style say_style;
	struct hint *hints; /* the last one is kept when the others are cut */
	size_t hint_count, hint_cap;
};

/* The rows between the rules. */
struct rect frame_area(int rows, int cols);
void frame_draw(const struct frame *f, const struct frame_lines *lines, struct canvas *c);
void frame_finish(struct frame *f);

/* What the hint bar shows for these tables: allowed, bound, and not hidden by an earlier table. */
void frame_collect_hints(struct frame_lines *lines, struct app *app,
    const struct action_table *const *tables, bool typing);
void frame_lines_finish(struct frame_lines *lines);

#endif
