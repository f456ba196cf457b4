/* SPDX-License-Identifier: MIT */
/* The connection as its user sees it: opening, closing, states, callbacks, trying again. */
#include "db/conn.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "internal.h"

#define RETRY_MIN_MS 200
#define RETRY_MAX_MS 15000

struct db *
db_open(struct loop *loop, const struct db_config *config, const struct db_events *events)
{
	struct db *db = xcalloc(1, sizeof *db);

	*db = (struct db){
		.loop = loop,
		.conninfo = xstrdup(config->conninfo ? config->conninfo : ""),
		.application = xstrdup_null(config->application),
		.hello_sql = xstrdup_null(config->hello_sql),
		.settle_sql = xstrdup_null(config->settle_sql),
		.read_timeout_ms = config->read_timeout_ms,
		.verified = config->verified,
		.retry_min_ms = config->retry_min_ms > 0 ? config->retry_min_ms : RETRY_MIN_MS,
		.retry_max_ms = config->retry_max_ms > 0 ? config->retry_max_ms : RETRY_MAX_MS,
		.events = *events,
		.trouble = xstrdup(""),
		.round_trip_eighths = -1,
		.cancel_fd = -1,
	};
	connect_begin(db);
	return db;
}

static void
destroy(struct db *db)
{
	struct call_list *lists[] = { &db->waiting, &db->sent, &db->answered };
	struct db_call *call;

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		while ((call = list_pop(lists[i])) != NULL)
			call_free(call);
	for (int i = 0; i < HOST_LISTS; i++)
		free(db->hosts[i]);
	notify_finish(db);
	free(db->trouble);
	free(db->conninfo);
	free(db->application);
	free(db->hello_sql);
	free(db->settle_sql);
	free(db);
}

/* Moves the writes of a list, with this outcome, to those that must still be told. */
static void
take_writes(struct call_list *from, enum db_outcome outcome, struct call_list *to)
{
	struct db_call *next;

	for (struct db_call *c = from->first; c; c = next) {
		next = c->next;
		if (c->kind != CALL_WRITE)
			continue;
		list_remove(from, c);
		if (c->place != CALL_ANSWERED)
			c->outcome = outcome;
		list_append(to, c);
	}
}

void
db_close(struct db *db)
{
	struct call_list told = { NULL };
	struct db_call *call;

	if (!db || db->closed)
		return;
	db->entered++;
	db->closed = true;
	take_writes(&db->answered, DB_UNKNOWN, &told);
	if (db->unsettled && db->unsettled->place == CALL_UNSETTLED) {
		db->unsettled->outcome = DB_UNKNOWN;
		list_append(&told, db->unsettled);
	}
	take_writes(&db->sent, DB_UNKNOWN, &told);
	/* What was never sent did not happen. */
	take_writes(&db->waiting, DB_NOT_DONE, &told);
	db->unsettled = NULL;
	conn_disconnect(db);
	prove_forget(db);
	loop_cancel(db->retry_timer);
	loop_cancel(db->deadline_timer);
	loop_cancel(db->wake);
	db->retry_timer = db->deadline_timer = db->wake = NULL;
	while ((call = list_pop(&told)) != NULL)
		call_run(call);
	db_leave(db);
}

void
db_enter(struct db *db)
{
	db->entered++;
}

/* One thing to tell at a time, for a callback may change everything. */
static bool
tell(struct db *db)
{
	struct db_call *call;

	if (db->state_changed) {
		db->state_changed = false;
		if (db->events.state)
			db->events.state(db->events.ctx, db->state);
		return true;
	}
	if (db->unsettled && !db->told_uncertain) {
		db->told_uncertain = true;
		if (db->events.uncertain)
			db->events.uncertain(db->events.ctx, true);
		return true;
	}
	call = list_pop(&db->answered);
	if (call) {
		call_run(call);
		return true;
	}
	if (!db->unsettled && db->told_uncertain) {
		db->told_uncertain = false;
		if (db->events.uncertain)
			db->events.uncertain(db->events.ctx, false);
		return true;
	}
	return notify_tell(db);
}

static bool
mend(struct db *db)
{
	if (!db->broken)
		return false;
	wire_lost(db);
	return true;
}

void
db_leave(struct db *db)
{
	while (!db->closed && (mend(db) || tell(db)))
		;
	if (--db->entered == 0 && db->closed)
		destroy(db);
}

static void
on_wake(void *ctx)
{
	struct db *db = ctx;

	db->wake = NULL;
	db_enter(db);
	db_leave(db);
}

void
db_kick(struct db *db)
{
	/* db_leave sees to it otherwise. */
	if (db->entered == 0 && !db->wake && !db->closed)
		db->wake = loop_after(db->loop, 0, on_wake, db);
}

void
conn_set_state(struct db *db, enum db_state state)
{
	db->state = state;
	db->state_changed = true;
	db_kick(db);
}

void
conn_disconnect(struct db *db)
{
	cancel_forget(db);
	scout_forget(db);
	loop_cancel(db->connect_timer);
	loop_cancel(db->settle_timer);
	db->connect_timer = db->settle_timer = NULL;
	loop_unwatch(db->watch);
	db->watch = NULL;
	PQfinish(db->conn);
	db->conn = NULL;
	prepared_forget(db);
	db->broken = false;
	db->pooled = false;
	db->read_only = false;
	db->listen_refused = false;
}

/* What was under way when the connection went. */
static void
lose_sent(struct db *db)
{
	struct db_call *call;

	while ((call = list_pop(&db->sent)) != NULL) {
		if (call->kind == CALL_WRITE)
			settle_later(db, call);
		else if (call->kind == CALL_READ)
			call_answer(call, DB_LOST);
		else
			call_free(call);
	}
}

/* Calls of this layer are about one connection: the next one makes its own. */
static void
forget_own(struct call_list *list)
{
	struct db_call *next;

	for (struct db_call *c = list->first; c; c = next) {
		next = c->next;
		if (c->kind != CALL_OWN)
			continue;
		list_remove(list, c);
		call_free(c);
	}
}

static void
lose_waiting_reads(struct db *db)
{
	struct db_call *next;

	for (struct db_call *c = db->waiting.first; c; c = next) {
		next = c->next;
		if (c->kind != CALL_READ)
			continue;
		list_remove(&db->waiting, c);
		call_answer(c, DB_LOST);
	}
}

static void
on_retry(void *ctx)
{
	struct db *db = ctx;

	db->retry_timer = NULL;
	db_enter(db);
	connect_begin(db);
	db_leave(db);
}

int64_t
conn_back_off(const struct db *db, int attempts)
{
	int64_t ms = db->retry_min_ms;
	uint32_t chance = 0;

	while (attempts-- > 0 && ms < db->retry_max_ms)
		ms *= 2;
	if (ms > db->retry_max_ms)
		ms = db->retry_max_ms;
	/* Without luck all consoles of a hall come back in the same instant. */
	if (getrandom(&chance, sizeof chance, 0) < 0)
		chance = 0;
	return ms / 2 + (int64_t)(chance % (uint64_t)(ms - ms / 2 + 1));
}

void
conn_lost(struct db *db, bool for_good)
{
	int64_t delay;

	if (db->state == DB_READY)
		db->old_backend = db->pooled ? 0 : PQbackendPID(db->conn);
	conn_disconnect(db);
	lose_sent(db);
	forget_own(&db->waiting);
	forget_own(&db->answered);
	if (for_good) {
		lose_waiting_reads(db);
		conn_set_state(db, DB_FAILED);
		return;
	}
	delay = conn_back_off(db, db->attempts++);
	db->retry_at = clock_mono_ms() + delay;
	db->retry_timer = loop_after(db->loop, delay, on_retry, db);
	conn_set_state(db, DB_WAITING);
}

void
conn_change(struct db *db, PGconn *conn)
{
	conn_disconnect(db);
	lose_sent(db);
	forget_own(&db->waiting);
	forget_own(&db->answered);
	if (db->state != DB_CONNECTING)
		conn_set_state(db, DB_CONNECTING);
	connect_take(db, conn);
}

void
db_retry(struct db *db)
{
	if (db->closed || (db->state != DB_WAITING && db->state != DB_FAILED))
		return;
	loop_cancel(db->retry_timer);
	db->retry_timer = NULL;
	connect_begin(db);
}

enum db_state
db_state(const struct db *db)
{
	return db->state;
}

const char *
db_trouble(const struct db *db)
{
	return db->trouble;
}

const char *
db_trouble_state(const struct db *db)
{
	return db->trouble_state;
}

int64_t
db_retry_at(const struct db *db)
{
	return db->retry_at;
}

bool
db_uncertain(const struct db *db)
{
	return db->unsettled != NULL;
}

int
db_round_trip_ms(const struct db *db)
{
	return db->round_trip_eighths < 0 ? -1 : (db->round_trip_eighths + 4) / 8;
}

static bool
is_on(PGconn *conn, const char *parameter)
{
	const char *value = PQparameterStatus(conn, parameter);

	return value && strcmp(value, "on") == 0;
}

bool
conn_is_read_only(PGconn *conn)
{
	return is_on(conn, "in_hot_standby") || is_on(conn, "default_transaction_read_only");
}

void
conn_note_role(struct db *db)
{
	bool now = conn_is_read_only(db->conn);

	if (db->state != DB_READY || now == db->read_only)
		return;
	db->read_only = now;
	scout_forget(db);
	notify_begin(db);
	scout_later(db);
	conn_set_state(db, DB_READY);
}

bool
db_read_only(const struct db *db)
{
	return db->state == DB_READY && db->read_only;
}

int64_t
db_heard_at(const struct db *db)
{
	return db->last_heard;
}

int
db_backend(const struct db *db)
{
	return db_has_session(db) ? PQbackendPID(db->conn) : 0;
}

bool
db_has_session(const struct db *db)
{
	return db->state == DB_READY && !db->pooled;
}
