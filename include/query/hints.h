/* SPDX-License-Identifier: MIT */
/* Candidate units for a ticket, best first, each with its reason as data. */
#ifndef PAIDAN_QUERY_HINTS_H
#define PAIDAN_QUERY_HINTS_H

#include <stddef.h>
#include <stdint.h>

#include "db/conn.h"

struct db_call;

struct hint {
	int unit_id;
	int score;
	char *kind;              /* duty, territory, history */
	char *basis;
};

/* What an operator relied on, as the JSON that is stored with the dispatch. Owned by the caller. */
char *hint_basis(const char *kind, int score, const char *basis);

typedef void hints_fn(void *ctx, const struct hint *hints, size_t count, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct hints_query {
	struct db_call *call;
	hints_fn *fn;
	void *ctx;
};

/* fn may read the hints until it returns; sentence is NULL unless it failed. */
void hints_ask(struct hints_query *q, struct db *db, int64_t ticket, hints_fn *fn, void *ctx);
void hints_forget(struct hints_query *q);

#endif
