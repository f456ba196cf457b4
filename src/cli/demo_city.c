/* SPDX-License-Identifier: MIT */
/* What the demo's server holds: a database, its schema, and the invented city. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "cli/say.h"
#include "cli/session.h"
#include "query/migrate.h"

#include "sqlfiles.h"

/* src/sql/demo, embedded by meson.build. */
extern const struct sql_file demo_scripts[];
extern const size_t demo_script_count;

/* Each file fills one temporary table of demo/tables.sql; demo/load.sql makes the city of them. */
static const struct {
	const char *file, *table;
} parts[] = {
	{ "territory.csv", "demo_territory" },
	{ "zones.csv", "demo_zone" },
	{ "platforms.csv", "demo_platform" },
	{ "units.csv", "demo_unit" },
	{ "officers.csv", "demo_officer" },
	{ "accounts.csv", "demo_account" },
	{ "categories.csv", "demo_category" },
	{ "channels.csv", "demo_channel" },
	{ "duties.csv", "demo_duty" },
	{ "appeals.csv", "demo_appeal" },
	{ "steps.csv", "demo_step" },
};

/* The folder of the city's files: as told, beside the program's build folder, or installed. */
static char *
find_files(char **cause)
{
	const char *told = getenv("PAIDAN_DATA");
	char exe[4096] = "";
	char *places[3] = { NULL };

	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	exe[n > 0 ? n : 0] = '\0';
	char *slash = strrchr(exe, '/');
	if (slash)
		*slash = '\0';
	places[0] = told && *told ? xasprintf("%s/demo", told) : NULL;
	places[1] = told && *told ? NULL : xasprintf("%s/../config/demo", exe);
	places[2] = told && *told ? NULL : xstrdup(PAIDAN_DATADIR "/demo");

	char *found = NULL;
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		char *probe = places[i] ? xasprintf("%s/%s", places[i], parts[0].file) : NULL;
		if (probe && !found && access(probe, R_OK) == 0)
			found = xstrdup(places[i]);
		free(probe);
	}
	if (!found)
		*cause = xasprintf(
		    _("the demo city's files are not in %s; PAIDAN_DATA can tell where they are"),
		    places[0] ? places[0] : places[2]);
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		free(places[i]);
	return found;
}

/* False with "WHAT: the server's sentence", unless the result is as wanted. Clears the result. */
static bool
check(PGconn *conn, PGresult *result, ExecStatusType wanted, const char *what, char **cause)
{
	bool ok = PQresultStatus(result) == wanted;

	if (!ok) {
		char *trouble = session_trouble(conn, result);
		const char *context = PQresultErrorField(result, PG_DIAG_CONTEXT);
		int n = context ? (int)strcspn(context, "\n") : 0;
		*cause = xasprintf(
		    "%s: %s%s%.*s", what, trouble, n ? "; " : "", n, context ? context : "");
		free(trouble);
	}
	PQclear(result);
	return ok;
}

static bool
run(PGconn *conn, const char *sql, const char *what, char **cause)
{
	return check(conn, PQexec(conn, sql), PGRES_COMMAND_OK, what, cause);
}

/* A script's last statement may be a SELECT. */
static bool
run_script(PGconn *conn, const char *name, char **cause)
{
	for (size_t i = 0; i < demo_script_count; i++) {
		const struct sql_file *script = &demo_scripts[i];
		if (strcmp(script->name, name) != 0)
			continue;
		PGresult *result = PQexec(conn, (const char *)script->text);
		ExecStatusType wanted =
		    PQresultStatus(result) == PGRES_TUPLES_OK ? PGRES_TUPLES_OK : PGRES_COMMAND_OK;
		return check(conn, result, wanted, name, cause);
	}
	*cause = xasprintf("%s?", name);
	return false;
}

static bool
send_file(PGconn *conn, FILE *file, const char *path, char **cause)
{
	char block[65536];
	size_t n;

	while ((n = fread(block, 1, sizeof block, file)) > 0)
		if (PQputCopyData(conn, block, (int)n) != 1)
			break;
	/* A half-read file must not count as a whole one. */
	bool broken = ferror(file) != 0;
	int saved = errno;
	if (PQputCopyEnd(conn, broken ? "unreadable" : NULL) != 1 || broken) {
		*cause =
		    xasprintf(_("%s: cannot be read: %s"), path, strerror(broken ? saved : EIO));
		PQclear(PQgetResult(conn));
		return false;
	}
	return check(conn, PQgetResult(conn), PGRES_COMMAND_OK, path, cause);
}

static bool
copy_file(PGconn *conn, const char *dir, const char *name, const char *table, char **cause)
{
	char *path = xasprintf("%s/%s", dir, name);
	char *sql =
	    xasprintf("COPY %s FROM STDIN WITH (FORMAT csv, HEADER match, ENCODING 'UTF8')", table);
	FILE *file = fopen(path, "re");
	bool ok = file != NULL;

	if (!file)
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(errno));
	ok = ok && check(conn, PQexec(conn, sql), PGRES_COPY_IN, path, cause);
	ok = ok && send_file(conn, file, path, cause);
	/* The connection is free again only after the NULL. */
	for (PGresult *rest = ok ? PQgetResult(conn) : NULL; rest; rest = PQgetResult(conn))
		PQclear(rest);
	if (file)
		fclose(file);
	free(sql);
	free(path);
	return ok;
}

/* All or nothing: a city cut short by a kill is not there at all, and the next start loads it. */
static bool
load_city(PGconn *conn, char **cause)
{
	char *dir = find_files(cause);
	bool ok =
	    dir && run(conn, "BEGIN", "BEGIN", cause) && run_script(conn, "tables.sql", cause);

	for (size_t i = 0; ok && i < ARRAY_LEN(parts); i++)
		ok = copy_file(conn, dir, parts[i].file, parts[i].table, cause);
	ok = ok && demo_put_rules(conn, dir, cause);
	ok = ok && run_script(conn, "load.sql", cause) && run(conn, "COMMIT", "COMMIT", cause);
	free(dir);
	return ok;
}

static bool
is_true(PGconn *conn, const char *sql, bool *answer, char **cause)
{
	PGresult *result = PQexec(conn, sql);

	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		return check(conn, result, PGRES_TUPLES_OK, DEMO_DATABASE, cause);
	*answer = PQntuples(result) == 1 && strcmp(PQgetvalue(result, 0, 0), "t") == 0;
	PQclear(result);
	return true;
}

static PGconn *
connect_as_owner(const struct demo *d, const char *database, char **cause)
{
	char *conninfo = demo_conninfo(d, DEMO_SUPERUSER, database);
	int code;
	PGconn *conn = session_open(conninfo, &code, cause);

	free(conninfo);
	return conn;
}

static bool
ensure_database(const struct demo *d, char **cause)
{
	PGconn *conn = connect_as_owner(d, "postgres", cause);
	bool there = false;

	if (!conn)
		return false;
	bool ok = is_true(conn,
	    "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '" DEMO_DATABASE "')", &there,
	    cause);
	if (ok && !there)
		ok = run(conn, "CREATE DATABASE " DEMO_DATABASE " TEMPLATE template0",
		    DEMO_DATABASE, cause);
	PQfinish(conn);
	return ok;
}

static void
say_nothing(void *ctx, const char *line)
{
}

bool
demo_fill(const struct demo *d, char **cause)
{
	bool there = false;

	if (!ensure_database(d, cause))
		return false;
	PGconn *conn = connect_as_owner(d, DEMO_DATABASE, cause);
	if (!conn)
		return false;
	bool ok = migrate_apply(conn, false, say_nothing, NULL, cause) &&
	    is_true(conn, "SELECT EXISTS (SELECT FROM paidan.account)", &there, cause);
	if (ok && !there) {
		say("%s", _("Loading the demo city…"));
		ok = load_city(conn, cause);
	}
	PQfinish(conn);
	return ok;
}
