/* SPDX-License-Identifier: MIT */
/* Which groups and rows the overdue desk shows: all, or those that hold the words of a filter. */
#include "overdue_private.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/sanitize.h"
#include "ui/prompt.h"

bool
late_in_group(const struct late_row *row, const struct late_group *g)
{
	return row->section == g->section &&
	    (g->section != LATE_UNIT || row->ticket.unit_id == g->unit_id);
}

static struct item
item_of(struct late_group *g, struct late_row *row)
{
	int64_t head = g->section == LATE_UNIT ? -100 - (int64_t)g->unit_id :
	    -1 - (int64_t)g->section;

	return (struct item){ row != NULL ? row->ticket.id : head, g, row };
}

static bool
holds(const struct overdue_screen *s, const struct item *item)
{
	return *s->filter == '\0' || list_row_has(s->list, item, s->filter);
}

/* A head that holds the words has all its rows; another one those that hold them. */
static void
add_group(struct overdue_screen *s, struct late_group *g)
{
	struct item head = item_of(g, NULL);
	bool all = holds(s, &head), read = false;
	size_t before = s->item_count;

	*VEC_ADD(s->items, s->item_count, s->item_cap) = head;
	for (size_t i = 0; i < s->page->row_count; i++) {
		struct item row;

		if (!late_in_group(&s->page->rows[i], g))
			continue;
		read = true;
		row = item_of(g, &s->page->rows[i]);
		if (late_is_open(s, g) && (all || holds(s, &row)))
			*VEC_ADD(s->items, s->item_count, s->item_cap) = row;
	}
	if (all || s->item_count > before + 1)
		return;
	s->item_count = before;
	s->unread += !read || !late_is_open(s, g);
}

void
late_build(struct overdue_screen *s)
{
	s->item_count = s->unread = 0;
	for (size_t g = 0; s->page != NULL && g < s->page->group_count; g++)
		add_group(s, &s->page->groups[g]);
	list_sync(s->list);
}

void
late_filter(struct overdue_screen *s, const char *words)
{
	struct strbuf clean = STRBUF_INIT;

	sanitize_adds(&clean, words);
	free(s->filter);
	s->filter = xstrdup(strbuf_str(&clean));
	strbuf_finish(&clean);
	late_build(s);
	app_dirty(s->v.desk->app);
}

static void
typed(void *ctx, const char *words)
{
	if (words != NULL)
		late_filter(ctx, words);
}

void
late_run_filter(struct view *view, const struct args *args)
{
	struct overdue_screen *s = (struct overdue_screen *)view;
	struct strbuf words = STRBUF_INIT;

	if (args == NULL || args->count == 0) {
		prompt_line(s->v.desk->app, "/", s->filter, NULL, typed, s);
		return;
	}
	for (int i = 0; i < args->count; i++)
		strbuf_addf(&words, "%s%s", i > 0 ? " " : "", args->words[i]);
	late_filter(s, words.s);
	strbuf_finish(&words);
}
