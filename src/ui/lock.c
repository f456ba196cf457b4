/* SPDX-License-Identifier: MIT */
#include "ui/lock.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/exitcode.h"
#include "base/i18n.h"
#include "text/sanitize.h"
#include "text/utf8.h"
#include "text/width.h"
#include "ui/app_private.h"
#include "ui/ahead.h"
#include "ui/edit.h"
#include "ui/lock_private.h"

#define SECRET_MOST 256

struct lock {
	struct lock_calls calls;
	int64_t after_ms;
	struct loop_timer *timer;
	bool on;
	bool waiting;            /* for what became of the secret */
	char *title, *label, *note;
	char *answer;            /* why it stays locked */
	struct edit secret;
};

static void watch(struct app *app);

/* What was typed is not left lying in memory. */
static void
forget_secret(struct lock *l)
{
	if (l->secret.text.s)
		explicit_bzero(l->secret.text.s, l->secret.text.cap);
	edit_set(&l->secret, "");
}

static void
time_passed(void *ctx)
{
	struct app *app = ctx;
	struct lock *l = app->lock;

	l->timer = NULL;
	if (!l->on && clock_mono_ms() - app->last_key_ms >= l->after_ms)
		l->calls.lock(l->calls.ctx);
	watch(app);
}

/* A key moves the time on; so what is left is reckoned only when it rings. */
static void
watch(struct app *app)
{
	struct lock *l = app->lock;
	int64_t left = app->last_key_ms + l->after_ms - clock_mono_ms();

	if (l->after_ms > 0 && !l->on && !l->timer)
		l->timer = loop_after(app->options.loop, left > 1 ? left : 1, time_passed, app);
}

void
app_lock_setup(struct app *app, const struct lock_calls *calls, int64_t after_ms)
{
	app->lock = xcalloc(1, sizeof *app->lock);
	app->lock->calls = *calls;
	app->lock->after_ms = after_ms;
	edit_init(&app->lock->secret, false, SECRET_MOST);
	watch(app);
}

static void
set(char **slot, const char *text)
{
	char *fresh = text ? sanitize_line(text) : NULL;

	free(*slot);
	*slot = fresh;
}

void
app_lock(struct app *app, const char *title, const char *label, const char *note)
{
	struct lock *l = app->lock;

	l->on = true;
	l->waiting = false;
	set(&l->title, title);
	set(&l->label, label);
	set(&l->note, note);
	set(&l->answer, NULL);
	forget_secret(l);
	ahead_drop(app);
	app_release(app);
	app_dirty(app);
}

bool
app_locked(const struct app *app)
{
	return app->lock && app->lock->on;
}

void
app_unlock(struct app *app)
{
	app->lock->on = app->lock->waiting = false;
	/* Whoever came back is there. */
	app->last_key_ms = clock_mono_ms();
	watch(app);
	app_dirty(app);
}

void
app_lock_refuse(struct app *app, const char *sentence)
{
	app->lock->waiting = false;
	set(&app->lock->answer, sentence);
	app_dirty(app);
}

void
lock_run(struct view *view, const struct args *args)
{
	struct app *app = view->app;

	if (app->lock)
		app->lock->calls.lock(app->lock->calls.ctx);
	else
		app_say(app, STYLE_ERROR, "%s", _("There is no lock here."));
}

static void
try(struct app *app)
{
	struct lock *l = app->lock;
	char *secret = xstrdup(edit_text(&l->secret));
	size_t n = strlen(secret);

	forget_secret(l);
	l->waiting = true;
	set(&l->answer, NULL);
	l->calls.unlock(l->calls.ctx, secret);
	explicit_bzero(secret, n);
	free(secret);
}

void
lock_key(struct app *app, const struct key *key)
{
	struct lock *l = app->lock;
	bool control = key->sym == KEY_CHAR && key->mods == KEYMOD_CTRL, changed;

	app_dirty(app);
	if (control && key->cp == 'l')
		app_redraw(app);
	else if (control && key->cp == 'c')
		app_quit(app, EXIT_OK);
	else if (l->waiting)
		return;
	else if (key->sym == KEY_ENTER)
		try(app);
	else if (key->sym == KEY_ESC)
		forget_secret(l);
	else if (l->label)
		edit_key(&l->secret, key, &changed);
}

static void
put(struct canvas *c, int row, enum style style, const char *text)
{
	int width = width_text(text, strlen(text));

	canvas_text(c, row, width < c->cols ? (c->cols - width) / 2 : 0, c->cols, style, text);
}

/* A star each character; how many were typed may be seen, what may not. */
static void
put_secret(const struct lock *l, struct canvas *c, int row)
{
	const char *s = edit_text(&l->secret);
	int label = width_text(l->label, strlen(l->label));
	int col = (c->cols - label) / 2 - 8;

	col = col > 0 ? col : 0;
	col += canvas_text(c, row, col, c->cols - col, STYLE_MARK, l->label);
	for (size_t at = 0; at < l->secret.text.len && col < c->cols - 1;
	    at = utf8_next(s, l->secret.text.len, at))
		col += canvas_text(c, row, col, 1, STYLE_INPUT, "*");
	c->cursor_row = row;
	c->cursor_col = col;
	c->cursor_shown = true;
}

void
lock_draw(struct app *app, struct canvas *c)
{
	const struct lock *l = app->lock;
	int row = c->rows / 2 - 3;

	put(c, row, STYLE_STRONG, l->title);
	if (l->note)
		put(c, row + 2, STYLE_PLAIN, l->note);
	if (l->label)
		put_secret(l, c, row + 4);
	if (l->waiting)
		put(c, row + 6, STYLE_FAINT, _("Asking the database…"));
	else if (l->answer)
		put(c, row + 6, STYLE_ERROR, l->answer);
	put(c, c->rows - 1, STYLE_FAINT, l->label
	    ? _("Enter unlocks; Ctrl-C leaves, drafts stay.")
	    : _("Enter lifts the curtain; Ctrl-C leaves, drafts stay."));
}

void
lock_finish(struct app *app)
{
	struct lock *l = app->lock;

	if (!l)
		return;
	loop_cancel(l->timer);
	forget_secret(l);
	edit_finish(&l->secret);
	free(l->title);
	free(l->label);
	free(l->note);
	free(l->answer);
	free(l);
	app->lock = NULL;
}
