/* SPDX-License-Identifier: MIT */
/*
 * The turn: callbacks change state and mark it; the hook at its end destroys,
 * paints, and plays the script.
 */
#include "ui/app_private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exitcode.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/sanitize.h"
#include "ui/ahead.h"
#include "ui/frame.h"
#include "ui/glass.h"
#include "ui/lock_private.h"
#include "ui/prompt_private.h"

static void
on_key(void *ctx, const struct key *key)
{
	struct app *app = ctx;

	app->typed = true;
	app_key(app, key);
	app->typed = false;
}

void
app_resized(struct app *app, int rows, int cols)
{
	canvas_resize(&app->canvas, rows, cols);
	for (size_t i = 0; i < app->depth; i++) {
		struct view *v = app->stack[i].view;
		if (v->ops->event)
			v->ops->event(v, VIEW_RESIZED);
	}
	app_dirty(app);
}

static void
on_resized(void *ctx, int rows, int cols)
{
	app_resized(ctx, rows, cols);
}

static void
on_hangup(void *ctx)
{
	app_fail(ctx, EXIT_TERMINAL, xstrdup(_("The terminal hung up.")));
}

static void
on_drained(void *ctx)
{
	struct app *app = ctx;

	app->held = false;
}

static void
on_line(void *ctx)
{
	app_line(ctx);
}

static void
destroy_gone(struct app *app)
{
	/* A destructor may pop others: they are appended and met by this loop. */
	for (size_t i = 0; i < app->gone_count; i++)
		app->gone[i]->ops->destroy(app->gone[i]);
	app->gone_count = 0;
}

static void
play(void *ctx)
{
	struct app *app = ctx;

	app->step = NULL;
	if (!app->script || app->ended)
		return;
	if (!script_step(app->script)) {
		script_close(app->script);
		app->script = NULL;
	}
	app->stirred = true;
}

/* A loop with nothing to wait for would never end its first turn, and never paint. */
static void
begin(void *ctx)
{
	struct app *app = ctx;

	app->step = NULL;
}

/* Falls idle: the next step of the script, or one byte for whoever waits for us. */
static void
rest(struct app *app)
{
	if (app->options.busy && app->options.busy(app->options.ctx)) {
		app->stirred = true;
		return;
	}
	if (app->dirty || app->ended || (app->screen && !screen_is_drained(app->screen))) {
		app->stirred = true;
		return;
	}
	if (app->script) {
		if (!app->step && !script_waits(app->script))
			app->step = loop_after(app->options.loop, 0, play, app);
		return;
	}
	if (app->screen && screen_asks(app->screen))
		return;
	if (app->stirred && app->options.idle_fd >= 0) {
		/* A reader that has gone, or a full pipe, is the reader's trouble. */
		ssize_t n = write(app->options.idle_fd, ".", 1);
		(void)n;
	}
	app->stirred = false;
}

static void
end_turn(void *ctx)
{
	struct app *app = ctx;

	ahead_run(app);
	destroy_gone(app);
	if (app->dirty && !app->held && !app->patience)
		app_paint(app);
	rest(app);
}

static struct app *
create(const struct app_options *options)
{
	struct app *app = xcalloc(1, sizeof *app);

	app->last_key_ms = clock_mono_ms();
	app->options = *options;
	app->dirty = true;
	app->stirred = true;
	app->hook = loop_each_turn(options->loop, end_turn, app);
	app->step = loop_after(options->loop, 0, begin, app);
	return app;
}

static bool
open_script(struct app *app, char **cause)
{
	if (!app->options.script)
		return true;
	app->script = script_open(app, app->options.script, cause);
	return app->script != NULL;
}

struct app *
app_create(const struct app_options *options, char **cause)
{
	struct app *app = create(options);
	const struct screen_events events = {
		.key = on_key,
		.resized = on_resized,
		.hangup = on_hangup,
		.drained = on_drained,
		.line = on_line,
		.ctx = app,
	};

	/* The script first: if it cannot be read, the terminal was never touched. */
	if (open_script(app, cause))
		app->screen = screen_open(options->loop, &options->screen, &events, cause);
	if (!app->screen) {
		app_destroy(app);
		return NULL;
	}
	canvas_init(&app->canvas, screen_rows(app->screen), screen_cols(app->screen));
	app_set_quiet(app, options->quiet);
	return app;
}

struct app *
app_create_bare(const struct app_options *options, int rows, int cols, char **cause)
{
	struct app *app = create(options);

	if (!open_script(app, cause)) {
		app_destroy(app);
		return NULL;
	}
	canvas_init(&app->canvas, rows, cols);
	return app;
}

void
app_destroy(struct app *app)
{
	if (!app)
		return;
	prompt_forget(app, NULL);
	lock_finish(app);
	app->ended = true;
	destroy_gone(app);
	/* From the top: what lies below may be used by what lies above. */
	while (app->depth > 0)
		app_pop(app, app->stack[app->depth - 1].view);
	destroy_gone(app);
	script_close(app->script);
	loop_cancel(app->step);
	loop_cancel(app->patience);
	loop_cancel(app->rest_timer);
	loop_unhook(app->hook);
	screen_close(app->screen);
	canvas_finish(&app->canvas);
	frame_finish(&app->frame);
	for (size_t i = 0; i < app->history_count; i++)
		free(app->history[i]);
	free(app->history);
	free(app->stack);
	free(app->gone);
	free(app->say);
	while (app->too_count > 0)
		free(app->too[--app->too_count].text);
	free(app->too);
	free(app->last_words);
	free(app);
}

struct loop *
app_loop(const struct app *app)
{
	return app->options.loop;
}

struct frame *
app_frame(struct app *app)
{
	return &app->frame;
}

struct keymap *
app_keymap(struct app *app)
{
	return app->options.keymap;
}

void *
app_ctx(struct app *app)
{
	return app->options.ctx;
}

void
app_dirty(struct app *app)
{
	app->dirty = true;
	app->stirred = true;
}

void
app_bell(struct app *app)
{
	if (app->screen)
		screen_bell(app->screen);
}

void
app_redraw(struct app *app)
{
	if (app->screen)
		screen_redraw(app->screen);
	app_dirty(app);
}

void
app_suspend(struct app *app)
{
	if (app->screen)
		screen_suspend(app->screen);
	app_redraw(app);
}

void
app_quit(struct app *app, int code)
{
	app->ended = true;
	loop_quit(app->options.loop, code);
}

void
app_fail(struct app *app, int code, char *sentence)
{
	free(app->last_words);
	app->last_words = sentence;
	app_quit(app, code);
}

const char *
app_last_words(const struct app *app)
{
	return app->last_words;
}

bool
app_may(const struct app *app, const struct action *action)
{
	return !action->right || !app->options.may ||
	    app->options.may(app->options.ctx, action->right);
}

void
app_say(struct app *app, enum style style, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *raw = xvasprintf(fmt, ap);
	va_end(ap);
	free(app->say);
	app->say = sanitize_line(raw);
	app->say_style = style;
	free(raw);
	app_dirty(app);
}

void
app_say_too(struct app *app, enum style style, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *raw = xvasprintf(fmt, ap);
	va_end(ap);
	struct said *too = VEC_ADD(app->too, app->too_count, app->too_cap);
	too->text = sanitize_line(raw);
	too->style = style;
	free(raw);
	app_dirty(app);
}

void
app_clear_say(struct app *app)
{
	if (app->say) {
		free(app->say);
		app->say = NULL;
	} else if (app->too_count > 0) {
		free(app->too[0].text);
		app->too_count--;
		memmove(app->too, app->too + 1, app->too_count * sizeof *app->too);
	} else {
		return;
	}
	app_dirty(app);
}

void
app_draw(struct app *app)
{
	struct canvas *c = &app->canvas;
	struct rect area = frame_area(c->rows, c->cols);
	struct frame_lines lines = { .say = app->say, .say_style = app->say_style };
	size_t first = app->depth;

	if (!app->say && app->too_count > 0) {
		lines.say = app->too[0].text;
		lines.say_style = app->too[0].style;
	}
	canvas_clear(c);
	/* It is not hidden for the moment until there is a list. */
	c->cursor_shown = app->frame.starting;
	c->cursor_row = area.row;
	c->cursor_col = 0;
	if (app_locked(app)) {
		lock_draw(app, c);
		frame_lines_finish(&lines);
		return;
	}
	while (first > 0 && app->stack[--first].view->ops->overlay)
		;
	for (size_t i = first; i < app->depth; i++)
		app->stack[i].view->ops->draw(app->stack[i].view, c, area);
	if (app->depth > 0 && !app->frame.starting)
		frame_collect_hints(&lines, app_top(app), app->stack[app->depth - 1].tables);
	frame_draw(&app->frame, &lines, c);
	if (app->prompt)
		prompt_draw(app, c);
	frame_lines_finish(&lines);
}

void
app_paint(struct app *app)
{
	app_draw(app);
	glass_drawn(app);
	/* Held: what changes until the older frame has left is shown in one go. */
	app->held = app->screen && !screen_paint(app->screen, &app->canvas);
	app->dirty = app->held;
	if (!app->held)
		glass_painted(app);
}

void
app_dump(struct app *app, struct strbuf *out)
{
	app_draw(app);
	canvas_dump(&app->canvas, out);
}

int64_t
app_last_key_ms(const struct app *app)
{
	return app->last_key_ms;
}

bool
app_prompts(const struct app *app)
{
	return app->prompt != NULL;
}

static void
patience_over(void *ctx)
{
	struct app *app = ctx;

	app->patience = NULL;
}

void
app_hold(struct app *app, int ms)
{
	if (!app->patience)
		app->patience = loop_after(app->options.loop, ms, patience_over, app);
}

void
app_release(struct app *app)
{
	loop_cancel(app->patience);
	app->patience = NULL;
}
