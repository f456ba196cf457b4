/* SPDX-License-Identifier: MIT */
#include "docket_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/clock.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "cells.h"
#include "docket_text.h"
#include "replay.h"

#define REPLAY_ROWS 2
#define EVIDENCE_LEAST 3
#define LEADS_LOW 3              /* rows of leads where rows are dear */
#define LEADS_HIGH 6
#define HIGH_FROM 28

/* --- the leads -------------------------------------------------------------------------- */

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	const struct docket_screen *s = ctx;
	const struct unit *u = names_unit(s->v.desk->names, ((const struct hint *)row)->unit_id);

	if (u != NULL)
		sanitize_adds(out, u->short_name);
	return STYLE_STRONG;
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, hint_kind_label(((const struct hint *)row)->kind));
	return STYLE_GOOD;
}

static enum style
cell_reason(void *ctx, const void *row, struct strbuf *out)
{
	const struct hint *h = row;
	char *text;

	if (h->reasons.count == 0)
		return STYLE_PLAIN;
	text = hint_reason_text(&h->reasons.items[0]);
	strbuf_adds(out, text);
	free(text);
	return STYLE_PLAIN;
}

/* The first warning, as far as there is room. */
static enum style
cell_warning(void *ctx, const void *row, struct strbuf *out)
{
	const struct docket_screen *s = ctx;
	const struct hint *h = row;
	char *text;

	if (h->warnings.count == 0)
		return STYLE_PLAIN;
	text = hint_warning_text(s->v.desk->names, &h->warnings.items[0]);
	strbuf_adds(out, text);
	free(text);
	return STYLE_WARN;
}

const struct list_column docket_columns[] = {
	{ "unit", N_("Unit"), 14, 0, ALIGN_LEFT, cell_unit },
	{ "kind", N_("Hint"), 8, 0, ALIGN_LEFT, cell_kind },
	{ "reason", N_("Basis"), 0, 0, ALIGN_LEFT, cell_reason },
	{ "warning", N_("Warning"), 36, 110, ALIGN_LEFT, cell_warning },
};
const size_t docket_column_count = ARRAY_LEN(docket_columns);

/* --- the page --------------------------------------------------------------------------- */

static void
head_right(const struct docket_screen *s, struct strbuf *out)
{
	const struct ticket *t = &s->docket->row;

	strbuf_adds(out, state_label(t->state));
	if (t->returns > 0)
		strbuf_addf(out, _("  returned %d times"), t->returns);
	if (t->looped)
		strbuf_adds(out, " ⟲");
	if (t->objected)
		strbuf_addf(out, "  %s", _("objection"));
	if (s->docket->text.ladder > 0)
		strbuf_addf(out, "  %s", ladder_label(s->docket->text.ladder));
	if (t->due_ms != NO_TIME && t->closed_ms == NO_TIME) {
		strbuf_adds(out, "  ");
		cell_due(s->v.desk, t->due_ms, t->warn_ms, t->due_unit, t->provisional, out);
	}
}

static void
draw_head(const struct docket_screen *s, struct canvas *canvas, struct rect line)
{
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	const struct ticket *t = &s->docket->row;
	int used;

	desk_add_number(&left, t);
	strbuf_addc(&left, ' ');
	sanitize_adds(&left, t->title);
	head_right(s, &right);
	used = width_text(strbuf_str(&right), right.len);
	if (used > line.cols * 2 / 3)
		used = line.cols * 2 / 3;
	canvas_field(canvas, line.row, line.col, line.cols - used - 2, ALIGN_LEFT, STYLE_STRONG,
	    left.s);
	canvas_field(canvas, line.row, line.col + line.cols - used, used, ALIGN_LEFT, STYLE_WARN,
	    right.s);
	strbuf_finish(&left);
	strbuf_finish(&right);
}

static int
line_count(const char *text)
{
	int count = 0;

	for (; *text != '\0'; text += strcspn(text, "\n"), text += *text == '\n')
		count++;
	return count;
}

/* A rule with words on it. */
static void
draw_rule(struct canvas *canvas, struct rect line, const char *left, const char *right)
{
	int used = width_text(right, strlen(right));

	canvas_rule(canvas, line.row, line.col, line.cols);
	canvas_text(canvas, line.row, line.col + 2, line.cols - 4, STYLE_FAINT, left);
	if (used > 0 && used < line.cols / 2)
		canvas_text(canvas, line.row, line.col + line.cols - used - 1, used, STYLE_FAINT,
		    right);
}

static const char *
verdict_text(const char *verdict)
{
	if (strcmp(verdict, "conflict") == 0)
		return _(" the registry contradicts itself ");
	if (strcmp(verdict, "gap") == 0)
		return _(" the registry has no row ");
	if (strcmp(verdict, "match") == 0)
		return _(" the registry is clear ");
	return "";
}

static int
replay_rows(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	struct strbuf strip = STRBUF_INIT;
	int rows;

	replay_strip(&strip, s->docket->hops, s->docket->hop_count, s->v.desk->cells_at_ms);
	area.rows = REPLAY_ROWS;
	rows = canvas_wrapped(canvas, area, STYLE_PLAIN, strbuf_str(&strip));
	strbuf_finish(&strip);
	return rows;
}

static void
draw_evidence(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	/* The pager keeps two columns for its own signs. */
	int cols = area.cols - 2;

	if (s->evidence_cols != cols) {
		docket_text(s->evidence, s->v.desk, s->docket, cols);
		s->evidence_cols = cols;
	}
	pager_draw(s->evidence, canvas, area);
}

static void
draw_draft(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	const char *text = strbuf_str(&s->draft_lines);
	char *head = xstrndup(text, strcspn(text, "\n"));

	canvas_lines(canvas, area, STYLE_PLAIN, text);
	if (area.rows > 0)
		canvas_text(canvas, area.row, area.col, area.cols, STYLE_STRONG, head);
	free(head);
}

/* The draft in lines for so many columns; returns how many rows it is given of `room`. */
static int
lay_draft(struct docket_screen *s, int cols, int room)
{
	const struct hint *lead = list_rested_row(s->list, s->v.desk->app);
	int need;

	if (lead != NULL && lead->unit_id != s->draft.lead_id)
		docket_make_draft(s, lead->unit_id);
	if (s->draft_cols != cols) {
		strbuf_clear(&s->draft_lines);
		if (s->draft.lead_id != 0)
			ruling_draft_lines(&s->draft_lines, &s->draft, cols);
		s->draft_cols = cols;
	}
	need = line_count(strbuf_str(&s->draft_lines));
	/* It names its lead, who may not be the selected one until the cursor rests. */
	s->fits = need > 0 && need <= room;
	s->whole = s->fits && s->draft.lead_id == list_selected(s->list);
	if (s->draft_rows < need)
		s->draft_rows = need;
	return s->draft_rows <= room ? s->draft_rows : room > 0 ? room : 0;
}

/* Leads and draft at the foot of the area; returns the rows left above them. */
static int
draw_decision(struct docket_screen *s, struct canvas *canvas, struct rect area, bool focus)
{
	int most = area.rows >= HIGH_FROM ? LEADS_HIGH : LEADS_LOW;
	int leads = (int)s->lead_count < most ? (int)s->lead_count : most;
	int need, top;

	if (leads == 0)
		leads = 1;
	need = lay_draft(s, area.cols, area.rows - EVIDENCE_LEAST - leads - 2);
	top = area.rows - need - leads - 2;
	if (top < 0)
		return 0;
	area.row += top;
	draw_rule(canvas, area, _(" Suggested leads "), verdict_text(s->docket->hints->verdict));
	area.row++;
	if (s->lead_count == 0)
		canvas_text(canvas, area.row, area.col + 2, area.cols - 2, STYLE_FAINT,
		    _("No hint speaks for any unit; the form takes any."));
	area.rows = leads;
	list_draw(s->list, canvas, area, focus);
	area.row += leads;
	draw_rule(canvas, area, _(" Draft of the ruling "),
	    s->fits || s->draft.lead_id == 0 ? "" : _(" there is more; the form shows all "));
	area.row++;
	area.rows = need;
	draw_draft(s, canvas, area);
	return top;
}

void
docket_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct docket_screen *s = (struct docket_screen *)view;
	struct rect rest = area;

	if (s->docket == NULL) {
		desk_draw_reading(s->v.desk, canvas, area);
		return;
	}
	desk_tick(s->v.desk);
	draw_head(s, canvas, area);
	rest.row++;
	rest.rows--;
	area.rows = replay_rows(s, canvas, rest);
	rest.row += area.rows;
	rest.rows -= area.rows;
	if (docket_decides(s) && !s->reading)
		rest.rows = draw_decision(s, canvas, rest, app_top(s->v.desk->app) == view);
	draw_evidence(s, canvas, rest);
}
