/* SPDX-License-Identifier: MIT */
#include "view/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "model/supervision.h"
#include "text/sanitize.h"
#include "view/views.h"

#define HOLD_MS 100

struct desk_write {
	struct desk *desk;
	enum write_verb verb;
	struct form *form;       /* NULL once it has closed */
	struct desk_write **slot; /* where the asker keeps us */
	char *form_name, *subject; /* whose draft goes when the write has happened */
	int64_t draft_at;        /* and was written then: a newer one is another text */
	char *number, *state;    /* as it was */
	char *outcome;           /* of a follow-up call; NULL: another verb */
	int64_t ticket;
};

void
desk_listen(struct desk *desk, struct desk_listener listener)
{
	*VEC_ADD(desk->listeners, desk->listener_count, desk->listener_cap) = listener;
}

void
desk_unlisten(struct desk *desk, void *ctx)
{
	size_t kept = 0;

	for (size_t i = 0; i < desk->listener_count; i++) {
		if (desk->listeners[i].ctx != ctx)
			desk->listeners[kept++] = desk->listeners[i];
	}
	desk->listener_count = kept;
}

void
desk_tell_changed(struct desk *desk, const int64_t *ids, size_t count)
{
	for (size_t i = 0; i < desk->listener_count; i++) {
		if (desk->listeners[i].changed != NULL)
			desk->listeners[i].changed(desk->listeners[i].ctx, ids, count);
	}
}

static void
tell_written(struct desk *desk, int64_t ticket, enum write_verb verb, int version)
{
	for (size_t i = 0; i < desk->listener_count; i++) {
		if (desk->listeners[i].written != NULL)
			desk->listeners[i].written(desk->listeners[i].ctx, ticket, verb, version);
	}
}

void
desk_catch_up(struct desk *desk)
{
	if (!desk->unheard)
		return;
	desk->unheard = false;
	desk->catch_up(desk->catch_up_ctx);
}

void
desk_opened(struct desk *desk)
{
	if (!desk->opening || desk->names->call != NULL || !desk->counted)
		return;
	desk->opening = false;
	app_release(desk->app);
}

int64_t
desk_now(const struct desk *desk)
{
	return desk->server_ahead_ms + clock_mono_ms();
}

void
desk_tick(struct desk *desk)
{
	if (app_last_key_ms(desk->app) == desk->shown_key_ms || app_prompts(desk->app))
		return;
	desk->shown_key_ms = app_last_key_ms(desk->app);
	desk->cells_at_ms = desk_now(desk);
}

bool
desk_held(const struct desk *desk, const struct ticket *t)
{
	return *t->claim_by != '\0' && strcmp(t->claim_by, desk->account.login) != 0 &&
	    t->claim_until_ms > desk_now(desk);
}

bool
desk_can_read(struct desk *desk)
{
	if (db_state(desk->db) == DB_READY)
		return true;
	app_say(desk->app, STYLE_WARN, "%s",
	    _("The database is away: this list stays until it is back."));
	return false;
}

bool
desk_awaits(const struct desk *desk, bool there, const struct db_call *call)
{
	const struct names *names = desk->names;

	return db_state(desk->db) == DB_READY &&
	    ((!there && call != NULL) || (!names->loaded && names->call != NULL));
}

const char *
desk_reading(const struct desk *desk)
{
	return db_state(desk->db) == DB_READY ? _("Reading…") :
	    _("The database is away; this is read as soon as it is back.");
}

void
desk_draw_reading(const struct desk *desk, struct canvas *canvas, struct rect area)
{
	canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
	    desk_reading(desk));
}

void
desk_draw_list(const struct desk *desk, const struct view *view, struct list *list,
    struct canvas *canvas, struct rect area, const char *none)
{
	if (list_selected_row(list) != NULL)
		list_draw(list, canvas, area, app_top(desk->app) == view);
	else
		canvas_text(canvas, area.row, area.col + 2, area.cols - 2, STYLE_FAINT,
		    none != NULL ? none : desk_reading(desk));
}

void
desk_draw_named_rule(struct canvas *canvas, struct rect line, const char *name)
{
	struct strbuf words = STRBUF_INIT;

	strbuf_addc(&words, ' ');
	sanitize_adds(&words, name);
	strbuf_addc(&words, ' ');
	canvas_rule(canvas, line.row, line.col, line.cols);
	if (*name != '\0')
		canvas_text(canvas, line.row, line.col + 2, line.cols - 4, STYLE_STRONG, words.s);
	strbuf_finish(&words);
}

void
desk_go_to(struct desk *desk, const char *number)
{
	char *line = xasprintf("goto %s", number);

	app_command(desk->app, line);
	free(line);
}

void
desk_hold(struct desk *desk)
{
	app_hold(desk->app, HOLD_MS);
}

bool
desk_came(struct desk *desk, const char *sentence)
{
	if (sentence != NULL)
		app_say(desk->app, STYLE_ERROR, "%s", sentence);
	app_release(desk->app);
	app_dirty(desk->app);
	return sentence == NULL;
}

void
desk_forget_claims(struct desk *desk)
{
	desk->claim_count = 0;
}

/* [CODE]YYYYMMDD-NNNN: how much of it is CODE; -1: that is no such number. */
static int
code_length(const char *number)
{
	const char *dash = strchr(number, '-');

	return dash != NULL && dash - number >= 8 ? (int)(dash - number) - 8 : -1;
}

const char *
desk_number(const struct ticket *t)
{
	int code = code_length(t->number);

	return code >= 0 ? t->number + code + 4 : t->number;
}

void
desk_add_number(struct strbuf *out, const struct ticket *t)
{
	int code = code_length(t->number);

	if (code > 0)
		sanitize(out, t->number, (size_t)code, SANITIZE_LINE);
	if (code >= 0)
		code += 4;
	else
		code = 0;
	sanitize(out, t->number + code, strlen(t->number + code), SANITIZE_LINE);
}

void
desk_say_several(struct desk *desk, const struct ticket *tickets, size_t others)
{
	struct strbuf all = STRBUF_INIT;

	for (size_t i = 0; i <= others; i++) {
		strbuf_addc(&all, ' ');
		if (desk_number_extra(&tickets[i]) > 0)
			sanitize(&all, tickets[i].number, (size_t)desk_number_extra(&tickets[i]),
			    SANITIZE_LINE);
		else
			strbuf_adds(&all, tickets[i].number);
	}
	app_say(desk->app, STYLE_WARN, _("Which one? Put its platform before the number, or the year:%s"), all.s);
	strbuf_finish(&all);
}

int
desk_number_extra(const struct ticket *t)
{
	int code = code_length(t->number);

	return code > 0 ? code : 0;
}

int
desk_numbers_extra(const struct ticket *tickets, size_t count)
{
	int extra = 0;

	for (size_t i = 0; i < count; i++) {
		if (desk_number_extra(&tickets[i]) > extra)
			extra = desk_number_extra(&tickets[i]);
	}
	return extra;
}

char *
desk_subject(const struct ticket *t)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_adds(&out, t->number);
	strbuf_addc(&out, ' ');
	sanitize_adds(&out, t->title);
	return strbuf_take(&out);
}

static void
keep_claim(struct desk *desk, int64_t ticket, bool held)
{
	size_t kept = 0;

	for (size_t i = 0; i < desk->claim_count; i++) {
		if (desk->claims[i] != ticket)
			desk->claims[kept++] = desk->claims[i];
	}
	desk->claim_count = kept;
	if (held)
		*VEC_ADD(desk->claims, desk->claim_count, desk->claim_cap) = ticket;
}

static void
say_happened(const struct desk_write *w, const struct write_reply *reply)
{
	const char *verb = verb_label(write_name(w->verb));

	if (w->verb == WRITE_CLAIM)
		app_say(w->desk->app, STYLE_GOOD, _("%s is yours."), w->number);
	else if (w->verb == WRITE_RELEASE)
		app_say(w->desk->app, STYLE_GOOD, _("%s is free again."), w->number);
	else if (w->outcome != NULL && strcmp(w->outcome, "reached") != 0 && !reply->asked_afterwards)
		app_say(w->desk->app, STYLE_GOOD, _("%s: recorded: %s. Now: %s."), w->number,
		    names_reason(w->desk->names, "outcome", w->outcome), state_label(reply->state));
	else if (reply->asked_afterwards)
		app_say(w->desk->app, STYLE_GOOD,
		    _("%s: %s, done once; confirmed after the connection was lost."),
		    w->number, verb);
	else if (strcmp(reply->state, w->state) == 0)
		/* Its state is no news, and may sound as if nothing had been done. */
		app_say(w->desk->app, STYLE_GOOD, _("%s: %s, done."), w->number, verb);
	else
		app_say(w->desk->app, STYLE_GOOD, _("%s: %s, done. Now: %s."), w->number, verb,
		    write_answers_case(w->verb) ? case_state_label(reply->state) :
		    state_label(reply->state));
}

/* As in the database: a claim lasts until the ticket moves on. */
void
desk_note_write(struct desk *desk, enum write_verb verb, const char *old_state,
    const struct write_reply *reply)
{
	if (verb == WRITE_CLAIM || verb == WRITE_STEAL)
		keep_claim(desk, reply->ticket, true);
	else if (verb == WRITE_RELEASE ||
	    (!write_answers_case(verb) && strcmp(reply->state, old_state) != 0))
		keep_claim(desk, reply->ticket, false);
	tell_written(desk, reply->ticket, verb, reply->version);
}

void
desk_drafted(struct desk *desk, struct form *form, const char *form_name, const char *subject,
    int64_t draft_at)
{
	if (form != NULL)
		form_done(form);
	else if (form_name != NULL && drafts_age(desk->drafts, form_name, subject) == draft_at)
		drafts_drop(desk->drafts, form_name, subject);
}

bool
desk_answered(struct desk *desk, struct form *form, const char *about,
    const struct write_reply *reply)
{
	desk->writes--;
	/* The console is going: nobody looks any more, and the draft stays. */
	if (desk->app == NULL || reply->outcome == WRITE_UNSETTLED)
		return false;
	if (reply->outcome != WRITE_HAPPENED && form != NULL)
		form_refuse(form, reply->field, reply->sentence);
	else if (reply->outcome != WRITE_HAPPENED)
		app_say(desk->app, STYLE_ERROR, "%s%s%s", about, *about != '\0' ? _(": ") : "",
		    reply->sentence);
	return true;
}

static void
happened(struct desk_write *w, const struct write_reply *reply)
{
	struct desk *desk = w->desk;

	desk_drafted(desk, w->form, w->form_name, w->subject, w->draft_at);
	say_happened(w, reply);
	if (w->verb == WRITE_LETTER)
		app_push(desk->app, letter_view(desk, NULL, w->ticket));
	if (w->verb == WRITE_CASE_LETTER)
		app_push(desk->app, letter_view_case(desk, w->ticket));
	desk_note_write(desk, w->verb, w->state, reply);
	desk_tell_changed(desk, &w->ticket, 1);
}

static void
not_happened(struct desk_write *w, const struct write_reply *reply)
{
	char *sentence = NULL;

	if (w->form != NULL && strcmp(reply->code, "stale") == 0) {
		/* The form is about the ticket as it was; what was typed is in the draft. */
		sentence = xasprintf(_("%s Leave with Esc and open it again: what you typed stays."),
		    reply->sentence);
		form_refuse(w->form, NULL, sentence);
		free(sentence);
	} else if (w->form != NULL)
		form_refuse(w->form, reply->field, reply->sentence);
	else
		app_say(w->desk->app, STYLE_ERROR, "%s%s%s", w->number, _(": "),
		    reply->sentence);
	/* Most refusals mean that the row on the screen is old. */
	desk_tell_changed(w->desk, &w->ticket, 1);
}

static void
write_came(void *ctx, const struct write_reply *reply)
{
	struct desk_write *w = ctx;

	w->desk->writes--;
	if (w->slot != NULL)
		*w->slot = NULL;
	if (w->desk->app == NULL)
		; /* the console is going: nobody looks any more, and the draft stays */
	else if (reply->outcome == WRITE_HAPPENED)
		happened(w, reply);
	else if (reply->outcome != WRITE_UNSETTLED)
		not_happened(w, reply);
	free(w->form_name);
	free(w->subject);
	free(w->number);
	free(w->state);
	free(w->outcome);
	free(w);
}

void
desk_write(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *args, struct form *form, const char *form_name, const char *subject,
    struct desk_write **slot)
{
	struct desk_write *w = xcalloc(1, sizeof *w);

	w->desk = desk;
	w->verb = verb;
	w->form = form;
	w->slot = slot;
	w->form_name = xstrdup_null(form_name);
	w->subject = xstrdup_null(subject);
	w->number = xstrdup(ticket->number);
	w->state = xstrdup(ticket->state != NULL ? ticket->state : "");
	w->ticket = ticket->id;
	if (verb == WRITE_FOLLOW_UP && args != NULL)
		w->outcome = xstrdup_null(args[0]);
	if (form_name != NULL)
		w->draft_at = drafts_age(desk->drafts, form_name, subject);
	desk->writes++;
	if (slot != NULL)
		*slot = w;
	write_send(desk->db, verb, ticket->id, ticket->version, args, write_came, w);
}

void
desk_form_closed(struct desk_write *w)
{
	w->form = NULL;
	w->slot = NULL;
}
