/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_CLI_ADMIN_H
#define PAIDAN_SRC_CLI_ADMIN_H

#include "cli/option.h"
#include "settings/settings.h"

/* Codes of admin_options. */
enum { ADMIN_REASON = 1, ADMIN_FROM, ADMIN_TO, ADMIN_OPTIONS };

struct admin_order {
	struct settings *settings;
	const char *verb;        /* list, end … */
	char **words;            /* what stands behind it */
	int count;
	const char *options[ADMIN_OPTIONS]; /* by code; NULL if not given */
};

/* A noun each: the exit code. */
int admin_session(const struct admin_order *order);

#endif
