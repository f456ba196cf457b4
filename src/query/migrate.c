/* SPDX-License-Identifier: MIT */
#include "query/migrate.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "sqlfiles.h"

/* The key of the lock that one migration at a time holds: any number, the same for ever. */
#define MIGRATION_LOCK "7236148201"

struct migration {
	PGconn *conn;
	void (*say)(void *ctx, const char *line);
	void *ctx;
	char **cause;
	int applied;             /* schema files that the database has */
};

int
migrate_program_version(void)
{
	return (int)sql_schema_count;
}

static void tell(struct migration *m, const char *fmt, ...) PRINTF_LIKE(2, 3);

static void
tell(struct migration *m, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *line = xvasprintf(fmt, ap);
	va_end(ap);
	m->say(m->ctx, line);
	free(line);
}

/* Libraries do not print, and "drop cascades to 118 objects" is no news. */
static void
ignore_notice(void *ctx, const PGresult *result)
{
}

/* Keeps the server's sentence about a failure; what names the file or the step. */
static bool
fail(struct migration *m, const char *what, const PGresult *result)
{
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	if (message != NULL) {
		*m->cause = xasprintf("%s: %s", what, message);
		return false;
	}
	message = PQerrorMessage(m->conn);
	*m->cause = xasprintf("%s: %.*s", what, (int)strcspn(message, "\n"), message);
	return false;
}

/* Any number of statements without parameters; their rows are of no interest. */
static bool
run(struct migration *m, const char *what, const char *sql)
{
	PGresult *result = PQexec(m->conn, sql);
	ExecStatusType status = PQresultStatus(result);
	bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

	if (!ok)
		fail(m, what, result);
	PQclear(result);
	return ok;
}

/* One statement's rows, or NULL and the cause. */
static PGresult *
ask(struct migration *m, const char *what, const char *sql, int n, const char *const *params)
{
	PGresult *result = PQexecParams(m->conn, sql, n, NULL, params, NULL, NULL, 0);

	if (PQresultStatus(result) == PGRES_TUPLES_OK)
		return result;
	fail(m, what, result);
	PQclear(result);
	return NULL;
}

static bool
run_file(struct migration *m, const struct sql_file *file)
{
	return run(m, file->name, (const char *)file->text);
}

/* Ends a transaction: COMMIT if all went well, else ROLLBACK, keeping the first cause. */
static bool
end(struct migration *m, const char *what, bool ok)
{
	if (ok)
		return run(m, what, "COMMIT");
	PQclear(PQexec(m->conn, "ROLLBACK"));
	return false;
}

/* Everything is written with full names, so nothing may be found by a wish of the login's. */
static bool
prepare_session(struct migration *m)
{
	return run(m, _("the session"), "SET client_encoding = 'UTF8';"
	    " SET search_path = pg_catalog, pg_temp; SET statement_timeout = 0;"
	    " SET default_transaction_isolation = 'read committed'");
}

/* What would fail later with a sentence harder to understand. */
static bool
check_database(struct migration *m)
{
	PGresult *r = ask(m, _("the database"),
	    "SELECT r.rolsuper OR r.rolcreaterole,"
	    " has_database_privilege(current_database(), 'CREATE'),"
	    " getdatabaseencoding(), current_user,"
	    " current_setting('server_version_num')::int >= 150000,"
	    " current_setting('server_version')"
	    " FROM pg_roles r WHERE r.rolname = current_user", 0, NULL);

	if (r == NULL)
		return false;
	if (*PQgetvalue(r, 0, 4) != 't')
		*m->cause = xasprintf(_("the server is PostgreSQL %s; paidan needs 15 or newer"),
		    PQgetvalue(r, 0, 5));
	else if (strcmp(PQgetvalue(r, 0, 2), "UTF8") != 0)
		*m->cause = xasprintf(_("the database is encoded in %s; paidan needs one in UTF8"),
		    PQgetvalue(r, 0, 2));
	else if (*PQgetvalue(r, 0, 0) != 't')
		*m->cause = xasprintf(_("%s may not create roles; migrate as a superuser, "
		    "or as the owner of the database with CREATEROLE"), PQgetvalue(r, 0, 3));
	else if (*PQgetvalue(r, 0, 1) != 't')
		*m->cause = xasprintf(_("%s may not create schemas in this database; migrate as a "
		    "superuser, or as the owner of the database with CREATEROLE"),
		    PQgetvalue(r, 0, 3));
	PQclear(r);
	return *m->cause == NULL;
}

/*
 * A file that has been applied must never change: what it made would differ from
 * what a new database gets.
 */
static bool
check_applied(struct migration *m, int version, const char *checksum)
{
	const struct sql_file *file = &sql_schema[version - 1];
	const char *params[] = { (const char *)file->text };
	PGresult *r = ask(m, file->name,
	    "SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex')", 1, params);

	if (r == NULL)
		return false;
	bool same = strcmp(PQgetvalue(r, 0, 0), checksum) == 0;
	PQclear(r);
	if (!same)
		*m->cause = xasprintf(_("the database was made with another %s than the one "
		    "in this program"), file->name);
	return same;
}

/* Reads the version rows: how many files the database has, and that they are ours. */
static bool
read_versions(struct migration *m)
{
	const char *what = _("the schema version");
	PGresult *r = ask(m, what, "SELECT to_regclass('paidan.schema_version') IS NULL", 0, NULL);

	m->applied = 0;
	if (r == NULL)
		return false;
	bool fresh = *PQgetvalue(r, 0, 0) == 't';
	PQclear(r);
	if (fresh)
		return true;
	r = ask(m, what, "SELECT version, checksum FROM paidan.schema_version ORDER BY version",
	    0, NULL);
	if (r == NULL)
		return false;
	m->applied = PQntuples(r);
	bool ok = m->applied <= migrate_program_version();
	if (!ok)
		*m->cause = xasprintf(_("the database's schema is at version %d, this program "
		    "knows only %d; use a newer paidan"),
		    m->applied, migrate_program_version());
	for (int i = 0; ok && i < m->applied; i++)
		ok = check_applied(m, i + 1, PQgetvalue(r, i, 1));
	PQclear(r);
	return ok;
}

/*
 * The version row comes first: if another migration, one that does not know the
 * lock, is at the same file, one of the two waits here and then finds it done.
 */
static bool
apply_file(struct migration *m, int version)
{
	const struct sql_file *file = &sql_schema[version - 1];
	char *number = xasprintf("%d", version);
	const char *params[] = { number, file->name, (const char *)file->text };
	bool ok = run(m, file->name, "BEGIN; SET LOCAL ROLE paidan_owner");
	PGresult *r = !ok ? NULL : ask(m, file->name,
	    "INSERT INTO paidan.schema_version (version, name, checksum)"
	    " VALUES ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'))"
	    " ON CONFLICT DO NOTHING RETURNING version", 3, params);
	bool ours = r != NULL && PQntuples(r) == 1;

	ok = r != NULL && (!ours || run_file(m, file));
	ok = end(m, file->name, ok);
	if (ok && ours)
		tell(m, _("applied schema %s"), file->name);
	PQclear(r);
	free(number);
	return ok;
}

/* One number for all the code of this program; NULL and the cause if the server cannot tell it. */
static char *
code_checksum(struct migration *m)
{
	struct strbuf all = STRBUF_INIT;
	const char *params[1];
	char *sum = NULL;

	for (size_t i = 0; i < sql_code_count; i++)
		strbuf_add(&all, sql_code[i].text, sql_code[i].size);
	params[0] = strbuf_str(&all);
	PGresult *r = ask(m, _("the code"),
	    "SELECT 'code ' || encode(sha256(convert_to($1, 'UTF8')), 'hex')", 1, params);
	if (r != NULL)
		sum = xstrdup(PQgetvalue(r, 0, 0));
	PQclear(r);
	strbuf_finish(&all);
	return sum;
}

/* *same: the database has this very code; replacing it would only disturb those at work. */
static bool
compare_code(struct migration *m, const char *checksum, bool *same)
{
	const char *params[] = { checksum };
	PGresult *r = ask(m, _("the code"),
	    "SELECT obj_description(oid, 'pg_namespace') = $1 FROM pg_namespace"
	    " WHERE nspname = 'paidan_api'", 1, params);

	if (r == NULL)
		return false;
	*same = PQntuples(r) == 1 && *PQgetvalue(r, 0, 0) == 't';
	PQclear(r);
	return true;
}

static bool
mark_code(struct migration *m, const char *checksum)
{
	/* A checksum is letters and digits. */
	char *sql = xasprintf("COMMENT ON SCHEMA paidan_api IS '%s'", checksum);
	bool ok = run(m, _("the code"), sql);

	free(sql);
	return ok;
}

/* Users of the old code are waited for, but not for ever: others queue behind this. */
static bool
apply_code(struct migration *m, const char *checksum)
{
	bool ok = run(m, _("the code"),
	    "BEGIN; SET LOCAL lock_timeout = '15s'; SET LOCAL ROLE paidan_owner");

	for (size_t i = 0; ok && i < sql_code_count; i++)
		ok = run_file(m, &sql_code[i]);
	ok = ok && mark_code(m, checksum);
	ok = end(m, _("the code"), ok);
	if (ok)
		tell(m, _("applied %zu files of code"), sql_code_count);
	return ok;
}

static bool
apply(struct migration *m)
{
	char *checksum = code_checksum(m);
	bool same = false;
	bool ok = checksum != NULL && compare_code(m, checksum, &same);

	if (ok && same && m->applied == migrate_program_version()) {
		tell(m, "%s", _("the database is up to date"));
		free(checksum);
		return true;
	}
	ok = ok && run(m, sql_bootstrap[0].name, "BEGIN") && run_file(m, &sql_bootstrap[0]);
	ok = end(m, sql_bootstrap[0].name, ok);
	for (int v = m->applied + 1; ok && v <= migrate_program_version(); v++)
		ok = apply_file(m, v);
	ok = ok && apply_code(m, checksum);
	free(checksum);
	return ok;
}

static void
foretell(struct migration *m)
{
	for (int v = m->applied + 1; v <= migrate_program_version(); v++)
		tell(m, _("would apply schema %s"), sql_schema[v - 1].name);
	tell(m, _("would apply %zu files of code"), sql_code_count);
}

bool
migrate_apply(PGconn *conn, bool dry_run, void (*say)(void *ctx, const char *line), void *ctx,
    char **cause)
{
	struct migration m = { .conn = conn, .say = say, .ctx = ctx, .cause = cause };
	PQnoticeReceiver before = PQsetNoticeReceiver(conn, ignore_notice, NULL);

	*cause = NULL;
	bool ok = prepare_session(&m) && check_database(&m);
	if (ok && dry_run) {
		ok = read_versions(&m);
		if (ok)
			foretell(&m);
	} else if (ok) {
		ok = run(&m, _("the migration lock"),
		         "SELECT pg_advisory_lock(" MIGRATION_LOCK ")") &&
		    read_versions(&m) && apply(&m);
		PQclear(PQexec(conn, "SELECT pg_advisory_unlock(" MIGRATION_LOCK ")"));
	}
	PQsetNoticeReceiver(conn, before, NULL);
	return ok;
}
