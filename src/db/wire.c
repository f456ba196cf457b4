/* SPDX-License-Identifier: MIT */
/*
 * The connection once it stands: requests out, results in, in pipeline mode. A
 * request is its statements and one Sync; up to the Sync the server treats them
 * as one transaction, and only its answer to the Sync says that this has been
 * committed.
 */
#include "internal.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"

static bool
put_statement(PGconn *conn, const struct statement *st)
{
	const char *const *params = (const char *const *)st->params;

	return PQsendQueryParams(conn, st->sql, st->count, NULL, params, NULL, NULL, 0) == 1;
}

static bool
put_statements(struct db *db, struct db_call *call)
{
	call->step_count = call->step = 0;
	call->prepared = call->steadied = false;
	if (call == db->unsettled) {
		struct statement settle = { .sql = db->settle_sql, .count = 1 };
		char id[DB_ID_SIZE];

		memcpy(id, call->id, sizeof id);
		settle.params[0] = id;
		return put_statement(db->conn, &settle);
	}
	for (int i = 0; i < call->count; i++)
		if (!prepared_put(db, call, &call->statements[i]))
			return false;
	return true;
}

void
wire_put(struct db *db, struct db_call *call)
{
	/* From here on a write counts as sent, whatever happens: some of it may be on its way. */
	call->alone = !db->sent.first;
	call->place = CALL_SENT;
	call->sent_at = clock_mono_ms();
	call->may_be_hit = db->cancel_watch != NULL;
	list_append(&db->sent, call);
	if (call->kind != CALL_READ && db->read_timeout_ms > 0) {
		/* A read is given as long again to stop; this must not be stopped. */
		call->dead_at = call->sent_at + 2 * db->read_timeout_ms;
		deadline_set(db, call->dead_at);
	}
	if (!put_statements(db, call) || !PQpipelineSync(db->conn)) {
		db->broken = true;
		db_kick(db);
	}
}

/*
 * The first of those waiting that may go now. A write goes alone, after all that
 * was sent before it has been answered and no cancelling is under way that could hit it. So at most
 * one write is ever uncertain; what it costs is nothing unless a read is still under way.
 */
static struct db_call *
next_waiting(struct db *db)
{
	for (struct db_call *c = db->waiting.first; c; c = c->next) {
		if (c->kind != CALL_WRITE)
			return c;
		/* Reads pass a write that waits for settling, lest the screen stand still. */
		if (!db->unsettled)
			return db->sent.first || db->cancel_watch ? NULL : c;
	}
	return NULL;
}

static struct db_call *
next_call(struct db *db)
{
	struct db_call *call = settle_next(db);
	int in_flight = 0;

	if (call)
		return db->sent.first || db->cancel_watch ? NULL : call;
	for (const struct db_call *c = db->sent.first; c; c = c->next)
		in_flight++;
	if (in_flight >= MAX_IN_FLIGHT)
		return NULL;
	call = next_waiting(db);
	if (call)
		list_remove(&db->waiting, call);
	return call;
}

static void
flush(struct db *db)
{
	int left = PQflush(db->conn);

	if (left < 0) {
		db->broken = true;
		db_kick(db);
		return;
	}
	/*
	 * While output is left, input must be read too, or both ends may wait for ever
	 * with full buffers: the libpq manual on PQflush.
	 */
	loop_watch_events(db->watch, left > 0 ? POLLIN | POLLOUT : POLLIN);
}

void
wire_send(struct db *db)
{
	struct db_call *call;

	if (!db->conn || PQpipelineStatus(db->conn) == PQ_PIPELINE_OFF)
		return;
	while (!db->broken && db->state == DB_READY && (call = next_call(db)) != NULL)
		wire_put(db, call);
	if (!db->broken)
		flush(db);
}

static void
note_round_trip(struct db *db, const struct db_call *call)
{
	int64_t ms = clock_mono_ms() - call->sent_at;

	if (!call->alone || call->kind == CALL_WRITE || call->got != 1)
		return;
	if (db->round_trip_eighths < 0)
		db->round_trip_eighths = (int)ms * 8;
	else
		db->round_trip_eighths += (int)ms - db->round_trip_eighths / 8;
}

/* All of it has been answered, up to the Sync. */
static void
complete(struct db *db, struct db_call *call)
{
	const char *sqlstate = PQresultErrorField(call->error, PG_DIAG_SQLSTATE);
	bool hit = sqlstate && strcmp(sqlstate, "57014") == 0 && call->may_be_hit;

	list_remove(&db->sent, call);
	if (call->kill) {
		call_free(call);
		cancel_done(db);
	} else if ((hit && call->kind != CALL_WRITE) || prepared_is_stale(db, call)) {
		/* The cancelling meant for the one before came late and hit this one; or stale. */
		call_clear_results(call);
		call->place = CALL_WAITING;
		list_prepend(&db->waiting, call);
	} else if (call == db->unsettled) {
		settle_answered(db, call);
	} else {
		call_answer(call, call->error ? DB_REFUSED : DB_DONE);
	}
	cancel_next(db);
}

/* An answer that no request of ours can have: nothing more on this connection can be trusted. */
static void
give_up(struct db *db)
{
	/* Of a connection that broke, nothing else can be expected. */
	if (!db->last_words)
		trouble_set(db, "", _("The database server sent an answer that makes no sense here."));
	conn_lost(db, false);
}

static void
take_error(struct db *db, struct db_call *call, PGresult *r)
{
	if (trouble_is_loss(r)) {
		if (PQresultErrorField(r, PG_DIAG_SQLSTATE))
			trouble_from_result(db, r);
		else
			trouble_from_conn(db);
		PQclear(r);
		conn_lost(db, false);
	} else if (call->error) {
		PQclear(r);
	} else {
		call->error = r;
	}
}

/* One result of the first request in flight. */
static void
take(struct db *db, struct db_call *call, PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);

	if (status != PGRES_PIPELINE_SYNC && prepared_took(db, call, r) &&
	    (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)) {
		PQclear(r);
		return;
	}
	switch (status) {
	case PGRES_TUPLES_OK:
	case PGRES_COMMAND_OK:
	case PGRES_EMPTY_QUERY:
		if (call->got == call->expected)
			break;
		call->results[call->got++] = r;
		note_round_trip(db, call);
		return;
	case PGRES_FATAL_ERROR:
		take_error(db, call, r);
		return;
	case PGRES_PIPELINE_ABORTED:
		PQclear(r);
		return;
	case PGRES_PIPELINE_SYNC:
		if (!call->error && call->got != call->expected)
			break;
		PQclear(r);
		complete(db, call);
		return;
	default:
		break;
	}
	PQclear(r);
	give_up(db);
}

/* Takes all that has come in whole; never waits. */
static void
drain(struct db *db)
{
	bool ended = false;      /* the last thing taken was a NULL, the end of a statement */

	/* Asked first, for it reads: last words come when nothing is asked, too. */
	while (db->conn && !PQisBusy(db->conn) && db->sent.first) {
		PGresult *r = PQgetResult(db->conn);

		if (!r && ended) {
			give_up(db);
			return;
		}
		ended = !r;
		if (r)
			take(db, db->sent.first, r);
	}
}

static void
receive(struct db *db)
{
	if (PQconsumeInput(db->conn) != 1) {
		wire_lost(db);
		return;
	}
	db->last_heard = clock_mono_ms();
	drain(db);
	if (db->conn)
		conn_note_role(db);
}

void
wire_lost(struct db *db)
{
	/* What libpq says of its sockets helps nobody; the server may still say more. */
	if (!db->last_words)
		trouble_set(db, "", _("The connection to the database was lost."));
	db->last_words = true;
	/* The answer to a write may have come with the last bytes. */
	drain(db);
	if (db->conn)
		conn_lost(db, false);
}

void
wire_event(void *ctx, short revents)
{
	struct db *db = ctx;

	db_enter(db);
	if (revents & ~POLLOUT)
		receive(db);
	wire_send(db);
	db_leave(db);
}
