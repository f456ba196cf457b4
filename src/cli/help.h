/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_CLI_HELP_H
#define PAIDAN_CLI_HELP_H

struct command;

/* What `paidan help` and `paidan help NAME` print. */
void help_overview(void);
void help_command(const struct command *command);

#endif
