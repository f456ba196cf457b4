/* SPDX-License-Identifier: MIT */
/* The stack of views. */
#include "ui/app_private.h"

#include <stdlib.h>

#include "base/vec.h"
#include "ui/prompt_private.h"

static size_t
count_tables(const struct action_table *const *tables)
{
	size_t n = 0;

	while (tables && tables[n])
		n++;
	return n;
}

/* The view's own tables first: its keys and names win. */
static const struct action_table **
join_tables(const struct app *app, const struct view *view)
{
	const struct action_table *const *own = view->ops->tables;
	const struct action_table *const *owners = app->options.tables;
	size_t n = 0, a = count_tables(own), b = count_tables(owners);
	const struct action_table **all = xcalloc(a + b + 2, sizeof *all);

	for (size_t i = 0; i < a; i++)
		all[n++] = own[i];
	for (size_t i = 0; i < b; i++)
		all[n++] = owners[i];
	all[n] = &app_actions;
	return all;
}

static void
tell(struct view *view, enum view_event event)
{
	if (view && view->ops->event)
		view->ops->event(view, event);
}

struct view *
app_top(const struct app *app)
{
	return app->depth ? app->stack[app->depth - 1].view : NULL;
}

struct view *
app_base(const struct app *app)
{
	for (size_t i = app->depth; i > 0; i--)
		if (!app->stack[i - 1].view->ops->overlay)
			return app->stack[i - 1].view;
	return NULL;
}

void
app_push(struct app *app, struct view *view)
{
	struct view *below = app_top(app);

	view->app = app;
	struct stacked *s = VEC_ADD(app->stack, app->depth, app->stack_cap);
	s->view = view;
	s->tables = join_tables(app, view);
	tell(below, VIEW_COVERED);
	tell(view, VIEW_TOP);
	app_dirty(app);
}

void
app_pop(struct app *app, struct view *view)
{
	struct view *top = app_top(app);
	size_t at = 0;

	while (at < app->depth && app->stack[at].view != view)
		at++;
	if (at == app->depth)
		return;
	prompt_forget(app, view);
	free(app->stack[at].tables);
	for (size_t i = at; i + 1 < app->depth; i++)
		app->stack[i] = app->stack[i + 1];
	app->depth--;
	app->stack[app->depth] = (struct stacked){ 0 };
	/* It may be its own code that runs now, so it is destroyed at the end of the turn. */
	*VEC_ADD(app->gone, app->gone_count, app->gone_cap) = view;
	if (view == top && !app->ended)
		tell(app_top(app), VIEW_TOP);
	app_dirty(app);
}

void
app_pop_to(struct app *app, struct view *view)
{
	if (!app_has(app, view))
		return;
	while (app_top(app) != view)
		app_pop(app, app_top(app));
}

bool
app_has(const struct app *app, const struct view *view)
{
	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i].view == view)
			return true;
	return false;
}

const struct action_table *const *
app_tables(struct app *app, struct view *view)
{
	static const struct action_table *const only_ours[] = { &app_actions, NULL };

	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i].view == view)
			return app->stack[i].tables;
	return only_ours;
}
