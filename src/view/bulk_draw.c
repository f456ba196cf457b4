/* SPDX-License-Identifier: MIT */
#include "bulk_private.h"

#include "base/i18n.h"
#include "base/vec.h"
#include "text/sanitize.h"
#include "text/width.h"

#define FOOT_ROWS 2

static enum style
cell_outcome(void *ctx, const void *row, struct strbuf *out)
{
	const struct bulk_row *r = row;
	static const char *const words[] = { "", N_("sending"), N_("written"), N_("not done") };
	static const enum style styles[] = { STYLE_PLAIN, STYLE_MARK, STYLE_GOOD, STYLE_ALARM };

	if (r->state == BULK_WAITS)
		strbuf_adds(out, state_label(r->ticket.state));
	else
		strbuf_adds(out, _(words[r->state]));
	return styles[r->state];
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	desk_add_number(out, &((const struct bulk_row *)row)->ticket);
	return STYLE_PLAIN;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct bulk_row *)row)->ticket.unit);
	return STYLE_PLAIN;
}

static enum style
cell_text(void *ctx, const void *row, struct strbuf *out)
{
	const struct bulk_row *r = row;

	sanitize_adds(out, r->sentence != NULL ? r->sentence : r->ticket.title);
	return r->state == BULK_DONE ? STYLE_FAINT : STYLE_PLAIN;
}

const struct list_column bulk_columns[] = {
	{ "outcome", N_("Outcome"), 8, 0, ALIGN_LEFT, cell_outcome },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "text", N_("Title"), 0, 0, ALIGN_LEFT, cell_text },
};
const size_t bulk_column_count = ARRAY_LEN(bulk_columns);

static void
title(const struct bulk_screen *b, struct strbuf *out)
{
	const char *verb = verb_label(write_name(b->verb));

	if (b->phase == BULK_ASKS)
		strbuf_addf(out, _("%s: exactly these %zu tickets, as they were on the screen?"), verb,
		    b->count);
	else if (b->phase == BULK_RUNS)
		strbuf_addf(out, _("%s: %zu of %zu done, %zu refused. Esc stops after the one under way."),
		    verb, b->done, b->count, b->refused);
	else if (b->refused < b->count)
		strbuf_addf(out, _("%s: %zu done, %zu refused, %zu not sent: these stay as they are."),
		    verb, b->done, b->refused, b->count - b->refused);
	else
		strbuf_addf(out, _("%s: %zu done, %zu refused, for the reasons given; they stay tagged."),
		    verb, b->done, b->refused);
}

/* The reason of the selected row in full, at the foot. */
static void
draw_foot(struct bulk_screen *b, struct canvas *canvas, struct rect area)
{
	const struct bulk_row *row = list_rested_row(b->list, b->v.desk->app);
	struct rect foot = { area.row + area.rows - FOOT_ROWS, area.col + 2, FOOT_ROWS,
		area.cols - 2 };
	struct strbuf text = STRBUF_INIT;

	if (row == NULL || row->sentence == NULL)
		return;
	desk_add_number(&text, &row->ticket);
	strbuf_addf(&text, "%s%s", _(": "), row->sentence);
	canvas_wrapped(canvas, foot, STYLE_WARN, text.s);
	strbuf_finish(&text);
}

void
bulk_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct bulk_screen *b = (struct bulk_screen *)view;
	struct strbuf head = STRBUF_INIT;
	struct rect rows = area;

	frame_set(&app_frame(b->v.desk->app)->status_left, "");
	title(b, &head);
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT,
	    b->phase == BULK_ENDED ? STYLE_WARN : STYLE_STRONG, strbuf_str(&head));
	rows.row++;
	rows.rows -= 1 + FOOT_ROWS;
	list_draw(b->list, canvas, rows, app_top(b->v.desk->app) == view);
	draw_foot(b, canvas, area);
	strbuf_finish(&head);
}
