/* SPDX-License-Identifier: MIT */
/* One ticket by its number. */
#ifndef PAIDAN_QUERY_FIND_H
#define PAIDAN_QUERY_FIND_H

#include <stddef.h>

#include "db/conn.h"
#include "model/ticket.h"

struct db_call;

/*
 * The ticket, valid until fn returns, or NULL and a sentence. Numbers of several platforms may
 * be meant: then others is how many more there are behind ticket, first the city's own.
 */
typedef void find_fn(
    void *ctx, const struct ticket *ticket, size_t others, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct find_query {
	struct db_call *call;
	find_fn *fn;
	void *ctx;
};

/*
 * number: whole, or without the year (0201-0037, YZQ0201-0037: of this year, else of the last).
 * Without its platform it may stand for several tickets.
 */
void find_ticket(struct find_query *q, struct db *db, const char *number, find_fn *fn, void *ctx);
void find_forget(struct find_query *q);

#endif
