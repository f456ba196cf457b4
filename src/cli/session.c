/* SPDX-License-Identifier: MIT */
#include "cli/session.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/say.h"
#include "db/transport.h"
#include "query/migrate.h"
#include "settings/secrets.h"
#include "text/sanitize.h"

/* Long enough for a sleepy server, short enough for somebody who waits */
#define CONNECT_TIMEOUT_MS 15000

/* As the setting says. */
static bool only_verified = true;

void
session_verified(bool verified)
{
	only_verified = verified;
}

/* libpq's sentences end with a line feed, and begin with the level of the fault. */
static char *
tidy(const char *message)
{
	static const char *const levels[] = { "FATAL:  ", "ERROR:  " };
	struct strbuf out = STRBUF_INIT;
	size_t n = strlen(message);

	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
		if (strncmp(message, levels[i], strlen(levels[i])) == 0) {
			message += strlen(levels[i]);
			n -= strlen(levels[i]);
		}
	}
	while (n && message[n - 1] == '\n')
		n--;
	sanitize(&out, message, n, SANITIZE_LINE);
	return strbuf_take(&out);
}

char *
session_trouble(const PGconn *conn, const PGresult *result)
{
	const char *message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	if (!message && result)
		message = PQresultErrorMessage(result);
	return tidy(message && *message ? message : PQerrorMessage(conn));
}

/*
 * libpq keeps the SQLSTATE of a refused connection to itself, but with verbose
 * messages it writes it: "…:  28P01: sentence". Returns where it stands in the message (the
 * last one, if several hosts were tried), or NULL.
 */
static const char *
find_sqlstate(const char *message)
{
	const char *found = NULL;

	for (const char *p = strstr(message, ":  "); p; p = strstr(p + 1, ":  "))
		if (strspn(p + 3, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5 && p[8] == ':')
			found = p + 3;
	return found;
}

static void
explain_refusal(PGconn *conn, int *code, char **cause)
{
	const char *message = PQerrorMessage(conn);
	const char *state = find_sqlstate(message);
	const char *sentence = state ? state + strlen("28P01: ") : message;
	char *line = xstrndup(sentence, strcspn(sentence, "\n"));
	char *said = tidy(line);

	*code = EXIT_NORIGHT;
	if (PQconnectionNeedsPassword(conn))
		*cause = xstrdup(
		    _("the database wants a password; put it into ~/.pgpass or a service file"));
	else if (state && strncmp(state, "28P01", 5) == 0)
		*cause = xasprintf(_("the database refused the password: %s"), said);
	else if (state && strncmp(state, "28", 2) == 0)
		*cause = xasprintf(_("the database does not admit this login: %s"), said);
	else {
		*code = EXIT_NODB;
		*cause = xasprintf(_("the database cannot be reached: %s"), said);
	}
	free(line);
	free(said);
}

static PostgresPollingStatusType
wait_and_poll(PGconn *conn, PostgresPollingStatusType wanted, int64_t deadline)
{
	struct pollfd fd = { PQsocket(conn), wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT,
		0 };
	int64_t left = deadline - clock_mono_ms();

	if (left <= 0)
		return PGRES_POLLING_FAILED;
	if (poll(&fd, 1, (int)left) <= 0)
		return wanted;
	return PQconnectPoll(conn);
}

/* "relation already exists, skipping": libpq would print it on stderr. */
static void
ignore_notice(void *ctx, const char *message)
{
}

/* Nothing has been sent yet, above all no password. */
static bool
goes_to_a_stranger(PGconn *conn, int *code, char **cause)
{
	char *host;

	if (!only_verified || transport_is_verified(conn, &host))
		return false;
	*code = EXIT_CONFIG;
	*cause = xasprintf(_("the server %s need not prove who it is: say sslmode=verify-full and "
			     "sslrootcert, or set tls to any; see paidan-security(7)"),
	    host);
	free(host);
	return true;
}

PGconn *
session_open(const char *conninfo, int *code, char **cause)
{
	/* The first is taken apart by libpq as the others cannot be; what stands later wins. */
	const char *const names[] = { "dbname", "fallback_application_name", "client_encoding",
		NULL };
	const char *const values[] = { conninfo, "paidan", "UTF8", NULL };
	PostgresPollingStatusType status = PGRES_POLLING_WRITING;
	int64_t deadline = clock_mono_ms() + CONNECT_TIMEOUT_MS;

	if (!secrets_are_kept(conninfo, cause)) {
		*code = EXIT_CONFIG;
		return NULL;
	}
	PGconn *conn = PQconnectStartParams(names, values, 1);
	if (goes_to_a_stranger(conn, code, cause)) {
		PQfinish(conn);
		return NULL;
	}
	PQsetErrorVerbosity(conn, PQERRORS_VERBOSE);
	if (PQstatus(conn) == CONNECTION_BAD)
		status = PGRES_POLLING_FAILED;
	while (status != PGRES_POLLING_OK && status != PGRES_POLLING_FAILED)
		status = wait_and_poll(conn, status, deadline);
	if (status == PGRES_POLLING_OK) {
		PQsetErrorVerbosity(conn, PQERRORS_DEFAULT);
		PQsetNoticeProcessor(conn, ignore_notice, NULL);
		return conn;
	}
	if (clock_mono_ms() >= deadline) {
		*code = EXIT_NODB;
		*cause = xasprintf(_("the database cannot be reached: no answer within %d seconds"),
		    CONNECT_TIMEOUT_MS / 1000);
	} else {
		explain_refusal(conn, code, cause);
	}
	PQfinish(conn);
	return NULL;
}

/* Why the database does not even tell its version. */
static void
explain_unversioned(PGconn *conn, const PGresult *result, int *code, char **cause)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	char *said = session_trouble(conn, result);

	state = state ? state : "";
	if (strcmp(state, "3F000") == 0 || strcmp(state, "42883") == 0) {
		*code = EXIT_SCHEMA;
		*cause =
		    xstrdup(_("the database has no schema of paidan; \"paidan migrate\" makes it"));
	} else if (strcmp(state, "42501") == 0 || strcmp(said, "no_account") == 0) {
		*code = EXIT_NOACCOUNT;
		*cause =
		    xasprintf(_("the login \"%s\" has no account in this database"), PQuser(conn));
	} else {
		*code = EXIT_NODB;
		*cause = xasprintf(_("the database does not tell its version: %s"), said);
	}
	free(said);
}

bool
session_check_schema(PGconn *conn, int *code, char **cause)
{
	PGresult *result = PQexec(conn, "SELECT schema_version FROM paidan_api.whoami()");
	bool ok = false;

	if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1) {
		explain_unversioned(conn, result, code, cause);
	} else {
		int theirs = (int)strtol(PQgetvalue(result, 0, 0), NULL, 10);
		int ours = migrate_program_version();
		ok = theirs == ours;
		if (!ok)
			*code = EXIT_SCHEMA;
		if (theirs < ours)
			*cause = xasprintf(
			    _("the database's schema is at version %d, this program needs %d; "
			      "\"paidan migrate\" brings it up"),
			    theirs, ours);
		else if (theirs > ours)
			*cause = xasprintf(
			    _("the database's schema is at version %d, this program knows only %d; "
			      "use a newer paidan"),
			    theirs, ours);
	}
	PQclear(result);
	return ok;
}

/* Some refusals have an exit code of their own. */
int
session_refusal_exit(const char *sqlstate)
{
	static const struct {
		const char *sqlstate;
		int code;
	} exits[] = {
		{ "", EXIT_NODB },
		{ "42501", EXIT_NORIGHT },
		{ "PD001", EXIT_NOACCOUNT },
		{ "PD002", EXIT_NORIGHT },
	};

	for (size_t i = 0; i < ARRAY_LEN(exits); i++)
		if (strcmp(sqlstate, exits[i].sqlstate) == 0)
			return exits[i].code;
	return EXIT_REFUSED;
}

static PGconn *
open_checked(const char *conninfo, bool first, int *code)
{
	char *cause = NULL;
	PGconn *conn = session_open(conninfo, code, &cause);

	if (conn && session_check_schema(conn, code, &cause))
		return conn;
	if (conn && first && *code == EXIT_NOACCOUNT) {
		free(cause);
		*code = EXIT_OK;
		return conn;
	}
	say_cause(*code, cause);
	PQfinish(conn);
	return NULL;
}

PGconn *
session_open_checked(const char *conninfo, int *code)
{
	return open_checked(conninfo, false, code);
}

PGconn *
session_open_first(const char *conninfo, int *code)
{
	return open_checked(conninfo, true, code);
}
