/* SPDX-License-Identifier: MIT */
#include "handover_private.h"

#include "base/i18n.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "text/width.h"

#define FOOT 3                   /* the rule, and two lines of what is selected */

static void
page_title(const struct handover_screen *s, enum page page, struct strbuf *out)
{
	const struct handover *h = handover_waiting(s);
	const struct shift_desk *d = s->data;

	switch (page) {
	case PAGE_SINCE:
		strbuf_addf(out, _("since you left %zu"), d->change_count);
		break;
	case PAGE_GIVEN:
		if (h == NULL)
			strbuf_adds(out, _("nothing to take over"));
		else
			strbuf_addf(out, _("to take over: %s %s %d+%d"), h->number, h->off_by, h->items,
			    h->added);
		break;
	case PAGE_CARRY:
		strbuf_addf(out, _("to hand over %zu"),
		    d->carry_count + drafts_count(s->v.desk->drafts));
		break;
	default:
		strbuf_addf(out, _("record %zu"), d->handover_count);
		break;
	}
}

/* The pages; the open one in brackets as well as strong. */
static void
draw_pages(const struct handover_screen *s, struct canvas *canvas, struct rect area)
{
	int col = area.col, end = area.col + area.cols;

	for (int page = 0; page < PAGE_COUNT && col < end; page++) {
		bool open = page == (int)s->page;
		struct strbuf title = STRBUF_INIT, text = STRBUF_INIT;

		page_title(s, (enum page)page, &title);
		strbuf_addf(&text, open ? "[%s]" : " %s ", strbuf_str(&title));
		canvas_text(canvas, area.row, col, end - col, open ? STYLE_STRONG : STYLE_FAINT,
		    strbuf_str(&text));
		col += width_text(strbuf_str(&text), text.len) + 1;
		strbuf_finish(&text);
		strbuf_finish(&title);
	}
}

/* All of what the row has no room for. */
static void
draw_foot(struct handover_screen *s, struct canvas *canvas, struct rect area)
{
	const struct carry *c = list_rested_row(s->list, s->v.desk->app);
	struct strbuf text = STRBUF_INIT;
	const struct handover *h = c != NULL ? handover_of(s, c) : NULL;
	struct rect rows = { area.row + 1, area.col + 1, area.rows - 1, area.cols - 2 };

	if (c != NULL)
		handover_add_number(s, c, &text);
	desk_draw_named_rule(canvas, area, strbuf_str(&text));
	strbuf_clear(&text);
	if (c == NULL)
		return;
	if (c->at_ms != NO_TIME && s->page == PAGE_SINCE) {
		moment_short(&text, c->at_ms);
		strbuf_adds(&text, "  ");
	}
	handover_add_title(s, c, &text);
	if (h != NULL && *h->note != '\0') {
		strbuf_adds(&text, "  ");
		sanitize_adds(&text, h->note);
	}
	canvas_wrapped(canvas, rows, STYLE_PLAIN, strbuf_str(&text));
	strbuf_finish(&text);
}

static const char *
nothing_here(enum page page)
{
	switch (page) {
	case PAGE_SINCE:
		return _("Nothing has changed since you left.");
	case PAGE_GIVEN:
		return _("Nobody waits to be relieved.");
	case PAGE_CARRY:
		return _("Nothing to hand over.");
	default:
		return _("No shift has been handed over yet.");
	}
}

void
handover_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct handover_screen *s = (struct handover_screen *)view;
	struct rect rows = { area.row + 1, area.col, area.rows - 1 - FOOT, area.cols };
	struct rect foot = { area.row + area.rows - FOOT, area.col, FOOT, area.cols };

	desk_tick(s->v.desk);
	if (s->data == NULL) {
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    desk_reading(s->v.desk));
		return;
	}
	draw_pages(s, canvas, area);
	if (s->count > 0)
		list_draw(s->list, canvas, rows, app_top(s->v.desk->app) == view);
	else
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    nothing_here(s->page));
	draw_foot(s, canvas, foot);
}
