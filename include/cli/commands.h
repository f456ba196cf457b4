/* SPDX-License-Identifier: MIT */
/* The subcommands, one file each, and the options they take. */
#ifndef PAIDAN_CLI_COMMANDS_H
#define PAIDAN_CLI_COMMANDS_H

#include "cli/cli.h"

command_fn admin_main, calendar_main, city_main, console_main, demo_main, drafts_main, due_main,
    import_main, letter_main, migrate_main, pin_main, report_main, seal_main, tables_main,
    verify_main, who_saw_main;

extern const struct cli_option admin_options[], city_options[], console_options[],
    migrate_options[], demo_options[], pin_options[],
    report_options[], seal_options[], verify_options[],
    who_saw_options[];

#endif
