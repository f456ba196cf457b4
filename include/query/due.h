/* SPDX-License-Identifier: MIT */
/*
 * Why a ticket is due when it is: the derivation of each of its clocks as the database
 * gives it (codes and facts), and as lines for people.
 */
#ifndef PAIDAN_QUERY_DUE_H
#define PAIDAN_QUERY_DUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "db/conn.h"

struct db_call;

struct due_line {
	int64_t clock; /* lines of one clock stand together, in order */
	int seq;
	char *kind;  /* handling, … */
	char *code;  /* start, skipped, … */
	char *facts; /* JSON */
};

/*
 * One line, translated, one that cannot act; never NULL. A code that is not known shows its
 * facts.
 */
char *due_line_text(const char *code, const char *facts);
bool due_line_knows(const char *code);
/* The lines, valid until fn returns, or NULL and a sentence. */
typedef void due_fn(void *ctx, const struct due_line *lines, size_t count, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct due_query {
	struct db_call *call;
	due_fn *fn;
	void *ctx;
};

void due_ask(struct due_query *q, struct db *db, int64_t ticket, due_fn *fn, void *ctx);
void due_forget(struct due_query *q);

/* At rest all zero. */
struct due_lines {
	int64_t ticket;
	char *number, *title;
	struct due_line *items;
	size_t count, cap;
};

/* The same by number, blocking, for the command line. */
bool due_read(
    PGconn *conn, const char *number, struct due_lines *out, char sqlstate[6], char **cause);
void due_lines_finish(struct due_lines *lines);

#endif
