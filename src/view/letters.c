/* SPDX-License-Identifier: MIT */
/* The letters that were written (of a unit: those it got), the newest first. */
#include "view/views.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/letter.h"
#include "text/width.h"
#include "ui/list.h"

#include "cells.h"

struct letters_screen {
	struct desk_view v;
	struct letters_query query;
	struct letter *items;
	size_t count;
	bool read;
	struct list *list;
};

static struct letters_screen *
screen_of(struct view *view)
{
	return (struct letters_screen *)view;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct letters_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct letters_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct letter *)row)->id;
}

static enum style
cell_at(void *ctx, const void *row, struct strbuf *out)
{
	const struct letters_screen *s = ctx;

	moment_after(out, ((const struct letter *)row)->at_ms, desk_now(s->v.desk));
	return STYLE_PLAIN;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	return cell_foreign(out, ((const struct letter *)row)->number);
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, letter_label(((const struct letter *)row)->kind));
	return STYLE_PLAIN;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	cell_foreign(out, ((const struct letter *)row)->unit);
	return STYLE_STRONG;
}

static enum style
cell_tickets(void *ctx, const void *row, struct strbuf *out)
{
	int n = ((const struct letter *)row)->tickets;

	strbuf_addf(out, _("%d tickets"), n);
	return STYLE_PLAIN;
}

static enum style
cell_by(void *ctx, const void *row, struct strbuf *out)
{
	cell_foreign(out, ((const struct letter *)row)->by);
	return STYLE_FAINT;
}

static const struct list_column columns[] = {
	{ "at", N_("Written"), 11, 0, ALIGN_LEFT, cell_at },
	{ "number", N_("Number"), 24, 0, ALIGN_LEFT, cell_number },
	{ "kind", N_("Kind"), 12, 0, ALIGN_LEFT, cell_kind },
	{ "unit", N_("Unit"), 12, 0, ALIGN_LEFT, cell_unit },
	{ "tickets", N_("Tickets"), 8, 0, ALIGN_LEFT, cell_tickets },
	{ "by", N_("By"), 0, 0, ALIGN_LEFT, cell_by },
};

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct letters_screen *s = screen_of(view);
	struct rect rows = { area.row + 1, area.col, area.rows - 1, area.cols };

	frame_set(&app_frame(s->v.desk->app)->status_left, "");
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_TITLE,
	    _("Letters, the newest first"));
	desk_draw_list(s->v.desk, view, s->list, canvas, rows,
	    s->read ? _("No letter has been written.") : NULL);
}

/* --- reading ------------------------------------------------------------------------ */

static void
came(void *ctx, struct letter *letters, size_t count, const char *sentence)
{
	struct letters_screen *s = ctx;

	if (!desk_came(s->v.desk, sentence))
		return;
	letters_free(s->items, s->count);
	s->items = letters;
	s->count = count;
	s->read = true;
	list_sync(s->list);
}

static void
run_open(struct view *view, const struct args *args)
{
	struct letters_screen *s = screen_of(view);
	const struct letter *l = list_selected_row(s->list);

	if (l != NULL)
		app_push(view->app, letter_view(s->v.desk, l->code, 0));
}

static void
run_again(struct view *view, const struct args *args)
{
	struct letters_screen *s = screen_of(view);

	letters_ask(&s->query, s->v.desk->db, 0, came, s);
}

static const struct action actions[] = {
	{ "open-letter", "Enter", N_("Open"), N_("Open the selected letter."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "again", "=", N_("Again"), N_("Read the list again."), NULL, NULL, ACTION_HINT,
	    run_again },
};

const struct action_table letters_actions = {
	"letters", N_("List of letters"), actions, ARRAY_LEN(actions),
};

/* --- life --------------------------------------------------------------------------- */

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
destroy(struct view *view)
{
	struct letters_screen *s = screen_of(view);

	letters_forget(&s->query);
	list_destroy(s->list);
	letters_free(s->items, s->count);
	free(s);
}

static const struct action_table *const tables[] = { &letters_actions, &list_actions, NULL };

static bool
awaits(struct view *view)
{
	const struct letters_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "letters",
	.awaits = awaits,
	.tables = tables,
	.draw = draw,
	.list = list_of,
	.destroy = destroy,
};

struct view *
letters_view(struct desk *desk)
{
	struct letters_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	desk_hold(desk);
	letters_ask(&s->query, desk->db, 0, came, s);
	return &s->v.view;
}
