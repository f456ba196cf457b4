/* SPDX-License-Identifier: MIT */
/*
 * What most answers have in common: several results of one round trip become one thing, rows in
 * its members and lists with their counts. A table says which result goes where.
 */
#ifndef PAIDAN_SRC_QUERY_SHAPE_H
#define PAIDAN_SRC_QUERY_SHAPE_H

#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"

/* One statement; its one parameter, if it has any, is the id of what is asked about. */
struct part {
	const char *sql;
	const struct row_field *fields;
	size_t size;             /* of an item; 0: a single row, which must be there */
	size_t items;            /* offset of the row, or of the pointer to the items */
	size_t count;            /* offset of their count */
};

#define PART_ROW(type, member, sql, fields) { sql, fields, 0, offsetof(struct type, member), 0 }
#define PART_LIST(type, items, count, sql, fields) \
	{ sql, fields, sizeof *((struct type *)NULL)->items, offsetof(struct type, items), \
	    offsetof(struct type, count) }

#define SHAPE_OF(type, table) \
	.size = sizeof(struct type), .parts = table, .part_count = ARRAY_LEN(table)

struct shape {
	size_t size;             /* of the whole */
	const struct part *parts;
	size_t part_count;
	const char *missing[2];  /* SQLSTATE and code if a single row is not there */
	/* What is no plain part, from the results behind the parts; or NULL. */
	bool (*read)(void *whole, const PGresult *const *results, char **cause);
	void (*finish)(void *whole); /* frees that, before the parts; or NULL */
};

/* The statements of the parts; id NULL: they take none. */
void shape_statements(const struct shape *shape, struct db_statement *st, const char *id);
/* Asks for the parts and nothing else. */
struct db_call *shape_ask(
    const struct shape *shape, struct db *db, int64_t id, db_done_fn *fn, void *ctx);
/* A fresh whole, or NULL with a cause (NULL before). */
void *shape_read(const struct shape *shape, const PGresult *const *results, char **cause);
/* The same of a reply, with a sentence if it was refused or lost. */
void *shape_of_reply(const struct shape *shape, const struct db_reply *reply, char **sentence);
void shape_destroy(const struct shape *shape, void *whole);

/*
 * All rows as a fresh array of items of that size; *count is right even if one cannot be
 * read, and then *cause says why.
 */
void *rows_read(
    const PGresult *r, const struct row_field *fields, size_t size, size_t *count, char **cause);
/* The same or NULL, *count 0 and the cause. */
void *rows_of_result(
    const PGresult *r, const struct row_field *fields, size_t size, size_t *count, char **cause);
/* The same of the only result of a reply, with a sentence if it was refused or lost. */
void *rows_of_reply(const struct db_reply *reply, const struct row_field *fields, size_t size,
    size_t *count, char **sentence);
/* Frees the array and what its items own. */
void rows_free(const struct row_field *fields, size_t size, void *items, size_t count);

#endif
