/* SPDX-License-Identifier: MIT */
/* Who was shown personal data of a ticket, when, from where and why. */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "query/feed.h"
#include "query/ledger.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/pager.h"

#include "privacy.h"

struct saw_screen {
	struct desk_view v;
	struct ticket ticket;    /* number and title are copies; the other strings are NULL */
	struct readings_query query;
	struct pager *pager;
	bool read;
};

static void
show_reading(struct pager *pager, const struct reading *r)
{
	char *first = xasprintf("%s  %s%s%s (%s)  %s", r->at, r->unit, *r->unit != '\0' ? " " : "",
	    r->name, r->login, personal_label(r->field));
	char *second = xasprintf("  %s%s%s  %s %s", r->reason, *r->text != '\0' ? ": " : "",
	    r->text, *r->host != '\0' ? r->host : _("the server itself"), r->application);
	char *clean = sanitize_line(first);

	pager_add(pager, STYLE_PLAIN, 2, clean);
	free(clean);
	clean = sanitize_line(second);
	pager_add(pager, STYLE_FAINT, 2, clean);
	free(clean);
	free(second);
	free(first);
}

static void
came(void *ctx, const struct reading *readings, size_t count, const char *sentence)
{
	struct saw_screen *s = ctx;

	s->read = true;
	pager_clear(s->pager);
	if (sentence != NULL)
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
	else if (count == 0)
		pager_add(s->pager, STYLE_FAINT, 0,
		    _("Nobody has looked at the citizen's data of this ticket."));
	for (size_t i = 0; i < count; i++)
		show_reading(s->pager, &readings[i]);
	app_dirty(s->v.desk->app);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct saw_screen *s = (struct saw_screen *)view;
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
	return pager_key(((struct saw_screen *)view)->pager, key);
}

static void
destroy(struct view *view)
{
	struct saw_screen *s = (struct saw_screen *)view;

	readings_forget(&s->query);
	pager_destroy(s->pager);
	ticket_finish(&s->ticket);
	free(s);
}

static const struct action_table *const tables[] = { &pager_actions, NULL };

static const struct view_ops ops = {
	.name = "who-saw",
	.tables = tables,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

struct view *
who_saw_view(struct desk *desk, const struct ticket *ticket)
{
	struct saw_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->ticket.id = ticket->id;
	s->ticket.number = xstrdup(ticket->number);
	s->ticket.title = xstrdup(ticket->title);
	s->pager = pager_create();
	readings_ask(&s->query, desk->db, ticket->id, came, s);
	return &s->v.view;
}
