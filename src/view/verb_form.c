/* SPDX-License-Identifier: MIT */
/*
 * The forms of the verbs: one table row each. The fields of a form stand in the order of
 * the arguments of its verb, so that filling in is all there is to it.
 */
#include "view/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"

#include "choices.h"

static const struct field classify_fields[] = {
	{ "category", N_("Category"), FIELD_PICK, true, 0, 0,
	    N_("Type pinyin initials, a code or Chinese; Up and Down choose.") },
	{ "territory", N_("Territory"), FIELD_PICK, true, 0, 0,
	    N_("Where it is: community, town or county, as exact as is known.") },
	{ "urgency", N_("Urgency"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINE, false, 2000, 0, NULL },
	{ "class", N_("Class"), FIELD_CHOICE, false, 0, 0,
	    N_("Decides the time limits; without one, the city's rules choose.") },
};

static const struct field spoken_fields[] = {
	{ "note", N_("What was said"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field on_site_fields[] = {
	{ "note", N_("What was found"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field progress_fields[] = {
	{ "text", N_("Progress"), FIELD_LINES, true, 8000, 5,
	    N_("What has been done so far and what comes next, for the citizen.") },
};

static const struct field pause_fields[] = {
	{ "pause_reason", N_("Reason"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "text", N_("Details"), FIELD_LINES, true, 8000, 3, NULL },
	{ "resume_on", N_("Goes on"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
};

static const struct field extension_fields[] = {
	{ "amount", N_("How much"), FIELD_LINE, true, 4, 0,
	    N_("A number, in the unit of the clock; the city's rules set the most.") },
	{ "ground", N_("Legal ground"), FIELD_LINES, true, 8000, 3, NULL },
	{ "told", N_("Citizen told"), FIELD_CHOICE, true, 0, 0, NULL },
};

static const struct field decide_fields[] = {
	{ "granted", N_("Decision"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field park_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 3,
	    N_("Why it can be neither done nor ended now, and what the citizen was told.") },
	{ "until", N_("Until"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
};

static const struct field dispatch_fields[] = {
	{ "lead", N_("Lead unit"), FIELD_PICK, true, 0, 0,
	    N_("Answers for the whole ticket. Type pinyin initials, a code or Chinese.") },
	{ "assist", N_("Assisting units"), FIELD_PICK_MANY, false, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINE, false, 2000, 0,
	    N_("Why this unit: shown to it and kept in the timeline.") },
};

static const struct field reason_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINE, true, 2000, 0, NULL },
};

static const struct field return_fields[] = {
	{ "reason_code", N_("Reason"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "basis", N_("Basis"), FIELD_LINES, true, 8000, 4,
	    N_("Document and article that say it is not yours.") },
	{ "proposed", N_("Proposed unit"), FIELD_PICK, true, 0, 0, NULL },
};

static const struct field reply_fields[] = {
	{ "text", N_("Reply to the citizen"), FIELD_LINES, true, 32000, 9,
	    N_("What was found, what was done, on what basis, who to ask.") },
};

static const struct field review_fields[] = {
	{ "pass", N_("Result"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field follow_up_fields[] = {
	{ "outcome", N_("Call"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "responded", N_("Response given"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "solved", N_("Solved"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "satisfaction", N_("Satisfaction"), FIELD_CHOICE, false, 0, 0,
	    N_("Unrated stays unrated; it never counts as satisfied.") },
	{ "words", N_("Citizen's words"), FIELD_LINES, false, 8000, 4, NULL },
};

static const struct field note_fields[] = {
	{ "text", N_("Note"), FIELD_LINES, true, 8000, 5, NULL },
};

static const struct field optional_note_fields[] = {
	{ "note", N_("Note"), FIELD_LINE, false, 2000, 0, NULL },
};

static const struct field close_fields[] = {
	{ "close_type", N_("How"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4,
	    N_("What the citizen was told.") },
};

#define FORM(name, title, send, fields) { name, title, send, fields, ARRAY_LEN(fields) }

static const struct form_spec specs[WRITE_VERB_COUNT] = {
	[WRITE_STEAL] = FORM("steal", N_("Take over"), N_("Take over"), reason_fields),
	[WRITE_CLASSIFY] = FORM("classify", N_("Classify"), N_("Save"), classify_fields),
	[WRITE_DISPATCH] = FORM("dispatch", N_("Dispatch"), N_("Dispatch"), dispatch_fields),
	[WRITE_RECALL] = FORM("recall", N_("Recall"), N_("Recall"), reason_fields),
	[WRITE_RETURN] = FORM("return", N_("Return"), N_("Return"), return_fields),
	[WRITE_REPLY] = FORM("reply", N_("Reply"), N_("Send the reply"), reply_fields),
	[WRITE_REVIEW] = FORM("review", N_("Review"), N_("Record"), review_fields),
	[WRITE_FOLLOW_UP] = FORM("follow-up", N_("Follow-up call"), N_("Record"), follow_up_fields),
	[WRITE_CLOSE_INTAKE] = FORM("close", N_("Close at intake"), N_("Close"), close_fields),
	[WRITE_NOTE] = FORM("note", N_("Note"), N_("Save"), note_fields),
	[WRITE_CONTACT] = FORM("contact", N_("First contact"), N_("Record"), spoken_fields),
	[WRITE_ON_SITE] = FORM("on-site", N_("On site"), N_("Record"), on_site_fields),
	[WRITE_PROGRESS] = FORM("progress", N_("Progress reply"), N_("Send"), progress_fields),
	[WRITE_PAUSE] = FORM("pause", N_("Stop the clock"), N_("Stop the clock"), pause_fields),
	[WRITE_RESUME] = FORM("resume", N_("Start the clock"), N_("Start the clock"), optional_note_fields),
	[WRITE_ASK_EXTENSION] = FORM("extend", N_("Ask for an extension"), N_("Ask"), extension_fields),
	[WRITE_DECIDE_EXTENSION] = FORM("decide", N_("Decide on the extension"), N_("Decide"), decide_fields),
	[WRITE_PARK] = FORM("park", N_("Park"), N_("Park"), park_fields),
	[WRITE_UNPARK] = FORM("unpark", N_("End parking"), N_("End parking"), optional_note_fields),
};

/* One open form. */
struct verb_form {
	struct desk *desk;
	enum write_verb verb;
	struct form *form;
	struct desk_write *write; /* while it is under way */
	struct ticket ticket;    /* number and title are copies; the other strings are NULL */
	char *subject;
	char *basis, *hinted;    /* the hint relied on, JSON, and its unit; or NULL */
	char *why;               /* a sentence that makes the reason necessary, or NULL */
	struct choices choices[WRITE_MAX_ARGS];
	struct choice *owned[WRITE_MAX_ARGS];
};

/* Empty values are sent as NULL: "not said" and "said nothing" are the same to the database. */
static const char *
value_or_null(struct form *form, const char *name)
{
	const char *value = form_value(form, name);

	return value == NULL || *value == '\0' ? NULL : value;
}

/*
 * The values of the fields, and behind them the hint that was relied on: only if the unit is
 * still the one that it spoke for. Arrays are of codes joined by commas; *array is to be freed.
 */
static void
collect(const struct verb_form *vf, const char **args, char **array)
{
	const struct form_spec *spec = &specs[vf->verb];
	const char *lead = form_value(vf->form, "lead");

	for (size_t i = 0; i < spec->count; i++) {
		args[i] = value_or_null(vf->form, spec->fields[i].name);
		if (spec->fields[i].kind == FIELD_PICK_MANY)
			args[i] = *array = xasprintf("{%s}", args[i] != NULL ? args[i] : "");
	}
	if (vf->basis != NULL && strcmp(lead, vf->hinted) == 0)
		args[spec->count] = vf->basis;
}

static void
submit(struct form *form, void *ctx)
{
	struct verb_form *vf = ctx;
	const char *args[WRITE_MAX_ARGS] = { NULL };
	char *array = NULL;

	if (vf->why != NULL && value_or_null(form, "reason") == NULL) {
		form_refuse(form, "reason", vf->why);
		return;
	}
	collect(vf, args, &array);
	form_waiting(form, db_state(vf->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	desk_write(vf->desk, vf->verb, &vf->ticket, args, form, specs[vf->verb].name, vf->subject,
	    &vf->write);
	free(array);
}

static void
closed(void *ctx)
{
	struct verb_form *vf = ctx;

	if (vf->write != NULL)
		desk_form_closed(vf->write);
	for (size_t i = 0; i < ARRAY_LEN(vf->owned); i++)
		free(vf->owned[i]);
	ticket_finish(&vf->ticket);
	free(vf->basis);
	free(vf->hinted);
	free(vf->why);
	free(vf->subject);
	free(vf);
}

/* What the ticket already says; what a draft says goes before it (form_set). */
static void
prefill(struct verb_form *vf, const struct ticket *ticket, const char *const *pairs)
{
	char number[12];

	if (vf->verb == WRITE_CLASSIFY) {
		snprintf(number, sizeof number, "%d", ticket->category_id);
		if (ticket->category_id != 0)
			form_set(vf->form, "category", number);
		form_set(vf->form, "territory", ticket->territory_code);
		snprintf(number, sizeof number, "%d", ticket->urgency);
		form_set(vf->form, "urgency", number);
		form_set(vf->form, "class", ticket->class);
	}
	/* What was just chosen or typed on the command line is newer than any draft. */
	for (; pairs != NULL && pairs[0] != NULL; pairs += 2)
		form_put(vf->form, pairs[0], pairs[1]);
}

static struct verb_form *
open_form(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *pairs)
{
	const struct form_spec *spec = &specs[verb];
	struct form_calls calls = { .submit = submit, .closed = closed };
	struct verb_form *vf = xcalloc(1, sizeof *vf);

	vf->desk = desk;
	vf->verb = verb;
	vf->ticket.id = ticket->id;
	vf->ticket.version = ticket->version;
	vf->ticket.number = xstrdup(ticket->number);
	vf->ticket.title = xstrdup(ticket->title);
	vf->ticket.state = xstrdup(ticket->state != NULL ? ticket->state : "");
	vf->subject = desk_subject(ticket);
	for (size_t i = 0; i < spec->count; i++)
		vf->owned[i] = choices_for(&vf->choices[i], desk->names, spec->fields[i].name);
	calls.ctx = vf;
	vf->form = form_open(desk->app, spec, vf->subject, vf->choices, desk->drafts, &calls);
	prefill(vf, ticket, pairs);
	return vf;
}

void
verb_form_open_with(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *pairs)
{
	open_form(desk, verb, ticket, pairs);
}

void
verb_form_dispatch(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *lead, const char *assist, const char *basis, const char *why)
{
	struct verb_form *vf = open_form(desk, verb, ticket,
	    (const char *const[]){ "lead", lead, "assist", assist, NULL });

	vf->basis = xstrdup_null(basis);
	vf->hinted = xstrdup(form_value(vf->form, "lead"));
	vf->why = xstrdup_null(why);
	form_echo(vf->form, why);
	/* The picker has filled in the units: what is left to say is why. */
	form_focus(vf->form, "reason");
}

const char *
verb_form_title(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(specs); i++) {
		if (specs[i].name != NULL && strcmp(specs[i].name, name) == 0)
			return _(specs[i].title);
	}
	return name;
}

void
verb_form_open(struct desk *desk, enum write_verb verb, const struct ticket *ticket)
{
	verb_form_open_with(desk, verb, ticket, NULL);
}
