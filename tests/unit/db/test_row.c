/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/row.h"

struct thing {
	char *name;
	int n;
	int64_t big;
	bool yes;
	int64_t at;
};

static const struct row_field fields[] = {
	{ "name", ROW_TEXT, offsetof(struct thing, name) },
	{ "N", ROW_INT, offsetof(struct thing, n) },
	{ "big", ROW_BIGINT, offsetof(struct thing, big) },
	{ "yes", ROW_BOOL, offsetof(struct thing, yes) },
	{ "at", ROW_TIME, offsetof(struct thing, at) },
	ROW_END,
};

/* One row; a NULL value is NULL; `count` columns of at, yes, big, N, name. */
static PGresult *
result_of(int count, const char *const *values)
{
	static char names[5][8] = { "at", "yes", "big", "N", "name" };
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
	PGresAttDesc columns[5] = { { 0 } };

	for (int i = 0; i < count; i++)
		columns[i].name = names[i];
	assert_true(PQsetResultAttrs(r, count, columns));
	for (int i = 0; i < count; i++) {
		char *value = values[i] ? strdup(values[i]) : NULL;

		assert_true(PQsetvalue(r, 0, i, value, value ? (int)strlen(value) : -1));
		free(value);
	}
	return r;
}

static void
fills_all_types(void **state)
{
	const char *const values[] = {
		"-62135596800001", "t", "9223372036854775807", "-5", "阜阳\033[2J",
	};
	PGresult *r = result_of(5, values);
	struct thing t = { 0 };
	char *cause = NULL;

	assert_true(row_read(r, 0, fields, &t, &cause));
	assert_string_equal(t.name, "阜阳\033[2J");
	assert_int_equal(t.n, -5);
	assert_true(t.big == INT64_MAX);
	assert_true(t.yes);
	assert_true(t.at == -62135596800001);
	row_free(fields, &t);
	assert_null(t.name);
	assert_int_equal(t.n, 0);
	PQclear(r);
}

static void
null_has_a_value(void **state)
{
	const char *const values[] = { NULL, NULL, NULL, NULL, NULL };
	PGresult *r = result_of(5, values);
	struct thing t = { 0 };
	char *cause = NULL;

	assert_true(row_read(r, 0, fields, &t, &cause));
	assert_string_equal(t.name, "");
	assert_int_equal(t.n, 0);
	assert_true(t.big == 0 && !t.yes && t.at == INT64_MIN);
	row_free(fields, &t);
	PQclear(r);
}

static void
missing_column_is_named(void **state)
{
	const char *const values[] = { "1", "t", "1", "1" };
	PGresult *r = result_of(4, values);
	struct thing t = { 0 };
	char *cause = NULL;

	assert_false(row_read(r, 0, fields, &t, &cause));
	assert_non_null(strstr(cause, "\"name\""));
	free(cause);
	PQclear(r);
}

static void
wrong_value_leaves_nothing(void **state)
{
	static const char *const wrong[][5] = {
		{ "1", "t", "1", "2147483648", "x" },
		{ "1", "t", "1", "", "x" },
		{ "1", "t", "9223372036854775808", "1", "x" },
		{ "1", "yes", "1", "1", "x" },
		{ "2026-01-01", "t", "1", "1", "x" },
	};

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		PGresult *r = result_of(5, wrong[i]);
		struct thing t = { 0 };
		char *cause = NULL;

		assert_false(row_read(r, 0, fields, &t, &cause));
		assert_non_null(cause);
		assert_null(t.name);
		free(cause);
		PQclear(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_all_types),
		cmocka_unit_test(null_has_a_value),
		cmocka_unit_test(missing_column_is_named),
		cmocka_unit_test(wrong_value_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
