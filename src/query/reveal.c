/* SPDX-License-Identifier: MIT */
#include "query/reveal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "db/request.h"
#include "query/refusal.h"

#include "texts.h"

static const char reveal_sql[] =
    "SELECT paidan_api.reveal($1::uuid, $2::bigint, $3::text, $4::text, $5::text)";
static const char revealed_sql[] = "SELECT value, seconds FROM paidan_api.revealed($1::uuid)";

const struct query_text reveal_texts[] = {
	{ "reveal", reveal_sql, NULL },
	{ "revealed", revealed_sql, NULL },
	{ NULL, NULL, NULL },
};

/* It lives until the database has answered, whoever has forgotten it. */
struct reveal_call {
	struct db *db;
	struct reveal_query *query; /* NULL: forgotten */
	char id[DB_ID_SIZE];
};

static void
answer(struct reveal_call *c, const char *value, int seconds, const struct db_reply *trouble)
{
	struct reveal_query *q = c->query;
	char *sentence = trouble != NULL ? refusal_of_reply(trouble) : NULL;

	free(c);
	if (q != NULL) {
		q->call = NULL;
		q->fn(q->ctx, value, seconds, sentence);
	}
	free(sentence);
}

static void
value_came(void *ctx, const struct db_reply *reply)
{
	const PGresult *r = reply->outcome == DB_DONE ? reply->results[0] : NULL;

	if (r == NULL || PQntuples(r) != 1)
		answer(ctx, NULL, 0, reply);
	else
		answer(ctx, PQgetvalue(r, 0, 0), atoi(PQgetvalue(r, 0, 1)), NULL);
}

static void
written(void *ctx, const struct db_reply *reply)
{
	struct reveal_call *c = ctx;
	struct db_statement st = { .sql = revealed_sql, .count = 1 };

	if (reply->outcome != DB_DONE || c->query == NULL) {
		answer(c, NULL, 0, reply);
		return;
	}
	st.params[0] = c->id;
	db_read(c->db, &st, 1, value_came, c);
}

void
reveal_ask(struct reveal_query *q, struct db *db, int64_t ticket, const char *field,
    const char *reason, const char *words, reveal_fn *fn, void *ctx)
{
	struct reveal_call *c = xcalloc(1, sizeof *c);
	char number[24];
	struct db_statement st = { .sql = reveal_sql, .count = 5 };

	reveal_forget(q);
	q->call = c;
	q->fn = fn;
	q->ctx = ctx;
	c->db = db;
	c->query = q;
	db_new_id(c->id);
	snprintf(number, sizeof number, "%" PRId64, ticket);
	st.params[0] = c->id;
	st.params[1] = number;
	st.params[2] = field;
	st.params[3] = reason;
	st.params[4] = words;
	db_write(db, c->id, &st, written, c);
}

void
reveal_forget(struct reveal_query *q)
{
	if (q->call != NULL)
		q->call->query = NULL;
	q->call = NULL;
}
