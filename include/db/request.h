/* SPDX-License-Identifier: MIT */
/*
 * Requests: one or more statements sent together in pipeline mode, one round
 * trip, one implicit transaction. A callback runs exactly once and never inside the
 * call that asked (after db_drop: not at all). A read asked for the second time on a
 * connection is prepared on the way; where a transaction pooler stands in front nothing is, so
 * it does no harm.
 */
#ifndef PAIDAN_DB_REQUEST_H
#define PAIDAN_DB_REQUEST_H

#include <stdbool.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "db/conn.h"

#define DB_MAX_PARAMS 24
#define DB_MAX_STATEMENTS 16
#define DB_ID_SIZE 37            /* a UUID as text */

/* Parameters are text, NULL is NULL; all is copied by db_read and db_write. */
struct db_statement {
	const char *sql;
	int count;
	const char *params[DB_MAX_PARAMS];
	/* One plan serves whatever the values are: once prepared it is not planned again. */
	bool steady;
};

enum db_outcome {
	DB_DONE,
	DB_REFUSED,              /* the server said no: see error */
	DB_LOST,                 /* a read whose connection went away, or that was never sent */
	DB_CANCELLED,            /* by db_cancel or, a read, by the time-out (timed_out) */
	/* a write whose connection went away: settled, it did not happen and never will */
	DB_NOT_DONE,
	DB_UNKNOWN,              /* a write, and db_close came before it could be settled */
};

struct db_error {
	char sqlstate[6];
	/* primary message: a code for our own SQLSTATEs, the server's sentence otherwise */
	const char *message;
	const char *detail;      /* or "" */
	const char *hint;        /* or "" */
};

struct db_reply {
	enum db_outcome outcome;
	bool timed_out;
	/* DB_DONE learnt by asking afterwards: results is empty, text has it */
	bool settled;
	int count;
	const PGresult *const *results; /* one a statement, DB_DONE only */
	const char *text;        /* settled: the result that settle_sql gave, or NULL */
	const struct db_error *error;   /* DB_REFUSED only */
};

typedef void db_done_fn(void *ctx, const struct db_reply *reply);

struct db_call;

/*
 * Asks; waits its turn if others are under way, and for the connection if there
 * is none yet: until the time-out (DB_LOST and timed_out), or until DB_FAILED.
 */
struct db_call *db_read(struct db *db, const struct db_statement *statements, int count,
    db_done_fn *fn, void *ctx);
/*
 * Writes once. command_id (a fresh UUID) must also be among the parameters. It
 * is never sent twice: if the connection is lost after sending, settle_sql decides between
 * DB_DONE and DB_NOT_DONE after reconnecting. Not sent yet: it waits for the connection.
 * A write is sent when all that was asked before it is answered, so writes are never out of order.
 */
struct db_call *db_write(struct db *db, const char *command_id,
    const struct db_statement *statement, db_done_fn *fn, void *ctx);

/*
 * Asks the server to stop (without blocking); the callback still comes, with
 * DB_CANCELLED and without waiting for the server. A write that was sent is not
 * cancelled. A read behind it may be answered out of order, for one that was
 * stopped by mistake is asked again.
 */
void db_cancel(struct db_call *call);
/* The asker goes away: the callback will not run. A write goes on all the same. NULL is fine. */
void db_drop(struct db_call *call);

/* Requests asked and not answered. */
int db_pending(const struct db *db);

/* A fresh random UUID (version 4) from getrandom(2). */
void db_new_id(char id[DB_ID_SIZE]);

#endif
