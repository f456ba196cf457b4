/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/import.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"
#include "text/width.h"

#include "help.h"

const struct command commands[] = {
	{ "console", N_("[--script FILE]"), N_("Opens the console; so does paidan alone."),
	    console_options, console_main },
	{ "migrate", N_("[--dry-run]"), N_("Brings the database's schema up to this program's."),
	    migrate_options, migrate_main },
	{ "import",
	    N_("tickets FILE --channel CODE | registry FILE | units FILE | territories FILE | "
	       "history FILE"),
	    N_("Takes in appeals, the registry, units, territories or past cases from a CSV file."),
	    import_options, import_main },
	{ "city",
	    N_("check FILE | load FILE --from DATE | diff FILE [--at DATE] | "
	       "recompute [--at DATE] | show [--at DATE] | list"),
	    N_("Checks, loads and shows the rules of the city."), city_options, city_main },
	{ "calendar", N_("check FILE | load FILE"),
	    N_("Checks and loads holidays and make-up workdays."), NULL, calendar_main },
	{ "due", N_("TICKET"), N_("Explains when a ticket is due, line by line."), NULL, due_main },
	{ "letter", N_("NUMBER"), N_("Prints a letter to a unit as it was issued."), NULL, letter_main },
	{ "report", N_("gaps|rectifications [--from DAY] [--to DAY] [--csv]"),
	    N_("Tells what the registry did not say, or lists what citizens are not satisfied with."), report_options,
	    report_main },
	{ "verify", N_("[--from DATE] [--to DATE] [--seals FILE]"),
	    N_("Looks whether the record is what was written, and names what is not."),
	    verify_options, verify_main },
	{ "seal", N_("[--from DATE] [--to DATE]"),
	    N_("Seals the days that are over and prints the seals, to be kept elsewhere."),
	    seal_options, seal_main },
	{ "who-saw", N_("TICKET [--citizen] | --month MONTH"),
	    N_("Tells who was shown a citizen's data and why, and what is unusual about it."),
	    who_saw_options, who_saw_main },
	{ "admin",
	    N_("account list | account add LOGIN --name NAME --role ROLES … | "
	       "account role|unit|lock|unlock|confirm LOGIN … | account password [LOGIN] | "
	       "account history [LOGIN] | "
	       "export list | session list | session end PID --reason TEXT | session ended"),
	    N_("Keeps the accounts of those who work here; shows who is signed in, and ends "
	       "sessions."),
	    admin_options, admin_main },
	{ "pin", N_("[--remove]"), N_("Sets the PIN that lifts the lock of your console."),
	    pin_options, pin_main },
	{ "drafts", N_("passphrase | decrypt"),
	    N_("Gives encrypted drafts another passphrase, or puts them in clear again."), NULL,
	    drafts_main },
	{ "demo", N_("start | stop | status | reset [--yes] | open [LOGIN] | logins"),
	    N_("Runs a private server with an invented city to look at and to learn on."),
	    demo_options, demo_main },
	{ "tables", N_("[NAME]"), N_("Prints what manual pages and sample files are made from."),
	    NULL, tables_main },
};
const size_t command_count = ARRAY_LEN(commands);

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int
unknown_command(const char *name)
{
	struct nearest near;

	nearest_init(&near, name);
	nearest_try(&near, "help");
	for (size_t i = 0; i < command_count; i++)
		nearest_try(&near, commands[i].name);
	if (near.best)
		say_fault(_("there is no command \"%s\"; did you mean \"%s\"?"), name, near.best);
	else
		say_fault(
		    _("there is no command \"%s\"; \"paidan help\" shows those there are"), name);
	return EXIT_USAGE;
}

int
cli_usage(const char *name)
{
	const struct command *command = find_command(name);

	say_fault(_("usage: paidan %s %s"), name, _(command->usage));
	return EXIT_USAGE;
}

int
cli_unknown(const char *name, const struct nearest *word)
{
	if (!word->best)
		return cli_usage(name);
	say_fault(_("there is no command \"%s\"; did you mean \"%s\"?"), word->typed, word->best);
	return EXIT_USAGE;
}

/* `paidan help`, `paidan help NAME`, `paidan NAME --help`. */
static int
help(const char *name)
{
	const struct command *command = name ? find_command(name) : NULL;

	if (name && !command)
		return unknown_command(name);
	if (command)
		help_command(command);
	else
		help_overview();
	return EXIT_OK;
}

static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

static int
run_command(struct settings *settings, int argc, char **argv)
{
	/* Options before any name are those of the first command. */
	bool named = argc > 1 && argv[1][0] != '-';
	const struct command *command = named ? find_command(argv[1]) : &commands[0];

	if (!command)
		return unknown_command(argv[1]);
	optind = 0;
	return command->run(settings, argc - named, argv + named);
}

static int
dispatch(struct settings *settings, int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "";

	if (strcmp(first, "--version") == 0) {
		say("paidan %s", PAIDAN_VERSION);
		return EXIT_OK;
	}
	if (strcmp(first, "help") == 0)
		return help(argc > 2 ? argv[2] : NULL);
	if (asks_for_help(argc, argv))
		return help(first[0] == '-' ? NULL : first);
	return run_command(settings, argc, argv);
}

/*
 * What citizens wrote and what was typed, passwords too, stands in the memory: it goes into no file
 * when the program breaks down, and no other program of the same user reads it.
 */
static void
keep_memory(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

static int
prepare(const struct settings *settings)
{
	char *cause = NULL;

	if (settings->core_dumps == CORE_DUMPS_NEVER)
		keep_memory();
	session_verified(settings->tls == TLS_VERIFIED);
	say_encoding((enum encoding)settings->terminal_encoding);
	width_set_ambiguous(settings->ambiguous_width);
	if (*settings->log && !log_open(settings->log, &cause))
		return say_cause(EXIT_CANTWRITE, cause);
	return EXIT_OK;
}

int
cli_main(int argc, char **argv)
{
	struct settings settings;
	char *cause = NULL;
	int code;

	if (!settings_load(&settings, NULL, &argc, argv, &code, &cause)) {
		settings_finish(&settings);
		return say_cause(code, cause);
	}
	code = prepare(&settings);
	if (code == EXIT_OK)
		code = dispatch(&settings, argc, argv);
	log_close();
	settings_finish(&settings);
	/* A full disk under `paidan … >file` must not look like success. */
	if (fflush(stdout) != 0 || ferror(stdout)) {
		say_fault(_("the output could not be written"));
		return code ? code : EXIT_CANTWRITE;
	}
	return code;
}
