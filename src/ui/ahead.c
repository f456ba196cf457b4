/* SPDX-License-Identifier: MIT */
#include "ui/ahead.h"

#include "base/i18n.h"
#include "ui/app_private.h"
#include "ui/prompt_private.h"

#define NEEDS_ROWS (ACTION_ROW | ACTION_ROWS)

static bool
awaits(struct view *view)
{
	return view && view->ops->awaits && view->ops->awaits(view);
}

static bool
needs_rows(struct app *app, struct view *view, const struct key *key)
{
	const struct action *a = app->prompt
	    ? (key->sym == KEY_ENTER ? prompt_action(app) : NULL)
	    : keymap_find(app->options.keymap, app_tables(app, view), key);

	return a && (a->flags & NEEDS_ROWS);
}

void
ahead_drop(struct app *app)
{
	app->ahead_count = 0;
	app->unseen = false;
}

bool
ahead_takes(struct app *app, struct view *view, const struct key *key)
{
	/* A page that was pasted is no order. */
	if (app->replaying || key->sym == KEY_PASTE)
		return false;
	if (key->sym == KEY_ESC) {
		ahead_drop(app);
		return false;
	}
	if (app->ahead_count == 0 && !(awaits(view) && needs_rows(app, view, key)))
		return false;
	if (app->ahead_count == AHEAD_MOST)
		app_bell(app);
	else
		app->ahead[app->ahead_count++] = *key;
	return true;
}

/* Into a form that was opened ahead of its row goes text, and nothing that sends it. */
static bool
goes_on(struct app *app, const struct key *key)
{
	const struct view *view = app_top(app);

	return !app->unseen || (view && view->ops->typing && !app_prompts(app) &&
	    key->sym == KEY_CHAR && key->mods == 0);
}

void
ahead_run(struct app *app)
{
	size_t done = 0;

	if (app->ahead_count == 0 || app->ended)
		return;
	app->replaying = true;
	while (done < app->ahead_count && !awaits(app_top(app))) {
		const struct key *key = &app->ahead[done++];

		if (goes_on(app, key)) {
			app_key(app, key);
			continue;
		}
		app_say(app, STYLE_WARN, "%s", _("What was typed ahead ends here: nobody had seen this yet."));
		ahead_drop(app);
	}
	app->replaying = false;
	app->ahead_count = app->ahead_count > done ? app->ahead_count - done : 0;
	for (size_t i = 0; i < app->ahead_count; i++)
		app->ahead[i] = app->ahead[done + i];
	if (app->ahead_count == 0)
		app->unseen = false;
}

void
ahead_note(struct app *app, const struct action *action)
{
	if (app->replaying && action->right && (action->flags & NEEDS_ROWS))
		app->unseen = true;
}
