/* SPDX-License-Identifier: MIT */
/* One supervision case: its tickets above, then all that was asked, said and done. */
#include "view/views.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/cases.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "case_actions.h"
#include "case_text.h"
#include "cells.h"
#include "one.h"

#define MOST_TICKETS 5           /* rows of them at the top */

struct case_screen {
	struct case_desk d;
	struct one one;
	struct case_file *file;  /* NULL until it has come */
	struct case_query query;
	struct list *list;
	struct pager *pager;
};

static struct case_screen *
screen_of(struct view *view)
{
	return (struct case_screen *)view;
}

/* --- its tickets --------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	const struct case_screen *s = ctx;

	return s->file != NULL ? s->file->ticket_count : 0;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct case_screen *)ctx)->file->tickets[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct case_ticket *)row)->id;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket t = { .number = ((const struct case_ticket *)row)->number };

	desk_add_number(out, &t);
	return STYLE_PLAIN;
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct case_ticket *t = row;

	if (t->due_ms == NO_TIME || t->due_ms > CELL_FAR_MS)
		return STYLE_PLAIN;
	return cell_due(((struct desk_view *)ctx)->desk, t->due_ms, NO_TIME, "hours", false, out);
}

static enum style
cell_state(void *ctx, const void *row, struct strbuf *out)
{
	const struct case_ticket *t = row;

	strbuf_adds(out, state_label(t->state));
	if (t->round > 1)
		strbuf_addf(out, _(" r%d"), t->round);
	return STYLE_PLAIN;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	return cell_foreign(out, ((const struct case_ticket *)row)->unit);
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	return cell_foreign(out, ((const struct case_ticket *)row)->title);
}

static const struct list_column columns[] = {
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "state", N_("State"), 12, 0, ALIGN_LEFT, cell_state },
	{ "unit", N_("Unit"), 10, 0, ALIGN_LEFT, cell_unit },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
};

/* --- what comes ---------------------------------------------------------------------- */

static int
number_extra(const struct case_file *file)
{
	int extra = 0;

	for (size_t i = 0; i < file->ticket_count; i++) {
		const struct ticket t = { .number = file->tickets[i].number };

		if (desk_number_extra(&t) > extra)
			extra = desk_number_extra(&t);
	}
	return extra;
}

static void
came(void *ctx, struct case_file *file, const char *sentence)
{
	struct case_screen *s = ctx;

	if (!one_came(&s->one, sentence))
		return;
	case_file_destroy(s->file);
	s->file = file;
	case_text(s->pager, s->d.v.desk, file);
	list_widen(s->list, "number", number_extra(file));
	list_sync(s->list);
}

static void
ask(void *ctx)
{
	struct case_screen *s = ctx;

	case_ask(&s->query, s->d.v.desk->db, s->one.id, came, s);
}

/* A note on the case changes its tickets; that it changed comes by them. */
static bool
shows(void *ctx, int64_t id)
{
	struct case_screen *s = ctx;

	return s->file == NULL || list_find(s->list, id) != SIZE_MAX;
}

/* --- the view ------------------------------------------------------------------------ */

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct case_screen *s = screen_of(view);
	struct rect rows = area, text = area;
	int shown;

	if (s->file == NULL) {
		desk_draw_reading(s->d.v.desk, canvas, area);
		return;
	}
	desk_tick(s->d.v.desk);
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG,
	    s->file->row.number);
	shown = (int)s->file->ticket_count < MOST_TICKETS ? (int)s->file->ticket_count :
	    MOST_TICKETS;
	rows.row++;
	rows.rows = shown > 0 ? shown : 1;
	list_draw(s->list, canvas, rows, app_top(s->d.v.desk->app) == view);
	canvas_rule(canvas, rows.row + rows.rows, area.col, area.cols);
	text.row = rows.row + rows.rows + 1;
	text.rows = area.rows - rows.rows - 2;
	pager_draw(s->pager, canvas, text);
}

/* Lines up and down move among the tickets; pages turn the text. */
static bool
key(struct view *view, const struct key *key)
{
	struct case_screen *s = screen_of(view);
	bool down = key->sym == KEY_DOWN_SYM || (key->sym == KEY_CHAR && key->cp == 'j');
	bool up = key->sym == KEY_UP_SYM || (key->sym == KEY_CHAR && key->cp == 'k');

	if (key->mods == 0 && (down || up) && rows_count(s) > 1) {
		list_move(s->list, down ? 1 : -1);
		app_dirty(s->d.v.desk->app);
		return true;
	}
	return pager_key(s->pager, key);
}

static void
run_open(struct view *view, const struct args *args)
{
	const struct case_screen *s = screen_of(view);
	const struct case_ticket *t = list_selected_row(s->list);

	if (t != NULL)
		desk_go_to(s->d.v.desk, t->number);
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Ticket"), N_("Open the selected ticket of the case."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "next-ticket", "j Down", N_("Next ticket"), N_("Selects the next ticket of the case."), NULL,
	    NULL, ACTION_MOTION | ACTION_ROWS, action_by_key },
	{ "previous-ticket", "k Up", N_("Previous ticket"), N_("Selects the one before."), NULL, NULL,
	    ACTION_MOTION | ACTION_ROWS, action_by_key },
};

const struct action_table case_page_actions = {
	"case-page", N_("Page of a case"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &case_page_actions, &case_actions, NULL };

static const struct supervision *
chosen(struct case_desk *d)
{
	struct case_screen *s = (struct case_screen *)(void *)d;

	return s->file != NULL ? &s->file->row : NULL;
}

static void
destroy(struct view *view)
{
	struct case_screen *s = screen_of(view);

	one_close(&s->one);
	case_forget(&s->query);
	case_desk_finish(&s->d);
	case_file_destroy(s->file);
	list_destroy(s->list);
	pager_destroy(s->pager);
	free(s);
}

static bool
awaits(struct view *view)
{
	const struct case_screen *s = screen_of(view);

	return desk_awaits(s->d.v.desk, s->file != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "case",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.key = key,
	.can = case_can,
	.destroy = destroy,
};

struct view *
case_view(struct desk *desk, int64_t id)
{
	struct case_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->d.v.view.ops = &ops;
	s->d.v.desk = desk;
	s->d.chosen = chosen;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	s->pager = pager_create();
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask, .shows = shows };
	one_open(&s->one, id);
	return &s->d.v.view;
}
