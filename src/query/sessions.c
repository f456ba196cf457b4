/* SPDX-License-Identifier: MIT */
#include "query/sessions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"
#include "query/refusal.h"

#include "ask.h"
#include "shape.h"
#include "texts.h"

#define CITY_TIME(expr) \
	"to_char(" expr " AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS')"

static const char list_sql[] =
    "SELECT s.pid, s.login, s.name, s.unit_name, s.host, s.application, " CITY_TIME("s.since")
    " AS since, " ROW_MS("s.since") " AS since_ms, " ROW_MS("s.active_at") " AS active_ms,"
    " s.own, s.this FROM paidan_api.sessions() AS s, paidan_api.whoami() AS w"
    " ORDER BY s.since, s.pid";
static const char end_sql[] = "SELECT paidan_api.end_session($1::int, $2::bigint, $3)";
static const char ended_sql[] = "SELECT " CITY_TIME("e.at") " AS at, e.by_name, e.reason"
    " FROM paidan_api.session_ended($1::int, $2::bigint) AS e, paidan_api.whoami() AS w";
static const char records_sql[] =
    "SELECT " CITY_TIME("e.at") " AS at, e.login, e.host, " CITY_TIME("e.since") " AS since,"
    " e.by_name, e.reason FROM paidan_api.session_ends($1::date, $2::date) AS e,"
    " paidan_api.whoami() AS w ORDER BY e.at";

#define FIELD(column, type, member) { column, type, offsetof(struct session, member) }
#define RECORD(column, member) { column, ROW_TEXT, offsetof(struct session_record, member) }

static const struct row_field session_fields[] = {
	FIELD("pid", ROW_INT, pid),
	FIELD("login", ROW_TEXT, login),
	FIELD("name", ROW_TEXT, name),
	FIELD("unit_name", ROW_TEXT, unit),
	FIELD("host", ROW_TEXT, host),
	FIELD("application", ROW_TEXT, application),
	FIELD("since", ROW_TEXT, since),
	FIELD("since_ms", ROW_BIGINT, since_ms),
	FIELD("active_ms", ROW_BIGINT, active_ms),
	FIELD("own", ROW_BOOL, own),
	FIELD("this", ROW_BOOL, this),
	ROW_END,
};

static const struct row_field record_fields[] = {
	RECORD("at", at),
	RECORD("login", login),
	RECORD("host", host),
	RECORD("since", since),
	RECORD("by_name", by),
	RECORD("reason", reason),
	ROW_END,
};

const struct query_text sessions_texts[] = {
	{ "sessions: list", list_sql, session_fields },
	{ "sessions: end", end_sql, NULL },
	{ "sessions: ended", ended_sql, NULL },
	{ "sessions: records", records_sql, record_fields },
	{ NULL, NULL, NULL },
};

const char *
host_label(const char *host)
{
	return *host != '\0' ? host : _("the server");
}

/* --- asked by the console --------------------------------------------------------- */

static void
sessions_came(void *ctx, const struct db_reply *reply)
{
	struct sessions_query *q = ctx;
	size_t count;
	char *sentence;
	struct session *items =
	    rows_of_reply(reply, session_fields, sizeof *items, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, items, count, sentence);
	free(sentence);
}

void
sessions_ask(struct sessions_query *q, struct db *db, sessions_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = list_sql };

	sessions_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, sessions_came, q);
}

void
sessions_forget(struct sessions_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
sessions_free(struct session *sessions, size_t count)
{
	rows_free(session_fields, sizeof *sessions, sessions, count);
}

static void
end_came(void *ctx, const struct db_reply *reply)
{
	struct session_end_query *q = ctx;
	char *sentence = reply->outcome != DB_DONE ? refusal_of_reply(reply) : NULL;

	q->call = NULL;
	q->fn(q->ctx, sentence);
	free(sentence);
}

void
session_end(struct session_end_query *q, struct db *db, const struct session *s,
    const char *reason, session_end_fn *fn, void *ctx)
{
	char pid[12], since[24];
	struct db_statement st = { .sql = end_sql, .count = 3, .params = { pid, since, reason } };

	session_end_forget(q);
	snprintf(pid, sizeof pid, "%d", s->pid);
	snprintf(since, sizeof since, "%" PRId64, s->since_ms);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, end_came, q);
}

void
session_end_forget(struct session_end_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

const char *
session_reason(const char *reason)
{
	return strcmp(reason, "open_transaction") == 0 ? _("it left a transaction open") : reason;
}

static void
ended_came(void *ctx, const struct db_reply *reply)
{
	struct session_ended_query *q = ctx;
	const PGresult *r = reply->outcome == DB_DONE ? reply->results[0] : NULL;

	q->call = NULL;
	if (r != NULL && PQntuples(r) == 1)
		q->fn(q->ctx, PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 1),
		    session_reason(PQgetvalue(r, 0, 2)));
	else
		q->fn(q->ctx, NULL, NULL, NULL);
}

void
session_ended_ask(struct session_ended_query *q, struct db *db, int pid, int64_t alive_ms,
    session_ended_fn *fn, void *ctx)
{
	char number[12], alive[24];
	struct db_statement st = { .sql = ended_sql, .count = 2, .params = { number, alive } };

	session_ended_forget(q);
	snprintf(number, sizeof number, "%d", pid);
	snprintf(alive, sizeof alive, "%" PRId64, alive_ms);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, ended_came, q);
}

void
session_ended_forget(struct session_ended_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

/* --- asked by the command line ----------------------------------------------------- */

bool
sessions_read(
    PGconn *conn, struct session **out, size_t *count, char sqlstate[6], char **cause)
{
	*out = query_rows(conn, list_sql, 0, NULL, session_fields, sizeof **out, count,
	    sqlstate, cause);
	return *out != NULL;
}

bool
session_end_now(
    PGconn *conn, const struct session *s, const char *reason, char sqlstate[6], char **cause)
{
	char pid[12], since[24];
	const char *params[] = { pid, since, reason };

	snprintf(pid, sizeof pid, "%d", s->pid);
	snprintf(since, sizeof since, "%" PRId64, s->since_ms);
	PGresult *r = query_ask(conn, end_sql, ARRAY_LEN(params), params, sqlstate, cause);
	PQclear(r);
	return r != NULL;
}

bool
session_records_read(PGconn *conn, const char *from, const char *to,
    struct session_record **out, size_t *count, char sqlstate[6], char **cause)
{
	const char *params[] = { from, to };

	*out = query_rows(conn, records_sql, ARRAY_LEN(params), params, record_fields,
	    sizeof **out, count, sqlstate, cause);
	return *out != NULL;
}

void
session_records_free(struct session_record *records, size_t count)
{
	rows_free(record_fields, sizeof *records, records, count);
}
