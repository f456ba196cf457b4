/* SPDX-License-Identifier: MIT */
#include "db/row.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

/* Not PQfnumber: that folds case and reads quotes, and the name here is meant as it stands. */
static int
find_column(const PGresult *result, const char *name)
{
	for (int n = PQnfields(result), i = 0; i < n; i++)
		if (strcmp(PQfname(result, i), name) == 0)
			return i;
	return -1;
}

static bool
read_integer(const char *s, int64_t min, int64_t max, int64_t *out)
{
	char *end;
	long long v;

	errno = 0;
	v = strtoll(s, &end, 10);
	if (end == s || *end || errno == ERANGE || v < min || v > max)
		return false;
	*out = v;
	return true;
}

/* s is NULL for NULL. */
static bool
read_field(const char *s, enum row_type type, void *to)
{
	int64_t v = type == ROW_TIME ? INT64_MIN : 0;

	switch (type) {
	case ROW_TEXT:
		*(char **)to = xstrdup(s ? s : "");
		return true;
	case ROW_BOOL:
		if (s && strcmp(s, "t") != 0 && strcmp(s, "f") != 0)
			return false;
		*(bool *)to = s && *s == 't';
		return true;
	case ROW_INT:
		if (s && !read_integer(s, INT_MIN, INT_MAX, &v))
			return false;
		*(int *)to = (int)v;
		return true;
	case ROW_BIGINT:
	case ROW_TIME:
		if (s && !read_integer(s, INT64_MIN, INT64_MAX, &v))
			return false;
		*(int64_t *)to = v;
		return true;
	}
	return false;
}

bool
row_read(const PGresult *result, int i, const struct row_field *fields, void *out, char **cause)
{
	for (const struct row_field *f = fields; f->column; f++) {
		int n = find_column(result, f->column);
		const char *s;

		if (n < 0) {
			*cause = xasprintf(_("The database's answer has no column \"%s\"."),
			    f->column);
			goto fail;
		}
		s = PQgetisnull(result, i, n) ? NULL : PQgetvalue(result, i, n);
		if (!read_field(s, f->type, (char *)out + f->offset)) {
			*cause = xasprintf(
			    _("Column \"%s\" of the database's answer cannot hold \"%s\"."),
			    f->column, s);
			goto fail;
		}
	}
	return true;
fail:
	row_free(fields, out);
	return false;
}

static size_t
size_of(enum row_type type)
{
	switch (type) {
	case ROW_TEXT:
		return sizeof(char *);
	case ROW_INT:
		return sizeof(int);
	case ROW_BOOL:
		return sizeof(bool);
	case ROW_BIGINT:
	case ROW_TIME:
		return sizeof(int64_t);
	}
	return 0;
}

void
row_free(const struct row_field *fields, void *out)
{
	for (const struct row_field *f = fields; f->column; f++) {
		char *at = (char *)out + f->offset;

		if (f->type == ROW_TEXT)
			free(*(char **)(void *)at);
		memset(at, 0, size_of(f->type));
	}
}
