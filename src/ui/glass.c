/* SPDX-License-Identifier: MIT */
#include "ui/glass.h"

#include "base/i18n.h"
#include "ui/ahead.h"
#include "ui/app_private.h"
#include "ui/list_private.h"
#include "ui/lock.h"
#include "ui/prompt_private.h"

static struct stacked *
top_of(struct app *app)
{
	return app->depth > 0 ? &app->stack[app->depth - 1] : NULL;
}

static struct list *
list_of(const struct stacked *s)
{
	return s->view->ops->list ? s->view->ops->list(s->view) : NULL;
}

static bool
awaits(const struct stacked *s)
{
	return s->view->ops->awaits && s->view->ops->awaits(s->view);
}

static bool
is_seen(struct app *app, uint64_t born)
{
	uint64_t seen = app->screen ? screen_seen(app->screen) : app->painted;

	return born > 0 && born <= seen;
}

void
glass_look(struct app *app, bool by_key)
{
	struct stacked *s = top_of(app);
	struct list *l = s ? list_of(s) : NULL;
	int64_t selected = l ? list_selected(l) : 0;

	if (!s)
		return;
	if (awaits(s) || (selected != s->selected && !by_key))
		s->born = 0;
	s->selected = selected;
}

void
glass_drawn(struct app *app)
{
	struct stacked *s = top_of(app);

	glass_look(app, false);
	if (!app->screen || !s || app_locked(app))
		return;
	struct list *l = list_of(s);
	if ((s->born == 0 && !awaits(s)) || (l && list_has_fresh(l)) || prompt_is_fresh(app))
		screen_mark(app->screen);
}

void
glass_painted(struct app *app)
{
	struct stacked *s = top_of(app);

	app->painted++;
	/* The notice that all is too small, or the lock, shows nothing of it. */
	if (!s || app_locked(app) || (app->screen && screen_too_small(app->screen)))
		return;
	uint64_t frame = app->screen ? screen_frame(app->screen) : app->painted;
	struct list *l = list_of(s);
	if (s->born == 0 && !awaits(s))
		s->born = frame;
	if (l)
		list_painted(l, frame);
	prompt_painted(app, frame);
}

bool
glass_shows(struct app *app)
{
	struct stacked *s = top_of(app);
	struct list *l = s ? list_of(s) : NULL;

	if (!s || (!app->typed && !app->replaying))
		return true;
	glass_look(app, false);
	return is_seen(app, s->born) && (!l || is_seen(app, list_born(l)));
}

bool
glass_asks(struct app *app)
{
	return (!app->typed && !app->replaying) || is_seen(app, prompt_born(app));
}

bool
glass_drops(struct app *app)
{
	const struct stacked *s = top_of(app);

	if (app->drops && app->typed && s && !awaits(s) &&
	    !(app->prompt ? glass_asks(app) : glass_shows(app)))
		return true;
	app->drops = false;
	return false;
}

static struct stacked *
stacked_of(const struct view *view)
{
	struct app *app = view->app;

	for (size_t i = 0; app && i < app->depth; i++)
		if (app->stack[i].view == view)
			return &app->stack[i];
	return NULL;
}

uint64_t
glass_born(const struct view *view)
{
	const struct stacked *s = stacked_of(view);

	return s ? s->born : 0;
}

void
glass_was_born(struct view *view, uint64_t frame)
{
	struct stacked *s = stacked_of(view);

	if (s)
		s->born = frame;
}

void
app_fresh(struct view *view)
{
	glass_was_born(view, 0);
}

bool
app_seen(struct app *app, const char *label)
{
	if (glass_shows(app))
		return true;
	app_say(app, STYLE_WARN,
	    _("“%s” was typed before you could see what it is done to: nothing was done."), label);
	app->drops = true;
	ahead_drop(app);
	return false;
}
