/* SPDX-License-Identifier: MIT */
/* The help of a view is nothing but its tables, told in full. */
#include "ui/pager.h"

#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "text/width.h"

#define KEYS_LEAST 8
#define KEYS_MOST 26

static void
keys_text(struct app *app, const struct action_table *t, const struct action *a, struct strbuf *out)
{
	strbuf_clear(out);
	keymap_keys(app_keymap(app), t->scope, a, true, out);
}

/* One width for the whole page, so that the texts stand in line. */
static int
keys_columns(struct app *app, const struct action_table *const *tables)
{
	struct strbuf keys = STRBUF_INIT;
	int most = KEYS_LEAST;

	for (; *tables; tables++) {
		for (size_t i = 0; i < (*tables)->count; i++) {
			keys_text(app, *tables, &(*tables)->actions[i], &keys);
			int w = width_text(strbuf_str(&keys), keys.len) + 2;
			most = w > most ? w : most;
		}
	}
	strbuf_finish(&keys);
	return most < KEYS_MOST ? most : KEYS_MOST;
}

static void
add_action(struct pager *p, struct app *app, const struct action_table *t, const struct action *a,
    int columns)
{
	struct strbuf keys = STRBUF_INIT, text = STRBUF_INIT;

	keys_text(app, t, a, &keys);
	strbuf_addf(&text, "%s  %s", _(a->label), _(a->help));
	if (keys.len > 0 && width_text(keys.s, keys.len) + 2 > columns) {
		/* Too many keys for the column: they get a line of their own. */
		pager_add(p, STYLE_FAINT, columns, keys.s);
		strbuf_clear(&keys);
	}
	pager_pair(p, columns, strbuf_str(&keys), STYLE_PLAIN, strbuf_str(&text));
	if (!(a->flags & ACTION_MOTION)) {
		strbuf_clear(&text);
		strbuf_addf(&text, ":%s", a->name);
		if (a->usage)
			strbuf_addf(&text, " %s", _(a->usage));
		pager_pair(p, columns, "", STYLE_FAINT, strbuf_str(&text));
	}
	strbuf_finish(&keys);
	strbuf_finish(&text);
}

struct view *
help_view(struct app *app)
{
	const struct action_table *const *tables = app_tables(app, app_top(app));
	struct pager *p = pager_create();
	int columns = keys_columns(app, tables);

	for (; *tables; tables++) {
		const struct action_table *t = *tables;
		bool headed = false;
		for (size_t i = 0; i < t->count; i++) {
			if (!app_may(app, &t->actions[i]))
				continue;
			if (!headed)
				pager_heading(p, _(t->title));
			headed = true;
			add_action(p, app, t, &t->actions[i], columns);
		}
	}
	return pager_view("help", _("Keys and commands"), p);
}
