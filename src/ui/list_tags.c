/* SPDX-License-Identifier: MIT */
/* Tags: a set of ids, and what was kept of each row as it was on the screen. */
#include "ui/list_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"

/* Offset of the first tag that is not below id. */
static size_t
tag_place(const struct list *l, int64_t id)
{
	size_t low = 0, high = l->tag_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (l->tags[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_at(const struct list *l, size_t at, int64_t id)
{
	return at < l->tag_count && l->tags[at].id == id;
}

static void
drop_kept(struct list *l, struct list_tag_item *tag)
{
	if (tag->kept && l->drop)
		l->drop(tag->kept);
	tag->kept = NULL;
}

void
list_keep(struct list *l, void *(*keep)(const void *row), void (*drop)(void *kept))
{
	l->keep = keep;
	l->drop = drop;
}

bool
list_tagged(const struct list *l, int64_t id)
{
	return is_at(l, tag_place(l, id), id);
}

/* True if there is nothing to keep, or it was kept. */
static bool
keep_row(struct list *l, int64_t id, void **kept)
{
	*kept = NULL;
	if (!l->keep)
		return true;
	size_t at = list_find(l, id);
	if (at != SIZE_MAX)
		*kept = l->keep(l->source.row(l->source.ctx, at));
	return *kept != NULL;
}

static void
add_tag(struct list *l, size_t at, int64_t id)
{
	void *kept;

	if (!keep_row(l, id, &kept))
		return;
	l->tags = vec_grow(l->tags, &l->tag_cap, l->tag_count + 1, sizeof *l->tags);
	memmove(l->tags + at + 1, l->tags + at, (l->tag_count - at) * sizeof *l->tags);
	l->tags[at] = (struct list_tag_item){ id, kept };
	l->tag_count++;
}

void
list_tag(struct list *l, int64_t id, bool on)
{
	size_t at = tag_place(l, id);
	bool there = is_at(l, at, id);

	if (there == on)
		return;
	if (on) {
		add_tag(l, at, id);
		return;
	}
	drop_kept(l, &l->tags[at]);
	l->tag_count--;
	memmove(l->tags + at, l->tags + at + 1, (l->tag_count - at) * sizeof *l->tags);
}

void
list_tag_again(struct list *l, int64_t id)
{
	size_t at = tag_place(l, id);
	void *kept;

	if (!is_at(l, at, id) || !keep_row(l, id, &kept))
		return;
	drop_kept(l, &l->tags[at]);
	l->tags[at].kept = kept;
}

size_t
list_tag_count(const struct list *l)
{
	return l->tag_count;
}

int64_t
list_tag_id(const struct list *l, size_t i)
{
	return l->tags[i].id;
}

const void *
list_tag_kept(const struct list *l, size_t i)
{
	return l->tags[i].kept;
}

void
list_tag_clear(struct list *l)
{
	for (size_t i = 0; i < l->tag_count; i++)
		drop_kept(l, &l->tags[i]);
	l->tag_count = 0;
}

/* All words stand somewhere in the row as it is drawn, letters of either case. */
static bool
row_has(const struct list *l, const void *row, const char *words, struct strbuf *text)
{
	strbuf_clear(text);
	for (size_t k = 0; k < l->column_count; k++) {
		strbuf_addc(text, ' ');
		l->columns[k].cell(l->source.ctx, row, text);
	}
	while (*(words += strspn(words, " "))) {
		size_t n = strcspn(words, " ");
		const char *at = strbuf_str(text);
		while (*at && strncasecmp(at, words, n) != 0)
			at++;
		if (!*at)
			return false;
		words += n;
	}
	return true;
}

bool
list_row_has(const struct list *l, const void *row, const char *words)
{
	struct strbuf text = STRBUF_INIT;
	bool has = row_has(l, row, words, &text);

	strbuf_finish(&text);
	return has;
}

size_t
list_tag_all(struct list *l, const char *words)
{
	struct strbuf text = STRBUF_INIT;
	size_t before = l->tag_count, count = list_count(l);

	for (size_t i = 0; i < count; i++)
		if (row_has(l, l->source.row(l->source.ctx, i), words, &text))
			list_tag(l, list_id_at(l, i), true);
	strbuf_finish(&text);
	return l->tag_count - before;
}

void
list_range_begin(struct list *l)
{
	l->ranging = list_selected(l) != 0;
	l->range_from = list_selected(l);
}

void
list_range_drop(struct list *l)
{
	l->ranging = false;
}

/* The rows from the range's beginning to the selection: false if there is no range. */
bool
list_range(const struct list *l, size_t *first, size_t *last)
{
	size_t from = l->ranging ? list_find(l, l->range_from) : SIZE_MAX;

	if (l->empty || from == SIZE_MAX)
		return false;
	*first = from < l->index ? from : l->index;
	*last = from < l->index ? l->index : from;
	return true;
}

bool
list_ranging(const struct list *l)
{
	return l->ranging;
}

void
list_range_tag(struct list *l)
{
	size_t first, last;

	if (list_range(l, &first, &last))
		for (size_t i = first; i <= last; i++)
			list_tag(l, list_id_at(l, i), true);
	l->ranging = false;
}
