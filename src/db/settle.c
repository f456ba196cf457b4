/* SPDX-License-Identifier: MIT */
/*
 * What became of a write whose connection went away between sending and answer?
 * Neither guess nor repeat: ask the server, on the next connection, by the
 * command id. Until it has told, no other write is sent.
 */
#include "internal.h"

#include <assert.h>
#include <string.h>

#include "base/clock.h"

/* Doubled so often, the pause between two questions is long enough. */
#define ATTEMPTS_MOST 3

void
settle_later(struct db *db, struct db_call *write)
{
	assert(!db->unsettled || db->unsettled == write);
	db->unsettled = write;
	write->place = CALL_UNSETTLED;
	write->dead_at = 0;
	call_clear_results(write);
	/* The server is asked on a new connection at once, even if the last one refused to tell. */
	loop_cancel(db->settle_timer);
	db->settle_timer = NULL;
	db_kick(db);
}

static void
on_again(void *ctx)
{
	struct db *db = ctx;

	db->settle_timer = NULL;
	db_enter(db);
	wire_send(db);
	db_leave(db);
}

static void
ask_again(struct db *db, struct db_call *write)
{
	settle_later(db, write);
	/* People wait for this one: never longer than a second or two. */
	db->settle_timer =
	    loop_after(db->loop, conn_back_off(db, db->settle_attempts), on_again, db);
	if (db->settle_attempts < ATTEMPTS_MOST)
		db->settle_attempts++;
}

void
settle_answered(struct db *db, struct db_call *write)
{
	const PGresult *r = write->results[0];
	bool happened;

	if (write->error) {
		trouble_from_result(db, write->error);
		ask_again(db, write);
		return;
	}
	if (PQntuples(r) != 1 || PQnfields(r) != 2 || PQgetisnull(r, 0, 0)) {
		ask_again(db, write);
		return;
	}
	happened = strcmp(PQgetvalue(r, 0, 0), "t") == 0;
	db->unsettled = NULL;
	db->settle_attempts = 0;
	write->settled = happened;
	call_answer(write, happened ? DB_DONE : DB_NOT_DONE);
}

struct db_call *
settle_next(struct db *db)
{
	struct db_call *write = db->unsettled;

	return write && write->place == CALL_UNSETTLED && !db->settle_timer ? write : NULL;
}
