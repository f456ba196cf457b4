/* SPDX-License-Identifier: MIT */
/* Everything about one ticket; follows it while it changes. */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "query/feed.h"
#include "ui/pager.h"

#include "detail_text.h"
#include "ticket_actions.h"

#define HOLD_MS 100              /* an answer mostly comes sooner: no empty page before it */

struct detail_screen {
	struct desk_view v;
	int64_t id;
	struct detail *detail;   /* NULL until it has come */
	struct detail_query query;
	struct pager *pager;
};

static struct detail_screen *
screen_of(struct view *view)
{
	return (struct detail_screen *)view;
}

static void
came(void *ctx, struct detail *detail, const char *sentence)
{
	struct detail_screen *s = ctx;

	if (detail == NULL) {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
	} else {
		detail_destroy(s->detail);
		s->detail = detail;
		s->v.desk->cells_at_ms = desk_now(s->v.desk);
		detail_text(s->pager, s->v.desk, detail);
	}
	app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
}

static void
ask(struct detail_screen *s)
{
	detail_ask(&s->query, s->v.desk->db, s->id, came, s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct detail_screen *s = ctx;

	if (ids == NULL) {
		ask(s);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (ids[i] == s->id) {
			ask(s);
			return;
		}
	}
}

/* The change feed would tell too, a moment later. */
static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct detail_screen *s = screen_of(view);

	if (s->detail == NULL)
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    desk_reading(s->v.desk));
	else
		pager_draw(s->pager, canvas, area);
}

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	struct detail_screen *s = (struct detail_screen *)v;

	return s->detail != NULL ? &s->detail->row : NULL;
}

static bool
key(struct view *view, const struct key *key)
{
	return pager_key(screen_of(view)->pager, key);
}

static void
destroy(struct view *view)
{
	struct detail_screen *s = screen_of(view);

	desk_unlisten(s->v.desk, s);
	detail_forget(&s->query);
	detail_destroy(s->detail);
	pager_destroy(s->pager);
	free(s);
}

static const struct action_table *const tables[] = {
	&ticket_actions, &chase_actions, &dispute_actions, &privacy_actions, &aftercare_actions,
	&supervise_actions, NULL,
};

static const struct view_ops ops = {
	.name = "detail",
	.tables = tables,
	.draw = draw,
	.can = ticket_can,
	.key = key,
	.destroy = destroy,
};

struct view *
detail_view(struct desk *desk, const struct ticket *ticket)
{
	struct detail_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->id = ticket->id;
	s->pager = pager_create();
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	app_hold(desk->app, HOLD_MS);
	ask(s);
	return &s->v.view;
}
