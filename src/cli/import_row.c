/* SPDX-License-Identifier: MIT */
#include "import_row.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "import_time.h"

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
text_at(const struct import_columns *c, const struct csv_row *row, size_t field)
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

static bool
is(struct import_text text, const char *s)
{
	return text.n == strlen(s) && strncasecmp(text.s, s, text.n) == 0;
}

static bool
read_time(struct import_text text, struct strbuf *made, char **why)
{
	if (import_time(text.s, text.n, made))
		return true;
	*why = xstrdup(_("not a time such as 2015-04-16 02:29"));
	return false;
}

/* "For good" is what lists say where a last day would stand. */
static bool
for_good(struct import_text text)
{
	static const char *const words[] = { "长期", "长期有效", "永久", "至今", "-", "—", "无" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (is(text, words[i]))
			return true;
	return text.n >= 4 && memcmp(text.s, "9999", 4) == 0;
}

static bool
read_day(struct import_text text, struct strbuf *made, char **why)
{
	static const char midnight[] = " 00:00:00";

	if (for_good(text))
		return true;
	if (import_time(text.s, text.n, made) && made->len == 10 + strlen(midnight) &&
	    strcmp(made->s + 10, midnight) == 0) {
		strbuf_splice(made, 10, strlen(midnight), "", 0);
		return true;
	}
	*why = xstrdup(_("not a day such as 2015-04-16"));
	return false;
}

/* The words of a table as people may write them: 主办 (lead), 协办 (assist). */
static char *
not_one_of(const struct import_word *words)
{
	struct strbuf all = STRBUF_INIT;
	const char *code = "";
	char *why;

	for (const struct import_word *w = words; w->said != NULL; w++) {
		if (strcmp(w->code, code) == 0)
			continue;
		code = w->code;
		if (strstr(strbuf_str(&all), code) == NULL)
			strbuf_addf(&all, "%s%s (%s)", all.len > 0 ? ", " : "", w->said, code);
	}
	why = xasprintf(_("not one of %s"), strbuf_str(&all));
	strbuf_finish(&all);
	return why;
}

static bool
read_word(const struct import_field *field, struct import_text text, struct strbuf *made,
    char **why)
{
	for (const struct import_word *w = field->words; w->said != NULL; w++) {
		if (!is(text, w->said) && !is(text, w->code))
			continue;
		strbuf_adds(made, w->code);
		return true;
	}
	*why = not_one_of(field->words);
	return false;
}

/* Bytes of a separator at s, 0 if there is none. */
static size_t
separator(const char *s, size_t n)
{
	static const char *const signs[] = { "、", "，", "；", "｜", "　", ",", ";", "|", "/", " " };

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (strlen(signs[i]) <= n && memcmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* Several values become one with a bar between. */
static void
read_list(struct import_text text, struct strbuf *made)
{
	bool apart = false;

	for (size_t i = 0; i < text.n;) {
		size_t n = separator(text.s + i, text.n - i);

		if (n > 0) {
			apart = made->len > 0;
			i += n;
			continue;
		}
		if (apart)
			strbuf_addc(made, '|');
		apart = false;
		strbuf_addc(made, text.s[i++]);
	}
}

/* One value as the database wants it; empty ones stay so. */
static bool
read_value(const struct import_field *field, struct import_text *text, struct strbuf *made,
    char **why)
{
	bool ok = true;

	if (text->s == NULL || field->value == VALUE_TEXT)
		return true;
	strbuf_clear(made);
	if (field->value == VALUE_TIME)
		ok = read_time(*text, made, why);
	else if (field->value == VALUE_DAY)
		ok = read_day(*text, made, why);
	else if (field->value == VALUE_WORD)
		ok = read_word(field, *text, made, why);
	else
		read_list(*text, made);
	*text = (struct import_text){ made->len > 0 ? made->s : NULL, made->len };
	return ok;
}

static bool
check_value(const struct import_field *field, struct import_text *text, struct strbuf *made,
    char **why)
{
	if (field->needed && text->s == NULL)
		*why = xasprintf(_("%s is missing"), _(field->label));
	else if (field->limit > 0 && text->n > field->limit)
		*why = xasprintf(_("%s is too long"), _(field->label));
	else
		return read_value(field, text, made, why);
	return false;
}

bool
import_row_check(const struct import_columns *c, const struct csv_row *row,
    struct import_scratch *scratch, struct import_text *values, char **cause)
{
	const struct import_kind *kind = c->kind;
	char *why = NULL;

	if (!check_shape(c, row, cause) || !check_characters(c, row, cause))
		return false;
	for (size_t f = 0; f < kind->count; f++) {
		values[f] = text_at(c, row, f);
		if (check_value(&kind->fields[f], &values[f], &scratch->made[f], &why))
			continue;
		fault(c, c->at[f], why, cause);
		free(why);
		return false;
	}
	if (kind->complete != NULL)
		kind->complete(values, scratch);
	return true;
}
