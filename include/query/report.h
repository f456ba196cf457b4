/* SPDX-License-Identifier: MIT */
/* Tables of figures over a period, as the database gives them. Blocking, for the command line. */
#ifndef PAIDAN_QUERY_REPORT_H
#define PAIDAN_QUERY_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <libpq-fe.h>

enum report {
	/* category_name, territory_name, kind, tickets, last_number, ruled, promoted */
	REPORT_GAPS,
	/* unit_name, number, title, territory_name, category_name, round, state, mode, reason_name,
	 * words, owner_name, due, cause, measures */
	REPORT_RECTIFICATIONS,
	REPORT_COUNT
};

/* At rest all zero. */
struct report_table {
	size_t rows, columns;
	char **cells;            /* rows × columns, row by row; "" for NULL */
};

/* from, to: the first and the last day, 2026-01-31; NULL: no limit. */
bool report_read(PGconn *conn, enum report report, const char *from, const char *to,
    struct report_table *out, char sqlstate[6], char **cause);
void report_table_finish(struct report_table *t);

#endif
