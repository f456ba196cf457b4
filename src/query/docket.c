/* SPDX-License-Identifier: MIT */
#include "query/docket.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"
#include "query/refusal.h"

#include "dispute.h"
#include "hints_rows.h"
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

/* What comes as rows: one line a part. */
#define PART(sql, fields, type, items) \
	{ sql, fields, sizeof(type), offsetof(struct docket, items ## s), \
	    offsetof(struct docket, items ## _count) }

static const struct part {
	const char *sql;
	const struct row_field *fields;
	size_t size;             /* of an item */
	size_t items, count;     /* offsets in struct docket */
} parts[] = {
	PART(replay_sql, hop_fields, struct hop, hop),
	PART(claims_sql, claim_fields, struct claim, claim),
	PART(opinions_sql, opinion_fields, struct opinion, opinion),
	PART(meetings_sql, meeting_fields, struct meeting, meeting),
	PART(rulings_sql, ruling_fields, struct ruling, ruling),
	PART(precedents_sql, precedent_fields, struct precedent, precedent),
	PART(places_sql, place_fields, struct place, place),
	PART(events_sql, event_fields, struct event, event),
};

enum {
	ROW, TEXT, FIRST_HINT, FIRST_PART = FIRST_HINT + HINTS_PARTS,
	STATEMENTS = FIRST_PART + ARRAY_LEN(parts),
};

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

static void **
items_of(struct docket *d, const struct part *p)
{
	return (void **)(void *)((char *)d + p->items);
}

static size_t *
count_of(struct docket *d, const struct part *p)
{
	return (size_t *)(void *)((char *)d + p->count);
}

void
docket_destroy(struct docket *d)
{
	if (d == NULL)
		return;
	ticket_finish(&d->row);
	row_free(text_fields, &d->text);
	hints_destroy(d->hints);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		rows_free(parts[i].fields, parts[i].size, *items_of(d, &parts[i]),
		    *count_of(d, &parts[i]));
	free(d);
}

static bool
read_docket(struct docket *d, const PGresult *const *results, char **cause)
{
	if (!row_read(results[ROW], 0, ticket_fields, &d->row, cause) ||
	    !row_read(results[TEXT], 0, text_fields, &d->text, cause))
		return false;
	d->hints = hints_read(results + FIRST_HINT, cause);
	for (size_t i = 0; i < ARRAY_LEN(parts) && *cause == NULL; i++)
		*items_of(d, &parts[i]) = rows_read(results[FIRST_PART + i], parts[i].fields,
		    parts[i].size, count_of(d, &parts[i]), cause);
	return *cause == NULL;
}

static void
docket_came(void *ctx, const struct db_reply *reply)
{
	struct docket_query *q = ctx;
	struct docket *d = NULL;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE) {
		sentence = refusal_of_reply(reply);
	} else if (PQntuples(reply->results[ROW]) == 0 || PQntuples(reply->results[TEXT]) == 0) {
		sentence = refusal_of_error("PD004", "no_ticket", "");
	} else {
		d = xcalloc(1, sizeof *d);
		if (!read_docket(d, reply->results, &sentence)) {
			docket_destroy(d);
			d = NULL;
		}
	}
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
	for (size_t i = 0; i < STATEMENTS; i++)
		st[i] = (struct db_statement){ .count = 1, .params = { id } };
	st[ROW].sql = queue_one_sql;
	st[TEXT].sql = text_sql;
	for (size_t i = 0; i < HINTS_PARTS; i++)
		st[FIRST_HINT + i].sql = hints_parts[i];
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		st[FIRST_PART + i].sql = parts[i].sql;
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
	struct precedent *items = NULL;
	size_t count = 0;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE)
		sentence = refusal_of_reply(reply);
	else
		items = rows_read(reply->results[0], precedent_fields, sizeof *items, &count,
		    &sentence);
	if (sentence != NULL) {
		precedents_free(items, count);
		items = NULL;
	}
	q->fn(q->ctx, items, items != NULL ? count : 0, sentence);
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
