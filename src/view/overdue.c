/* SPDX-License-Identifier: MIT */
/*
 * The overdue desk (逾期): what units are late with or soon will be. On top what has to be seen on
 * the spot within the hour, with the checklist; then requests for more time; then a group a unit,
 * the worst first. A group is one row, with its tickets below it when it is open. What happens
 * meanwhile changes cells and counts, never places: new rows wait for =.
 */
#include "view/views.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "ui/list.h"
#include "view/badges.h"
#include "bulk.h"
#include "overdue_private.h"
#include "ticket_actions.h"

#define HOLD_MS 100
#define GAP_MS 1000              /* between two questions that nobody pressed a key for */
#define AGAIN_MS 60000           /* what is late becomes so without anybody doing anything */
#define GROUP_SHOWN 6            /* rows of a group that come into the window with its head */

static struct overdue_screen *
screen_of(struct view *view)
{
	return (struct overdue_screen *)view;
}

/* --- asking --------------------------------------------------------------------------- */

static void
ask_again(void *ctx)
{
	struct overdue_screen *s = ctx;

	s->timer = NULL;
	/* What one did oneself is shown whatever the line is like. */
	if ((app_quiet(s->v.desk->app) && s->own_count == 0) ||
	    app_base(s->v.desk->app) != &s->v.view)
		s->stale = true;
	else
		late_ask_now(s);
}

static void
set_timer(struct overdue_screen *s, int64_t ms)
{
	loop_cancel(s->timer);
	s->timer = loop_after(s->v.desk->loop, ms, ask_again, s);
}

void
late_ask_now(struct overdue_screen *s)
{
	if (s->query.call != NULL) {
		s->stale = true;
		return;
	}
	s->stale = false;
	s->asked_at = desk_now(s->v.desk);
	late_ask(&s->query, s->v.desk->db, s->open, s->open_count, late_came, s);
	set_timer(s, AGAIN_MS);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct overdue_screen *s = ctx;
	int64_t since = desk_now(s->v.desk) - s->asked_at;

	set_timer(s, s->own_count > 0 || since > GAP_MS ? 0 : GAP_MS - since);
}

static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
	struct overdue_screen *s = ctx;

	*VEC_ADD(s->own, s->own_count, s->own_cap) = ticket;
}

/* --- cells ---------------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct overdue_screen *)ctx)->item_count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct overdue_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct item *)row)->id;
}

/* Only tickets are tagged: a head stands for its tickets by itself. */
static void *
keep_item(const void *row)
{
	const struct item *item = row;

	return item->row != NULL ? ticket_keep(&item->row->ticket) : NULL;
}

static const struct item *
selected_item(const struct overdue_screen *s)
{
	return list_selected_row(s->list);
}

/* --- actions -------------------------------------------------------------------------- */

static void
show_unit(struct overdue_screen *s, int unit_id, bool on)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->open_count; i++) {
		if (s->open[i] != unit_id)
			s->open[kept++] = s->open[i];
	}
	s->open_count = kept;
	if (on)
		*VEC_ADD(s->open, s->open_count, s->open_cap) = unit_id;
}

static bool
has_rows(const struct overdue_screen *s, const struct late_group *g)
{
	for (size_t i = 0; i < s->page->row_count; i++) {
		if (late_in_group(&s->page->rows[i], g))
			return true;
	}
	return false;
}

/* Its tickets are asked for once; opened again, they stand as they were left. */
static void
toggle(struct overdue_screen *s, const struct late_group *g)
{
	bool on = !late_is_open(s, g);
	int unit_id = g->unit_id;

	if (g->section != LATE_UNIT) {
		s->shut[g->section] = !on;
	} else {
		show_unit(s, unit_id, on);
		if (on && !has_rows(s, g)) {
			s->opening = unit_id;
			app_hold(s->v.desk->app, HOLD_MS);
			late_ask_now(s);
		}
	}
	late_build(s);
}

static void
run_open(struct view *view, const struct args *args)
{
	struct overdue_screen *s = screen_of(view);
	const struct item *item = selected_item(s);

	if (item == NULL)
		return;
	if (item->row == NULL)
		toggle(s, item->group);
	else
		app_push(s->v.desk->app, detail_view(s->v.desk, &item->row->ticket));
}

/* From any of its rows; the cursor stands on the head then. */
static void
run_fold(struct view *view, const struct args *args)
{
	struct overdue_screen *s = screen_of(view);
	const struct item *item = selected_item(s);
	const struct late_group *g;

	if (item == NULL)
		return;
	g = item->group;
	for (size_t i = 0; i < s->item_count; i++) {
		if (s->items[i].group == g && s->items[i].row == NULL)
			list_select(s->list, s->items[i].id);
	}
	toggle(s, g);
}

/* With what is below its head, as far as that goes. */
static void
show_group(struct overdue_screen *s, size_t head)
{
	size_t last = head;

	while (last + 1 < s->item_count && last < head + GROUP_SHOWN &&
	    s->items[last + 1].row != NULL)
		last++;
	list_move_to(s->list, last);
	list_move_to(s->list, head);
}

static void
move_group(struct overdue_screen *s, int step)
{
	size_t at = list_index(s->list);

	for (size_t i = at + (size_t)step; i < s->item_count; i += (size_t)step) {
		if (s->items[i].row == NULL) {
			show_group(s, i);
			return;
		}
	}
}

static void
run_next_group(struct view *view, const struct args *args)
{
	move_group(screen_of(view), 1);
}

static void
run_previous_group(struct view *view, const struct args *args)
{
	move_group(screen_of(view), -1);
}

/* Told when asked for: following the cursor it would cost a line with every step. */
static void
run_history(struct view *view, const struct args *args)
{
	struct overdue_screen *s = screen_of(view);
	const struct item *item = selected_item(s);
	struct strbuf text = STRBUF_INIT;

	if (item != NULL && item->row != NULL)
		late_history(s, item->row, &text);
	app_say(s->v.desk->app, STYLE_PLAIN, "%s", text.len > 0 ? text.s :
	    _("This is a group: Enter shows its tickets."));
	strbuf_finish(&text);
}

static void
run_show_new(struct view *view, const struct args *args)
{
	struct overdue_screen *s = screen_of(view);

	if (!desk_can_read(s->v.desk))
		return;
	desk_catch_up(s->v.desk);
	s->renew = true;
	late_ask_now(s);
}

static void
run_stop(struct view *view, const struct args *args)
{
	struct overdue_screen *s = screen_of(view);

	if (list_ranging(s->list))
		list_range_drop(s->list);
	else if (list_tag_count(s->list) > 0)
		list_tag_clear(s->list);
	else if (*s->filter != '\0')
		late_filter(s, "");
	else
		app_pop(s->v.desk->app, view);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Open"), N_("Open the ticket; on a group: show its tickets, or hide them."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_open },
	{ "fold", "Tab", N_("Fold"), N_("Hide the tickets of the group, or show them, from any of its rows."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_fold },
	{ "next-group", "]", N_("Next group"), N_("Go to the next group."), NULL, NULL,
	    ACTION_HINT | ACTION_MOTION | ACTION_ROWS, run_next_group },
	{ "previous-group", "[", N_("Group before"), N_("Go to the group before."), NULL, NULL,
	    ACTION_MOTION | ACTION_ROWS, run_previous_group },
	{ "history", "i", N_("So far"),
	    N_("Tell how the unit was chased about the ticket so far, or why it asks for more time."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_history },
	{ "show-new", "=", N_("Show new"), N_("Take in new rows, the worst first again."), NULL, NULL, 0,
	    run_show_new },
	{ "filter", "/", N_("Filter"),
	    N_("Show only groups and tickets on the screen that hold all these words."), N_("[WORDS]"),
	    NULL, ACTION_HINT, late_run_filter },
	{ "stop", "Esc", N_("Stop"), N_("Drop a range; else tags; else the filter; else go back to the queues."), NULL,
	    NULL, 0, run_stop },
};

const struct action_table overdue_actions = {
	"overdue", N_("Overdue"), actions, ARRAY_LEN(actions),
};

/* --- life ----------------------------------------------------------------------------- */

static const struct ticket *
selected(struct desk_view *v)
{
	const struct item *item = selected_item((struct overdue_screen *)v);

	return item != NULL && item->row != NULL ? &item->row->ticket : NULL;
}

/* What is done to a head is done to the tickets below it, which are on the screen. */
static bool
group(struct desk_view *v, struct ticket_set *out)
{
	struct overdue_screen *s = (struct overdue_screen *)v;
	const struct item *item = selected_item(s);

	if (item == NULL || item->row != NULL)
		return false;
	if (!late_is_open(s, item->group) || !has_rows(s, item->group)) {
		/* Nothing is done to what was not seen. */
		if (!late_is_open(s, item->group))
			toggle(s, item->group);
		return false;
	}
	for (size_t i = 0; i < s->item_count; i++) {
		const struct late_row *r = s->items[i].row;

		if (s->items[i].group == item->group && r != NULL && !r->gone)
			ticket_set_add(out, &r->ticket);
	}
	return out->count > 0;
}

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
event(struct view *view, enum view_event event)
{
	struct overdue_screen *s = screen_of(view);

	if (event == VIEW_TOP)
		badges_open(s->v.desk, queue_by_code("overdue"));
	if (event == VIEW_TOP && s->stale)
		late_ask_now(s);
}

static void
destroy(struct view *view)
{
	struct overdue_screen *s = screen_of(view);

	if (s->v.desk->queues != NULL)
		badges_open(s->v.desk, queue_view_kind(s->v.desk->queues));
	desk_unlisten(s->v.desk, s);
	loop_cancel(s->timer);
	late_forget(&s->query);
	list_destroy(s->list);
	late_page_destroy(s->page);
	ticket_kinds_finish(&s->kinds);
	free(s->items);
	free(s->filter);
	free(s->open);
	free(s->own);
	free(s);
}

static const struct action_table *const tables[] = {
	&overdue_actions, &chase_actions, &ticket_actions, &list_actions, &tag_actions,
	&privacy_actions, &supervise_actions, NULL,
};

static bool
awaits(struct view *view)
{
	const struct overdue_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->page != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "overdue",
	.tables = tables,
	.can = late_can,
	.can_kept = late_can_kept,
	.awaits = awaits,
	.draw = late_draw,
	.event = event,
	.list = list_of,
	.destroy = destroy,
};

struct view *
overdue_view(struct desk *desk)
{
	struct overdue_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = selected;
	s->v.group = group;
	s->filter = xstrdup("");
	s->list = list_create(late_columns, late_column_count, &source);
	list_set_bar(s->list, desk->bar);
	list_keep(s->list, keep_item, ticket_drop);
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	app_hold(desk->app, HOLD_MS);
	late_ask_now(s);
	return &s->v.view;
}
