/* SPDX-License-Identifier: MIT */
#include "query/counts.h"

#include <stdlib.h>
#include <string.h>

#include "db/request.h"
#include "query/queue.h"

#include "texts.h"

#define MOST_QUEUES 16

static const char counts_sql[] = "SELECT queue, n FROM paidan_api.badges()";

const struct query_text counts_texts[] = {
	{ "counts", counts_sql, NULL },
	{ NULL, NULL, NULL },
};

static int
count_of(const PGresult *r, const char *queue)
{
	for (int row = 0; row < PQntuples(r); row++) {
		if (strcmp(PQgetvalue(r, row, 0), queue) == 0)
			return atoi(PQgetvalue(r, row, 1));
	}
	return 0;
}

static void
counts_came(void *ctx, const struct db_reply *reply)
{
	struct counts_query *q = ctx;
	int counts[MOST_QUEUES] = { 0 };

	q->call = NULL;
	if (reply->outcome != DB_DONE) {
		q->fn(q->ctx, NULL);
		return;
	}
	for (size_t i = 0; i < queue_kind_count && i < MOST_QUEUES; i++)
		counts[i] = count_of(reply->results[0], queue_kinds[i].badge != NULL ?
		    queue_kinds[i].badge : queue_kinds[i].code);
	q->on_site = count_of(reply->results[0], "on_site");
	q->fn(q->ctx, counts);
}

void
counts_ask(struct counts_query *q, struct db *db, counts_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = counts_sql };

	counts_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, counts_came, q);
}

void
counts_forget(struct counts_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
