/* SPDX-License-Identifier: MIT */
/* The accounts of those who work here. Blocking, for the command line. */
#ifndef PAIDAN_QUERY_ACCOUNTS_H
#define PAIDAN_QUERY_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <libpq-fe.h>

enum account_verb {
	ACCOUNT_ADD,             /* name, roles, platform, unit, trades, areas, verifier, reason */
	ACCOUNT_ROLE,            /* roles, trades, areas, reason */
	ACCOUNT_UNIT,            /* platform, unit, reason */
	ACCOUNT_PASSWORD,        /* verifier, reason */
	ACCOUNT_LOCK,            /* reason */
	ACCOUNT_UNLOCK,          /* reason */
	ACCOUNT_CONFIRM,         /* reason */
	ACCOUNT_VERB_COUNT
};

/* What a verb does not take is left out; lists have commas between; NULL: not given. */
struct account_order {
	const char *login, *name, *roles, *platform, *unit, *trades, *areas;
	const char *verifier;    /* of the password: see account_verifier */
	const char *reason;
};

/* state, 16 bytes: active, waiting, locked. */
bool account_change(PGconn *conn, enum account_verb verb, const struct account_order *order,
    char state[16], char sqlstate[6], char **cause);

/* What the server keeps of a password: made here, so that the password itself never travels. */
char *account_verifier(PGconn *conn, const char *login, const char *password, char **cause);
/* One's own password. */
bool account_own_password(PGconn *conn, const char *verifier, char sqlstate[6], char **cause);

struct account_line {
	char *login, *name, *platform, *unit;
	char *roles;             /* codes, commas between */
	char *scope;             /* what it watches */
	char *state;             /* active, waiting, locked */
	char *asked_by, *since;
	bool drift;              /* in other groups than it was given */
};

struct account_event {
	char *at, *login, *verb, *actor, *host;
	char *after;             /* "key: value", by what it became */
	char *reason;
};

bool accounts_read(PGconn *conn, struct account_line **items, size_t *count, char sqlstate[6],
    char **cause);
void accounts_free(struct account_line *items, size_t count);
/* login NULL: of all. */
bool account_events_read(PGconn *conn, const char *login, struct account_event **items,
    size_t *count, char sqlstate[6], char **cause);
void account_events_free(struct account_event *items, size_t count);

#endif
