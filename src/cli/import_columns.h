/* SPDX-License-Identifier: MIT */
/* Which column of a file is what: headings as they occur in real exports, in one table. */
#ifndef PAIDAN_CLI_IMPORT_COLUMNS_H
#define PAIDAN_CLI_IMPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "import_kinds.h"
#include "text/csv.h"

#define NO_COLUMN ((size_t)-1)

struct import_columns {
	const struct import_kind *kind;
	size_t count;                  /* columns of the file */
	size_t at[IMPORT_MOST_FIELDS]; /* of each field: 0-based column, or NO_COLUMN */
	char **headings;               /* as they stand in the file, sanitised */
};

/*
 * Reads the heading row of a file of that kind. Where several columns could be one field, the
 * heading that stands first in the kind's table wins. False with a sentence if a column that is
 * needed is not there.
 */
bool import_columns_read(struct import_columns *c, const struct import_kind *kind,
    const struct csv_row *row, char **cause);
void import_columns_finish(struct import_columns *c);

/* "column 3 (内容)", for messages; column is 0-based. */
void import_column_name(const struct import_columns *c, size_t column, struct strbuf *out);
/* The column of a field by its name, or NO_COLUMN. */
size_t import_column_of(const struct import_columns *c, const char *name);
/* Headings of the columns that are not taken, separated by commas; nothing if all are. */
void import_columns_unused(const struct import_columns *c, struct strbuf *out);

/* Cuts spaces, the ideographic one too, from both ends. */
void import_trim(const char **s, size_t *n);

#endif
