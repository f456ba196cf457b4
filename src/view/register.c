/* SPDX-License-Identifier: MIT */
/*
 * Registering an appeal while the citizen speaks: one form, journalled as all are. What may be
 * about the same is looked for a moment after the last key, and told in one line; a key shows it.
 */
#include "register.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "query/intake.h"
#include "text/sanitize.h"
#include "view/views.h"

#include "choices.h"
#include "merge.h"

#define ALIKE_DELAY_MS 400       /* after the last key: nobody asks while fingers run */
#define SAID_LEAST 6             /* bytes: two characters say nothing yet */

static const struct field fields[] = {
	{ "channel", N_("Channel"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "body", N_("What is said"), FIELD_LINES, true, 60000, 4,
	    N_("In the citizen's own words: what, where, since when, what is asked for.") },
	{ "place", N_("Address"), FIELD_LINE, false, 1000, 0,
	    N_("As the citizen says it; without a territory it is looked up in it.") },
	{ "territory", N_("Territory"), FIELD_PICK, false, 0, 0,
	    N_("Type pinyin initials, a code or Chinese; empty: looked up by the address.") },
	{ "category", N_("Category"), FIELD_PICK, false, 0, 0,
	    N_("Type pinyin initials, a code or Chinese; empty: classified later.") },
	{ "urgency", N_("Urgency"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "name", N_("Citizen"), FIELD_LINE, false, 200, 0,
	    N_("Masked as soon as it is registered; whoever looks at it then is recorded.") },
	{ "phone", N_("Phone number"), FIELD_LINE, false, 60, 0, NULL },
	{ "address", N_("Home address"), FIELD_LINE, false, 1000, 0, NULL },
	{ "title", N_("Title"), FIELD_LINE, false, 600, 0,
	    N_("Empty: the beginning of the appeal.") },
	{ "external_no", N_("Their number"), FIELD_LINE, false, 200, 0,
	    N_("Of the channel, if it has one: the same is not registered twice.") },
	{ "anonymous", N_("Anonymous"), FIELD_CHOICE, false, 0, 0,
	    N_("The citizen asks that nobody is told the name; who may rule is.") },
	{ "confidential", N_("Confidential"), FIELD_LINE, false, 500, 0,
	    N_("Why only you and who may rule shall know of it; empty: like others.") },
};

static const struct form_spec spec = { "register", N_("Register"), N_("Register"), fields,
	ARRAY_LEN(fields) };

struct register_form {
	struct desk *desk;
	struct form *form;
	bool under_way;          /* its write: the answer frees what is left */
	bool gone;               /* the form has closed */
	struct loop_timer *timer;
	struct alike_query query;
	struct alike_ticket *alike;
	size_t alike_count;
	struct ticket into;      /* to be merged into when it is registered; id 0: not */
	int64_t draft_at;        /* of what is being written: a newer one is another appeal */
	struct choices choices[ARRAY_LEN(fields)];
	struct choice *owned[ARRAY_LEN(fields)];
};

const char *
register_form_title(const char *name)
{
	return strcmp(name, spec.name) == 0 ? _(spec.title) : NULL;
}

static void
finish(struct register_form *r)
{
	loop_cancel(r->timer);
	alike_forget(&r->query);
	alike_free(r->alike, r->alike_count);
	for (size_t i = 0; i < ARRAY_LEN(r->owned); i++)
		free(r->owned[i]);
	ticket_finish(&r->into);
	free(r);
}

/* The dictionary knows categories by id, who registers gives the code. */
static const char *
category_code(const struct register_form *r)
{
	const char *id = form_value(r->form, "category");

	for (size_t i = 0; i < r->desk->names->category_count; i++) {
		if (strcmp(r->desk->names->categories[i].id_text, id) == 0)
			return r->desk->names->categories[i].code;
	}
	return "";
}

/* --- what is alike ------------------------------------------------------------------ */

static void
echo(struct register_form *r)
{
	struct strbuf line = STRBUF_INIT;

	if (r->into.id != 0) {
		strbuf_addf(&line, _("Registered, then merged into %s %s"), desk_number(&r->into),
		    r->into.title);
	} else if (r->alike_count > 0) {
		const struct alike_ticket *a = &r->alike[0];

		strbuf_addf(&line, _("%zu alike, C-t shows them: %s %s"), r->alike_count,
		    desk_number(&(struct ticket){ .number = a->number }), a->title);
	}
	form_echo(r->form, strbuf_str(&line));
	strbuf_finish(&line);
}

static void
came(void *ctx, struct alike_ticket *items, size_t count, const char *sentence)
{
	struct register_form *r = ctx;

	/* A line of help that does not come is no reason to disturb anybody. */
	if (sentence != NULL)
		return;
	alike_free(r->alike, r->alike_count);
	r->alike = items;
	r->alike_count = count;
	echo(r);
}

static char *
said(const struct register_form *r)
{
	const char *title = form_value(r->form, "title");

	return xasprintf("%s%s%s", title, *title != '\0' ? " " : "", form_value(r->form, "body"));
}

static void
look(void *ctx)
{
	struct register_form *r = ctx;
	char *text = said(r);

	r->timer = NULL;
	if (strlen(text) > SAID_LEAST && db_state(r->desk->db) == DB_READY)
		alike_ask_text(&r->query, r->desk->db, text, form_value(r->form, "place"),
		    form_value(r->form, "territory"), category_code(r), came, r);
	free(text);
}

static void
changed(struct form *form, size_t field, void *ctx)
{
	static const char *const telling[] = { "body", "title", "place", "territory", "category" };
	struct register_form *r = ctx;

	for (size_t i = 0; i < ARRAY_LEN(telling); i++) {
		if (strcmp(fields[field].name, telling[i]) != 0)
			continue;
		loop_cancel(r->timer);
		r->timer = loop_after(r->desk->loop, ALIKE_DELAY_MS, look, r);
	}
}

static void
picked(void *ctx, const struct ticket *main)
{
	struct register_form *r = ctx;

	ticket_finish(&r->into);
	if (main != NULL)
		r->into = (struct ticket){ .id = main->id, .version = main->version,
			.number = xstrdup(main->number), .title = sanitize_line(main->title) };
	echo(r);
}

static void
aside(struct form *form, void *ctx)
{
	struct register_form *r = ctx;
	char *text;

	if (r->alike_count == 0) {
		app_say(r->desk->app, STYLE_PLAIN, "%s", _("Nothing alike has been found so far."));
		return;
	}
	text = said(r);
	app_push(r->desk->app, alike_view(r->desk, r->alike, r->alike_count, text, picked, r));
	free(text);
}

/* --- the write ----------------------------------------------------------------------- */

/* A second write, with an id of its own: what was registered is so, whatever becomes of it. */
static void
merge_new(struct register_form *r, const struct write_reply *reply)
{
	struct ticket fresh = { .id = reply->ticket,
		.version = reply->version > 0 ? reply->version : 1,
		.number = xstrdup(reply->number), .state = xstrdup("registered") };
	char *main = xasprintf("%lld", (long long)r->into.id);
	char *version = xasprintf("%d", r->into.version);
	const char *args[WRITE_MAX_ARGS] = { NULL, main, version };

	desk_write(r->desk, WRITE_MERGE, &fresh, args, NULL, NULL, NULL, NULL);
	ticket_finish(&fresh);
	free(main);
	free(version);
}

static void
registered(struct register_form *r, const struct write_reply *reply)
{
	struct desk *desk = r->desk;
	int64_t ticket = reply->ticket;
	/* Danger: what to do first stands there, and handing it on is a key away. */
	bool open = !r->gone && ticket != 0 && strcmp(form_value(r->form, "urgency"), "2") == 0 &&
	    account_may(&desk->account, "see_platform");

	if (!r->gone)
		form_done(r->form);
	else if (drafts_age(desk->drafts, spec.name, "") == r->draft_at)
		drafts_drop(desk->drafts, spec.name, "");
	if (open)
		app_push(desk->app, detail_view(desk, &(struct ticket){ .id = ticket }));
	app_say(desk->app, STYLE_GOOD, _("Registered: %s"), reply->number);
	if (r->into.id != 0)
		merge_new(r, reply);
	desk_tell_changed(desk, &ticket, 1);
}

static void
written(void *ctx, const struct write_reply *reply)
{
	struct register_form *r = ctx;
	struct desk *desk = r->desk;

	desk->writes--;
	if (desk->app == NULL)
		r->gone = true;
	else if (reply->outcome == WRITE_HAPPENED)
		registered(r, reply);
	else if (reply->outcome != WRITE_UNSETTLED && !r->gone)
		form_refuse(r->form, reply->field, reply->sentence);
	else if (reply->outcome != WRITE_UNSETTLED)
		app_say(desk->app, STYLE_ERROR, _("Not registered: %s"), reply->sentence);
	r->under_way = false;
	if (r->gone)
		finish(r);
}

static void
submit(struct form *form, void *ctx)
{
	struct register_form *r = ctx;
	const char *pairs[2 * ARRAY_LEN(fields) + 1];

	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		pairs[2 * i] = fields[i].name;
		pairs[2 * i + 1] = strcmp(fields[i].name, "category") == 0 ? category_code(r) :
		    form_value(form, fields[i].name);
	}
	pairs[2 * ARRAY_LEN(fields)] = NULL;
	form_waiting(form, db_state(r->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	r->under_way = true;
	r->draft_at = drafts_age(r->desk->drafts, spec.name, "");
	r->desk->writes++;
	register_send(r->desk->db, pairs, written, r);
}

static void
closed(void *ctx)
{
	struct register_form *r = ctx;

	r->gone = true;
	loop_cancel(r->timer);
	r->timer = NULL;
	alike_forget(&r->query);
	if (!r->under_way)
		finish(r);
}

/* --- the door ------------------------------------------------------------------------- */

void
register_open(struct desk *desk)
{
	struct form_calls calls = { .submit = submit, .closed = closed, .changed = changed,
		.aside = aside };
	struct register_form *r = xcalloc(1, sizeof *r);

	r->desk = desk;
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		r->owned[i] = choices_for(&r->choices[i], desk->names, fields[i].name);
	calls.ctx = r;
	r->form = form_open(desk->app, &spec, "", r->choices, desk->drafts, &calls);
	if (desk->names->channel_count > 0)
		form_set(r->form, "channel", desk->names->channels[0].code);
	form_set(r->form, "urgency", "0");
	form_focus(r->form, "body");
	/* A draft may have words already. */
	r->timer = loop_after(desk->loop, ALIKE_DELAY_MS, look, r);
}
