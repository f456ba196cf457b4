/* SPDX-License-Identifier: MIT */
#include "db/request.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "internal.h"

static struct db_call *
ask(struct db *db, struct db_call *call)
{
	call->place = CALL_WAITING;
	list_append(&db->waiting, call);
	if (call->deadline)
		deadline_set(db, call->deadline);
	/* At once, not at the end of the turn: it travels while the screen is painted. */
	wire_send(db);
	return call;
}

struct db_call *
db_read(struct db *db, const struct db_statement *statements, int count, db_done_fn *fn, void *ctx)
{
	struct db_call *call;

	assert(count > 0 && count <= DB_MAX_STATEMENTS);
	call = call_create(db, CALL_READ, statements, count, fn, ctx);
	if (db->state == DB_FAILED && !db->closed) {
		call_answer(call, DB_LOST);
		return call;
	}
	if (db->read_timeout_ms > 0)
		call->deadline = clock_mono_ms() + db->read_timeout_ms;
	return ask(db, call);
}

struct db_call *
db_write(struct db *db, const char *command_id, const struct db_statement *statement,
    db_done_fn *fn, void *ctx)
{
	struct db_call *call;

	assert(db->settle_sql && strlen(command_id) < DB_ID_SIZE);
	call = call_create(db, CALL_WRITE, statement, 1, fn, ctx);
	snprintf(call->id, sizeof call->id, "%s", command_id);
	return ask(db, call);
}

void
db_cancel(struct db_call *call)
{
	struct db *db = call->db;

	if (call->place == CALL_WAITING) {
		list_remove(&db->waiting, call);
		call_answer(call, DB_CANCELLED);
	} else if (call->place == CALL_SENT && call->kind == CALL_READ) {
		call_abandon(call);
		cancel_next(db);
	}
}

void
db_drop(struct db_call *call)
{
	if (!call || call->place == CALL_RUNNING)
		return;
	if (call->place == CALL_WAITING && call->kind == CALL_READ) {
		list_remove(&call->db->waiting, call);
		call_free(call);
		return;
	}
	call->fn = NULL;
}

static int
pending_in(const struct call_list *list)
{
	int n = 0;

	for (const struct db_call *c = list->first; c; c = c->next)
		if (c->kind == CALL_WRITE || (c->kind == CALL_READ && c->fn))
			n++;
	return n;
}

int
db_pending(const struct db *db)
{
	/* While settling is asked for, the write is on the list of those sent. */
	int n = db->unsettled && db->unsettled->place == CALL_UNSETTLED;

	n += pending_in(&db->waiting);
	n += pending_in(&db->sent);
	n += pending_in(&db->answered);
	return n;
}

void
db_new_id(char id[DB_ID_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[16];
	char *p = id;

	/* Cannot fail: so few bytes are never interrupted, and the kernel has getrandom. */
	if (getrandom(raw, sizeof raw, 0) != (ssize_t)sizeof raw)
		abort();
	raw[6] = (unsigned char)((raw[6] & 0x0f) | 0x40);
	raw[8] = (unsigned char)((raw[8] & 0x3f) | 0x80);
	for (size_t i = 0; i < sizeof raw; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*p++ = '-';
		*p++ = digits[raw[i] >> 4];
		*p++ = digits[raw[i] & 0x0f];
	}
	*p = '\0';
}
