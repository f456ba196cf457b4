/* SPDX-License-Identifier: MIT */
/*
 * What the tests of this layer share: a client that writes down what happens to
 * it, and a way to look behind it.
 */
#ifndef PAIDAN_TEST_DB_HELPER_H
#define PAIDAN_TEST_DB_HELPER_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/loop.h"
#include "base/xalloc.h"
#include "db/conn.h"
#include "db/request.h"

struct client {
	struct loop *loop;
	struct db *db;
	int notified, uncertain_on, uncertain_off;
	int ready, lost;         /* times that state was told */
	bool refuse;             /* hello says no */
	int hello_fields;
	char hello[64];          /* the first field */
};

/* Everything about one answer, copied. */
struct answer {
	struct client *client;
	struct db_call *call;
	int ran;
	int order;               /* which answer of all it was, from 1 */
	enum db_outcome outcome;
	bool timed_out, settled;
	char sqlstate[6];
	char text[128];          /* first field of the last result, or the settled text */
	size_t length;           /* of that field, uncut */
	int rows;                /* of the last result */
};

/* settle_sql of the functions that settle_schema makes. */
#define SETTLE "SELECT happened, result FROM settle($1)"

void client_open(struct client *c, const struct db_config *config);
/* With the server of with-pg and no extras. */
void client_open_plain(struct client *c);
void client_close(struct client *c);

/* Runs the loop until cond holds; a test that waits for ten seconds has failed. */
#define UNTIL(c, cond) \
	do { \
		int64_t limit_ = clock_mono_ms() + 10000; \
		while (!(cond)) { \
			if (clock_mono_ms() > limit_) \
				fail_msg("waited in vain for %s; trouble: %s", #cond, \
				    db_trouble((c)->db)); \
			loop_turn((c)->loop, 50); \
		} \
	} while (0)
#define UNTIL_STATE(c, s) UNTIL(c, db_state((c)->db) == (s))

void note_answer(void *ctx, const struct db_reply *reply);
void ask(struct client *c, struct answer *a, const char *sql);
/* do_it($1, $2): see settle_schema. */
void ask_write(struct client *c, struct answer *a, const char *id, const char *ms);

/* The first field of the result, by a connection of its own to the server itself. */
char *look(const char *sql);
#define LOOK_EQUAL(sql, expected) \
	do { \
		char *seen_ = look(sql); \
		assert_string_equal(seen_, expected); \
		free(seen_); \
	} while (0)
void run(const char *sql);
/* A statement has come as far as its pg_sleep. */
bool somebody_sleeps(void);
/* One of the scripts in tests/lib. */
void script(const char *name);

/*
 * Tables command and effect; do_it(id, ms) writes one row of effect, after ms, and
 * answers 'r' and the id; settle(id) tells and, if it did not happen, forbids it. The sequence
 * repeats counts writes that came twice.
 */
void settle_schema(void);

#endif
