/* SPDX-License-Identifier: MIT */
/* Letters to units as they were issued (paidan_api.issue_letter): text to show and to print. */
#ifndef PAIDAN_QUERY_LETTER_H
#define PAIDAN_QUERY_LETTER_H

#include <stdbool.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "db/conn.h"

struct db_call;

struct letter {
	int64_t id;              /* of a line of a list; 0 otherwise */
	char *number;            /* as it stands on it */
	char *code;              /* the same in plain letters */
	char *kind;              /* dispatch, notice, leader */
	char *unit;
	int64_t at_ms;
	char *by;
	int tickets;
	/* As the database holds it; pages parted by a form feed; NULL in a list. */
	char *text;
};

void letter_finish(struct letter *letter);

/* The letter, valid until fn returns, or NULL and a sentence. */
typedef void letter_fn(void *ctx, const struct letter *letter, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct letter_query {
	struct db_call *call;
	letter_fn *fn;
	void *ctx;
};

/* By its number or code; or, number NULL, the newest about a ticket. */
void letter_ask(struct letter_query *q, struct db *db, const char *number, int64_t ticket,
    letter_fn *fn, void *ctx);
/* The newest in a supervision case. */
void letter_ask_case(struct letter_query *q, struct db *db, int64_t id, letter_fn *fn, void *ctx);
void letter_forget(struct letter_query *q);

/* Letters without their texts, the newest first, 200 at most; fn owns them (letters_free). */
typedef void letters_fn(void *ctx, struct letter *letters, size_t count, const char *sentence);

struct letters_query {
	struct db_call *call;
	letters_fn *fn;
	void *ctx;
};

/* About a ticket; ticket 0: of the login's platforms, and to its units. */
void letters_ask(struct letters_query *q, struct db *db, int64_t ticket, letters_fn *fn, void *ctx);
void letters_forget(struct letters_query *q);
void letters_free(struct letter *letters, size_t count);

/* By its number or code, blocking, for the command line. */
bool letter_read(PGconn *conn, const char *number, struct letter *out, char sqlstate[6],
    char **cause);

#endif
