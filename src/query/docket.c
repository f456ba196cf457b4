/* SPDX-License-Identifier: MIT */
#include "query/docket.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"

#include "dispute.h"
#include "hints_rows.h"
#include "shape.h"
#include "texts.h"

static const struct row_field text_fields[] = {
	{ "body", ROW_TEXT, offsetof(struct docket_text, body) },
	{ "place", ROW_TEXT, offsetof(struct docket_text, place) },
	{ "territory_full", ROW_TEXT, offsetof(struct docket_text, territory) },
	{ "category_full", ROW_TEXT, offsetof(struct docket_text, category) },
	{ "ladder", ROW_INT, offsetof(struct docket_text, ladder) },
	ROW_END,
};

static const char text_sql[] =
    "SELECT d.body, d.place, d.territory_full, d.category_full,"
    " (SELECT o.ladder FROM paidan_api.open_ticket AS o WHERE o.id = $1::bigint) AS ladder"
    " FROM paidan_api.ticket_detail($1::bigint) AS d";

static const struct part parts[] = {
	PART_ROW(docket, row, queue_one_sql, ticket_fields),
	PART_ROW(docket, text, text_sql, text_fields),
	PART_LIST(docket, hops, hop_count, replay_sql, hop_fields),
	PART_LIST(docket, claims, claim_count, claims_sql, claim_fields),
	PART_LIST(docket, opinions, opinion_count, opinions_sql, opinion_fields),
	PART_LIST(docket, meetings, meeting_count, meetings_sql, meeting_fields),
	PART_LIST(docket, rulings, ruling_count, rulings_sql, ruling_fields),
	PART_LIST(docket, precedents, precedent_count, precedents_sql, precedent_fields),
	PART_LIST(docket, places, place_count, places_sql, place_fields),
	PART_LIST(docket, events, event_count, events_sql, event_fields),
};

/* The hints come behind them. */
#define STATEMENTS (ARRAY_LEN(parts) + HINTS_PARTS)

_Static_assert(STATEMENTS <= DB_MAX_STATEMENTS, "one round trip");

const struct query_text docket_texts[] = {
	{ "docket: text", text_sql, text_fields },
	{ "docket: replay", replay_sql, hop_fields },
	{ "docket: claims", claims_sql, claim_fields },
	{ "docket: opinions", opinions_sql, opinion_fields },
	{ "docket: meetings", meetings_sql, meeting_fields },
	{ "docket: rulings", rulings_sql, ruling_fields },
	{ "docket: precedents", precedents_sql, precedent_fields },
	{ "docket: places", places_sql, place_fields },
	{ NULL, NULL, NULL },
};

static bool
read_hints(void *whole, const PGresult *const *results, char **cause)
{
	struct docket *d = whole;

	d->hints = hints_read(results, cause);
	return d->hints != NULL;
}

static void
finish(void *whole)
{
	hints_destroy(((struct docket *)whole)->hints);
}

static const struct shape shape = {
	SHAPE_OF(docket, parts),
	.missing = { "PD003", "no_ticket" },
	.read = read_hints,
	.finish = finish,
};

void
docket_destroy(struct docket *d)
{
	shape_destroy(&shape, d);
}

static void
docket_came(void *ctx, const struct db_reply *reply)
{
	struct docket_query *q = ctx;
	char *sentence;
	struct docket *d = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, d, sentence);
	free(sentence);
}

void
docket_ask(struct docket_query *q, struct db *db, int64_t ticket, docket_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st[STATEMENTS];

	docket_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	shape_statements(&shape, st, id);
	hints_statements(st + ARRAY_LEN(parts), id);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, STATEMENTS, docket_came, q);
}

void
docket_forget(struct docket_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

static void
precedents_came(void *ctx, const struct db_reply *reply)
{
	struct precedents_query *q = ctx;
	size_t count;
	char *sentence;
	struct precedent *items =
	    rows_of_reply(reply, precedent_fields, sizeof *items, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, items, count, sentence);
	free(sentence);
}

void
precedents_free(struct precedent *precedents, size_t count)
{
	rows_free(precedent_fields, sizeof *precedents, precedents, count);
}

void
precedents_ask(struct precedents_query *q, struct db *db, int64_t ticket, precedents_fn *fn,
    void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = precedents_sql, .count = 1, .params = { id } };

	precedents_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, precedents_came, q);
}

void
precedents_forget(struct precedents_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
