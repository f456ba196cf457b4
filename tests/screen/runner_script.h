/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_TESTS_SCREEN_RUNNER_SCRIPT_H
#define PAIDAN_TESTS_SCREEN_RUNNER_SCRIPT_H

#include "runner.h"

struct run {
	struct world *world;
	char *current;           /* the console that lines without a name speak to */
	struct console *console; /* of this line */
};

/* False: *cause says why in words. */
typedef bool command_fn(struct run *run, const char *arguments, char **cause);

struct command {
	const char *name;
	command_fn *fn;
	bool needs_console;
};

/* runner_checks.c */
command_fn cmd_wait;
command_fn cmd_gone;
command_fn cmd_expect;
command_fn cmd_forbid;
command_fn cmd_cursor;
command_fn cmd_cursor_on;
command_fn cmd_style;
command_fn cmd_bytes;
command_fn cmd_bells;
command_fn cmd_same;
command_fn cmd_idle;

/* Until all that the program has written is on the screen. */
bool sync_now(struct run *run, char **cause);

/* NULL if there is none. */
const struct command *command_find(const char *name, size_t n);
/* The bytes since the last key, readable. */
void print_raw(const struct console *c, const char *prefix);

/* `shell`: runs it while the consoles go on. */
bool run_shell(struct world *w, const char *command, char **cause);

#endif
