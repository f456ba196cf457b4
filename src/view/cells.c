/* SPDX-License-Identifier: MIT */
#include "cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "model/moment.h"

#define MINUTE_MS 60000
#define DAY_MS INT64_C(86400000)

enum style
cell_foreign(struct strbuf *out, const char *text)
{
	sanitize_adds(out, text);
	return STYLE_PLAIN;
}

static enum style
plain_or_gone(const struct ticket *t)
{
	return feed_ticket_gone(t) ? STYLE_FAINT : STYLE_PLAIN;
}

static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	strbuf_adds(out, t->urgency >= URGENCY_DANGER ? "!!" :
	    t->urgency == URGENCY_URGENT ? "!" : "");
	return STYLE_ALARM;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	desk_add_number(out, row);
	return plain_or_gone(row);
}

/* Where working days count, a day off is no time. */
static int64_t
time_left(const struct desk *desk, int64_t due_ms, const char *unit)
{
	int64_t now = desk->cells_at_ms, left = due_ms - now;
	int off;

	if (strcmp(unit, "working_days") != 0)
		return left;
	off = left >= 0 ? names_days_off(desk->names, now, due_ms) :
	    -names_days_off(desk->names, due_ms, now);
	return left - off * DAY_MS;
}

enum style
cell_due(const struct desk *desk, int64_t due_ms, int64_t warn_ms, const char *unit,
    bool provisional, struct strbuf *out)
{
	bool late = due_ms < desk->cells_at_ms;
	bool soon = !late && warn_ms != NO_TIME && warn_ms <= desk->cells_at_ms;

	/* In its first minute it is late, but by no number: "-0" is none. */
	if (late && desk->cells_at_ms - due_ms < MINUTE_MS)
		strbuf_adds(out, _("just late"));
	else
		moment_span(out, time_left(desk, due_ms, unit));
	/* Signs for what colour says (law 9): - is late. ~ is for a day that may yet move. */
	if (provisional)
		strbuf_addc(out, '~');
	if (soon)
		strbuf_addc(out, '*');
	return late ? STYLE_ALARM : soon ? STYLE_WARN : STYLE_PLAIN;
}

/* Month and day, or year and month where that is far; the day is as the database wrote it. */
static void
add_until(struct strbuf *out, const struct desk *desk, const char *day)
{
	struct strbuf now = STRBUF_INIT;
	int months;

	if (strlen(day) != 10) {
		strbuf_adds(out, _("paused"));
		return;
	}
	moment_full(&now, desk->cells_at_ms);
	months = (atoi(day) - atoi(now.s)) * 12 + atoi(day + 5) - atoi(now.s + 5);
	strbuf_addf(out, _("to %.*s"), months < 11 ? 5 : 7, months < 11 ? day + 5 : day);
	strbuf_finish(&now);
}

enum style
cell_due_of(const struct desk *desk, const struct ticket *t, struct strbuf *out)
{
	bool none = t->due_ms == NO_TIME || t->due_ms > CELL_FAR_MS;

	if (t->closed_ms != NO_TIME) {
		moment_brief(out, t->closed_ms, desk->cells_at_ms);
		return STYLE_FAINT;
	}
	if (!none)
		return cell_due(desk, t->due_ms, t->warn_ms, t->due_unit, t->provisional, out);
	if (t->paused)
		add_until(out, desk, t->until);
	return t->paused ? STYLE_FAINT : STYLE_PLAIN;
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	if (feed_ticket_gone(t)) {
		strbuf_adds(out, _("gone"));
		return STYLE_FAINT;
	}
	return cell_due_of(((struct desk_view *)ctx)->desk, t, out);
}

/* What is wanted of the unit whose desk it is, the most pressing first. */
static void
add_whys(struct strbuf *out, const char *why)
{
	while (*why != '\0') {
		size_t n = strcspn(why, "+");
		char *code = xstrndup(why, n);

		strbuf_adds(out, why_label(code));
		free(code);
		why += n;
		why += *why == '+';
		/* Two of two characters fill the column; of words there is room for one. */
		if (*why != '\0' && strcmp(i18n_language(), "zh") != 0) {
			strbuf_addc(out, '+');
			return;
		}
	}
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	/* On its own desk a unit needs no name. */
	if (t->why != NULL && *t->why != '\0') {
		add_whys(out, t->why);
		return feed_ticket_gone(t) ? STYLE_FAINT : STYLE_STRONG;
	}
	sanitize_adds(out, *t->unit != '\0' ? t->unit : t->territory);
	return plain_or_gone(t);
}

/* Only the matter itself: the field above it is in the details. */
static enum style
cell_category(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;
	const char *slash = strrchr(t->category, '/');

	sanitize_adds(out, slash != NULL ? slash + 1 : t->category);
	return plain_or_gone(t);
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	sanitize_adds(out, t->title);
	return plain_or_gone(t);
}

static enum style
cell_territory(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	sanitize_adds(out, t->territory);
	return plain_or_gone(t);
}

/*
 * Confidential; ⟲ came back to a unit that returned it; sent back and not sent on yet; the
 * mark of an objection. Signs, not colours (law 9).
 */
static void
dispute_marks(const struct ticket *t, struct strbuf *out)
{
	if (t->confidential)
		strbuf_adds(out, _("cnf"));
	if (t->looped)
		strbuf_adds(out, "⟲");
	if (strcmp(t->state, "returned") == 0)
		strbuf_adds(out, _("ret"));
	if (t->objected)
		strbuf_adds(out, _("obj"));
}

/* 督 and the level: a leader or a rule looks at it. */
static void
case_mark(const struct ticket *t, struct strbuf *out)
{
	if (t->supervised > 0)
		strbuf_addf(out, _("sv%d"), t->supervised);
}

/* Whether it is disputed, who works on it, or how often it went round. */
static enum style
cell_hand(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;
	const struct desk *desk = ((struct desk_view *)ctx)->desk;

	case_mark(t, out);
	dispute_marks(t, out);
	/* 并2: two more citizens say the same. */
	if (t->merged > 0)
		strbuf_addf(out, _("mg%d"), t->merged);
	if (*t->claim_by != '\0' && t->claim_until_ms > desk_now(desk)) {
		if (strcmp(t->claim_by, desk->account.login) == 0)
			strbuf_adds(out, _("me"));
		else
			sanitize_adds(out, t->claim_name);
		return STYLE_MARK;
	}
	if (t->round > 1)
		strbuf_addf(out, _("r%d"), t->round);
	else if (t->hops > 1)
		strbuf_addf(out, "×%d", t->hops);
	return STYLE_WARN;
}

/* When the citizen is called: now, later, or not at all. */
static enum style
cell_call(void *ctx, const void *row, struct strbuf *out)
{
	const struct desk *desk = ((struct desk_view *)ctx)->desk;
	const struct ticket *t = row;

	if (feed_ticket_gone(t)) {
		strbuf_adds(out, _("gone"));
		return STYLE_FAINT;
	}
	if (t->call_ms == NO_TIME)
		return STYLE_PLAIN;
	if (t->call_ms <= desk->cells_at_ms) {
		strbuf_adds(out, _("to call"));
		return strcmp(t->call_mark, "promised") == 0 ? STYLE_WARN : STYLE_STRONG;
	}
	moment_after(out, t->call_ms, desk->cells_at_ms);
	return STYLE_FAINT;
}

/* Why then, or which attempt; what stands at the end says how it ended. */
static enum style
cell_call_mark(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	if (*t->call_mark != '\0')
		strbuf_adds(out, call_mark_label(t->call_mark));
	else if (t->call_ms == NO_TIME)
		strbuf_adds(out, state_label(t->state));
	if (t->calls > 0 && t->call_ms != NO_TIME)
		strbuf_addf(out, "%d", t->calls);
	return strcmp(t->call_mark, "leaning") == 0 || strcmp(t->call_mark, "promised") == 0 ?
	    STYLE_WARN : STYLE_PLAIN;
}

/* Where it is on its way back to the citizen. */
static enum style
cell_zone(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	strbuf_addf(out, _("r%d"), t->round);
	/* TRANSLATORS: of a dissatisfied citizen, and not sent out again; nine columns. */
	strbuf_addf(out, " %s", strcmp(t->state, "dissatisfied") == 0 ? _("unsettled") :
	    state_label(t->state));
	return strcmp(t->state, "dissatisfied") == 0 ? STYLE_STRONG : STYLE_PLAIN;
}

static enum style
cell_redo(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	if (*t->redo != '\0')
		strbuf_adds(out, redo_label(t->redo));
	return STYLE_PLAIN;
}

static enum style
cell_owner(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct ticket *)row)->keeper);
	return STYLE_PLAIN;
}

const struct list_column call_columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "call", N_("Call"), 11, 0, ALIGN_RIGHT, cell_call },
	{ "mark", N_("Why then"), 8, 0, ALIGN_LEFT, cell_call_mark },
	{ "left", N_("Time left"), 9, 100, ALIGN_RIGHT, cell_left },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "category", N_("Category"), 8, 100, ALIGN_LEFT, cell_category },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "hand", N_("In whose hands"), 8, 0, ALIGN_RIGHT, cell_hand },
};
const size_t call_column_count = ARRAY_LEN(call_columns);

const struct list_column zone_columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "zone", N_("Round"), 13, 0, ALIGN_LEFT, cell_zone },
	{ "redo", N_("How again"), 8, 100, ALIGN_LEFT, cell_redo },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "owner", N_("Owner"), 8, 0, ALIGN_LEFT, cell_owner },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
};
const size_t zone_column_count = ARRAY_LEN(zone_columns);

const struct list_column ticket_columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "category", N_("Category"), 8, 0, ALIGN_LEFT, cell_category },
	{ "territory", N_("Territory"), 8, 100, ALIGN_LEFT, cell_territory },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "hand", N_("In whose hands"), 8, 0, ALIGN_RIGHT, cell_hand },
};
const size_t ticket_column_count = ARRAY_LEN(ticket_columns);
