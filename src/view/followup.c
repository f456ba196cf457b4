/* SPDX-License-Identifier: MIT */
/*
 * One call to a citizen: what to say, the number, what was answered and what was said before;
 * below, the three answers, one key each. The last of them records the call. Half of them
 * stand in the journal as a draft of the call's form, and are there again.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/aftercare.h"
#include "query/feed.h"
#include "ui/pager.h"
#include "ui/prompt.h"

#include "aftercare_text.h"
#include "followup_private.h"
#include "ticket_actions.h"

static struct call_screen *
screen_of(struct view *view)
{
	return (struct call_screen *)view;
}

/* --- the answers are a draft of the form ------------------------------------------ */

static const char *
form_name(void)
{
	return verb_form_name(WRITE_FOLLOW_UP);
}

const char *
said(const struct call_screen *s, const char *field)
{
	const char *value = s->subject != NULL ?
	    drafts_get(s->v.desk->drafts, form_name(), s->subject, field) : NULL;

	return value != NULL ? value : "";
}

static void
put(struct call_screen *s, const char *field, const char *value)
{
	drafts_put(s->v.desk->drafts, form_name(), s->subject, field, value);
	app_dirty(s->v.desk->app);
}

bool
said_is(const struct call_screen *s, const char *field, const char *value)
{
	return strcmp(said(s, field), value) == 0;
}

/* --- what is known ----------------------------------------------------------------- */

static void
reveal_number(struct call_screen *s)
{
	revealed_ask(&s->phone, s->v.desk, s->one.id, "phone", "follow_up");
}

static void
came(void *ctx, struct aftercare *page, const char *sentence)
{
	struct call_screen *s = ctx;

	if (!one_came(&s->one, sentence))
		return;
	aftercare_destroy(s->page);
	s->page = page;
	if (s->subject == NULL)
		s->subject = desk_subject(&page->row);
	call_text(s->pager, s->v.desk, page);
	/* Not if somebody else was quicker with the claim. */
	if (s->by_next && page->sheet.independent && *page->sheet.phone != '\0' &&
	    !desk_held(s->v.desk, &page->row))
		reveal_number(s);
	s->by_next = false;
}

static void
ask(void *ctx)
{
	struct call_screen *s = ctx;

	aftercare_ask(&s->query, s->v.desk->db, s->one.id, came, s);
}

static void
written(void *ctx, enum write_verb verb)
{
	struct call_screen *s = ctx;

	if (verb == WRITE_CLAIM)
		s->claimed = true;
	if (verb == WRITE_FOLLOW_UP || verb == WRITE_LEAN) {
		s->recorded = true;
		s->claimed = false;
		revealed_clear(&s->phone);
	}
}

static void
claim(struct call_screen *s, const struct ticket *t)
{
	s->by_next = true;
	desk_write(s->v.desk, WRITE_CLAIM, t, NULL, NULL, NULL, NULL, NULL);
}

/* The next ticket on the same screen. */
static void
show_next(struct call_screen *s, const struct ticket *t)
{
	aftercare_forget(&s->query);
	aftercare_destroy(s->page);
	s->page = NULL;
	revealed_clear(&s->phone);
	free(s->subject);
	s->subject = NULL;
	s->recorded = s->claimed = false;
	claim(s, t);
	one_show(&s->one, t->id);
}

/* What was taken for a call that did not take place. */
static void
give_back(struct call_screen *s)
{
	if (s->claimed && !s->recorded && s->page != NULL)
		desk_write(s->v.desk, WRITE_RELEASE, &s->page->row, NULL, NULL, NULL, NULL, NULL);
	s->claimed = false;
}

/* --- drawing ------------------------------------------------------------------------ */

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct call_screen *s = screen_of(view);

	if (s->page == NULL)
		desk_draw_reading(s->v.desk, canvas, area);
	else
		call_draw(s, canvas, area);
}

/* --- recording ----------------------------------------------------------------------- */

static bool
may_record(const struct call_screen *s)
{
	struct app *app = s->v.desk->app;

	if (s->page == NULL)
		return false;
	if (s->write != NULL)
		app_say(app, STYLE_WARN, "%s", _("Sent; waiting for the database…"));
	else if (!s->page->sheet.independent)
		app_say(app, STYLE_ERROR, "%s",
		    _("You had a hand in this ticket: somebody else calls."));
	else if (!names_allows(s->v.desk->names, "follow_up", s->page->row.state))
		app_say(app, STYLE_ERROR, "%s", _("Nobody is to be called about it now."));
	else
		return true;
	return false;
}

static const char *
value_or_null(const char *value)
{
	return *value == '\0' ? NULL : value;
}

/* The answers as they stand; drafts_get gives one string at a time. */
static void
record(struct call_screen *s, const char *call_again)
{
	static const char *const fields[] = { "outcome", "responded", "solved", "satisfaction",
		"dissatisfied", "words" };
	char *values[ARRAY_LEN(fields)];
	const char *args[ARRAY_LEN(fields) + 1];

	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		values[i] = xstrdup(said(s, fields[i]));
		args[i] = value_or_null(values[i]);
	}
	args[ARRAY_LEN(fields)] = call_again;
	desk_write(s->v.desk, WRITE_FOLLOW_UP, &s->page->row, args, NULL, form_name(), s->subject,
	    &s->write);
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		free(values[i]);
}

/* Nobody was spoken to: what was answered before counts no more. */
static void
not_reached(struct call_screen *s, const char *outcome)
{
	put(s, "responded", "");
	put(s, "solved", "");
	put(s, "satisfaction", "");
	put(s, "outcome", outcome);
	record(s, NULL);
}

static void
reached(struct call_screen *s)
{
	put(s, "outcome", "reached");
}

static void
run_reached(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		reached(s);
}

static void
run_no_answer(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		not_reached(s, "no_answer");
}

static void
run_wrong_person(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		not_reached(s, "wrong_person");
}

static void
refused_answered(void *ctx, bool yes)
{
	if (yes)
		not_reached(ctx, "refused");
}

static void
void_answered(void *ctx, bool yes)
{
	if (yes)
		not_reached(ctx, "void_number");
}

/* These give a citizen up, so they ask (law 7). */
static void
run_refused(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		prompt_confirm(s->v.desk->app, _("Refused: not called again, unrated?"),
		    refused_answered, s);
}

static void
run_void(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		prompt_confirm(s->v.desk->app, _("Void number: not called again, unrated?"),
		    void_answered, s);
}

/* What is solved was responded to; that may be said otherwise before the last answer. */
static void
run_solved(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (!may_record(s))
		return;
	reached(s);
	put(s, "solved", "true");
	if (said_is(s, "responded", ""))
		put(s, "responded", "true");
}

static void
run_not_solved(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (!may_record(s))
		return;
	reached(s);
	put(s, "solved", "false");
}

static void
responded(struct view *view, const char *value)
{
	struct call_screen *s = screen_of(view);

	if (!may_record(s))
		return;
	reached(s);
	put(s, "responded", value);
}

static void
run_responded(struct view *view, const struct args *args)
{
	responded(view, "true");
}

static void
run_not_responded(struct view *view, const struct args *args)
{
	responded(view, "false");
}

/* The other two come first: three answers, none taken for another. */
static bool
may_rate(struct call_screen *s)
{
	if (!may_record(s))
		return false;
	if (said_is(s, "solved", ""))
		app_say(s->v.desk->app, STYLE_ERROR, "%s", _("First: is it solved? y or n."));
	else if (said_is(s, "responded", ""))
		app_say(s->v.desk->app, STYLE_ERROR, "%s",
		    _("First: did anybody respond? b or B."));
	else
		return true;
	return false;
}

static void
rate(struct view *view, const char *satisfaction)
{
	struct call_screen *s = screen_of(view);

	if (!may_rate(s))
		return;
	reached(s);
	put(s, "satisfaction", satisfaction);
	record(s, NULL);
}

static void
run_very(struct view *view, const struct args *args)
{
	rate(view, "very");
}

static void
run_satisfied(struct view *view, const struct args *args)
{
	rate(view, "satisfied");
}

static void
run_basically(struct view *view, const struct args *args)
{
	rate(view, "basically");
}

/* Reason and words belong to it: the form asks for them. */
static void
run_dissatisfied(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (!may_rate(s))
		return;
	put(s, "satisfaction", "dissatisfied");
	verb_form_focus(s->v.desk, WRITE_FOLLOW_UP, &s->page->row, "dissatisfied");
}

static void
run_leaning(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (may_record(s))
		ticket_form(view, WRITE_LEAN, "words", args);
}

static void
again_answered(void *ctx, const char *text)
{
	struct call_screen *s = ctx;

	if (text == NULL || *text == '\0' || !may_record(s))
		return;
	put(s, "satisfaction", "");
	reached(s);
	record(s, text);
}

static void
run_again(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (!may_record(s))
		return;
	if (args != NULL && args->count > 0)
		again_answered(s, args->words[0]);
	else
		prompt_line(s->v.desk->app, _("Call again at (18:30, or 2027-01-05 18:30): "), NULL,
		    NULL, again_answered, s);
}

static void
run_form(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_FOLLOW_UP, "words", args);
}

static void
run_note(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_NOTE, "text", args);
}

static void
run_number(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (s->page != NULL)
		reveal_number(s);
}

static void
run_next(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);
	const struct ticket *t = queue_view_next_call(s->v.desk->queues, s->one.id);

	if (t == NULL)
		return;
	give_back(s);
	show_next(s, t);
}

static void
run_details(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (s->page != NULL)
		app_push(s->v.desk->app, detail_view(s->v.desk, &s->page->row));
}

static void
run_zone(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	if (s->page != NULL)
		app_push(s->v.desk->app, zone_view(s->v.desk, &s->page->row));
}

static void
run_leave(struct view *view, const struct args *args)
{
	struct call_screen *s = screen_of(view);

	give_back(s);
	app_pop(s->v.desk->app, view);
}

static const struct action actions[] = {
	{ "next-call", "Tab", N_("Next call"), N_("Go to the next citizen to be called, with the number shown and recorded."),
	    NULL, "follow_up", ACTION_HINT | ACTION_ROWS | ACTION_NOW, run_next },
	{ "reached", "r", N_("Reached"), N_("The citizen answers the telephone."), NULL, "follow_up",
	    ACTION_ROW | ACTION_NOW, run_reached },
	{ "solved", "y", N_("Solved"), N_("The citizen says that it is solved."), NULL, "follow_up", ACTION_ROW | ACTION_NOW,
	    run_solved },
	{ "not-solved", "n", N_("Not solved"), N_("The citizen says that it is not solved."), NULL, "follow_up",
	    ACTION_ROW | ACTION_NOW, run_not_solved },
	{ "responded", "b", N_("Responded"), N_("Somebody has answered the citizen."), NULL, "follow_up",
	    ACTION_ROW | ACTION_NOW, run_responded },
	{ "not-responded", "B", N_("Not responded"), N_("Nobody has answered the citizen."), NULL, "follow_up",
	    ACTION_ROW | ACTION_NOW, run_not_responded },
	{ "very", "1", N_("Very satisfied"), N_("Record the call: very satisfied."), NULL, "follow_up",
	    ACTION_ROW | ACTION_NOW, run_very },
	{ "satisfied", "2", N_("Satisfied"), N_("Record the call: satisfied."), NULL, "follow_up", ACTION_ROW | ACTION_NOW,
	    run_satisfied },
	{ "basically", "3", N_("Basically satisfied"), N_("Record the call: basically satisfied."), NULL,
	    "follow_up", ACTION_ROW | ACTION_NOW, run_basically },
	{ "dissatisfied", "4", N_("Dissatisfied"), N_("Not satisfied: the form asks for the reason and the citizen's words."),
	    NULL, "follow_up", ACTION_ROW, run_dissatisfied },
	{ "leaning", "l", N_("Leaning"), N_("About to be dissatisfied: not rated yet, the unit is warned first."),
	    N_("[WORDS]"), "follow_up", ACTION_ROW, run_leaning },
	{ "no-answer", "o", N_("No answer"), N_("Record that nobody answers; it is tried again later."), NULL,
	    "follow_up", ACTION_ROW | ACTION_NOW, run_no_answer },
	{ "wrong-person", "p", N_("Wrong person"), N_("Record that somebody else answers; it is tried again later."),
	    NULL, "follow_up", ACTION_ROW | ACTION_NOW, run_wrong_person },
	{ "refused", "x", N_("Refused"), N_("Record that the citizen does not want to be asked."), NULL, "follow_up",
	    ACTION_ROW, run_refused },
	{ "void-number", "z", N_("Void number"), N_("Record that the number is none."), NULL, "follow_up",
	    ACTION_ROW, run_void },
	{ "call-again", "t", N_("Call again at"), N_("The citizen names a time to be called again."), N_("[TIME]"),
	    "follow_up", ACTION_ROW | ACTION_NOW, run_again },
	{ "number", "s", N_("Show the number"), N_("Show the telephone number; that is recorded."), NULL, "follow_up",
	    ACTION_HINT | ACTION_ROW | ACTION_NOW, run_number },
	{ "follow-up", "h", N_("Form"), N_("All answers of the call in one form."), N_("[WORDS]"), "follow_up",
	    ACTION_HINT | ACTION_ROW, run_form },
	{ "archive", "a", N_("Archive"), N_("Close a ticket that the citizen has confirmed, or that was given up."), NULL,
	    "archive", ACTION_HINT | ACTION_ROW, ticket_archive },
	{ "note", "N", N_("Note"), N_("Add a note to the timeline."), N_("[TEXT]"), "note", ACTION_ROW, run_note },
	{ "rounds", "w", N_("Rounds"), N_("The replies of all rounds side by side."), NULL, NULL, ACTION_ROW,
	    run_zone },
	{ "reveal", "$", N_("Reveal"),
	    N_("Show the citizen's number, name or address for some seconds, with a reason; recorded."),
	    N_("[NUMBER]"), "ask_reveal", ACTION_ROW, ticket_reveal },
	{ "details", "i", N_("Details"), N_("Open the ticket with all that is known of it."), NULL, NULL,
	    ACTION_ROW, run_details },
	{ "leave", "Esc q", N_("Leave"), N_("Back to the list; half a call stays where it is, the claim is given back."),
	    NULL, NULL, 0, run_leave },
	{ "read-on", "j k Down Up Space PgDn PgUp g G Home End", N_("Read on"), N_("Scrolls what is above the answers."),
	    NULL, NULL, ACTION_MOTION | ACTION_ROWS, action_by_key },
};

const struct action_table followup_actions = {
	"followup", N_("Follow-up call"), actions, ARRAY_LEN(actions),
};

/* --- life ------------------------------------------------------------------------------ */

static bool
key(struct view *view, const struct key *key)
{
	struct call_screen *s = screen_of(view);

	/* Of the pager's keys all but the one that answers. */
	if (key->sym == KEY_CHAR && key->cp == 'b')
		return false;
	return s->page != NULL && pager_key(s->pager, key);
}

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	struct call_screen *s = (struct call_screen *)v;

	return s->page != NULL ? &s->page->row : NULL;
}

static void
destroy(struct view *view)
{
	struct call_screen *s = screen_of(view);

	one_close(&s->one);
	if (s->write != NULL)
		desk_form_closed(s->write);
	aftercare_forget(&s->query);
	aftercare_destroy(s->page);
	revealed_clear(&s->phone);
	pager_destroy(s->pager);
	free(s->subject);
	free(s);
}

static const struct action_table *const tables[] = { &followup_actions, NULL };

/* What may be called is; a ticket is archived here only when nobody is to be called any more. */
static bool
can(struct view *view, const struct action *action)
{
	const struct call_screen *s = screen_of(view);

	if (s->page == NULL)
		return !(action->flags & ACTION_ROW);
	if (strcmp(action->name, "number") == 0)
		return *s->page->sheet.phone != '\0' && !s->recorded &&
		    s->page->sheet.independent && call_is_polite(&s->page->sheet) &&
		    names_allows(s->v.desk->names, "follow_up", s->page->row.state);
	if (strcmp(action->name, "archive") == 0 && s->page->row.call_ms != NO_TIME)
		return false;
	return ticket_can(view, action);
}

static bool
awaits(struct view *view)
{
	const struct call_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->page != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "followup",
	.tables = tables,
	.awaits = awaits,
	.can = can,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

struct view *
followup_view(struct desk *desk, const struct ticket *ticket, bool next)
{
	struct call_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->pager = pager_create();
	if (next)
		claim(s, ticket);
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask, .written = written };
	one_open(&s->one, ticket->id);
	return &s->v.view;
}
