/* SPDX-License-Identifier: MIT */
/*
 * The citizen's data, one at a time and each with a row of the ledger; and who saw what. The
 * value of a revealed field is overwritten once its callback has returned: whoever shows it
 * keeps a copy and does the same.
 */
#ifndef PAIDAN_QUERY_LEDGER_H
#define PAIDAN_QUERY_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "db/request.h"

/* sentence: why not, for people; then value is NULL. seconds: how long it may be shown. */
typedef void reveal_fn(void *ctx, const char *value, int seconds, const char *sentence);

struct reveal_query {
	struct db *db;
	struct db_call *call;
	char id[DB_ID_SIZE];     /* of the command: value and row go by it */
	reveal_fn *fn;
	void *ctx;
};

/* field: name, phone, id_number, address; fn runs once, unless it is forgotten before. */
void reveal_ask(struct reveal_query *q, struct db *db, int64_t ticket, const char *field,
    const char *reason_code, const char *reason, reveal_fn *fn, void *ctx);
void reveal_forget(struct reveal_query *q);

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
