/* SPDX-License-Identifier: MIT */
/* Tagging rows by key, by range and by pattern. */
#include "ui/list.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "ui/app.h"

static struct list *
list_of(struct view *view)
{
	return view->ops->list ? view->ops->list(view) : NULL;
}

bool
args_tagged(const struct args *args)
{
	return args && args->count > 0 && strcmp(args->words[0], "'") == 0;
}

static void
tag_words(struct view *view, struct list *l, const struct args *args)
{
	struct strbuf words = STRBUF_INIT;

	for (int i = 0; args && i < args->count; i++)
		strbuf_addf(&words, "%s%s", i ? " " : "", args->words[i]);
	size_t fresh = list_tag_all(l, strbuf_str(&words));
	app_say(view->app, fresh ? STYLE_GOOD : STYLE_PLAIN,
	    _("%zu more tagged, of what has been read so far; %zu in all."), fresh,
	    list_tag_count(l));
	strbuf_finish(&words);
}

static void
run_tag(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);
	int64_t id = l ? list_selected(l) : 0;

	if (l && args && args->count > 0) {
		tag_words(view, l, args);
	} else if (id) {
		list_tag(l, id, !list_tagged(l, id));
		list_move(l, 1);
	}
	app_dirty(view->app);
}

static void
run_tag_all(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (l)
		tag_words(view, l, NULL);
}

static void
run_tag_range(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (!l)
		return;
	if (list_ranging(l)) {
		list_range_tag(l);
		return;
	}
	list_range_begin(l);
	app_say(view->app, STYLE_PLAIN, "%s",
	    _("A range begins here: go to its end and press the same key again; Esc drops it."));
}

static void
run_clear_tags(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (l) {
		list_range_drop(l);
		list_tag_clear(l);
	}
	app_dirty(view->app);
}

static void
run_tagged(struct view *view, const struct args *args)
{
	struct list *l = list_of(view);

	if (!l || list_tag_count(l) == 0)
		app_say(view->app, STYLE_ERROR, "%s",
		    _("Nothing is tagged: Space tags a row, * all."));
	else
		app_push(view->app, tagged_view(view->app));
}

static const struct action actions[] = {
	{ "tag", "Space t", N_("Tag"),
	    N_("Tags or untags the row and goes to the next; with words: all rows that hold them."),
	    N_("[WORDS]"), NULL, ACTION_ROWS, run_tag },
	{ "tag-range", ",", N_("Tag a range"),
	    N_("Begins a range of rows at the selected one; again: tags it up to there."), NULL, NULL,
	    ACTION_ROW, run_tag_range },
	{ "tag-all", "*", N_("Tag all"), N_("Tags all rows that have been read."), NULL, NULL, ACTION_ROWS,
	    run_tag_all },
	{ "clear-tags", "", N_("Clear tags"), N_("Takes all tags away."), NULL, NULL, 0,
	    run_clear_tags },
	{ "tagged", "'", N_("Do to all tagged"),
	    N_("The next key acts on all tagged rows; in commands, ' stands for them."), NULL, NULL, ACTION_ROWS | ACTION_NOW,
	    run_tagged },
};

const struct action_table tag_actions = { "tag", N_("Tags"), actions, ARRAY_LEN(actions) };
