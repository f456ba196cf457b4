/* SPDX-License-Identifier: MIT */
/*
 * One thing about a citizen, for a reason: first the row of the ledger is written, then, once
 * that is committed, the value is read. Two round trips, on purpose: see paidan_api.reveal.
 */
#ifndef PAIDAN_QUERY_REVEAL_H
#define PAIDAN_QUERY_REVEAL_H

#include <stdint.h>

#include "db/conn.h"

struct reveal_call;

/*
 * value: raw as the database holds it, to be shown for so many seconds and no longer; or NULL
 * and a sentence. Valid until fn returns.
 */
typedef void reveal_fn(void *ctx, const char *value, int seconds, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct reveal_query {
	struct reveal_call *call;
	reveal_fn *fn;
	void *ctx;
};

/*
 * field: name, phone, id_number, address. reason: a code of the kind reveal; words: more about
 * it, or NULL.
 */
void reveal_ask(struct reveal_query *q, struct db *db, int64_t ticket, const char *field,
    const char *reason, const char *words, reveal_fn *fn, void *ctx);
/* The asker goes away: fn will not run. What is on its way to the ledger is written. */
void reveal_forget(struct reveal_query *q);

#endif
