/* SPDX-License-Identifier: MIT */
#include "registry_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/moment.h"
#include "ui/prompt.h"
#include "view/views.h"

#include "choices.h"
#include "registry_text.h"

#define MOST_FIELDS 10
#define DAY_HELP N_("A date: 2024-02-20.")

#define PLACE_FIELDS \
	{ "category", N_("Matter"), FIELD_PICK, false, 0, 0, \
	    N_("With all below it; nothing means every matter. Pinyin, a code or Chinese.") }, \
	{ "territory", N_("Territory"), FIELD_PICK, false, 0, 0, \
	    N_("With all below it; nothing means everywhere.") }

#define BASIS_FIELDS \
	{ "document", N_("Document"), FIELD_LINE, true, 500, 0, \
	    N_("Its number: without a document there is no duty.") }, \
	{ "article", N_("Article"), FIELD_LINE, false, 500, 0, NULL }

#define REST_FIELDS \
	{ "excerpt", N_("Excerpt"), FIELD_LINES, false, 8000, 2, N_("The words of the article.") }, \
	{ "note", N_("Boundary"), FIELD_LINES, false, 8000, 2, \
	    N_("Where it ends: what is carved out, what was kept.") }, \
	{ "effective_from", N_("In force from"), FIELD_LINE, true, 10, 0, DAY_HELP }, \
	{ "effective_to", N_("Last day"), FIELD_LINE, false, 10, 0, \
	    N_("A date, or nothing: until it is changed.") }

static const struct field line_fields[] = {
	{ "unit", N_("Unit"), FIELD_PICK, true, 0, 0,
	    N_("Type pinyin initials, a code or Chinese; Up and Down choose.") },
	{ "role", N_("Role"), FIELD_CHOICE, true, 0, 0, NULL },
	PLACE_FIELDS,
	BASIS_FIELDS,
	REST_FIELDS,
};

static const struct field end_fields[] = {
	BASIS_FIELDS,
	{ "effective_from", N_("Withdrawn from"), FIELD_LINE, true, 10, 0, DAY_HELP },
	{ "note", N_("Reason"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field reject_fields[] = {
	{ "note", N_("Reason"), FIELD_LINES, true, 8000, 3,
	    N_("Who proposed it reads this.") },
};

/* The units are the ruling's own: lead and assisting. */
static const struct field promote_fields[] = {
	PLACE_FIELDS,
	BASIS_FIELDS,
	REST_FIELDS,
};

_Static_assert(ARRAY_LEN(line_fields) <= MOST_FIELDS, "room for every field");

#define FORM(name, title, send, fields) { name, title, send, fields, ARRAY_LEN(fields) }

static const struct form_spec specs[REGISTRY_FORM_COUNT] = {
	[REGISTRY_FORM_NEW] = FORM("duty-new", N_("Propose a line"), N_("Propose"), line_fields),
	[REGISTRY_FORM_CHANGE] = FORM("duty-change", N_("Propose a change"), N_("Propose"),
	    line_fields),
	[REGISTRY_FORM_END] = FORM("duty-end", N_("Propose to withdraw"), N_("Propose"), end_fields),
	[REGISTRY_FORM_REJECT] = FORM("duty-reject", N_("Reject"), N_("Reject"), reject_fields),
	[REGISTRY_FORM_PROMOTE] = FORM("duty-promote", N_("Put the ruling into the registry"),
	    N_("Put in"), promote_fields),
};

/* A write under way, with its form as long as that is open. */
struct duty_write {
	struct desk *desk;
	struct view *from;
	struct duty_form *form;  /* NULL: none, or closed meanwhile */
	const char *form_name;   /* whose draft goes when it has happened; NULL: none */
	char *subject;
	int64_t draft_at;
};

struct duty_form {
	struct desk *desk;
	struct view *from;
	enum registry_form kind;
	struct form *form;
	struct duty_write *write;
	char *subject;
	/* of the line that it is about */
	int64_t id;
	int duty_no, version;
	struct choices choices[MOST_FIELDS];
	struct choice *owned[MOST_FIELDS];
};

const char *
registry_form_title(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(specs); i++) {
		if (strcmp(specs[i].name, name) == 0)
			return _(specs[i].title);
	}
	return NULL;
}

/* --- the road of a write ------------------------------------------------------------ */

static void
happened(struct duty_write *w, struct form *form, const struct write_reply *reply)
{
	struct desk *desk = w->desk;

	desk_drafted(desk, form, w->form_name, w->subject, w->draft_at);
	app_say(desk->app, STYLE_GOOD, reply->asked_afterwards ?
	    _("%s: done once; confirmed after the connection was lost.") : _("%s: done."),
	    w->subject);
}

static void
write_came(void *ctx, const struct write_reply *reply)
{
	struct duty_write *w = ctx;
	struct form *form = w->form != NULL ? w->form->form : NULL;

	if (w->form != NULL)
		w->form->write = NULL;
	if (desk_answered(w->desk, form, w->subject, reply)) {
		if (reply->outcome == WRITE_HAPPENED)
			happened(w, form, reply);
		registry_view_written(w->desk, w->from);
	}
	free(w->subject);
	free(w);
}

static struct duty_write *
send(struct desk *desk, struct view *from, enum registry_verb verb, const char *const *args,
    const char *subject)
{
	struct duty_write *w = xcalloc(1, sizeof *w);

	w->desk = desk;
	w->from = from;
	w->subject = xstrdup(subject);
	desk->writes++;
	registry_send(desk->db, verb, args, write_came, w);
	return w;
}

/* --- forms -------------------------------------------------------------------------- */

/* What the form asks; what it does not ask stays as it is in the line. */
static char *
line_of(struct duty_form *f)
{
	const struct form_spec *spec = &specs[f->kind];
	bool known = f->kind == REGISTRY_FORM_CHANGE || f->kind == REGISTRY_FORM_END;
	const char *pairs[2 * (MOST_FIELDS + 4) + 1];
	char number[12], version[12];
	size_t n = 0;

	snprintf(number, sizeof number, "%d", f->duty_no);
	snprintf(version, sizeof version, "%d", f->version);
	for (size_t i = 0; i < spec->count; i++) {
		pairs[n++] = spec->fields[i].name;
		pairs[n++] = form_value(f->form, spec->fields[i].name);
	}
	if (known) {
		pairs[n++] = "duty_no";
		pairs[n++] = number;
		pairs[n++] = "version";
		pairs[n++] = version;
	}
	if (f->kind == REGISTRY_FORM_END) {
		pairs[n++] = "ends";
		pairs[n++] = "true";
		pairs[n++] = "effective_to";
		pairs[n++] = "";
	}
	pairs[n] = NULL;
	return registry_duty_json(pairs);
}

static void
submit(struct form *form, void *ctx)
{
	struct duty_form *f = ctx;
	enum registry_verb verb = REGISTRY_PROPOSE;
	char id[24], *line = NULL;
	const char *args[REGISTRY_MAX_ARGS] = { NULL };

	snprintf(id, sizeof id, "%lld", (long long)f->id);
	if (f->kind == REGISTRY_FORM_REJECT) {
		verb = REGISTRY_DECIDE;
		args[0] = id;
		args[1] = "false";
		args[2] = form_value(form, "note");
	} else {
		line = line_of(f);
		verb = f->kind == REGISTRY_FORM_PROMOTE ? REGISTRY_PROMOTE : REGISTRY_PROPOSE;
		args[0] = verb == REGISTRY_PROMOTE ? id : line;
		args[1] = verb == REGISTRY_PROMOTE ? line : NULL;
	}
	form_waiting(form, db_state(f->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	f->write = send(f->desk, f->from, verb, args, f->subject);
	f->write->form = f;
	f->write->form_name = specs[f->kind].name;
	f->write->draft_at = drafts_age(f->desk->drafts, specs[f->kind].name, f->subject);
	free(line);
}

static void
closed(void *ctx)
{
	struct duty_form *f = ctx;

	if (f->write != NULL)
		f->write->form = NULL;
	for (size_t i = 0; i < ARRAY_LEN(f->owned); i++)
		free(f->owned[i]);
	free(f->subject);
	free(f);
}

static void
set_number(struct form *form, const char *name, int number)
{
	char text[12];

	snprintf(text, sizeof text, "%d", number);
	if (number != 0)
		form_set(form, name, text);
}

/* The city's day. */
static char *
today(const struct desk *desk)
{
	struct strbuf text = STRBUF_INIT;
	char *day;

	moment_full(&text, desk_now(desk));
	day = xstrndup(text.s, 10);
	strbuf_finish(&text);
	return day;
}

/* What the line says already; what a draft says goes before it. */
static void
prefill(struct duty_form *f, const struct duty *d)
{
	char *day = today(f->desk);

	if (f->kind == REGISTRY_FORM_NEW || f->kind == REGISTRY_FORM_CHANGE) {
		set_number(f->form, "unit", d->unit_id);
		form_set(f->form, "role", *d->role != '\0' ? d->role : "lead");
	}
	if (f->kind != REGISTRY_FORM_END && f->kind != REGISTRY_FORM_REJECT) {
		set_number(f->form, "category", d->category_id);
		form_set(f->form, "territory", d->territory_code);
	}
	if (f->kind == REGISTRY_FORM_CHANGE || f->kind == REGISTRY_FORM_PROMOTE) {
		form_set(f->form, "document", d->document);
		form_set(f->form, "article", d->article);
		form_set(f->form, "excerpt", d->excerpt);
		form_set(f->form, "note", d->note);
		form_set(f->form, "effective_to", d->to);
	}
	if (f->kind != REGISTRY_FORM_REJECT)
		form_set(f->form, "effective_from", day);
	free(day);
}

/* A new line's form is about the line it was begun from only by what it is filled with. */
static char *
subject_of(const struct desk *desk, enum registry_form kind, const struct duty *d)
{
	return kind == REGISTRY_FORM_NEW ? xstrdup(_("new line")) :
	    registry_subject(desk->names, d);
}

void
registry_form_open(struct desk *desk, struct view *from, enum registry_form kind,
    const struct duty *d)
{
	const struct form_spec *spec = &specs[kind];
	struct form_calls calls = { .submit = submit, .closed = closed };
	struct duty_form *f = xcalloc(1, sizeof *f);

	f->desk = desk;
	f->from = from;
	f->kind = kind;
	f->subject = subject_of(desk, kind, d);
	f->id = kind == REGISTRY_FORM_PROMOTE && d->ruling_id != 0 ? d->ruling_id : d->id;
	f->duty_no = d->duty_no;
	f->version = d->version;
	for (size_t i = 0; i < spec->count; i++)
		f->owned[i] = choices_for(&f->choices[i], desk->names, spec->fields[i].name);
	calls.ctx = f;
	f->form = form_open(desk->app, spec, f->subject, f->choices, desk->drafts, &calls);
	prefill(f, d);
}

/* --- approval ------------------------------------------------------------------------ */

struct approval {
	struct desk *desk;
	struct view *from;
	int64_t id;
	char *subject;
};

static void
approval_answered(void *ctx, bool yes)
{
	struct approval *a = ctx;
	char id[24];
	const char *args[REGISTRY_MAX_ARGS] = { id, "true", NULL };

	snprintf(id, sizeof id, "%lld", (long long)a->id);
	if (yes)
		send(a->desk, a->from, REGISTRY_DECIDE, args, a->subject);
	free(a->subject);
	free(a);
}

void
registry_approve(struct desk *desk, struct view *from, const struct duty *d)
{
	struct approval *a = xcalloc(1, sizeof *a);
	char *question;

	a->desk = desk;
	a->from = from;
	a->id = d->id;
	a->subject = registry_subject(desk->names, d);
	question = xasprintf(d->ends ? _("Withdraw %s from %s on?") : _("Approve %s from %s on?"),
	    a->subject, d->from);
	prompt_confirm(desk->app, question, approval_answered, a);
	free(question);
}
