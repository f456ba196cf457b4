/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_CLI_ADMIN_H
#define PAIDAN_SRC_CLI_ADMIN_H

#include <libpq-fe.h>

#include "cli/option.h"
#include "settings/settings.h"

/* Codes of admin_options. */
enum {
	ADMIN_REASON = 1,
	ADMIN_FROM,
	ADMIN_TO,
	ADMIN_NAME,
	ADMIN_ROLE,
	ADMIN_PLATFORM,
	ADMIN_UNIT,
	ADMIN_TRADE,
	ADMIN_AREA,
	ADMIN_PASSWORD_FILE,
	ADMIN_NO_PASSWORD,
	ADMIN_OPTIONS
};

struct admin_order {
	struct settings *settings;
	const char *verb;        /* list, end … */
	char **words;            /* what stands behind it */
	int count;
	const char *options[ADMIN_OPTIONS]; /* by code; NULL if not given */
};

/* A verb is one row. */
struct admin_verb {
	const char *name;
	int least, most;         /* words */
	int (*run)(PGconn *conn, const struct admin_order *order);
};

/* The row of the order; NULL if there is none or it has other words: said, and *code is set. */
const struct admin_verb *admin_find(
    const struct admin_verb *verbs, size_t count, const struct admin_order *order, int *code);

/* A noun each: the exit code. */
int admin_account(const struct admin_order *order);
int admin_export(const struct admin_order *order);
int admin_session(const struct admin_order *order);

struct admin_cell {
	const char *text;
	int width;               /* 0: the last one */
};

/* A line of a list: what is foreign is made harmless and cut to its column. */
void admin_say_cells(const struct admin_cell *cells, size_t count);

#endif
