/* SPDX-License-Identifier: MIT */
/*
 * A feed that asks the database: pages as the reader scrolls, changed rows as
 * the watch reports them, everything again after a gap.
 */
#ifndef PAIDAN_QUERY_LIVE_H
#define PAIDAN_QUERY_LIVE_H

#include <stdbool.h>

#include "db/conn.h"
#include "query/feed.h"
#include "query/queue.h"

struct db_call;
struct live;

struct live_events {
	/* Rows or news changed: sync the list. */
	void (*changed)(void *ctx);
	/* A question was refused or ran out of time: one sentence. */
	void (*trouble)(void *ctx, const char *sentence);
	void *ctx;
};

struct live *live_create(struct db *db, const struct account *account, int page_size,
    const struct live_events *events);
void live_destroy(struct live *live);

/* Asks for a queue under a filter ("" for none); what was shown is forgotten. */
void live_ask(struct live *live, const struct queue_kind *queue, const char *filter);
/* The next page, unless it is under way or there is none. */
void live_more(struct live *live);
/* Some tickets changed, here or elsewhere. */
void live_touch(struct live *live, const int64_t *ids, size_t count);
/* Changes were missed (reconnected): all that is shown is asked for again. */
void live_refresh(struct live *live);
/* Esc: stops a slow question. True if there was one. */
bool live_cancel(struct live *live);
/* The first page was stopped, or took too long: nothing comes unless it is asked again. */
bool live_stopped(const struct live *live);
/* The question about the next rows, or NULL. */
const struct db_call *live_asking(const struct live *live);
/* True until the first page of the present question has come. */
bool live_empty_yet(const struct live *live);

struct feed *live_feed(struct live *live);

#endif
