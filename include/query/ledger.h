/* SPDX-License-Identifier: MIT */
/* Who saw what of citizens' data, what is unusual about it, and what was exported. */
#ifndef PAIDAN_QUERY_LEDGER_H
#define PAIDAN_QUERY_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "db/request.h"

/* One reading. */
struct reading {
	char *number;            /* of the ticket */
	char *at;                /* in the city */
	char *login, *name, *unit, *host, *application;
	char *field;             /* code: see detail_label */
	char *reason;            /* name of its code */
	char *text;              /* what was said beside, or "" */
};

typedef void readings_fn(void *ctx, const struct reading *readings, size_t count,
    const char *sentence);

struct readings_query {
	struct db_call *call;
	readings_fn *fn;
	void *ctx;
};

/* Of a ticket, for the console. */
void readings_ask(struct readings_query *q, struct db *db, int64_t ticket, readings_fn *fn,
    void *ctx);
void readings_forget(struct readings_query *q);

/* Blocking, for the command line: by number; citizen: of other tickets of the same, too. */
bool readings_read(PGconn *conn, const char *number, bool citizen, struct reading **items,
    size_t *count, char sqlstate[6], char **cause);
void readings_free(struct reading *items, size_t count);

/* What is unusual in a month. */
struct unusual {
	char *kind;              /* many, off_hours, not_in_hand, same_citizen */
	char *login, *name, *at, *number;
	int n, most;
};

/* month: any day of it. */
bool unusual_read(PGconn *conn, const char *month, struct unusual **items, size_t *count,
    char sqlstate[6], char **cause);
void unusual_free(struct unusual *items, size_t count);
/* What a kind means, as a sentence. Owned by the caller. */
char *unusual_text(const struct unusual *u);

/*
 * Writes an export down before it is made; *mark is the line that stands in the file. Blocking.
 * scope: JSON of what was asked for.
 */
bool export_begin(PGconn *conn, const char *what, const char *scope, char **mark,
    char sqlstate[6], char **cause);

struct export_line {
	char *number, *at, *login, *name, *host, *what, *scope;
};

bool exports_read(PGconn *conn, const char *from, const char *to, struct export_line **items,
    size_t *count, char sqlstate[6], char **cause);
void exports_free(struct export_line *items, size_t count);

#endif
