/* SPDX-License-Identifier: MIT */
/* Rows on their way into the database: gathered into batches, sent, told one by one. */
#ifndef PAIDAN_CLI_IMPORT_LOAD_H
#define PAIDAN_CLI_IMPORT_LOAD_H

#include <stdbool.h>
#include <stdint.h>
#include <libpq-fe.h>

#include "import_columns.h"
#include "import_progress.h"
#include "import_rejects.h"
#include "import_row.h"
#include "import_source.h"
#include "query/import.h"

struct import_choice {
	const struct import_kind *kind;
	const char *path;           /* of the file, for messages */
	const char *conninfo;
	const char *channel;        /* NULL if the kind has none */
	bool dry_run;
	size_t batch;               /* rows sent together */
	int64_t patience_ms;        /* how long to try to reach a database that went away */
};

struct import_load {
	const struct import_choice *choice;
	const struct import_source *source; /* for the delimiter and the percentage */
	struct import_rejects *rejects; /* or NULL; not owned */
	PGconn *conn;               /* owned: it may be replaced */

	bool headed;                /* the heading row has been read */
	struct import_columns columns;
	struct import_scratch scratch;
	struct import_progress progress;

	struct import_entry *entries; /* the rows of this batch, good and bad, in order */
	size_t entry_count, entry_cap;
	size_t good;                /* of these, how many are to be sent */
	size_t weight;              /* bytes held by the batch */
	struct strbuf json;
	struct import_verdicts verdicts;

	bool held;                  /* a dry run's transaction is open */

	size_t read, fresh, same, changed, bad;
	size_t told;                /* bad rows that were told on stderr */
	int code;                   /* why it stopped: an exit code, EXIT_OK if it did not */
};

void import_load_init(struct import_load *load, const struct import_choice *choice,
    const struct import_source *source, struct import_rejects *rejects, PGconn *conn);
void import_load_finish(struct import_load *load);

/* A csv_row_fn; ctx is the load. False if it stopped: what stopped it has been told. */
bool import_load_row(void *ctx, const struct csv_row *row);
/* No more rows: sends what is left. */
bool import_load_end(struct import_load *load);

#endif
