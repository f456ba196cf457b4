/* SPDX-License-Identifier: MIT */
/* Who is signed in from where, and ending a session. */
#ifndef PAIDAN_QUERY_SESSIONS_H
#define PAIDAN_QUERY_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

struct db;
struct db_call;

/* Strings are as the database holds them. */
struct session {
	int pid;
	char *login, *name, *unit;
	char *host;              /* "": on the server itself, also behind SSH */
	char *application;
	char *since;             /* 2026-11-28 15:37:05, in the city's zone; "" if it is not told */
	int64_t since_ms, active_ms;
	bool own;                /* of the same login */
	bool this;               /* the connection that asks */
};

/* Where somebody came from, for people: "" is the server itself. */
const char *host_label(const char *host);

/* Either the sessions, which fn owns now (sessions_free), or NULL and a sentence. */
typedef void sessions_fn(
    void *ctx, struct session *sessions, size_t count, const char *sentence);

struct sessions_query {
	struct db_call *call;
	sessions_fn *fn;
	void *ctx;
};

void sessions_ask(struct sessions_query *q, struct db *db, sessions_fn *fn, void *ctx);
void sessions_forget(struct sessions_query *q);
void sessions_free(struct session *sessions, size_t count);

/* NULL: it is done. */
typedef void session_end_fn(void *ctx, const char *sentence);

struct session_end_query {
	struct db_call *call;
	session_end_fn *fn;
	void *ctx;
};

void session_end(struct session_end_query *q, struct db *db, const struct session *s,
    const char *reason, session_end_fn *fn, void *ctx);
void session_end_forget(struct session_end_query *q);

/* Why a session was ended: as somebody wrote it, or in words what the server ended it for. */
const char *session_reason(const char *reason);

/* Who ended a session, or NULLs: nobody did (or it cannot be told). */
typedef void session_ended_fn(void *ctx, const char *at, const char *by, const char *reason);

struct session_ended_query {
	struct db_call *call;
	session_ended_fn *fn;
	void *ctx;
};

/* pid: that of a connection of this login that is lost, and was alive at alive_ms. */
void session_ended_ask(struct session_ended_query *q, struct db *db, int pid, int64_t alive_ms,
    session_ended_fn *fn, void *ctx);
void session_ended_forget(struct session_ended_query *q);

/* --- blocking, for the command line ------------------------------------------------ */

bool sessions_read(PGconn *conn, struct session **out, size_t *count, char sqlstate[6],
    char **cause);
bool session_end_now(PGconn *conn, const struct session *s, const char *reason, char sqlstate[6],
    char **cause);

/* What was ended, the oldest first. */
struct session_record {
	char *at, *login, *host, *since, *by, *reason;
};

/* from, to: the first and the last day, 2026-01-31; NULL: no limit. */
bool session_records_read(PGconn *conn, const char *from, const char *to,
    struct session_record **out, size_t *count, char sqlstate[6], char **cause);
void session_records_free(struct session_record *records, size_t count);

#endif
