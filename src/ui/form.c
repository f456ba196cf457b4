/* SPDX-License-Identifier: MIT */
#include "ui/form_private.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/sanitize.h"
#include "ui/glass.h"

#define DAY_MS INT64_C(86400000)

static struct form *
form_of(struct view *view)
{
	return (struct form *)view;
}

static void
say(struct form *f, enum style style, const char *sentence)
{
	free(f->message);
	f->message = sentence && *sentence ? sanitize_line(sentence) : NULL;
	f->message_style = style;
	app_dirty(f->view.app);
}

static size_t
find_field(const struct form *f, const char *name)
{
	size_t i = 0;

	while (i < f->spec->count && strcmp(f->spec->fields[i].name, name) != 0)
		i++;
	return i;
}

/* Takes the sentence over. */
static void
complain(struct form *f, size_t field, char *sentence)
{
	f->focus = field;
	say(f, STYLE_ERROR, sentence);
	free(sentence);
}

static void
close_form(struct form *f)
{
	if (f->closed)
		return;
	f->closed = true;
	app_pop(f->view.app, &f->view);
	if (f->calls.closed)
		f->calls.closed(f->calls.ctx);
}

/* A draft in which nothing is left is none. */
static void
journal(struct form *f, size_t i)
{
	const char *form = f->spec->name, *field = f->spec->fields[i].name;
	const char *value = entry_value(&f->entries[i]);
	bool all_blank = true;

	if (*value || drafts_get(f->drafts, form, f->subject, field))
		drafts_put(f->drafts, form, f->subject, field, value);
	for (size_t k = 0; k < f->spec->count; k++)
		all_blank = all_blank && entry_blank(&f->entries[k]);
	if (all_blank)
		drafts_drop(f->drafts, form, f->subject);
}

static void
changed(struct form *f, size_t i)
{
	f->entries[i].restored = false;
	say(f, STYLE_PLAIN, NULL);
	journal(f, i);
	if (f->calls.changed)
		f->calls.changed(f, i, f->calls.ctx);
}

static void
go(struct form *f, int by)
{
	size_t from = f->focus;

	if (by > 0 && f->focus < f->spec->count)
		f->focus++;
	else if (by < 0 && f->focus > 0)
		f->focus--;
	if (from < f->spec->count && from != f->focus && by > 0 && entry_settle(&f->entries[from]))
		changed(f, from);
	app_dirty(f->view.app);
}

/* Nothing typed is passed over: what chose nothing yet must be settled or deleted first. */
static bool
complete(struct form *f)
{
	for (size_t i = 0; i < f->spec->count; i++) {
		struct entry *e = &f->entries[i];
		const char *label = _(e->spec->label);
		if (entry_unsettled(e)) {
			complain(f, i,
			    xasprintf(
				_("%s: choose one of the list, or delete what is typed."), label));
			return false;
		}
		if (e->spec->required && entry_blank(e)) {
			complain(f, i, xasprintf(_("%s must be filled in."), label));
			return false;
		}
	}
	return true;
}

static void
send(struct form *f)
{
	/* The last step of all is never taken ahead of what it sends: src/ui/glass.h. */
	if (f->waiting || !app_seen(f->view.app, _("Send")))
		return;
	if (f->focus < f->spec->count && entry_settle(&f->entries[f->focus]))
		changed(f, f->focus);
	if (!complete(f))
		return;
	drafts_flush(f->drafts);
	say(f, STYLE_PLAIN, NULL);
	f->waiting = true;
	f->calls.submit(f, f->calls.ctx);
}

static bool
plain_key(const struct key *key)
{
	return key->sym == KEY_PASTE || (key->sym == KEY_CHAR && key->mods == 0);
}

/* By a letter it comes to the next choice that begins so, whichever that is. */
static bool
goes_round(const struct form *f, size_t i, const struct key *key)
{
	return f->entries[i].spec->kind == FIELD_CHOICE && key->sym == KEY_CHAR &&
	    (key->cp < '0' || key->cp > '9');
}

static bool
form_key(struct view *view, const struct key *key)
{
	struct form *f = form_of(view);
	bool edited, next;

	if (f->waiting)
		return key->mods == 0 && key->sym != KEY_ESC && key->sym != KEY_FUNCTION;
	if (f->focus == f->spec->count) {
		if (key->sym == KEY_ENTER)
			send(f);
		/* No letter of a text that went too far runs an action. */
		return key->sym == KEY_ENTER || plain_key(key);
	}
	size_t i = f->focus;
	bool guessed = entry_guesses(&f->entries[i]);
	if (!guessed)
		f->before = glass_born(view);
	if (!entry_key(&f->entries[i], key, &edited, &next))
		return plain_key(key);
	if (edited)
		changed(f, i);
	/* What is guessed from what was typed is to be seen before it is sent: glass.h. */
	if (entry_guesses(&f->entries[i]) || (edited && goes_round(f, i, key)))
		app_fresh(view);
	else if (guessed && !edited && f->before > 0)
		glass_was_born(view, f->before); /* named after all, or no more looked for */
	if (next)
		go(f, 1);
	return true;
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	form_draw(form_of(view), canvas, area);
}

static void
destroy(struct view *view)
{
	struct form *f = form_of(view);

	if (!f->closed && f->calls.closed)
		f->calls.closed(f->calls.ctx);
	for (size_t i = 0; i < f->spec->count; i++)
		entry_finish(&f->entries[i]);
	free(f->entries);
	free(f->subject);
	free(f->message);
	free(f->echo);
	free(f->waiting_text);
	free(f);
}

static void
run_send(struct view *view, const struct args *args)
{
	send(form_of(view));
}

static void
run_next(struct view *view, const struct args *args)
{
	go(form_of(view), 1);
}

static void
run_previous(struct view *view, const struct args *args)
{
	go(form_of(view), -1);
}

static void
run_leave(struct view *view, const struct args *args)
{
	form_leave(form_of(view));
}

static void
run_aside(struct view *view, const struct args *args)
{
	struct form *f = form_of(view);

	if (f->calls.aside && !f->waiting)
		f->calls.aside(f, f->calls.ctx);
}

/* Only a form that has something to show offers it. */
static bool
can(struct view *view, const struct action *action)
{
	return action->run != run_aside || form_of(view)->calls.aside;
}

static const struct action actions[] = {
	{ "send-form", "C-d", N_("Send"), N_("Sends the form from whatever field."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP | ACTION_MOTION, run_send },
	{ "next-field", "Tab Enter Down", N_("Next"), N_("Goes to the next field."), NULL, NULL,
	    ACTION_HINT | ACTION_MOTION, run_next },
	{ "previous-field", "S-Tab Up", N_("Previous"), N_("Goes to the field before."), NULL, NULL,
	    ACTION_HINT | ACTION_MOTION, run_previous },
	{ "aside", "C-t", N_("Look"), N_("Shows what the line above the last one tells of."), NULL, NULL,
	    ACTION_HINT | ACTION_MOTION, run_aside },
	{ "leave-form", "Esc", N_("Leave"),
	    N_("Leaves the form; what was typed is kept as a draft."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP | ACTION_MOTION, run_leave },
};

const struct action_table form_actions = { "form", N_("In forms"), actions, ARRAY_LEN(actions) };

static const struct action_table *const tables[] = { &form_actions, NULL };

static const struct view_ops ops = {
	.name = "form",
	.overlay = true,
	.typing = true,
	.tables = tables,
	.draw = draw,
	.key = form_key,
	.can = can,
	.destroy = destroy,
};

/* "02:14", with the day before it if that was not within the last. */
static void
restore(struct form *f)
{
	int64_t at = drafts_age(f->drafts, f->spec->name, f->subject);
	time_t seconds = (time_t)(at / 1000 + clock_utc_offset() * 60);
	char when[32] = "";
	struct tm tm;

	if (at < 0)
		return;
	for (size_t i = 0; i < f->spec->count; i++) {
		const char *v =
		    drafts_get(f->drafts, f->spec->name, f->subject, f->spec->fields[i].name);
		if (!v)
			continue;
		entry_set(&f->entries[i], v);
		f->entries[i].restored = true;
	}
	if (gmtime_r(&seconds, &tm))
		strftime(when, sizeof when,
		    clock_wall_ms() - at < DAY_MS ? "%H:%M" : "%Y-%m-%d %H:%M", &tm);
	char *s = xasprintf(_("Draft of %s restored."), when);
	say(f, STYLE_GOOD, s);
	free(s);
}

struct form *
form_open(struct app *app, const struct form_spec *spec, const char *subject,
    const struct choices *choices, struct drafts *drafts, const struct form_calls *calls)
{
	struct form *f = xcalloc(1, sizeof *f);

	f->view.ops = &ops;
	f->spec = spec;
	f->subject = xstrdup(subject ? subject : "");
	f->drafts = drafts;
	f->calls = *calls;
	f->entries = xcalloc(spec->count, sizeof *f->entries);
	for (size_t i = 0; i < spec->count; i++)
		entry_init(&f->entries[i], &spec->fields[i], choices ? &choices[i] : NULL);
	app_push(app, &f->view);
	restore(f);
	return f;
}

const char *
form_value(const struct form *f, const char *name)
{
	size_t i = find_field(f, name);

	return i < f->spec->count ? entry_value(&f->entries[i]) : "";
}

void
form_set(struct form *f, const char *name, const char *value)
{
	size_t i = find_field(f, name);

	if (i == f->spec->count || f->entries[i].restored)
		return;
	entry_set(&f->entries[i], value);
	/* What was filled in beside something typed belongs to the same draft. */
	if (drafts_get(f->drafts, f->spec->name, f->subject, name))
		journal(f, i);
	app_dirty(f->view.app);
}

void
form_put(struct form *f, const char *name, const char *value)
{
	size_t i = find_field(f, name);

	if (i == f->spec->count)
		return;
	entry_set(&f->entries[i], value);
	f->entries[i].restored = false;
	journal(f, i);
	app_dirty(f->view.app);
}

void
form_echo(struct form *f, const char *sentence)
{
	free(f->echo);
	f->echo = sentence && *sentence ? sanitize_line(sentence) : NULL;
	app_dirty(f->view.app);
}

void
form_focus(struct form *f, const char *field)
{
	f->focus = field != NULL ? find_field(f, field) : f->spec->count;
	app_dirty(f->view.app);
}

void
form_done(struct form *f)
{
	drafts_drop(f->drafts, f->spec->name, f->subject);
	close_form(f);
}

void
form_leave(struct form *f)
{
	drafts_flush(f->drafts);
	close_form(f);
}

void
form_refuse(struct form *f, const char *field, const char *sentence)
{
	f->waiting = false;
	free(f->waiting_text);
	f->waiting_text = NULL;
	if (field && find_field(f, field) < f->spec->count)
		f->focus = find_field(f, field);
	say(f, STYLE_ERROR, sentence);
}

void
form_waiting(struct form *f, const char *sentence)
{
	free(f->waiting_text);
	f->waiting_text = sanitize_line(sentence);
	app_dirty(f->view.app);
}
