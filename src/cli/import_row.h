/* SPDX-License-Identifier: MIT */
/* One row of a file: can it be taken, and with which values. */
#ifndef PAIDAN_CLI_IMPORT_ROW_H
#define PAIDAN_CLI_IMPORT_ROW_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "import_columns.h"
#include "query/import.h"

/* True if every field is empty: spreadsheets leave such rows behind. */
bool import_row_blank(const struct csv_row *row);
/*
 * Fills values, one a field of the columns' kind, which borrow from row and scratch. False with
 * one sentence, the column in it, if the row is bad.
 */
bool import_row_check(const struct import_columns *c, const struct csv_row *row,
    struct import_scratch *scratch, struct import_text *values, char **cause);

#endif
