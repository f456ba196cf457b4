/* SPDX-License-Identifier: MIT */
/*
 * A batch of rows on its way in: appeals, lines of the registry, units, territories, the past.
 * Blocking, for the command line; the console never imports.
 */
#ifndef PAIDAN_QUERY_IMPORT_H
#define PAIDAN_QUERY_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "base/strbuf.h"

/* n bytes of UTF-8 without NUL, borrowed; s is NULL where there is nothing. */
struct import_text {
	const char *s;
	size_t n;
};

/* The functions of the database that take rows; what members they know is theirs to say. */
enum import_function {
	IMPORT_TICKETS,               /* import_batch: with a channel */
	IMPORT_REGISTRY,
	IMPORT_UNITS,
	IMPORT_TERRITORIES,
	IMPORT_HISTORY,
	IMPORT_FUNCTION_COUNT
};

/*
 * A JSON array that is being built: "" or "[…", without the closing ]. Each row begins, gets its
 * members (absent values are left out) and ends.
 */
void import_json_begin(struct strbuf *json, uint64_t row);
void import_json_put(struct strbuf *json, const char *name, struct import_text value);
void import_json_end(struct strbuf *json);

enum import_verdict_kind {
	IMPORT_NEW,
	IMPORT_SAME,                  /* is there already */
	IMPORT_CHANGED,               /* is there, and was brought up to this row */
	IMPORT_BAD,
};

struct import_verdict {
	uint64_t row;
	enum import_verdict_kind kind;
	char *code;                   /* IMPORT_BAD: what is wrong, "" otherwise */
	char *field;                  /* and with which member, by its SQL name; may be "" */
};

/* At rest all zero. */
struct import_verdicts {
	struct import_verdict *items;
	size_t count, cap;
};

void import_verdicts_finish(struct import_verdicts *v);

enum import_outcome {
	IMPORT_DONE,
	IMPORT_LOST,                  /* the connection went away, or a try may help: repeat it */
	IMPORT_REFUSED,               /* the server said no */
};

enum import_mode {
	IMPORT_KEEP,
	IMPORT_TRY,                   /* this batch is tried and taken back */
	/* within a transaction that import_hold began: nothing of it is ever committed */
	IMPORT_HELD,
};

/*
 * Sends one batch as one transaction. json: as built by import_json_end; channel: NULL but for
 * tickets. A repeat of a
 * command id gives the verdicts of the first time and does nothing twice, so after
 * IMPORT_LOST the same call is safe, unless the batch is held: what went before is lost too.
 * sqlstate (6 bytes) and cause tell why it was not IMPORT_DONE.
 */
enum import_outcome import_batch(PGconn *conn, enum import_function function, const char *command,
    const char *channel, const char *json, enum import_mode mode, struct import_verdicts *out,
    char sqlstate[6], char **cause);
/* Begins the transaction of a dry run of many batches; it ends with the connection. */
enum import_outcome import_hold(PGconn *conn, char sqlstate[6], char **cause);

/* Whether the city has a channel of this code; codes gets those it has, with commas between. */
bool import_channel(PGconn *conn, const char *code, bool *known, struct strbuf *codes,
    char **cause);

/* One sentence, translated, for the code of an IMPORT_BAD. */
const char *import_reason(const char *code);

#endif
