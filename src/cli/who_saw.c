/* SPDX-License-Identifier: MIT */
/* `paidan who-saw`: who was shown personal data, of a ticket, of a citizen, unusually. */
#include "query/ledger.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "city/calendar.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "model/ticket.h"
#include "query/sessions.h"
#include "settings/settings.h"

#include "admin.h"

enum { OPT_CITIZEN = 1, OPT_MONTH };

const struct cli_option who_saw_options[] = {
	{ "citizen", OPT_CITIZEN, NULL,
	    N_("also of other tickets of the same citizen, known by number or identity") },
	{ "month", OPT_MONTH, N_("MONTH"), N_("what is unusual about the readings of it, 2026-11") },
	{ NULL, 0, NULL, NULL },
};

static int
say_readings(PGconn *conn, const char *number, bool citizen)
{
	struct reading *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!readings_read(conn, number, citizen, &items, &count, sqlstate, &cause))
		return say_cause(session_refusal_exit(sqlstate), cause);
	for (size_t i = 0; i < count; i++) {
		const struct reading *r = &items[i];
		char *why = xasprintf("%s%s%s", r->reason, *r->text != '\0' ? ": " : "", r->text);
		const struct admin_cell cells[] = { { r->number, 13 }, { r->at, 19 },
			{ r->login, 12 }, { r->name, 8 }, { r->unit, 10 },
			{ personal_label(r->field), 16 }, { host_label(r->host), 17 }, { why, 0 } };

		admin_say_cells(cells, ARRAY_LEN(cells));
		free(why);
	}
	if (count == 0)
		say("%s", _("Nobody has looked at the citizen's data of this ticket."));
	readings_free(items, count);
	return EXIT_OK;
}

static int
say_unusual(PGconn *conn, const char *month)
{
	struct unusual *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;
	char *day = xasprintf("%s-01", month);
	bool ok = unusual_read(conn, day, &items, &count, sqlstate, &cause);

	free(day);
	if (!ok)
		return say_cause(session_refusal_exit(sqlstate), cause);
	for (size_t i = 0; i < count; i++) {
		char *text = unusual_text(&items[i]);
		char *last = xasprintf(_("%s; last %s, %s"), text, items[i].at, items[i].number);
		const struct admin_cell cells[] = { { items[i].login, 14 }, { items[i].name, 10 },
			{ last, 0 } };

		admin_say_cells(cells, ARRAY_LEN(cells));
		free(last);
		free(text);
	}
	if (count == 0)
		say("%s", _("Nothing unusual was read in this month."));
	unusual_free(items, count);
	return EXIT_OK;
}

static bool
is_month(const char *text)
{
	char *day = xasprintf("%s-01", text);
	bool ok = strlen(text) == 7 && city_is_date(day);

	free(day);
	if (!ok)
		say_fault(_("--month: a month such as 2026-11, not \"%s\""), text);
	return ok;
}

int
who_saw_main(struct settings *settings, int argc, char **argv)
{
	const char *month = NULL;
	bool citizen = false;
	int code = EXIT_OK;

	for (int option; (option = cli_next(argc, argv, who_saw_options)) != CLI_END;) {
		if (option == CLI_FAULT || (option == OPT_MONTH && !is_month(optarg)))
			return EXIT_USAGE;
		month = option == OPT_MONTH ? optarg : month;
		citizen = citizen || option == OPT_CITIZEN;
	}
	if (argc - optind != (month != NULL ? 0 : 1) || (citizen && month != NULL))
		return cli_usage("who-saw");
	PGconn *conn = session_open_checked(settings->db, &code);
	if (conn == NULL)
		return code;
	code = month != NULL ? say_unusual(conn, month) : say_readings(conn, argv[optind], citizen);
	PQfinish(conn);
	return code;
}
