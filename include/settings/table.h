/* SPDX-License-Identifier: MIT */
/* The option table: one row an option. */
#ifndef PAIDAN_SETTINGS_TABLE_H
#define PAIDAN_SETTINGS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct settings;

enum setting_type {
	SETTING_PATH,     /* char *; "~/" at its beginning is the home folder */
	SETTING_CONNINFO, /* char *; a connection string of libpq */
	SETTING_NUMBER,   /* int, min..max */
	SETTING_CHOICE,   /* int, index into choices */
};

struct setting {
	const char *key; /* in files; PAIDAN_KEY and --key are made from it */
	enum setting_type type;
	int min, max;               /* SETTING_NUMBER */
	const char *const *choices; /* SETTING_CHOICE; NULL-ended */
	const char *preset;         /* the default, as one would write it */
	const char *help;           /* N_(): one sentence */
	size_t offset;              /* into struct settings */
};

extern const struct setting setting_table[];
extern const size_t setting_count;

const struct setting *setting_find(const char *key);
/* Parses value and stores it. False, nothing stored, with a sentence that has no place yet. */
bool setting_store(
    struct settings *s, const struct setting *setting, const char *value, char **cause);
/* The value as one would write it. */
void setting_show(const struct settings *s, const struct setting *setting, struct strbuf *out);
/* "--page-size" and "PAIDAN_PAGE_SIZE". */
void setting_flag(const struct setting *setting, struct strbuf *out);
void setting_variable(const struct setting *setting, struct strbuf *out);
/* What may be written: "zh, en", "20 to 200", or "" where anything goes. */
void setting_range(const struct setting *setting, struct strbuf *out);

#endif
