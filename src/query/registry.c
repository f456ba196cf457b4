/* SPDX-License-Identifier: MIT */
#include "query/registry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <jansson.h>

#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"

#include "shape.h"
#include "texts.h"

#define DUTY(column, type, member) { column, type, offsetof(struct duty, member) }

static const struct row_field duty_fields[] = {
	DUTY("id", ROW_BIGINT, id),
	DUTY("duty_no", ROW_INT, duty_no),
	DUTY("version", ROW_INT, version),
	DUTY("unit_id", ROW_INT, unit_id),
	DUTY("unit_name", ROW_TEXT, unit),
	DUTY("category_id", ROW_INT, category_id),
	DUTY("category_name", ROW_TEXT, category),
	DUTY("territory_code", ROW_TEXT, territory_code),
	DUTY("territory_name", ROW_TEXT, territory),
	DUTY("role", ROW_TEXT, role),
	DUTY("document", ROW_TEXT, document),
	DUTY("article", ROW_TEXT, article),
	DUTY("excerpt", ROW_TEXT, excerpt),
	DUTY("note", ROW_TEXT, note),
	DUTY("source", ROW_TEXT, source),
	DUTY("ruling_id", ROW_BIGINT, ruling_id),
	DUTY("from_day", ROW_TEXT, from),
	DUTY("to_day", ROW_TEXT, to),
	DUTY("ends", ROW_BOOL, ends),
	DUTY("state", ROW_TEXT, state),
	DUTY("proposed_name", ROW_TEXT, proposed_by),
	DUTY("proposed_ms", ROW_TIME, proposed_ms),
	DUTY("decided_name", ROW_TEXT, decided_by),
	DUTY("decided_ms", ROW_TIME, decided_ms),
	DUTY("decision_note", ROW_TEXT, decision),
	DUTY("n", ROW_INT, n),
	ROW_END,
};

static const struct row_field ticket_fields_of_gaps[] = {
	{ "id", ROW_BIGINT, offsetof(struct duty_ticket, id) },
	{ "number", ROW_TEXT, offsetof(struct duty_ticket, number) },
	{ "title", ROW_TEXT, offsetof(struct duty_ticket, title) },
	{ "at_ms", ROW_TIME, offsetof(struct duty_ticket, at_ms) },
	ROW_END,
};

#define LINES \
	"SELECT id, duty_no, version, unit_id, unit_name, category_id, category_name," \
	" territory_code, territory_name, role, document, article, excerpt, note, source," \
	" ruling_id, effective_from::text AS from_day, effective_to::text AS to_day, ends, state," \
	" proposed_name, " ROW_MS("proposed_at") " AS proposed_ms, decided_name, " \
	ROW_MS("decided_at") " AS decided_ms, decision_note, n FROM paidan_api."

static const char list_sql[] =
    LINES "registry($1::text, $2::int[], $3::int[], $4::text[], $5::text, $6::int, $7::int)";
static const char for_sql[] = LINES "registry_for($1::int, $2::text)";
static const char history_sql[] = LINES "registry_history($1::int)";
static const char tickets_sql[] = "SELECT id, number, title, " ROW_MS("at") " AS at_ms"
    " FROM paidan_api.gap_tickets($1::int, $2::text, $3::int)";

/* Shaped like the answers of the other writes, so that one reader does for all. */
#define WRITE(call) "SELECT 0 AS ticket, 0 AS version, '' AS state FROM paidan_api." call

const struct query_text registry_texts[] = {
	[REGISTRY_PROPOSE] = { "registry: propose", WRITE("propose_duty($1::uuid, $2::jsonb)"), NULL },
	[REGISTRY_DECIDE] = { "registry: decide",
	    WRITE("decide_duty($1::uuid, $2::int, $3::boolean, $4::text)"), NULL },
	[REGISTRY_PROMOTE] = { "registry: promote",
	    WRITE("promote_ruling($1::uuid, $2::bigint, $3::jsonb)"), NULL },
	{ "registry: list", list_sql, duty_fields },
	{ "registry: for", for_sql, duty_fields },
	{ "registry: history", history_sql, duty_fields },
	{ "registry: tickets", tickets_sql, ticket_fields_of_gaps },
	{ NULL, NULL, NULL },
};

static const int arg_counts[REGISTRY_VERB_COUNT] = {
	[REGISTRY_PROPOSE] = 1,
	[REGISTRY_DECIDE] = 3,
	[REGISTRY_PROMOTE] = 2,
};

void
duty_finish(struct duty *duty)
{
	row_free(duty_fields, duty);
}

void
duty_ticket_finish(struct duty_ticket *ticket)
{
	row_free(ticket_fields_of_gaps, ticket);
}

/* --- questions ------------------------------------------------------------------- */

static void
lines_came(void *ctx, const struct db_reply *reply)
{
	struct registry_query *q = ctx;
	size_t count;
	char *sentence;
	struct duty *duties =
	    rows_of_reply(reply, duty_fields, sizeof *duties, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, duties, count, sentence);
	rows_free(duty_fields, sizeof *duties, duties, count);
	free(sentence);
}

static void
tickets_came(void *ctx, const struct db_reply *reply)
{
	struct registry_query *q = ctx;
	size_t count;
	char *sentence;
	struct duty_ticket *tickets =
	    rows_of_reply(reply, ticket_fields_of_gaps, sizeof *tickets, &count, &sentence);

	q->call = NULL;
	q->tickets(q->ctx, tickets, count, sentence);
	rows_free(ticket_fields_of_gaps, sizeof *tickets, tickets, count);
	free(sentence);
}

static void
ask(struct registry_query *q, struct db *db, const struct db_statement *st, registry_fn *fn,
    void *ctx)
{
	registry_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, 1, lines_came, q);
}

void
registry_ask(struct registry_query *q, struct db *db, enum registry_list list,
    const struct registry_limits *l, int64_t after, int limit, registry_fn *fn, void *ctx)
{
	static const char *const codes[] = {
		[REGISTRY_CURRENT] = "current",
		[REGISTRY_PROPOSED] = "proposed",
		[REGISTRY_CONFLICT] = "conflict",
		[REGISTRY_GAP] = "gap",
		[REGISTRY_EXPIRED] = "expired",
		[REGISTRY_FUTURE] = "future",
		[REGISTRY_RULINGS] = "rulings",
	};
	char after_text[24], limit_text[12];
	struct db_statement st = {
		.sql = list_sql, .count = 7, .params = { codes[list], l->units, l->categories,
		    l->places, l->words, after != 0 ? after_text : NULL, limit_text },
	};

	snprintf(after_text, sizeof after_text, "%" PRId64, after);
	snprintf(limit_text, sizeof limit_text, "%d", limit);
	ask(q, db, &st, fn, ctx);
}

void
registry_ask_for(struct registry_query *q, struct db *db, int category, const char *place,
    registry_fn *fn, void *ctx)
{
	char number[12];
	struct db_statement st = { .sql = for_sql, .count = 2, .params = {
	    category != 0 ? number : NULL, *place != '\0' ? place : NULL } };

	snprintf(number, sizeof number, "%d", category);
	ask(q, db, &st, fn, ctx);
}

void
registry_ask_history(
    struct registry_query *q, struct db *db, int duty_no, registry_fn *fn, void *ctx)
{
	char number[12];
	struct db_statement st = { .sql = history_sql, .count = 1, .params = { number } };

	snprintf(number, sizeof number, "%d", duty_no);
	ask(q, db, &st, fn, ctx);
}

void
registry_ask_tickets(struct registry_query *q, struct db *db, int category, const char *place,
    int limit, registry_tickets_fn *fn, void *ctx)
{
	char number[12], limit_text[12];
	struct db_statement st = { .sql = tickets_sql, .count = 3, .params = {
	    category != 0 ? number : NULL, *place != '\0' ? place : NULL, limit_text } };

	registry_forget(q);
	snprintf(number, sizeof number, "%d", category);
	snprintf(limit_text, sizeof limit_text, "%d", limit);
	q->tickets = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, tickets_came, q);
}

void
registry_forget(struct registry_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

/* --- changes --------------------------------------------------------------------- */

void
registry_send(struct db *db, enum registry_verb verb, const char *const *args,
    write_done_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = registry_texts[verb].sql, .count = 1 + arg_counts[verb] };

	for (int i = 0; i < arg_counts[verb]; i++)
		st.params[1 + i] = args[i];
	write_once(db, &st, 0, fn, ctx);
}

char *
registry_duty_json(const char *const *pairs)
{
	json_t *duty = json_object();
	char *dumped, *text;

	for (; pairs[0] != NULL; pairs += 2) {
		if (pairs[1] != NULL)
			json_object_set_new(duty, pairs[0], json_string(pairs[1]));
	}
	dumped = json_dumps(duty, JSON_COMPACT);
	text = xstrdup(dumped);
	free(dumped);
	json_decref(duty);
	return text;
}
