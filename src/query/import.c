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

static const char sql_import[] =
    "SELECT row_no, outcome, code, field"
    " FROM paidan_api.import_batch($1::uuid, $2, $3::jsonb) ORDER BY row_no";

static const char sql_channels[] = "SELECT code FROM paidan_api.channel_list ORDER BY code";

/* What the database may find in a row that looked well from here. */
static const struct {
	const char *code;
	const char *sentence;
} reasons[] = {
	{ "missing", N_("the value is missing") },
	{ "bad_value", N_("the value cannot be read or is out of range") },
	{ "unknown_category", N_("the city has no such category") },
	{ "unknown_territory", N_("the city has no such division") },
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

static void
put_member(struct strbuf *json, const char *name, struct import_text text)
{
	if (text.s == NULL)
		return;
	strbuf_addf(json, ",\"%s\":", name);
	put_string(json, text);
}

void
import_json_add(struct strbuf *json, const struct import_record *r)
{
	strbuf_addf(json, "%c{\"row\":%" PRIu64, json->len == 0 ? '[' : ',', r->row);
	put_member(json, "external_no", r->number);
	put_member(json, "title", r->title);
	put_member(json, "body", r->body);
	put_member(json, "place", r->place);
	put_member(json, "received_at", r->received);
	put_member(json, "name", r->name);
	put_member(json, "phone", r->phone);
	put_member(json, "territory", r->territory);
	put_member(json, "category", r->category);
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
	static const char *const names[] = {
		[IMPORT_NEW] = "new",
		[IMPORT_DUPLICATE] = "duplicate",
		[IMPORT_BAD] = "bad",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(s, names[i]) == 0) {
			*out = (enum import_verdict_kind)i;
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
import_batch(PGconn *conn, const char *command, const char *channel, const char *json, bool dry_run,
    struct import_verdicts *out, char sqlstate[6], char **cause)
{
	char *whole = xasprintf("%s]", json);
	const char *params[] = { command, channel, whole };
	enum import_outcome outcome = IMPORT_DONE;
	PGresult *result = NULL;

	memset(sqlstate, 0, 6);
	if (dry_run && !run(conn, "BEGIN", sqlstate, cause, &outcome))
		goto out;
	result = PQexecParams(conn, sql_import, 3, NULL, params, NULL, NULL, 0);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		outcome = failed(conn, result, sqlstate, cause);
	else if (!read_verdicts(result, out, cause))
		outcome = IMPORT_REFUSED;
	if (dry_run)
		PQclear(PQexec(conn, "ROLLBACK"));
out:
	PQclear(result);
	free(whole);
	return outcome;
}

bool
import_channel(PGconn *conn, const char *code, bool *known, struct strbuf *codes, char **cause)
{
	PGresult *result = PQexec(conn, sql_channels);
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
