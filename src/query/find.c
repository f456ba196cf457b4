/* SPDX-License-Identifier: MIT */
#include "query/find.h"

#include <stdlib.h>

#include "db/request.h"
#include "query/feed.h"
#include "query/queue.h"
#include "query/refusal.h"

#include "shape.h"

static void
ticket_came(void *ctx, const struct db_reply *reply)
{
	struct find_query *q = ctx;
	struct ticket *found = NULL;
	size_t count = 0;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE)
		sentence = refusal_of_reply(reply);
	else if (PQntuples(reply->results[0]) == 0)
		sentence = refusal_of_error("PD003", "no_ticket", "");
	else
		found = rows_read(
		    reply->results[0], ticket_fields, sizeof *found, &count, &sentence);
	if (sentence == NULL)
		q->fn(q->ctx, found, count - 1, NULL);
	else
		q->fn(q->ctx, NULL, 0, sentence);
	rows_free(ticket_fields, sizeof *found, found, count);
	free(sentence);
}

void
find_ticket(struct find_query *q, struct db *db, const char *number, find_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = queue_number_sql, .count = 1, .params = { number } };

	find_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, ticket_came, q);
}

void
find_forget(struct find_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
