/* SPDX-License-Identifier: MIT */
/* `paidan calendar`: holidays and make-up workdays are checked and loaded. */
#include "city/calendar.h"

#include <getopt.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "query/rules.h"
#include "settings/settings.h"

#include "faults.h"

static int
read_calendar(const char *path, struct city_calendar *calendar)
{
	struct city_faults faults = { 0 };
	char *cause = NULL;

	int code = city_calendar_read(path, calendar, &faults, &cause)
	    ? faults_say(path, &faults)
	    : say_cause(EXIT_NOINPUT, cause);
	city_faults_finish(&faults);
	return code;
}

/* Year by year, each a transaction of its own: the same command takes up where it was stopped. */
static int
load_years(PGconn *conn, const struct city_calendar *calendar)
{
	char sqlstate[6], *cause = NULL;

	for (size_t i = 0; i < calendar->count; i++) {
		const struct city_year *year = &calendar->years[i];
		int recomputed;
		if (!calendar_load(conn, calendar->code, year->year, year->json, year->published,
			&recomputed, sqlstate, &cause))
			return say_cause(session_refusal_exit(sqlstate), cause);
		say(_("%s %d: %zu days; %d deadlines waited for it and are computed again"),
		    calendar->code, year->year, year->days, recomputed);
	}
	return EXIT_OK;
}

int
calendar_main(struct settings *settings, int argc, char **argv)
{
	struct city_calendar calendar = { 0 };
	struct nearest near;

	if (cli_next(argc, argv, NULL) != CLI_END)
		return EXIT_USAGE;
	if (argc - optind != 2)
		return cli_usage("calendar");
	nearest_init(&near, argv[optind]);
	nearest_try(&near, "check");
	nearest_try(&near, "load");
	bool load = strcmp(argv[optind], "load") == 0;
	if (!load && strcmp(argv[optind], "check") != 0)
		return cli_unknown("calendar", &near);
	int code = read_calendar(argv[optind + 1], &calendar);
	PGconn *conn = load && code == EXIT_OK ? session_open_checked(settings->db, &code) : NULL;
	if (conn)
		code = load_years(conn, &calendar);
	PQfinish(conn);
	city_calendar_finish(&calendar);
	return code;
}
