/* SPDX-License-Identifier: MIT */
/*
 * After ': the actions that can be done to all tagged rows, each by its own key. The next key runs
 * one of them and this goes away.
 */
#include "ui/app_private.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "text/width.h"
#include "ui/list.h"

#define CELL_COLS 24

struct tagged_view {
	struct view view;
	struct view *below;
};

/* The rights allow it, and one of the tagged rows at least does not forbid it. */
static bool
is_possible(struct tagged_view *v, const struct action *a)
{
	const struct view_ops *ops = v->below->ops;
	struct list *l = ops->list(v->below);

	if (!(a->flags & ACTION_BULK) || !app_may(v->view.app, a))
		return false;
	for (size_t i = 0; ops->can_kept && i < list_tag_count(l); i++)
		if (ops->can_kept(v->below, a, list_tag_kept(l, i)))
			return true;
	return !ops->can_kept;
}

static void
each_line(struct tagged_view *v, struct canvas *canvas, struct rect r)
{
	struct app *app = v->view.app;
	const struct action_table *const *all = app_tables(app, v->below);
	struct strbuf text = STRBUF_INIT;
	int across = r.cols / CELL_COLS > 0 ? r.cols / CELL_COLS : 1, n = 0;

	for (const struct action_table *const *t = all; *t; t++) {
		for (size_t i = 0; i < (*t)->count; i++) {
			const struct action *a = &(*t)->actions[i];
			strbuf_clear(&text);
			if (!is_possible(v, a) ||
			    !keymap_hint(app_keymap(app), all, (*t)->scope, a, false, &text))
				continue;
			int row = r.row + n / across, col = r.col + n % across * CELL_COLS;
			n++;
			if (row >= r.row + r.rows)
				break;
			int used = canvas_text(canvas, row, col, CELL_COLS - 1, STYLE_MARK,
			    strbuf_str(&text));
			canvas_text(canvas, row, col + used + 1, CELL_COLS - 2 - used, STYLE_PLAIN,
			    _(a->label));
		}
	}
	strbuf_finish(&text);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct tagged_view *v = (struct tagged_view *)view;
	struct list *l = v->below->ops->list(v->below);
	int rows = area.rows < 10 ? area.rows : 10;
	struct rect box = { area.row + area.rows - rows, area.col, rows, area.cols };
	char *title = xasprintf(_("To %zu tagged rows"), list_tag_count(l));

	canvas_box(canvas, box, title);
	free(title);
	each_line(v, canvas, (struct rect){ box.row + 1, box.col + 2, box.rows - 2, box.cols - 4 });
}

static bool
key(struct view *view, const struct key *key)
{
	struct tagged_view *v = (struct tagged_view *)view;
	struct app *app = view->app;
	const struct action *a = keymap_find(app_keymap(app), app_tables(app, v->below), key);
	static char quote[] = "'";
	char *words[] = { quote };
	const struct args args = { .count = 1, .words = words };

	if (key->sym == KEY_ESC || !a)
		return false;
	app_pop(app, view);
	app_run_action(app, a, &args);
	return true;
}

static void
destroy(struct view *view)
{
	free(view);
}

struct view *
tagged_view(struct app *app)
{
	static const struct view_ops ops = {
		.name = "tagged",
		.overlay = true,
		.draw = draw,
		.key = key,
		.destroy = destroy,
	};
	struct tagged_view *v = xcalloc(1, sizeof *v);

	v->view.ops = &ops;
	v->below = app_top(app);
	return &v->view;
}
