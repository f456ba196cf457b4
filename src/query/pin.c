/* SPDX-License-Identifier: MIT */
#include "query/pin.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "db/request.h"
#include "query/refusal.h"

#include "ask.h"
#include "texts.h"

static const char has_sql[] =
    "SELECT CASE WHEN paidan_api.has_pin() THEN 'right' ELSE 'none' END";
static const char try_sql[] = "SELECT paidan_api.try_pin($1)";
static const char set_sql[] = "SELECT paidan_api.set_pin($1, $2)";

const struct query_text pin_texts[] = {
	{ "pin: has", has_sql, NULL },
	{ "pin: try", try_sql, NULL },
	{ "pin: set", set_sql, NULL },
	{ NULL, NULL, NULL },
};

static enum pin_answer
read_answer(const PGresult *r)
{
	static const struct {
		const char *word;
		enum pin_answer answer;
	} answers[] = { { "right", PIN_RIGHT }, { "done", PIN_RIGHT }, { "none", PIN_NONE },
		{ "wait", PIN_WAIT } };

	for (size_t i = 0; i < ARRAY_LEN(answers); i++)
		if (PQntuples(r) == 1 && strcmp(PQgetvalue(r, 0, 0), answers[i].word) == 0)
			return answers[i].answer;
	return PIN_WRONG;
}

static void
came(void *ctx, const struct db_reply *reply)
{
	struct pin_query *q = ctx;
	char *sentence = reply->outcome != DB_DONE ? refusal_of_reply(reply) : NULL;

	q->call = NULL;
	q->fn(q->ctx, sentence == NULL ? read_answer(reply->results[0]) : PIN_WRONG, sentence);
	free(sentence);
}

static void
ask(struct pin_query *q, struct db *db, const struct db_statement *st, pin_fn *fn, void *ctx)
{
	pin_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, 1, came, q);
}

void
pin_ask(struct pin_query *q, struct db *db, pin_fn *fn, void *ctx)
{
	ask(q, db, &(struct db_statement){ .sql = has_sql }, fn, ctx);
}

void
pin_try(struct pin_query *q, struct db *db, const char *typed, pin_fn *fn, void *ctx)
{
	ask(q, db, &(struct db_statement){ .sql = try_sql, .count = 1, .params = { typed } }, fn,
	    ctx);
}

void
pin_forget(struct pin_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

bool
pin_is_set(PGconn *conn, bool *is_set, char sqlstate[6], char **cause)
{
	PGresult *r = query_ask(conn, has_sql, 0, NULL, sqlstate, cause);

	if (r == NULL)
		return false;
	*is_set = read_answer(r) == PIN_RIGHT;
	PQclear(r);
	return true;
}

bool
pin_set(PGconn *conn, const char *old, const char *fresh, enum pin_answer *answer,
    char sqlstate[6], char **cause)
{
	const char *params[] = { old, fresh };
	PGresult *r = query_ask(conn, set_sql, ARRAY_LEN(params), params, sqlstate, cause);

	if (r == NULL)
		return false;
	*answer = read_answer(r);
	PQclear(r);
	return true;
}
