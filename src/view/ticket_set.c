/* SPDX-License-Identifier: MIT */
#include "ticket_set.h"

#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/list.h"
#include "query/feed.h"
#include "view/desk.h"

static char *
copy_or_empty(const char *s)
{
	return xstrdup(s != NULL ? s : "");
}

void
ticket_copy(struct ticket *out, const struct ticket *t)
{
	*out = (struct ticket){
		.id = t->id,
		.version = t->version,
		.urgency = t->urgency,
		.due_ms = t->due_ms,
		.warn_ms = t->warn_ms,
		.closed_ms = t->closed_ms,
		.unit_id = t->unit_id,
		.docket = t->docket,
		.objected = t->objected,
		.paused = t->paused,
		.merged = t->merged,
		.number = copy_or_empty(t->number),
		.title = copy_or_empty(t->title),
		.state = copy_or_empty(t->state),
		.unit = copy_or_empty(t->unit),
		.why = copy_or_empty(t->why),
	};
}

void
ticket_set_add(struct ticket_set *set, const struct ticket *ticket)
{
	ticket_copy(VEC_ADD(set->items, set->count, set->cap), ticket);
}

void
ticket_set_finish(struct ticket_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		ticket_finish(&set->items[i]);
	free(set->items);
	*set = (struct ticket_set){ 0 };
}

void *
ticket_keep(const void *row)
{
	struct ticket *t = xcalloc(1, sizeof *t);

	ticket_copy(t, row);
	return t;
}

void
ticket_drop(void *kept)
{
	ticket_finish(kept);
	free(kept);
}

static struct list *
list_of(struct view *view)
{
	return view->ops->list != NULL ? view->ops->list(view) : NULL;
}

bool
ticket_set_of(struct view *view, const struct args *args, struct ticket_set *out)
{
	struct desk_view *v = (struct desk_view *)view;
	struct list *list = list_of(view);

	if (!args_tagged(args))
		return v->group != NULL && v->group(v, out);
	for (size_t i = 0; list != NULL && i < list_tag_count(list); i++) {
		if (list_tag_kept(list, i) != NULL)
			ticket_set_add(out, list_tag_kept(list, i));
	}
	return true;
}
