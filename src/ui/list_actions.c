/* SPDX-License-Identifier: MIT */
/* The motions that every view with a list shares. */
#include "ui/list.h"

#include "base/i18n.h"
#include "base/vec.h"
#include "ui/app.h"
#include "ui/list_private.h"

static struct list *
list_of(struct view *view)
{
	return view->ops->list ? view->ops->list(view) : NULL;
}

static void
run_move(struct view *view, long rows)
{
	struct list *l = list_of(view);

	if (l)
		list_move(l, rows);
	app_dirty(view->app);
}

static void
run_down(struct view *view, const struct args *args)
{
	run_move(view, 1);
}

static void
run_up(struct view *view, const struct args *args)
{
	run_move(view, -1);
}

static void
run_page(struct view *view, int pages)
{
	struct list *l = list_of(view);

	if (l)
		list_page(l, pages);
	app_dirty(view->app);
}

static void
run_page_down(struct view *view, const struct args *args)
{
	run_page(view, 1);
}

static void
run_page_up(struct view *view, const struct args *args)
{
	run_page(view, -1);
}

static void
run_first(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (l)
		list_move_to(l, 0);
	app_dirty(view->app);
}

static void
run_last(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (l)
		list_move_to(l, SIZE_MAX);
	app_dirty(view->app);
}

#define MOVES (ACTION_MOTION | ACTION_ROWS)

static const struct action actions[] = {
	{ "down", "j Down", N_("Down"), N_("Selects the next row."), NULL, NULL, MOVES,
	    run_down },
	{ "up", "k Up", N_("Up"), N_("Selects the row before."), NULL, NULL, MOVES,
	    run_up },
	{ "page-down", "PgDn C-f", N_("Page down"), N_("Goes one page down."), NULL, NULL,
	    MOVES, run_page_down },
	{ "page-up", "PgUp C-b", N_("Page up"), N_("Goes one page up."), NULL, NULL, MOVES,
	    run_page_up },
	{ "first", "g Home", N_("First"), N_("Selects the first row."), NULL, NULL, MOVES,
	    run_first },
	{ "last", "G End", N_("Last"), N_("Selects the last row."), NULL, NULL, MOVES,
	    run_last },
};

const struct action_table list_actions = { "list", N_("In lists"), actions, ARRAY_LEN(actions) };
