/* SPDX-License-Identifier: MIT */
/*
 * Every statement of the client against a fresh schema: it can be prepared, and its columns
 * are those that are read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <libpq-fe.h>

#include "query/migrate.h"
#include "query/texts.h"

static void
ignore(void *ctx, const char *line)
{
}

static int
setup(void **state)
{
	PGconn *conn = PQconnectdb("");
	char *cause = NULL;

	if (PQstatus(conn) != CONNECTION_OK || !migrate_apply(conn, false, ignore, NULL, &cause)) {
		print_error("%s %s\n", PQerrorMessage(conn), cause != NULL ? cause : "");
		free(cause);
		PQfinish(conn);
		return -1;
	}
	*state = conn;
	return 0;
}

static int
teardown(void **state)
{
	PQfinish(*state);
	return 0;
}

static void
check_columns(const struct query_text *text, const PGresult *described)
{
	for (const struct row_field *f = text->fields; f != NULL && f->column != NULL; f++) {
		if (PQfnumber(described, f->column) < 0)
			fail_msg("%s: there is no column %s", text->name, f->column);
	}
}

static void
check(PGconn *conn, const struct query_text *text)
{
	PGresult *prepared = PQprepare(conn, "", text->sql, 0, NULL);
	PGresult *described;

	if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", text->name, PQerrorMessage(conn));
	described = PQdescribePrepared(conn, "");
	assert_int_equal(PQresultStatus(described), PGRES_COMMAND_OK);
	check_columns(text, described);
	PQclear(prepared);
	PQclear(described);
}

static void
all_can_be_prepared(void **state)
{
	for (const struct query_text *const *table = query_texts; *table != NULL; table++) {
		for (const struct query_text *text = *table; text->name != NULL; text++)
			check(*state, text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_can_be_prepared),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
