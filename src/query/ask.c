/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "query/refusal.h"

#include "shape.h"

PGresult *
query_ask(PGconn *conn, const char *sql, int n, const char *const *params, char sqlstate[6],
    char **cause)
{
	PGresult *result = PQexecParams(conn, sql, n, NULL, params, NULL, NULL, 0);
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);

	snprintf(sqlstate, 6, "%s", state ? state : "");
	if (PQresultStatus(result) == PGRES_TUPLES_OK)
		return result;
	if (PQstatus(conn) == CONNECTION_BAD)
		*cause = xstrdup(_("the connection to the database is lost"));
	else
		*cause = refusal_of_error(sqlstate, message ? message : PQerrorMessage(conn),
		    detail ? detail : "");
	PQclear(result);
	return NULL;
}

void *
query_rows(PGconn *conn, const char *sql, int n, const char *const *params,
    const struct row_field *fields, size_t size, size_t *count, char sqlstate[6], char **cause)
{
	PGresult *result = query_ask(conn, sql, n, params, sqlstate, cause);
	void *items;

	*count = 0;
	if (result == NULL)
		return NULL;
	items = rows_of_result(result, fields, size, count, cause);
	PQclear(result);
	return items;
}
