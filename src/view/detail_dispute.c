/* SPDX-License-Identifier: MIT */
#include "detail_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "model/moment.h"
#include "text/sanitize.h"

#include "replay.h"

static bool
seen_before(const struct hop *hops, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (hops[k].unit_id == hops[i].unit_id)
			return true;
	}
	return false;
}

/* 4次，3家单位，在手1时12分，途中8分 */
static void
sums(struct pager *p, const struct detail *d)
{
	struct strbuf line = STRBUF_INIT, hand = STRBUF_INIT, transit = STRBUF_INIT;
	int64_t hand_ms = 0, transit_ms = 0;
	int hops = 0, units = 0;

	for (size_t i = 0; i < d->hop_count; i++) {
		const struct hop *h = &d->hops[i];

		/* A unit that is only named has had nothing yet. */
		if (h->from_ms == NO_TIME)
			continue;
		hops++;
		units += !seen_before(d->hops, i);
		hand_ms += h->in_hand_ms;
		transit_ms += h->transit_ms;
	}
	moment_span(&hand, hand_ms);
	moment_span(&transit, transit_ms);
	strbuf_addf(&line, _("%d hops, %d units tried, %s in hand, %s in transit"), hops, units,
	    strbuf_str(&hand), strbuf_str(&transit));
	detail_fact(p, _("Hops"), d->row.looped ? STYLE_WARN : STYLE_PLAIN, line.s);
	strbuf_finish(&line);
	strbuf_finish(&hand);
	strbuf_finish(&transit);
}

/* Lines break before an arrow, never within a stay. */
static void
in_pieces(struct strbuf *out, const char *strip)
{
	static const char *const arrows[] = { "→", "↓", "↑" };

	for (; *strip != '\0'; strip++) {
		for (size_t i = 0; i < ARRAY_LEN(arrows); i++) {
			if (strncmp(strip, arrows[i], strlen(arrows[i])) == 0)
				strbuf_addc(out, PAGER_PIECE);
		}
		strbuf_addc(out, *strip);
	}
}

void
detail_way(struct pager *p, const struct desk *desk, const struct detail *d)
{
	struct strbuf strip = STRBUF_INIT, pieces = STRBUF_INIT;

	if (d->hop_count < 2)
		return;
	replay_strip(&strip, d->hops, d->hop_count, desk->cells_at_ms);
	in_pieces(&pieces, strbuf_str(&strip));
	pager_pieces(p, detail_label_columns(), _("Way"),
	    d->row.looped ? STYLE_WARN : STYLE_PLAIN, strbuf_str(&pieces));
	strbuf_finish(&pieces);
	strbuf_finish(&strip);
	sums(p, d);
}

/* --- what was said and ruled, in order -------------------------------------- */

struct entry {
	int64_t at_ms;
	const struct objection *objection;
	const struct opinion *opinion;
	const struct meeting *meeting;
	const struct ruling *ruling;
};

static void
objection(struct pager *p, const struct desk *desk, const struct objection *o, struct strbuf *line)
{
	strbuf_addf(line, "%s  %s  %s", o->unit,
	    strcmp(o->kind, "appeal") == 0 ? _("appeals") : _("objects"),
	    names_reason(desk->names, "return", o->reason_code));
	if (*o->proposed != '\0')
		strbuf_addf(line, _("; proposes %s"), o->proposed);
	if (*o->outcome != '\0')
		strbuf_addf(line, "  → %s %s", ended_label(o->outcome), o->number);
	detail_paragraph(p, STYLE_WARN, 0, line->s);
	detail_paragraphs(p, DETAIL_INDENT, o->text);
}

static void
opinion(struct pager *p, const struct opinion *o, struct strbuf *line)
{
	strbuf_addf(line, _("%s asks %s: %s"), o->asked_by, o->unit, o->question);
	detail_paragraph(p, STYLE_PLAIN, 0, line->s);
	strbuf_clear(line);
	if (o->given_ms == NO_TIME) {
		strbuf_adds(line, _("not answered; due "));
		moment_short(line, o->due_ms);
		detail_paragraph(p, STYLE_WARN, DETAIL_INDENT, line->s);
		return;
	}
	moment_short(line, o->given_ms);
	strbuf_addf(line, "  %s%s%s", o->given_by, _(": "), o->text);
	detail_paragraph(p, STYLE_PLAIN, DETAIL_INDENT, line->s);
}

static void
meeting(struct pager *p, const struct meeting *m, struct strbuf *line)
{
	strbuf_addf(line, _("joint meeting of %s, present: %s (%s)"), m->held_on, m->present, m->by);
	detail_paragraph(p, STYLE_PLAIN, 0, line->s);
	detail_paragraphs(p, DETAIL_INDENT, m->record);
}

static void
ruling(struct pager *p, const struct ruling *r, struct strbuf *line)
{
	strbuf_addf(line, "%s  %s (%s)  %s %s", r->number, r->by, ladder_label(r->ladder), r->lead,
	    role_label("lead"));
	if (*r->assist != '\0')
		strbuf_addf(line, "  %s %s", r->assist, role_label("assist"));
	if (r->binding)
		strbuf_addf(line, "  %s", _("binding"));
	if (r->replaced)
		strbuf_addf(line, "  %s", _("no longer stands"));
	detail_paragraph(p, r->replaced ? STYLE_FAINT : STYLE_STRONG, 0, line->s);
	detail_paragraphs(p, DETAIL_INDENT, r->reasons);
	strbuf_clear(line);
	if (*r->legal_basis != '\0') {
		strbuf_addf(line, _("Legal basis: %s"), r->legal_basis);
		detail_paragraph(p, STYLE_FAINT, DETAIL_INDENT, line->s);
	}
}

static int
earlier(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->at_ms < y->at_ms ? -1 : x->at_ms > y->at_ms;
}

static size_t
collect(const struct detail *d, struct entry *entries)
{
	size_t n = 0;

	for (size_t i = 0; i < d->objection_count; i++)
		entries[n++] = (struct entry){
			.at_ms = d->objections[i].at_ms, .objection = &d->objections[i] };
	for (size_t i = 0; i < d->opinion_count; i++)
		entries[n++] = (struct entry){
			.at_ms = d->opinions[i].asked_ms, .opinion = &d->opinions[i] };
	for (size_t i = 0; i < d->meeting_count; i++)
		entries[n++] = (struct entry){
			.at_ms = d->meetings[i].at_ms, .meeting = &d->meetings[i] };
	for (size_t i = 0; i < d->ruling_count; i++)
		entries[n++] = (struct entry){
			.at_ms = d->rulings[i].at_ms, .ruling = &d->rulings[i] };
	qsort(entries, n, sizeof *entries, earlier);
	return n;
}

void
detail_coordination(struct pager *p, const struct desk *desk, const struct detail *d)
{
	size_t room = d->objection_count + d->opinion_count + d->meeting_count + d->ruling_count;
	struct entry *entries;
	size_t count;

	if (room == 0)
		return;
	entries = xcalloc(room, sizeof *entries);
	count = collect(d, entries);
	pager_heading(p, _("Coordination"));
	for (size_t i = 0; i < count; i++) {
		const struct entry *e = &entries[i];
		struct strbuf line = STRBUF_INIT;

		moment_short(&line, e->at_ms);
		strbuf_adds(&line, "  ");
		if (e->objection != NULL)
			objection(p, desk, e->objection, &line);
		else if (e->opinion != NULL)
			opinion(p, e->opinion, &line);
		else if (e->meeting != NULL)
			meeting(p, e->meeting, &line);
		else
			ruling(p, e->ruling, &line);
		strbuf_finish(&line);
	}
	free(entries);
}
