/* SPDX-License-Identifier: MIT */
/*
 * The watch: learns which tickets changed, here or at another console.
 *
 * The database keeps a change feed with a commit-safe cursor. One console,
 * elected by an advisory lock, looks at it twice a second and notifies the
 * platforms concerned; the others ask the feed when notified, and now and
 * then without (a notification can be lost with a connection; behind a transaction
 * pooler none arrives and asking is all there is).
 */
#ifndef PAIDAN_QUERY_WATCH_H
#define PAIDAN_QUERY_WATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/loop.h"
#include "db/conn.h"

struct watch;

struct watch_events {
	/* These changed (each once). */
	void (*changed)(void *ctx, const int64_t *ids, size_t count);
	/* Changes were missed: read everything again. */
	void (*missed)(void *ctx);
	void *ctx;
};

/* Begins with watch_connected. gap_ms: changes closer together than this are read at once. */
struct watch *watch_create(struct loop *loop, struct db *db, int gap_ms,
    const struct watch_events *events);
void watch_destroy(struct watch *w);

/* The connection is ready (again): platform is the account's. */
void watch_connected(struct watch *w, int platform_id);
void watch_disconnected(struct watch *w);
/* From db_events.notified. */
void watch_notified(struct watch *w);

#endif
