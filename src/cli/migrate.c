/* SPDX-License-Identifier: MIT */
#include "query/migrate.h"

#include <getopt.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"

enum { OPTION_DRY_RUN = 1 };

const struct cli_option migrate_options[] = {
	{ "dry-run", OPTION_DRY_RUN, NULL, N_("tell what would be done, and do nothing") },
	{ NULL, 0, NULL, NULL },
};

static void
say_line(void *ctx, const char *line)
{
	say("%s", line);
}

int
migrate_main(struct settings *settings, int argc, char **argv)
{
	bool dry_run = false;
	char *cause = NULL;
	int option, code;

	while ((option = cli_next(argc, argv, migrate_options)) != CLI_END) {
		if (option == CLI_FAULT)
			return EXIT_USAGE;
		dry_run = true;
	}
	if (optind < argc)
		return cli_usage("migrate");
	PGconn *conn = session_open(settings->db, &code, &cause);
	if (!conn)
		return say_cause(code, cause);
	bool ok = migrate_apply(conn, dry_run, say_line, NULL, &cause);
	code = ok ? EXIT_OK : PQstatus(conn) == CONNECTION_OK ? EXIT_SCHEMA : EXIT_NODB;
	PQfinish(conn);
	return ok ? EXIT_OK : say_cause(code, cause);
}
