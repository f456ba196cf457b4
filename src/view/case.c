/* SPDX-License-Identifier: MIT */
/* One supervision case: its tickets above, then all that was asked, said and done. */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/cases.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "case_actions.h"
#include "case_text.h"
#include "cells.h"

#define HOLD_MS 100
#define MOST_TICKETS 5           /* rows of them at the top */

struct case_screen {
	struct case_desk d;
	int64_t id;
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

static size_t
rows_find(void *ctx, int64_t id)
{
	const struct case_screen *s = ctx;

	for (size_t i = 0; i < rows_count(ctx); i++) {
		if (s->file->tickets[i].id == id)
			return i;
	}
	return SIZE_MAX;
}

static enum style
foreign(struct strbuf *out, const char *text)
{
	sanitize(out, text, strlen(text), SANITIZE_LINE);
	return STYLE_PLAIN;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct ticket t = { .number = ((const struct case_ticket *)row)->number };

	desk_number(out, &t);
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
	return foreign(out, ((const struct case_ticket *)row)->unit);
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	return foreign(out, ((const struct case_ticket *)row)->title);
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
	struct desk *desk = s->d.v.desk;

	if (file == NULL) {
		app_say(desk->app, STYLE_ERROR, "%s", sentence);
	} else {
		case_file_destroy(s->file);
		s->file = file;
		desk->cells_at_ms = desk_now(desk);
		case_text(s->pager, desk, file);
		list_widen(s->list, "number", number_extra(file));
		list_sync(s->list);
	}
	app_release(desk->app);
	app_dirty(desk->app);
}

static void
ask(struct case_screen *s)
{
	case_ask(&s->query, s->d.v.desk->db, s->id, came, s);
}

/* A note on the case changes its tickets; that it changed comes by them. */
static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct case_screen *s = ctx;
	bool ours = ids == NULL || s->file == NULL;

	for (size_t i = 0; i < count && !ours; i++)
		ours = ids[i] == s->id || rows_find(s, ids[i]) != SIZE_MAX;
	if (ours)
		ask(s);
}

static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
}

/* --- the view ------------------------------------------------------------------------ */

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct case_screen *s = screen_of(view);
	struct rect rows = area, text = area;
	int shown;

	if (s->file == NULL) {
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    desk_reading(s->d.v.desk));
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

/* As if its number had been typed. */
static void
run_open(struct view *view, const struct args *args)
{
	const struct case_ticket *t = list_selected_row(screen_of(view)->list);
	char *line;

	if (t == NULL)
		return;
	line = xasprintf("goto %s", t->number);
	app_command(view->app, line);
	free(line);
}

/* The rows of the table say what `key` does; they are run by nothing else. */
static void
run_motion(struct view *view, const struct args *args)
{
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Ticket"), N_("Open the selected ticket of the case."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
	{ "next-ticket", "j Down", N_("Next ticket"), N_("Selects the next ticket of the case."), NULL,
	    NULL, ACTION_MOTION | ACTION_ROWS, run_motion },
	{ "previous-ticket", "k Up", N_("Previous ticket"), N_("Selects the one before."), NULL, NULL,
	    ACTION_MOTION | ACTION_ROWS, run_motion },
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

static const struct ticket *
no_ticket(struct desk_view *v)
{
	return NULL;
}

static void
destroy(struct view *view)
{
	struct case_screen *s = screen_of(view);

	desk_unlisten(s->d.v.desk, s);
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
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, s };

	s->d.v.view.ops = &ops;
	s->d.v.desk = desk;
	s->d.v.ticket = no_ticket;
	s->d.chosen = chosen;
	s->id = id;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	s->pager = pager_create();
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	app_hold(desk->app, HOLD_MS);
	ask(s);
	return &s->d.v.view;
}
