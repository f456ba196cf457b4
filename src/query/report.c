/* SPDX-License-Identifier: MIT */
#include "query/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "ask.h"
#include "texts.h"

/* In the order of enum report. */
const struct query_text report_texts[] = {
	[REPORT_GAPS] = { "report: gaps",
	    "SELECT category_name, territory_name, kind, tickets, last_number, ruled, promoted"
	    " FROM paidan_api.gaps($1::date, $2::date)", NULL },
	[REPORT_RECTIFICATIONS] = { "report: rectifications",
	    "SELECT unit_name, number, title, territory_name, category_name, round, state, mode,"
	    " reason_name, words, owner_name, due, cause, measures FROM paidan_api.rectifications()"
	    " WHERE since >= coalesce($1::date, '-infinity') AND since <= coalesce($2::date, 'infinity')",
	    NULL },
	{ NULL, NULL, NULL },
};

bool
report_read(PGconn *conn, enum report report, const char *from, const char *to,
    struct report_table *out, char sqlstate[6], char **cause)
{
	const char *const params[] = { from, to };
	PGresult *r = query_ask(conn, report_texts[report].sql, 2, params, sqlstate, cause);

	if (r == NULL)
		return false;
	out->rows = (size_t)PQntuples(r);
	out->columns = (size_t)PQnfields(r);
	out->cells = xcalloc(out->rows * out->columns + 1, sizeof *out->cells);
	for (size_t i = 0; i < out->rows * out->columns; i++)
		out->cells[i] = xstrdup(
		    PQgetvalue(r, (int)(i / out->columns), (int)(i % out->columns)));
	PQclear(r);
	return true;
}

void
report_table_finish(struct report_table *t)
{
	for (size_t i = 0; i < t->rows * t->columns; i++)
		free(t->cells[i]);
	free(t->cells);
	memset(t, 0, sizeof *t);
}
