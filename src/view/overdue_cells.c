/* SPDX-License-Identifier: MIT */
/* What the rows of the overdue desk show: heads of groups, and tickets. */
#include "overdue_private.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/clock.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "cells.h"

static enum style
plain_or_gone(const struct item *item)
{
	return item->row == NULL ? STYLE_STRONG : item->row->gone ? STYLE_FAINT : STYLE_PLAIN;
}

/* A head says whether its tickets are shown: - closes it, + opens it. */
static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct item *item = row;

	if (item->row == NULL) {
		strbuf_adds(out, late_is_open(ctx, item->group) ? "-" : "+");
		return STYLE_MARK;
	}
	strbuf_adds(out, item->row->ticket.urgency >= URGENCY_DANGER ? "!!" :
	    item->row->ticket.urgency == URGENCY_URGENT ? "!" : "");
	return STYLE_ALARM;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	static const char *const heads[] = { N_("On the spot"), N_("Time asked") };
	const struct overdue_screen *s = ctx;
	const struct item *item = row;
	const struct unit *u;

	if (item->row != NULL) {
		desk_add_number(out, &item->row->ticket);
	} else if (item->group->section != LATE_UNIT) {
		strbuf_adds(out, _(heads[item->group->section]));
	} else {
		u = names_unit(s->v.desk->names, item->group->unit_id);
		sanitize_adds(out, u != NULL ? u->short_name : "?");
	}
	return plain_or_gone(item);
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct overdue_screen *s = ctx;
	const struct item *item = row;
	const struct late_row *r = item->row;

	if (r == NULL)
		return STYLE_PLAIN;
	if (r->gone) {
		strbuf_adds(out, _("gone"));
		return STYLE_FAINT;
	}
	if (r->site_due_ms != NO_TIME)
		return cell_due(s->v.desk, r->site_due_ms, s->v.desk->cells_at_ms, "", false, out);
	return cell_due(s->v.desk, r->ticket.due_ms, r->ticket.warn_ms, r->ticket.due_unit,
	    r->ticket.provisional, out);
}

/* The lane, where a city has lanes, else the class. */
static enum style
cell_class(void *ctx, const void *row, struct strbuf *out)
{
	const struct overdue_screen *s = ctx;
	const struct item *item = row;
	const struct ticket_class *c;

	if (item->row == NULL)
		return STYLE_PLAIN;
	c = names_class(s->v.desk->names, item->row->ticket.class);
	sanitize_adds(out, c != NULL ? c->name : "");
	return plain_or_gone(item);
}

/* Whom to phone: by night another number. */
static void
liaison(const struct overdue_screen *s, int unit_id, struct strbuf *out)
{
	const struct unit *u = names_unit(s->v.desk->names, unit_id);
	bool night = names_closed(s->v.desk->names, s->v.desk->cells_at_ms);
	const char *phone;

	if (u == NULL || u->liaison == NULL || *u->liaison == '\0') {
		strbuf_adds(out, _("no liaison officer"));
		return;
	}
	night = night && u->night_phone != NULL && *u->night_phone != '\0';
	phone = night ? u->night_phone : u->phone;
	sanitize_adds(out, u->liaison);
	strbuf_addf(out, " %s", night ? _("night ") : "");
	sanitize_adds(out, phone != NULL ? phone : "");
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	const struct item *item = row;
	const struct late_row *r = item->row;

	if (r == NULL) {
		if (item->group->section == LATE_UNIT)
			liaison(ctx, item->group->unit_id, out);
		return STYLE_PLAIN;
	}
	if (r->section != LATE_UNIT) {
		strbuf_addc(out, '[');
		sanitize_adds(out, r->ticket.unit);
		strbuf_adds(out, "] ");
	}
	sanitize_adds(out, r->ticket.title);
	return plain_or_gone(item);
}

/* Each step once, with how often: 电2函1. */
static void
ladder(const char *steps, struct strbuf *out)
{
	for (const char *order = "pnls"; *order != '\0'; order++) {
		int n = 0;

		for (const char *at = steps; *at != '\0'; at++)
			n += *at == *order;
		if (n > 0)
			strbuf_addf(out, "%s%d", chase_sign(*order), n);
	}
}

/* Of a group: the words say what the colours do (law 9). */
static enum style
counts(const struct late_group *g, struct strbuf *out)
{
	if (g->overdue > 0 || g->soon == 0)
		strbuf_addf(out, _("late %d "), g->overdue);
	if (g->soon > 0)
		strbuf_addf(out, _("soon %d"), g->soon);
	return g->overdue > 0 ? STYLE_ALARM : STYLE_WARN;
}

static enum style
cell_chased(void *ctx, const void *row, struct strbuf *out)
{
	const struct overdue_screen *s = ctx;
	const struct late_row *r = ((const struct item *)row)->row;

	if (r == NULL)
		return counts(((const struct item *)row)->group, out);
	if (r->section == LATE_EXTENSION) {
		strbuf_adds(out, "+");
		clock_amount(out, r->amount_unit, r->amount);
		return STYLE_WARN;
	}
	if (r->section == LATE_ON_SITE && r->phone_first && strchr(r->steps, 'p') == NULL) {
		strbuf_adds(out, _("phone first!"));
		return STYLE_ALARM;
	}
	ladder(r->steps, out);
	if (r->chased_ms != NO_TIME) {
		strbuf_addc(out, ' ');
		moment_brief(out, r->chased_ms, s->v.desk->cells_at_ms);
	}
	return r->promised_ms != NO_TIME && r->promised_ms < s->v.desk->cells_at_ms ? STYLE_ALARM :
	    STYLE_PLAIN;
}

static enum style
cell_outcome(void *ctx, const void *row, struct strbuf *out)
{
	const struct overdue_screen *s = ctx;
	const struct late_row *r = ((const struct item *)row)->row;

	if (r != NULL && *r->outcome != '\0')
		sanitize_adds(out, names_reason(s->v.desk->names, "chase", r->outcome));
	return STYLE_PLAIN;
}

const struct list_column late_columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 13, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "class", N_("Class"), 6, 100, ALIGN_LEFT, cell_class },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "chased", N_("Chased"), 15, 0, ALIGN_LEFT, cell_chased },
	{ "outcome", N_("Outcome"), 12, 110, ALIGN_LEFT, cell_outcome },
};
const size_t late_column_count = ARRAY_LEN(late_columns);

void
late_history(const struct overdue_screen *s, const struct late_row *r, struct strbuf *out)
{
	const struct ticket_class *c = names_class(s->v.desk->names, r->ticket.class);

	if (c != NULL) {
		sanitize_adds(out, c->name);
		strbuf_adds(out, "  ");
	}
	if (r->section == LATE_EXTENSION) {
		strbuf_adds(out, _("asks for more time: "));
		sanitize_adds(out, r->ground);
		return;
	}
	if (r->chased_ms == NO_TIME) {
		strbuf_adds(out, _("not chased yet"));
		return;
	}
	ladder(r->steps, out);
	strbuf_addc(out, ' ');
	moment_short(out, r->chased_ms);
	if (*r->outcome != '\0')
		strbuf_addf(out, " %s", names_reason(s->v.desk->names, "chase", r->outcome));
	if (r->promised_ms != NO_TIME) {
		strbuf_addf(out, "  %s ", r->promised_ms < s->v.desk->cells_at_ms ?
		    _("promised, and broken:") : _("promised:"));
		moment_short(out, r->promised_ms);
	}
}
