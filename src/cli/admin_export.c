/* SPDX-License-Identifier: MIT */
/* `paidan admin export list`: the files that were made of what is in the database. */
#include "query/ledger.h"

#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "city/calendar.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "query/sessions.h"

#include "admin.h"

static int
say_exports(PGconn *conn, const struct admin_order *order)
{
	struct export_line *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!exports_read(conn, order->options[ADMIN_FROM], order->options[ADMIN_TO], &items,
		&count, sqlstate, &cause))
		return say_cause(session_refusal_exit(sqlstate), cause);
	for (size_t i = 0; i < count; i++) {
		const struct export_line *e = &items[i];
		const struct admin_cell cells[] = { { e->number, 6 }, { e->at, 19 },
			{ e->login, 14 }, { e->name, 8 }, { host_label(e->host), 17 },
			{ e->what, 10 }, { e->scope, 0 } };

		admin_say_cells(cells, ARRAY_LEN(cells));
	}
	exports_free(items, count);
	return EXIT_OK;
}

int
admin_export(const struct admin_order *order)
{
	int code = EXIT_OK;

	if (strcmp(order->verb, "list") != 0 || order->count != 0)
		return cli_usage("admin");
	for (int i = ADMIN_FROM; i <= ADMIN_TO; i++) {
		if (order->options[i] != NULL && !city_is_date(order->options[i]))
			return cli_usage("admin");
	}
	PGconn *conn = session_open_checked(order->settings->db, &code);
	if (conn != NULL)
		code = say_exports(conn, order);
	PQfinish(conn);
	return code;
}
