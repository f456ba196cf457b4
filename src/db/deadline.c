/* SPDX-License-Identifier: MIT */
/*
 * Time-outs. One timer stands for the soonest of all deadlines; it may ring for
 * one that is gone by then, and is then set anew.
 */
#include "internal.h"

#include "base/clock.h"
#include "base/i18n.h"

/* For a read that the user cancelled, where no time-out is set. */
#define GRACE_MS 10000

int64_t
deadline_grace(const struct db *db)
{
	return db->read_timeout_ms > 0 ? db->read_timeout_ms : GRACE_MS;
}

/* While bytes still come in, the connection is not dead: a long result may be on its way. */
static int64_t
dead_at(const struct db *db, const struct db_call *call)
{
	int64_t heard = db->last_heard + deadline_grace(db);

	return call->dead_at > heard ? call->dead_at : heard;
}

static void
expire_waiting(struct db *db, int64_t now)
{
	struct db_call *next;

	for (struct db_call *c = db->waiting.first; c; c = next) {
		next = c->next;
		if (!c->deadline || c->deadline > now)
			continue;
		list_remove(&db->waiting, c);
		c->timed_out = true;
		call_answer(c, db->state == DB_READY ? DB_CANCELLED : DB_LOST);
	}
}

/* False if the connection was found dead. */
static bool
expire_sent(struct db *db, int64_t now)
{
	struct db_call *next;

	for (struct db_call *c = db->sent.first; c; c = next) {
		next = c->next;
		if (c->kind == CALL_READ && c->deadline && c->deadline <= now) {
			c->timed_out = true;
			call_abandon(c);
		} else if (c->dead_at && dead_at(db, c) <= now) {
			trouble_set(db, "", _("The database server does not answer."));
			conn_lost(db, false);
			return false;
		}
	}
	cancel_next(db);
	return true;
}

static int64_t
soonest(const struct db *db)
{
	int64_t at = INT64_MAX;

	for (const struct db_call *c = db->waiting.first; c; c = c->next)
		if (c->deadline && c->deadline < at)
			at = c->deadline;
	for (const struct db_call *c = db->sent.first; c; c = c->next) {
		if (c->kind == CALL_READ && c->deadline && c->deadline < at)
			at = c->deadline;
		if (c->dead_at && dead_at(db, c) < at)
			at = dead_at(db, c);
	}
	return at;
}

static void
on_deadline(void *ctx)
{
	struct db *db = ctx;
	int64_t now = clock_mono_ms();

	db->deadline_timer = NULL;
	db_enter(db);
	expire_waiting(db, now);
	if (expire_sent(db, now))
		wire_send(db);
	deadline_set(db, soonest(db));
	db_leave(db);
}

void
deadline_set(struct db *db, int64_t at)
{
	if (at == INT64_MAX || db->closed || (db->deadline_timer && db->deadline_at <= at))
		return;
	loop_cancel(db->deadline_timer);
	db->deadline_at = at;
	db->deadline_timer = loop_after(db->loop, at - clock_mono_ms(), on_deadline, db);
}
