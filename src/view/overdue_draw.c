/* SPDX-License-Identifier: MIT */
#include "overdue_private.h"

#include <string.h>

#include "base/i18n.h"
#include "text/sanitize.h"

#define STEPS_MOST 6             /* lines of the checklist */

static void
show_status(struct overdue_screen *s)
{
	struct strbuf out = STRBUF_INIT;

	if (*s->filter != '\0')
		strbuf_addf(&out, _("[filter %s] "), s->filter);
	if (s->unread > 0)
		strbuf_addf(&out, _("%zu closed groups by their names only "), s->unread);
	if (list_tag_count(s->list) > 0)
		strbuf_addf(&out, _("%zu tagged "), list_tag_count(s->list));
	if (s->fresh > 0)
		strbuf_addf(&out, _("%zu new%s, press = to show "), s->fresh, "");
	frame_set(&app_frame(s->v.desk->app)->status_left, strbuf_str(&out));
	strbuf_finish(&out);
}

/*
 * Somebody has to be on the spot, and the window begins with whom: wherever the cursor is in it, so
 * that a step costs no lines. Where the rows fit without the checklist the window would turn to and
 * fro.
 */
static bool
wants_checklist(const struct overdue_screen *s, struct rect area)
{
	size_t danger = 0, top = list_top(s->list);

	while (danger < s->item_count && s->items[danger].group->section == LATE_ON_SITE)
		danger++;
	return danger > 1 && (top < danger || s->item_count < danger + (size_t)area.rows);
}

/* The checklist of danger at the foot; folded, its section takes it along. */
static int
draw_checklist(struct overdue_screen *s, struct canvas *canvas, struct rect area)
{
	const struct names *names = s->v.desk->names;
	int lines = (int)names->step_count < STEPS_MOST ? (int)names->step_count : STEPS_MOST;

	if (lines == 0 || area.rows < lines + 8 || !wants_checklist(s, area))
		return 0;
	area.row += area.rows - lines - 1;
	canvas_rule(canvas, area.row, area.col, area.cols);
	canvas_text(canvas, area.row, area.col + 2, area.cols - 4, STYLE_STRONG,
	    _(" Danger: first the phone, in this order "));
	for (int i = 0; i < lines; i++) {
		struct strbuf line = STRBUF_INIT;

		strbuf_addf(&line, "%d. ", i + 1);
		sanitize(&line, names->steps[i].text, strlen(names->steps[i].text), SANITIZE_LINE);
		canvas_text(canvas, area.row + 1 + i, area.col + 2, area.cols - 2, STYLE_PLAIN,
		    strbuf_str(&line));
		strbuf_finish(&line);
	}
	return lines + 1;
}

void
late_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct overdue_screen *s = (struct overdue_screen *)view;

	desk_tick(s->v.desk);
	show_status(s);
	if (s->item_count == 0) {
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    s->page == NULL ? desk_reading(s->v.desk) : *s->filter != '\0' ?
		    _("Nothing here under this filter. / changes it, Esc drops it.") :
		    _("Nobody is late. All done."));
		canvas->cursor_row = area.row;
		canvas->cursor_col = area.col;
		return;
	}
	area.rows -= draw_checklist(s, canvas, area);
	list_draw(s->list, canvas, area, app_top(s->v.desk->app) == view);
}
