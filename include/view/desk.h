/* SPDX-License-Identifier: MIT */
/*
 * The desk: what all views of one console share — the connection, who sits here,
 * the dictionaries, the drafts — and the one road for writes. cli/console.c sets it up;
 * it lives as long as the console.
 */
#ifndef PAIDAN_VIEW_DESK_H
#define PAIDAN_VIEW_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loop.h"
#include "db/conn.h"
#include "model/account.h"
#include "query/find.h"
#include "query/names.h"
#include "query/watch.h"
#include "query/write.h"
#include "ui/app.h"
#include "ui/draft.h"
#include "ui/form.h"
#include "ui/list.h"

struct desk_listener;
struct reply_shape;

struct badges;

struct desk {
	struct loop *loop;
	struct db *db;
	struct app *app;         /* NULL once the console is going */
	struct account account;
	struct names *names;
	struct watch *watch;
	struct drafts *drafts;   /* NULL: no place for them */
	struct view *queues;     /* the first view */
	char open_key;           /* of the badge of the desk that is open; 0: not said yet */
	struct find_query find;  /* :goto */
	struct view *find_from;  /* the view it was asked from */
	int page_size;
	bool counted;            /* the badges have their counts */
	struct badges *badges;   /* NULL before there are any */
	bool opening;            /* the first picture waits for names and counts, a moment */
	bool bar;                /* whole-row highlight */
	int bulk_ask_from;       /* from so many at once on, their number is typed */
	int64_t server_ahead_ms; /* server's wall clock minus our monotonic one */
	int64_t cells_at_ms;     /* "now" of the time-left cells: moves with keys and data */
	struct desk_listener *listeners;
	size_t listener_count, listener_cap;
	int64_t shown_key_ms;    /* the last key that moved it */
	int writes;              /* under way */
	char *shift;             /* the name of the shift that it is; NULL: not known yet */
	bool night;              /* only what is urgent is announced */
	int morning;             /* general tickets that wait for it */
	struct reply_shape *reply_shapes; /* see reply_form.h */
	bool unheard;            /* quiet: something changed that was not shown */
	void (*catch_up)(void *ctx); /* shows it: see desk_catch_up */
	void *catch_up_ctx;
	int64_t *claims;         /* tickets we hold */
	size_t claim_count, claim_cap;
};

/* What views are told; NULL where they need not be. */
struct desk_listener {
	/* These tickets changed; NULL: anything may have. */
	void (*changed)(void *ctx, const int64_t *ids, size_t count);
	/* Our own write happened to this ticket; that it changed is told besides. */
	void (*written)(void *ctx, int64_t ticket, enum write_verb verb, int version);
	void *ctx;
};

void desk_listen(struct desk *desk, struct desk_listener listener);
void desk_unlisten(struct desk *desk, void *ctx);
void desk_tell_changed(struct desk *desk, const int64_t *ids, size_t count);

/* Asked for by a key: what changed while it was quiet. */
void desk_catch_up(struct desk *desk);

/* Names or counts were answered: after both the first picture is painted, in one go. */
void desk_opened(struct desk *desk);

/* The server's clock, ms since 1970. */
int64_t desk_now(const struct desk *desk);
/* Moves cells_at_ms if a key was pressed for the list since; to be called when drawing. */
void desk_tick(struct desk *desk);
/* Somebody else holds the lease of the ticket, and it has not run out. */
bool desk_held(const struct desk *desk, const struct ticket *t);
/*
 * False, having said so, while the database is away: what is on the screen is better
 * than nothing.
 */
bool desk_can_read(struct desk *desk);
/*
 * The rule over what is told of one row of a list, with the row's name: it may be another than the
 * selected one (list_rested_row). The name as the database has it; "": none is told of.
 */
void desk_draw_named_rule(struct canvas *canvas, struct rect line, const char *name);
/*
 * view_ops.awaits: nothing is there yet, but the answer is on its way, or the dictionaries are.
 * Not while the database is away: then nobody knows when.
 */
bool desk_awaits(const struct desk *desk, bool there, const struct db_call *call);
/* What stands where an answer will stand. */
const char *desk_reading(const struct desk *desk);
/* The same, in a page that is empty but for it. */
void desk_draw_reading(const struct desk *desk, struct canvas *canvas, struct rect area);
/* The rows of a list of a view, or, if there are none, why: NULL for desk_reading. */
void desk_draw_list(const struct desk *desk, const struct view *view, struct list *list,
    struct canvas *canvas, struct rect area, const char *none);
/* As if the number had been typed after :goto. */
void desk_go_to(struct desk *desk, const char *number);
/* A page asks: an answer mostly comes soon, and nothing empty is painted before it. */
void desk_hold(struct desk *desk);
/* The answer is there, or a sentence in its place, which is said: the page is painted. */
bool desk_came(struct desk *desk, const char *sentence);
/* Tickets whose claims we hold, no more. */
void desk_forget_claims(struct desk *desk);

struct ticket_set;

/* Every view about tickets begins with this. */
struct desk_view {
	struct view view;
	struct desk *desk;
	/* The ticket that actions are about, or NULL. NULL: there never is one. */
	const struct ticket *(*ticket)(struct desk_view *v);
	/* If the selected row stands for several tickets: adds copies, true. NULL: never. */
	bool (*group)(struct desk_view *v, struct ticket_set *out);
};

/*
 * Sends a verb about a ticket and tells people what became of it. form: the form it came
 * from, or NULL.
 * *slot (if not NULL) holds the write while it is under way and becomes NULL with the answer.
 */
struct desk_write;
void desk_write(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *args, struct form *form, const char *form_name, const char *subject,
    struct desk_write **slot);
/*
 * For writes of another road (registry, shifts). desk_answered: one was answered; true if there is
 * still somebody to be told. A refusal has been said then, in the form, or with `about` before it
 * in the line if the form is closed (NULL). desk_drafted: it happened; the form is done, or the
 * draft of the one that was closed meanwhile goes, unless it is of something newer.
 */
bool desk_answered(struct desk *desk, struct form *form, const char *about,
    const struct write_reply *reply);
void desk_drafted(struct desk *desk, struct form *form, const char *form_name, const char *subject,
    int64_t draft_at);
/* The form goes away while its write is under way: neither form nor slot is touched any more. */
void desk_form_closed(struct desk_write *w);

/*
 * A verb happened to a ticket that was in old_state: claims and listeners hear of it. Not the
 * lists: see desk_tell_changed.
 */
void desk_note_write(struct desk *desk, enum write_verb verb, const char *old_state,
    const struct write_reply *reply);

/* "20230201-0037 title": the subject of forms and drafts. Owned by the caller. */
char *desk_subject(const struct ticket *t);
/*
 * Appends the short number, without the year: 0201-0037, and YZQ0201-0037 of a platform below the
 * city's, which counts for itself.
 */
void desk_add_number(struct strbuf *out, const struct ticket *t);
/* Only 0201-0037, where no other platform is meant. */
const char *desk_number(const struct ticket *t);
/* A number was meant for one of several tickets: says which, and how they are told apart. */
void desk_say_several(struct desk *desk, const struct ticket *tickets, size_t others);
/* How much wider than 0201-0037 it is. */
int desk_number_extra(const struct ticket *t);
/* Of the longest. */
int desk_numbers_extra(const struct ticket *tickets, size_t count);

#endif
