/* SPDX-License-Identifier: MIT */
/* LISTEN on every connection anew, and telling what came. */
#include "internal.h"

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

void
notify_begin(struct db *db)
{
	if (!db_has_session(db))
		return;
	for (size_t i = db->channel_count; i-- > 0;)
		ask_listen(db, db->channels[i]);
}

void
db_listen(struct db *db, const char *channel)
{
	for (size_t i = 0; i < db->channel_count; i++)
		if (strcmp(db->channels[i], channel) == 0)
			return;
	*VEC_ADD(db->channels, db->channel_count, db->channel_cap) = xstrdup(channel);
	if (!db_has_session(db))
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
