/* SPDX-License-Identifier: MIT */
#include "query/import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "query/refusal.h"

#include "texts.h"

#define TAKE(function) \
	"SELECT r.row, r.verdict, r.code, r.field FROM paidan_api." function \
	"($1::uuid, $2::jsonb, $3::boolean) AS r ORDER BY r.row"

/* In the order of enum import_function. */
const struct query_text import_texts[] = {
	[IMPORT_TICKETS] = { "import: tickets", "SELECT row_no, outcome, code, field"
	    " FROM paidan_api.import_batch($1::uuid, $2, $3::jsonb) ORDER BY row_no", NULL },
	[IMPORT_REGISTRY] = { "import: registry", TAKE("import_registry"), NULL },
	[IMPORT_UNITS] = { "import: units", TAKE("import_units"), NULL },
	[IMPORT_TERRITORIES] = { "import: territories", TAKE("import_territories"), NULL },
	/* Nothing in the past has a number: a batch that says the same is the same command. */
	[IMPORT_HISTORY] = { "import: history",
	    "SELECT r.row, r.verdict, r.code, r.field FROM paidan_api.import_history("
	    "coalesce(md5(session_user || ($2::jsonb)::text)::uuid, $1::uuid), $2::jsonb,"
	    " $3::boolean) AS r ORDER BY r.row", NULL },
	{ "import: channels", "SELECT code FROM paidan_api.channel_list ORDER BY code", NULL },
	{ NULL, NULL, NULL },
};

/* What the database may find in a row that looked well from here. */
static const struct {
	const char *code;
	const char *sentence;
} reasons[] = {
	{ "missing", N_("the value is missing") },
	{ "bad_value", N_("the value cannot be read or is out of range") },
	{ "unknown_category", N_("the city has no such category") },
	{ "unknown_territory", N_("the city has no such division") },
	{ "unknown_unit", N_("the city has no such unit") },
	{ "unknown_platform", N_("the city has no such platform") },
	{ "unknown_parent", N_("there is nothing of that name above it") },
	{ "duplicate", N_("an earlier row of the file is about the same") },
	{ "ambiguous", N_("several are called so; its code tells which") },
};

/*
 * JSON by hand: the input is known to be UTF-8 without NUL, and the whole of
 * writing a string is this function.
 */
static void
put_string(struct strbuf *json, struct import_text text)
{
	size_t from = 0;

	strbuf_addc(json, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		strbuf_add(json, text.s + from, i - from);
		strbuf_addf(json, "\\u%04x", c);
		from = i + 1;
	}
	strbuf_add(json, text.s + from, text.n - from);
	strbuf_addc(json, '"');
}

void
import_json_begin(struct strbuf *json, uint64_t row)
{
	strbuf_addf(json, "%c{\"row\":%" PRIu64, json->len == 0 ? '[' : ',', row);
}

void
import_json_put(struct strbuf *json, const char *name, struct import_text value)
{
	if (value.s == NULL)
		return;
	strbuf_addf(json, ",\"%s\":", name);
	put_string(json, value);
}

void
import_json_end(struct strbuf *json)
{
	strbuf_addc(json, '}');
}

void
import_verdicts_finish(struct import_verdicts *v)
{
	for (size_t i = 0; i < v->count; i++) {
		free(v->items[i].code);
		free(v->items[i].field);
	}
	free(v->items);
	memset(v, 0, sizeof *v);
}

static bool
read_kind(const char *s, enum import_verdict_kind *out)
{
	static const struct {
		const char *name;
		enum import_verdict_kind kind;
	} names[] = {
		{ "new", IMPORT_NEW }, { "duplicate", IMPORT_SAME }, { "same", IMPORT_SAME },
		{ "changed", IMPORT_CHANGED }, { "bad", IMPORT_BAD },
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(s, names[i].name) == 0) {
			*out = names[i].kind;
			return true;
		}
	}
	return false;
}

/* One verdict for each row is the promise of the function. */
static bool
read_verdicts(const PGresult *result, struct import_verdicts *out, char **cause)
{
	import_verdicts_finish(out);
	for (int i = 0; i < PQntuples(result); i++) {
		struct import_verdict *v = VEC_ADD(out->items, out->count, out->cap);

		v->row = strtoull(PQgetvalue(result, i, 0), NULL, 10);
		v->code = xstrdup(PQgetvalue(result, i, 2));
		v->field = xstrdup(PQgetvalue(result, i, 3));
		if (!read_kind(PQgetvalue(result, i, 1), &v->kind)) {
			*cause = xasprintf(_("the database gives a row the unknown outcome \"%s\""),
			    PQgetvalue(result, i, 1));
			import_verdicts_finish(out);
			return false;
		}
	}
	return true;
}

/*
 * Whether trying again may help: the server is going down or coming up (57P), the
 * connection is cut (08), or the transaction lost or waited too long for another (40, 55P03).
 */
static bool
may_pass(PGconn *conn, const char *sqlstate)
{
	return PQstatus(conn) == CONNECTION_BAD || strncmp(sqlstate, "08", 2) == 0 ||
	    strncmp(sqlstate, "40", 2) == 0 || strncmp(sqlstate, "57P", 3) == 0 ||
	    strcmp(sqlstate, "55P03") == 0;
}

static enum import_outcome
failed(PGconn *conn, const PGresult *result, char sqlstate[6], char **cause)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);

	snprintf(sqlstate, 6, "%s", state != NULL ? state : "");
	if (may_pass(conn, sqlstate)) {
		*cause = PQstatus(conn) == CONNECTION_BAD || primary == NULL ?
		    xstrdup(_("the connection to the database is lost")) : xstrdup(primary);
		return IMPORT_LOST;
	}
	*cause = refusal_of_error(sqlstate, primary != NULL ? primary : PQerrorMessage(conn),
	    detail != NULL ? detail : "");
	return IMPORT_REFUSED;
}

/* A statement without rows. */
static bool
run(PGconn *conn, const char *sql, char sqlstate[6], char **cause, enum import_outcome *outcome)
{
	PGresult *result = PQexec(conn, sql);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!ok)
		*outcome = failed(conn, result, sqlstate, cause);
	PQclear(result);
	return ok;
}

enum import_outcome
import_hold(PGconn *conn, char sqlstate[6], char **cause)
{
	enum import_outcome outcome = IMPORT_DONE;

	memset(sqlstate, 0, 6);
	run(conn, "BEGIN", sqlstate, cause, &outcome);
	return outcome;
}

enum import_outcome
import_batch(PGconn *conn, enum import_function function, const char *command,
    const char *channel, const char *json, enum import_mode mode, struct import_verdicts *out,
    char sqlstate[6], char **cause)
{
	bool tickets = function == IMPORT_TICKETS;
	char *whole = xasprintf("%s]", json);
	const char *trying = mode == IMPORT_TRY ? "true" : "false";
	const char *params[] = { command, tickets ? channel : whole, tickets ? whole : trying };
	enum import_outcome outcome = IMPORT_DONE;
	PGresult *result = NULL;

	memset(sqlstate, 0, 6);
	if (mode == IMPORT_TRY && !run(conn, "BEGIN", sqlstate, cause, &outcome))
		goto out;
	result = PQexecParams(conn, import_texts[function].sql, 3, NULL, params, NULL, NULL, 0);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		outcome = failed(conn, result, sqlstate, cause);
	else if (!read_verdicts(result, out, cause))
		outcome = IMPORT_REFUSED;
	if (mode == IMPORT_TRY)
		PQclear(PQexec(conn, "ROLLBACK"));
out:
	PQclear(result);
	free(whole);
	return outcome;
}

bool
import_channel(PGconn *conn, const char *code, bool *known, struct strbuf *codes, char **cause)
{
	PGresult *result = PQexec(conn, import_texts[IMPORT_FUNCTION_COUNT].sql);
	bool ok = PQresultStatus(result) == PGRES_TUPLES_OK;
	char sqlstate[6];

	if (!ok)
		failed(conn, result, sqlstate, cause);
	*known = false;
	for (int i = 0; i < PQntuples(result); i++) {
		*known = *known || strcmp(PQgetvalue(result, i, 0), code) == 0;
		strbuf_addf(codes, "%s%s", i > 0 ? ", " : "", PQgetvalue(result, i, 0));
	}
	PQclear(result);
	return ok;
}

const char *
import_reason(const char *code)
{
	for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
		if (strcmp(code, reasons[i].code) == 0)
			return _(reasons[i].sentence);
	return _("the database does not take this row");
}
