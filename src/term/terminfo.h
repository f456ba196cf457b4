/* SPDX-License-Identifier: MIT */
/* What is known of a type of terminal. One is open at a time. */
#ifndef PAIDAN_TERM_TERMINFO_H
#define PAIDAN_TERM_TERMINFO_H

#include <stdbool.h>

/* False, with the reason, for a type that is unknown or cannot address its cursor. */
bool terminfo_open(const char *term, char **cause);
void terminfo_close(void);
/* By terminfo names. A string, or NULL; a flag; a number, or -1. */
const char *terminfo_string(const char *name);
bool terminfo_flag(const char *name);
int terminfo_number(const char *name);
/*
 * A copy without padding ("$<5>"): no terminal alive needs it. NULL gives "". The caller
 * frees.
 */
char *terminfo_plain(const char *s);
/* A string with its parameters; NULL gives "". The caller frees. */
char *terminfo_format(const char *s, int a, int b);

#endif
