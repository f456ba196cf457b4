/* SPDX-License-Identifier: MIT */
/* The statements behind struct hints, for whoever asks for more in the same round trip. */
#ifndef PAIDAN_SRC_QUERY_HINTS_ROWS_H
#define PAIDAN_SRC_QUERY_HINTS_ROWS_H

#include "db/request.h"
#include "query/hints.h"

#define HINTS_PARTS 3

/* HINTS_PARTS statements about a ticket. */
void hints_statements(struct db_statement *st, const char *ticket);
/* From their results, in the same order; NULL with a cause if a row cannot be read. */
struct hints *hints_read(const PGresult *const *results, char **cause);

#endif
