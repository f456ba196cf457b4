/* SPDX-License-Identifier: MIT */
#include "detail_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "text/sanitize.h"
#include "model/moment.h"
#include "model/supervision.h"

#include "case_text.h"
#include "cells.h"
#include "detail_parts.h"

/* Labels are short in Chinese; in Latin letters "Second handling" is the longest. */
int
detail_label_columns(void)
{
	return strcmp(i18n_language(), "zh") == 0 ? 10 : 16;
}

void
detail_fact(struct pager *p, const char *label, enum style style, const char *value)
{
	struct strbuf clean = STRBUF_INIT;

	if (value == NULL || *value == '\0')
		return;
	sanitize_adds(&clean, value);
	pager_pair(p, detail_label_columns(), label, style, strbuf_str(&clean));
	strbuf_finish(&clean);
}

void
detail_paragraph(struct pager *p, enum style style, int indent, const char *text)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%*s", indent, "");
	sanitize_adds(&line, text);
	pager_add(p, style, indent, line.s);
	strbuf_finish(&line);
}

void
detail_paragraphs(struct pager *p, int indent, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *line;

	while ((line = strsep(&rest, "\n")) != NULL)
		detail_paragraph(p, STYLE_PLAIN, indent, line);
	free(copy);
}

/* What belongs together stands in one line: eighteen rows are all there is. */
static void
facts(struct pager *p, const char *label, const char *first, const char *second)
{
	char *both;

	if (second == NULL || *second == '\0') {
		detail_fact(p, label, STYLE_PLAIN, first);
		return;
	}
	both = xasprintf("%s%s%s", first, *first != '\0' ? "  " : "", second);
	detail_fact(p, label, STYLE_PLAIN, both);
	free(both);
}

static void
state_fact(struct pager *p, const struct desk *desk, const struct ticket *t)
{
	const struct ticket_class *class = names_class(desk->names, t->class);
	struct strbuf line = STRBUF_INIT;

	strbuf_adds(&line, state_label(t->state));
	if (t->urgency > URGENCY_GENERAL)
		strbuf_adds(&line, t->urgency == URGENCY_DANGER ? "  !!" : "  !");
	if (class != NULL || t->urgency > URGENCY_GENERAL)
		strbuf_addf(&line, " %s", class != NULL ? class->name : urgency_label(t->urgency));
	if (t->confidential)
		strbuf_adds(&line, _("  confidential"));
	if (*t->claim_by != '\0' && t->claim_until_ms > desk_now(desk))
		strbuf_addf(&line, _("  %s works on it"), t->claim_name);
	if (t->closed_ms != NO_TIME) {
		strbuf_adds(&line, "  ");
		moment_full(&line, t->closed_ms);
	}
	detail_fact(p, _("State"), t->urgency > URGENCY_GENERAL ? STYLE_ALARM : STYLE_STRONG, line.s);
	strbuf_finish(&line);
}

static void
source_fact(struct pager *p, const struct detail *d)
{
	struct strbuf line = STRBUF_INIT;

	moment_full(&line, d->row.received_ms);
	strbuf_addf(&line, "  %s", d->text.channel);
	if (*d->text.external_no != '\0')
		strbuf_addf(&line, "  %s", d->text.external_no);
	detail_fact(p, _("Received"), STYLE_PLAIN, line.s);
	strbuf_finish(&line);
}

/* 办理时限 5个工作日  2024-02-20 17:30:00 (2天3时) */
static void
clock_line(struct pager *p, const struct desk *desk, const struct clock *c)
{
	struct strbuf line = STRBUF_INIT;
	enum style style = STYLE_PLAIN;

	clock_amount(&line, c->unit, c->amount);
	strbuf_adds(&line, "  ");
	if (c->paused_ms != NO_TIME) {
		strbuf_addf(&line, _("stands still, to go on %s"), c->resume_on);
	} else if (c->due_ms != NO_TIME) {
		moment_full(&line, c->due_ms);
		strbuf_adds(&line, " (");
		style = cell_due(desk, c->due_ms, c->warn_ms, c->unit, c->provisional, &line);
		strbuf_adds(&line, ")");
		if (c->provisional)
			strbuf_addf(&line, "  %s", _("~ provisional: the year's calendar is not out"));
		if (style != STYLE_PLAIN)
			strbuf_addf(&line, "  %s", style == STYLE_ALARM ? _("overdue") : _("due soon"));
	}
	pager_pair(p, detail_label_columns(), clock_label(c->kind), style, line.s);
	strbuf_finish(&line);
}

static void
head(struct pager *p, const struct desk *desk, const struct detail *d)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s  %s", d->row.number, d->row.title);
	detail_paragraph(p, STYLE_STRONG, 0, line.s);
	strbuf_finish(&line);

	state_fact(p, desk, &d->row);
	detail_main(p, desk, d->merges, d->merge_count);
	/* What has run out or was stopped is told by the derivation (due?). */
	for (size_t i = 0; i < d->clock_count; i++) {
		if (d->clocks[i].stopped_ms == NO_TIME)
			clock_line(p, desk, &d->clocks[i]);
	}
	detail_fact(p, _("Category"), STYLE_PLAIN,
	    *d->text.category != '\0' ? d->text.category : _("none yet"));
	facts(p, _("Place"), d->text.territory, d->text.place);
	facts(p, _("Citizen"), d->text.anonymous ? _("anonymous") : d->text.citizen, d->text.phone);
	source_fact(p, d);
	for (size_t i = 0; i < d->case_count; i++)
		case_fact(p, desk, &d->cases[i]);
	detail_way(p, desk, d);
}

static void
extension(struct pager *p, const struct extension *e)
{
	struct strbuf line = STRBUF_INIT;

	moment_short(&line, e->asked_ms);
	strbuf_addf(&line, "  %s  %s +", e->asked_by, clock_label(e->kind));
	clock_amount(&line, e->unit, e->amount);
	strbuf_addf(&line, "  %s", e->ground);
	detail_paragraph(p, STYLE_PLAIN, 0, line.s);
	strbuf_clear(&line);
	if (e->decided_ms == NO_TIME)
		strbuf_adds(&line, _("waits for a decision"));
	else
		strbuf_addf(&line, "%s%s%s  %s", e->decided_by, _(": "), e->granted ? _("granted") : _("not granted"),
		    e->note);
	detail_paragraph(p, e->decided_ms == NO_TIME ? STYLE_WARN : STYLE_FAINT, DETAIL_INDENT,
	    line.s);
	strbuf_finish(&line);
}

/* Danger to life or property: what to do first, before anything is typed. */
static void
checklist(struct pager *p, const struct desk *desk, const struct detail *d)
{
	bool urgent = d->row.urgency == URGENCY_DANGER;

	for (size_t i = 0; i < d->clock_count; i++)
		urgent = urgent || (d->clocks[i].phone_first && d->clocks[i].stopped_ms == NO_TIME);
	if (!urgent || d->row.closed_ms != NO_TIME || desk->names->step_count == 0)
		return;
	pager_heading(p, _("First, at once"));
	for (size_t i = 0; i < desk->names->step_count; i++) {
		struct strbuf line = STRBUF_INIT;

		strbuf_addf(&line, "%zu. %s", i + 1, desk->names->steps[i].text);
		detail_paragraph(p, STYLE_ALARM, DETAIL_INDENT, line.s);
		strbuf_finish(&line);
	}
}

static void
assignment(struct pager *p, const struct desk *desk, const struct assignment *a)
{
	struct strbuf line = STRBUF_INIT;

	if (a->round > 1)
		strbuf_addf(&line, _("round %d  "), a->round);
	strbuf_addf(&line, "%s  %s  ", a->unit, role_label(a->role));
	strbuf_adds(&line, assignment_label(a->state));
	if (*a->liaison != '\0')
		strbuf_addf(&line, "  %s %s", a->liaison, a->phone);
	detail_paragraph(p, STYLE_PLAIN, 0, line.s);
	if (*a->verdict != '\0' && strcmp(a->verdict, "match") != 0) {
		strbuf_clear(&line);
		strbuf_addf(&line, "%s%s%s", verdict_label(a->verdict), *a->why != '\0' ? _(": ") : "",
		    a->why);
		detail_paragraph(p, STYLE_WARN, DETAIL_INDENT, line.s);
	}
	if (*a->return_reason != '\0') {
		strbuf_clear(&line);
		strbuf_addf(&line, _("returned: %s; proposes %s"),
		    names_reason(desk->names, "return", a->return_reason), a->proposed);
		detail_paragraph(p, STYLE_WARN, DETAIL_INDENT, line.s);
		detail_paragraphs(p, DETAIL_INDENT, a->return_basis);
	}
	if (*a->reply != '\0')
		detail_paragraphs(p, DETAIL_INDENT, a->reply);
	strbuf_finish(&line);
}

/* What is kept elsewhere, and where. */
static void
attachment(struct pager *p, const struct attachment *a)
{
	struct strbuf line = STRBUF_INIT;

	moment_short(&line, a->at_ms);
	strbuf_addf(&line, "  %s  %s  %s  %s → %s", a->unit, verb_label(a->verb), a->kind, a->name,
	    a->place);
	if (*a->sha256 != '\0')
		strbuf_addf(&line, "  SHA-256 %s", a->sha256);
	detail_paragraph(p, STYLE_PLAIN, 0, line.s);
	strbuf_finish(&line);
}

/* Codes as people call them. */
static const char *
in_words(const struct desk *desk, const char *key, const char *value)
{
	if (strcmp(value, "true") == 0)
		return _("yes");
	if (strcmp(value, "false") == 0)
		return _("no");
	if (strcmp(key, "urgency") == 0)
		return urgency_label(atoi(value));
	if (strcmp(key, "step") == 0)
		return chase_label(value);
	if (strcmp(key, "reason_code") == 0)
		return names_reason(desk->names, "return", value);
	if (strcmp(key, "outcome") == 0 || strcmp(key, "satisfaction") == 0)
		return names_reason(desk->names, names_reason(desk->names, key, value) == value ?
		    "chase" : key, value);
	if (strcmp(key, "dissatisfied") == 0)
		return names_reason(desk->names, key, value);
	if (strcmp(key, "mode") == 0)
		return redo_label(value);
	if (strcmp(key, "cause") == 0)
		return cause_label(value);
	if (strcmp(key, "rank") == 0)
		return rank_label(value);
	if (strcmp(key, "result_code") == 0)
		return names_reason(desk->names, "case", value);
	if (strcmp(key, "close_type") == 0)
		return names_reason(desk->names, NULL, value);
	return value;
}

/* One recorded value, "key US value", if people are to see it. */
static void
recorded(struct strbuf *out, const struct desk *desk, char *entry)
{
	char *split = strchr(entry, '\x1f');
	const char *label, *value;

	if (split == NULL)
		return;
	*split = '\0';
	value = split + 1;
	label = detail_label(entry);
	if (label == NULL)
		return;
	value = in_words(desk, entry, value);
	strbuf_addf(out, "%s%s %s", out->len > 0 ? "  " : "", label, value);
}

void
detail_event(struct pager *p, const struct desk *desk, const struct event *e)
{
	struct strbuf line = STRBUF_INIT;
	char *details = xstrdup(e->detail), *rest = details, *entry;

	moment_full(&line, e->at_ms);
	strbuf_addf(&line, "  %s  %s", e->actor, verb_label(e->verb));
	if (*e->unit != '\0')
		strbuf_addf(&line, "  (%s)", e->unit);
	if (*e->to_state != '\0' && strcmp(e->to_state, e->from_state) != 0)
		strbuf_addf(&line, "  → %s", state_label(e->to_state));
	detail_paragraph(p, STYLE_PLAIN, 0, line.s);

	strbuf_clear(&line);
	while ((entry = strsep(&rest, "\x1e")) != NULL)
		recorded(&line, desk, entry);
	if (line.len > 0)
		detail_paragraph(p, STYLE_FAINT, DETAIL_INDENT, line.s);
	strbuf_finish(&line);
	free(details);
}

void
detail_text(struct pager *pager, const struct desk *desk, const struct detail *d)
{
	pager_clear(pager);
	head(pager, desk, d);
	checklist(pager, desk, d);
	if (d->extension_count > 0)
		pager_heading(pager, _("Extensions"));
	for (size_t i = 0; i < d->extension_count; i++)
		extension(pager, &d->extensions[i]);
	if (d->instruction_count > 0)
		pager_heading(pager, _("Leaders' instructions"));
	for (size_t i = 0; i < d->instruction_count; i++)
		case_instruction(pager, &d->instructions[i]);
	pager_heading(pager, _("What the citizen says"));
	detail_paragraphs(pager, 0, d->text.body);
	detail_merged(pager, d->merges, d->merge_count);
	if (d->assignment_count > 0)
		pager_heading(pager, _("Units"));
	for (size_t i = 0; i < d->assignment_count; i++)
		assignment(pager, desk, &d->assignments[i]);
	if (d->attachment_count > 0)
		pager_heading(pager, _("Attachments"));
	for (size_t i = 0; i < d->attachment_count; i++)
		attachment(pager, &d->attachments[i]);
	detail_coordination(pager, desk, d);
	pager_heading(pager, _("Timeline"));
	for (size_t i = 0; i < d->event_count; i++)
		detail_event(pager, desk, &d->events[i]);
}
