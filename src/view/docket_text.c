/* SPDX-License-Identifier: MIT */
#include "docket_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "cells.h"
#include "detail_text.h"

#define COLUMN_LEAST 24
#define GAP 2
#define INDENT 2

/* One paragraph of foreign text. */
static void
paragraph(struct pager *p, enum style style, int indent, const char *text)
{
	struct strbuf line = STRBUF_INIT;

	if (*text == '\0')
		return;
	strbuf_addf(&line, "%*s", indent, "");
	sanitize_adds(&line, text);
	pager_add(p, style, indent, line.s);
	strbuf_finish(&line);
}

/* --- claims side by side ------------------------------------------------------- */

/* The lines of one column of claims: its first line is the unit. */
struct column {
	struct strbuf lines;
	const char *rest;        /* what is not yet shown */
};

static void
wrapped(struct strbuf *out, const char *text, int columns)
{
	if (*text == '\0')
		return;
	if (out->len > 0)
		strbuf_addc(out, '\n');
	width_wrap(out, text, columns);
}

static void
claim_head(struct strbuf *out, const struct desk *desk, const struct claim *c, int columns)
{
	struct strbuf line = STRBUF_INIT;

	sanitize_adds(&line, c->unit);
	strbuf_addf(&line, " %s", stance_label(c->stance));
	if (c->times > 1)
		strbuf_addf(&line, "×%d", c->times);
	strbuf_addc(&line, ' ');
	moment_brief(&line, c->at_ms, desk->cells_at_ms);
	wrapped(out, line.s, columns);
	strbuf_finish(&line);
}

/* Why, and whom it names instead; then its own words. */
static void
claim_body(struct strbuf *out, const struct desk *desk, const struct claim *c, int columns)
{
	struct strbuf line = STRBUF_INIT;

	sanitize_adds(&line, names_reason(desk->names, "return", c->reason_code));
	if (*c->proposed != '\0') {
		strbuf_adds(&line, "→");
		sanitize_adds(&line, c->proposed);
	}
	wrapped(out, strbuf_str(&line), columns);
	strbuf_clear(&line);
	sanitize_adds(&line, c->text);
	wrapped(out, strbuf_str(&line), columns);
	strbuf_finish(&line);
}

/* The next line of each column beside each other; false if none has one left. */
static bool
next_row(struct column *columns, size_t count, int width, struct strbuf *out)
{
	bool any = false;

	strbuf_clear(out);
	for (size_t i = 0; i < count; i++) {
		size_t n = strcspn(columns[i].rest, "\n");
		char *piece = xstrndup(columns[i].rest, n);

		any = any || *columns[i].rest != '\0';
		width_fit(out, piece, width, ALIGN_LEFT);
		if (i + 1 < count)
			strbuf_addf(out, "%*s", GAP, "");
		columns[i].rest += n + (columns[i].rest[n] == '\n');
		free(piece);
	}
	return any;
}

static void
side_by_side(struct pager *p, const struct desk *desk, const struct claim *claims, size_t count,
    int width)
{
	struct column *columns = xcalloc(count, sizeof *columns);
	struct strbuf line = STRBUF_INIT;
	bool head = true;

	for (size_t i = 0; i < count; i++) {
		claim_head(&columns[i].lines, desk, &claims[i], width);
		claim_body(&columns[i].lines, desk, &claims[i], width);
		columns[i].rest = strbuf_str(&columns[i].lines);
	}
	for (; next_row(columns, count, width, &line); head = false)
		pager_add(p, head ? STYLE_STRONG : STYLE_PLAIN, 0, line.s);
	for (size_t i = 0; i < count; i++)
		strbuf_finish(&columns[i].lines);
	strbuf_finish(&line);
	free(columns);
}

static bool
is_silent(const struct claim *c)
{
	return strcmp(c->stance, "silent") == 0;
}

/* Who had it and said nothing, in one line. */
static void
silent(struct pager *p, const struct docket *d)
{
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < d->claim_count; i++) {
		if (!is_silent(&d->claims[i]))
			continue;
		if (line.len == 0)
			strbuf_addf(&line, "%s ", stance_label(d->claims[i].stance));
		else
			strbuf_adds(&line, _(", "));
		sanitize_adds(&line, d->claims[i].unit);
	}
	if (line.len > 0)
		pager_add(p, STYLE_FAINT, INDENT, line.s);
	strbuf_finish(&line);
}

/* As many columns as fit, those that do not below them. */
static void
claims(struct pager *p, const struct desk *desk, const struct docket *d, int width)
{
	struct claim *said = xcalloc(d->claim_count + 1, sizeof *said);
	size_t most = (size_t)((width + GAP) / (COLUMN_LEAST + GAP)), total = 0, left;

	for (size_t i = 0; i < d->claim_count; i++) {
		if (!is_silent(&d->claims[i]))
			said[total++] = d->claims[i];
	}
	if (most > total)
		most = total;
	if (most < 1)
		most = 1;
	width = (width - GAP * ((int)most - 1)) / (int)most;
	for (size_t i = 0; i < total; i += most) {
		left = total - i;
		side_by_side(p, desk, said + i, left < most ? left : most, width);
	}
	silent(p, d);
	if (d->claim_count == 0)
		pager_add(p, STYLE_FAINT, 0, _("No unit has said anything yet."));
	free(said);
}

/* --- what was asked, said and ruled ---------------------------------------------- */

static void
opinion(struct pager *p, const struct desk *desk, const struct opinion *o)
{
	struct strbuf line = STRBUF_INIT;
	bool waits = o->given_ms == NO_TIME;
	enum style style = STYLE_PLAIN;

	sanitize_adds(&line, o->unit);
	strbuf_addc(&line, ' ');
	if (waits) {
		strbuf_adds(&line, _("has not answered yet"));
		if (o->due_ms != NO_TIME) {
			strbuf_adds(&line, " (");
			style = cell_due(desk, o->due_ms, NO_TIME, "", false, &line);
			strbuf_addc(&line, ')');
		}
	} else {
		moment_short(&line, o->given_ms);
		strbuf_addc(&line, ' ');
		sanitize_adds(&line, o->given_by);
	}
	pager_add(p, style == STYLE_PLAIN ? STYLE_STRONG : style, 0, line.s);
	paragraph(p, STYLE_FAINT, INDENT, o->question);
	paragraph(p, STYLE_PLAIN, INDENT, o->text);
	strbuf_finish(&line);
}

static void
ruling(struct pager *p, const struct ruling *r)
{
	struct strbuf line = STRBUF_INIT;

	sanitize_adds(&line, r->number);
	strbuf_addc(&line, ' ');
	moment_short(&line, r->at_ms);
	strbuf_addf(&line, " %s ", ladder_label(r->ladder));
	sanitize_adds(&line, r->by);
	strbuf_addf(&line, "  %s ", _("lead"));
	sanitize_adds(&line, r->lead);
	if (*r->assist != '\0') {
		strbuf_addf(&line, "  %s ", _("assisting"));
		sanitize_adds(&line, r->assist);
	}
	if (r->replaced)
		strbuf_addf(&line, "  %s", _("replaced"));
	pager_add(p, r->replaced ? STYLE_FAINT : STYLE_STRONG, INDENT, line.s);
	strbuf_finish(&line);
	paragraph(p, STYLE_PLAIN, INDENT, r->reasons);
	paragraph(p, STYLE_FAINT, INDENT, r->legal_basis);
	if (*r->appeal != '\0') {
		pager_add(p, STYLE_WARN, INDENT, _("  appeal:"));
		paragraph(p, STYLE_PLAIN, INDENT, r->appeal);
	}
}

static void
precedent(struct pager *p, const struct precedent *r)
{
	struct strbuf line = STRBUF_INIT;

	sanitize_adds(&line, r->number);
	strbuf_addc(&line, ' ');
	moment_short(&line, r->at_ms);
	strbuf_addf(&line, "  %s ", _("lead"));
	sanitize_adds(&line, r->lead);
	strbuf_adds(&line, "  ");
	sanitize_adds(&line, r->category);
	strbuf_addc(&line, ' ');
	sanitize_adds(&line, r->territory);
	if (r->replaced)
		strbuf_addf(&line, "  %s", _("replaced"));
	pager_add(p, r->replaced ? STYLE_FAINT : STYLE_STRONG, INDENT, line.s);
	strbuf_finish(&line);
	paragraph(p, STYLE_PLAIN, INDENT, r->reasons);
}

static void
meeting(struct pager *p, const struct meeting *m)
{
	struct strbuf line = STRBUF_INIT;

	sanitize_adds(&line, m->held_on);
	strbuf_addc(&line, ' ');
	sanitize_adds(&line, m->present);
	pager_add(p, STYLE_STRONG, INDENT, line.s);
	strbuf_finish(&line);
	paragraph(p, STYLE_PLAIN, INDENT, m->record);
}

/* --- where it is -------------------------------------------------------------------- */

static const char *
place_kind(const char *kind)
{
	if (strcmp(kind, "zone") == 0)
		return _("zone");
	if (strcmp(kind, "host") == 0)
		return _("carved out of");
	return "";
}

static void
place(struct pager *p, const struct place *at)
{
	struct strbuf line = STRBUF_INIT;
	int indent = at->depth > 0 && at->depth < 12 ? at->depth * INDENT : 0;
	const char *kind = place_kind(at->kind);

	strbuf_addf(&line, "%*s", indent, "");
	if (*kind != '\0')
		strbuf_addf(&line, "[%s] ", kind);
	sanitize_adds(&line, at->name);
	if (*at->unit != '\0') {
		strbuf_adds(&line, " ← ");
		sanitize_adds(&line, at->unit);
	}
	if (*at->note != '\0') {
		strbuf_adds(&line, "  ");
		sanitize_adds(&line, at->note);
	}
	pager_add(p, *kind != '\0' ? STYLE_STRONG : STYLE_PLAIN, indent, line.s);
	strbuf_finish(&line);
}

/* --- all of it ---------------------------------------------------------------------- */

static void
heading(struct pager *p, size_t count, const char *text)
{
	if (count > 0)
		pager_heading(p, text);
}

void
docket_text(struct pager *p, const struct desk *desk, const struct docket *d, int columns)
{
	pager_clear(p);
	claims(p, desk, d, columns);
	heading(p, d->ruling_count, _("Rulings on this ticket"));
	for (size_t i = d->ruling_count; i > 0; i--)
		ruling(p, &d->rulings[i - 1]);
	heading(p, d->opinion_count, _("Opinions"));
	for (size_t i = 0; i < d->opinion_count; i++)
		opinion(p, desk, &d->opinions[i]);
	heading(p, d->meeting_count, _("Joint meetings"));
	for (size_t i = 0; i < d->meeting_count; i++)
		meeting(p, &d->meetings[i]);
	heading(p, d->precedent_count, _("Precedents, the closest first"));
	for (size_t i = 0; i < d->precedent_count; i++)
		precedent(p, &d->precedents[i]);
	heading(p, d->place_count, _("Where it is"));
	for (size_t i = 0; i < d->place_count; i++)
		place(p, &d->places[i]);
	pager_heading(p, _("What the citizen says"));
	paragraph(p, STYLE_FAINT, 0, d->text.place);
	paragraph(p, STYLE_PLAIN, 0, d->text.body);
	heading(p, d->event_count, _("Timeline"));
	for (size_t i = 0; i < d->event_count; i++)
		detail_event(p, desk, &d->events[i]);
}
