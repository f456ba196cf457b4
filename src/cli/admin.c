/* SPDX-License-Identifier: MIT */
/* `paidan admin NOUN …`: what administrators do, a file each noun. */
#include "admin.h"

#include <getopt.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/vec.h"
#include "cli/commands.h"

/* Options of all nouns, for the help; each takes those it knows. */
const struct cli_option admin_options[] = {
	{ "reason", ADMIN_REASON, N_("TEXT"), N_("why; it is recorded, and shown to whom it concerns") },
	{ "from", ADMIN_FROM, N_("DATE"),
	    N_("the first day, 2026-01-01; from the beginning if not given") },
	{ "to", ADMIN_TO, N_("DATE"), N_("the last day; until today if not given") },
	{ NULL, 0, NULL, NULL },
};

/* A noun is one row. */
static const struct {
	const char *name;
	int (*run)(const struct admin_order *order);
} nouns[] = {
	{ "session", admin_session },
};

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
