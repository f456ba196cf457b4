/* SPDX-License-Identifier: MIT */
#include "query/intake.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <jansson.h>

#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"
#include "query/refusal.h"

#include "intake.h"
#include "shape.h"
#include "texts.h"

#define MERGED(column, type, member) { column, type, offsetof(struct merged, member) }

const struct row_field merged_fields[] = {
	MERGED("role", ROW_TEXT, role),
	MERGED("id", ROW_BIGINT, id),
	MERGED("number", ROW_TEXT, number),
	MERGED("title", ROW_TEXT, title),
	MERGED("body", ROW_TEXT, body),
	MERGED("place", ROW_TEXT, place),
	MERGED("channel_name", ROW_TEXT, channel),
	MERGED("received_ms", ROW_TIME, received_ms),
	MERGED("citizen_masked", ROW_TEXT, citizen),
	MERGED("phone_masked", ROW_TEXT, phone),
	MERGED("anonymous", ROW_BOOL, anonymous),
	MERGED("at_ms", ROW_TIME, at_ms),
	MERGED("by_name", ROW_TEXT, by),
	MERGED("note", ROW_TEXT, note),
	MERGED("state", ROW_TEXT, state),
	MERGED("version", ROW_INT, version),
	ROW_END,
};

const char merges_sql[] =
    "SELECT role, id, number, title, body, place, channel_name, " ROW_MS("received_at")
    " AS received_ms, citizen_masked, phone_masked, anonymous, " ROW_MS("at")
    " AS at_ms, by_name, note, state, version FROM paidan_api.merges($1::bigint)";

#define ALIKE(column, type, member) { column, type, offsetof(struct alike_ticket, member) }

static const struct row_field alike_fields[] = {
	ALIKE("id", ROW_BIGINT, id),
	ALIKE("version", ROW_INT, version),
	ALIKE("number", ROW_TEXT, number),
	ALIKE("title", ROW_TEXT, title),
	ALIKE("place", ROW_TEXT, place),
	ALIKE("body", ROW_TEXT, body),
	ALIKE("state", ROW_TEXT, state),
	ALIKE("urgency", ROW_INT, urgency),
	ALIKE("unit_name", ROW_TEXT, unit),
	ALIKE("received_ms", ROW_TIME, received_ms),
	ALIKE("merged", ROW_INT, merged),
	ALIKE("likeness", ROW_INT, likeness),
	ROW_END,
};

#define ALIKE_COLUMNS \
	"SELECT id, version, number, title, place, body, state, urgency, unit_name, " \
	ROW_MS("received_at") " AS received_ms, merged, likeness FROM paidan_api."

static const char alike_sql[] = ALIKE_COLUMNS "duplicates($1::bigint)";
static const char alike_text_sql[] =
    ALIKE_COLUMNS "duplicates_of($1::text, $2::text, $3::text, $4::text)";
static const char register_sql[] =
    "SELECT ticket, version, state, number FROM paidan_api.register($1::uuid, $2::jsonb)";

static const struct row_field registered_fields[] = {
	{ "channel_name", ROW_TEXT, offsetof(struct registered, channel) },
	{ "close_type", ROW_TEXT, offsetof(struct registered, close_type) },
	{ "registered_ms", ROW_TIME, offsetof(struct registered, at_ms) },
	ROW_END,
};

const struct query_text intake_texts[] = {
	{ "alike tickets", alike_sql, alike_fields },
	{ "alike what is typed", alike_text_sql, alike_fields },
	{ "registered today", queue_registered_sql, registered_fields },
	{ "register", register_sql, NULL },
	{ NULL, NULL, NULL },
};

static void
alike_came(void *ctx, const struct db_reply *reply)
{
	struct alike_query *q = ctx;
	size_t count;
	char *sentence;
	struct alike_ticket *items =
	    rows_of_reply(reply, alike_fields, sizeof *items, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, items, count, sentence);
	free(sentence);
}

static void
ask(struct alike_query *q, struct db *db, const struct db_statement *st, alike_fn *fn, void *ctx)
{
	alike_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, 1, alike_came, q);
}

void
alike_ask(struct alike_query *q, struct db *db, int64_t ticket, alike_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = alike_sql, .count = 1, .params = { id } };

	snprintf(id, sizeof id, "%" PRId64, ticket);
	ask(q, db, &st, fn, ctx);
}

void
alike_ask_text(struct alike_query *q, struct db *db, const char *said, const char *place,
    const char *territory, const char *category, alike_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = alike_text_sql, .count = 4,
		.params = { said, place, territory, category } };

	ask(q, db, &st, fn, ctx);
}

void
alike_forget(struct alike_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
alike_free(struct alike_ticket *items, size_t count)
{
	rows_free(alike_fields, sizeof *items, items, count);
}

void
registered_free(struct registered *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		ticket_finish(&items[i].ticket);
		row_free(registered_fields, &items[i]);
	}
	free(items);
}

static void
registered_came(void *ctx, const struct db_reply *reply)
{
	struct registered_query *q = ctx;
	struct registered *items = NULL;
	size_t count = 0;
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE)
		sentence = refusal_of_reply(reply);
	else
		items = xcalloc((size_t)PQntuples(reply->results[0]) + 1, sizeof *items);
	while (sentence == NULL && (int)count < PQntuples(reply->results[0])) {
		const PGresult *rows = reply->results[0];
		struct registered *r = &items[count++];
		int i = (int)count - 1;

		if (row_read(rows, i, ticket_fields, &r->ticket, &sentence))
			row_read(rows, i, registered_fields, r, &sentence);
	}
	if (sentence != NULL) {
		registered_free(items, count);
		items = NULL;
		count = 0;
	}
	q->fn(q->ctx, items, count, sentence);
	free(sentence);
}

void
registered_ask(struct registered_query *q, struct db *db, registered_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = queue_registered_sql };

	registered_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, registered_came, q);
}

void
registered_forget(struct registered_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
register_send(struct db *db, const char *const *fields, write_done_fn *fn, void *ctx)
{
	json_t *object = json_object();
	struct db_statement st = { .sql = register_sql, .count = 2 };
	char *text;

	for (; fields[0] != NULL; fields += 2) {
		if (fields[1] != NULL && *fields[1] != '\0')
			json_object_set_new(object, fields[0], json_string(fields[1]));
	}
	text = json_dumps(object, JSON_COMPACT);
	st.params[1] = text;
	write_once(db, &st, 0, fn, ctx);
	free(text);
	json_decref(object);
}
