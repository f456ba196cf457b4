/* SPDX-License-Identifier: MIT */
#include "query/hints.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <jansson.h>

#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/refusal.h"

#include "texts.h"

static const struct row_field fields[] = {
	{ "unit_id", ROW_INT, offsetof(struct hint, unit_id) },
	{ "score", ROW_INT, offsetof(struct hint, score) },
	{ "kind", ROW_TEXT, offsetof(struct hint, kind) },
	{ "basis", ROW_TEXT, offsetof(struct hint, basis) },
	ROW_END,
};

static const char hints_sql[] =
    "SELECT unit_id, score, kind, coalesce(concat_ws(' ', reasons -> 0 ->> 'document',"
    " reasons -> 0 ->> 'article', reasons -> 0 ->> 'alike',"
    " CASE kind WHEN 'territory' THEN reasons -> 0 ->> 'territory' END), '') AS basis"
    " FROM paidan_api.hints($1::bigint) ORDER BY seq";

static void
hints_came(void *ctx, const struct db_reply *reply)
{
	struct hints_query *q = ctx;
	struct hint *hints = NULL;
	size_t count = 0;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE) {
		sentence = refusal_of_reply(reply);
	} else {
		int rows = PQntuples(reply->results[0]);

		hints = xcalloc((size_t)rows + 1, sizeof *hints);
		while (count < (size_t)rows &&
		    row_read(reply->results[0], (int)count, fields, &hints[count], &sentence))
			count++;
	}
	q->fn(q->ctx, hints, count, sentence);
	for (size_t i = 0; i < count; i++)
		row_free(fields, &hints[i]);
	free(hints);
	free(sentence);
}

void
hints_ask(struct hints_query *q, struct db *db, int64_t ticket, hints_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = hints_sql, .count = 1, .params = { id } };

	hints_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, hints_came, q);
}

void
hints_forget(struct hints_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

const struct query_text hints_texts[] = {
	{ "hints", hints_sql, fields },
	{ NULL, NULL, NULL },
};

char *
hint_basis(const char *kind, int score, const char *basis)
{
	json_t *json = json_pack("{s:s, s:i, s:s}", "kind", kind, "score", score, "basis", basis);
	char *dumped = json_dumps(json, JSON_COMPACT), *text = xstrdup_null(dumped);

	free(dumped);
	json_decref(json);
	return text;
}
