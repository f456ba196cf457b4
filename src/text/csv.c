/* SPDX-License-Identifier: MIT */
#include "text/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

#define DEFAULT_LIMIT ((size_t)1 << 20)
/* A row of a million empty fields would fit the limit of bytes, and take 16 times as many. */
#define MOST_FIELDS 16384

enum state {
	AT_RECORD, /* nothing of the record has been read */
	AT_FIELD,
	IN_PLAIN,
	IN_QUOTED,
	AT_QUOTE, /* after a quote in a quoted field: its end, or half of "" */
};

struct csv {
	char delimiter;
	size_t limit;
	csv_row_fn *fn;
	void *ctx;
	enum state state;
	bool cut;      /* the record is longer than the limit */
	bool after_cr; /* a LF now belongs to the line end before it */
	bool stopped;
	uint64_t line;      /* of the byte to come */
	struct csv_row row; /* row, line, fault and column of the record being read */
	struct strbuf raw;
	struct strbuf text; /* the fields, each with a NUL behind it */
	size_t *starts;     /* of the fields in text; the last is being read */
	size_t start_count, start_cap;
	size_t *lengths;
	size_t length_cap;
	const char **fields;
	size_t field_cap;
};

struct csv *
csv_create(char delimiter, size_t limit, csv_row_fn *fn, void *ctx)
{
	struct csv *csv = xcalloc(1, sizeof *csv);

	csv->delimiter = delimiter;
	csv->limit = limit ? limit : DEFAULT_LIMIT;
	csv->fn = fn;
	csv->ctx = ctx;
	csv->line = 1;
	return csv;
}

void
csv_destroy(struct csv *csv)
{
	if (!csv)
		return;
	strbuf_finish(&csv->raw);
	strbuf_finish(&csv->text);
	free(csv->starts);
	free(csv->lengths);
	free(csv->fields);
	free(csv);
}

static void
find_fault(struct csv *csv, enum csv_fault fault)
{
	if (csv->row.fault != CSV_FINE)
		return;
	csv->row.fault = fault;
	csv->row.column = csv->start_count;
}

/* Nothing more of this record is kept; its end is still looked for. */
static void
cut_record(struct csv *csv)
{
	find_fault(csv, CSV_TOO_LONG);
	csv->cut = true;
}

/* The n bytes belong to the record, and those from `skip` on to the field. */
static void
keep(struct csv *csv, const char *s, size_t n, size_t skip)
{
	size_t room = csv->limit - csv->raw.len;

	if (csv->cut)
		return;
	if (n > room) {
		cut_record(csv);
		n = room;
	}
	strbuf_add(&csv->raw, s, n);
	if (n > skip)
		strbuf_add(&csv->text, s + skip, n - skip);
}

static void
begin_field(struct csv *csv)
{
	*VEC_ADD(csv->starts, csv->start_count, csv->start_cap) = csv->text.len;
}

static void
end_field(struct csv *csv)
{
	csv->state = AT_FIELD;
	keep(csv, &csv->delimiter, 1, 1);
	if (!csv->cut && csv->start_count == MOST_FIELDS)
		cut_record(csv);
	if (csv->cut)
		return;
	strbuf_addc(&csv->text, '\0');
	begin_field(csv);
}

static void
begin_record(struct csv *csv)
{
	csv->state = AT_FIELD;
	csv->cut = false;
	csv->row.row++;
	csv->row.line = csv->line;
	csv->row.fault = CSV_FINE;
	csv->row.column = 0;
	csv->start_count = 0;
	strbuf_clear(&csv->raw);
	strbuf_clear(&csv->text);
	begin_field(csv);
}

static void
end_record(struct csv *csv)
{
	size_t n = csv->start_count;

	strbuf_addc(&csv->text, '\0');
	csv->fields = vec_grow(csv->fields, &csv->field_cap, n, sizeof *csv->fields);
	csv->lengths = vec_grow(csv->lengths, &csv->length_cap, n, sizeof *csv->lengths);
	for (size_t i = 0; i < n; i++) {
		size_t end = i + 1 < n ? csv->starts[i + 1] : csv->text.len;

		csv->fields[i] = csv->text.s + csv->starts[i];
		csv->lengths[i] = end - csv->starts[i] - 1;
	}
	csv->row.count = n;
	csv->row.fields = csv->fields;
	csv->row.lengths = csv->lengths;
	csv->row.raw = strbuf_str(&csv->raw);
	csv->row.raw_length = csv->raw.len;
	csv->state = AT_RECORD;
	csv->stopped = !csv->fn(csv->ctx, &csv->row);
}

/* Bytes at s that mean nothing but themselves in a field of this kind. */
static size_t
ordinary(const struct csv *csv, const char *s, size_t n)
{
	char ender = csv->state == IN_QUOTED ? '"' : csv->delimiter;
	size_t i = 0;

	while (i < n && s[i] != ender && s[i] != '\n' && s[i] != '\r' && s[i] != '\0')
		i++;
	return i;
}

static void
line_end(struct csv *csv, char c)
{
	/* The LF of a CRLF was counted with its CR, and ended the record there. */
	bool second = c == '\n' && csv->after_cr;

	csv->after_cr = c == '\r';
	if (!second)
		csv->line++;
	if (csv->state == IN_QUOTED)
		keep(csv, &c, 1, 0);
	else if (csv->state != AT_RECORD)
		end_record(csv);
}

/* What a byte that is no line end means at this place; it may be a run of bytes. */
static size_t
in_record(struct csv *csv, const char *s, size_t n)
{
	size_t run;

	if (csv->state == AT_RECORD)
		begin_record(csv);
	if (csv->state == AT_FIELD && *s != '"')
		csv->state = IN_PLAIN;
	if (csv->state == AT_QUOTE && *s != '"' && *s != csv->delimiter) {
		find_fault(csv, CSV_STRAY_QUOTE);
		csv->state = IN_PLAIN;
	}
	switch (csv->state) {
	case AT_RECORD:
	case AT_FIELD:
		keep(csv, s, 1, 1);
		csv->state = IN_QUOTED;
		return 1;
	case AT_QUOTE:
		if (*s == csv->delimiter) {
			end_field(csv);
		} else {
			keep(csv, s, 1, 0);
			csv->state = IN_QUOTED;
		}
		return 1;
	case IN_PLAIN:
	case IN_QUOTED:
		break;
	}
	run = ordinary(csv, s, n);
	if (run > 0) {
		keep(csv, s, run, 0);
		return run;
	}
	if (*s == '\0') {
		find_fault(csv, CSV_NUL);
		keep(csv, s, 1, 0);
	} else if (csv->state == IN_QUOTED) {
		keep(csv, s, 1, 1);
		csv->state = AT_QUOTE;
	} else {
		end_field(csv);
	}
	return 1;
}

bool
csv_feed(struct csv *csv, const char *s, size_t n, bool last)
{
	size_t at = 0;

	while (at < n && !csv->stopped) {
		if (s[at] == '\n' || s[at] == '\r') {
			line_end(csv, s[at++]);
		} else {
			csv->after_cr = false;
			at += in_record(csv, s + at, n - at);
		}
	}
	if (last && !csv->stopped && csv->state != AT_RECORD) {
		if (csv->state == IN_QUOTED)
			find_fault(csv, CSV_OPEN_QUOTE);
		end_record(csv);
	}
	return !csv->stopped;
}

static size_t
digits(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= '0' && s[i] <= '9')
		i++;
	return i;
}

/* -12, +3.5, .5, 1e-6 */
static bool
is_number(const char *s, size_t n)
{
	size_t at = n > 0 && (s[0] == '-' || s[0] == '+'), whole, part = 0;

	whole = digits(s + at, n - at);
	at += whole;
	if (at < n && s[at] == '.') {
		at++;
		part = digits(s + at, n - at);
		at += part;
	}
	if (whole + part == 0)
		return false;
	if (at < n && (s[at] == 'e' || s[at] == 'E')) {
		at++;
		at += at < n && (s[at] == '-' || s[at] == '+');
		if (digits(s + at, n - at) == 0)
			return false;
		at += digits(s + at, n - at);
	}
	return at == n;
}

/* How many bytes of s are one of these characters; 0: none is. */
static size_t
one_of(const char *const *characters, const char *s, size_t n)
{
	for (; *characters; characters++) {
		size_t length = strlen(*characters);
		if (length <= n && memcmp(*characters, s, length) == 0)
			return length;
	}
	return 0;
}

/* Spreadsheets of Chinese offices take the wide signs as well, and some skip blanks before them. */
static bool
is_formula(const char *s, size_t n)
{
	static const char *const blanks[] = { " ", "\u00a0", "\u3000", "\ufeff", "\u200b", NULL };
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
		NULL };
	size_t at = 0, blank;

	if (is_number(s, n))
		return false;
	while ((blank = one_of(blanks, s + at, n - at)) > 0)
		at += blank;
	return one_of(signs, s + at, n - at) > 0;
}

void
csv_put(struct strbuf *out, const char *field, size_t n)
{
	bool formula = is_formula(field, n), quoted = false;

	for (size_t i = 0; i < n && !quoted; i++)
		quoted = field[i] == '"' || field[i] == ',' || field[i] == '\n' || field[i] == '\r';
	/* Some readers trim what stands bare. */
	if (n > 0 && (field[0] == ' ' || field[n - 1] == ' '))
		quoted = true;
	if (quoted)
		strbuf_addc(out, '"');
	if (formula)
		strbuf_addc(out, '\'');
	for (size_t i = 0; i < n; i++) {
		if (field[i] == '"')
			strbuf_addc(out, '"');
		strbuf_addc(out, field[i]);
	}
	if (quoted)
		strbuf_addc(out, '"');
}
