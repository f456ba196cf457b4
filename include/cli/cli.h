/* SPDX-License-Identifier: MIT */
/* The command line: subcommands are rows of one table in cli.c. */
#ifndef PAIDAN_CLI_CLI_H
#define PAIDAN_CLI_CLI_H

#include <stddef.h>

#include "cli/option.h"

struct settings;
struct nearest;

/* argv[0] is the subcommand's name; returns an exit code of base/exitcode.h. */
typedef int command_fn(struct settings *settings, int argc, char **argv);

struct command {
	const char *name;
	const char *usage;                /* N_(): what follows the name, or "" */
	const char *help;                 /* N_(): one sentence */
	const struct cli_option *options; /* or NULL */
	command_fn *run;
};

/* In the order of the help; the first is what `paidan` alone runs. */
extern const struct command commands[];
extern const size_t command_count;

int cli_main(int argc, char **argv);
/* "Usage: paidan NAME …" on stderr, for wrong operands; returns EXIT_USAGE. */
int cli_usage(const char *name);
/* The word after NAME is none of its: says which was meant, or the usage; returns EXIT_USAGE. */
int cli_unknown(const char *name, const struct nearest *word);

#endif
