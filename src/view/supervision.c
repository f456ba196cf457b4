/* SPDX-License-Identifier: MIT */
/*
 * The supervisor's desk: the cases, worst first, or those that are closed. What others change is
 * shown where it stands; what is new or sorts elsewhere waits for the = key, so that nothing
 * moves under the cursor.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/cases.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "view/badges.h"

#include "case_actions.h"
#include "case_text.h"
#include "cells.h"

#define MOST 200                 /* that are read again at once */

struct row {
	struct supervision c;
	bool gone;               /* closed, or out of sight, since it was read */
};

struct supervision_screen {
	struct case_desk d;
	struct cases_query query;
	struct row *rows;
	size_t count, cap;
	struct supervision *news; /* as it is now, in its order, until it is asked for */
	size_t news_count;
	size_t fresh;            /* of them not shown */
	bool read, complete, closed;
	bool more;               /* the question that is open is about the next page */
	struct list *list;
};

static struct supervision_screen *
screen_of(struct view *view)
{
	return (struct supervision_screen *)view;
}

/* --- rows ---------------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct supervision_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct supervision_screen *)ctx)->rows[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct row *)row)->c.id;
}

static enum style
foreign(struct strbuf *out, const struct row *r, const char *text, enum style style)
{
	sanitize_adds(out, text);
	return r->gone ? STYLE_FAINT : style;
}

static enum style
cell_level(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;

	strbuf_addf(out, _("L%d"), r->c.level);
	return r->gone ? STYLE_FAINT : r->c.level >= 3 ? STYLE_ALARM : STYLE_STRONG;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;

	return foreign(out, r, r->c.number, STYLE_PLAIN);
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;
	const struct desk *desk = ((struct desk_view *)ctx)->desk;

	if (r->c.closed_ms != NO_TIME) {
		moment_brief(out, r->c.closed_ms, desk->cells_at_ms);
		return STYLE_FAINT;
	}
	if (r->gone) {
		strbuf_adds(out, _("gone"));
		return STYLE_FAINT;
	}
	return cell_due(desk, r->c.due_ms, NO_TIME, "hours", false, out);
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;

	strbuf_adds(out, cause_label(r->c.kind));
	return r->gone ? STYLE_FAINT : STYLE_PLAIN;
}

static enum style
cell_units(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;

	return foreign(out, r, r->c.units, STYLE_PLAIN);
}

/* Reports that came of those asked for; or how it ended. */
static enum style
cell_state(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;
	const struct desk *desk = ((struct desk_view *)ctx)->desk;

	if (r->c.closed_ms != NO_TIME)
		strbuf_adds(out, names_reason(desk->names, "case", r->c.result_code));
	else if (strcmp(r->c.state, "answered") == 0)
		strbuf_adds(out, case_state_label(r->c.state));
	else if (r->c.asked > 0)
		strbuf_addf(out, _("rep %d/%d"), r->c.answered, r->c.asked);
	return r->gone ? STYLE_FAINT : STYLE_GOOD;
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	const struct row *r = row;

	if (r->c.tickets > 1)
		strbuf_addf(out, "×%d ", r->c.tickets);
	foreign(out, r, r->c.ticket_title, STYLE_PLAIN);
	return r->gone ? STYLE_FAINT : STYLE_PLAIN;
}

static const struct list_column columns[] = {
	{ "level", N_("Level"), 3, 0, ALIGN_LEFT, cell_level },
	{ "number", N_("Number"), 14, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "kind", N_("Cause"), 8, 0, ALIGN_LEFT, cell_kind },
	{ "units", N_("Units"), 12, 0, ALIGN_LEFT, cell_units },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "state", N_("State"), 8, 0, ALIGN_RIGHT, cell_state },
};

/* --- what comes ---------------------------------------------------------------------- */

static void
drop_rows(struct supervision_screen *s)
{
	struct supervision *all = xcalloc(s->count + 1, sizeof *all);

	for (size_t i = 0; i < s->count; i++)
		all[i] = s->rows[i].c;
	cases_free(all, s->count);
	free(s->rows);
	s->rows = NULL;
	s->count = s->cap = 0;
}

/* Behind the rows that are shown, or instead of them. */
static void
show(struct supervision_screen *s, struct supervision *cases, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (list_find(s->list, cases[i].id) == SIZE_MAX)
			*VEC_ADD(s->rows, s->count, s->cap) = (struct row){ cases[i], false };
		else
			cases[kept++] = cases[i];
	}
	cases_free(cases, kept);
	s->fresh = 0;
}

static void
drop_news(struct supervision_screen *s)
{
	cases_free(s->news, s->news_count);
	s->news = NULL;
	s->news_count = s->fresh = 0;
}

/* Each row as it now is, where it stands. What waits is a copy that nothing is taken from. */
static void
take_news(struct supervision_screen *s, struct supervision *cases, size_t count)
{
	drop_news(s);
	for (size_t i = 0; i < s->count; i++)
		s->rows[i].gone = s->complete || i < count;
	for (size_t i = 0; i < count; i++) {
		size_t at = list_find(s->list, cases[i].id);
		struct supervision was;

		if (at == SIZE_MAX) {
			s->fresh++;
			continue;
		}
		was = s->rows[at].c;
		s->rows[at] = (struct row){ cases[i], false };
		cases[i] = was;
	}
	s->news = cases;
	s->news_count = count;
}

static void
came(void *ctx, struct supervision *cases, size_t count, const char *sentence)
{
	struct supervision_screen *s = ctx;
	struct desk *desk = s->d.v.desk;
	bool news = s->read && !s->more && s->count > 0;

	if (desk_came(desk, sentence) && news) {
		take_news(s, cases, count);
	} else if (sentence == NULL) {
		s->complete = count < (size_t)desk->page_size;
		show(s, cases, count);
		s->read = true;
	}
	s->more = false;
	desk->cells_at_ms = desk_now(desk);
	list_sync(s->list);
}

static void
ask(struct supervision_screen *s)
{
	size_t limit = s->count + (size_t)s->d.v.desk->page_size;

	cases_ask(&s->query, s->d.v.desk->db, s->closed, 0,
	    !s->read ? s->d.v.desk->page_size : (int)(limit < MOST ? limit : MOST), came, s);
}

static void
rows_more(void *ctx)
{
	struct supervision_screen *s = ctx;

	if (s->complete || s->query.call != NULL || s->count == 0)
		return;
	s->more = true;
	cases_ask(&s->query, s->d.v.desk->db, s->closed, s->rows[s->count - 1].c.id,
	    s->d.v.desk->page_size, came, s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct supervision_screen *s = ctx;

	if (!s->more)
		ask(s);
}

/* --- the view ------------------------------------------------------------------------ */

static void
show_status(struct supervision_screen *s)
{
	struct frame *frame = app_frame(s->d.v.desk->app);
	struct strbuf out = STRBUF_INIT;

	if (s->closed)
		strbuf_adds(&out, _("closed cases "));
	if (s->fresh > 0)
		strbuf_addf(&out, _("%zu new cases, press = to show "), s->fresh);
	frame_set(&frame->status_left, strbuf_str(&out));
	strbuf_finish(&out);
}

/* Why it is, how grave, what is asked or was the result. */
static void
draw_foot(struct supervision_screen *s, struct canvas *canvas, struct rect foot)
{
	const struct row *r = list_rested_row(s->list, s->d.v.desk->app);
	struct strbuf why = STRBUF_INIT;

	desk_draw_named_rule(canvas, foot, r != NULL ? r->c.number : "");
	if (r == NULL)
		return;
	case_level_text(&why, r->c.level, r->c.level_name);
	strbuf_adds(&why, "  ");
	case_why(&why, &r->c);
	canvas_field(canvas, foot.row + 1, foot.col + 1, foot.cols - 1, ALIGN_LEFT, STYLE_PLAIN,
	    why.s);
	strbuf_clear(&why);
	foreign(&why, r, *r->c.result != '\0' ? r->c.result : r->c.reason, STYLE_PLAIN);
	canvas_field(canvas, foot.row + 2, foot.col + 1, foot.cols - 1, ALIGN_LEFT, STYLE_PLAIN,
	    strbuf_str(&why));
	strbuf_finish(&why);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct supervision_screen *s = screen_of(view);
	struct rect rows = area, foot = area;

	desk_tick(s->d.v.desk);
	show_status(s);
	if (s->count == 0) {
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    s->read ? _("There is no case.") : desk_reading(s->d.v.desk));
		canvas->cursor_row = area.row;
		canvas->cursor_col = area.col;
		return;
	}
	rows.rows -= 3;
	foot.row += rows.rows;
	list_draw(s->list, canvas, rows, app_top(s->d.v.desk->app) == view);
	draw_foot(s, canvas, foot);
}

static void
run_open(struct view *view, const struct args *args)
{
	struct supervision_screen *s = screen_of(view);
	const struct row *r = list_selected_row(s->list);

	if (r != NULL)
		app_push(view->app, case_view(s->d.v.desk, r->c.id));
}

/* All anew, in its order; the selection stays where it is. */
static void
restart(struct supervision_screen *s)
{
	drop_news(s);
	drop_rows(s);
	s->read = s->more = false;
	desk_hold(s->d.v.desk);
	ask(s);
}

static void
run_show_new(struct view *view, const struct args *args)
{
	desk_catch_up(screen_of(view)->d.v.desk);
	restart(screen_of(view));
}

static void
run_list_closed(struct view *view, const struct args *args)
{
	struct supervision_screen *s = screen_of(view);

	if (!desk_can_read(s->d.v.desk))
		return;
	s->closed = !s->closed;
	restart(s);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Open"), N_("Open the case: its tickets, reports, record."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "show-new", "=", N_("Show new"), N_("Take in new cases and put all in their order."), NULL,
	    NULL, 0, run_show_new },
	{ "list-closed", "c", N_("Closed cases"), N_("Show the closed cases, or the open ones again."),
	    NULL, NULL, ACTION_HINT, run_list_closed },
};

const struct action_table supervision_actions = {
	"supervision", N_("Supervision cases"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = {
	&supervision_actions, &case_actions, &list_actions, NULL,
};

static const struct supervision *
chosen(struct case_desk *d)
{
	const struct row *r = list_selected_row(((struct supervision_screen *)(void *)d)->list);

	return r != NULL ? &r->c : NULL;
}

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
event(struct view *view, enum view_event event)
{
	if (event == VIEW_TOP)
		badges_open(screen_of(view)->d.v.desk, queue_by_code("supervision"));
}

static void
destroy(struct view *view)
{
	struct supervision_screen *s = screen_of(view);

	if (s->d.v.desk->queues != NULL)
		badges_open(s->d.v.desk, queue_view_kind(s->d.v.desk->queues));
	desk_unlisten(s->d.v.desk, s);
	cases_forget(&s->query);
	case_desk_finish(&s->d);
	list_destroy(s->list);
	drop_news(s);
	drop_rows(s);
	free(s);
}

/* Of any case: see ticket_kinds.h. */
static bool
can(struct view *view, const struct action *action)
{
	const struct supervision_screen *s = screen_of(view);

	for (size_t i = 0; i < s->count; i++) {
		if (case_can_of(action, &s->rows[i].c))
			return true;
	}
	return !(action->flags & ACTION_ROW);
}

static bool
awaits(struct view *view)
{
	const struct supervision_screen *s = screen_of(view);

	return desk_awaits(s->d.v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "supervision",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.list = list_of,
	.can = can,
	.event = event,
	.destroy = destroy,
};

struct view *
supervision_view(struct desk *desk)
{
	struct supervision_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, rows_more, s };

	s->d.v.view.ops = &ops;
	s->d.v.desk = desk;
	s->d.chosen = chosen;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	/* "dissatisfied" needs more room than 多次退单. */
	list_widen(s->list, "kind", strcmp(i18n_language(), "zh") == 0 ? 0 : 4);
	list_set_bar(s->list, desk->bar);
	desk_listen(desk, (struct desk_listener){ .changed = changed, .ctx = s });
	desk_hold(desk);
	ask(s);
	return &s->d.v.view;
}
