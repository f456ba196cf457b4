/* SPDX-License-Identifier: MIT */
/*
 * The deadlines of a ticket, derived line by line, for the operator and for the unit
 * that doubts it.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/clock.h"
#include "query/due.h"
#include "query/feed.h"
#include "text/width.h"
#include "ui/pager.h"

struct due_screen {
	struct desk_view v;
	struct ticket ticket;    /* id, version, number and title */
	struct due_query query;
	struct pager *pager;
	bool read;
};

/* A clock that has ended says so in one of its lines. */
static bool
has_ended(const struct due_line *lines, size_t count, int64_t clock)
{
	for (size_t i = 0; i < count; i++) {
		if (lines[i].clock == clock && strcmp(lines[i].code, "stopped") == 0)
			return true;
	}
	return false;
}

static void
show_line(struct due_screen *s, const struct due_line *l, bool first)
{
	char *line = due_line_text(l->code, l->facts), *text = xasprintf("  %s", line);

	if (first)
		pager_heading(s->pager, clock_label(l->kind));
	pager_add(s->pager, strcmp(l->code, "due") == 0 ? STYLE_STRONG : STYLE_PLAIN, 2, text);
	free(text);
	free(line);
}

/* What runs comes first: that is what is asked about. */
static void
show(struct due_screen *s, const struct due_line *lines, size_t count)
{
	pager_clear(s->pager);
	for (int ended = 0; ended <= 1; ended++) {
		int64_t clock = -1;

		for (size_t i = 0; i < count; i++) {
			if (has_ended(lines, count, lines[i].clock) != (ended == 1))
				continue;
			show_line(s, &lines[i], lines[i].clock != clock);
			clock = lines[i].clock;
		}
	}
	if (count == 0)
		pager_add(s->pager, STYLE_FAINT, 0, _("No clock of this ticket has run."));
}

static void
came(void *ctx, const struct due_line *lines, size_t count, const char *sentence)
{
	struct due_screen *s = ctx;

	s->read = true;
	if (sentence != NULL)
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
	else
		show(s, lines, count);
	app_dirty(s->v.desk->app);
}

static void
ask(struct due_screen *s)
{
	due_ask(&s->query, s->v.desk->db, s->ticket.id, came, s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct due_screen *s = ctx;
	bool ours = ids == NULL;

	for (size_t i = 0; i < count && !ours; i++)
		ours = ids[i] == s->ticket.id;
	if (ours)
		ask(s);
}

static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct due_screen *s = (struct due_screen *)view;
	struct rect rows = { area.row + 1, area.col, area.rows - 1, area.cols };
	char *subject = desk_subject(&s->ticket);

	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG, subject);
	free(subject);
	if (s->read)
		pager_draw(s->pager, canvas, rows);
	else
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    desk_reading(s->v.desk));
}

static bool
key(struct view *view, const struct key *key)
{
	return pager_key(((struct due_screen *)view)->pager, key);
}

static void
destroy(struct view *view)
{
	struct due_screen *s = (struct due_screen *)view;

	desk_unlisten(s->v.desk, s);
	due_forget(&s->query);
	pager_destroy(s->pager);
	ticket_finish(&s->ticket);
	free(s);
}

static const struct action_table *const tables[] = { &pager_actions, NULL };

static const struct view_ops ops = {
	.name = "due",
	.tables = tables,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

struct view *
due_view(struct desk *desk, const struct ticket *ticket)
{
	struct due_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->ticket.id = ticket->id;
	s->ticket.number = xstrdup(ticket->number);
	s->ticket.title = xstrdup(ticket->title);
	s->pager = pager_create();
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	ask(s);
	return &s->v.view;
}
