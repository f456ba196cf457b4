/* SPDX-License-Identifier: MIT */
/*
 * The options of a subcommand: one table for the reader, the help and the manual
 * page. (Settings are flags too, but settings_load has taken them out before.)
 */
#ifndef PAIDAN_CLI_OPTION_H
#define PAIDAN_CLI_OPTION_H

#include <stddef.h>

struct cli_option {
	const char *name;  /* "dry-run" */
	int code;          /* what cli_next returns: any number from 1 on */
	const char *value; /* N_(): what the value is called ("FILE"), or NULL if there is none */
	const char *help;  /* N_(): one sentence */
};

/* What cli_next says besides the table's codes. */
#define CLI_END (-1)   /* no more options: operands begin at argv[optind] */
#define CLI_FAULT (-2) /* told on stderr: return EXIT_USAGE */

/*
 * The next option, in any place; its value is in optarg. A table ends with a row whose name is
 * NULL; NULL for a subcommand without options. Set optind = 0 before the first call (cli.c does for
 * subcommands).
 */
int cli_next(int argc, char **argv, const struct cli_option *options);

#endif
