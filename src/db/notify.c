/* SPDX-License-Identifier: MIT */
/* LISTEN on every connection anew, and telling what came. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

static void
listen_came(void *ctx, const struct db_reply *reply)
{
	struct db *db = ctx;

	/* A standby, for one, cannot LISTEN. */
	if (reply->outcome == DB_REFUSED)
		db->listen_refused = true;
}

static void
ask_listen(struct db *db, const char *channel)
{
	char *name = PQescapeIdentifier(db->conn, channel, strlen(channel));
	struct db_statement st = { 0 };
	struct db_call *call;
	char *sql;

	if (!name) {
		db->listen_refused = true;
		return;
	}
	sql = xasprintf("LISTEN %s", name);
	st.sql = sql;
	call = call_create(db, CALL_OWN, &st, 1, listen_came, db);
	free(sql);
	PQfreemem(name);
	/* Ahead of what waits: what is read from then on, a notification can make stale. */
	list_prepend(&db->waiting, call);
}

/*
 * Behind a cut that nobody was told of, the old backend may live on, and with it its locks:
 * those of a write that waits to be settled, or of the lead. It is the same login's, so we may
 * end it. If its pid is another's by now, that one connects again: no harm.
 */
static void
end_old_backend(struct db *db)
{
	char pid[12];
	struct db_statement st = {
		.sql = "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"
		       " WHERE pid = $1::int AND usename = session_user"
		       " AND application_name = pg_catalog.current_setting('application_name')"
		       " AND pid <> pg_catalog.pg_backend_pid()",
		.count = 1,
		.params = { pid },
	};

	snprintf(pid, sizeof pid, "%d", db->old_backend);
	db->old_backend = 0;
	/* At once, before anything is settled. */
	wire_put(db, call_create(db, CALL_OWN, &st, 1, NULL, NULL));
}

/* A console that dies with its machine must not hold its locks for the kernel's two hours. */
static void
ask_keepalives(struct db *db)
{
	struct db_statement st = {
		.sql = "SELECT pg_catalog.set_config(n, v, false) FROM (VALUES"
		       " ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'),"
		       " ('tcp_keepalives_count', '2'), ('tcp_user_timeout', '20000')) AS s(n, v)",
	};

	wire_put(db, call_create(db, CALL_OWN, &st, 1, NULL, NULL));
}

void
notify_begin(struct db *db)
{
	if (!db_has_session(db))
		return;
	if (db->old_backend)
		end_old_backend(db);
	if (*PQhost(db->conn) != '/')
		ask_keepalives(db);
	db->listen_refused = db->read_only;
	for (size_t i = db->channel_count; i-- > 0 && !db->read_only;)
		ask_listen(db, db->channels[i]);
}

void
db_listen(struct db *db, const char *channel)
{
	for (size_t i = 0; i < db->channel_count; i++)
		if (strcmp(db->channels[i], channel) == 0)
			return;
	*VEC_ADD(db->channels, db->channel_count, db->channel_cap) = xstrdup(channel);
	if (!db_has_session(db) || db->read_only)
		return;
	ask_listen(db, channel);
	wire_send(db);
}

bool
db_notifies(const struct db *db)
{
	return db_has_session(db) && !db->listen_refused;
}

bool
notify_tell(struct db *db)
{
	PGnotify *n;

	if (!db->conn || db->state != DB_READY)
		return false;
	n = PQnotifies(db->conn);
	if (!n)
		return false;
	if (db->events.notified)
		db->events.notified(db->events.ctx, n->relname);
	PQfreemem(n);
	return true;
}

void
notify_finish(struct db *db)
{
	for (size_t i = 0; i < db->channel_count; i++)
		free(db->channels[i]);
	free(db->channels);
}
