/* SPDX-License-Identifier: MIT */
/*
 * The log: off unless log_open was called; one line a call, time first, written
 * to a file of mode 0600, never to the terminal. Only main, cli and view log;
 * libraries report through `cause`. Never log citizens' text or passwords.
 */
#ifndef PAIDAN_BASE_LOG_H
#define PAIDAN_BASE_LOG_H

#include <stdbool.h>

#include "base/xalloc.h"

bool log_open(const char *path, char **cause);
void log_close(void);
void log_line(const char *fmt, ...) PRINTF_LIKE(1, 2);

#endif
