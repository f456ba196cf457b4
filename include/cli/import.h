/* SPDX-License-Identifier: MIT */
/*
 * `paidan import KIND FILE …`: appeals, the registry, units, territories or the past from a CSV
 * file of another system. The good rows go in, a bad one is told with row and column. Exit:
 * EXIT_OK, EXIT_REFUSED if some rows were bad, EXIT_DATA if the file as a whole is, EXIT_NOINPUT
 * if it cannot be read.
 */
#ifndef PAIDAN_CLI_IMPORT_H
#define PAIDAN_CLI_IMPORT_H

#include "cli/commands.h"
#include "cli/option.h"

extern const struct cli_option import_options[];

#endif
