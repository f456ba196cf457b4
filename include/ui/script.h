/* SPDX-License-Identifier: MIT */
/*
 * Keys from a file, for tests and demonstrations: one line a step; the next step
 * only when the console is idle (nothing asked, nothing to send).
 *   key KEYS       plain text and <Enter> <Esc> <C-l> …
 *   :COMMAND       a command line, as typed at the prompt
 *   wait MS        gives live updates time
 *   # comment
 * A < in plain text is written <lt>.
 * A key or command that cannot be understood ends the console with EXIT_DATA and file:line.
 */
#ifndef PAIDAN_UI_SCRIPT_H
#define PAIDAN_UI_SCRIPT_H

#include <stdbool.h>

struct app;
struct script;

struct script *script_open(struct app *app, const char *path, char **cause);
void script_close(struct script *s);
/* The console is idle: plays the next step. False when the script has ended. */
bool script_step(struct script *s);
/* A wait step is running: nothing to play before its time. */
bool script_waits(const struct script *s);

#endif
