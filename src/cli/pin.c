/* SPDX-License-Identifier: MIT */
/* `paidan pin`: sets the PIN that lifts the lock of the console. It is asked for, never given. */
#include "query/pin.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "passphrase.h"
#include "settings/settings.h"

#define PIN_MOST 256

enum { OPTION_REMOVE = 1 };

const struct cli_option pin_options[] = {
	{ "remove", OPTION_REMOVE, NULL, N_("take the PIN away") },
	{ NULL, 0, NULL, NULL },
};

static int
say_answer(enum pin_answer answer, bool removed)
{
	if (answer == PIN_RIGHT)
		say("%s", removed ? _("The PIN is taken away.") : _("The PIN is set."));
	else if (answer == PIN_WAIT)
		say_fault("%s", _("too often wrong: wait a minute"));
	else
		say_fault("%s", _("the PIN is wrong"));
	return answer == PIN_RIGHT ? EXIT_OK : EXIT_NORIGHT;
}

/* Asks for what is needed; false, having said why. */
static bool
ask_pins(bool is_set, bool remove, char old[PIN_MOST], char fresh[PIN_MOST])
{
	char again[PIN_MOST] = "";
	bool same;

	*old = *fresh = '\0';
	if (is_set && !passphrase_ask(_("The PIN until now:"), old, PIN_MOST))
		return false;
	if (remove)
		return true;
	if (!passphrase_ask(_("A new PIN, six characters or more:"), fresh, PIN_MOST) ||
	    !passphrase_ask(_("The same again:"), again, PIN_MOST))
		return false;
	same = *fresh != '\0' && strcmp(fresh, again) == 0;
	explicit_bzero(again, sizeof again);
	if (!same)
		say_fault("%s", _("the two are not the same; nothing was changed"));
	return same;
}

static int
set_pin(PGconn *conn, bool remove)
{
	char old[PIN_MOST], fresh[PIN_MOST], sqlstate[6] = "", *cause = NULL;
	enum pin_answer answer = PIN_WRONG;
	bool is_set;
	int code = EXIT_REFUSED;

	if (!pin_is_set(conn, &is_set, sqlstate, &cause))
		return say_cause(session_refusal_exit(sqlstate), cause);
	if (ask_pins(is_set, remove, old, fresh))
		code = pin_set(conn, old, fresh, &answer, sqlstate, &cause)
		    ? say_answer(answer, remove)
		    : say_cause(session_refusal_exit(sqlstate), cause);
	explicit_bzero(old, sizeof old);
	explicit_bzero(fresh, sizeof fresh);
	return code;
}

int
pin_main(struct settings *settings, int argc, char **argv)
{
	bool remove = false;
	int option, code = EXIT_OK;

	while ((option = cli_next(argc, argv, pin_options)) != CLI_END) {
		if (option == CLI_FAULT)
			return EXIT_USAGE;
		remove = true;
	}
	if (optind < argc)
		return cli_usage("pin");
	PGconn *conn = session_open_checked(settings->db, &code);
	if (conn != NULL)
		code = set_pin(conn, remove);
	PQfinish(conn);
	return code;
}
