/* SPDX-License-Identifier: MIT */
/*
 * One ticket of the dissatisfied zone: whose it is, what the rules propose, what the citizen
 * said to each round, and the last two replies side by side, with what differs marked. Every
 * way on is one key.
 */
#include "view/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/aftercare.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/prompt.h"

#include "aftercare_text.h"
#include "cells.h"
#include "one.h"
#include "panes.h"
#include "ticket_actions.h"

#define WORDS_ROWS 4             /* most rows of what the citizen said */
#define PANES_LEAST 5

struct zone_screen {
	struct desk_view v;
	struct one one;
	struct aftercare *page;  /* NULL until it has come */
	struct aftercare_query query;
	struct panes panes;
};

static struct zone_screen *
screen_of(struct view *view)
{
	return (struct zone_screen *)view;
}

/* --- what is known ----------------------------------------------------------------- */

static char *
round_head(const struct round *r)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addf(&out, _(" Round %d  "), r->round);
	if (r->replied_ms != NO_TIME)
		moment_short(&out, r->replied_ms);
	if (*r->mode != '\0')
		strbuf_addf(&out, " %s", redo_label(r->mode));
	strbuf_addc(&out, ' ');
	sanitize_adds(&out, r->lead);
	if (*r->assist != '\0') {
		strbuf_adds(&out, "+");
		sanitize_adds(&out, r->assist);
	}
	strbuf_addc(&out, ' ');
	return strbuf_take(&out);
}

/* The reply, before it what the unit found wrong with its own work. */
static char *
round_reply(const struct round *r)
{
	struct strbuf out = STRBUF_INIT;

	if (*r->measures != '\0')
		strbuf_addf(&out, _("What went wrong: %s\nChanged: %s\nCitizen told: %s\n"), r->cause,
		    r->measures, r->told ? _("yes") : _("no"));
	strbuf_adds(&out, *r->reply != '\0' ? r->reply : _("No reply yet."));
	return strbuf_take(&out);
}

/* The last two rounds; of a single one, that. A reply that is yet to come differs from none. */
static void
show_replies(struct zone_screen *s)
{
	const struct round *rounds = s->page->rounds;
	size_t n = s->page->round_count;
	char *heads[2] = { NULL, NULL }, *texts[2] = { NULL, NULL };
	size_t first = n > 1 ? n - 2 : 0;
	bool both = true;

	for (size_t i = first; i < n; i++) {
		both = both && *rounds[i].reply != '\0';
		heads[i - first] = round_head(&rounds[i]);
		texts[i - first] = round_reply(&rounds[i]);
	}
	panes_set(&s->panes, heads[0] != NULL ? heads[0] : "", texts[0] != NULL ? texts[0] : "",
	    heads[1], texts[1], both);
	for (int i = 0; i < 2; i++) {
		free(heads[i]);
		free(texts[i]);
	}
}

static void
came(void *ctx, struct aftercare *page, const char *sentence)
{
	struct zone_screen *s = ctx;
	int top = s->panes.top;

	if (!one_came(&s->one, sentence))
		return;
	aftercare_destroy(s->page);
	s->page = page;
	show_replies(s);
	s->panes.top = top;
}

static void
ask(void *ctx)
{
	struct zone_screen *s = ctx;

	aftercare_ask(&s->query, s->v.desk->db, s->one.id, came, s);
}

/* --- drawing ------------------------------------------------------------------------ */

static void
draw_head(const struct zone_screen *s, struct canvas *canvas, struct rect line)
{
	const struct ticket *t = &s->page->row;
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	enum style style = STYLE_WARN;
	int used;

	desk_add_number(&left, t);
	strbuf_addc(&left, ' ');
	sanitize_adds(&left, t->title);
	strbuf_addf(&right, _("round %d  %s  "), t->round, state_label(t->state));
	if (t->closed_ms == NO_TIME)
		style = cell_due_of(s->v.desk, t, &right);
	used = width_text(right.s, right.len);
	canvas_field(canvas, line.row, line.col, line.cols - used - 2, ALIGN_LEFT, STYLE_STRONG,
	    left.s);
	canvas_text(canvas, line.row, line.col + line.cols - used, used,
	    style == STYLE_ALARM ? STYLE_ALARM : STYLE_WARN, right.s);
	strbuf_finish(&left);
	strbuf_finish(&right);
}

static void
proposal(struct strbuf *out, const struct zone_sheet *z)
{
	strbuf_addf(out, _("proposed: %s"), redo_label(z->next));
	if (strcmp(z->next, "level_up") == 0)
		strbuf_addf(out, " → %s", z->superior_id != 0 ? z->superior : _("nobody is above"));
}

static void
draw_facts(const struct zone_screen *s, struct canvas *canvas, struct rect line)
{
	const struct zone_sheet *z = &s->page->zone;
	struct strbuf raw = STRBUF_INIT;
	char *clean;

	strbuf_addf(&raw, _("owner %s  "), *z->owner != '\0' ? z->owner : "–");
	if (strcmp(s->page->row.state, "dissatisfied") == 0)
		proposal(&raw, z);
	if (z->confirm)
		strbuf_adds(&raw, _("  closed only when the citizen calls it solved"));
	if (*z->final_text != '\0')
		strbuf_addf(&raw, _("  final answer drafted by %s"), z->final_by);
	clean = sanitize_line(strbuf_str(&raw));
	canvas_text(canvas, line.row, line.col, line.cols, STYLE_FAINT, clean);
	free(clean);
	strbuf_finish(&raw);
}

/* What the citizen said, the newest round first, in as many rows as there are. */
static int
draw_words(const struct zone_screen *s, struct canvas *canvas, struct rect area)
{
	struct strbuf lines = STRBUF_INIT;
	int rows;

	for (size_t i = s->page->round_count; i-- > 0;) {
		struct strbuf one = STRBUF_INIT;

		round_opinion(&one, s->v.desk, &s->page->rounds[i]);
		if (one.len > 0 && lines.len > 0)
			strbuf_addc(&lines, '\n');
		width_wrap(&lines, strbuf_str(&one), area.cols);
		strbuf_finish(&one);
	}
	area.rows = WORDS_ROWS;
	rows = canvas_lines(canvas, area, STYLE_PLAIN, strbuf_str(&lines));
	strbuf_finish(&lines);
	return rows;
}

/* A drafted final answer, in one row each; the form has all of it. */
static int
draw_final(const struct zone_screen *s, struct canvas *canvas, struct rect area)
{
	const struct zone_sheet *z = &s->page->zone;
	const char *const texts[] = { z->final_text, z->final_basis, z->final_done };
	const char *const labels[] = { N_("Answer"), N_("Legal basis"), N_("Done") };

	if (*z->final_text == '\0' || area.rows < PANES_LEAST + 4)
		return 0;
	canvas_rule(canvas, area.row, area.col, area.cols);
	canvas_text(canvas, area.row, area.col + 2, area.cols - 4, STYLE_FAINT,
	    _(" Final answer, to be signed by another coordinator "));
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		char *text = sanitize_line(texts[i]);
		int used = canvas_text(canvas, area.row + 1 + (int)i, area.col, area.cols,
		    STYLE_FAINT, _(labels[i])) + 1;

		canvas_field(canvas, area.row + 1 + (int)i, area.col + used, area.cols - used,
		    ALIGN_LEFT, STYLE_PLAIN, text);
		free(text);
	}
	return 1 + (int)ARRAY_LEN(texts);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct zone_screen *s = screen_of(view);
	int used;

	if (s->page == NULL) {
		desk_draw_reading(s->v.desk, canvas, area);
		return;
	}
	desk_tick(s->v.desk);
	draw_head(s, canvas, area);
	area.row++;
	draw_facts(s, canvas, area);
	area.row++;
	area.rows -= 2;
	used = draw_words(s, canvas, area);
	area.row += used;
	area.rows -= used;
	used = draw_final(s, canvas, area);
	area.row += used;
	area.rows -= used;
	panes_draw(&s->panes, canvas, area);
	canvas->cursor_row = area.row;
	canvas->cursor_col = area.col;
}

/* --- actions -------------------------------------------------------------------------- */

/* It can be sent out again; else it is said why not. */
static bool
may_send(struct zone_screen *s)
{
	return s->page != NULL && ticket_allows(s->v.desk, WRITE_DISPATCH, &s->page->row);
}

static void
send_to(struct zone_screen *s, int lead, const char *why)
{
	char id[12];

	snprintf(id, sizeof id, "%d", lead);
	verb_form_dispatch(s->v.desk, WRITE_DISPATCH, &s->page->row, id, "", NULL, why);
}

static void
run_level_up(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);

	if (!may_send(s))
		return;
	if (s->page->zone.superior_id == 0)
		app_say(s->v.desk->app, STYLE_ERROR, "%s",
		    _("Nobody is above that unit: another unit, or several together."));
	else
		send_to(s, s->page->zone.superior_id, NULL);
}

static void
run_same(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);

	if (may_send(s))
		send_to(s, s->page->zone.last_lead, NULL);
}

static void
run_other(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);

	if (may_send(s))
		app_push(s->v.desk->app,
		    picker_view(s->v.desk, &s->page->row, WRITE_DISPATCH, NULL));
}

/* The last lead stays; who goes along is chosen. */
static void
run_joint(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);
	char id[12];

	if (!may_send(s))
		return;
	snprintf(id, sizeof id, "%d", s->page->zone.last_lead);
	verb_form_open_with(s->v.desk, WRITE_DISPATCH, &s->page->row,
	    (const char *const[]){ "lead", id, NULL });
}

/* What the city's rules propose. */
static void
run_proposed(struct view *view, const struct args *args)
{
	static const struct {
		const char *next;
		void (*run)(struct view *view, const struct args *args);
	} ways[] = { { "level_up", run_level_up }, { "other", run_other }, { "joint", run_joint },
		{ "rectify", run_same } };
	struct zone_screen *s = screen_of(view);

	for (size_t i = 0; s->page != NULL && i < ARRAY_LEN(ways); i++) {
		if (strcmp(s->page->zone.next, ways[i].next) == 0)
			ways[i].run(view, args);
	}
}

static void
run_draft(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_DRAFT_FINAL, "text", args);
}

static void
sign_answered(void *ctx, bool yes)
{
	struct zone_screen *s = ctx;
	const char *args[] = { NULL };

	if (yes && s->page != NULL)
		desk_write(s->v.desk, WRITE_SIGN_FINAL, &s->page->row, args, NULL, NULL, NULL,
		    NULL);
}

/* It ends the appeal against its citizen's will: it asks, and Enter is no (law 7). */
static void
run_sign(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);
	char *question;

	if (s->page == NULL || !ticket_allows(s->v.desk, WRITE_SIGN_FINAL, &s->page->row))
		return;
	if (*s->page->zone.final_text == '\0') {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", _("There is no draft of a final answer to sign."));
		return;
	}
	question = xasprintf(_("Sign the final answer and close %s?"), s->page->row.number);
	prompt_confirm(s->v.desk->app, question, sign_answered, s);
	free(question);
}

static void
run_call(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);

	if (s->page != NULL)
		app_push(s->v.desk->app, followup_view(s->v.desk, &s->page->row, false));
}

static void
run_details(struct view *view, const struct args *args)
{
	struct zone_screen *s = screen_of(view);

	if (s->page != NULL)
		app_push(s->v.desk->app, detail_view(s->v.desk, &s->page->row));
}

static const struct action actions[] = {
	{ "proposed", "g", N_("As proposed"), N_("Send it out again as the city's rules propose."), NULL, "dispatch",
	    ACTION_HINT | ACTION_ROW, run_proposed },
	{ "level-up", "u", N_("One level up"), N_("Send it to the unit above the last lead."), NULL, "dispatch",
	    ACTION_HINT | ACTION_ROW, run_level_up },
	{ "same-unit", "w", N_("The same unit"), N_("Send it to the same unit again, in some cities to look at its own work."),
	    NULL, "dispatch", ACTION_ROW, run_same },
	{ "other-unit", "o", N_("Another unit"), N_("Choose another unit."), NULL, "dispatch", ACTION_HINT | ACTION_ROW,
	    run_other },
	{ "joint", "l", N_("Together"), N_("Send it to the last lead with others that go along."), NULL, "dispatch",
	    ACTION_HINT | ACTION_ROW, run_joint },
	{ "draft-final", "b", N_("Draft the final answer"), N_("Write the answer, its legal basis and what was done."),
	    N_("[TEXT]"), "review", ACTION_ROW, run_draft },
	{ "sign-final", "B", N_("Sign the final answer"), N_("Sign another's draft and close the ticket by it."), NULL,
	    "coordinate", ACTION_HINT | ACTION_ROW, run_sign },
	{ "call", "t", N_("Call"), N_("Call the citizen: script, number, answers."), NULL, "follow_up", ACTION_ROW,
	    run_call },
	{ "archive", "a", N_("Archive"), N_("Close it, if the citizen has confirmed."), NULL, "archive",
	    ACTION_HINT | ACTION_ROW, ticket_archive },
	{ "classify", "f", N_("Classify"), N_("Set category, territory and urgency."), NULL, "classify", ACTION_ROW,
	    ticket_classify },
	{ "note", "n", N_("Note"), N_("Add a note to the timeline."), N_("[TEXT]"), "note", ACTION_ROW, ticket_note },
	{ "due?", "D", N_("Why this deadline"), N_("Derive the deadlines of the ticket line by line."), NULL, NULL,
	    ACTION_ROW, ticket_due },
	{ "details", "i Enter", N_("Details"), N_("Open the ticket with all that is known of it."), NULL, NULL,
	    ACTION_ROW, run_details },
	{ "read-on", "j k Down Up Space PgDn PgUp Home End", N_("Read on"), N_("Scrolls both replies."), NULL, NULL,
	    ACTION_MOTION | ACTION_ROWS, action_by_key },
};

const struct action_table zone_actions = {
	"zone", N_("Dissatisfied zone"), actions, ARRAY_LEN(actions),
};

/* --- life ------------------------------------------------------------------------------ */

static bool
key(struct view *view, const struct key *key)
{
	return panes_key(&screen_of(view)->panes, key);
}

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	struct zone_screen *s = (struct zone_screen *)v;

	return s->page != NULL ? &s->page->row : NULL;
}

static bool
has_superior(const struct zone_screen *s)
{
	return s->page->zone.superior_id != 0;
}

/* Sent out where it may be, upward where somebody is above, signed where there is a draft. */
static bool
can(struct view *view, const struct action *action)
{
	const struct zone_screen *s = screen_of(view);
	const char *name = action->name;

	if (s->page == NULL)
		return !(action->flags & ACTION_ROW);
	if (strcmp(name, "sign-final") == 0)
		return *s->page->zone.final_text != '\0' && ticket_can(view, action);
	if (strcmp(name, "level-up") == 0 && !has_superior(s))
		return false;
	if (strcmp(name, "proposed") == 0 &&
	    (*s->page->zone.next == '\0' ||
	        (strcmp(s->page->zone.next, "level_up") == 0 && !has_superior(s))))
		return false;
	if (action->right != NULL && strcmp(action->right, "dispatch") == 0)
		return names_allows(
		    s->v.desk->names, write_name(WRITE_DISPATCH), s->page->row.state);
	return ticket_can(view, action);
}

static void
destroy(struct view *view)
{
	struct zone_screen *s = screen_of(view);

	one_close(&s->one);
	aftercare_forget(&s->query);
	aftercare_destroy(s->page);
	panes_finish(&s->panes);
	free(s);
}

static const struct action_table *const tables[] = { &zone_actions, &supervise_actions, NULL };

static bool
awaits(struct view *view)
{
	const struct zone_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->page != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "zone",
	.tables = tables,
	.can = can,
	.awaits = awaits,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

struct view *
zone_view(struct desk *desk, const struct ticket *ticket)
{
	struct zone_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask };
	one_open(&s->one, ticket->id);
	return &s->v.view;
}
