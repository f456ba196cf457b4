/* SPDX-License-Identifier: MIT */
/* A view that is nothing but a pager under a title, and the help made with it. */
#include "ui/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/width.h"

struct pager_view {
	struct view view;
	struct view_ops ops;
	char *name, *title;
	struct pager *pager;
};

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct pager_view *v = (struct pager_view *)view;

	if (v->title[0] && area.rows > 1) {
		canvas_field(
		    canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_TITLE, v->title);
		area.row++;
		area.rows--;
	}
	pager_draw(v->pager, canvas, area);
}

static bool
key(struct view *view, const struct key *key)
{
	struct pager_view *v = (struct pager_view *)view;

	return pager_key(v->pager, key);
}

static void
destroy(struct view *view)
{
	struct pager_view *v = (struct pager_view *)view;

	pager_destroy(v->pager);
	free(v->name);
	free(v->title);
	free(v);
}

/* The view's key slot takes the keys; this row is what the help says of them. */
static void
run_scroll(struct view *view, const struct args *args)
{
}

static const struct action actions[] = {
	{ "scroll", "j k Space b g G Up Down PgDn PgUp Home End", N_("Scroll"),
	    N_("Scrolls by a line, by a page, to the beginning or the end."), NULL, NULL,
	    ACTION_MOTION, run_scroll },
};

const struct action_table pager_actions = { "pager", N_("In texts"), actions, ARRAY_LEN(actions) };

static const struct action_table *const tables[] = { &pager_actions, NULL };

struct view *
pager_view(const char *name, const char *title, struct pager *p)
{
	struct pager_view *v = xcalloc(1, sizeof *v);

	v->name = xstrdup(name);
	v->title = xstrdup(title);
	v->pager = p;
	v->ops = (struct view_ops){
		.name = v->name,
		.tables = tables,
		.draw = draw,
		.key = key,
		.destroy = destroy,
	};
	v->view.ops = &v->ops;
	return &v->view;
}
