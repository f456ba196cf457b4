/* SPDX-License-Identifier: MIT */
/* One statement at a time, blocking, for the command line. */
#ifndef PAIDAN_SRC_QUERY_ASK_H
#define PAIDAN_SRC_QUERY_ASK_H

#include <libpq-fe.h>

#include "db/row.h"

/* The rows, or NULL with a sentence and the SQLSTATE ("" if the connection went away). */
PGresult *query_ask(PGconn *conn, const char *sql, int n, const char *const *params,
    char sqlstate[6], char **cause);

/* All rows as a fresh array of items of that size (rows_free); NULL and *count 0 as above. */
void *query_rows(PGconn *conn, const char *sql, int n, const char *const *params,
    const struct row_field *fields, size_t size, size_t *count, char sqlstate[6], char **cause);

#endif
