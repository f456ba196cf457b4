/* SPDX-License-Identifier: MIT */
/*
 * The application: a stack of views over one canvas, one paint at the end of each
 * turn. Keys go to the top view: first its key slot (text input), then its
 * actions, then those of the application.
 */
#ifndef PAIDAN_UI_APP_H
#define PAIDAN_UI_APP_H

#include <stdbool.h>

#include "base/loop.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "term/canvas.h"
#include "term/key.h"
#include "term/screen.h"
#include "ui/action.h"
#include "ui/keymap.h"

struct app;
struct view;
struct list;

enum view_event {
	VIEW_TOP,                /* became the top view (first, or again) */
	VIEW_COVERED,            /* another view came over it */
	VIEW_RESIZED,
};

/* A view is one file with one of these; only name, draw and destroy must be there. */
struct view_ops {
	const char *name;
	bool overlay;            /* what is below stays visible */
	bool typing;             /* letters are text here: the hints name other keys */
	/* NULL-ended, own table first; app's own comes after by itself */
	const struct action_table *const *tables;
	/* area: the rows between the frame's upper and lower rules; an overlay gets the same. */
	void (*draw)(struct view *view, struct canvas *canvas, struct rect area);
	bool (*key)(struct view *view, const struct key *key); /* true: taken */
	void (*event)(struct view *view, enum view_event event);
	/*
	 * True while what it shows is on its way: keys that need rows wait for them (type-ahead).
	 * NULL: never.
	 */
	bool (*awaits)(struct view *view);
	struct list *(*list)(struct view *view); /* the list that the shared list actions move */
	/*
	 * False: with what is shown now it would only be refused, so the hint bar gives its
	 * place to another. In a list of any row: the bar stands still while the cursor moves.
	 * NULL: whatever the rights allow can be done.
	 */
	bool (*can)(struct view *view, const struct action *action);
	/* The same of a tagged row, as it was kept (list_keep). NULL: as can. */
	bool (*can_kept)(struct view *view, const struct action *action, const void *kept);
	void (*destroy)(struct view *view);      /* frees it */
};

/* The first member of every view's struct. */
struct view {
	const struct view_ops *ops;
	struct app *app;         /* set by app_push */
};

/* The lines around every view. Strings are owned by the frame: use frame_set. */
struct badge {
	char key;                /* '1'..'9' */
	const char *label;       /* translated, short */
	int count;               /* -1: unknown; FRAME_MANY and more shows 999+ */
	bool active;
	bool alarm;              /* drawn with ! as well as colour */
};

/* On a bad line only what was asked for is sent: when it is one, always, or never. */
enum quiet { QUIET_AUTO, QUIET_ALWAYS, QUIET_NEVER };

#define FRAME_BADGES 12
#define FRAME_MANY 1000

struct frame {
	bool quiet;              /* nothing that was not asked for: no right, one hint */
	bool starting;           /* what can be done is not known yet: no hints that would move */
	char *left, *middle, *right; /* top line */
	struct badge badges[FRAME_BADGES];
	int badge_count;
	/* line above the hints: filter, tags; who works on what */
	char *status_left, *status_right;
	char *banner;            /* fault banner over the status line (database away), or NULL */
};

void frame_set(char **slot, const char *value);

struct app_options {
	struct loop *loop;
	struct screen_options screen;
	struct keymap *keymap;   /* not owned */
	/* The application's own actions (quit, help, :, queue keys), written by its owner. */
	const struct action_table *const *tables;
	bool (*may)(void *ctx, const char *right);  /* early rights check; NULL: all */
	/* true while an answer is awaited: scripts wait */
	bool (*busy)(void *ctx);
	int rest_ms;             /* see app_rests; 0: always */
	enum quiet quiet;
	void (*quiet_turned)(void *ctx, bool quiet); /* may be NULL */
	void *ctx;
	const char *script;      /* file of keys to play, or NULL: see ui/script.h */
	/* a byte is written here each time the console falls idle; -1: none (for tests) */
	int idle_fd;
};

struct app *app_create(const struct app_options *options, char **cause);
/* Destroys all views, gives the terminal back. NULL is fine. */
void app_destroy(struct app *app);

void app_push(struct app *app, struct view *view);
/*
 * Destroys the view, wherever it is in the stack (not at once if it is running: at the end
 * of the turn).
 */
void app_pop(struct app *app, struct view *view);
struct view *app_top(const struct app *app);
/* The topmost view that is no overlay. */
struct view *app_base(const struct app *app);
/* Pops all views above `view`. */
void app_pop_to(struct app *app, struct view *view);
bool app_has(const struct app *app, const struct view *view);

struct loop *app_loop(const struct app *app);
struct frame *app_frame(struct app *app);
struct keymap *app_keymap(struct app *app);
void *app_ctx(struct app *app);
/* Something to be seen changed: paint at the end of the turn. */
void app_dirty(struct app *app);
/*
 * An answer is expected at once: the screen stays as it is for up to ms, so that an empty
 * page is not painted
 * and painted over. A key or app_release ends it.
 */
void app_hold(struct app *app, int ms);
void app_release(struct app *app);
void app_redraw(struct app *app);
/* Rings, unless the line is busy with what came before. */
void app_bell(struct app *app);
void app_suspend(struct app *app);
void app_quit(struct app *app, int code);
/* Ends it with a sentence for whoever started it, which is taken over. */
void app_fail(struct app *app, int code, char *sentence);
/*
 * Why the console ended by itself (a script that cannot be understood, the line hung
 * up): a sentence to print once the terminal is given back, or NULL. Valid until
 * app_destroy: copy it.
 */
const char *app_last_words(const struct app *app);
/* True while nothing is to be shown that was not asked for. */
bool app_quiet(const struct app *app);
void app_set_quiet(struct app *app, enum quiet quiet);
bool app_may(const struct app *app, const struct action *action);
/* Monotonic time of the last key, or of the start. */
int64_t app_last_key_ms(const struct app *app);
/*
 * True once no key has come for options.rest_ms; if not yet, it is painted again then. What tells
 * of the selected row asks (list_rested_row).
 */
bool app_rests(struct app *app);
/* A line is being typed, or a question stands: what is around it keeps still. */
bool app_prompts(const struct app *app);

/* One sentence in the status line until the next key. */
void app_say(struct app *app, enum style style, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* The same for what shall neither be talked over nor talk over others: it waits for its turn. */
void app_say_too(struct app *app, enum style style, const char *fmt, ...) PRINTF_LIKE(3, 4);
void app_clear_say(struct app *app);
/*
 * app_seen: false, having said so, if what the top view shows was not on the glass yet when the key
 * that runs was typed; label: what it would have done. app_fresh: the view shows something that its
 * operator did not ask for by name, to be seen before it is acted on. See src/ui/glass.h.
 */
bool app_seen(struct app *app, const char *label);
void app_fresh(struct view *view);
/*
 * Runs a : line on the top view: false, having said why, if there is no such command. One that is
 * refused (a right, nothing selected) was understood: true.
 */
bool app_command(struct app *app, const char *line);
/* Runs a key as if typed. */
void app_key(struct app *app, const struct key *key);
/* The screen as text, as :save-screen writes it. */
void app_dump(struct app *app, struct strbuf *out);
/*
 * All tables of a view in the stack, then the application's, NULL-ended; valid while it is
 * in the stack.
 */
const struct action_table *const *app_tables(struct app *app, struct view *view);

/*
 * What every console can do (back, redraw, suspend, save-screen, command, help): always the
 * last table.
 */
extern const struct action_table app_actions;

#endif
