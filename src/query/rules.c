/* SPDX-License-Identifier: MIT */
#include "query/rules.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"

#include "ask.h"
#include "texts.h"

#define ZONE "(SELECT w.time_zone FROM paidan_api.whoami() AS w)"
#define DAY(param) "coalesce(" param "::date, (now() AT TIME ZONE " ZONE ")::date)"
#define VERSION_COLUMNS \
	"version, effective_from::text AS effective_from," \
	" to_char(loaded_at AT TIME ZONE " ZONE ", 'YYYY-MM-DD HH24:MI:SS') AS loaded_at, loaded_by"

static const char load_sql[] =
    "SELECT paidan_api.load_rules($1::uuid, $2::jsonb, $3::text, $4::date) AS version";
static const char at_sql[] = "SELECT " VERSION_COLUMNS
			     ", source FROM paidan_api.rules_at(" DAY("$1") ")";
/* From the last that will ever be in force, each time to the one on the day before it. */
static const char list_sql[] =
    "WITH RECURSIVE v AS ("
    "SELECT version, effective_from, loaded_at, loaded_by FROM paidan_api.rules_at('infinity')"
    " UNION ALL SELECT r.version, r.effective_from, r.loaded_at, r.loaded_by"
    " FROM v CROSS JOIN LATERAL paidan_api.rules_at(v.effective_from - 1) AS r"
    " WHERE isfinite(v.effective_from))"
    " SELECT " VERSION_COLUMNS ", NULL::text AS source FROM v";
static const char diff_sql[] =
    "SELECT path, old, new FROM paidan_api.rules_diff($1::jsonb, " DAY("$2") ")";
static const char calendar_sql[] =
    "SELECT recomputed"
    " FROM paidan_api.load_calendar($1::uuid, $2::text, $3::int, $4::jsonb, $5::boolean)";

/* So many tickets a call: nobody waits for longer than about a tenth of a second. */
static const char recompute_sql[] =
    "SELECT last, done FROM paidan_api.recompute($1::uuid, $2::int, $3::bigint, 500)";

static const struct row_field version_fields[] = {
	{ "version", ROW_INT, offsetof(struct rules_version, version) },
	{ "effective_from", ROW_TEXT, offsetof(struct rules_version, effective_from) },
	{ "loaded_at", ROW_TEXT, offsetof(struct rules_version, loaded_at) },
	{ "loaded_by", ROW_TEXT, offsetof(struct rules_version, loaded_by) },
	{ "source", ROW_TEXT, offsetof(struct rules_version, source) },
	ROW_END,
};

const struct query_text rules_texts[] = {
	{ "rules: load", load_sql, NULL },
	{ "rules: at", at_sql, version_fields },
	{ "rules: list", list_sql, version_fields },
	{ "rules: diff", diff_sql, NULL },
	{ "rules: calendar", calendar_sql, NULL },
	{ "rules: recompute", recompute_sql, NULL },
	{ NULL, NULL, NULL },
};

/* One row with one number. */
static bool
ask_number(PGconn *conn, const char *sql, int n, const char *const *params, int *out,
    char sqlstate[6], char **cause)
{
	PGresult *result = query_ask(conn, sql, n, params, sqlstate, cause);

	if (!result)
		return false;
	*out = PQntuples(result) > 0 ? atoi(PQgetvalue(result, 0, 0)) : 0;
	PQclear(result);
	return true;
}

bool
rules_load(PGconn *conn, const char *json, const char *source, const char *from, int *version,
    char sqlstate[6], char **cause)
{
	char id[DB_ID_SIZE];
	const char *params[] = { id, json, source, from };

	db_new_id(id);
	return ask_number(conn, load_sql, 4, params, version, sqlstate, cause);
}

static bool
read_versions(const PGresult *result, struct rules_versions *out, char **cause)
{
	for (int i = 0; i < PQntuples(result); i++) {
		struct rules_version v = { 0 };
		if (!row_read(result, i, version_fields, &v, cause))
			return false;
		*VEC_ADD(out->items, out->count, out->cap) = v;
	}
	return true;
}

bool
rules_at(PGconn *conn, const char *day, struct rules_versions *out, char sqlstate[6], char **cause)
{
	const char *params[] = { day };
	PGresult *result = query_ask(conn, at_sql, 1, params, sqlstate, cause);
	bool ok = result && read_versions(result, out, cause);

	PQclear(result);
	return ok;
}

bool
rules_list(PGconn *conn, struct rules_versions *out, char sqlstate[6], char **cause)
{
	PGresult *result = query_ask(conn, list_sql, 0, NULL, sqlstate, cause);
	bool ok = result && read_versions(result, out, cause);

	PQclear(result);
	return ok;
}

void
rules_versions_finish(struct rules_versions *v)
{
	for (size_t i = 0; i < v->count; i++)
		row_free(version_fields, &v->items[i]);
	free(v->items);
	*v = (struct rules_versions){ 0 };
}

static char *
copy(const PGresult *result, int row, int column)
{
	return PQgetisnull(result, row, column) ? NULL : xstrdup(PQgetvalue(result, row, column));
}

bool
rules_diff(PGconn *conn, const char *json, const char *day, struct rules_changes *out,
    char sqlstate[6], char **cause)
{
	const char *params[] = { json, day };
	PGresult *result = query_ask(conn, diff_sql, 2, params, sqlstate, cause);

	if (!result)
		return false;
	for (int i = 0; i < PQntuples(result); i++)
		*VEC_ADD(out->items, out->count, out->cap) = (struct rules_change){
			xstrdup(PQgetvalue(result, i, 0)), copy(result, i, 1), copy(result, i, 2)
		};
	PQclear(result);
	return true;
}

void
rules_changes_finish(struct rules_changes *c)
{
	for (size_t i = 0; i < c->count; i++) {
		free(c->items[i].path);
		free(c->items[i].before);
		free(c->items[i].after);
	}
	free(c->items);
	*c = (struct rules_changes){ 0 };
}

bool
calendar_load(PGconn *conn, const char *calendar, int year, const char *days, bool published,
    int *recomputed, char sqlstate[6], char **cause)
{
	char id[DB_ID_SIZE], number[16];
	const char *params[] = { id, calendar, number, days, published ? "true" : "false" };

	int some;

	snprintf(number, sizeof number, "%d", year);
	*recomputed = 0;
	/* A call does what it can in a short transaction, so that dispatchers do not wait. */
	do {
		db_new_id(id);
		if (!ask_number(conn, calendar_sql, 5, params, &some, sqlstate, cause))
			return false;
		*recomputed += some;
	} while (some > 0);
	return true;
}

bool
rules_recompute(PGconn *conn, int version, int *clocks, char sqlstate[6], char **cause)
{
	char id[DB_ID_SIZE], number[16], after[24] = "0";
	const char *params[] = { id, number, after };
	bool more = true;

	snprintf(number, sizeof number, "%d", version);
	*clocks = 0;
	while (more) {
		PGresult *r;

		db_new_id(id);
		r = query_ask(conn, recompute_sql, 3, params, sqlstate, cause);
		if (r == NULL)
			return false;
		more = PQntuples(r) == 1 && !PQgetisnull(r, 0, 0);
		if (more) {
			snprintf(after, sizeof after, "%s", PQgetvalue(r, 0, 0));
			*clocks += atoi(PQgetvalue(r, 0, 1));
		}
		PQclear(r);
	}
	return true;
}
