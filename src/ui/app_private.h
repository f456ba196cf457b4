/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_APP_PRIVATE_H
#define PAIDAN_SRC_UI_APP_PRIVATE_H

#include <stddef.h>

#include "ui/app.h"
#include "ui/script.h"

#define AHEAD_MOST 64

struct lock;
struct prompt;

struct stacked {
	struct view *view;
	const struct action_table **tables; /* the view's, the owner's, then ours */
	uint64_t born;       /* the frame that first showed what it shows; 0: none yet (glass.h) */
	int64_t selected;    /* in its list, when it was last looked at */
};

struct said {
	char *text;
	enum style style;
};

struct app {
	struct app_options options;
	struct screen *screen; /* NULL: no terminal, a canvas only (tests) */
	struct canvas canvas;
	struct frame frame;
	struct stacked *stack; /* the last one is the top */
	size_t depth, stack_cap;
	struct view **gone; /* popped, destroyed at the end of the turn */
	size_t gone_count, gone_cap;
	struct prompt *prompt; /* open, or NULL */
	struct lock *lock;     /* NULL: there is none */
	char **history;        /* : lines, oldest first */
	size_t history_count, history_cap;
	char *say;
	enum style say_style;
	struct said *too;      /* one after the other, when nothing else is said: app_say_too */
	size_t too_count, too_cap;
	char *last_words;
	struct loop_hook *hook;
	struct loop_timer *step; /* the first turn, then the next script step; or NULL */
	struct script *script;   /* NULL when there is none, or it has ended */
	int64_t last_key_ms;
	struct loop_timer *rest_timer; /* until it rings, the cursor moves: app_rests */
	struct loop_timer *patience; /* until it rings, nothing is painted: app_hold */
	enum quiet quiet;            /* as wished; what is: frame.quiet */
	bool line_wanted;            /* the answer to :line has not come yet */
	struct key ahead[AHEAD_MOST]; /* keys that wait for rows: see ahead.h */
	size_t ahead_count;
	bool replaying;              /* what waited is run */
	bool unseen;                 /* a form was opened by it, about a row not yet painted */
	uint64_t painted;            /* frames */
	bool typed;                  /* what runs is a key of the terminal */
	bool drops;                  /* one was refused: those typed before the picture fall too */
	bool dirty;
	bool held;    /* a paint waits for the terminal to drain */
	bool stirred; /* something happened since the last idle byte */
	bool ended;
};

/* An application on a canvas, without a terminal, for tests. */
struct app *app_create_bare(const struct app_options *options, int rows, int cols, char **cause);
/* What screen_events.resized does. */
void app_resized(struct app *app, int rows, int cols);
/* The line is another than it was. */
void app_line(struct app *app);
/* :line and :quiet */
void app_tell_line(struct app *app);
/* Asks for the rights and the row, then runs; says why if it does not. */
void app_run_action(struct app *app, const struct action *action, const struct args *args);
/* Draws everything on the canvas. */
void app_draw(struct app *app);
/* Draws, and sends what changed. */
void app_paint(struct app *app);

#endif
