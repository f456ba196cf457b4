/* SPDX-License-Identifier: MIT */
#include "query/accounts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "db/row.h"

#include "ask.h"
#include "shape.h"
#include "texts.h"

#define LIST(param) "regexp_split_to_array(" param "::text, '[,，、]')"
#define CALL(function, args) \
	"SELECT paidan_api.account_" function "(gen_random_uuid(), $1" args ")"
/* In the city's time already. */
#define TIME(expr) "to_char(" expr ", 'YYYY-MM-DD HH24:MI:SS')"

#define FIELD(column, member) { column, ROW_TEXT, offsetof(struct account_line, member) }

static const struct row_field line_fields[] = {
	FIELD("login", login),
	FIELD("name", name),
	FIELD("platform_name", platform),
	FIELD("unit_name", unit),
	FIELD("roles", roles),
	FIELD("scope", scope),
	FIELD("state", state),
	FIELD("asked_by", asked_by),
	FIELD("since", since),
	{ "drift", ROW_BOOL, offsetof(struct account_line, drift) },
	ROW_END,
};

#define PAST(column, member) { column, ROW_TEXT, offsetof(struct account_event, member) }

static const struct row_field history_fields[] = {
	PAST("at", at),
	PAST("login", login),
	PAST("verb", verb),
	PAST("actor_name", actor),
	PAST("host", host),
	PAST("after", after),
	PAST("reason", reason),
	ROW_END,
};

enum { TEXT_LIST = ACCOUNT_VERB_COUNT, TEXT_HISTORY, TEXT_OWN };

const struct query_text accounts_texts[] = {
	[ACCOUNT_ADD] = { "account: add", CALL("add", ", $2, " LIST("$3") ", $4, $5, "
	    LIST("$6") ", " LIST("$7") ", $8, $9"), NULL },
	[ACCOUNT_ROLE] = { "account: role",
	    CALL("role", ", " LIST("$2") ", " LIST("$3") ", " LIST("$4") ", $5"), NULL },
	[ACCOUNT_UNIT] = { "account: unit", CALL("unit", ", $2, $3, $4"), NULL },
	[ACCOUNT_PASSWORD] = { "account: password", CALL("password", ", $2, $3"), NULL },
	[ACCOUNT_LOCK] = { "account: lock", CALL("lock", ", $2"), NULL },
	[ACCOUNT_UNLOCK] = { "account: unlock", CALL("unlock", ", $2"), NULL },
	[ACCOUNT_CONFIRM] = { "account: confirm", CALL("confirm", ", $2"), NULL },
	[TEXT_LIST] = { "accounts: list",
	    "SELECT login, name, platform_name, unit_name, array_to_string(roles, ',') AS roles,"
	    " array_to_string(trades || areas, '、') AS scope, state, asked_by, "
	    TIME("since") " AS since, drift FROM paidan_api.account_list()", line_fields },
	[TEXT_HISTORY] = { "accounts: history",
	    "SELECT " TIME("at") " AS at, login, verb, actor_name, host, (SELECT"
	    " string_agg(key || ': ' || btrim(value::text, '\"'), ', ') FROM jsonb_each(after)"
	    " WHERE before IS NULL OR before -> key IS DISTINCT FROM value) AS after, reason"
	    " FROM paidan_api.account_history($1)", history_fields },
	{ NULL, NULL, NULL },
};

/* The values of a verb in the order of its parameters; NULL is told apart by the count. */
static int
params_of(enum account_verb verb, const struct account_order *o, const char **params)
{
	int n = 0;
	const bool adds = verb == ACCOUNT_ADD;

	params[n++] = o->login;
	if (adds)
		params[n++] = o->name;
	if (adds || verb == ACCOUNT_ROLE)
		params[n++] = o->roles;
	if (adds || verb == ACCOUNT_UNIT) {
		params[n++] = o->platform;
		params[n++] = o->unit;
	}
	if (adds || verb == ACCOUNT_ROLE) {
		params[n++] = o->trades;
		params[n++] = o->areas;
	}
	if (adds || verb == ACCOUNT_PASSWORD)
		params[n++] = o->verifier;
	params[n++] = o->reason;
	return n;
}

bool
account_change(PGconn *conn, enum account_verb verb, const struct account_order *order,
    char state[16], char sqlstate[6], char **cause)
{
	const char *params[9];
	int n = params_of(verb, order, params);
	PGresult *r = query_ask(conn, accounts_texts[verb].sql, n, params, sqlstate, cause);

	if (r == NULL)
		return false;
	snprintf(state, 16, "%s", PQgetvalue(r, 0, 0));
	PQclear(r);
	return true;
}

char *
account_verifier(PGconn *conn, const char *login, const char *password, char **cause)
{
	char *made = PQencryptPasswordConn(conn, password, login, "scram-sha-256");
	char *copy = xstrdup_null(made);

	if (made == NULL)
		*cause = xstrdup(PQerrorMessage(conn));
	PQfreemem(made);
	return copy;
}

bool
account_own_password(PGconn *conn, const char *verifier, char sqlstate[6], char **cause)
{
	char *literal = PQescapeLiteral(conn, verifier, strlen(verifier));
	/* A statement of its own takes no parameters; one that gives a row, for query_ask. */
	char *sql = xasprintf("ALTER ROLE CURRENT_USER PASSWORD %s", literal);
	PGresult *r = PQexec(conn, sql);
	bool ok = PQresultStatus(r) == PGRES_COMMAND_OK;
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);

	snprintf(sqlstate, 6, "%s", state != NULL ? state : "");
	if (!ok)
		*cause = xstrdup(PQresultErrorMessage(r));
	PQclear(r);
	free(sql);
	PQfreemem(literal);
	return ok;
}

bool
accounts_read(PGconn *conn, struct account_line **items, size_t *count, char sqlstate[6],
    char **cause)
{
	*items = query_rows(conn, accounts_texts[TEXT_LIST].sql, 0, NULL, line_fields,
	    sizeof **items, count, sqlstate, cause);
	return *items != NULL;
}

void
accounts_free(struct account_line *items, size_t count)
{
	rows_free(line_fields, sizeof *items, items, count);
}

bool
account_events_read(PGconn *conn, const char *login, struct account_event **items, size_t *count,
    char sqlstate[6], char **cause)
{
	*items = query_rows(conn, accounts_texts[TEXT_HISTORY].sql, 1, &login, history_fields,
	    sizeof **items, count, sqlstate, cause);
	return *items != NULL;
}

void
account_events_free(struct account_event *items, size_t count)
{
	rows_free(history_fields, sizeof *items, items, count);
}
