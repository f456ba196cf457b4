/* SPDX-License-Identifier: MIT */
#include "query/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"

#include "texts.h"

#define PULSE_MS 500             /* the elected console notifies at most so often */
#define POLL_MS 15000            /* without any notification, when they arrive here */
#define POLL_ALONE_MS 2000       /* when none can arrive */
#define ELECT_MS 60000           /* and at once when a change came without a notification */

static const char cursor_sql[] = "SELECT paidan_api.feed_cursor()";
static const char changes_sql[] = "SELECT cursor, reset, ticket_id FROM paidan_api.changes($1)";
static const char pulse_sql[] = "SELECT paidan_api.pulse(coalesce($1, paidan_api.feed_cursor()))";
static const char lead_sql[] = "SELECT paidan_api.lead()";

const struct query_text watch_texts[] = {
	{ "watch: cursor", cursor_sql, NULL },
	{ "watch: changes", changes_sql, NULL },
	{ "watch: pulse", pulse_sql, NULL },
	{ "watch: lead", lead_sql, NULL },
	{ NULL, NULL, NULL },
};

struct watch {
	struct loop *loop;
	struct db *db;
	int gap_ms;
	struct watch_events events;
	char *cursor;            /* of the feed; NULL before the first answer */
	char *pulse_cursor;
	bool connected, leads;
	bool failed;             /* the first cursor could not be had */
	bool stale;              /* notified while a question was open */
	bool notified;           /* since the last question, or before the first */
	int64_t asked_at;
	struct db_call *asking, *electing, *pulsing;
	struct loop_timer *ask_timer, *elect_timer, *pulse_timer;
};

static void ask(struct watch *w);
static void elect(void *ctx);

struct watch *
watch_create(struct loop *loop, struct db *db, int gap_ms, const struct watch_events *events)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->loop = loop;
	w->db = db;
	w->gap_ms = gap_ms;
	w->events = *events;
	return w;
}

static void
stop_timer(struct loop_timer **timer)
{
	loop_cancel(*timer);
	*timer = NULL;
}

static void
drop(struct db_call **call)
{
	db_drop(*call);
	*call = NULL;
}

void
watch_disconnected(struct watch *w)
{
	w->connected = w->leads = w->stale = false;
	stop_timer(&w->ask_timer);
	stop_timer(&w->elect_timer);
	stop_timer(&w->pulse_timer);
	drop(&w->asking);
	drop(&w->electing);
	drop(&w->pulsing);
}

void
watch_destroy(struct watch *w)
{
	if (w == NULL)
		return;
	watch_disconnected(w);
	free(w->cursor);
	free(w->pulse_cursor);
	free(w);
}

static void
ask_now(void *ctx)
{
	struct watch *w = ctx;

	w->ask_timer = NULL;
	ask(w);
}

static void
ask_after(struct watch *w, int64_t ms)
{
	stop_timer(&w->ask_timer);
	w->ask_timer = loop_after(w->loop, ms, ask_now, w);
}

static void
ask_later(struct watch *w)
{
	ask_after(w, w->stale ? w->gap_ms : db_notifies(w->db) ? POLL_MS : POLL_ALONE_MS);
}

/*
 * Something changed and nobody notified: perhaps nobody leads. A change that came while we
 * asked may be notified yet, so this can be in vain; it is cheap.
 */
static void
suspect(struct watch *w)
{
	if (w->notified || w->leads || w->elect_timer == NULL)
		return;
	stop_timer(&w->elect_timer);
	elect(w);
}

static void
tell(struct watch *w, const PGresult *r)
{
	int64_t *ids = xcalloc((size_t)PQntuples(r) + 1, sizeof *ids);
	size_t count = 0;
	bool missed = false;

	for (int i = 0; i < PQntuples(r); i++) {
		if (PQgetisnull(r, i, 2)) {
			free(w->cursor);
			w->cursor = xstrdup(PQgetvalue(r, i, 0));
			missed = PQgetvalue(r, i, 1)[0] == 't';
		} else {
			ids[count++] = strtoll(PQgetvalue(r, i, 2), NULL, 10);
		}
	}
	if (count > 0)
		suspect(w);
	if (missed)
		w->events.missed(w->events.ctx);
	else if (count > 0)
		w->events.changed(w->events.ctx, ids, count);
	free(ids);
}

static void
changes_came(void *ctx, const struct db_reply *reply)
{
	struct watch *w = ctx;

	w->asking = NULL;
	if (reply->outcome == DB_DONE)
		tell(w, reply->results[0]);
	if (w->connected)
		ask_later(w);
}

static void
cursor_came(void *ctx, const struct db_reply *reply)
{
	struct watch *w = ctx;

	w->asking = NULL;
	if (reply->outcome == DB_DONE && PQntuples(reply->results[0]) == 1) {
		w->cursor = xstrdup(PQgetvalue(reply->results[0], 0, 0));
		if (w->failed)
			w->events.missed(w->events.ctx);
		w->failed = false;
	} else {
		/* Until one comes, changes go by unheard. */
		w->failed = true;
	}
	if (w->connected)
		ask_later(w);
}

static void
ask(struct watch *w)
{
	struct db_statement first = { .sql = cursor_sql };
	struct db_statement next = {
		.sql = changes_sql,
		.count = 1,
		.params = { w->cursor },
	};

	if (!w->connected || w->asking != NULL)
		return;
	w->notified = w->stale;
	w->stale = false;
	w->asked_at = clock_mono_ms();
	w->asking = w->cursor == NULL ? db_read(w->db, &first, 1, cursor_came, w) :
	    db_read(w->db, &next, 1, changes_came, w);
}

void
watch_notified(struct watch *w)
{
	int64_t since = clock_mono_ms() - w->asked_at;

	w->stale = true;
	if (w->asking != NULL)
		return;
	ask_after(w, since < w->gap_ms ? w->gap_ms - since : 0);
}

static void pulse(void *ctx);

static void
pulse_came(void *ctx, const struct db_reply *reply)
{
	struct watch *w = ctx;

	w->pulsing = NULL;
	if (reply->outcome == DB_DONE && PQntuples(reply->results[0]) == 1) {
		free(w->pulse_cursor);
		w->pulse_cursor = xstrdup(PQgetvalue(reply->results[0], 0, 0));
	}
	if (w->leads)
		w->pulse_timer = loop_after(w->loop, PULSE_MS, pulse, w);
}

static void
pulse(void *ctx)
{
	struct watch *w = ctx;
	struct db_statement st = {
		.sql = pulse_sql,
		.count = 1,
		.params = { w->pulse_cursor },
	};

	w->pulse_timer = NULL;
	w->pulsing = db_read(w->db, &st, 1, pulse_came, w);
}

/* From where this console has read: what changed while nobody led is told now. */
static void
lead(struct watch *w)
{
	free(w->pulse_cursor);
	w->pulse_cursor = xstrdup_null(w->cursor);
	pulse(w);
}

static void
elected(void *ctx, const struct db_reply *reply)
{
	struct watch *w = ctx;

	w->electing = NULL;
	if (!w->connected)
		return;
	w->leads = reply->outcome == DB_DONE && PQntuples(reply->results[0]) == 1 &&
	    PQgetvalue(reply->results[0], 0, 0)[0] == 't';
	if (w->leads)
		lead(w);
	else
		w->elect_timer = loop_after(w->loop, ELECT_MS + rand() % 1000, elect, w);
}

static void
elect(void *ctx)
{
	struct watch *w = ctx;
	struct db_statement st = { .sql = lead_sql };

	w->elect_timer = NULL;
	w->electing = db_read(w->db, &st, 1, elected, w);
}

void
watch_connected(struct watch *w, int platform_id)
{
	char channel[32];

	watch_disconnected(w);
	w->connected = true;
	/*
	 * Everything is read anew now. The old cursor may be ahead of a server that
	 * crashed, or of a standby that took over: transactions that wrote nothing of
	 * worth are forgotten, and their numbers used again.
	 */
	free(w->cursor);
	w->cursor = NULL;
	snprintf(channel, sizeof channel, "paidan_%d", platform_id);
	db_listen(w->db, channel);
	ask(w);
	if (db_has_session(w->db) && !db_read_only(w->db))
		elect(w);
}
