/* SPDX-License-Identifier: MIT */
/*
 * A clerk without a screen, on the console's own layers: db, writes, drafts. Does each piece of
 * work once, as a person would: looks at the ticket, types, sends, believes what is said,
 * sends again what did not happen. Says on stdout what it does and what it believes, a line
 * each, with the monotonic clock in ms; schedules.py compares that with the database.
 *   clerk CONNINFO DRAFTS ANSWER-MS KEY-MS KIND:TICKET:TEXT...
 * KIND is n for a note, or d and a unit's id for a dispatch to it.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/xalloc.h"
#include "query/hello.h"
#include "query/write.h"
#include "ui/draft.h"

#define AGAIN_MS 50

static const char look_sql[] =
    "SELECT version, EXISTS (SELECT FROM paidan_api.events($1::bigint) AS e"
    " WHERE e.verb = $2 AND ($2 <> 'note' OR e.detail->>'text' = $3))"
    " FROM paidan_api.open_ticket WHERE id = $1::bigint";

struct work {
	enum write_verb verb;
	const char *unit, *text;
	char ticket[24];
};

struct clerk {
	struct loop *loop;
	struct db *db;
	struct drafts *drafts;
	struct account account;
	struct work *works;
	int count, at;
	int key_ms;
	int version;
	size_t typed;            /* bytes of the text */
};

static void look(void *ctx);
static void type(void *ctx);

PRINTF_LIKE(1, 2)
static void
say(const char *format, ...)
{
	va_list args;

	printf("%" PRId64 " ", clock_mono_ms());
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

static void
next(struct clerk *c)
{
	struct work *w = &c->works[c->at];

	drafts_drop(c->drafts, write_name(w->verb), w->ticket);
	if (++c->at == c->count)
		loop_quit(c->loop, 0);
	else
		loop_after(c->loop, 0, look, c);
}

static void
written(void *ctx, const struct write_reply *reply)
{
	struct clerk *c = ctx;

	switch (reply->outcome) {
	case WRITE_HAPPENED:
		say("said %d %s", c->at, reply->asked_afterwards ? "asked" : "happened");
		next(c);
		return;
	case WRITE_UNSETTLED:
		say("said %d unsettled", c->at);
		return;
	case WRITE_LOST:
		say("said %d lost", c->at);
		break;
	case WRITE_REFUSED:
		say("said %d refused %s", c->at, *reply->code ? reply->code : reply->sentence);
		break;
	}
	loop_after(c->loop, AGAIN_MS, look, c);
}

static void
send_it(struct clerk *c)
{
	struct work *w = &c->works[c->at];
	const char *note[] = { w->text };
	const char *dispatch[] = { w->unit, "{}", w->text, NULL };

	say("send %d", c->at);
	write_send(c->db, w->verb, strtoll(w->ticket, NULL, 10), c->version,
	    w->verb == WRITE_NOTE ? note : dispatch, written, c);
}

/* One character more; the draft knows of it before anybody is told. */
static void
type(void *ctx)
{
	struct clerk *c = ctx;
	struct work *w = &c->works[c->at];
	char *part;

	if (c->typed == strlen(w->text)) {
		send_it(c);
		return;
	}
	do
		c->typed++;
	while ((w->text[c->typed] & 0xc0) == 0x80);
	part = xstrndup(w->text, c->typed);
	drafts_put(c->drafts, write_name(w->verb), w->ticket, "text", part);
	free(part);
	say("typed %d %zu", c->at, c->typed);
	loop_after(c->loop, c->key_ms, type, c);
}

static void
looked(void *ctx, const struct db_reply *reply)
{
	struct clerk *c = ctx;
	struct work *w = &c->works[c->at];
	const PGresult *r = reply->outcome == DB_DONE ? reply->results[0] : NULL;
	const char *kept;

	if (r == NULL || PQntuples(r) != 1) {
		loop_after(c->loop, AGAIN_MS, look, c);
		return;
	}
	if (PQgetvalue(r, 0, 1)[0] == 't') {
		say("found %d", c->at);
		next(c);
		return;
	}
	c->version = atoi(PQgetvalue(r, 0, 0));
	kept = drafts_get(c->drafts, write_name(w->verb), w->ticket, "text");
	c->typed = kept != NULL ? strlen(kept) : 0;
	if (kept != NULL && strncmp(kept, w->text, c->typed) != 0)
		say("strange draft %d", c->at);
	type(c);
}

static void
look(void *ctx)
{
	struct clerk *c = ctx;
	struct work *w = &c->works[c->at];
	struct db_statement st = {
		.sql = look_sql, .count = 3,
		.params = { w->ticket, write_name(w->verb), w->text },
	};

	db_read(c->db, &st, 1, looked, c);
}

static void
state_changed(void *ctx, enum db_state state)
{
	static const char *const names[] = {
		[DB_CONNECTING] = "connecting", [DB_READY] = "ready", [DB_WAITING] = "waiting",
		[DB_FAILED] = "failed",
	};
	struct clerk *c = ctx;

	say("state %s %s", names[state], state == DB_READY ? "" : db_trouble(c->db));
}

static bool
hello(void *ctx, int n, const char *const *fields, char **cause)
{
	int code;

	return hello_read(&((struct clerk *)ctx)->account, n, fields, &code, cause);
}

static void
uncertain(void *ctx, bool any)
{
	say("uncertain %d", any);
}

static bool
read_work(struct work *w, char *text)
{
	char *kind = strsep(&text, ":"), *ticket = strsep(&text, ":");

	if (ticket == NULL || text == NULL)
		return false;
	w->verb = *kind == 'n' ? WRITE_NOTE : WRITE_DISPATCH;
	w->unit = kind + 1;
	w->text = text;
	snprintf(w->ticket, sizeof w->ticket, "%s", ticket);
	return true;
}

/* What an earlier life has left is told before anything else. */
static void
open_drafts(struct clerk *c, const char *folder)
{
	char *cause = NULL;

	c->drafts = drafts_open(c->loop, folder, "clerk", &cause);
	if (c->drafts == NULL) {
		say("no drafts: %s", cause);
		exit(1);
	}
	say("drafts %zu", drafts_count(c->drafts));
}

int
main(int argc, char **argv)
{
	struct clerk c = { .loop = loop_create() };
	struct db_events events = { state_changed, hello, NULL, uncertain, &c };
	int code;

	if (argc < 6)
		return 2;
	struct db_config config = {
		.conninfo = argv[1], .application = "clerk", .hello_sql = hello_sql,
		.settle_sql = write_settle_sql, .read_timeout_ms = atoi(argv[3]),
		.retry_max_ms = 1000,
	};
	open_drafts(&c, argv[2]);
	c.key_ms = atoi(argv[4]);
	c.count = argc - 5;
	c.works = xcalloc((size_t)c.count, sizeof *c.works);
	for (int i = 0; i < c.count; i++)
		if (!read_work(&c.works[i], argv[5 + i]))
			return 2;
	c.db = db_open(c.loop, &config, &events);
	look(&c);
	code = loop_run(c.loop);
	db_close(c.db);
	drafts_close(c.drafts);
	account_finish(&c.account);
	loop_destroy(c.loop);
	free(c.works);
	say("end");
	return code;
}
