/* SPDX-License-Identifier: MIT */
/*
 * Lines for people from the subcommands without a screen, in the encoding of
 * the user's terminal. What comes from outside must be sanitised by the caller.
 */
#ifndef PAIDAN_CLI_SAY_H
#define PAIDAN_CLI_SAY_H

#include "base/xalloc.h"
#include "text/encoding.h"

/* ENCODING_AUTO: from the locale's names in the environment. */
void say_encoding(enum encoding encoding);
/* One line on stdout; cli_main tells at the end if it could not be written. */
void say(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* One line on stderr, "paidan: " before it. */
void say_fault(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* The same for a sentence owned by the caller, which is freed; returns code, for `return
 * say_cause(EXIT_…, cause)`. */
int say_cause(int code, char *cause);

#endif
