/* SPDX-License-Identifier: MIT */
/* sources: src/cli/import_row.c src/cli/import_columns.c src/cli/import_kinds.c */
/* sources: src/cli/import_time.c src/cli/import_tickets.c */
/* libraries: -I/usr/include/postgresql */
/* seeds: tests/fuzz/seeds/csv config/demo/appeals.csv config/demo/units.csv */
/*
 * The rows of every kind of import: what a row gives is within the limits of its field, and what
 * it does not give has a sentence. The first byte chooses the kind.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/import_row.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct reading {
	const struct import_kind *kind;
	struct import_columns columns;
	struct import_scratch scratch;
	char *cause; /* of the headings */
};

static void
check_text(const struct import_field *field, const struct import_text *text)
{
	if (!text->s)
		return;
	assert(field->limit == 0 || text->n <= field->limit);
	assert(!memchr(text->s, '\0', text->n));
}

static void
check_row(struct reading *r, const struct csv_row *row)
{
	struct import_text values[IMPORT_MOST_FIELDS];
	char *cause = NULL;

	if (import_row_blank(row))
		return;
	if (!import_row_check(&r->columns, row, &r->scratch, values, &cause)) {
		assert(cause && *cause);
		free(cause);
		return;
	}
	assert(!cause);
	for (size_t i = 0; i < r->kind->count; i++)
		check_text(&r->kind->fields[i], &values[i]);
}

static bool
on_row(void *ctx, const struct csv_row *row)
{
	struct reading *r = ctx;

	if (row->row == 1) {
		bool read = import_columns_read(&r->columns, r->kind, row, &r->cause);
		assert(read == !r->cause);
		return read;
	}
	check_row(r, row);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reading r = { 0 };
	struct csv *csv;

	if (size == 0)
		return 0;
	r.kind = &import_kinds[data[0] % import_kind_count];
	csv = csv_create(',', 4096, on_row, &r);
	csv_feed(csv, (const char *)data + 1, size - 1, true);
	csv_destroy(csv);
	import_columns_finish(&r.columns);
	import_scratch_finish(&r.scratch);
	free(r.cause);
	return 0;
}
