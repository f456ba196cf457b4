/* SPDX-License-Identifier: MIT */
/*
 * One line of the registry by itself: all its versions, or, for lines in conflict, each against
 * the others, and for a gap or a conflict the tickets behind it, each a key away.
 */
#include "registry_line.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/moment.h"
#include "query/find.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "view/views.h"

#include "registry_text.h"

#define TICKETS 50

struct line_screen {
	struct desk_view v;
	enum registry_list kind;
	struct pager *pager;
	bool read;
	struct registry_query lines, tickets;
	struct duty_ticket *rows;
	size_t count;
	struct list *list;
	struct find_query find;
};

/* --- the tickets ---------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct line_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct line_screen *)ctx)->rows[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct duty_ticket *)row)->id;
}

static enum style
cell_at(void *ctx, const void *row, struct strbuf *out)
{
	moment_short(out, ((const struct duty_ticket *)row)->at_ms);
	return STYLE_FAINT;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, ((const struct duty_ticket *)row)->number);
	return STYLE_PLAIN;
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	const char *title = ((const struct duty_ticket *)row)->title;

	sanitize_adds(out, title);
	return STYLE_PLAIN;
}

static const struct list_column columns[] = {
	{ "number", N_("Number"), 16, 0, ALIGN_LEFT, cell_number },
	{ "at", N_("Received"), 11, 0, ALIGN_LEFT, cell_at },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
};

static void
tickets_came(void *ctx, struct duty_ticket *tickets, size_t count, const char *sentence)
{
	struct line_screen *s = ctx;

	desk_came(s->v.desk, sentence);
	s->rows = xcalloc(count + 1, sizeof *s->rows);
	for (size_t i = 0; i < count; i++) {
		s->rows[s->count++] = tickets[i];
		tickets[i] = (struct duty_ticket){ 0 };
	}
	list_sync(s->list);
}

/* --- the lines ------------------------------------------------------------------------- */

static void
lines_came(void *ctx, struct duty *duties, size_t count, const char *sentence)
{
	struct line_screen *s = ctx;

	desk_came(s->v.desk, sentence);
	s->read = true;
	pager_clear(s->pager);
	if (s->kind != REGISTRY_CONFLICT)
		registry_history_text(s->pager, s->v.desk->names, duties, count);
	for (size_t i = 0; s->kind == REGISTRY_CONFLICT && i < count; i++) {
		registry_heading(s->pager, s->v.desk->names, &duties[i]);
		registry_text(s->pager, &duties[i]);
	}
}

/* Lines of the same list about the same matter in the same place. */
static void
ask_beside(struct line_screen *s, const struct duty *d)
{
	struct registry_limits limits = { 0 };

	if (d->category_id != 0)
		limits.categories = xasprintf("{%d}", d->category_id);
	if (*d->territory_code != '\0')
		limits.places = xasprintf("{%s}", d->territory_code);
	registry_ask(&s->lines, s->v.desk->db, s->kind, &limits, 0, TICKETS, lines_came, s);
	registry_limits_finish(&limits);
}

static void
ask(struct line_screen *s, const struct duty *d)
{
	struct db *db = s->v.desk->db;

	desk_hold(s->v.desk);
	if (s->kind == REGISTRY_CONFLICT)
		ask_beside(s, d);
	else if (d->duty_no != 0)
		registry_ask_history(&s->lines, db, d->duty_no, lines_came, s);
	if (s->list != NULL)
		registry_ask_tickets(&s->tickets, db, d->category_id, d->territory_code, TICKETS,
		    tickets_came, s);
	if (s->kind == REGISTRY_CONFLICT || d->duty_no != 0)
		return;
	/* A gap or a ruling: what its list told is all there is. */
	registry_heading(s->pager, s->v.desk->names, d);
	registry_text(s->pager, d);
	s->read = true;
}

/* --- the view ---------------------------------------------------------------------------- */

static struct line_screen *
screen_of(struct view *view)
{
	return (struct line_screen *)view;
}

/* Half for the lines, half for the tickets; with few tickets more for the lines. */
static void
draw_tickets(struct line_screen *s, struct canvas *canvas, struct rect area)
{
	char *heading = xasprintf(_("Tickets: %zu"), s->count);

	desk_draw_named_rule(canvas, area, heading);
	free(heading);
	area.row++;
	area.rows--;
	list_draw(s->list, canvas, area, app_top(s->v.desk->app) == &s->v.view);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct line_screen *s = screen_of(view);
	struct rect lower = area;

	if (s->list != NULL) {
		int wanted = (int)s->count + 1;

		lower.rows = wanted < area.rows / 2 ? wanted : area.rows / 2;
		area.rows -= lower.rows;
		lower.row += area.rows;
		draw_tickets(s, canvas, lower);
	}
	if (s->read)
		pager_draw(s->pager, canvas, area);
	else
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    desk_reading(s->v.desk));
}

static bool
key(struct view *view, const struct key *key)
{
	return screen_of(view)->list == NULL && pager_key(screen_of(view)->pager, key);
}

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
destroy(struct view *view)
{
	struct line_screen *s = screen_of(view);

	registry_forget(&s->lines);
	registry_forget(&s->tickets);
	find_forget(&s->find);
	if (s->list != NULL)
		list_destroy(s->list);
	for (size_t i = 0; i < s->count; i++)
		duty_ticket_finish(&s->rows[i]);
	free(s->rows);
	pager_destroy(s->pager);
	free(s);
}

static void
found(void *ctx, const struct ticket *ticket, size_t others, const char *sentence)
{
	struct line_screen *s = ctx;
	struct app *app = s->v.desk->app;

	if (ticket == NULL)
		app_say(app, STYLE_ERROR, "%s", sentence);
	else if (app_top(app) == &s->v.view)
		app_push(app, detail_view(s->v.desk, ticket));
}

static void
run_open(struct view *view, const struct args *args)
{
	struct line_screen *s = screen_of(view);
	const struct duty_ticket *t = list_selected_row(s->list);

	if (t != NULL)
		find_ticket(&s->find, s->v.desk->db, t->number, found, s);
}

static void
scroll(struct view *view, int lines)
{
	pager_scroll(screen_of(view)->pager, lines);
	app_dirty(view->app);
}

static void
run_text_down(struct view *view, const struct args *args)
{
	scroll(view, 1);
}

static void
run_text_up(struct view *view, const struct args *args)
{
	scroll(view, -1);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Details"), N_("Open the selected ticket."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "text-down", "]", N_("Scroll"), N_("Scroll the lines above the tickets down."), NULL, NULL,
	    ACTION_MOTION, run_text_down },
	{ "text-up", "[", N_("Scroll back"), N_("Scroll the lines above the tickets up."), NULL, NULL,
	    ACTION_MOTION, run_text_up },
};

const struct action_table registry_tickets_actions = {
	"registry-tickets", N_("Tickets behind a gap or a conflict"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const text_tables[] = { &pager_actions, NULL };
static const struct action_table *const list_tables[] = {
	&registry_tickets_actions, &list_actions, NULL,
};

static const struct view_ops text_ops = {
	.name = "registry-line",
	.tables = text_tables,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

static const struct view_ops list_ops = {
	.name = "registry-line",
	.tables = list_tables,
	.draw = draw,
	.key = key,
	.list = list_of,
	.destroy = destroy,
};

struct view *
registry_line_view(struct desk *desk, enum registry_list kind, const struct duty *d)
{
	struct line_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };
	bool tickets = kind == REGISTRY_CONFLICT || kind == REGISTRY_GAP;

	s->v.view.ops = tickets ? &list_ops : &text_ops;
	s->v.desk = desk;
	s->kind = kind;
	s->pager = pager_create();
	if (tickets) {
		s->list = list_create(columns, ARRAY_LEN(columns), &source);
		list_set_bar(s->list, desk->bar);
	}
	ask(s, d);
	return &s->v.view;
}
