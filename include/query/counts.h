/* SPDX-License-Identifier: MIT */
/* How many tickets stand in each queue, for the badges. */
#ifndef PAIDAN_QUERY_COUNTS_H
#define PAIDAN_QUERY_COUNTS_H

#include "db/conn.h"

struct db_call;

/* counts in the order of queue_kinds, capped by the database at 1,000; NULL if it failed. */
typedef void counts_fn(void *ctx, const int *counts);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct counts_query {
	struct db_call *call;
	int on_site;             /* tickets that wait for somebody on the spot */
	counts_fn *fn;
	void *ctx;
};

void counts_ask(struct counts_query *q, struct db *db, counts_fn *fn, void *ctx);
void counts_forget(struct counts_query *q);

#endif
