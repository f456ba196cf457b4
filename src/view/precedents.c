/* SPDX-License-Identifier: MIT */
/*
 * The rulings on matters alike, the closest first: one line each, the one under the cursor in
 * full below. Enter opens its ticket.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/docket.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"


struct precedents_screen {
	struct desk_view v;
	struct ticket ticket;    /* number and title are copies; the other strings are NULL */
	char *subject;
	struct precedent *items;
	size_t count;
	bool read;
	struct precedents_query query;
	struct list *list;
};

static struct precedents_screen *
screen_of(struct view *view)
{
	return (struct precedents_screen *)view;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct precedents_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct precedents_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct precedent *)row)->id;
}

static enum style
foreign(struct strbuf *out, const struct precedent *r, const char *text, enum style style)
{
	sanitize_adds(out, text);
	return r->replaced ? STYLE_FAINT : style;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct precedent *r = row;

	return foreign(out, r, r->number, STYLE_PLAIN);
}

static enum style
cell_lead(void *ctx, const void *row, struct strbuf *out)
{
	const struct precedent *r = row;

	return foreign(out, r, r->lead, STYLE_STRONG);
}

static enum style
cell_category(void *ctx, const void *row, struct strbuf *out)
{
	const struct precedent *r = row;
	const char *slash = strrchr(r->category, '/');

	return foreign(out, r, slash != NULL ? slash + 1 : r->category, STYLE_PLAIN);
}

static enum style
cell_territory(void *ctx, const void *row, struct strbuf *out)
{
	const struct precedent *r = row;

	return foreign(out, r, r->territory, STYLE_PLAIN);
}

static enum style
cell_replaced(void *ctx, const void *row, struct strbuf *out)
{
	if (((const struct precedent *)row)->replaced)
		strbuf_adds(out, _("replaced"));
	return STYLE_FAINT;
}

static const struct list_column columns[] = {
	{ "number", N_("Number"), 16, 0, ALIGN_LEFT, cell_number },
	{ "lead", N_("Lead"), 14, 0, ALIGN_LEFT, cell_lead },
	{ "category", N_("Category"), 14, 0, ALIGN_LEFT, cell_category },
	{ "territory", N_("Territory"), 0, 0, ALIGN_LEFT, cell_territory },
	{ "replaced", N_("Replaced"), 6, 0, ALIGN_LEFT, cell_replaced },
};

/* --- drawing --------------------------------------------------------------------- */

static void
draw_text(const struct precedent *r, struct canvas *canvas, struct rect area)
{
	struct strbuf text = STRBUF_INIT, clean = STRBUF_INIT;
	struct rect rows = { area.row + 1, area.col + 1, area.rows - 1, area.cols - 2 };

	moment_full(&text, r->at_ms);
	strbuf_addf(&text, "  %s  %s", r->ticket_number, r->binding ? _("binding") : _("not binding"));
	if (*r->assist != '\0')
		strbuf_addf(&text, "  %s %s", _("assisting"), r->assist);
	strbuf_addf(&text, "\n%s\n%s", r->reasons, r->legal_basis);
	sanitize(&clean, text.s, text.len, SANITIZE_TEXT);
	canvas_wrapped(canvas, rows, STYLE_PLAIN, clean.s);
	strbuf_finish(&clean);
	strbuf_finish(&text);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct precedents_screen *s = screen_of(view);
	/* The rule and the words of one ruling. */
	int foot = area.rows / 2;
	struct rect rows = { area.row + 1, area.col, area.rows - 1 - foot, area.cols };
	struct rect below = { area.row + area.rows - foot, area.col, foot, area.cols };
	const struct precedent *r = list_rested_row(s->list, s->v.desk->app);

	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG, s->subject);
	desk_draw_list(s->v.desk, view, s->list, canvas, rows,
	    s->read ? _("There is no precedent.") : NULL);
	desk_draw_named_rule(canvas, below, r != NULL ? r->number : "");
	if (r != NULL)
		draw_text(r, canvas, below);
}

/* --- life -------------------------------------------------------------------------- */

static void
came(void *ctx, struct precedent *items, size_t count, const char *sentence)
{
	struct precedents_screen *s = ctx;

	if (!desk_came(s->v.desk, sentence))
		return;
	precedents_free(s->items, s->count);
	s->items = items;
	s->count = count;
	s->read = true;
	list_sync(s->list);
}

static void
run_open(struct view *view, const struct args *args)
{
	const struct precedents_screen *s = screen_of(view);
	const struct precedent *r = list_selected_row(s->list);

	if (r != NULL)
		desk_go_to(s->v.desk, r->ticket_number);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Open"), N_("Open the ticket that was ruled on."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
};

const struct action_table precedents_actions = {
	"precedents", N_("Precedents"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &precedents_actions, &list_actions, NULL };

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	return &((struct precedents_screen *)v)->ticket;
}

static void
destroy(struct view *view)
{
	struct precedents_screen *s = screen_of(view);

	precedents_forget(&s->query);
	list_destroy(s->list);
	precedents_free(s->items, s->count);
	ticket_finish(&s->ticket);
	free(s->subject);
	free(s);
}

static bool
awaits(struct view *view)
{
	const struct precedents_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "precedents",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.list = list_of,
	.destroy = destroy,
};

struct view *
precedents_view(struct desk *desk, const struct ticket *ticket)
{
	struct precedents_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->ticket.id = ticket->id;
	s->ticket.number = xstrdup(ticket->number);
	s->ticket.title = xstrdup(ticket->title);
	s->subject = desk_subject(ticket);
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	desk_hold(desk);
	precedents_ask(&s->query, desk->db, ticket->id, came, s);
	return &s->v.view;
}
