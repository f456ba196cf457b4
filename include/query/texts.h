/* SPDX-License-Identifier: MIT */
/*
 * Every statement the client sends, so that a test can prepare each against a fresh
 * schema and compare its columns with the table that reads them.
 */
#ifndef PAIDAN_QUERY_TEXTS_H
#define PAIDAN_QUERY_TEXTS_H

#include "db/row.h"

struct query_text {
	const char *name;        /* NULL ends a table */
	const char *sql;
	const struct row_field *fields; /* NULL: read by position */
};

/* One table a module, NULL-ended. */
extern const struct query_text *const query_texts[];

#endif
