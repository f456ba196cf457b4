/* SPDX-License-Identifier: MIT */
/*
 * What follows a reply: the follow-up desk as a whole, and one ticket for its caller or for
 * the dissatisfied zone, in one round trip.
 */
#ifndef PAIDAN_QUERY_AFTERCARE_H
#define PAIDAN_QUERY_AFTERCARE_H

#include <stddef.h>

#include "db/conn.h"
#include "model/aftercare.h"
#include "model/intake.h"
#include "model/ticket.h"

struct db_call;

struct aftercare {
	struct ticket row;
	struct ticket_detail text;
	struct call_sheet sheet;
	struct zone_sheet zone;
	struct call *calls;
	size_t call_count;
	struct round *rounds;
	size_t round_count;
	struct merged *merges;   /* whose citizens are to be told as well */
	size_t merge_count;
};

/* Either it, which fn owns now (aftercare_destroy), or NULL and a sentence. */
typedef void aftercare_fn(void *ctx, struct aftercare *a, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct aftercare_query {
	struct db_call *call;
	aftercare_fn *fn;
	void *ctx;
};

void aftercare_ask(struct aftercare_query *q, struct db *db, int64_t ticket, aftercare_fn *fn,
    void *ctx);
void aftercare_forget(struct aftercare_query *q);
/* NULL is fine. */
void aftercare_destroy(struct aftercare *a);

/* NULL: it could not be read; valid until fn returns. */
typedef void call_desk_fn(void *ctx, const struct call_desk *desk);

struct call_desk_query {
	struct db_call *call;
	call_desk_fn *fn;
	void *ctx;
};

void call_desk_ask(struct call_desk_query *q, struct db *db, call_desk_fn *fn, void *ctx);
void call_desk_forget(struct call_desk_query *q);

/* Draws the sample. fn: NULL if it was drawn, else why not. */
typedef void sample_fn(void *ctx, const char *sentence);
void sample_draw(struct db *db, const char *seed, sample_fn *fn, void *ctx);

#endif
