/* SPDX-License-Identifier: MIT */
#include "case_text.h"

#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "model/clock.h"
#include "model/moment.h"

#include "cells.h"
#include "detail_parts.h"
#include "detail_text.h"

void
case_level_text(struct strbuf *out, int level, const char *name)
{
	if (*name != '\0')
		strbuf_addf(out, "%s ", name);
	strbuf_addf(out, _("level %d"), level);
}

/* What a rule says of when it strikes. */
static void
rule_words(struct strbuf *out, const char *kind, const char *unit, int amount, int times,
    const char *lane)
{
	if (strcmp(kind, "overdue") == 0) {
		strbuf_adds(out, _("overdue by more than "));
		clock_amount(out, unit, amount);
	} else if (strcmp(kind, "dissatisfied") == 0) {
		strbuf_addf(out, _("dissatisfied %d times"), times);
	} else if (strcmp(kind, "refused") == 0) {
		strbuf_addf(out, _("refused by %d units"), times);
	} else if (strcmp(kind, "lane") == 0) {
		strbuf_addf(out, _("lane %s"), lane);
	} else {
		strbuf_adds(out, cause_label(kind));
	}
}

void
case_why(struct strbuf *out, const struct supervision *c)
{
	if (c->rule_version == 0) {
		strbuf_addf(out, _("by %s"), c->opened_by);
		return;
	}
	rule_words(out, c->kind, c->rule_unit, c->rule_amount, c->rule_times, c->rule_lane);
	strbuf_addf(out, _(" (rules %d)"), c->rule_version);
}

void
case_fact(struct pager *p, const struct desk *desk, const struct supervision *c)
{
	struct strbuf line = STRBUF_INIT;
	enum style style = STYLE_STRONG;

	case_level_text(&line, c->level, c->level_name);
	strbuf_addf(&line, "  %s  ", c->number);
	if (strcmp(c->state, "closed") == 0) {
		strbuf_adds(&line, names_reason(desk->names, "case", c->result_code));
		style = STYLE_FAINT;
	} else {
		moment_full(&line, c->due_ms);
		strbuf_adds(&line, " (");
		if (cell_due(desk, c->due_ms, NO_TIME, "hours", false, &line) == STYLE_ALARM)
			style = STYLE_ALARM;
		strbuf_adds(&line, ")");
	}
	detail_fact(p, _("Supervision"), style, line.s);
	strbuf_finish(&line);
}

static void
head(struct pager *p, const struct desk *desk, const struct supervision *c)
{
	struct strbuf line = STRBUF_INIT;
	enum style style = STYLE_PLAIN;

	case_level_text(&line, c->level, c->level_name);
	strbuf_addf(&line, "  %s", case_state_label(c->state));
	detail_fact(p, _("Level"), STYLE_STRONG, line.s);
	strbuf_clear(&line);
	moment_full(&line, c->due_ms);
	if (c->closed_ms == NO_TIME) {
		strbuf_adds(&line, " (");
		style = cell_due(desk, c->due_ms, NO_TIME, "hours", false, &line);
		strbuf_addf(&line, ")%s%s", style == STYLE_ALARM ? "  " : "",
		    style == STYLE_ALARM ? _("overdue") : "");
	}
	detail_fact(p, _("Report by"), style, line.s);
	strbuf_clear(&line);
	moment_full(&line, c->opened_ms);
	strbuf_adds(&line, "  ");
	case_why(&line, c);
	detail_fact(p, _("Opened"), STYLE_PLAIN, line.s);
	detail_fact(p, _("Reason"), STYLE_PLAIN, c->reason);
	detail_fact(p, _("Units"), STYLE_PLAIN, c->units);
	if (c->closed_ms != NO_TIME) {
		strbuf_clear(&line);
		moment_full(&line, c->closed_ms);
		strbuf_addf(&line, "  %s  %s%s%s", c->closed_by,
		    names_reason(desk->names, "case", c->result_code), _(": "), c->result);
		detail_fact(p, _("Outcome"), STYLE_STRONG, line.s);
	}
	strbuf_finish(&line);
}

void
case_instruction(struct pager *p, const struct instruction *i)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s  %s  %s (%s)", i->given_on, rank_label(i->rank), i->leader,
	    i->office);
	detail_paragraph(p, STYLE_STRONG, 0, line.s);
	detail_paragraphs(p, DETAIL_INDENT, i->words);
	strbuf_finish(&line);
}

static void
report(struct pager *p, const struct desk *desk, const struct report *r)
{
	struct strbuf line = STRBUF_INIT;
	bool waits = r->answered_ms == NO_TIME;
	enum style style = STYLE_PLAIN;

	strbuf_addf(&line, "%s  %s ", r->unit, _("to report by"));
	moment_short(&line, r->due_ms);
	if (waits) {
		strbuf_adds(&line, " (");
		style = cell_due(desk, r->due_ms, NO_TIME, "hours", false, &line);
		strbuf_adds(&line, ")");
	}
	if (waits && *r->liaison != '\0')
		strbuf_addf(&line, "  %s %s", r->liaison, r->phone);
	detail_paragraph(p, style != STYLE_PLAIN ? style : STYLE_STRONG, 0, line.s);
	detail_paragraphs(p, DETAIL_INDENT, r->demand);
	strbuf_clear(&line);
	if (!waits) {
		moment_short(&line, r->answered_ms);
		strbuf_addf(&line, "  %s%s%s", r->answered_by, _(": "), r->text);
		detail_paragraph(p, STYLE_GOOD, DETAIL_INDENT, line.s);
	}
	strbuf_finish(&line);
}

static void
cause(struct pager *p, const struct cause *c)
{
	struct strbuf line = STRBUF_INIT;

	moment_full(&line, c->at_ms);
	strbuf_addf(&line, "  %s  ", c->number);
	rule_words(&line, c->kind, c->unit, c->amount, c->times, c->lane);
	strbuf_addf(&line, _(": level %d by the rules %d"), c->level, c->rule_version);
	detail_paragraph(p, STYLE_PLAIN, 0, line.s);
	strbuf_finish(&line);
}

void
case_text(struct pager *p, const struct desk *desk, const struct case_file *f)
{
	pager_clear(p);
	head(p, desk, &f->row);
	if (f->instruction_count > 0)
		pager_heading(p, _("Leaders' instructions"));
	for (size_t i = 0; i < f->instruction_count; i++)
		case_instruction(p, &f->instructions[i]);
	if (f->report_count > 0)
		pager_heading(p, _("Reports"));
	for (size_t i = 0; i < f->report_count; i++)
		report(p, desk, &f->reports[i]);
	if (f->cause_count > 0)
		pager_heading(p, _("What the rules struck for"));
	for (size_t i = 0; i < f->cause_count; i++)
		cause(p, &f->causes[i]);
	if (f->event_count > 0)
		pager_heading(p, _("Timeline"));
	for (size_t i = 0; i < f->event_count; i++)
		detail_event(p, desk, &f->events[i]);
}
