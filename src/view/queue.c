/* SPDX-License-Identifier: MIT */
/*
 * The queues: one view, one list, whichever queue is open. Each queue remembers
 * the ticket its reader left it on. From DETAIL_FROM columns the selected ticket
 * stands beside the list.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/aftercare.h"
#include "query/live.h"
#include "text/sanitize.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "ui/prompt.h"
#include "view/badges.h"
#include "aftercare_text.h"
#include "bulk.h"
#include "cells.h"
#include "detail_text.h"
#include "ticket_actions.h"
#include "ticket_kinds.h"

#define DETAIL_FROM 120
#define HOLD_MS 100
#define NUMBER_EXTRA 7           /* the column grows by so much at most */
#define MAX_QUEUES 12
#define CALLS_EVERY_MS 60000     /* calls become due without anybody's doing */

struct own_write {
	int64_t ticket;
	int version;             /* after it; 0: not known */
};

struct queue_screen {
	struct desk_view v;
	const struct queue_kind *queue;
	struct live *live;
	struct list *list;
	char *filter;
	int64_t left_on[MAX_QUEUES]; /* selection of each queue when it was left */
	struct ticket_kinds kinds; /* of the rows */
	bool kinds_known;
	int number_extra;        /* what its platform adds to a number */
	struct own_write *own;   /* what leaves the queue by them goes at once */
	size_t own_count, own_cap;
	bool fresh;              /* another question was asked: select `wanted`, or the first row */
	int64_t wanted;          /* 0: none */
	struct pager *side;
	int64_t side_id;         /* ticket asked for the side pane, 0 none */
	struct detail_query side_query;
	struct call_desk_query calls; /* of the follow-up queue: how many are due */
	struct loop_timer *calls_timer;
	char *calls_text;        /* "" in other queues */
	int calls_due;           /* -1: not known */
	bool calls_open;         /* it is polite to call */
};

static struct queue_screen *
screen_of(struct view *view)
{
	return (struct queue_screen *)view;
}

/* --- the list's rows are the feed's -------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return feed_count(live_feed(((struct queue_screen *)ctx)->live));
}

static const void *
rows_row(void *ctx, size_t i)
{
	return feed_row(live_feed(((struct queue_screen *)ctx)->live), i);
}

static int64_t
rows_id(const void *row)
{
	return ((const struct ticket *)row)->id;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	return feed_find(live_feed(((struct queue_screen *)ctx)->live), id);
}

static void
rows_more(void *ctx)
{
	live_more(((struct queue_screen *)ctx)->live);
}

/* --- the pane beside the list -------------------------------------------- */

static void
side_came(void *ctx, struct detail *detail, const char *sentence)
{
	struct queue_screen *s = ctx;

	pager_clear(s->side);
	if (detail != NULL)
		detail_text(s->side, s->v.desk, detail);
	detail_destroy(detail);
	app_dirty(s->v.desk->app);
}

static void
side_ask(struct queue_screen *s)
{
	detail_ask(&s->side_query, s->v.desk->db, s->side_id, side_came, s);
}

/* Until the details have come, those of the ticket before stay: its number heads them. */
static void
side_draw(struct queue_screen *s, struct canvas *canvas, struct rect side)
{
	const struct ticket *t = list_rested_row(s->list, s->v.desk->app);

	if (t != NULL && t->id != s->side_id) {
		s->side_id = t->id;
		side_ask(s);
	}
	if (t != NULL)
		pager_draw(s->side, canvas, side);
}

/* --- live ----------------------------------------------------------------- */

static void
show_status(struct queue_screen *s)
{
	struct feed_news news = feed_news(live_feed(s->live));
	struct frame *frame = app_frame(s->v.desk->app);
	struct strbuf out = STRBUF_INIT;

	if (*s->filter != '\0') {
		strbuf_addf(&out, _("[filter %s] "), s->filter);
	}
	strbuf_adds(&out, s->calls_text);
	if (list_tag_count(s->list) > 0)
		strbuf_addf(&out, _("%zu tagged "), list_tag_count(s->list));
	/* The calls have their own morning. */
	if (s->v.desk->night && s->v.desk->morning > 0 && *s->calls_text == '\0')
		strbuf_addf(&out, _("%d for the morning "), s->v.desk->morning);
	/* By night only what is urgent is announced. */
	if (news.fresh > 0 && (!s->v.desk->night || news.urgency > URGENCY_GENERAL))
		strbuf_addf(&out, _("%zu new%s, press = to show "), news.fresh,
		    news.urgency > URGENCY_GENERAL ? " !!" : "");
	else if (news.moved + news.gone > 0)
		strbuf_addf(&out, _("%zu changed place, press = to sort "), news.moved + news.gone);
	frame_set(&frame->status_left, strbuf_str(&out));
	strbuf_finish(&out);
}

/* --- what is due at the follow-up desk -------------------------------------- */

static void calls_ask(struct queue_screen *s);

static bool
is_calls(const struct queue_screen *s)
{
	return strcmp(s->queue->code, "follow_up") == 0;
}

static bool
is_zone(const struct queue_screen *s)
{
	return strcmp(s->queue->code, "dissatisfied") == 0;
}

static void
calls_set(struct queue_screen *s, const char *text)
{
	if (strcmp(s->calls_text, text) == 0)
		return;
	free(s->calls_text);
	s->calls_text = xstrdup(text);
	app_dirty(s->v.desk->app);
}

static void
calls_came(void *ctx, const struct call_desk *d)
{
	struct queue_screen *s = ctx;
	struct strbuf text = STRBUF_INIT;

	if (d == NULL || !is_calls(s))
		return;
	call_desk_text(&text, d);
	calls_set(s, text.s);
	/* Their rows stand in another part of the list now. */
	if (s->calls_due >= 0 && s->calls_due != d->due)
		live_refresh(s->live);
	s->calls_due = d->due;
	s->calls_open = d->open;
	strbuf_finish(&text);
}

static void
calls_again(void *ctx)
{
	struct queue_screen *s = ctx;

	s->calls_timer = NULL;
	if (!app_quiet(s->v.desk->app))
		calls_ask(s);
}

static void
calls_ask(struct queue_screen *s)
{
	loop_cancel(s->calls_timer);
	s->calls_timer = NULL;
	if (!is_calls(s)) {
		call_desk_forget(&s->calls);
		calls_set(s, "");
		s->calls_due = -1;
		return;
	}
	call_desk_ask(&s->calls, s->v.desk->db, calls_came, s);
	s->calls_timer = loop_after(s->v.desk->loop, CALLS_EVERY_MS, calls_again, s);
}

static bool
may_call(const struct queue_screen *s, const struct ticket *t)
{
	return t->call_ms != NO_TIME && t->call_ms <= desk_now(s->v.desk) &&
	    !feed_ticket_gone(t) && !desk_held(s->v.desk, t) &&
	    (s->calls_open || strcmp(t->call_mark, "promised") == 0);
}

static const struct ticket *
call_after(const struct queue_screen *s, size_t from)
{
	struct feed *feed = live_feed(s->live);

	for (size_t i = 0; i < feed_count(feed); i++) {
		size_t at = (from + i) % feed_count(feed);

		if (may_call(s, feed_row(feed, at)))
			return feed_row(feed, at);
	}
	return NULL;
}

const struct ticket *
queue_view_next_call(struct view *view, int64_t after)
{
	struct queue_screen *s = screen_of(view);
	const struct ticket *t = list_selected_row(s->list);
	size_t at = after != 0 ? feed_find(live_feed(s->live), after) : SIZE_MAX;

	if (!is_calls(s)) {
		app_say(s->v.desk->app, STYLE_WARN, "%s", _("Open the follow-up queue first: 6."));
		return NULL;
	}
	if (after != 0 || t == NULL || !may_call(s, t))
		t = call_after(s, at == SIZE_MAX ? 0 : at + 1);
	if (t == NULL || t->id == after)
		app_say(s->v.desk->app, STYLE_WARN, "%s", s->calls_open ? _("Nobody is to be called now.") :
		    _("Outside the polite hours nobody is called."));
	else
		list_select(s->list, t->id);
	return t != NULL && t->id != after ? t : NULL;
}

/* What we sent on its way ourselves need not stand there as gone. */
static void
drop_own(struct queue_screen *s)
{
	struct feed *feed = live_feed(s->live);

	size_t kept = 0;

	for (size_t i = 0; i < s->own_count; i++) {
		int64_t ticket = s->own[i].ticket;
		size_t at = feed_find(feed, ticket);

		if (at != SIZE_MAX && feed_gone(feed, at)) {
			feed_remove(feed, ticket);
			list_tag(s->list, ticket, false);
		} else if (at != SIZE_MAX && feed_row(feed, at)->version < s->own[i].version) {
			/* Not read again yet. If it goes later, somebody else has sent it. */
			s->own[kept++] = s->own[i];
		}
	}
	s->own_count = kept;
}

/* The first rows of another question: where its reader was, else at the top. */
static void
settle_selection(struct queue_screen *s)
{
	if (!s->fresh || live_empty_yet(s->live))
		return;
	s->fresh = false;
	if (s->wanted == 0 || !list_select(s->list, s->wanted))
		list_move_to(s->list, 0);
	s->wanted = 0;
}

/* Wide enough for the longest number so far; it never gets narrower under the reader's eyes. */
static void
fit_numbers(struct queue_screen *s)
{
	struct feed *feed = live_feed(s->live);

	for (size_t i = 0; i < feed_count(feed); i++) {
		int extra = desk_number_extra(feed_row(feed, i));

		if (extra > s->number_extra)
			s->number_extra = extra < NUMBER_EXTRA ? extra : NUMBER_EXTRA;
	}
	list_widen(s->list, "number", s->number_extra);
}

static void
live_changed(void *ctx)
{
	struct queue_screen *s = ctx;

	drop_own(s);
	s->kinds_known = false;
	fit_numbers(s);
	s->v.desk->cells_at_ms = desk_now(s->v.desk);
	list_sync(s->list);
	settle_selection(s);
	if (!s->v.desk->opening)
		app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
}

static void
live_trouble(void *ctx, const char *sentence)
{
	struct queue_screen *s = ctx;

	app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct queue_screen *s = ctx;
	bool side = ids == NULL;

	if (ids == NULL)
		live_refresh(s->live);
	else
		live_touch(s->live, ids, count);
	if (is_calls(s))
		calls_ask(s);
	for (size_t i = 0; i < count; i++)
		side = side || ids[i] == s->side_id;
	if (s->side_id != 0 && side)
		side_ask(s);
}

static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
	struct queue_screen *s = ctx;

	if (feed_find(live_feed(s->live), ticket) != SIZE_MAX)
		*VEC_ADD(s->own, s->own_count, s->own_cap) = (struct own_write){ ticket, version };
}

/* --- the view ------------------------------------------------------------- */

static size_t
index_of(const struct queue_kind *queue)
{
	return (size_t)(queue - queue_kinds);
}

static void
ask(struct queue_screen *s)
{
	s->fresh = true;
	ticket_kinds_clear(&s->kinds);
	s->number_extra = 0;
	/* The old rows stay on the screen for the moment that an answer mostly takes. */
	app_hold(s->v.desk->app, HOLD_MS);
	if (is_calls(s))
		list_set_columns(s->list, call_columns, call_column_count);
	else if (is_zone(s))
		list_set_columns(s->list, zone_columns, zone_column_count);
	else
		list_set_columns(s->list, ticket_columns, ticket_column_count);
	live_ask(s->live, s->queue, s->filter);
	calls_ask(s);
}

void
queue_view_switch(struct view *view, const struct queue_kind *queue)
{
	struct queue_screen *s = screen_of(view);

	if (queue == s->queue)
		return;
	s->left_on[index_of(s->queue)] = list_selected(s->list);
	s->queue = queue;
	s->wanted = s->left_on[index_of(queue)];
	list_range_drop(s->list);
	list_tag_clear(s->list);
	badges_open(s->v.desk, queue);
	ask(s);
}

const struct queue_kind *
queue_view_kind(const struct view *view)
{
	return ((const struct queue_screen *)view)->queue;
}

static void
draw_empty(struct queue_screen *s, struct canvas *canvas, struct rect area)
{
	const char *what = live_stopped(s->live) ? _("Stopped. = asks again.") :
	    live_empty_yet(s->live) ? _("Reading…") :
	    *s->filter != '\0' ? _("Nothing here under this filter. / changes it, Esc drops it.") :
	    account_may(&s->v.desk->account, "see_platform") ||
	    account_may(&s->v.desk->account, "see_unit") ? _("Nothing here. All done.") :
	    _("Your role is shown no tickets.");

	canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT, what);
	canvas->cursor_row = area.row;
	canvas->cursor_col = area.col;
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct queue_screen *s = screen_of(view);
	bool focus = app_top(s->v.desk->app) == view;
	struct rect list_area = area;

	desk_tick(s->v.desk);
	show_status(s);
	if (area.cols < DETAIL_FROM)
		s->side_id = 0;
	if (area.cols >= DETAIL_FROM) {
		struct rect side = area;

		list_area.cols = area.cols / 2;
		side.col += list_area.cols + 1;
		side.cols -= list_area.cols + 1;
		canvas_fill(canvas, (struct rect){ area.row, side.col - 1, area.rows, 1 }, 0x2502,
		    STYLE_RULE);
		side_draw(s, canvas, side);
	}
	if (feed_count(live_feed(s->live)) == 0)
		draw_empty(s, canvas, list_area);
	else
		list_draw(s->list, canvas, list_area, focus);
}

static const struct ticket *
selected(struct desk_view *v)
{
	return list_selected_row(((struct queue_screen *)v)->list);
}

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

/* The dictionaries say what a state allows: nothing is known before they have come. */
static bool
can(struct view *view, const struct action *action)
{
	struct queue_screen *s = screen_of(view);
	struct feed *feed = live_feed(s->live);

	for (size_t i = 0; !s->kinds_known && i < feed_count(feed); i++)
		ticket_kinds_add(&s->kinds, s->v.desk, feed_row(feed, i));
	s->kinds_known = s->v.desk->names->loaded;
	return ticket_kinds_can(&s->kinds, view, action);
}

static void
destroy(struct view *view)
{
	struct queue_screen *s = screen_of(view);

	desk_unlisten(s->v.desk, s);
	loop_cancel(s->calls_timer);
	call_desk_forget(&s->calls);
	free(s->calls_text);
	detail_forget(&s->side_query);
	pager_destroy(s->side);
	list_destroy(s->list);
	live_destroy(s->live);
	ticket_kinds_finish(&s->kinds);
	free(s->own);
	free(s->filter);
	free(s);
}

/* --- actions -------------------------------------------------------------- */

/* Who ends quarrels, calls citizens, sends out again goes from the ticket to where that is done. */
static struct view *
desk_of_ticket(const struct queue_screen *s, const struct ticket *t)
{
	const struct account *account = &s->v.desk->account;

	if (strcmp(s->queue->code, "objection") == 0 && account_may(account, "coordinate"))
		return docket_view(s->v.desk, t);
	if (is_calls(s) && account_may(account, "follow_up"))
		return followup_view(s->v.desk, t, false);
	if (is_zone(s) && account->unit_id == 0)
		return zone_view(s->v.desk, t);
	return detail_view(s->v.desk, t);
}

static void
run_open(struct view *view, const struct args *args)
{
	struct queue_screen *s = screen_of(view);
	const struct ticket *t = list_selected_row(s->list);

	if (t != NULL)
		app_push(s->v.desk->app, desk_of_ticket(s, t));
}

static void
run_show_new(struct view *view, const struct args *args)
{
	struct queue_screen *s = screen_of(view);

	if (live_stopped(s->live)) {
		ask(s);
		return;
	}
	desk_catch_up(s->v.desk);
	feed_merge(live_feed(s->live));
	list_sync(s->list);
	app_dirty(s->v.desk->app);
}

static void
set_filter(struct queue_screen *s, const char *text)
{
	struct strbuf clean = STRBUF_INIT;

	sanitize(&clean, text, strlen(text), SANITIZE_LINE);
	if (strcmp(strbuf_str(&clean), s->filter) != 0 && desk_can_read(s->v.desk)) {
		free(s->filter);
		s->filter = strbuf_take(&clean);
		s->wanted = list_selected(s->list);
		ask(s);
	}
	strbuf_finish(&clean);
}

static void
filter_done(void *ctx, const char *text)
{
	if (text != NULL)
		set_filter(ctx, text);
}

static void
run_filter(struct view *view, const struct args *args)
{
	struct queue_screen *s = screen_of(view);
	struct strbuf words = STRBUF_INIT;

	if (args == NULL || args->count == 0) {
		prompt_line(s->v.desk->app, "/", s->filter, NULL, filter_done, s);
		return;
	}
	for (int i = 0; i < args->count; i++)
		strbuf_addf(&words, "%s%s", i > 0 ? " " : "", args->words[i]);
	set_filter(s, words.s);
	strbuf_finish(&words);
}

static void
run_stop(struct view *view, const struct args *args)
{
	struct queue_screen *s = screen_of(view);

	if (live_cancel(s->live))
		return;
	if (list_ranging(s->list))
		list_range_drop(s->list);
	else if (list_tag_count(s->list) > 0)
		list_tag_clear(s->list);
	else
		set_filter(s, "");
	app_dirty(s->v.desk->app);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Details"), N_("Open the selected ticket, or the desk that it is at."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "show-new", "=", N_("Show new"), N_("Take in new rows and put moved ones in their places."), NULL,
	    NULL, 0, run_show_new },
	{ "filter", "/", N_("Filter"), N_("Show only rows that hold all these words."), N_("[WORDS]"), NULL,
	    ACTION_HINT, run_filter },
	{ "stop", "Esc", N_("Stop"), N_("Stop a slow question; else drop tags; else drop the filter."), NULL,
	    NULL, 0, run_stop },
};

const struct action_table queue_actions = {
	"queue", N_("Queue"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = {
	&ticket_actions, &queue_actions, &chase_actions, &list_actions, &tag_actions,
	&dispute_actions, &privacy_actions, &aftercare_actions,
	&supervise_actions, NULL,
};

static bool
awaits(struct view *view)
{
	const struct queue_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, !live_empty_yet(s->live), live_asking(s->live));
}

static const struct view_ops ops = {
	.name = "queue",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.can = can,
	.can_kept = ticket_can_kept,
	.list = list_of,
	.destroy = destroy,
};

struct view *
queue_view(struct desk *desk, const struct queue_kind *queue)
{
	struct queue_screen *s = xcalloc(1, sizeof *s);
	struct live_events events = { live_changed, live_trouble, s };
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, rows_more, s };

	_Static_assert(MAX_QUEUES >= 9, "room for every queue");
	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = selected;
	s->queue = queue;
	s->filter = xstrdup("");
	s->calls_text = xstrdup("");
	s->calls_due = -1;
	s->side = pager_create();
	s->live = live_create(desk->db, &desk->account, desk->page_size, &events);
	s->list = list_create(ticket_columns, ticket_column_count, &source);
	list_set_bar(s->list, desk->bar);
	list_keep(s->list, ticket_keep, ticket_drop);
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	ask(s);
	return &s->v.view;
}
