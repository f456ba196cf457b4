/* SPDX-License-Identifier: MIT */
#include "import_columns.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/sanitize.h"

static bool
begins(const char *s, size_t n, const char *with)
{
	size_t m = strlen(with);

	return m <= n && memcmp(s, with, m) == 0;
}

static bool
ends(const char *s, size_t n, const char *with)
{
	size_t m = strlen(with);

	return m <= n && memcmp(s + n - m, with, m) == 0;
}

void
import_trim(const char **s, size_t *n)
{
	static const char *const blanks[] = { " ", "\t", "\r", "\n", "\u3000", "\u00a0" };

	for (size_t i = 0; i < ARRAY_LEN(blanks); i++) {
		size_t m = strlen(blanks[i]);

		if (begins(*s, *n, blanks[i])) {
			*s += m;
			*n -= m;
			i = SIZE_MAX;   /* from the first blank again */
		} else if (ends(*s, *n, blanks[i])) {
			*n -= m;
			i = SIZE_MAX;
		}
	}
}

/* "* 联系电话（必填）：" is 联系电话; "Request ID" is request_id. */
static char *
plain_heading(const char *s, size_t n)
{
	static const char *const tails[] = { "(", "（", "[", "【", ":", "：", "*" };
	char *heading;

	import_trim(&s, &n);
	while (begins(s, n, "*")) {
		s++;
		n--;
	}
	for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
		const char *tail = memmem(s, n, tails[i], strlen(tails[i]));

		if (tail != NULL)
			n = (size_t)(tail - s);
	}
	import_trim(&s, &n);
	heading = xstrndup(s, n);
	for (char *p = heading; *p != '\0'; p++)
		*p = *p == ' ' || *p == '-' ? '_' : isascii(*p) ? (char)tolower(*p) : *p;
	return heading;
}

/* The place of a heading among those of a field: the lower, the better; -1: not one of them. */
static int
rank_of(const struct import_field *field, const char *heading)
{
	size_t n = strlen(heading);
	int rank = 0;

	for (const char *p = field->headings; *p != '\0'; rank++) {
		size_t m = strcspn(p, " ");

		if (n == m && memcmp(p, heading, n) == 0)
			return rank;
		p += m + strspn(p + m, " ");
	}
	return -1;
}

static void
place_columns(struct import_columns *c, const struct csv_row *row)
{
	int best[IMPORT_MOST_FIELDS];

	for (size_t f = 0; f < c->kind->count; f++)
		c->at[f] = NO_COLUMN;
	for (size_t i = 0; i < row->count; i++) {
		char *heading = plain_heading(row->fields[i], row->lengths[i]);

		for (size_t f = 0; f < c->kind->count; f++) {
			int rank = rank_of(&c->kind->fields[f], heading);

			if (rank < 0 || (c->at[f] != NO_COLUMN && rank >= best[f]))
				continue;
			best[f] = rank;
			c->at[f] = i;
		}
		free(heading);
	}
}

/* "工单号, 工单编号, 受理编号, number": some of what the column may be called, the last in English. */
static char *
examples(const struct import_field *field)
{
	struct strbuf out = STRBUF_INIT;
	const char *last = strrchr(field->headings, ' ') + 1, *p = field->headings;

	for (int i = 0; i < 3 && p < last; i++) {
		size_t m = strcspn(p, " ");

		strbuf_addf(&out, "%.*s, ", (int)m, p);
		p += m + 1;
	}
	strbuf_adds(&out, last);
	return strbuf_take(&out);
}

/* The first column that is needed and not there, as a sentence, or NULL. */
static char *
missing_column(const struct import_columns *c)
{
	for (size_t f = 0; f < c->kind->count; f++) {
		const struct import_field *field = &c->kind->fields[f];
		char *some, *cause;

		if (!field->needed || c->at[f] != NO_COLUMN)
			continue;
		some = examples(field);
		cause = xasprintf(_("the first row names no column for %s (%s)"), _(field->label),
		    some);
		free(some);
		return cause;
	}
	return NULL;
}

bool
import_columns_read(struct import_columns *c, const struct import_kind *kind,
    const struct csv_row *row, char **cause)
{
	char *why;

	c->kind = kind;
	place_columns(c, row);
	for (size_t f = 0; f < kind->count; f++)
		if (c->at[f] == NO_COLUMN && kind->fields[f].instead != NULL)
			c->at[f] = import_column_of(c, kind->fields[f].instead);
	why = missing_column(c);
	if (why != NULL) {
		*cause = why;
		return false;
	}
	c->count = row->count;
	c->headings = xcalloc(row->count, sizeof *c->headings);
	for (size_t i = 0; i < row->count; i++)
		c->headings[i] = sanitize_line(row->fields[i]);
	return true;
}

void
import_columns_finish(struct import_columns *c)
{
	for (size_t i = 0; c->headings != NULL && i < c->count; i++)
		free(c->headings[i]);
	free(c->headings);
	memset(c, 0, sizeof *c);
}

void
import_column_name(const struct import_columns *c, size_t column, struct strbuf *out)
{
	strbuf_addf(out, _("column %zu"), column + 1);
	if (column < c->count && c->headings[column][0] != '\0')
		strbuf_addf(out, " (%s)", c->headings[column]);
}

size_t
import_column_of(const struct import_columns *c, const char *name)
{
	for (size_t f = 0; f < c->kind->count; f++)
		if (c->kind->fields[f].name != NULL && strcmp(c->kind->fields[f].name, name) == 0)
			return c->at[f];
	return NO_COLUMN;
}

void
import_columns_unused(const struct import_columns *c, struct strbuf *out)
{
	for (size_t i = 0; i < c->count; i++) {
		bool used = false;

		for (size_t f = 0; f < c->kind->count; f++)
			used = used || c->at[f] == i;
		if (used)
			continue;
		strbuf_addf(out, "%s%s", out->len > 0 ? ", " : "", c->headings[i]);
	}
}
