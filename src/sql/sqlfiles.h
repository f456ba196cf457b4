/* SPDX-License-Identifier: MIT */
/* The files of this folder, embedded by meson.build; query/migrate.c applies them. */
#ifndef PAIDAN_SQL_SQLFILES_H
#define PAIDAN_SQL_SQLFILES_H

#include <stddef.h>

struct sql_file {
	const char *name;          /* "0001_city", "api/claim.sql" */
	const unsigned char *text; /* UTF-8, NUL-terminated */
	size_t size;
};

/* What must stand before the schema; one file. */
extern const struct sql_file sql_bootstrap[];
extern const size_t sql_bootstrap_count;
/* The schema, oldest first: the n-th file is version n. */
extern const struct sql_file sql_schema[];
extern const size_t sql_schema_count;
/* The code, in the order of the manifest. */
extern const struct sql_file sql_code[];
extern const size_t sql_code_count;

#endif
