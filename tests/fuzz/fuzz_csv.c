/* SPDX-License-Identifier: MIT */
/* Three bytes choose delimiter, limit and size of the pieces; the rest is a file. */
#include "text/csv.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct reading {
	struct strbuf rows;
	size_t limit;
	uint64_t row, line;
};

static bool
on_row(void *ctx, const struct csv_row *row)
{
	struct reading *r = ctx;

	assert(row->row == r->row + 1);
	assert(row->line > r->line);
	assert(row->count > 0 && row->raw_length <= r->limit);
	assert(row->column <= row->count && (row->column > 0) == (row->fault != CSV_FINE));
	r->row = row->row;
	r->line = row->line;
	strbuf_addf(&r->rows, "%d %d %d:", (int)row->line, (int)row->fault, (int)row->column);
	for (size_t i = 0; i < row->count; i++) {
		assert(row->fields[i][row->lengths[i]] == '\0');
		assert(row->lengths[i] <= row->raw_length);
		strbuf_add(&r->rows, row->fields[i], row->lengths[i] + 1);
	}
	strbuf_add(&r->rows, row->raw, row->raw_length);
	return true;
}

static void
read_all(struct reading *r, char delimiter, const char *s, size_t n, size_t step)
{
	struct csv *csv = csv_create(delimiter, r->limit, on_row, r);

	for (size_t at = 0; at < n; at += step)
		assert(csv_feed(csv, s + at, n - at < step ? n - at : step, false));
	assert(csv_feed(csv, "", 0, true));
	csv_destroy(csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reading whole = { .rows = STRBUF_INIT }, pieces = { .rows = STRBUF_INIT };
	const char *s;
	char delimiter;

	if (size < 4)
		return 0;
	delimiter = ",\t;|"[data[0] % 4];
	whole.limit = pieces.limit = data[1] + 1u;
	s = (const char *)data + 3;
	read_all(&whole, delimiter, s, size - 3, size - 3);
	read_all(&pieces, delimiter, s, size - 3, data[2] % 7 + 1);
	assert(whole.rows.len == pieces.rows.len);
	assert(memcmp(strbuf_str(&whole.rows), strbuf_str(&pieces.rows), whole.rows.len) == 0);
	strbuf_finish(&whole.rows);
	strbuf_finish(&pieces.rows);
	return 0;
}
