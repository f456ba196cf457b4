/* SPDX-License-Identifier: MIT */
/* Why there is no connection: the sentence, the SQLSTATE, and what they mean for trying again. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

void
trouble_set(struct db *db, const char *sqlstate, const char *message)
{
	/* libpq goes on with advice on further lines. */
	char *line = xstrndup(message, strcspn(message, "\n"));

	free(db->trouble);
	db->trouble = line;
	db->trouble_state[0] = '\0';
	if (sqlstate)
		strncat(db->trouble_state, sqlstate, sizeof db->trouble_state - 1);
}

void
trouble_from_result(struct db *db, const PGresult *result)
{
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	if (message)
		trouble_set(db, PQresultErrorField(result, PG_DIAG_SQLSTATE), message);
}

/*
 * libpq gives no SQLSTATE for a failed connect but inside its verbose message,
 * "... FATAL:  28P01: sentence"; only the sentence and the severity are translated there. Of
 * several hosts the last one counts: after a refusal by the server libpq tries no other.
 */
const char *
trouble_find_state(const char *message)
{
	const char *found = NULL;

	for (const char *p = message; (p = strstr(p, ":  ")) != NULL; p++) {
		const char *state = p + 3;
		size_t n = strspn(state, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

		if (n == 5 && strncmp(state + n, ": ", 2) == 0)
			found = state;
	}
	return found;
}

/* The last host's message: libpq writes one after the other and goes on within one after a tab. */
static const char *
last_message(const char *message)
{
	const char *last = message;

	for (const char *p = message; (p = strchr(p, '\n')) != NULL;)
		if (*++p && *p != '\t')
			last = p;
	return last;
}

void
trouble_from_conn(struct db *db)
{
	const char *message, *state;
	char code[6] = "";

	if (db->last_words)
		return;
	message = PQerrorMessage(db->conn);
	state = trouble_find_state(message);
	if (state) {
		memcpy(code, state, 5);
		trouble_set(db, code, state + strlen("XXXXX: "));
	} else if (PQconnectionNeedsPassword(db->conn)) {
		trouble_set(db, "28000",
		    _("The database wants a password; put it into ~/.pgpass or a service file."));
	} else if (*message) {
		trouble_set(db, "", last_message(message));
	} else {
		trouble_set(db, "", _("The connection to the database was lost."));
	}
	db->last_words = true;
}

static bool
is_severe(const PGresult *result)
{
	const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);

	return severity && (strcmp(severity, "FATAL") == 0 || strcmp(severity, "PANIC") == 0);
}

/* A server that ends an idle connection says why in what libpq takes for a notice. */
static void
on_notice(void *ctx, const PGresult *result)
{
	struct db *db = ctx;

	if (!is_severe(result))
		return;
	trouble_from_result(db, result);
	db->last_words = true;
}

void
trouble_watch(struct db *db)
{
	db->last_words = false;
	PQsetNoticeReceiver(db->conn, on_notice, db);
	PQsetErrorVerbosity(db->conn, PQERRORS_VERBOSE);
}

static bool
in_list(const char *sqlstate, size_t n, const char *const *list)
{
	for (; *list; list++)
		if (strncmp(sqlstate, *list, n) == 0)
			return true;
	return false;
}

bool
trouble_is_loss(const PGresult *error)
{
	/* admin_shutdown, crash_shutdown, cannot_connect_now */
	static const char *const going[] = { "57P01", "57P02", "57P03", NULL };
	const char *sqlstate = PQresultErrorField(error, PG_DIAG_SQLSTATE);

	/* What libpq makes up itself has no SQLSTATE: the connection broke, or makes no sense. */
	if (!sqlstate || is_severe(error))
		return true;
	return strncmp(sqlstate, "08", 2) == 0 || in_list(sqlstate, 5, going);
}

bool
trouble_is_for_good(const char *sqlstate)
{
	/* Login, database, schema, and a hello that the schema does not understand. */
	static const char *const classes[] = { "28", "3D", "3F", "42", NULL };

	return in_list(sqlstate, 2, classes);
}
