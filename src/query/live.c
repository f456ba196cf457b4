/* SPDX-License-Identifier: MIT */
#include "query/live.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "query/refusal.h"

/* So many changes at once are cheaper to read as a whole. */
#define TOUCH_LIMIT 500
/* A refresh reads at most so many rows from the top. */
#define REFRESH_LIMIT 1000

struct live {
	struct db *db;
	const struct account *account;
	int page_size;
	struct live_events events;
	struct feed *feed;
	const struct queue_kind *queue;
	char *filter;
	struct db_call *paging, *asking;
	bool page_shown;         /* the first page has come */
	int64_t *touched;        /* waiting to be asked for */
	size_t touched_count, touched_cap;
	int64_t *asked;          /* being asked for */
	size_t asked_count;
	bool refresh;            /* everything, not only what was touched */
};

static void ask_touched(struct live *live);

struct live *
live_create(struct db *db, const struct account *account, int page_size,
    const struct live_events *events)
{
	struct live *live = xcalloc(1, sizeof *live);

	live->db = db;
	live->account = account;
	live->page_size = page_size;
	live->events = *events;
	live->feed = feed_create();
	live->filter = xstrdup("");
	return live;
}

static void
forget_questions(struct live *live)
{
	db_drop(live->paging);
	db_drop(live->asking);
	live->paging = live->asking = NULL;
	free(live->asked);
	live->asked = NULL;
	live->asked_count = live->touched_count = 0;
	live->refresh = false;
}

void
live_destroy(struct live *live)
{
	if (live == NULL)
		return;
	forget_questions(live);
	feed_destroy(live->feed);
	free(live->touched);
	free(live->filter);
	free(live);
}

struct feed *
live_feed(struct live *live)
{
	return live->feed;
}

bool
live_stopped(const struct live *live)
{
	return !live->page_shown && live->paging == NULL && db_state(live->db) == DB_READY;
}

const struct db_call *
live_asking(const struct live *live)
{
	return live->paging;
}

bool
live_empty_yet(const struct live *live)
{
	return !live->page_shown;
}

/* All rows of all results of a reply, one array. */
static struct ticket *
read_rows(const struct db_reply *reply, size_t *count, char **cause)
{
	struct ticket *rows = NULL;
	size_t cap = 0;

	*count = 0;
	for (int r = 0; r < reply->count; r++) {
		for (int i = 0; i < PQntuples(reply->results[r]); i++) {
			struct ticket *t = VEC_ADD(rows, *count, cap);

			if (!row_read(reply->results[r], i, ticket_fields, t, cause)) {
				--*count;
				return rows;
			}
		}
	}
	return rows;
}

static void
say_trouble(struct live *live, const struct db_reply *reply, char *cause)
{
	char *sentence = cause != NULL ? cause : refusal_of_reply(reply);

	if (sentence != NULL)
		live->events.trouble(live->events.ctx, sentence);
	free(sentence);
}

static void
page_came(void *ctx, const struct db_reply *reply)
{
	struct live *live = ctx;
	struct ticket *rows;
	char *cause = NULL;
	size_t count;

	live->paging = NULL;
	if (reply->outcome != DB_DONE) {
		say_trouble(live, reply, NULL);
		live->events.changed(live->events.ctx);
		return;
	}
	rows = read_rows(reply, &count, &cause);
	live->page_shown = true;
	feed_append(live->feed, rows, count, count < (size_t)live->page_size);
	free(rows);
	if (cause != NULL)
		say_trouble(live, reply, cause);
	live->events.changed(live->events.ctx);
	ask_touched(live);
}

void
live_more(struct live *live)
{
	struct queue_numbers numbers;
	struct db_statement st;
	int64_t sort, id;
	bool started;

	if (live->queue == NULL || live->paging != NULL || feed_complete(live->feed))
		return;
	started = feed_tail(live->feed, &sort, &id);
	queue_page_statement(&st, &numbers, live->queue, live->account, live->filter, !started,
	    sort, id, live->page_size);
	live->paging = db_read(live->db, &st, 1, page_came, live);
}

void
live_ask(struct live *live, const struct queue_kind *queue, const char *filter)
{
	char *copy = xstrdup(filter);

	forget_questions(live);
	feed_reset(live->feed);
	live->page_shown = false;
	live->queue = queue;
	free(live->filter);
	live->filter = copy;
	live->events.changed(live->events.ctx);
	live_more(live);
}

static void
rows_came(void *ctx, const struct db_reply *reply)
{
	struct live *live = ctx;
	struct ticket *rows;
	char *cause = NULL;
	size_t count;

	live->asking = NULL;
	if (reply->outcome != DB_DONE) {
		/* What was asked stays unknown until the next refresh. */
		live->refresh = true;
		if (reply->outcome == DB_REFUSED)
			say_trouble(live, reply, NULL);
		return;
	}
	rows = read_rows(reply, &count, &cause);
	feed_update(live->feed, live->asked, live->asked_count, rows, count);
	free(rows);
	free(cause);
	live->events.changed(live->events.ctx);
	ask_touched(live);
}

static void
add_ids(struct strbuf *out, const int64_t *ids, size_t count)
{
	strbuf_addc(out, '{');
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%s%" PRId64, i > 0 ? "," : "", ids[i]);
	strbuf_addc(out, '}');
}

static void
ask_touched(struct live *live)
{
	struct strbuf ids = STRBUF_INIT;
	struct queue_numbers numbers;
	struct db_statement st[2];
	int count = 1;

	if (live->queue == NULL || !live->page_shown || live->asking != NULL ||
	    (live->touched_count == 0 && !live->refresh))
		return;
	free(live->asked);
	if (live->refresh) {
		live->asked = feed_ids(live->feed, &live->asked_count);
		queue_page_statement(&st[1], &numbers, live->queue, live->account, live->filter,
		    true, 0, 0, REFRESH_LIMIT);
		count = 2;
	} else {
		live->asked = live->touched;
		live->asked_count = live->touched_count;
		live->touched = NULL;
		live->touched_cap = 0;
	}
	live->touched_count = 0;
	live->refresh = false;
	add_ids(&ids, live->asked, live->asked_count);
	queue_ids_statement(&st[0], live->queue, live->account, live->filter, ids.s);
	live->asking = db_read(live->db, st, count, rows_came, live);
	strbuf_finish(&ids);
}

void
live_touch(struct live *live, const int64_t *ids, size_t count)
{
	if (live->touched_count + count > TOUCH_LIMIT)
		live->refresh = true;
	for (size_t i = 0; i < count && !live->refresh; i++)
		*VEC_ADD(live->touched, live->touched_count, live->touched_cap) = ids[i];
	ask_touched(live);
}

void
live_refresh(struct live *live)
{
	live->refresh = true;
	if (!live->page_shown && live->paging == NULL)
		live_more(live);
	ask_touched(live);
}

bool
live_cancel(struct live *live)
{
	if (live->paging == NULL)
		return false;
	db_cancel(live->paging);
	return true;
}
