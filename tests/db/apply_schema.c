/* SPDX-License-Identifier: MIT */
/*
 * apply_schema [--dry-run]: brings the database of the PG* variables up to date, as
 * "paidan migrate" does, for tests that need nothing else of the program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "query/migrate.h"

/* English is enough here. */
const struct i18n_catalogue i18n_catalogues[1];
const size_t i18n_catalogue_count = 0;

static void
say(void *ctx, const char *line)
{
	puts(line);
}

int
main(int argc, char **argv)
{
	bool dry_run = argc == 2 && strcmp(argv[1], "--dry-run") == 0;
	PGconn *conn = PQconnectdb("");
	char *cause = NULL;
	int status = EXIT_OK;

	if (PQstatus(conn) != CONNECTION_OK) {
		fprintf(stderr, "apply_schema: %s", PQerrorMessage(conn));
		status = EXIT_NODB;
	} else if (!migrate_apply(conn, dry_run, say, NULL, &cause)) {
		fprintf(stderr, "apply_schema: %s\n", cause);
		free(cause);
		status = EXIT_SCHEMA;
	}
	PQfinish(conn);
	return status;
}
