/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "query/refusal.h"

void
shape_statements(const struct shape *shape, struct db_statement *st, const char *id)
{
	for (size_t i = 0; i < shape->part_count; i++)
		st[i] = (struct db_statement){
			.sql = shape->parts[i].sql, .count = id != NULL, .params = { id },
		};
}

struct db_call *
shape_ask(const struct shape *shape, struct db *db, int64_t id, db_done_fn *fn, void *ctx)
{
	struct db_statement st[DB_MAX_STATEMENTS];
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, id);
	shape_statements(shape, st, text);
	/* One thing is found by its id whichever it is. */
	for (size_t i = 0; i < shape->part_count; i++)
		st[i].steady = true;
	return db_read(db, st, (int)shape->part_count, fn, ctx);
}

static void **
items_of(const struct part *p, void *whole)
{
	return (void **)(void *)((char *)whole + p->items);
}

static size_t *
count_of(const struct part *p, void *whole)
{
	return (size_t *)(void *)((char *)whole + p->count);
}

static bool
read_part(const struct shape *shape, const struct part *p, void *whole, const PGresult *r,
    char **cause)
{
	if (p->size > 0)
		*items_of(p, whole) =
		    rows_read(r, p->fields, p->size, count_of(p, whole), cause);
	else if (PQntuples(r) > 0)
		row_read(r, 0, p->fields, (char *)whole + p->items, cause);
	else
		*cause = refusal_of_error(shape->missing[0], shape->missing[1], "");
	return *cause == NULL;
}

static bool
read_whole(const struct shape *shape, void *whole, const PGresult *const *results, char **cause)
{
	for (size_t i = 0; i < shape->part_count; i++) {
		if (!read_part(shape, &shape->parts[i], whole, results[i], cause))
			return false;
	}
	return shape->read == NULL || shape->read(whole, results + shape->part_count, cause);
}

void *
shape_read(const struct shape *shape, const PGresult *const *results, char **cause)
{
	void *whole = xcalloc(1, shape->size);

	if (read_whole(shape, whole, results, cause))
		return whole;
	shape_destroy(shape, whole);
	return NULL;
}

void *
shape_of_reply(const struct shape *shape, const struct db_reply *reply, char **sentence)
{
	*sentence = NULL;
	if (reply->outcome == DB_DONE)
		return shape_read(shape, reply->results, sentence);
	*sentence = refusal_of_reply(reply);
	return NULL;
}

void
shape_destroy(const struct shape *shape, void *whole)
{
	if (whole == NULL)
		return;
	if (shape->finish != NULL)
		shape->finish(whole);
	for (size_t i = 0; i < shape->part_count; i++) {
		const struct part *p = &shape->parts[i];

		if (p->size > 0)
			rows_free(p->fields, p->size, *items_of(p, whole), *count_of(p, whole));
		else
			row_free(p->fields, (char *)whole + p->items);
	}
	free(whole);
}

void *
rows_read(
    const PGresult *r, const struct row_field *fields, size_t size, size_t *count, char **cause)
{
	size_t rows = (size_t)PQntuples(r);
	char *items = xcalloc(rows + 1, size);

	*count = 0;
	while (*count < rows && row_read(r, (int)*count, fields, items + *count * size, cause))
		++*count;
	return items;
}

void *
rows_of_result(
    const PGresult *r, const struct row_field *fields, size_t size, size_t *count, char **cause)
{
	void *items;

	*cause = NULL;
	items = rows_read(r, fields, size, count, cause);
	if (*cause == NULL)
		return items;
	rows_free(fields, size, items, *count);
	*count = 0;
	return NULL;
}

void *
rows_of_reply(const struct db_reply *reply, const struct row_field *fields, size_t size,
    size_t *count, char **sentence)
{
	if (reply->outcome == DB_DONE)
		return rows_of_result(reply->results[0], fields, size, count, sentence);
	*count = 0;
	*sentence = refusal_of_reply(reply);
	return NULL;
}

void
rows_free(const struct row_field *fields, size_t size, void *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		row_free(fields, (char *)items + i * size);
	free(items);
}
