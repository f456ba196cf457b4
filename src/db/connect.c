/* SPDX-License-Identifier: MIT */
/* From nothing to a connection that answers: one try. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "db/transport.h"

/* Unless conninfo has a connect_timeout; libpq itself keeps none for an asynchronous connect. */
#define CONNECT_TIMEOUT_MS 10000

static const char *const host_keys[HOST_LISTS] = { "host", "hostaddr", "port" };

char *
connect_option(PGconn *conn, const char *key)
{
	PQconninfoOption *options = PQconninfo(conn);
	char *value = NULL;

	for (PQconninfoOption *o = options; o && o->keyword; o++)
		if (strcmp(o->keyword, key) == 0)
			value = xstrdup_null(o->val);
	PQconninfoFree(options);
	return value;
}

static int64_t
patience(PGconn *conn)
{
	char *seconds = connect_option(conn, "connect_timeout");
	long n = seconds ? strtol(seconds, NULL, 10) : 0;

	free(seconds);
	return n > 0 ? (int64_t)n * 1000 : CONNECT_TIMEOUT_MS;
}

PGconn *
connect_start(struct db *db, const char *attrs, const char *password)
{
	/* Of the same key twice, libpq takes the later: what stands before dbname is a default. */
	const char *const keys[] = {
		"application_name", "keepalives_idle", "keepalives_interval", "keepalives_count",
		"tcp_user_timeout", "dbname", host_keys[HOST], host_keys[HOSTADDR], host_keys[PORT],
		"client_encoding", "target_session_attrs", "password", NULL,
	};
	const char *const values[] = {
		db->application, "10", "5", "2",
		"20000", db->conninfo, db->hosts[HOST], db->hosts[HOSTADDR], db->hosts[PORT],
		"UTF8", attrs, password, NULL,
	};

	_Static_assert(ARRAY_LEN(keys) == ARRAY_LEN(values), "a value for each key");
	return PQconnectStartParams(keys, values, 1);
}

static int
count_items(const char *list)
{
	int n = 1;

	for (; *list; list++)
		if (*list == ',')
			n++;
	return n;
}

int
connect_host_count(PGconn *conn)
{
	char *hosts = connect_option(conn, host_keys[HOST]);
	char *addresses = connect_option(conn, host_keys[HOSTADDR]);
	const char *leading = hosts && *hosts ? hosts : addresses;
	int n = leading ? count_items(leading) : 1;

	free(hosts);
	free(addresses);
	return n;
}

/* The list turned by k items: "a,b,c" by 1 is "b,c,a". */
static char *
turn(const char *list, int k)
{
	const char *cut = list;

	while (k-- > 0)
		cut = strchr(cut, ',') + 1;
	if (cut == list)
		return xstrdup(list);
	return xasprintf("%s,%.*s", cut, (int)(cut - 1 - list), list);
}

/* Which item of a list is this; -1: none. */
static int
find_item(const char *list, const char *item)
{
	size_t n = strlen(item);

	for (int i = 0;; i++) {
		size_t len = strcspn(list, ",");

		if (len == n && strncmp(list, item, n) == 0)
			return i;
		if (!list[len])
			return -1;
		list += len + 1;
	}
}

/*
 * Of several hosts libpq tries the next when one refuses, but waits for ever for
 * one that is silent. So the next try begins with the host after that one.
 */
void
connect_pass_host(struct db *db, PGconn *conn)
{
	char *lists[HOST_LISTS];
	const char *leading;
	int count, k;

	for (int i = 0; i < HOST_LISTS; i++)
		lists[i] = connect_option(conn, host_keys[i]);
	leading = lists[HOST] ? lists[HOST] : lists[HOSTADDR];
	count = leading ? count_items(leading) : 1;
	k = leading ? find_item(leading, PQhost(conn)) + 1 : 0;
	for (int i = 0; i < HOST_LISTS; i++) {
		if (count > 1 && lists[i] && count_items(lists[i]) == count) {
			free(db->hosts[i]);
			db->hosts[i] = turn(lists[i], k % count);
		}
		free(lists[i]);
	}
}

static void
on_timeout(void *ctx)
{
	struct db *db = ctx;

	db->connect_timer = NULL;
	db_enter(db);
	connect_pass_host(db, db->conn);
	trouble_set(db, "", _("The database server does not answer."));
	conn_lost(db, false);
	db_leave(db);
}

/* The row of hello_sql goes to the user, who may refuse it. */
static bool
hello_accepted(struct db *db, const PGresult *r)
{
	int n = r && PQntuples(r) > 0 ? PQnfields(r) : 0;
	const char **fields = xcalloc((size_t)n + 1, sizeof *fields);
	char *cause = NULL;
	bool fine;

	for (int i = 0; i < n; i++)
		fields[i] = PQgetvalue(r, 0, i);
	fine = !db->events.hello || db->events.hello(db->events.ctx, n, fields, &cause);
	if (!fine)
		trouble_set(db, "", cause ? cause : "");
	free(cause);
	free(fields);
	return fine;
}

static void
hello_came(void *ctx, const struct db_reply *reply)
{
	struct db *db = ctx;
	long pid;

	if (reply->outcome != DB_DONE) {
		trouble_set(db, reply->error->sqlstate, reply->error->message);
		conn_lost(db, trouble_is_for_good(reply->error->sqlstate));
		return;
	}
	pid = strtol(PQgetvalue(reply->results[0], 0, 0), NULL, 10);
	db->pooled = pid != PQbackendPID(db->conn);
	if (!hello_accepted(db, reply->count > 1 ? reply->results[1] : NULL)) {
		if (!db->closed)
			conn_lost(db, true);
		return;
	}
	if (db->closed)
		return;
	loop_cancel(db->connect_timer);
	db->connect_timer = NULL;
	db->attempts = 0;
	for (int i = 0; i < HOST_LISTS && !db->read_only; i++) {
		free(db->hosts[i]);
		db->hosts[i] = NULL;
	}
	conn_set_state(db, DB_READY);
	notify_begin(db);
	scout_later(db);
	wire_send(db);
}

void
connect_hello(struct db *db)
{
	struct db_statement hello[2] = {
		{ .sql = "SELECT pg_catalog.pg_backend_pid()" },
		{ .sql = db->hello_sql },
	};

	PQsetErrorVerbosity(db->conn, PQERRORS_DEFAULT);
	db->asks_password = PQconnectionUsedPassword(db->conn);
	if (PQsetnonblocking(db->conn, 1) != 0 || !PQenterPipelineMode(db->conn)) {
		trouble_from_conn(db);
		conn_lost(db, false);
		return;
	}
	db->last_heard = clock_mono_ms();
	db->read_only = conn_is_read_only(db->conn);
	db->watch = loop_watch(db->loop, PQsocket(db->conn), POLLIN, wire_event, db);
	wire_put(db, call_create(db, CALL_OWN, hello, db->hello_sql ? 2 : 1, hello_came, db));
	wire_send(db);
}

void
connect_take(struct db *db, PGconn *conn)
{
	db->conn = conn;
	trouble_watch(db);
	db->connect_timer = loop_after(db->loop, patience(conn), on_timeout, db);
	connect_hello(db);
}

static void connect_event(void *ctx, short revents);

/* The socket may be another after each step, so it is watched anew. */
static void
step(struct db *db, PostgresPollingStatusType next)
{
	loop_unwatch(db->watch);
	db->watch = NULL;
	switch (next) {
	case PGRES_POLLING_READING:
		db->watch = loop_watch(db->loop, PQsocket(db->conn), POLLIN, connect_event, db);
		return;
	case PGRES_POLLING_WRITING:
		db->watch = loop_watch(db->loop, PQsocket(db->conn), POLLOUT, connect_event, db);
		return;
	case PGRES_POLLING_OK:
		if (scout_is_wanted(db))
			scout_begin(db);
		else
			connect_hello(db);
		return;
	default:
		trouble_from_conn(db);
		conn_lost(db, trouble_is_for_good(db->trouble_state));
		return;
	}
}

static void
connect_event(void *ctx, short revents)
{
	struct db *db = ctx;

	db_enter(db);
	step(db, PQconnectPoll(db->conn));
	db_leave(db);
}

/* Wrong syntax will not mend itself. A name alone, without '=', is a database and always fine. */
static bool
conninfo_is_wrong(struct db *db)
{
	PQconninfoOption *options;
	char *message = NULL;
	bool wrong;

	if (!strchr(db->conninfo, '=') && !strstr(db->conninfo, "://"))
		return false;
	options = PQconninfoParse(db->conninfo, &message);
	wrong = !options;
	if (wrong)
		trouble_set(db, "", message ? message : "");
	PQconninfoFree(options);
	PQfreemem(message);
	return wrong;
}

/* Nothing has been sent yet, above all no password. */
static bool
goes_to_a_stranger(struct db *db)
{
	char *host, *sentence;

	if (!db->verified || !db->conn || transport_is_verified(db->conn, &host))
		return false;
	sentence = xasprintf(_("The server %s need not prove who it is: say sslmode=verify-full and "
	    "sslrootcert, or set tls to any; see paidan-security(7)."), host);
	trouble_set(db, DB_UNVERIFIED, sentence);
	free(sentence);
	free(host);
	return true;
}

void
connect_begin(struct db *db)
{
	conn_set_state(db, DB_CONNECTING);
	if (conninfo_is_wrong(db)) {
		conn_lost(db, true);
		return;
	}
	db->conn = connect_start(db, NULL, NULL);
	if (goes_to_a_stranger(db)) {
		conn_lost(db, true);
		return;
	}
	if (!db->conn || PQstatus(db->conn) == CONNECTION_BAD) {
		db->last_words = false;
		trouble_from_conn(db);
		conn_lost(db, false);
		return;
	}
	trouble_watch(db);
	db->connect_timer = loop_after(db->loop, patience(db->conn), on_timeout, db);
	/* The libpq manual: before the first PQconnectPoll act as if it had asked to write. */
	step(db, PGRES_POLLING_WRITING);
}
