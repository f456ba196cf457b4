/* SPDX-License-Identifier: MIT */
#include "import_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "import_time.h"
#include "text/utf8.h"

/* Of a title cut from the text; the bytes bound what marks may pile up on a character. */
#define TITLE_CHARACTERS 30
#define TITLE_BYTES 200
#define NUMBER_LONGEST 64       /* bytes: what is longer is a text in the wrong column */

void
import_scratch_finish(struct import_scratch *scratch)
{
	strbuf_finish(&scratch->title);
	strbuf_finish(&scratch->place);
	strbuf_finish(&scratch->received);
}

bool
import_row_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->lengths[i] > 0)
			return false;
	return row->fault == CSV_FINE;
}

/* "column 3 (内容): what is wrong", or without the column if there is none. */
static bool
fault(const struct import_columns *c, size_t column, const char *what, char **cause)
{
	struct strbuf sentence = STRBUF_INIT;

	if (column != NO_COLUMN) {
		import_column_name(c, column, &sentence);
		strbuf_adds(&sentence, ": ");
	}
	strbuf_adds(&sentence, what);
	*cause = strbuf_take(&sentence);
	return false;
}

static bool
check_shape(const struct import_columns *c, const struct csv_row *row, char **cause)
{
	size_t column = row->column > 0 ? row->column - 1 : NO_COLUMN;
	char *what;

	switch (row->fault) {
	case CSV_FINE:
		break;
	case CSV_TOO_LONG:
		return fault(c, NO_COLUMN, _("the row is too long"), cause);
	case CSV_NUL:
		return fault(c, column, _("a NUL byte"), cause);
	case CSV_STRAY_QUOTE:
		return fault(c, column, _("text after the closing quote"), cause);
	case CSV_OPEN_QUOTE:
		return fault(c, column, _("the quote is never closed"), cause);
	}
	if (row->count == c->count)
		return true;
	what = xasprintf(_("%zu columns where the first row has %zu"), row->count, c->count);
	fault(c, NO_COLUMN, what, cause);
	free(what);
	return false;
}

/*
 * Bytes that mean nothing have become U+FFFD in the decoder. One that was in the file as such
 * tells of the same damage, done earlier.
 */
static bool
check_characters(const struct import_columns *c, const struct csv_row *row, char **cause)
{
	size_t i = 0;

	while (i < row->count && memmem(row->fields[i], row->lengths[i], "\uFFFD", 3) == NULL)
		i++;
	return i == row->count ||
	    fault(c, i, _("bytes that are no character in this encoding"), cause);
}

static struct import_text
text_at(const struct import_columns *c, const struct csv_row *row, enum import_field field)
{
	struct import_text t = { NULL, 0 };

	if (c->at[field] == NO_COLUMN)
		return t;
	t.s = row->fields[c->at[field]];
	t.n = row->lengths[c->at[field]];
	import_trim(&t.s, &t.n);
	if (t.n == 0)
		t.s = NULL;
	return t;
}

static struct import_text
text_of(const struct strbuf *b)
{
	return (struct import_text){ b->len > 0 ? b->s : NULL, b->len };
}

/* Whether a sentence or a line ends at s. */
static bool
is_end(const char *s, size_t n)
{
	static const char *const stops[] = { "。", "！", "？", "；", "\n", "\r" };

	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		if (strlen(stops[i]) <= n && memcmp(s, stops[i], strlen(stops[i])) == 0)
			return true;
	return false;
}

/* The first sentence of the text; a long one is cut between characters, and … says so. */
static void
cut_title(struct import_text body, struct strbuf *title)
{
	const char *mark = "";
	size_t end = 0;

	while (end < body.n && is_end(body.s + end, body.n - end))
		end = utf8_next(body.s, body.n, end);
	for (int i = 0; end < body.n && !is_end(body.s + end, body.n - end); i++) {
		size_t next = utf8_next(body.s, body.n, end);

		if (i == TITLE_CHARACTERS || next > TITLE_BYTES) {
			mark = "…";
			break;
		}
		end = next;
	}
	strbuf_clear(title);
	strbuf_add(title, body.s, end);
	strbuf_adds(title, mark);
}

/* The division goes before the address, unless the address names it already. */
static void
join_place(struct import_text area, struct import_text address, struct strbuf *place)
{
	strbuf_clear(place);
	if (area.s != NULL &&
	    (address.s == NULL || memmem(address.s, address.n, area.s, area.n) == NULL))
		strbuf_add(place, area.s, area.n);
	if (address.s != NULL)
		strbuf_add(place, address.s, address.n);
}

static bool
check_time(const struct import_columns *c, struct import_text text, struct strbuf *received,
    char **cause)
{
	strbuf_clear(received);
	if (text.s == NULL || import_time(text.s, text.n, received))
		return true;
	return fault(c, c->at[FIELD_TIME], _("not a time such as 2015-04-16 02:29"), cause);
}

bool
import_row_check(const struct import_columns *c, const struct csv_row *row,
    struct import_scratch *scratch, struct import_record *out, char **cause)
{
	struct import_record r = { .row = row->row };

	if (!check_shape(c, row, cause) || !check_characters(c, row, cause))
		return false;
	r.number = text_at(c, row, FIELD_NUMBER);
	if (r.number.s == NULL)
		return fault(c, c->at[FIELD_NUMBER], _("the number is missing"), cause);
	if (r.number.n > NUMBER_LONGEST)
		return fault(c, c->at[FIELD_NUMBER], _("the number is too long"), cause);
	r.body = text_at(c, row, FIELD_TEXT);
	if (r.body.s == NULL)
		return fault(c, c->at[FIELD_TEXT], _("the text is missing"), cause);
	if (!check_time(c, text_at(c, row, FIELD_TIME), &scratch->received, cause))
		return false;
	r.received = text_of(&scratch->received);
	r.title = text_at(c, row, FIELD_TITLE);
	if (r.title.s == NULL) {
		cut_title(r.body, &scratch->title);
		r.title = text_of(&scratch->title);
	}
	join_place(text_at(c, row, FIELD_AREA), text_at(c, row, FIELD_PLACE), &scratch->place);
	r.place = text_of(&scratch->place);
	r.name = text_at(c, row, FIELD_NAME);
	r.phone = text_at(c, row, FIELD_PHONE);
	r.territory = text_at(c, row, FIELD_TERRITORY);
	r.category = text_at(c, row, FIELD_CATEGORY);
	*out = r;
	return true;
}
