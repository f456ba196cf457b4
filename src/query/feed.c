/* SPDX-License-Identifier: MIT */
#include "query/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"

enum place {
	PLACE_RIGHT,
	PLACE_MOVED,             /* its key changed: feed_merge puts it right */
	PLACE_GONE,
};

struct shown {
	struct ticket ticket;
	enum place place;
};

struct feed {
	struct shown *rows;      /* in the order of the screen */
	size_t count, cap;
	struct ticket *fresh;    /* waiting, in no order */
	size_t fresh_count, fresh_cap;
	int64_t tail_sort, tail_id;
	bool started, complete;
};

void
ticket_finish(struct ticket *t)
{
	free(t->number);
	free(t->title);
	free(t->state);
	free(t->queue);
	free(t->unit);
	free(t->category);
	free(t->territory_code);
	free(t->territory);
	free(t->class);
	free(t->due_unit);
	free(t->until);
	free(t->why);
	free(t->claim_by);
	free(t->claim_name);
	free(t->call_mark);
	free(t->redo);
	free(t->keeper);
	memset(t, 0, sizeof *t);
}

static int
key_compare(int64_t sort_a, int64_t id_a, int64_t sort_b, int64_t id_b)
{
	if (sort_a != sort_b)
		return sort_a < sort_b ? -1 : 1;
	return id_a < id_b ? -1 : id_a > id_b;
}

struct feed *
feed_create(void)
{
	return xcalloc(1, sizeof(struct feed));
}

void
feed_reset(struct feed *feed)
{
	for (size_t i = 0; i < feed->count; i++)
		ticket_finish(&feed->rows[i].ticket);
	for (size_t i = 0; i < feed->fresh_count; i++)
		ticket_finish(&feed->fresh[i]);
	feed->count = feed->fresh_count = 0;
	feed->started = feed->complete = false;
}

void
feed_destroy(struct feed *feed)
{
	if (feed == NULL)
		return;
	feed_reset(feed);
	free(feed->rows);
	free(feed->fresh);
	free(feed);
}

size_t
feed_count(const struct feed *feed)
{
	return feed->count;
}

const struct ticket *
feed_row(const struct feed *feed, size_t i)
{
	return &feed->rows[i].ticket;
}

bool
feed_gone(const struct feed *feed, size_t i)
{
	return feed->rows[i].place == PLACE_GONE;
}

bool
feed_ticket_gone(const struct ticket *t)
{
	/* The ticket is the first member. */
	return ((const struct shown *)(const void *)t)->place == PLACE_GONE;
}

size_t
feed_find(const struct feed *feed, int64_t id)
{
	for (size_t i = 0; i < feed->count; i++) {
		if (feed->rows[i].ticket.id == id)
			return i;
	}
	return SIZE_MAX;
}

static size_t
fresh_find(const struct feed *feed, int64_t id)
{
	for (size_t i = 0; i < feed->fresh_count; i++) {
		if (feed->fresh[i].id == id)
			return i;
	}
	return SIZE_MAX;
}

struct feed_news
feed_news(const struct feed *feed)
{
	struct feed_news news = { .fresh = feed->fresh_count };

	for (size_t i = 0; i < feed->fresh_count; i++) {
		if (feed->fresh[i].urgency > news.urgency)
			news.urgency = feed->fresh[i].urgency;
	}
	for (size_t i = 0; i < feed->count; i++) {
		news.moved += feed->rows[i].place == PLACE_MOVED;
		news.gone += feed->rows[i].place == PLACE_GONE;
	}
	return news;
}

bool
feed_complete(const struct feed *feed)
{
	return feed->complete;
}

bool
feed_tail(const struct feed *feed, int64_t *sort, int64_t *id)
{
	*sort = feed->tail_sort;
	*id = feed->tail_id;
	return feed->started;
}

/* Behind the tail are rows that nobody has read yet: the next pages bring them. */
static bool
behind_tail(const struct feed *feed, const struct ticket *t)
{
	return !feed->complete &&
	    (!feed->started || key_compare(t->sort, t->id, feed->tail_sort, feed->tail_id) > 0);
}

static void
drop_fresh(struct feed *feed, size_t i)
{
	ticket_finish(&feed->fresh[i]);
	feed->fresh[i] = feed->fresh[--feed->fresh_count];
}

static void
replace(struct shown *row, struct ticket *t)
{
	bool moved = t->sort != row->ticket.sort;

	if (moved || row->place == PLACE_GONE)
		row->place = PLACE_MOVED;
	ticket_finish(&row->ticket);
	row->ticket = *t;
}

/*
 * Behind all rows with a smaller key at the end of the list: nearly always the last
 * place, but a merge may have left a row there whose key lies beyond the tail.
 */
static void
show_at_end(struct feed *feed, struct ticket *t)
{
	struct shown row = { *t, PLACE_RIGHT };
	size_t at = feed->count;

	VEC_ADD(feed->rows, feed->count, feed->cap);
	for (; at > 0; at--) {
		const struct ticket *before = &feed->rows[at - 1].ticket;

		if (key_compare(before->sort, before->id, t->sort, t->id) < 0)
			break;
	}
	memmove(&feed->rows[at + 1], &feed->rows[at],
	    (feed->count - 1 - at) * sizeof *feed->rows);
	feed->rows[at] = row;
}

void
feed_append(struct feed *feed, struct ticket *rows, size_t count, bool complete)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = feed_find(feed, rows[i].id);
		size_t waiting = fresh_find(feed, rows[i].id);

		feed->tail_sort = rows[i].sort;
		feed->tail_id = rows[i].id;
		feed->started = true;
		if (waiting != SIZE_MAX)
			drop_fresh(feed, waiting);
		if (at != SIZE_MAX)
			replace(&feed->rows[at], &rows[i]);
		else
			show_at_end(feed, &rows[i]);
	}
	feed->started = true;
	feed->complete = complete;
}

static void
update_row(struct feed *feed, struct ticket *t)
{
	size_t at = feed_find(feed, t->id);
	size_t waiting = fresh_find(feed, t->id);

	if (at != SIZE_MAX) {
		replace(&feed->rows[at], t);
		return;
	}
	if (waiting != SIZE_MAX)
		drop_fresh(feed, waiting);
	if (behind_tail(feed, t))
		ticket_finish(t);
	else
		*VEC_ADD(feed->fresh, feed->fresh_count, feed->fresh_cap) = *t;
}

static int
id_compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Whatever was asked for and did not come back is no longer in the queue. */
static void
mark_missing(
    struct feed *feed, const int64_t *asked, size_t asked_count, int64_t *found, size_t count)
{
	qsort(found, count, sizeof *found, id_compare);
	for (size_t i = 0; i < asked_count; i++) {
		size_t at, waiting;

		if (bsearch(&asked[i], found, count, sizeof *found, id_compare) != NULL)
			continue;
		at = feed_find(feed, asked[i]);
		if (at != SIZE_MAX)
			feed->rows[at].place = PLACE_GONE;
		waiting = fresh_find(feed, asked[i]);
		if (waiting != SIZE_MAX)
			drop_fresh(feed, waiting);
	}
}

void
feed_update(struct feed *feed, const int64_t *asked, size_t asked_count, struct ticket *rows,
    size_t count)
{
	int64_t *found = xcalloc(count + 1, sizeof *found);

	for (size_t i = 0; i < count; i++) {
		found[i] = rows[i].id;
		update_row(feed, &rows[i]);
	}
	mark_missing(feed, asked, asked_count, found, count);
	free(found);
	if (feed->count == 0)
		feed_merge(feed);
}

static int
shown_compare(const void *a, const void *b)
{
	const struct shown *x = a, *y = b;

	return key_compare(x->ticket.sort, x->ticket.id, y->ticket.sort, y->ticket.id);
}

void
feed_merge(struct feed *feed)
{
	size_t kept = 0;

	for (size_t i = 0; i < feed->fresh_count; i++)
		*VEC_ADD(feed->rows, feed->count, feed->cap) =
		    (struct shown){ feed->fresh[i], PLACE_RIGHT };
	feed->fresh_count = 0;
	for (size_t i = 0; i < feed->count; i++) {
		struct shown row = feed->rows[i];

		if (row.place == PLACE_GONE) {
			ticket_finish(&row.ticket);
			continue;
		}
		row.place = PLACE_RIGHT;
		feed->rows[kept++] = row;
	}
	feed->count = kept;
	if (kept > 1)
		qsort(feed->rows, kept, sizeof *feed->rows, shown_compare);
}

void
feed_remove(struct feed *feed, int64_t id)
{
	size_t at = feed_find(feed, id);

	if (at == SIZE_MAX)
		return;
	ticket_finish(&feed->rows[at].ticket);
	feed->count--;
	memmove(&feed->rows[at], &feed->rows[at + 1], (feed->count - at) * sizeof *feed->rows);
}

int64_t *
feed_ids(const struct feed *feed, size_t *count)
{
	int64_t *ids = xcalloc(feed->count + feed->fresh_count + 1, sizeof *ids);

	*count = 0;
	for (size_t i = 0; i < feed->count; i++)
		ids[(*count)++] = feed->rows[i].ticket.id;
	for (size_t i = 0; i < feed->fresh_count; i++)
		ids[(*count)++] = feed->fresh[i].id;
	return ids;
}
