/* SPDX-License-Identifier: MIT */
/*
 * A batch of foreign appeals on its way in: paidan_api.import_batch. Blocking,
 * for the command line; the console never imports.
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

struct import_record {
	uint64_t row;
	struct import_text number;    /* the sender's own: with the channel it tells repeats */
	struct import_text title;
	struct import_text body;
	struct import_text place;
	struct import_text received;  /* as PostgreSQL reads it; without a zone, the city's time */
	struct import_text name;
	struct import_text phone;
	struct import_text territory; /* code; without one the database looks at the place */
	struct import_text category;  /* code */
};

/* Appends one record to a JSON array that is being built: "" or "[…", without the closing ]. */
void import_json_add(struct strbuf *json, const struct import_record *record);

enum import_verdict_kind {
	IMPORT_NEW,
	IMPORT_DUPLICATE,
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

/*
 * Sends one batch as one transaction. json: as built by import_json_add. A repeat of a
 * command id gives the verdicts of the first time and does nothing twice, so after
 * IMPORT_LOST the same call is safe. dry_run: everything is tried and taken back.
 * sqlstate (6 bytes) and cause tell why it was not IMPORT_DONE.
 */
enum import_outcome import_batch(PGconn *conn, const char *command, const char *channel,
    const char *json, bool dry_run, struct import_verdicts *out, char sqlstate[6], char **cause);

/* Whether the city has a channel of this code; codes gets those it has, with commas between. */
bool import_channel(PGconn *conn, const char *code, bool *known, struct strbuf *codes,
    char **cause);

/* One sentence, translated, for the code of an IMPORT_BAD. */
const char *import_reason(const char *code);

#endif
