/* SPDX-License-Identifier: MIT */
#include "query/evidence.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "db/request.h"
#include "query/refusal.h"

#include "dispute.h"
#include "hints_rows.h"
#include "texts.h"

#define ALIKE(column, type, member) { column, type, offsetof(struct alike, member) }

static const struct row_field alike_fields[] = {
	ALIKE("id", ROW_BIGINT, id),
	ALIKE("number", ROW_TEXT, number),
	ALIKE("title", ROW_TEXT, title),
	ALIKE("place", ROW_TEXT, place),
	ALIKE("unit_name", ROW_TEXT, unit),
	ALIKE("state", ROW_TEXT, state),
	ALIKE("outcome", ROW_TEXT, outcome),
	ALIKE("satisfaction", ROW_TEXT, satisfaction),
	ALIKE("closed_ms", ROW_TIME, closed_ms),
	ALIKE("likeness", ROW_INT, likeness),
	ROW_END,
};

static const char alike_sql[] =
    "SELECT id, number, title, place, unit_name, state, outcome, satisfaction, "
    ROW_MS("closed_at") " AS closed_ms, likeness"
    " FROM paidan_api.alike($1::bigint, $2::int, 100)";

const struct query_text evidence_texts[] = {
	{ "evidence: alike", alike_sql, alike_fields },
	{ NULL, NULL, NULL },
};

void
evidence_destroy(struct evidence *e)
{
	if (e == NULL)
		return;
	hints_destroy(e->hints);
	rows_free(alike_fields, sizeof *e->alike, e->alike, e->alike_count);
	free(e);
}

static bool
read_evidence(struct evidence *e, const PGresult *const *results, char **cause)
{
	e->hints = hints_read(results, cause);
	if (e->hints == NULL)
		return false;
	e->alike = rows_read(results[HINTS_PARTS], alike_fields, sizeof *e->alike, &e->alike_count,
	    cause);
	return *cause == NULL;
}

static void
evidence_came(void *ctx, const struct db_reply *reply)
{
	struct evidence_query *q = ctx;
	struct evidence *e = NULL;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE) {
		sentence = refusal_of_reply(reply);
	} else {
		e = xcalloc(1, sizeof *e);
		if (!read_evidence(e, reply->results, &sentence)) {
			evidence_destroy(e);
			e = NULL;
		}
	}
	q->fn(q->ctx, e, sentence);
	free(sentence);
}

void
evidence_ask(struct evidence_query *q, struct db *db, int64_t ticket, int unit, evidence_fn *fn,
    void *ctx)
{
	char id[24], unit_id[12];
	struct db_statement st[HINTS_PARTS + 1];

	evidence_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	snprintf(unit_id, sizeof unit_id, "%d", unit);
	for (int i = 0; i < HINTS_PARTS; i++)
		st[i] = (struct db_statement){
			.sql = hints_parts[i], .count = 1, .params = { id },
		};
	st[HINTS_PARTS] =
	    (struct db_statement){ .sql = alike_sql, .count = 2, .params = { id, unit_id } };
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, HINTS_PARTS + 1, evidence_came, q);
}

void
evidence_forget(struct evidence_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
