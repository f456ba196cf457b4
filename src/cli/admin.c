/* SPDX-License-Identifier: MIT */
/* `paidan admin NOUN …`: what administrators do, a file each noun. */
#include "admin.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "text/sanitize.h"
#include "text/width.h"

/* Options of all nouns, for the help; each takes those it knows. */
const struct cli_option admin_options[] = {
	{ "reason", ADMIN_REASON, N_("TEXT"), N_("why; it is recorded, and shown to whom it concerns") },
	{ "from", ADMIN_FROM, N_("DATE"),
	    N_("the first day, 2026-01-01; from the beginning if not given") },
	{ "to", ADMIN_TO, N_("DATE"), N_("the last day; until today if not given") },
	{ "name", ADMIN_NAME, N_("NAME"), N_("of the person") },
	{ "role", ADMIN_ROLE, N_("ROLES"),
	    N_("dispatcher, coordinator, caller, seat, supervisor, liaison, monitor, registrar, "
	       "admin; several with commas between") },
	{ "platform", ADMIN_PLATFORM, N_("PLATFORM"), N_("by code or name; your own if not given") },
	{ "unit", ADMIN_UNIT, N_("UNIT"), N_("by code or name") },
	{ "trade", ADMIN_TRADE, N_("CATEGORIES"),
	    N_("what a monitor watches, with all below it; commas between") },
	{ "area", ADMIN_AREA, N_("TERRITORIES"),
	    N_("where a monitor watches, with all in it; commas between") },
	{ "password-file", ADMIN_PASSWORD_FILE, N_("FILE"),
	    N_("its first line is the password; - is standard input; else the terminal is asked") },
	{ "no-password", ADMIN_NO_PASSWORD, NULL,
	    N_("the login comes in by its Unix account or a certificate") },
	{ NULL, 0, NULL, NULL },
};

/* A noun is one row. */
static const struct {
	const char *name;
	int (*run)(const struct admin_order *order);
} nouns[] = {
	{ "account", admin_account },
	{ "export", admin_export },
	{ "session", admin_session },
};

void
admin_say_cells(const struct admin_cell *cells, size_t count)
{
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		char *clean = sanitize_line(cells[i].text);
		if (cells[i].width > 0) {
			width_fit(&line, clean, cells[i].width, ALIGN_LEFT);
			strbuf_addc(&line, ' ');
		} else {
			strbuf_adds(&line, clean);
		}
		free(clean);
	}
	say("%s", line.s);
	strbuf_finish(&line);
}

const struct admin_verb *
admin_find(
    const struct admin_verb *verbs, size_t count, const struct admin_order *order, int *code)
{
	struct nearest near;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(verbs[i].name, order->verb) != 0)
			continue;
		if (order->count >= verbs[i].least && order->count <= verbs[i].most)
			return &verbs[i];
		*code = cli_usage("admin");
		return NULL;
	}
	nearest_init(&near, order->verb);
	for (size_t i = 0; i < count; i++)
		nearest_try(&near, verbs[i].name);
	*code = cli_unknown("admin", &near);
	return NULL;
}

static int
unknown_noun(const char *typed)
{
	struct nearest near;

	nearest_init(&near, typed);
	for (size_t i = 0; i < ARRAY_LEN(nouns); i++)
		nearest_try(&near, nouns[i].name);
	return cli_unknown("admin", &near);
}

int
admin_main(struct settings *settings, int argc, char **argv)
{
	struct admin_order order = { .settings = settings };

	for (int code; (code = cli_next(argc, argv, admin_options)) != CLI_END;) {
		if (code == CLI_FAULT)
			return EXIT_USAGE;
		order.options[code] = optarg != NULL ? optarg : "";
	}
	if (argc - optind < 2)
		return cli_usage("admin");
	order.verb = argv[optind + 1];
	order.count = argc - optind - 2;
	order.words = argv + optind + 2;
	for (size_t i = 0; i < ARRAY_LEN(nouns); i++)
		if (strcmp(nouns[i].name, argv[optind]) == 0)
			return nouns[i].run(&order);
	return unknown_noun(argv[optind]);
}
