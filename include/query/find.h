/* SPDX-License-Identifier: MIT */
/* One ticket by its number. */
#ifndef PAIDAN_QUERY_FIND_H
#define PAIDAN_QUERY_FIND_H

#include "db/conn.h"
#include "model/ticket.h"

struct db_call;

/* The ticket, valid until fn returns, or NULL and a sentence. */
typedef void find_fn(void *ctx, const struct ticket *ticket, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct find_query {
	struct db_call *call;
	find_fn *fn;
	void *ctx;
};

/* number: whole, or without the year (0201-0037: of this year, else of the last). */
void find_ticket(struct find_query *q, struct db *db, const char *number, find_fn *fn, void *ctx);
void find_forget(struct find_query *q);

#endif
