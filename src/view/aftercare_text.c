/* SPDX-License-Identifier: MIT */
#include "aftercare_text.h"


#include "base/i18n.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"

#include "detail_parts.h"

void
call_when(struct strbuf *out, const struct desk *desk, const struct call_sheet *c)
{
	if (*c->mark != '\0')
		strbuf_addf(out, "%s ", call_mark_label(c->mark));
	if (c->call_ms != NO_TIME && c->call_ms > desk->cells_at_ms)
		moment_brief(out, c->call_ms, desk->cells_at_ms);
	strbuf_addf(out, _("  call %d of %d"), c->calls + 1, c->most_calls);
	if (*c->best_hour != '\0')
		strbuf_addf(out, _("  mostly answers at %s:00"), c->best_hour);
	if (!c->open)
		strbuf_addf(out, _("  outside the polite hours %s–%s"), c->from, c->to);
}

static const char *
yes_no(bool yes)
{
	return yes ? _("yes") : _("no");
}

static void
three_answers(struct strbuf *out, const struct desk *desk, bool responded, bool solved,
    const char *satisfaction, const char *reason, const char *words)
{
	strbuf_addf(out, _("response %s  solved %s  "), yes_no(responded), yes_no(solved));
	strbuf_adds(out, names_reason(desk->names, "satisfaction", satisfaction));
	if (*reason != '\0')
		strbuf_addf(out, _(" (%s)"), names_reason(desk->names, "dissatisfied", reason));
	if (*words != '\0') {
		strbuf_adds(out, "  ");
		sanitize_adds(out, words);
	}
}

void
round_opinion(struct strbuf *out, const struct desk *desk, const struct round *r)
{
	if (*r->satisfaction == '\0')
		return;
	strbuf_addf(out, _("Round %d  "), r->round);
	moment_brief(out, r->rated_ms, desk->cells_at_ms);
	strbuf_adds(out, "  ");
	three_answers(out, desk, r->responded, r->solved, r->satisfaction, r->reason, r->words);
}

static void
one_call(struct pager *p, const struct desk *desk, const struct call *c)
{
	struct strbuf line = STRBUF_INIT;

	moment_short(&line, c->at_ms);
	strbuf_adds(&line, "  ");
	sanitize_adds(&line, c->by);
	strbuf_addf(&line, "  %s  ", names_reason(desk->names, "outcome", c->outcome));
	if (*c->satisfaction != '\0') {
		three_answers(&line, desk, c->responded, c->solved, c->satisfaction, c->reason,
		    c->words);
	} else {
		strbuf_adds(&line, c->leaning ? _("leaning dissatisfied, the unit was warned  ") :
		    _("unrated  "));
		sanitize_adds(&line, c->words);
	}
	pager_add(p, c->leaning ? STYLE_WARN : STYLE_PLAIN, DETAIL_INDENT, line.s);
	strbuf_finish(&line);
}

/* The newest reply; what the unit found wrong with its own work before it. */
static void
last_reply(struct pager *p, const struct aftercare *a)
{
	const struct round *r = a->round_count > 0 ? &a->rounds[a->round_count - 1] : NULL;
	struct strbuf line = STRBUF_INIT;

	if (r == NULL)
		return;
	strbuf_addf(&line, _("Reply  %s  "), r->lead);
	if (r->replied_ms != NO_TIME)
		moment_short(&line, r->replied_ms);
	pager_heading(p, line.s);
	strbuf_finish(&line);
	if (*r->measures != '\0') {
		detail_fact(p, _("What went wrong"), STYLE_PLAIN, r->cause);
		detail_fact(p, _("Changed"), STYLE_PLAIN, r->measures);
	}
	detail_paragraphs(p, 0, *r->reply != '\0' ? r->reply : _("No reply."));
}

void
call_text(struct pager *p, const struct desk *desk, const struct aftercare *a)
{
	pager_clear(p);
	pager_heading(p, *a->sheet.script_of != '\0' ? a->sheet.script_of : _("What to say"));
	detail_paragraphs(p, 0, a->sheet.script);
	last_reply(p, a);
	pager_heading(p, _("What the citizen says"));
	detail_paragraphs(p, 0, a->text.body);
	detail_merged(p, a->merges, a->merge_count);
	if (a->call_count > 0)
		pager_heading(p, _("Calls"));
	for (size_t i = a->call_count; i-- > 0;)
		one_call(p, desk, &a->calls[i]);
}

void
call_desk_text(struct strbuf *out, const struct call_desk *d)
{
	if (d->open)
		strbuf_addf(out, _("to call %d  later %d  to archive %d"), d->due, d->waiting, d->ended);
	else
		strbuf_addf(out, _("no calls until %s, then %d  to archive %d"), d->from, d->morning,
		    d->ended);
	if (!d->open && d->due > 0)
		strbuf_addf(out, _("  promised for now %d"), d->due);
	if (d->to_draw > 0)
		strbuf_addf(out, _("  to draw %d"), d->to_draw);
	strbuf_addc(out, ' ');
}
