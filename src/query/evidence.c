/* SPDX-License-Identifier: MIT */
#include "query/evidence.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "db/request.h"

#include "hints_rows.h"
#include "shape.h"
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

static const struct part parts[] = {
	PART_LIST(evidence, alike, alike_count, alike_sql, alike_fields),
};

static bool
read_hints(void *whole, const PGresult *const *results, char **cause)
{
	struct evidence *e = whole;

	e->hints = hints_read(results, cause);
	return e->hints != NULL;
}

static void
finish(void *whole)
{
	hints_destroy(((struct evidence *)whole)->hints);
}

static const struct shape shape = {
	SHAPE_OF(evidence, parts),
	.read = read_hints,
	.finish = finish,
};

void
evidence_destroy(struct evidence *e)
{
	shape_destroy(&shape, e);
}

static void
evidence_came(void *ctx, const struct db_reply *reply)
{
	struct evidence_query *q = ctx;
	char *sentence;
	struct evidence *e = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, e, sentence);
	free(sentence);
}

void
evidence_ask(struct evidence_query *q, struct db *db, int64_t ticket, int unit, evidence_fn *fn,
    void *ctx)
{
	char id[24], unit_id[12];
	struct db_statement st[1 + HINTS_PARTS];

	evidence_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	snprintf(unit_id, sizeof unit_id, "%d", unit);
	st[0] = (struct db_statement){ .sql = alike_sql, .count = 2, .params = { id, unit_id } };
	hints_statements(st + 1, id);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, 1 + HINTS_PARTS, evidence_came, q);
}

void
evidence_forget(struct evidence_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
