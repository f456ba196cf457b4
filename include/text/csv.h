/* SPDX-License-Identifier: MIT */
/*
 * A streaming CSV reader (RFC 4180, with LF, CRLF or CR line ends, and any
 * delimiter). Our own because rows must be bounded in memory, may be broken, and
 * every fault must be told with row and column while the next good row goes on.
 * Takes UTF-8 (see text/encoding).
 */
#ifndef PAIDAN_TEXT_CSV_H
#define PAIDAN_TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum csv_fault {
	CSV_FINE,
	/* more bytes than the limit, or 16,384 fields; the rest was skipped */
	CSV_TOO_LONG,
	CSV_NUL,                 /* a NUL byte in column `column` */
	CSV_STRAY_QUOTE,         /* text after a closing quote, in column `column` */
	CSV_OPEN_QUOTE,          /* the file ended inside a quoted field that began in row `row` */
};

struct csv_row {
	uint64_t row;            /* 1-based, counting records, the header included */
	uint64_t line;           /* 1-based line of the file where the record begins */
	size_t count;            /* fields */
	const char *const *fields; /* NUL-terminated; valid until the callback returns */
	const size_t *lengths;
	enum csv_fault fault;    /* the first fault of the row, or CSV_FINE */
	size_t column;           /* 1-based field of the fault */
	const char *raw;         /* the record as it stood (cut at the limit), without line end */
	size_t raw_length;
};

/* False stops the reading; csv_feed then returns false. */
typedef bool csv_row_fn(void *ctx, const struct csv_row *row);

struct csv;
/* limit: most bytes of a record (0: 1 MiB). Blank lines are skipped. */
struct csv *csv_create(char delimiter, size_t limit, csv_row_fn *fn, void *ctx);
void csv_destroy(struct csv *csv);
/* last: no more bytes follow; an unended last row is delivered. */
bool csv_feed(struct csv *csv, const char *s, size_t n, bool last);

/*
 * Appends one field, quoted if it must be, neutralised against spreadsheet
 * formulas: a field that begins with = + - @ (also the wide ones), tab, CR or LF, blanks
 * before it or not, gets ' before it, unless it is a plain number.
 */
void csv_put(struct strbuf *out, const char *field, size_t n);

#endif
