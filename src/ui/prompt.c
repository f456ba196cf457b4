/* SPDX-License-Identifier: MIT */
#include "ui/prompt_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/ahead.h"
#include "ui/app_private.h"
#include "ui/complete.h"
#include "ui/edit.h"
#include "ui/glass.h"
#include "ui/lookup.h"

#define HISTORY_MOST 200

enum prompt_kind {
	PROMPT_COMMAND,
	PROMPT_LINE,
	PROMPT_CONFIRM,
};

struct prompt {
	enum prompt_kind kind;
	struct view *owner; /* the top view when it was opened */
	char *label;
	uint64_t born;    /* the frame that first showed it, 0: none yet */
	bool known;       /* what it asks needs no reading: prompt_confirm_known */
	bool early;       /* it was answered ahead of its picture */
	struct edit edit;
	struct complete complete;
	size_t at;   /* in the history; its count is the line being typed */
	char *typed; /* that line, while the history is looked through */
	void (*changed)(void *ctx, const char *text);
	void (*done)(void *ctx, const char *text);
	void (*answered)(void *ctx, bool yes);
	void *ctx;
};

static void
prompt_free(struct prompt *p)
{
	edit_finish(&p->edit);
	complete_finish(&p->complete);
	free(p->label);
	free(p->typed);
	free(p);
}

/* Closes first, calls then: the call may open the next prompt. */
static void
finish(struct app *app, const char *text, bool yes)
{
	struct prompt *p = app->prompt;

	app->prompt = NULL;
	app_dirty(app);
	if (p->done)
		p->done(p->ctx, text);
	if (p->answered)
		p->answered(p->ctx, yes);
	prompt_free(p);
}

void
prompt_forget(struct app *app, const struct view *view)
{
	if (app->prompt && (!view || app->prompt->owner == view))
		finish(app, NULL, false);
}

static struct prompt *
open_prompt(struct app *app, enum prompt_kind kind, const char *label, const char *start)
{
	if (app->prompt)
		finish(app, NULL, false);
	struct prompt *p = xcalloc(1, sizeof *p);
	p->kind = kind;
	p->owner = app_top(app);
	p->label = sanitize_line(label);
	edit_init(&p->edit, false, 0);
	edit_set(&p->edit, start ? start : "");
	p->at = app->history_count;
	app->prompt = p;
	app_dirty(app);
	return p;
}

void
prompt_command(struct app *app)
{
	open_prompt(app, PROMPT_COMMAND, ":", NULL);
}

void
prompt_line(struct app *app, const char *label, const char *start,
    void (*changed)(void *ctx, const char *text), void (*done)(void *ctx, const char *text),
    void *ctx)
{
	struct prompt *p = open_prompt(app, PROMPT_LINE, label, start);

	p->changed = changed;
	p->done = done;
	p->ctx = ctx;
}

void
prompt_confirm(struct app *app, const char *question, void (*done)(void *ctx, bool yes), void *ctx)
{
	struct prompt *p = open_prompt(app, PROMPT_CONFIRM, question, NULL);

	p->answered = done;
	p->ctx = ctx;
}

void
prompt_confirm_known(struct app *app, const char *question, void (*done)(void *ctx, bool yes),
    void *ctx)
{
	prompt_confirm(app, question, done, ctx);
	app->prompt->known = true;
}

bool
prompt_is_fresh(const struct app *app)
{
	return app->prompt && app->prompt->kind == PROMPT_CONFIRM && !app->prompt->known &&
	    app->prompt->born == 0;
}

void
prompt_painted(struct app *app, uint64_t frame)
{
	if (app->prompt && app->prompt->born == 0)
		app->prompt->born = frame;
}

uint64_t
prompt_born(const struct app *app)
{
	return app->prompt ? app->prompt->born : 0;
}

const struct action *
prompt_action(struct app *app)
{
	struct lookup l = { 0 };
	struct args args;
	char *verb;

	if (app->prompt->kind != PROMPT_COMMAND ||
	    !args_parse(edit_text(&app->prompt->edit), &verb, &args))
		return NULL;
	lookup_run(&l, app_tables(app, app_top(app)), verb);
	const struct action *a = *verb ? lookup_one(&l) : NULL;
	lookup_finish(&l);
	free(verb);
	args_finish(&args);
	return a;
}

static void
remember(struct app *app, const char *line)
{
	if (app->history_count > 0 && strcmp(app->history[app->history_count - 1], line) == 0)
		return;
	if (app->history_count == HISTORY_MOST) {
		free(app->history[0]);
		app->history_count--;
		memmove(app->history, app->history + 1, app->history_count * sizeof *app->history);
	}
	*VEC_ADD(app->history, app->history_count, app->history_cap) = xstrdup(line);
}

static void
accept(struct app *app)
{
	struct prompt *p = app->prompt;
	char *text = xstrdup(edit_text(&p->edit));

	if (p->kind == PROMPT_LINE) {
		finish(app, text, false);
	} else {
		finish(app, NULL, false);
		if (text[strspn(text, " ")]) {
			remember(app, text);
			app_command(app, text);
		}
	}
	free(text);
}

static void
show_history(struct app *app, struct prompt *p, bool back)
{
	if (back ? p->at == 0 : p->at == app->history_count)
		return;
	if (p->at == app->history_count) {
		free(p->typed);
		p->typed = xstrdup(edit_text(&p->edit));
	}
	p->at = back ? p->at - 1 : p->at + 1;
	edit_set(&p->edit, p->at < app->history_count ? app->history[p->at] : p->typed);
	complete_reset(&p->complete);
}

/*
 * y alone says yes; what else is typed ahead says no rather than something by accident (law 7). A y
 * that was typed before the question could be read says nothing: the question stands.
 */
static void
confirm_key(struct app *app, const struct key *key)
{
	bool yes = key->sym == KEY_CHAR && key->mods == 0 && (key->cp == 'y' || key->cp == 'Y');

	if (yes && !app->prompt->known && !glass_asks(app)) {
		app->prompt->early = app->drops = true;
		ahead_drop(app);
		app_dirty(app);
		return;
	}
	finish(app, NULL, yes);
}

static bool
command_key(struct app *app, struct prompt *p, const struct key *key)
{
	switch (key->sym) {
	case KEY_TAB:
	case KEY_BACKTAB:
		complete_next(&p->complete, app, app_tables(app, app_top(app)), &p->edit,
		    key->sym == KEY_TAB ? 1 : -1);
		return true;
	case KEY_UP_SYM:
	case KEY_DOWN_SYM:
		show_history(app, p, key->sym == KEY_UP_SYM);
		return true;
	case KEY_BS:
		if (p->edit.text.len > 0)
			return false;
		finish(app, NULL, false);
		return true;
	default:
		return false;
	}
}

static bool
leaves(const struct key *key)
{
	bool control = key->sym == KEY_CHAR && key->mods == KEYMOD_CTRL;

	return key->sym == KEY_ESC || (control && (key->cp == 'c' || key->cp == 'g'));
}

void
prompt_key(struct app *app, const struct key *key)
{
	struct prompt *p = app->prompt;
	bool changed;

	if (p->kind == PROMPT_CONFIRM) {
		confirm_key(app, key);
	} else if (leaves(key)) {
		finish(app, NULL, false);
	} else if (key->sym == KEY_ENTER) {
		accept(app);
	} else if (p->kind == PROMPT_COMMAND && command_key(app, p, key)) {
		return;
	} else if (edit_key(&p->edit, key, &changed) && changed) {
		complete_reset(&p->complete);
		if (p->changed)
			p->changed(p->ctx, edit_text(&p->edit));
	} else if (key->sym == KEY_CHAR && key->mods == KEYMOD_CTRL && key->cp == 'l') {
		app_redraw(app);
	}
}

static void
draw_echo(struct app *app, struct canvas *c, int row)
{
	struct strbuf echo = STRBUF_INIT;
	struct prompt *p = app->prompt;

	if (p->kind == PROMPT_COMMAND)
		complete_echo(
		    &p->complete, app, app_tables(app, app_top(app)), edit_text(&p->edit), &echo);
	else if (p->kind == PROMPT_LINE)
		strbuf_adds(&echo, _("Enter accepts, Esc leaves"));
	else
		strbuf_adds(&echo, p->early ? _("The y came before this question: y is yes; every other key is no.")
		    : _("y is yes; every other key is no."));
	canvas_field(c, row, 0, c->cols, ALIGN_LEFT, STYLE_FAINT, strbuf_str(&echo));
	strbuf_finish(&echo);
}

void
prompt_draw(struct app *app, struct canvas *c)
{
	struct prompt *p = app->prompt;
	int row = c->rows - 2, label = width_text(p->label, strlen(p->label));
	bool confirm = p->kind == PROMPT_CONFIRM;
	const char *tail = _(" y/n ");
	int most = confirm ? c->cols - width_text(tail, strlen(tail)) - 1 : c->cols / 2;

	canvas_fill(c, (struct rect){ row, 0, 2, c->cols }, ' ', STYLE_PLAIN);
	if (label > most)
		label = most;
	/* Of one look with what is typed: each change of it is sent. */
	canvas_field(c, row, 0, label, ALIGN_LEFT, confirm ? STYLE_WARN : STYLE_PLAIN, p->label);
	if (confirm) {
		int col = label + canvas_text(c, row, label, c->cols - label, STYLE_MARK, tail);
		c->cursor_row = row;
		c->cursor_col = col < c->cols ? col : c->cols - 1;
		c->cursor_shown = true;
	} else {
		struct rect r = { row, label, 1, c->cols - label };
		edit_draw(&p->edit, c, r, STYLE_PLAIN, true);
	}
	draw_echo(app, c, row + 1);
}
