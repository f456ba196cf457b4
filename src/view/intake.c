/* SPDX-License-Identifier: MIT */
/*
 * Intake: what the login has registered today, the newest first, by which channel, and what has
 * become of it. From here it is classified, merged, closed at intake, sent on.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/feed.h"
#include "query/intake.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "view/views.h"

#include "bulk.h"
#include "ticket_actions.h"

#define HOLD_MS 100

struct intake_screen {
	struct desk_view v;
	struct registered *items;
	size_t count;
	bool read;
	bool back;               /* something that stood over it has gone: the form, perhaps */
	struct registered_query query;
	struct list *list;
};

static struct intake_screen *
screen_of(struct view *view)
{
	return (struct intake_screen *)view;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct intake_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct intake_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct registered *)row)->ticket.id;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	const struct intake_screen *s = ctx;

	for (size_t i = 0; i < s->count; i++) {
		if (s->items[i].ticket.id == id)
			return i;
	}
	return SIZE_MAX;
}

static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	strbuf_adds(out, t->urgency >= URGENCY_DANGER ? "!!" : t->urgency > 0 ? "!" : "");
	return STYLE_ALARM;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	desk_add_number(out, row);
	return STYLE_PLAIN;
}

static enum style
cell_at(void *ctx, const void *row, struct strbuf *out)
{
	moment_clock(out, ((const struct registered *)row)->at_ms);
	return STYLE_PLAIN;
}

static enum style
cell_channel(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct registered *)row)->channel);
	return STYLE_PLAIN;
}

/* How it was closed says more than that it is. */
static enum style
cell_state(void *ctx, const void *row, struct strbuf *out)
{
	const struct registered *r = row;
	const struct intake_screen *s = ctx;

	if (*r->close_type != '\0')
		sanitize_adds(out, names_reason(s->v.desk->names, NULL, r->close_type));
	else
		strbuf_adds(out, state_label(r->ticket.state));
	return *r->close_type != '\0' ? STYLE_FAINT : STYLE_PLAIN;
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct ticket *)row)->title);
	return STYLE_PLAIN;
}

static enum style
cell_merged(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket *t = row;

	if (t->merged > 0)
		strbuf_addf(out, _("mg%d"), t->merged);
	return STYLE_MARK;
}

static const struct list_column columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "at", N_("Registered"), 8, 0, ALIGN_LEFT, cell_at },
	{ "channel", N_("Channel"), 10, 0, ALIGN_LEFT, cell_channel },
	{ "state", N_("State"), 10, 0, ALIGN_LEFT, cell_state },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "merged", N_("Merged"), 5, 0, ALIGN_RIGHT, cell_merged },
};

/* --- drawing --------------------------------------------------------------------- */

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct intake_screen *s = screen_of(view);
	struct rect rows = area;
	char *head = xasprintf(_("Registered by you today: %zu"), s->count);

	frame_set(&app_frame(s->v.desk->app)->status_left, "");
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG, head);
	free(head);
	rows.row++;
	rows.rows--;
	if (s->count > 0)
		list_draw(s->list, canvas, rows, app_top(s->v.desk->app) == view);
	else
		canvas_text(canvas, rows.row + 1, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    s->read ? _("Nothing yet. ; registers an appeal.") : desk_reading(s->v.desk));
}

/* --- answers ---------------------------------------------------------------------- */

static void
widen(struct intake_screen *s)
{
	int most = 0;

	for (size_t i = 0; i < s->count; i++) {
		int extra = desk_number_extra(&s->items[i].ticket);

		most = extra > most ? extra : most;
	}
	list_widen(s->list, "number", most);
}

static void
came(void *ctx, struct registered *items, size_t count, const char *sentence)
{
	struct intake_screen *s = ctx;

	if (sentence != NULL) {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
	} else {
		/* What was registered a moment ago is what one wants to see. */
		bool fresh = s->back && count > 0 && rows_find(s, items[0].ticket.id) == SIZE_MAX;

		registered_free(s->items, s->count);
		s->items = items;
		s->count = count;
		s->read = true;
		s->back = false;
		widen(s);
		list_sync(s->list);
		if (fresh)
			list_move_to(s->list, 0);
	}
	app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
}

static void
ask(struct intake_screen *s)
{
	registered_ask(&s->query, s->v.desk->db, came, s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct intake_screen *s = ctx;
	bool ours = ids == NULL;

	for (size_t i = 0; i < count; i++)
		ours = ours || rows_find(s, ids[i]) != SIZE_MAX;
	if (ours)
		ask(s);
}

/* The form has closed: there is one more. */
static void
event(struct view *view, enum view_event what)
{
	struct intake_screen *s = screen_of(view);

	if (what != VIEW_TOP || !s->read)
		return;
	s->back = true;
	ask(s);
}

/* --- actions ----------------------------------------------------------------------- */

static void
run_open(struct view *view, const struct args *args)
{
	const struct registered *r = list_selected_row(screen_of(view)->list);

	if (r != NULL)
		app_push(view->app, detail_view(screen_of(view)->v.desk, &r->ticket));
}

static void
run_again(struct view *view, const struct args *args)
{
	ask(screen_of(view));
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Details"), N_("Open the ticket with all that is known of it."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "again", "=", N_("Again"), N_("Read the list again."), NULL, NULL, 0, run_again },
};

const struct action_table intake_actions = {
	"intake", N_("Intake"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = {
	&intake_actions, &ticket_actions, &list_actions, &tag_actions, NULL,
};

/* --- life -------------------------------------------------------------------------- */

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static const struct ticket *
selected(struct desk_view *v)
{
	return list_selected_row(((struct intake_screen *)v)->list);
}

static void
destroy(struct view *view)
{
	struct intake_screen *s = screen_of(view);

	desk_unlisten(s->v.desk, s);
	registered_forget(&s->query);
	list_destroy(s->list);
	registered_free(s->items, s->count);
	free(s);
}

/* Of any of them: the bar stands still while the cursor moves. */
static bool
can(struct view *view, const struct action *action)
{
	const struct intake_screen *s = screen_of(view);

	for (size_t i = 0; i < s->count; i++) {
		if (ticket_can_of(view, action, &s->items[i].ticket))
			return true;
	}
	return !(action->flags & ACTION_ROW);
}

static bool
awaits(struct view *view)
{
	const struct intake_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "intake",
	.tables = tables,
	.draw = draw,
	.event = event,
	.can = can,
	.awaits = awaits,
	.list = list_of,
	.destroy = destroy,
};

struct view *
intake_view(struct desk *desk)
{
	struct intake_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = selected;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_keep(s->list, ticket_keep, ticket_drop);
	list_set_bar(s->list, desk->bar);
	desk_listen(desk, (struct desk_listener){ changed, NULL, s });
	app_hold(desk->app, HOLD_MS);
	ask(s);
	return &s->v.view;
}
