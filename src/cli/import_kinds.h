/* SPDX-License-Identifier: MIT */
/*
 * What can be imported: a row a kind, and in it a row a column. The reading of files, the messages
 * and what is sent to the database all follow these tables.
 */
#ifndef PAIDAN_CLI_IMPORT_KINDS_H
#define PAIDAN_CLI_IMPORT_KINDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "query/import.h"

#define IMPORT_MOST_FIELDS 16

enum import_value {
	VALUE_TEXT,
	VALUE_TIME,              /* as import_time reads it */
	VALUE_DAY,               /* the same without a time of day; 长期 and 9999-12-31 are none */
	VALUE_WORD,              /* one of the field's words */
	VALUE_LIST,              /* several, separated by any of 、，,；;/| or blanks */
};

/* What people write for a code; the code itself is taken too. */
struct import_word {
	const char *said;
	const char *code;
};

struct import_field {
	/* of the member in the JSON, and of the verdicts; NULL: it becomes part of another */
	const char *name;
	const char *label;       /* N_(): "the number", for what is missing; NULL: never is */
	/*
	 * Headings as they occur, the best first, blanks between; English ones in lower case,
	 * with _ for blanks and hyphens.
	 */
	const char *headings;
	enum import_value value;
	bool needed;             /* the column and a value in every row */
	size_t limit;            /* most bytes; 0: no matter */
	const struct import_word *words; /* VALUE_WORD, ends with a row of NULL */
	const char *instead;     /* the field whose column serves if there is none of its own */
};

/* What values borrow beyond the row itself; at rest all zero. */
struct import_scratch {
	struct strbuf made[IMPORT_MOST_FIELDS]; /* one a field */
};

void import_scratch_finish(struct import_scratch *scratch);

struct import_kind {
	const char *name;        /* the word after `import` */
	enum import_function function;
	bool channel;            /* needs --channel */
	/*
	 * Rows lean on earlier ones, so that a dry run is one transaction from the first to
	 * the last.
	 */
	bool together;
	const struct import_field *fields;
	size_t count;
	/* Fills in what can be told from other values; NULL: nothing. */
	void (*complete)(struct import_text *values, struct import_scratch *scratch);
};

extern const struct import_kind import_kinds[];
extern const size_t import_kind_count;

/* NULL if there is none of that name. */
const struct import_kind *import_kind_find(const char *name);

#endif
