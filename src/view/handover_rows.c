/* SPDX-License-Identifier: MIT */
#include "handover_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "cells.h"
#include "handover_form.h"

static char nothing[] = "";

void
handover_free_rows(struct handover_screen *s)
{
	for (size_t i = s->count - s->drafts; i < s->count; i++)
		free(s->rows[i].text);
	free(s->rows);
	s->rows = NULL;
	s->count = s->drafts = 0;
}

/* What this console keeps in drafts is handed over too. */
static void
add_drafts(struct handover_screen *s)
{
	static char kind[] = "draft";

	for (size_t i = 0; i < drafts_count(s->v.desk->drafts); i++) {
		struct draft_info info = drafts_info(s->v.desk->drafts, i);

		s->rows[s->count++] = (struct carry){ .kinds = kind, .note = INT64_MAX - (int64_t)i,
			.number = nothing, .title = nothing, .unit = nothing, .due_unit = nothing,
			.due_ms = NO_TIME, .at_ms = info.at_ms,
			.text = handover_draft_text(&info) };
		s->drafts++;
	}
}

/* A signed handover as a row: its text is told by the cells. */
static void
add_records(struct handover_screen *s)
{
	for (size_t i = 0; i < s->data->handover_count; i++) {
		struct handover *h = &s->data->handovers[i];

		s->rows[s->count++] = (struct carry){ .kinds = nothing, .note = h->id,
			.number = h->number, .title = nothing, .unit = nothing, .due_unit = nothing,
			.text = nothing, .due_ms = NO_TIME, .at_ms = h->off_ms };
	}
}

void
handover_fill_rows(struct handover_screen *s)
{
	struct shift_desk *d = s->data;
	struct carry *from = s->page == PAGE_SINCE ? d->changes :
	    s->page == PAGE_GIVEN ? d->givens : d->carries;
	size_t count = s->page == PAGE_SINCE ? d->change_count :
	    s->page == PAGE_GIVEN ? d->given_count : d->carry_count;

	int extra = 0;

	handover_free_rows(s);
	if (s->page == PAGE_RECORD)
		count = 0;
	s->rows = xcalloc(count + drafts_count(s->v.desk->drafts) + d->handover_count + 1,
	    sizeof *s->rows);
	if (count > 0)
		memcpy(s->rows, from, count * sizeof *from);
	s->count = count;
	if (s->page == PAGE_CARRY)
		add_drafts(s);
	if (s->page == PAGE_RECORD)
		add_records(s);
	for (size_t i = 0; i < count; i++) {
		const struct ticket t = { .number = s->rows[i].number };

		if (s->rows[i].ticket != 0 && desk_number_extra(&t) > extra)
			extra = desk_number_extra(&t);
	}
	list_widen(s->list, "number", extra);
	list_sync(s->list);
}

const struct handover *
handover_of(const struct handover_screen *s, const struct carry *c)
{
	for (size_t i = 0; i < s->data->handover_count; i++) {
		if (s->page == PAGE_RECORD && s->data->handovers[i].id == c->note)
			return &s->data->handovers[i];
	}
	return NULL;
}

const struct handover *
handover_waiting(const struct handover_screen *s)
{
	const struct handover *found = NULL;

	for (size_t i = 0; s->data != NULL && i < s->data->handover_count; i++) {
		const struct handover *h = &s->data->handovers[i];

		if (h->waits && !h->own && (found == NULL || h->off_ms <= found->off_ms))
			found = h;
	}
	return found;
}

/* --- cells ------------------------------------------------------------------------ */

enum style
handover_add_kind(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;
	size_t first = strcspn(c->kinds, "+");
	char *kind = xstrndup(c->kinds, first);

	strbuf_adds(out, carry_label(kind));
	if (c->kinds[first] != '\0')
		strbuf_addc(out, '+');
	free(kind);
	return STYLE_STRONG;
}

static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;

	strbuf_adds(out, c->urgency >= URGENCY_DANGER ? "!!" :
	    c->urgency == URGENCY_URGENT ? "!" : "");
	return STYLE_ALARM;
}

enum style
handover_add_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;
	const struct ticket t = { .number = c->number };

	if (c->ticket != 0)
		desk_add_number(out, &t);
	else
		sanitize_adds(out, c->number);
	return STYLE_PLAIN;
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct handover_screen *s = ctx;
	const struct carry *c = row;

	if (c->due_ms != NO_TIME && c->note == 0)
		return cell_due(s->v.desk, c->due_ms, c->warn_ms, c->due_unit, false, out);
	if (c->due_ms != NO_TIME)
		moment_brief(out, c->due_ms, s->v.desk->cells_at_ms);
	else if (c->at_ms != NO_TIME)
		moment_brief(out, c->at_ms, s->v.desk->cells_at_ms);
	return STYLE_FAINT;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct carry *)row)->unit);
	return STYLE_PLAIN;
}

/* Who gave what to whom: 白班 李静 → 杨静文, 12 lines, 1 added. */
static void
signatures(const struct handover *h, struct strbuf *out)
{
	sanitize_adds(out, h->shift);
	strbuf_addc(out, ' ');
	sanitize_adds(out, h->off_by);
	strbuf_adds(out, " → ");
	if (*h->on_by != '\0') {
		sanitize_adds(out, h->on_by);
		strbuf_addc(out, ' ');
		moment_short(out, h->on_ms);
	} else {
		strbuf_adds(out, h->waits ? _("waits") : _("replaced"));
	}
	strbuf_addf(out, _("  %d lines"), h->items);
	if (h->added > 0)
		strbuf_addf(out, _(" +%d added"), h->added);
}

enum style
handover_add_title(void *ctx, const void *row, struct strbuf *out)
{
	const struct handover_screen *s = ctx;
	const struct carry *c = row;
	const struct handover *h = handover_of(s, c);

	if (h != NULL)
		signatures(h, out);
	if (*c->text != '\0')
		sanitize_adds(out, c->text);
	if (*c->title != '\0' && *c->text != '\0')
		strbuf_adds(out, "  ");
	sanitize_adds(out, c->title);
	return STYLE_PLAIN;
}

static enum style
cell_added(void *ctx, const void *row, struct strbuf *out)
{
	if (((const struct carry *)row)->added)
		strbuf_adds(out, _("added"));
	return STYLE_MARK;
}

const struct list_column handover_columns[] = {
	{ "kind", N_("Why"), 11, 0, ALIGN_LEFT, handover_add_kind },
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, handover_add_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, handover_add_title },
	{ "added", N_("Added"), 5, 0, ALIGN_RIGHT, cell_added },
};
const size_t handover_column_count = ARRAY_LEN(handover_columns);
