/* SPDX-License-Identifier: MIT */
#include "query/letter.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "db/request.h"
#include "db/row.h"
#include "query/refusal.h"

#include "ask.h"
#include "shape.h"
#include "texts.h"

static const struct row_field letter_fields[] = {
	{ "number", ROW_TEXT, offsetof(struct letter, number) },
	{ "code", ROW_TEXT, offsetof(struct letter, code) },
	{ "kind", ROW_TEXT, offsetof(struct letter, kind) },
	{ "unit_name", ROW_TEXT, offsetof(struct letter, unit) },
	{ "at_ms", ROW_TIME, offsetof(struct letter, at_ms) },
	{ "by_name", ROW_TEXT, offsetof(struct letter, by) },
	{ "tickets", ROW_INT, offsetof(struct letter, tickets) },
	{ "text", ROW_TEXT, offsetof(struct letter, text) },
	ROW_END,
};

static const struct row_field line_fields[] = {
	{ "id", ROW_BIGINT, offsetof(struct letter, id) },
	{ "number", ROW_TEXT, offsetof(struct letter, number) },
	{ "code", ROW_TEXT, offsetof(struct letter, code) },
	{ "kind", ROW_TEXT, offsetof(struct letter, kind) },
	{ "unit_name", ROW_TEXT, offsetof(struct letter, unit) },
	{ "at_ms", ROW_TIME, offsetof(struct letter, at_ms) },
	{ "by_name", ROW_TEXT, offsetof(struct letter, by) },
	{ "tickets", ROW_INT, offsetof(struct letter, tickets) },
	ROW_END,
};

#define COLUMNS "l.number, l.code, l.kind, l.unit_name, " ROW_MS("l.at") " AS at_ms, l.by_name," \
	" l.tickets, l.text"

static const char number_sql[] = "SELECT " COLUMNS " FROM paidan_api.letter($1) AS l";
static const char newest_sql[] = "SELECT " COLUMNS
    " FROM (SELECT code FROM paidan_api.letters($1::bigint) LIMIT 1) AS n,"
    " LATERAL paidan_api.letter(n.code) AS l";

static const char case_sql[] = "SELECT " COLUMNS
    " FROM (SELECT code FROM paidan_api.letters(NULL, $1::bigint) LIMIT 1) AS n,"
    " LATERAL paidan_api.letter(n.code) AS l";

static const char lines_sql[] = "SELECT l.id, l.number, l.code, l.kind, l.unit_name, "
    ROW_MS("l.at") " AS at_ms, l.by_name, l.tickets FROM paidan_api.letters($1::bigint) AS l";

const struct query_text letter_texts[] = {
	{ "letter: number", number_sql, letter_fields },
	{ "letter: newest", newest_sql, letter_fields },
	{ "letter: newest in a case", case_sql, letter_fields },
	{ "letter: lines", lines_sql, line_fields },
	{ NULL, NULL, NULL },
};

void
letter_finish(struct letter *letter)
{
	row_free(letter_fields, letter);
}

static bool
read_row(const PGresult *result, struct letter *out, char **cause)
{
	if (PQntuples(result) > 0)
		return row_read(result, 0, letter_fields, out, cause);
	*cause = refusal_of_error("PD113", "no_letter", "");
	return false;
}

static void
letter_came(void *ctx, const struct db_reply *reply)
{
	struct letter_query *q = ctx;
	struct letter letter = { 0 };
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE)
		sentence = refusal_of_reply(reply);
	else
		read_row(reply->results[0], &letter, &sentence);
	q->fn(q->ctx, sentence == NULL ? &letter : NULL, sentence);
	letter_finish(&letter);
	free(sentence);
}

static void
ask(struct letter_query *q, struct db *db, const char *sql, const char *about, letter_fn *fn,
    void *ctx)
{
	struct db_statement st = { .sql = sql, .count = 1, .params = { about } };

	letter_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, letter_came, q);
}

void
letter_ask(struct letter_query *q, struct db *db, const char *number, int64_t ticket,
    letter_fn *fn, void *ctx)
{
	char id[24];

	snprintf(id, sizeof id, "%" PRId64, ticket);
	if (number != NULL)
		ask(q, db, number_sql, number, fn, ctx);
	else
		ask(q, db, newest_sql, id, fn, ctx);
}

void
letter_ask_case(struct letter_query *q, struct db *db, int64_t id, letter_fn *fn, void *ctx)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, id);
	ask(q, db, case_sql, text, fn, ctx);
}

void
letter_forget(struct letter_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

bool
letter_read(PGconn *conn, const char *number, struct letter *out, char sqlstate[6], char **cause)
{
	PGresult *result = query_ask(conn, number_sql, 1, &number, sqlstate, cause);
	bool ok = result != NULL && read_row(result, out, cause);

	if (result != NULL && !ok)
		snprintf(sqlstate, 6, "PD113");
	PQclear(result);
	return ok;
}

static void
lines_came(void *ctx, const struct db_reply *reply)
{
	struct letters_query *q = ctx;
	char *sentence = NULL;
	size_t count;
	struct letter *letters = rows_of_reply(
	    reply, line_fields, sizeof *letters, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, letters, count, sentence);
	free(sentence);
}

void
letters_ask(struct letters_query *q, struct db *db, int64_t ticket, letters_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = lines_sql, .count = 1 };

	letters_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	st.params[0] = ticket != 0 ? id : NULL;
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, lines_came, q);
}

void
letters_forget(struct letters_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
letters_free(struct letter *letters, size_t count)
{
	rows_free(line_fields, sizeof *letters, letters, count);
}
