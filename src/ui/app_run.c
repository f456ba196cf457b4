/* SPDX-License-Identifier: MIT */
/* From a key or a command line to an action. */
#include "ui/app_private.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ui/ahead.h"
#include "ui/glass.h"
#include "ui/list.h"
#include "ui/lock_private.h"
#include "ui/lookup.h"
#include "ui/prompt_private.h"

/* A view without a list (one open item) always has its row. */
static bool
has_row(struct view *view)
{
	struct list *l = view->ops->list ? view->ops->list(view) : NULL;

	return !l || list_selected(l) != 0;
}

/* May these words go to this action? Says why if not: ' is for those that take all tagged rows. */
static bool
fits(struct app *app, struct view *view, const struct action *action, const struct args *args)
{
	struct list *l = view->ops->list ? view->ops->list(view) : NULL;

	if (!args_tagged(args)) {
		if (!(action->flags & ACTION_ROW) || has_row(view))
			return true;
		app_say(app, STYLE_ERROR, "%s", _("Nothing is selected."));
	} else if (!(action->flags & ACTION_BULK)) {
		app_say(app, STYLE_ERROR, _("“%s” acts on one row, not on all tagged ones."),
		    _(action->label));
	} else if (!l || list_tag_count(l) == 0) {
		app_say(app, STYLE_ERROR, "%s",
		    _("Nothing is tagged: Space tags a row, * all."));
	} else {
		return true;
	}
	return false;
}

void
app_run_action(struct app *app, const struct action *action, const struct args *args)
{
	struct view *view = app_top(app);

	if (!view)
		return;
	if (!app_may(app, action)) {
		app_say(app, STYLE_ERROR, _("You do not have the right to do this: %s."),
		    _(action->label));
		return;
	}
	if (!fits(app, view, action, args))
		return;
	/* Those of many tagged rows are listed first, and asked for. */
	if (action->flags & ACTION_NOW && !args_tagged(args) && !app_seen(app, _(action->label)))
		return;
	ahead_note(app, action);
	action->run(view, args);
	app_dirty(app);
}

static void
unknown_key(struct app *app, const struct key *key)
{
	struct strbuf name = STRBUF_INIT;

	if (key->sym == KEY_PASTE) {
		app_say(app, STYLE_PLAIN, "%s", _("There is nothing to paste into here."));
		return;
	}
	/* A terminal that asks for a pause, or its user, who may go on at once. */
	if (key->sym == KEY_CHAR && key->mods == KEYMOD_CTRL && (key->cp == 's' || key->cp == 'q'))
		return;
	key_name(key, &name);
	app_say(app, STYLE_PLAIN, _("The key %s does nothing here; ? shows the keys."),
	    strbuf_str(&name));
	strbuf_finish(&name);
}

/* A chair may empty over a half-typed line, too; but no letter of it locks. */
static bool
locks(struct app *app, struct view *view, const struct key *key)
{
	const struct action *a;

	if (key->sym == KEY_CHAR && key->mods == 0)
		return false;
	a = keymap_find(app->options.keymap, app_tables(app, view), key);
	return a && a->run == lock_run;
}

/* True if it may have moved the selection, and that was its purpose. */
static bool
run_key(struct app *app, struct view *view, const struct key *key)
{
	if (app->prompt && !locks(app, view, key)) {
		prompt_key(app, key);
		return false;
	}
	if (view->ops->key && view->ops->key(view, key))
		return true;
	const struct action *a = keymap_find(app->options.keymap, app_tables(app, view), key);
	if (!a) {
		unknown_key(app, key);
		return true;
	}
	app_run_action(app, a, NULL);
	return !(a->flags & ACTION_NOW);
}

void
app_key(struct app *app, const struct key *key)
{
	struct view *view = app_top(app);

	if (app->ended || !view)
		return;
	/* Whoever types there is not known to be the operator: nothing counts as theirs. */
	if (app_locked(app)) {
		lock_key(app, key);
		return;
	}
	app->last_key_ms = clock_mono_ms();
	glass_look(app, false);
	bool lock = locks(app, view, key);
	if (!lock && (glass_drops(app) || ahead_takes(app, view, key)))
		return;
	app_release(app);
	app_clear_say(app);
	app_dirty(app);
	bool by_key = run_key(app, view, key);
	glass_look(app, by_key);
}

/* Several commands may be meant: names them, as far as the line takes them. */
static void
say_unclear(struct app *app, const char *verb, const struct lookup *l)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < l->count; i++)
		if (app_may(app, l->hits[i].action))
			strbuf_addf(&names, "%s%s", names.len ? " " : "", l->hits[i].action->name);
	if (names.len)
		app_say(app, STYLE_ERROR, _("“%s” is not enough; it may be: %s"), verb, names.s);
	else
		app_say(app, STYLE_ERROR, _("There is no command “%s”."), verb);
	strbuf_finish(&names);
}

static const struct action *
look_up(struct app *app, const char *verb)
{
	struct lookup l = { 0 };

	lookup_run(&l, app_tables(app, app_top(app)), verb);
	const struct action *a = lookup_one(&l);
	if (!a)
		say_unclear(app, verb, &l);
	lookup_finish(&l);
	return a;
}

bool
app_command(struct app *app, const char *line)
{
	const struct action *a = NULL;
	struct args args;
	char *verb;

	if (!app_top(app))
		return false;
	if (app_locked(app))
		return true;
	if (!args_parse(line, &verb, &args)) {
		app_say(app, STYLE_ERROR, "%s", _("A quote is open: \" is missing at the end."));
		return false;
	}
	if (*verb)
		a = look_up(app, verb);
	else
		app_say(app, STYLE_ERROR, "%s", _("There is no command in this line."));
	if (a)
		app_run_action(app, a, &args);
	free(verb);
	args_finish(&args);
	return a != NULL;
}
