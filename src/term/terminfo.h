/* SPDX-License-Identifier: MIT */
/* What is known of a type of terminal. */
#ifndef PAIDAN_TERM_TERMINFO_H
#define PAIDAN_TERM_TERMINFO_H

#include <stdbool.h>

/* False, with the reason, for a type that is unknown or cannot address its cursor. */
bool terminfo_check(const char *term, char **cause);
/* A string of the terminal that ncurses has open, by terminfo name; NULL if it has none. */
const char *terminfo_string(const char *name);

#endif
