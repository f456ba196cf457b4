/* SPDX-License-Identifier: MIT */
/* One statement at a time, blocking, for the command line. */
#ifndef PAIDAN_SRC_QUERY_ASK_H
#define PAIDAN_SRC_QUERY_ASK_H

#include <libpq-fe.h>

/* The rows, or NULL with a sentence and the SQLSTATE ("" if the connection went away). */
PGresult *query_ask(PGconn *conn, const char *sql, int n, const char *const *params,
    char sqlstate[6], char **cause);

#endif
