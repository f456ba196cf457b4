/* SPDX-License-Identifier: MIT */
/* `paidan city`: the rule pack of a city is checked, loaded, compared and shown. */
#include "city/pack.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/vec.h"
#include "city/calendar.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "query/rules.h"
#include "settings/settings.h"
#include "text/sanitize.h"

#include "faults.h"

enum { OPTION_FROM = 1, OPTION_AT };

const struct cli_option city_options[] = {
	{ "from", OPTION_FROM, N_("DATE"), N_("load: the first day on which the rules are in force") },
	{ "at", OPTION_AT, N_("DATE"),
	    N_("diff, show, recompute: the rules in force on that day; today if not given") },
	{ NULL, 0, NULL, NULL },
};

struct order {
	const char *db, *path;  /* path: NULL for a verb without a file */
	const char *from, *at;  /* NULL if not given */
};

static int
read_pack(const char *path, struct city_pack *pack)
{
	struct city_faults faults = { 0 };
	char *cause = NULL;

	int code = city_pack_read(path, pack, &faults, &cause) ? faults_say(path, &faults)
							       : say_cause(EXIT_NOINPUT, cause);
	city_faults_finish(&faults);
	return code;
}

static int
refused(const char *sqlstate, char *cause)
{
	return say_cause(session_refusal_exit(sqlstate), cause);
}

static int
run_check(const struct order *order)
{
	struct city_pack pack = { 0 };
	int code = read_pack(order->path, &pack);

	city_pack_finish(&pack);
	return code;
}

static int
run_load(const struct order *order)
{
	struct city_pack pack = { 0 };
	char sqlstate[6], *cause = NULL;
	PGconn *conn = NULL;
	int version, code = EXIT_USAGE;

	if (!order->from) {
		say_fault("%s",
		    _("--from says on which day the rules come into force; it must be given"));
		return EXIT_USAGE;
	}
	code = read_pack(order->path, &pack);
	if (code == EXIT_OK)
		conn = session_open_first(order->db, &code);
	if (!conn)
		goto out;
	if (rules_load(conn, pack.json, pack.source, order->from, &version, sqlstate, &cause))
		say(_("version %d of the rules, in force from %s"), version, order->from);
	else
		code = refused(sqlstate, cause);
out:
	PQfinish(conn);
	city_pack_finish(&pack);
	return code;
}

static void
say_change(const struct rules_change *change)
{
	char *line = xasprintf("%s: %s → %s", change->path,
	    change->before ? change->before : _("(nothing)"),
	    change->after ? change->after : _("(nothing)"));
	char *clean = sanitize_line(line);

	say("%s", clean);
	free(clean);
	free(line);
}

static int
run_diff(const struct order *order)
{
	struct city_pack pack = { 0 };
	struct rules_changes changes = { 0 };
	char sqlstate[6], *cause = NULL;
	PGconn *conn = NULL;
	int code = read_pack(order->path, &pack);

	if (code == EXIT_OK)
		conn = session_open_checked(order->db, &code);
	if (!conn)
		goto out;
	if (!rules_diff(conn, pack.json, order->at, &changes, sqlstate, &cause))
		code = refused(sqlstate, cause);
	for (size_t i = 0; i < changes.count; i++)
		say_change(&changes.items[i]);
out:
	PQfinish(conn);
	rules_changes_finish(&changes);
	city_pack_finish(&pack);
	return code;
}

/* A pack is text that somebody else loaded: it is shown line by line, made harmless. */
static void
say_source(const char *source)
{
	for (; *source; source += strcspn(source, "\n"), source += *source == '\n') {
		char *line = xstrndup(source, strcspn(source, "\n"));
		char *clean = sanitize_line(line);
		say("%s", clean);
		free(clean);
		free(line);
	}
}

static int
run_show(const struct order *order)
{
	struct rules_versions found = { 0 };
	char sqlstate[6], *cause = NULL;
	int code = EXIT_OK;
	PGconn *conn = session_open_checked(order->db, &code);

	if (!conn)
		return code;
	if (!rules_at(conn, order->at, &found, sqlstate, &cause)) {
		code = refused(sqlstate, cause);
	} else if (found.count == 0) {
		say_fault("%s", _("no rules are in force on that day"));
		code = EXIT_REFUSED;
	} else {
		say_source(found.items[0].source);
	}
	rules_versions_finish(&found);
	PQfinish(conn);
	return code;
}

static int
run_list(const struct order *order)
{
	struct rules_versions found = { 0 };
	char sqlstate[6], *cause = NULL;
	int code = EXIT_OK;
	PGconn *conn = session_open_checked(order->db, &code);

	if (!conn)
		return code;
	if (!rules_list(conn, &found, sqlstate, &cause))
		code = refused(sqlstate, cause);
	for (size_t i = 0; i < found.count; i++) {
		const struct rules_version *v = &found.items[i];
		char *by = sanitize_line(v->loaded_by);
		/* What the program brought was loaded by nobody. */
		if (*by)
			say(_("version %d, in force from %s; loaded %s by %s"), v->version,
			    v->effective_from, v->loaded_at, by);
		else
			say(_("version %d, in force from %s; loaded %s"), v->version,
			    v->effective_from, v->loaded_at);
		free(by);
	}
	rules_versions_finish(&found);
	PQfinish(conn);
	return code;
}

/* Loading rules leaves running clocks alone; whoever wants them moved says so here. */
static int
run_recompute(const struct order *order)
{
	struct rules_versions found = { 0 };
	char sqlstate[6], *cause = NULL;
	int clocks, code = EXIT_OK;
	PGconn *conn = session_open_checked(order->db, &code);

	if (!conn)
		return code;
	if (!rules_at(conn, order->at, &found, sqlstate, &cause)) {
		code = refused(sqlstate, cause);
	} else if (found.count == 0) {
		say_fault("%s", _("no rules are in force on that day"));
		code = EXIT_REFUSED;
	} else if (!rules_recompute(conn, found.items[0].version, &clocks, sqlstate, &cause)) {
		code = refused(sqlstate, cause);
	} else {
		say(_("%d running clocks follow version %d of the rules"), clocks,
		    found.items[0].version);
	}
	rules_versions_finish(&found);
	PQfinish(conn);
	return code;
}

/* Which options a verb takes, and whether a file. */
static const struct verb {
	const char *name;
	int (*run)(const struct order *order);
	bool file, from, at;
} verbs[] = {
	{ "check", run_check, .file = true },
	{ "load", run_load, .file = true, .from = true },
	{ "diff", run_diff, .file = true, .at = true },
	{ "show", run_show, .at = true },
	{ "list", run_list, false, false, false },
	{ "recompute", run_recompute, .at = true },
};

/* NULL, having said so, if there is none. */
static const struct verb *
find_verb(const char *name)
{
	struct nearest near;

	nearest_init(&near, name);
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
		nearest_try(&near, verbs[i].name);
	}
	cli_unknown("city", &near);
	return NULL;
}

static bool
take_date(const char **slot, const char *name, const char *value)
{
	*slot = value;
	if (city_is_date(value))
		return true;
	say_fault(_("--%s: a date such as 2026-10-01, not \"%s\""), name, value);
	return false;
}

int
city_main(struct settings *settings, int argc, char **argv)
{
	struct order order = { .db = settings->db };
	int option;

	while ((option = cli_next(argc, argv, city_options)) != CLI_END) {
		if (option == CLI_FAULT)
			return EXIT_USAGE;
		if (option == OPTION_FROM ? !take_date(&order.from, "from", optarg)
					  : !take_date(&order.at, "at", optarg))
			return EXIT_USAGE;
	}
	if (optind == argc)
		return cli_usage("city");
	const struct verb *verb = find_verb(argv[optind]);
	if (!verb)
		return EXIT_USAGE;
	if (argc - optind - 1 != verb->file || (order.from && !verb->from) ||
	    (order.at && !verb->at))
		return cli_usage("city");
	order.path = verb->file ? argv[optind + 1] : NULL;
	return verb->run(&order);
}
