/* SPDX-License-Identifier: MIT */
#include "demo.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"
#include "text/width.h"

enum { OPTION_YES = 1 };

const struct cli_option demo_options[] = {
	{ "yes", OPTION_YES, NULL, N_("do not ask before a reset") },
	{ NULL, 0, NULL, NULL },
};

struct order {
	struct settings *settings;
	const char *login; /* open: the operand, or the default */
	bool yes;
};

static void
say_connection(const struct demo *d, const char *login)
{
	char *conninfo = demo_conninfo(d, login, DEMO_DATABASE);

	say("%s", conninfo);
	free(conninfo);
}

static bool
start_and_fill(const struct demo *d, char **cause)
{
	if (!demo_running(d))
		say("%s", _("Starting the demo server…"));
	return demo_start(d, cause) && demo_fill(d, cause);
}

static int
run_start(struct demo *d, const struct order *order)
{
	char *cause = NULL;

	if (!start_and_fill(d, &cause))
		return say_cause(EXIT_NODB, cause);
	say("%s", _("The demo server runs. Its connection string:"));
	say_connection(d, order->login);
	return EXIT_OK;
}

static int
run_stop(struct demo *d, const struct order *order)
{
	char *cause = NULL;
	bool ran = demo_running(d);

	if (!demo_stop(d, &cause))
		return say_cause(EXIT_NODB, cause);
	say("%s", ran ? _("The demo server has stopped.") : _("The demo server does not run."));
	return EXIT_OK;
}

static int
run_status(struct demo *d, const struct order *order)
{
	if (!demo_running(d)) {
		say("%s", _("The demo server does not run."));
		return EXIT_NODB;
	}
	say("%s", _("The demo server runs. Its connection string:"));
	say_connection(d, order->login);
	return EXIT_OK;
}

static bool
confirm(const char *question)
{
	char answer[16] = "";

	say("%s", question);
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin))
		return false;
	return answer[0] == 'y' || answer[0] == 'Y';
}

static int
run_reset(struct demo *d, const struct order *order)
{
	char *cause = NULL;

	if (!order->yes &&
	    !confirm(_("All that was done in the demo city will be lost. Go on? (y/n)"))) {
		say("%s", _("Nothing was changed."));
		return EXIT_REFUSED;
	}
	char *old = xasprintf("%s.old", d->data);
	/* Out of the way in one step, so that a reset cut short leaves no half of a server. */
	bool ok = demo_stop(d, &cause) && demo_remove(d, old, &cause);
	if (ok && rename(d->data, old) == 0)
		ok = demo_remove(d, old, &cause);
	free(old);
	if (!ok)
		return say_cause(EXIT_NODB, cause);
	return run_start(d, order);
}

/* Replaces the connection by one of the demo's, and opens the console on it. */
static int
run_open(struct demo *d, const struct order *order)
{
	char *cause = NULL;
	char name[] = "console", *argv[] = { name, NULL };
	int code;

	if (!start_and_fill(d, &cause))
		return say_cause(EXIT_NODB, cause);
	free(order->settings->db);
	order->settings->db = demo_conninfo(d, order->login, DEMO_DATABASE);
	PGconn *conn = session_open(order->settings->db, &code, &cause);
	if (!conn && code != EXIT_NORIGHT)
		return say_cause(code, cause);
	if (!conn) {
		say_fault(
		    _("\"%s\" is no login of the demo city; \"paidan demo logins\" shows them: %s"),
		    order->login, cause);
		free(cause);
		return EXIT_NOACCOUNT;
	}
	PQfinish(conn);
	/* The console may stay open for hours, and others want to ask for the status. */
	close(d->lock_fd);
	d->lock_fd = -1;
	optind = 0;
	return console_main(order->settings, 1, argv);
}

static void
say_login(const PGresult *rows, int row)
{
	static const int columns[] = { 14, 10, 24 };
	struct strbuf line = STRBUF_INIT;

	for (int i = 0; i < 3; i++) {
		width_fit(&line, PQgetvalue(rows, row, i), columns[i], ALIGN_LEFT);
		strbuf_addc(&line, ' ');
	}
	strbuf_adds(&line, PQgetvalue(rows, row, 3));
	say("%s", line.s);
	strbuf_finish(&line);
}

static int
run_logins(struct demo *d, const struct order *order)
{
	/* Staff before the liaisons of some hundred units. */
	static const char sql[] =
	    "SELECT a.login, a.name, coalesce(string_agg(substr(g.rolname, 8), ',' ORDER BY "
	    "g.rolname), ''),"
	    "       coalesce(u.short_name, p.name)"
	    "  FROM paidan.account a JOIN paidan.platform p ON p.id = a.platform_id"
	    "  LEFT JOIN paidan.unit u ON u.id = a.unit_id"
	    "  LEFT JOIN pg_roles r ON r.rolname = a.login"
	    "  LEFT JOIN pg_auth_members m ON m.member = r.oid"
	    "  LEFT JOIN pg_roles g ON g.oid = m.roleid AND g.rolname LIKE 'paidan\\_%'"
	    "       AND g.rolname <> 'paidan_user'"
	    " GROUP BY a.login, a.name, a.unit_id, u.short_name, p.id, p.name"
	    " ORDER BY a.unit_id IS NOT NULL, p.id, a.login";
	char *cause = NULL;
	int code;

	if (!demo_running(d))
		return run_status(d, order);
	char *conninfo = demo_conninfo(d, DEMO_SUPERUSER, DEMO_DATABASE);
	PGconn *conn = session_open(conninfo, &code, &cause);
	free(conninfo);
	if (!conn)
		return say_cause(code, cause);
	PGresult *rows = PQexec(conn, sql);
	bool ok = PQresultStatus(rows) == PGRES_TUPLES_OK;
	if (!ok)
		cause = session_trouble(conn, rows);
	for (int i = 0; ok && i < PQntuples(rows); i++)
		say_login(rows, i);
	PQclear(rows);
	PQfinish(conn);
	return ok ? EXIT_OK : say_cause(EXIT_NODB, cause);
}

static const struct {
	const char *name;
	int (*run)(struct demo *d, const struct order *order);
} verbs[] = {
	{ "start", run_start },
	{ "stop", run_stop },
	{ "status", run_status },
	{ "reset", run_reset },
	{ "open", run_open },
	{ "logins", run_logins },
};

static int
unknown_verb(const char *typed)
{
	struct nearest near;

	nearest_init(&near, typed);
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		nearest_try(&near, verbs[i].name);
	return cli_unknown("demo", &near);
}

static int
run_verb(const char *name, const struct order *order)
{
	struct demo d;
	char *cause = NULL;

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, name) != 0)
			continue;
		int code = demo_open(&d, order->settings, &cause)
		    ? verbs[i].run(&d, order)
		    : say_cause(EXIT_CANTWRITE, cause);
		demo_close(&d);
		return code;
	}
	return unknown_verb(name);
}

int
demo_main(struct settings *settings, int argc, char **argv)
{
	struct order order = { settings, DEMO_LOGIN, false };
	int code;

	while ((code = cli_next(argc, argv, demo_options)) != CLI_END) {
		if (code == CLI_FAULT)
			return EXIT_USAGE;
		order.yes = true;
	}
	if (optind >= argc)
		return cli_usage("demo");
	const char *verb = argv[optind];
	int operands = argc - optind - 1;
	if (operands > (strcmp(verb, "open") == 0))
		return cli_usage("demo");
	if (operands)
		order.login = argv[optind + 1];
	return run_verb(verb, &order);
}
