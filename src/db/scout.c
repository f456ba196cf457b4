/* SPDX-License-Identifier: MIT */
/*
 * Of several hosts libpq takes the first that answers, though that be a standby. While the
 * connection is to one, this looks now and then, on a connection of its own, whether another
 * host takes writes, and changes over to it. Who named target_session_attrs knows what he wants.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#define EVERY_MS 5000
#define PATIENCE_MS 5000

bool
scout_is_wanted(const struct db *db)
{
	char *attrs;
	bool any;

	if (!conn_is_read_only(db->conn) || connect_host_count(db->conn) < 2)
		return false;
	attrs = connect_option(db->conn, "target_session_attrs");
	any = !attrs || strcmp(attrs, "any") == 0;
	free(attrs);
	return any;
}

void
scout_forget(struct db *db)
{
	loop_unwatch(db->scout_watch);
	db->scout_watch = NULL;
	loop_cancel(db->scout_timer);
	db->scout_timer = NULL;
	PQfinish(db->scout);
	db->scout = NULL;
}

static void
look(void *ctx)
{
	struct db *db = ctx;

	db->scout_timer = NULL;
	db_enter(db);
	scout_begin(db);
	db_leave(db);
}

void
scout_later(struct db *db)
{
	if (scout_is_wanted(db) && !db->scout_timer)
		db->scout_timer = loop_after(db->loop, EVERY_MS, look, db);
}

/* Nobody takes writes: we stay where we are. */
static void
give_up(struct db *db)
{
	scout_forget(db);
	if (db->state == DB_CONNECTING)
		connect_hello(db);
	else
		scout_later(db);
}

static void
on_timeout(void *ctx)
{
	struct db *db = ctx;

	db->scout_timer = NULL;
	db_enter(db);
	connect_pass_host(db, db->scout);
	give_up(db);
	db_leave(db);
}

/* The reads under way are asked again there; a write has been refused here, or will be settled. */
static void
take_over(struct db *db)
{
	PGconn *found = db->scout;
	struct call_list reads = { NULL };
	struct db_call *next;

	db->scout = NULL;
	for (struct db_call *c = db->sent.first; c; c = next) {
		next = c->next;
		if (c->kind != CALL_READ || c->kill)
			continue;
		list_remove(&db->sent, c);
		call_clear_results(c);
		c->place = CALL_WAITING;
		list_append(&reads, c);
	}
	while (db->waiting.first)
		list_append(&reads, list_pop(&db->waiting));
	db->waiting = reads;
	conn_change(db, found);
}

static void scout_event(void *ctx, short revents);

/* The socket may be another after each step, so it is watched anew. */
static void
step(struct db *db, PostgresPollingStatusType next)
{
	loop_unwatch(db->scout_watch);
	db->scout_watch = NULL;
	if (next == PGRES_POLLING_OK)
		take_over(db);
	else if (next == PGRES_POLLING_FAILED)
		give_up(db);
	else
		db->scout_watch = loop_watch(db->loop, PQsocket(db->scout),
		    next == PGRES_POLLING_READING ? POLLIN : POLLOUT, scout_event, db);
}

static void
scout_event(void *ctx, short revents)
{
	struct db *db = ctx;

	db_enter(db);
	step(db, PQconnectPoll(db->scout));
	db_leave(db);
}

void
scout_begin(struct db *db)
{
	db->scout = connect_start(db, "read-write", NULL);
	if (!db->scout || PQstatus(db->scout) == CONNECTION_BAD) {
		give_up(db);
		return;
	}
	db->scout_timer = loop_after(db->loop, PATIENCE_MS, on_timeout, db);
	step(db, PGRES_POLLING_WRITING);
}
