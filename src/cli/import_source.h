/* SPDX-License-Identifier: MIT */
/* A file of foreign rows: which encoding, which delimiter, read once in pieces. */
#ifndef PAIDAN_CLI_IMPORT_SOURCE_H
#define PAIDAN_CLI_IMPORT_SOURCE_H

#include <stdbool.h>

#include "text/csv.h"
#include "text/encoding.h"

struct import_source;

/*
 * Opens the file and looks at its beginning. encoding: as the user said, ENCODING_AUTO to guess.
 * NULL with a sentence and an exit code if it cannot be read, or if it plainly is not in the
 * encoding the user said: UTF-8 read as GB18030 would go in as rubbish, without one bad byte.
 */
struct import_source *import_source_open(const char *path, enum encoding encoding, int *code,
    char **cause);
void import_source_close(struct import_source *source);

/* What it is read as, and what it looks like (the same, unless the user said otherwise). */
enum encoding import_source_encoding(const struct import_source *source);
enum encoding import_source_guess(const struct import_source *source);
/* Of , ; and tab the one the first line has most of. Known when the first row is delivered. */
char import_source_delimiter(const struct import_source *source);
/* Percent of the file behind us, or -1 if its size is not known. */
int import_source_percent(const struct import_source *source);

/*
 * Delivers all rows. False if fn stopped it (*cause stays NULL) or the
 * file could not be read to its end.
 */
bool import_source_run(struct import_source *source, csv_row_fn *fn, void *ctx, char **cause);

#endif
