/* SPDX-License-Identifier: MIT */
/*
 * What makes the selection stay: beside the selected id the list remembers the
 * order in which it last saw all ids. When the selected one has gone, the next
 * of that old order that is still there takes its place, on the same line.
 */
#include "ui/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/app.h"
#include "ui/list_private.h"

struct list *
list_create(const struct list_column *columns, size_t count, const struct list_source *source)
{
	struct list *l = xcalloc(1, sizeof *l);

	l->columns = columns;
	l->column_count = count;
	l->source = *source;
	l->empty = true;
	list_sync(l);
	return l;
}

void
list_destroy(struct list *l)
{
	if (!l)
		return;
	list_tag_clear(l);
	free(l->order);
	free(l->drawn);
	free(l->tags);
	free(l);
}

void
list_set_columns(struct list *l, const struct list_column *columns, size_t count)
{
	l->columns = columns;
	l->column_count = count;
}

void
list_widen(struct list *l, const char *column, int extra)
{
	l->wider = column;
	l->extra = extra;
}

int
list_width(const struct list *l, const struct list_column *c)
{
	return c->width + (l->wider && strcmp(l->wider, c->id) == 0 ? l->extra : 0);
}

size_t
list_count(const struct list *l)
{
	return l->source.count(l->source.ctx);
}

int64_t
list_id_at(const struct list *l, size_t i)
{
	return l->source.id(l->source.row(l->source.ctx, i));
}

size_t
list_find(const struct list *l, int64_t id)
{
	size_t count = list_count(l), at = 0;

	if (l->source.find != NULL)
		return l->source.find(l->source.ctx, id);
	while (at < count && list_id_at(l, at) != id)
		at++;
	return at < count ? at : SIZE_MAX;
}

/* Where the selection is now: its own row, else a neighbour's, the next ones first. */
static size_t
survivor(const struct list *l)
{
	size_t at = l->order_count ? list_find(l, l->selected) : SIZE_MAX;

	for (size_t i = l->place + 1; at == SIZE_MAX && i < l->order_count; i++)
		at = list_find(l, l->order[i]);
	for (size_t i = l->place; at == SIZE_MAX && i > 0; i--)
		at = list_find(l, l->order[i - 1]);
	return at == SIZE_MAX ? 0 : at;
}

static void
remember(struct list *l, size_t count)
{
	l->order = vec_grow(l->order, &l->order_cap, count, sizeof *l->order);
	for (size_t i = 0; i < count; i++)
		l->order[i] = list_id_at(l, i);
	l->order_count = count;
}

/* Asks for more rows when fewer than a page remains below the shown ones. */
static void
want_more(struct list *l)
{
	size_t page = list_page_rows(l);

	if (l->source.more && l->top + 2 * page > list_count(l))
		l->source.more(l->source.ctx);
}

static void
tell(struct list *l)
{
	if (l->on_select)
		l->on_select(l->on_select_ctx, list_selected(l));
}

void
list_sync(struct list *l)
{
	size_t count = list_count(l), page = list_page_rows(l);
	int64_t was = list_selected(l);
	bool other = l->empty;

	/* Nothing there: the selection is remembered, for the rows may come back. */
	l->empty = count == 0;
	if (!l->empty) {
		size_t line = l->index - l->top;
		l->index = survivor(l);
		l->top = l->index > line ? l->index - line : 0;
		/* Another list than before: its rows are not hidden above blank lines. */
		if (other && l->top + page > count)
			l->top = count > page ? count - page : 0;
		l->selected = list_id_at(l, l->index);
		l->place = l->index;
		remember(l, count);
	}
	if (list_selected(l) != was)
		tell(l);
	want_more(l);
}

int64_t
list_selected(const struct list *l)
{
	return l->empty ? 0 : l->selected;
}

const void *
list_selected_row(const struct list *l)
{
	if (l->empty)
		return NULL;
	size_t at = list_find(l, l->selected);
	return at == SIZE_MAX ? NULL : l->source.row(l->source.ctx, at);
}

const void *
list_rested_row(struct list *l, struct app *app)
{
	size_t at = l->empty ? SIZE_MAX : list_find(l, l->rested);

	if (l->empty)
		return NULL;
	if (l->rested != l->selected && (at == SIZE_MAX || app_rests(app))) {
		l->rested = l->selected;
		return list_selected_row(l);
	}
	return at == SIZE_MAX ? NULL : l->source.row(l->source.ctx, at);
}

void
list_rest(struct list *l)
{
	l->rested = l->selected;
}

size_t
list_index(const struct list *l)
{
	return l->empty ? 0 : l->index;
}

size_t
list_top(const struct list *l)
{
	return l->empty ? 0 : l->top;
}

size_t
list_page_rows(const struct list *l)
{
	return l->rows > 0 ? (size_t)l->rows : 1;
}

/* Scrolls no more than it must for the selection to be seen. */
void
list_settle(struct list *l)
{
	size_t page = list_page_rows(l);

	if (l->index < l->top)
		l->top = l->index;
	else if (l->index >= l->top + page)
		l->top = l->index - page + 1;
}

static void
choose(struct list *l, size_t index)
{
	l->index = index;
	l->place = index;
	l->selected = list_id_at(l, index);
	list_settle(l);
}

bool
list_select(struct list *l, int64_t id)
{
	size_t at = list_find(l, id);

	if (l->empty || at == SIZE_MAX || at >= list_count(l))
		return false;
	size_t page = list_page_rows(l);
	/* A far jump lands in the middle, with context on both sides. */
	if (at + page < l->top || at >= l->top + 2 * page)
		l->top = at > page / 2 ? at - page / 2 : 0;
	choose(l, at);
	want_more(l);
	return true;
}

void
list_move_to(struct list *l, size_t index)
{
	size_t count = list_count(l);
	int64_t was = list_selected(l);

	if (l->empty || count == 0)
		return;
	choose(l, index < count ? index : count - 1);
	if (l->selected != was)
		tell(l);
	want_more(l);
}

void
list_move(struct list *l, long rows)
{
	size_t back = rows < 0 ? 0 - (size_t)rows : 0;

	if (rows < 0)
		list_move_to(l, back > l->index ? 0 : l->index - back);
	else
		list_move_to(l, l->index + (size_t)rows);
}

void
list_page(struct list *l, int pages)
{
	size_t page = list_page_rows(l), count = list_count(l);
	size_t step = page > 1 ? page - 1 : 1;
	size_t last_top = count > page ? count - page : 0;

	if (l->empty)
		return;
	/* The window moves first, so that the selection keeps its line as long as rows are left. */
	if (pages > 0)
		l->top = l->top + step < last_top ? l->top + step : last_top;
	else
		l->top = l->top > step ? l->top - step : 0;
	list_move(l, pages > 0 ? (long)step : -(long)step);
}

void
list_on_select(struct list *l, void (*fn)(void *ctx, int64_t id), void *ctx)
{
	l->on_select = fn;
	l->on_select_ctx = ctx;
}

void
list_set_bar(struct list *l, bool on)
{
	l->bar = on;
}
