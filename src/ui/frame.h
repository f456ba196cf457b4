/* SPDX-License-Identifier: MIT */
/* The lines around every view, drawn on a canvas: no terminal, no loop. */
#ifndef PAIDAN_SRC_UI_FRAME_H
#define PAIDAN_SRC_UI_FRAME_H

#include "ui/app.h"

#define FRAME_AREA_TOP 3

struct hint {
	char *keys;
	const char *label; /* translated */
	bool kept;         /* there whatever else is */
};

struct frame_lines {
	const char *say; /* said by app_say, or NULL */
	enum style say_style;
	struct hint *hints; /* as many as fit, and those that are kept */
	size_t hint_count, hint_cap;
};

/* The rows between the rules. */
struct rect frame_area(int rows, int cols);
void frame_draw(const struct frame *f, const struct frame_lines *lines, struct canvas *c);
void frame_finish(struct frame *f);

/*
 * What the hint bar shows of a view's tables: allowed, possible now, bound, and not hidden by an
 * earlier table.
 */
void frame_collect_hints(
    struct frame_lines *lines, struct view *view, const struct action_table *const *tables);
void frame_lines_finish(struct frame_lines *lines);

#endif
