/* SPDX-License-Identifier: MIT */
/* One row of a file: is it an appeal, and if so, which. */
#ifndef PAIDAN_CLI_IMPORT_ROW_H
#define PAIDAN_CLI_IMPORT_ROW_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "import_columns.h"
#include "query/import.h"

/* What a record borrows beyond the row itself; at rest all zero. */
struct import_scratch {
	struct strbuf title, place, received;
};

void import_scratch_finish(struct import_scratch *scratch);

/* True if every field is empty: spreadsheets leave such rows behind. */
bool import_row_blank(const struct csv_row *row);
/*
 * Fills *out, which borrows from row and scratch. False with one sentence, the
 * column in it, if the row is bad.
 */
bool import_row_check(const struct import_columns *c, const struct csv_row *row,
    struct import_scratch *scratch, struct import_record *out, char **cause);

#endif
