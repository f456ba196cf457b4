/* SPDX-License-Identifier: MIT */
/*
 * From result columns to struct fields by a table of offsets, so that query/
 * says once which column goes where.
 */
#ifndef PAIDAN_DB_ROW_H
#define PAIDAN_DB_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <libpq-fe.h>

enum row_type {
	/* char *: a fresh string, "" for NULL; raw as the database holds it */
	ROW_TEXT,
	ROW_INT,                 /* int, 0 for NULL */
	ROW_BIGINT,              /* int64_t, 0 for NULL */
	ROW_BOOL,                /* bool, false for NULL */
	/* int64_t ms since 1970 UTC, INT64_MIN for NULL; the column is made by ROW_MS */
	ROW_TIME,
};

/*
 * How SQL text must ask for a time: extract to whole ms, so that no time zone or DateStyle
 * matters.
 */
#define ROW_MS(expr) "(extract(epoch from " expr ") * 1000)::bigint"

struct row_field {
	const char *column;      /* name in the result */
	enum row_type type;
	size_t offset;
};

#define ROW_END { NULL, ROW_TEXT, 0 }

/* Fills *out (zeroed before) from row i. False with a cause if a column is missing. */
bool row_read(
    const PGresult *result, int i, const struct row_field *fields, void *out, char **cause);
/* Frees the ROW_TEXT fields of *out and zeroes it. */
void row_free(const struct row_field *fields, void *out);

#endif
