/* SPDX-License-Identifier: MIT */
#include "case_actions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/feed.h"
#include "ui/prompt.h"

#include "bulk.h"
#include "ticket_actions.h"

static struct case_desk *
desk_of(struct view *view)
{
	return (struct case_desk *)view;
}

/* A case goes the road of writes as a ticket does: id, version, and what people call it. */
static struct ticket
as_ticket(const struct supervision *c)
{
	return (struct ticket){ .id = c->id, .version = c->version, .number = c->number,
		.title = c->ticket_title, .state = c->state };
}

/* What the state of a case does not forbid. */
static bool
fits(const struct supervision *c, const char *action)
{
	bool closed = strcmp(c->state, "closed") == 0;

	if (strcmp(action, "reopen") == 0)
		return closed && c->owned;
	if (strcmp(action, "report") == 0)
		return !closed && c->answered < c->asked;
	if (strcmp(action, "note") == 0)
		return !closed;
	if (strcmp(action, "show-letter") == 0)
		return true;
	return !closed && c->owned;
}

/* Why not, before anybody has typed a text for it. */
static const char *
why_not(const struct supervision *c, const char *action)
{
	bool closed = strcmp(c->state, "closed") == 0;

	if (fits(c, action))
		return NULL;
	if (closed)
		return _("The case is closed.");
	if (strcmp(action, "reopen") == 0)
		return _("The case is not closed.");
	if (strcmp(action, "report") == 0)
		return _("No report is asked for that has not come.");
	return _("The case is kept by another platform.");
}

/* For that action; NULL, having said so, if there is none, or it cannot be done to it now. */
static const struct supervision *
chosen(struct view *view, const char *action)
{
	struct case_desk *d = desk_of(view);
	const struct supervision *c = d->chosen(d);
	const char *why = c == NULL ? _("Nothing is selected.") : why_not(c, action);

	if (why == NULL)
		return c;
	app_say(d->v.desk->app, STYLE_ERROR, "%s", why);
	return NULL;
}

bool
case_can_of(const struct action *action, const struct supervision *c)
{
	if (!(action->flags & ACTION_ROW))
		return true;
	return c != NULL && (strcmp(action->name, "open") == 0 || fits(c, action->name));
}

bool
case_can(struct view *view, const struct action *action)
{
	struct case_desk *d = desk_of(view);

	return case_can_of(action, d->chosen(d));
}

/* words: what was typed after the command goes into that field. */
static void
form(struct view *view, const char *action, enum write_verb verb, const char *field,
    const struct args *args)
{
	const struct supervision *c = chosen(view, action);
	struct strbuf words = STRBUF_INIT;
	struct ticket t;

	if (c == NULL)
		return;
	t = as_ticket(c);
	for (int i = 0; args != NULL && i < args->count; i++)
		strbuf_addf(&words, "%s%s", i > 0 ? " " : "", args->words[i]);
	verb_form_open_with(desk_of(view)->v.desk, verb, &t,
	    (const char *const[]){ words.len > 0 ? field : NULL, words.s, NULL });
	strbuf_finish(&words);
}

#define FORM(name, verb, field) \
	static void \
	run_##name(struct view *view, const struct args *args) \
	{ \
		form(view, #name, verb, field, args); \
	}

FORM(note, WRITE_CASE_NOTE, "text")
FORM(letter, WRITE_CASE_LETTER, "note")
FORM(report, WRITE_GIVE_REPORT, "text")
FORM(close, WRITE_CLOSE_CASE, "result")
FORM(reopen, WRITE_REOPEN_CASE, "reason")

/* The unit of the case, if it is only one. */
static void
run_ask_report(struct view *view, const struct args *args)
{
	const struct supervision *c = chosen(view, "ask-report");
	const struct names *names = desk_of(view)->v.desk->names;
	struct ticket t;

	if (c == NULL)
		return;
	t = as_ticket(c);
	for (size_t i = 0; i < names->unit_count; i++) {
		const struct unit *u = &names->units[i];

		if (strcmp(u->short_name, c->units) != 0)
			continue;
		verb_form_open_with(desk_of(view)->v.desk, WRITE_ASK_REPORT, &t,
		    (const char *const[]){ "unit", u->id_text, NULL });
		return;
	}
	form(view, "ask-report", WRITE_ASK_REPORT, NULL, NULL);
}

/* Level and day as they are, to be changed. */
static void
run_set(struct view *view, const struct args *args)
{
	const struct supervision *c = chosen(view, "set");
	struct ticket t;
	struct strbuf day = STRBUF_INIT;
	char level[12];

	if (c == NULL)
		return;
	t = as_ticket(c);
	snprintf(level, sizeof level, "%d", c->level);
	moment_full(&day, c->due_ms);
	strbuf_str(&day);
	day.s[strcspn(day.s, " ")] = '\0';
	verb_form_open_with(desk_of(view)->v.desk, WRITE_SET_CASE, &t,
	    (const char *const[]){ "level", level, "until", day.s, NULL });
	strbuf_finish(&day);
}

static void
found(void *ctx, const struct ticket *ticket, size_t others, const char *sentence)
{
	struct case_desk *d = ctx;
	char ids[32], versions[32];

	if (ticket == NULL) {
		app_say(d->v.desk->app, STYLE_ERROR, "%s", sentence);
		return;
	}
	if (others > 0) {
		desk_say_several(d->v.desk, ticket, others);
		return;
	}
	snprintf(ids, sizeof ids, "{%" PRId64 "}", ticket->id);
	snprintf(versions, sizeof versions, "{%d}", ticket->version);
	desk_write(d->v.desk, WRITE_ADD_TO_CASE, &d->target,
	    (const char *const[]){ ids, versions }, NULL, NULL, NULL, NULL);
}

static void
add_number(void *ctx, const char *number)
{
	struct case_desk *d = ctx;

	if (number != NULL && *number != '\0')
		find_ticket(&d->find, d->v.desk->db, number, found, d);
}

static void
run_add(struct view *view, const struct args *args)
{
	struct case_desk *d = desk_of(view);
	const struct supervision *c = chosen(view, "add");

	if (c == NULL)
		return;
	ticket_finish(&d->target);
	d->target = (struct ticket){ .id = c->id, .version = c->version,
		.number = xstrdup(c->number), .state = xstrdup("") };
	if (args != NULL && args->count > 0)
		add_number(d, args->words[0]);
	else
		prompt_line(view->app, _("Number: "), NULL, NULL, add_number, d);
}

/* The one that is named, else the newest in the case. */
static void
run_show_letter(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view)->v.desk;
	const struct supervision *c;

	if (args != NULL && args->count > 0) {
		app_push(desk->app, letter_view(desk, args->words[0], 0));
		return;
	}
	c = chosen(view, "show-letter");
	if (c != NULL)
		app_push(desk->app, letter_view_case(desk, c->id));
}

void
case_desk_finish(struct case_desk *d)
{
	find_forget(&d->find);
	ticket_finish(&d->target);
}

static const struct action actions[] = {
	{ "ask-report", "p", N_("Ask to report"), N_("Ask a unit of the case to report by a day."),
	    NULL, "supervise", ACTION_HINT | ACTION_ROW, run_ask_report },
	{ "report", "r", N_("Report"), N_("Report what your unit has done about it."), N_("[TEXT]"),
	    "report", ACTION_HINT | ACTION_ROW, run_report },
	{ "note", "n", N_("Note"), N_("Add a remark to the record of the case."), N_("[TEXT]"), "urge",
	    ACTION_HINT | ACTION_ROW, run_note },
	{ "letter", "w", N_("Letter"), N_("Write the letters of supervision to the units of the case."),
	    N_("[NOTE]"), "supervise", ACTION_HINT | ACTION_ROW, run_letter },
	{ "show-letter", "W", N_("Show a letter"),
	    N_("Open the letter of that number, or the newest in the case."), N_("[NUMBER]"), NULL,
	    ACTION_ROW, run_show_letter },
	{ "add", "+", N_("Add a ticket"), N_("Take one more ticket into the case, by its number."),
	    N_("[NUMBER]"), "supervise", ACTION_ROW, run_add },
	{ "set", "e", N_("Level, day"), N_("Change the level and the day to report by."), NULL,
	    "supervise", ACTION_HINT | ACTION_ROW, run_set },
	{ "close", "x", N_("Close"), N_("Close the case with what came of it."), N_("[RESULT]"),
	    "supervise", ACTION_HINT | ACTION_ROW, run_close },
	{ "reopen", "U", N_("Open again"), N_("Open a closed case again."), N_("[REASON]"), "supervise",
	    ACTION_HINT | ACTION_ROW, run_reopen },
};

const struct action_table case_actions = {
	"case", N_("Supervision case"), actions, ARRAY_LEN(actions),
};

/* --- on tickets ---------------------------------------------------------------------- */

/* The tagged ones come into one case. */
static void
run_supervise(struct view *view, const struct args *args)
{
	struct ticket_set many = { 0 };
	const struct ticket *t;

	if (!ticket_set_of(view, args, &many)) {
		t = ticket_of_view(view);
		if (t == NULL)
			return;
		ticket_set_add(&many, t);
	}
	verb_form_case(desk_of_view(view), &many);
	ticket_set_finish(&many);
}

static void
run_instruct(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_INSTRUCT, "words", args);
}

static void
run_urge(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_URGE, "text", args);
}

static const struct action on_tickets[] = {
	{ "supervise", "C", N_("Supervise"),
	    N_("Open a supervision case about the ticket, or about all tagged ones."), NULL, "supervise",
	    ACTION_HINT | ACTION_ROW | ACTION_BULK, run_supervise },
	{ "instruct", "I", N_("Instruction"), N_("Bring in what a leader wrote: who, when, the words."),
	    N_("[WORDS]"), "supervise", ACTION_ROW | ACTION_BULK, run_instruct },
	{ "urge", "J", N_("Urge"), N_("Urge whoever has the ticket; kept in its record."), N_("[TEXT]"),
	    "urge", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_urge },
};

const struct action_table supervise_actions = {
	"supervise", N_("Supervision"), on_tickets, ARRAY_LEN(on_tickets),
};
