/* SPDX-License-Identifier: MIT */
/* The forms of the verbs (verb_specs.h): opened, filled in from the ticket, sent. */
#include "view/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/feed.h"

#include "bulk.h"
#include "choices.h"
#include "docket_draft.h"
#include "handover_form.h"
#include "objection_window.h"
#include "register.h"
#include "registry_form.h"
#include "verb_specs.h"

/* One open form. */
struct verb_form {
	struct desk *desk;
	enum write_verb verb;
	struct form *form;
	struct desk_write *write; /* while it is under way */
	struct ticket ticket;    /* number and title are copies; the other strings are NULL */
	struct ticket_set many;  /* it is about all of these instead, if there are any */
	struct view *from;       /* where they were tagged */
	struct bulk_screen *bulk; /* while they are asked for and written */
	char *subject;
	struct detail_query window; /* until when it may be returned */
	char *basis, *hinted;    /* the hint relied on, JSON, and its unit; or NULL */
	/* of the other tickets of a case that is opened, {1,2}; of what is merged into; or NULL */
	char *ids, *versions;
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
	const struct form_spec *spec = &verb_specs[vf->verb];
	const char *lead = form_value(vf->form, "lead");

	for (size_t i = 0; i < spec->count; i++) {
		args[i] = value_or_null(vf->form, spec->fields[i].name);
		if (spec->fields[i].kind == FIELD_PICK_MANY)
			args[i] = *array = xasprintf("{%s}", args[i] != NULL ? args[i] : "");
	}
	if (vf->basis != NULL && strcmp(lead, vf->hinted) == 0)
		args[spec->count] = vf->basis;
	if (vf->ids != NULL) {
		args[spec->count] = vf->ids;
		args[spec->count + 1] = vf->versions;
	}
}

static void
submit(struct form *form, void *ctx)
{
	struct verb_form *vf = ctx;
	const char *args[WRITE_MAX_ARGS] = { NULL };
	char *array = NULL;

	if (vf->why != NULL && value_or_null(form, "reason") == NULL) {
		form_refuse(form, "reason", _("Say why it goes there all the same."));
		return;
	}
	/* Who rates in the call's own page is asked as well. */
	if (vf->verb == WRITE_FOLLOW_UP && value_or_null(form, "dissatisfied") == NULL &&
	    strcmp(form_value(form, "satisfaction"), "dissatisfied") == 0) {
		form_refuse(form, "dissatisfied", _("Choose why the citizen is dissatisfied."));
		return;
	}
	collect(vf, args, &array);
	if (vf->many.count > 0) {
		form_waiting(form, "");
		bulk_open(vf->desk, vf->from, vf->verb, &vf->many, args, form, &vf->bulk);
		free(array);
		return;
	}
	form_waiting(form, db_state(vf->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	desk_write(vf->desk, vf->verb, &vf->ticket, args, form, verb_specs[vf->verb].name,
	    vf->subject, &vf->write);
	free(array);
}

static void
closed(void *ctx)
{
	struct verb_form *vf = ctx;

	if (vf->write != NULL)
		desk_form_closed(vf->write);
	if (vf->bulk != NULL)
		bulk_form_closed(vf->bulk);
	detail_forget(&vf->window);
	ticket_set_finish(&vf->many);
	for (size_t i = 0; i < ARRAY_LEN(vf->owned); i++)
		free(vf->owned[i]);
	ticket_finish(&vf->ticket);
	free(vf->basis);
	free(vf->hinted);
	free(vf->why);
	free(vf->ids);
	free(vf->versions);
	free(vf->subject);
	free(vf);
}

/* Today in the city, as forms want a date. */
static void
set_today(struct verb_form *vf, const char *field)
{
	struct strbuf now = STRBUF_INIT;
	char *day;

	moment_full(&now, desk_now(vf->desk));
	day = xstrndup(strbuf_str(&now), strcspn(strbuf_str(&now), " "));
	form_set(vf->form, field, day);
	free(day);
	strbuf_finish(&now);
}

/* Mostly it is the liaison officer who is phoned. */
static void
prefill_chase(struct verb_form *vf, const struct ticket *ticket)
{
	const struct unit *u = names_unit(vf->desk->names, ticket->unit_id);

	form_set(vf->form, "step", "phone");
	form_set(vf->form, "chase_outcome", "promised");
	if (u != NULL && u->liaison != NULL)
		form_set(vf->form, "spoken_to", u->liaison);
}

/* What the ticket already says; what a draft says goes before it (form_set). */
static void
prefill(struct verb_form *vf, const struct ticket *ticket, const char *const *pairs)
{
	char number[12];

	if (ticket->id != 0 && (vf->verb == WRITE_CLASSIFY || vf->verb == WRITE_RULE)) {
		snprintf(number, sizeof number, "%d", ticket->category_id);
		if (ticket->category_id != 0)
			form_set(vf->form, "category", number);
		form_set(vf->form, "territory", ticket->territory_code);
	}
	if (ticket->id != 0 && vf->verb == WRITE_CLASSIFY) {
		snprintf(number, sizeof number, "%d", ticket->urgency);
		form_set(vf->form, "urgency", number);
		form_set(vf->form, "class", ticket->class);
	}
	if (vf->verb == WRITE_RULE)
		form_set(vf->form, "binding", "true");
	if (vf->verb == WRITE_CHASE)
		prefill_chase(vf, ticket);
	if (vf->verb == WRITE_LETTER)
		form_set(vf->form, "letter_kind", "notice");
	if (vf->verb == WRITE_MEETING)
		set_today(vf, "held_on");
	if (vf->verb == WRITE_INSTRUCT)
		set_today(vf, "given_on");
	/* What was just chosen or typed on the command line is newer than any draft. */
	for (; pairs != NULL && pairs[0] != NULL; pairs += 2)
		form_put(vf->form, pairs[0], pairs[1]);
}

static void
window_came(void *ctx, struct detail *detail, const char *sentence)
{
	struct verb_form *vf = ctx;
	struct strbuf told = STRBUF_INIT;

	if (detail == NULL)
		return;
	if (objection_window(&told, vf->desk, detail))
		form_refuse(vf->form, NULL, strbuf_str(&told));
	form_echo(vf->form, strbuf_str(&told));
	strbuf_finish(&told);
	detail_destroy(detail);
}

/* Whether a return can still be accepted is told before it is written. */
static void
ask_window(struct verb_form *vf)
{
	if (vf->ticket.id != 0 && (vf->verb == WRITE_RETURN || vf->verb == WRITE_OBJECT))
		detail_ask(&vf->window, vf->desk->db, vf->ticket.id, window_came, vf);
}

/* subject: whose draft it is; taken over. */
static struct verb_form *
open_form(struct desk *desk, enum write_verb verb, const struct ticket *ticket, char *subject,
    const char *const *pairs)
{
	const struct form_spec *spec = &verb_specs[verb];
	struct form_calls calls = { .submit = submit, .closed = closed };
	struct verb_form *vf = xcalloc(1, sizeof *vf);

	vf->desk = desk;
	vf->verb = verb;
	vf->ticket.id = ticket->id;
	vf->ticket.version = ticket->version;
	vf->ticket.number = xstrdup(ticket->number != NULL ? ticket->number : "");
	vf->ticket.title = xstrdup(ticket->title != NULL ? ticket->title : "");
	vf->ticket.state = xstrdup(ticket->state != NULL ? ticket->state : "");
	vf->subject = subject;
	for (size_t i = 0; i < spec->count; i++)
		vf->owned[i] = choices_for(&vf->choices[i], desk->names, spec->fields[i].name);
	calls.ctx = vf;
	vf->form = form_open(desk->app, spec, vf->subject, vf->choices, desk->drafts, &calls);
	prefill(vf, ticket, pairs);
	ask_window(vf);
	return vf;
}

void
verb_form_open_with(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *pairs)
{
	open_form(desk, verb, ticket, desk_subject(ticket), pairs);
}

void
verb_form_dispatch(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *lead, const char *assist, const char *basis, const char *why)
{
	struct verb_form *vf = open_form(desk, verb, ticket, desk_subject(ticket),
	    (const char *const[]){ "lead", lead, "assist", assist, NULL });

	vf->basis = xstrdup_null(basis);
	vf->hinted = xstrdup(form_value(vf->form, "lead"));
	/* Within the own tree the database asks for none: it is only told. */
	vf->why = verb == WRITE_DISPATCH ? xstrdup_null(why) : NULL;
	form_echo(vf->form, why);
	/* The picker has filled in the units: what is left to say is why. */
	form_focus(vf->form, "reason");
}

/* What they become, where they lead, and how to take it back: law 3. */
static char *
merge_echo(const struct ticket_set *tickets, const struct ticket *main)
{
	char *into = desk_subject(main), *echo;

	if (tickets->count > 1)
		echo = xasprintf(_("%zu tickets are closed and lead to %s; they are listed first."),
		    tickets->count, into);
	else if (tickets->items[0].merged > 0)
		echo = xasprintf(_("Closed, with the %d merged into it; leads to %s. :unmerge takes it back."),
		    tickets->items[0].merged, into);
	else
		echo = xasprintf(_("Closed, its clocks stop; leads to %s. :unmerge takes it back."), into);
	free(into);
	return echo;
}

void
verb_form_merge(struct desk *desk, struct view *from, struct ticket_set *tickets,
    const struct ticket *main)
{
	char *echo = merge_echo(tickets, main);
	const struct ticket none = { 0 };
	bool many = tickets->count > 1;
	struct verb_form *vf = open_form(desk, WRITE_MERGE, many ? &none : &tickets->items[0],
	    many ? xstrdup(_("the chosen tickets")) : desk_subject(&tickets->items[0]), NULL);

	if (many) {
		vf->many = *tickets;
		*tickets = (struct ticket_set){ 0 };
	}
	vf->from = from;
	vf->ids = xasprintf("%" PRId64, main->id);
	vf->versions = xasprintf("%d", main->version);
	form_echo(vf->form, echo);
	/* Mostly there is nothing to add. */
	form_focus(vf->form, NULL);
	free(echo);
}

/* One case about all of them: the first stands for it, the others go with it. */
void
verb_form_case(struct desk *desk, const struct ticket_set *tickets)
{
	char *about = desk_subject(&tickets->items[0]);
	struct strbuf ids = STRBUF_INIT, versions = STRBUF_INIT;
	struct verb_form *vf;

	for (size_t i = 1; i < tickets->count; i++) {
		strbuf_addf(&ids, "%s%" PRId64, i > 1 ? "," : "{", tickets->items[i].id);
		strbuf_addf(&versions, "%s%d", i > 1 ? "," : "{", tickets->items[i].version);
	}
	vf = open_form(desk, WRITE_OPEN_CASE, &tickets->items[0],
	    tickets->count > 1 ? xasprintf(_("%s and %zu more"), about, tickets->count - 1) :
	    xstrdup(about), NULL);
	form_set(vf->form, "level", "1");
	form_focus(vf->form, "reason");
	if (tickets->count > 1) {
		vf->ids = xasprintf("%s}", ids.s);
		vf->versions = xasprintf("%s}", versions.s);
	}
	strbuf_finish(&ids);
	strbuf_finish(&versions);
	free(about);
}

/* What was changed in an earlier look at the same lead stands before what the docket proposes. */
void
verb_form_rule(struct desk *desk, const struct ticket *ticket, const struct ruling_draft *draft)
{
	char *about = desk_subject(ticket);
	struct verb_form *vf = open_form(desk, WRITE_RULE, ticket,
	    xasprintf("%s → %s", about, draft->lead_name), NULL);

	form_set(vf->form, "lead", draft->lead);
	form_set(vf->form, "assist", draft->assist);
	form_set(vf->form, "reasons", draft->reasons);
	form_set(vf->form, "legal_basis", draft->legal_basis);
	form_set(vf->form, "binding", draft->binding ? "true" : "false");
	form_set(vf->form, "category", draft->category);
	form_set(vf->form, "territory", draft->territory);
	form_focus(vf->form, "reasons");
	vf->basis = xstrdup(draft->basis);
	vf->hinted = xstrdup(draft->lead);
	free(about);
}

/* What one of many says already is not said for all of them. */
void
verb_form_many(struct desk *desk, enum write_verb verb, struct view *from,
    struct ticket_set *tickets, const char *const *pairs)
{
	struct ticket none = { .unit_id = tickets->items[0].unit_id };
	struct verb_form *vf;
	char *echo = xasprintf(_("For %zu tickets; they are listed before anything is sent."),
	    tickets->count);

	for (size_t i = 1; i < tickets->count; i++) {
		if (tickets->items[i].unit_id != none.unit_id)
			none.unit_id = 0;
	}
	vf = open_form(desk, verb, &none, xstrdup(_("the chosen tickets")), pairs);

	vf->many = *tickets;
	*tickets = (struct ticket_set){ 0 };
	vf->from = from;
	form_echo(vf->form, echo);
	free(echo);
}

void
verb_form_focus(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *field)
{
	struct verb_form *vf = open_form(desk, verb, ticket, desk_subject(ticket), NULL);

	form_focus(vf->form, field);
}

const char *
verb_form_name(enum write_verb verb)
{
	return verb_specs[verb].name;
}

const char *
verb_form_title(const char *name)
{
	for (size_t i = 0; i < WRITE_VERB_COUNT; i++) {
		if (verb_specs[i].name != NULL && strcmp(verb_specs[i].name, name) == 0)
			return _(verb_specs[i].title);
	}
	if (handover_form_title(name) != NULL)
		return handover_form_title(name);
	if (register_form_title(name) != NULL)
		return register_form_title(name);
	return registry_form_title(name) != NULL ? registry_form_title(name) : name;
}

void
verb_form_open(struct desk *desk, enum write_verb verb, const struct ticket *ticket)
{
	verb_form_open_with(desk, verb, ticket, NULL);
}
