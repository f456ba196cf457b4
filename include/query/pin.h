/* SPDX-License-Identifier: MIT */
/* The PIN that lifts the lock of a console whose login came in without a password. */
#ifndef PAIDAN_QUERY_PIN_H
#define PAIDAN_QUERY_PIN_H

#include <stdbool.h>
#include <libpq-fe.h>

struct db;
struct db_call;

enum pin_answer { PIN_RIGHT, PIN_WRONG, PIN_NONE, PIN_WAIT };

/* sentence: it could not be asked; else NULL. */
typedef void pin_fn(void *ctx, enum pin_answer answer, const char *sentence);

struct pin_query {
	struct db_call *call;
	pin_fn *fn;
	void *ctx;
};

/* Is there one? PIN_RIGHT: yes, PIN_NONE: no. */
void pin_ask(struct pin_query *q, struct db *db, pin_fn *fn, void *ctx);
void pin_try(struct pin_query *q, struct db *db, const char *typed, pin_fn *fn, void *ctx);
void pin_forget(struct pin_query *q);

/* Blocking, for the command line. PIN_RIGHT: it is set (old is not asked for if there was none). */
bool pin_is_set(PGconn *conn, bool *is_set, char sqlstate[6], char **cause);
bool pin_set(PGconn *conn, const char *old, const char *fresh, enum pin_answer *answer,
    char sqlstate[6], char **cause);

#endif
