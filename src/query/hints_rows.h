/* SPDX-License-Identifier: MIT */
/* The statements behind struct hints, for whoever asks for more in the same round trip. */
#ifndef PAIDAN_SRC_QUERY_HINTS_ROWS_H
#define PAIDAN_SRC_QUERY_HINTS_ROWS_H

#include <libpq-fe.h>

#include "query/hints.h"

#define HINTS_PARTS 3

/* Each with one parameter, the ticket. */
extern const char *const hints_parts[HINTS_PARTS];
/* From their results, in the same order; NULL with a cause if a row cannot be read. */
struct hints *hints_read(const PGresult *const *results, char **cause);

#endif
