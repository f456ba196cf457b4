/* SPDX-License-Identifier: MIT */
/*
 * One asynchronous connection to PostgreSQL that comes back by itself. Nothing
 * here blocks but the name service. What is asked is asked through db/request.h.
 */
#ifndef PAIDAN_DB_CONN_H
#define PAIDAN_DB_CONN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/loop.h"

enum db_state {
	DB_CONNECTING,
	DB_READY,
	DB_WAITING,              /* lost or refused; the next try comes at db_retry_at */
	/*
	 * Will not come back by itself: wrong password, no such login or database, wrong
	 * schema.
	 */
	DB_FAILED,
};

struct db_config {
	/*
	 * Libpq: URI, key=value, or "" for PG* variables and service files; host lists
	 * welcome.
	 */
	const char *conninfo;
	const char *application; /* application_name */
	/*
	 * Runs after each connect, before anything else; one statement without parameters;
	 * NULL: none.
	 */
	const char *hello_sql;
	/*
	 * SELECT that tells what became of a write: $1 the command id; returns one row
	 * (happened boolean, result text or NULL) and makes sure that a write which has
	 * not happened by then never will. NULL: db_write is not used.
	 */
	const char *settle_sql;
	/*
	 * 0: none. A read is cancelled after it; without an answer for twice as long
	 * the connection is taken for dead.
	 */
	int64_t read_timeout_ms;
	/* A host elsewhere that need not prove its name (db/transport.h) is not connected to. */
	bool verified;
	/* 0: 200 and 15,000; doubled each time, with jitter of half */
	int64_t retry_min_ms, retry_max_ms;
};

struct db_events {
	/* State changed; db_trouble tells why. */
	void (*state)(void *ctx, enum db_state state);
	/*
	 * The row of hello_sql, as text fields; n is 0 if there was none. False: the
	 * connection will not do; sets cause.
	 */
	bool (*hello)(void *ctx, int n, const char *const *fields, char **cause);
	/* A notification came on a channel listened to. */
	void (*notified)(void *ctx, const char *channel);
	/* A write is being settled (true), or all are settled (false). */
	void (*uncertain)(void *ctx, bool any);
	void *ctx;
};

/* The SQLSTATE of db_trouble_state for such a host: no server ever says it. */
#define DB_UNVERIFIED "08001"

struct db;

/* Begins to connect; the strings of config are copied. Never fails. */
struct db *db_open(
    struct loop *loop, const struct db_config *config, const struct db_events *events);
/*
 * Ends it at once. Callbacks of reads do not run any more; those of writes that were sent
 * and not settled run with DB_UNKNOWN, those of writes that were never sent with DB_NOT_DONE.
 * NULL is fine.
 */
void db_close(struct db *db);

enum db_state db_state(const struct db *db);
/* The server's (or libpq's) sentence about the last trouble, or "". */
const char *db_trouble(const struct db *db);
/* SQLSTATE of the last trouble while connecting, or "". */
const char *db_trouble_state(const struct db *db);
/* Monotonic time of the next try in DB_WAITING. */
int64_t db_retry_at(const struct db *db);
/* Try now. */
void db_retry(struct db *db);
/* True if the connection is lost and writes wait to be settled. */
bool db_uncertain(const struct db *db);
/*
 * True if the server takes no writes: a standby, which may be promoted, or a primary that was told
 * so. The state DB_READY is told again whenever this changes. Of several hosts in conninfo without
 * target_session_attrs, one that takes writes is looked for as long as this is true.
 */
bool db_read_only(const struct db *db);
/* Monotonic time of the last word from the server; 0: never. */
int64_t db_heard_at(const struct db *db);
/* Smoothed round trip in ms; -1 unknown. */
int db_round_trip_ms(const struct db *db);

/* Listens on a channel, also after reconnecting; what was notified in between is not heard. */
void db_listen(struct db *db, const char *channel);
/*
 * False if notifications do not arrive here and the caller must poll: there is no
 * connection, the server refuses LISTEN (a standby), or a transaction pooler stands between (the
 * backend's pid is not the one libpq was told).
 */
bool db_notifies(const struct db *db);
/* The process that serves us; 0: there is none, or it is not ours alone. */
int db_backend(const struct db *db);
/* True if session state (advisory locks, LISTEN) lasts from one request to the next. */
bool db_has_session(const struct db *db);

#endif
