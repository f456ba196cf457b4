/* SPDX-License-Identifier: MIT */
#include "handover_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/ticket.h"
#include "text/sanitize.h"
#include "ui/prompt.h"
#include "view/views.h"

static const struct field note_fields[] = {
	{ "addressee", N_("For"), FIELD_PICK, true, 0, 0,
	    N_("The next shift, a role, or a colleague: type pinyin initials, a login or Chinese.") },
	{ "text", N_("Note"), FIELD_LINES, true, 2000, 4, NULL },
	{ "until", N_("Kept until"), FIELD_LINE, false, 16, 0,
	    N_("2024-02-20 08:00; nothing: until the next shift ends. Then it leaves the list.") },
	{ "number", N_("Ticket"), FIELD_LINE, false, 40, 0, N_("Its number, or nothing.") },
};

static const struct form_spec note_spec = {
	"shift-note", N_("Note for a shift"), N_("Leave the note"), note_fields,
	ARRAY_LEN(note_fields),
};

/* Who works in shifts, as a note may name them. */
static const char *const roles[] = { "dispatcher", "coordinator", "caller", "supervisor" };

struct note_form;

/* A write under way, with its form as long as that is open. */
struct shift_write {
	struct desk *desk;
	enum shift_verb verb;
	struct note_form *form;  /* NULL: none, or closed meanwhile */
	int64_t draft_at;
};

struct note_form {
	struct desk *desk;
	struct form *form;
	struct shift_write *write;
	struct choices choices[ARRAY_LEN(note_fields)];
	struct choice *items;    /* addressees */
	size_t count;
	char **texts;            /* of them, owned */
	size_t text_count, text_cap;
};

const char *
handover_form_title(const char *name)
{
	return strcmp(name, note_spec.name) == 0 ? _(note_spec.title) : NULL;
}

static void
happened(struct shift_write *w, struct form *form, const struct write_reply *reply)
{
	struct desk *desk = w->desk;

	desk_drafted(desk, form, w->verb == SHIFT_NOTE ? note_spec.name : NULL, "", w->draft_at);
	if (reply->asked_afterwards)
		app_say(desk->app, STYLE_GOOD, "%s",
		    _("Done once; confirmed after the connection was lost."));
	else if (w->verb == SHIFT_NOTE)
		app_say(desk->app, STYLE_GOOD, "%s", _("The note is left."));
	else if (w->verb == SHIFT_SIGN_OFF)
		app_say(desk->app, STYLE_GOOD, _("%s: signed off. Whoever comes takes over."),
		    reply->state);
	else
		app_say(desk->app, STYLE_GOOD, _("%s: taken over. The shift is yours."),
		    reply->state);
}

static void
came(void *ctx, const struct write_reply *reply)
{
	struct shift_write *w = ctx;
	struct form *form = w->form != NULL ? w->form->form : NULL;

	if (w->form != NULL)
		w->form->write = NULL;
	if (desk_answered(w->desk, form, "", reply)) {
		if (reply->outcome == WRITE_HAPPENED)
			happened(w, form, reply);
		desk_tell_changed(w->desk, NULL, 0);
	}
	free(w);
}

static struct shift_write *
send(struct desk *desk, enum shift_verb verb, const char *const *args)
{
	struct shift_write *w = xcalloc(1, sizeof *w);

	w->desk = desk;
	w->verb = verb;
	desk->writes++;
	shift_send(desk->db, verb, args, came, w);
	return w;
}

/* --- signatures ------------------------------------------------------------------- */

char *
handover_draft_text(const struct draft_info *draft)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addf(&out, "%s  ", verb_form_title(draft->form));
	sanitize_adds(&out, draft->subject);
	return strbuf_take(&out);
}

/* An array of texts, as PostgreSQL reads one. */
static char *
drafts_array(const struct desk *desk)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addc(&out, '{');
	for (size_t i = 0; i < drafts_count(desk->drafts) && i < 200; i++) {
		struct draft_info info = drafts_info(desk->drafts, i);
		char *text = handover_draft_text(&info);

		strbuf_adds(&out, i > 0 ? ",\"" : "\"");
		for (const char *s = text; *s != '\0'; s++) {
			if (*s == '"' || *s == '\\')
				strbuf_addc(&out, '\\');
			strbuf_addc(&out, *s);
		}
		strbuf_addc(&out, '"');
		free(text);
	}
	strbuf_addc(&out, '}');
	return strbuf_take(&out);
}

static void
sign_off_answered(void *ctx, bool yes)
{
	struct desk *desk = ctx;
	char *drafts;

	if (!yes)
		return;
	drafts = drafts_array(desk);
	send(desk, SHIFT_SIGN_OFF, (const char *const[]){ NULL, drafts });
	free(drafts);
}

void
handover_sign_off(struct desk *desk, size_t lines)
{
	char *question = xasprintf(_("Sign off %zu lines, %zu of them drafts, as they stand?"), lines,
	    drafts_count(desk->drafts));

	prompt_confirm(desk->app, question, sign_off_answered, desk);
	free(question);
}

struct taking {
	struct desk *desk;
	int64_t id;
};

static void
take_over_answered(void *ctx, bool yes)
{
	struct taking *t = ctx;
	char id[24];

	snprintf(id, sizeof id, "%" PRId64, t->id);
	if (yes)
		send(t->desk, SHIFT_TAKE_OVER, (const char *const[]){ id });
	free(t);
}

void
handover_take_over(struct desk *desk, const struct handover *handover)
{
	struct taking *t = xcalloc(1, sizeof *t);
	char *question = xasprintf(_("Take over %s from %s: %d lines, %d added since?"),
	    handover->number, handover->off_by, handover->items, handover->added);

	t->desk = desk;
	t->id = handover->id;
	prompt_confirm(desk->app, question, take_over_answered, t);
	free(question);
}

/* --- notes ------------------------------------------------------------------------- */

static char *
keep(struct note_form *f, char *text)
{
	*VEC_ADD(f->texts, f->text_count, f->text_cap) = text;
	return text;
}

static void
fill_addressees(struct note_form *f, const struct shift_desk *shift)
{
	f->items = xcalloc(1 + ARRAY_LEN(roles) + shift->colleague_count, sizeof *f->items);
	f->items[f->count++] = (struct choice){ "next", _("the next shift"), NULL };
	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		f->items[f->count++] = (struct choice){ keep(f, xasprintf("role:%s", roles[i])),
			role_label(roles[i]), NULL };
	for (size_t i = 0; i < shift->colleague_count; i++) {
		const struct colleague *c = &shift->colleagues[i];
		char *code = keep(f, xasprintf("login:%s", c->login));

		f->items[f->count++] = (struct choice){ code, keep(f, sanitize_line(c->name)),
			code + strlen("login:") };
	}
	f->choices[0] = (struct choices){ f->count, f->items };
}

static void
submit(struct form *form, void *ctx)
{
	struct note_form *f = ctx;
	const char *number = form_value(form, "number");
	const char *args[SHIFT_MAX_ARGS] = { form_value(form, "addressee"), form_value(form, "text"),
	    form_value(form, "until"), *number != '\0' ? number : NULL };

	form_waiting(form, db_state(f->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	f->write = send(f->desk, SHIFT_NOTE, args);
	f->write->form = f;
	f->write->draft_at = drafts_age(f->desk->drafts, note_spec.name, "");
}

static void
closed(void *ctx)
{
	struct note_form *f = ctx;

	if (f->write != NULL)
		f->write->form = NULL;
	for (size_t i = 0; i < f->text_count; i++)
		free(f->texts[i]);
	free(f->texts);
	free(f->items);
	free(f);
}

void
handover_note(struct desk *desk, const struct shift_desk *shift, const char *number)
{
	struct form_calls calls = { .submit = submit, .closed = closed };
	struct note_form *f = xcalloc(1, sizeof *f);

	f->desk = desk;
	fill_addressees(f, shift);
	calls.ctx = f;
	f->form = form_open(desk->app, &note_spec, "", f->choices, desk->drafts, &calls);
	form_set(f->form, "addressee", "next");
	form_set(f->form, "number", number);
	form_focus(f->form, "text");
}
