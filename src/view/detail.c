/* SPDX-License-Identifier: MIT */
/* Everything about one ticket; follows it while it changes. */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "query/feed.h"
#include "ui/pager.h"

#include "detail_text.h"
#include "one.h"
#include "ticket_actions.h"

struct detail_screen {
	struct desk_view v;
	struct one one;
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

	if (!one_came(&s->one, sentence))
		return;
	detail_destroy(s->detail);
	s->detail = detail;
	detail_text(s->pager, s->v.desk, detail);
}

static void
ask(void *ctx)
{
	struct detail_screen *s = ctx;

	detail_ask(&s->query, s->v.desk->db, s->one.id, came, s);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct detail_screen *s = screen_of(view);

	if (s->detail == NULL)
		desk_draw_reading(s->v.desk, canvas, area);
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

	one_close(&s->one);
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
	s->pager = pager_create();
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask };
	one_open(&s->one, ticket->id);
	return &s->v.view;
}
