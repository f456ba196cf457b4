/* SPDX-License-Identifier: MIT */
/*
 * The live list: rows of a queue that other people change while somebody reads.
 *
 * The order on the screen is frozen, the cells are live. Between two merges
 * (feed_merge, the = key) a row never changes its place: one that changed is
 * updated where it stands, one that left the queue stays as "gone", one that
 * would now sort elsewhere is counted as moved, and a new one waits and is
 * counted. feed_merge then takes all of it in at once. So nothing shifts under the
 * cursor unless the reader asks for it; ui/list.h keeps the selection by id.
 *
 * Pages come by key (sort, id), never by offset. Everything here is memory; query/live.h
 * asks the database.
 */
#ifndef PAIDAN_QUERY_FEED_H
#define PAIDAN_QUERY_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ticket.h"

struct feed;

/* What stands between the screen and the database's order. */
struct feed_news {
	size_t fresh;            /* new rows that wait */
	size_t moved;            /* shown rows whose place is stale */
	size_t gone;             /* shown rows that left the queue */
	int urgency;             /* highest urgency among the fresh */
};

struct feed *feed_create(void);
void feed_destroy(struct feed *feed);

/* Forgets everything: another question is asked. */
void feed_reset(struct feed *feed);

size_t feed_count(const struct feed *feed);
const struct ticket *feed_row(const struct feed *feed, size_t i);
bool feed_gone(const struct feed *feed, size_t i);
/* The same for a ticket that came from feed_row. */
bool feed_ticket_gone(const struct ticket *t);
size_t feed_find(const struct feed *feed, int64_t id); /* SIZE_MAX: not shown */
struct feed_news feed_news(const struct feed *feed);
/* True if the last page has been read: nothing comes after the tail. */
bool feed_complete(const struct feed *feed);
/* The key after which the next page begins; false before the first page. */
bool feed_tail(const struct feed *feed, int64_t *sort, int64_t *id);

/*
 * The next page, in order. Takes the rows' strings over. Rows already shown are
 * updated instead (their key changed since they were read).
 */
void feed_append(struct feed *feed, struct ticket *rows, size_t count, bool complete);

/*
 * The present state of some ids: `asked` are those the question was about, rows
 * those of them (in any order) that stand in the queue now. Takes the rows' strings
 * over. If nothing is shown yet, new rows are shown at once: there is nothing to shift.
 */
void feed_update(struct feed *feed, const int64_t *asked, size_t asked_count, struct ticket *rows,
    size_t count);

/* Takes in what waits: true order, gone rows dropped. */
void feed_merge(struct feed *feed);

/* Our own action took the row out of the queue: it goes at once. */
void feed_remove(struct feed *feed, int64_t id);

/* Ids that are shown or wait, for asking again after a gap. Fresh array, owned by the caller. */
int64_t *feed_ids(const struct feed *feed, size_t *count);

/* Frees what a struct ticket owns. */
void ticket_finish(struct ticket *t);

#endif
