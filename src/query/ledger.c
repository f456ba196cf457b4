/* SPDX-License-Identifier: MIT */
#include "query/ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "db/row.h"

#include "ask.h"
#include "shape.h"
#include "texts.h"

#define CITY_TIME(expr) \
	"to_char(" expr " AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS')"
#define WHOAMI ", paidan_api.whoami() AS w"

static const char saw_sql[] =
    "SELECT '' AS number, " CITY_TIME("r.at") " AS at, r.login, r.name, r.unit_name, r.host,"
    " r.application, r.field, r.reason_name, r.reason"
    " FROM paidan_api.who_saw($1::bigint) AS r" WHOAMI " ORDER BY r.seq";
static const char number_sql[] =
    "SELECT r.ticket_number AS number, " CITY_TIME("r.at") " AS at, r.login, r.name,"
    " r.unit_name, r.host, r.application, r.field, r.reason_name, r.reason"
    " FROM paidan_api.who_saw_number($1, $2::boolean) AS r" WHOAMI;
static const char unusual_sql[] =
    "SELECT r.kind, r.login, r.name, r.n, r.most, " CITY_TIME("r.at") " AS at, r.number"
    " FROM paidan_api.unusual_reading($1::date) AS r" WHOAMI;
static const char export_sql[] =
    "SELECT r.number::text, r.login, r.name, " CITY_TIME("r.at") " AS at"
    " FROM paidan_api.export(gen_random_uuid(), $1, $2::jsonb) AS r" WHOAMI;
static const char exports_sql[] =
    "SELECT r.number::text, " CITY_TIME("r.at") " AS at, r.login, r.name, r.host, r.what,"
    " r.scope::text FROM paidan_api.exports($1::date, $2::date) AS r" WHOAMI;

#define READ(column, member) { column, ROW_TEXT, offsetof(struct reading, member) }

static const struct row_field reading_fields[] = {
	READ("number", number),
	READ("at", at),
	READ("login", login),
	READ("name", name),
	READ("unit_name", unit),
	READ("host", host),
	READ("application", application),
	READ("field", field),
	READ("reason_name", reason),
	READ("reason", text),
	ROW_END,
};

#define ODD(column, type, member) { column, type, offsetof(struct unusual, member) }

static const struct row_field unusual_fields[] = {
	ODD("kind", ROW_TEXT, kind),
	ODD("login", ROW_TEXT, login),
	ODD("name", ROW_TEXT, name),
	ODD("n", ROW_INT, n),
	ODD("most", ROW_INT, most),
	ODD("at", ROW_TEXT, at),
	ODD("number", ROW_TEXT, number),
	ROW_END,
};

#define OUT(column, member) { column, ROW_TEXT, offsetof(struct export_line, member) }

static const struct row_field export_fields[] = {
	OUT("number", number),
	OUT("at", at),
	OUT("login", login),
	OUT("name", name),
	OUT("host", host),
	OUT("what", what),
	OUT("scope", scope),
	ROW_END,
};

const struct query_text ledger_texts[] = {
	{ "ledger: who saw", saw_sql, reading_fields },
	{ "ledger: by number", number_sql, reading_fields },
	{ "ledger: unusual", unusual_sql, unusual_fields },
	{ "ledger: export", export_sql, NULL },
	{ "ledger: exports", exports_sql, export_fields },
	{ NULL, NULL, NULL },
};

/* --- who saw what -------------------------------------------------------------------- */

static void
readings_came(void *ctx, const struct db_reply *reply)
{
	struct readings_query *q = ctx;
	size_t count;
	char *sentence;
	struct reading *items =
	    rows_of_reply(reply, reading_fields, sizeof *items, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, items, count, sentence);
	readings_free(items, count);
	free(sentence);
}

void
readings_ask(struct readings_query *q, struct db *db, int64_t ticket, readings_fn *fn, void *ctx)
{
	char ticket_text[24];
	struct db_statement st = { .sql = saw_sql, .count = 1, .params = { ticket_text } };

	readings_forget(q);
	snprintf(ticket_text, sizeof ticket_text, "%" PRId64, ticket);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, readings_came, q);
}

void
readings_forget(struct readings_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

bool
readings_read(PGconn *conn, const char *number, bool citizen, struct reading **items,
    size_t *count, char sqlstate[6], char **cause)
{
	const char *params[] = { number, citizen ? "true" : "false" };

	*items = query_rows(conn, number_sql, 2, params, reading_fields, sizeof **items, count,
	    sqlstate, cause);
	return *items != NULL;
}

void
readings_free(struct reading *items, size_t count)
{
	rows_free(reading_fields, sizeof *items, items, count);
}

bool
unusual_read(PGconn *conn, const char *month, struct unusual **items, size_t *count,
    char sqlstate[6], char **cause)
{
	*items = query_rows(conn, unusual_sql, 1, &month, unusual_fields, sizeof **items, count,
	    sqlstate, cause);
	return *items != NULL;
}

void
unusual_free(struct unusual *items, size_t count)
{
	rows_free(unusual_fields, sizeof *items, items, count);
}

char *
unusual_text(const struct unusual *u)
{
	if (strcmp(u->kind, "many") == 0)
		return xasprintf(_("%d readings on one day (more than %d)"), u->n, u->most);
	if (strcmp(u->kind, "off_hours") == 0)
		return xasprintf(_("%d readings outside office hours (more than %d)"), u->n, u->most);
	if (strcmp(u->kind, "not_in_hand") == 0)
		return xasprintf(_("%d readings of tickets it did nothing to (more than %d)"), u->n,
		    u->most);
	if (strcmp(u->kind, "same_citizen") == 0)
		return xasprintf(_("%d readings of the same citizen (more than %d)"), u->n, u->most);
	return xasprintf("%s %d > %d", u->kind, u->n, u->most);
}

/* --- exports ----------------------------------------------------------------------- */

bool
export_begin(PGconn *conn, const char *what, const char *scope, char **mark, char sqlstate[6],
    char **cause)
{
	const char *params[] = { what, scope };
	PGresult *r = query_ask(conn, export_sql, 2, params, sqlstate, cause);

	if (r == NULL)
		return false;
	*mark = xasprintf(_("Export %s, %s %s, %s; recorded"), PQgetvalue(r, 0, 0),
	    PQgetvalue(r, 0, 2), PQgetvalue(r, 0, 1), PQgetvalue(r, 0, 3));
	PQclear(r);
	return true;
}

bool
exports_read(PGconn *conn, const char *from, const char *to, struct export_line **items,
    size_t *count, char sqlstate[6], char **cause)
{
	const char *params[] = { from, to };

	*items = query_rows(conn, exports_sql, 2, params, export_fields, sizeof **items, count,
	    sqlstate, cause);
	return *items != NULL;
}

void
exports_free(struct export_line *items, size_t count)
{
	rows_free(export_fields, sizeof *items, items, count);
}
