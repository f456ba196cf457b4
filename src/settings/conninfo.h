/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SETTINGS_CONNINFO_H
#define PAIDAN_SETTINGS_CONNINFO_H

#include <stdbool.h>

/* False with a sentence if libpq does not understand it. */
bool conninfo_check(const char *conninfo, char **cause);
/* True if a password stands in it. */
bool conninfo_has_password(const char *conninfo);
/* What stands in it for this key, to be freed; NULL: nothing. */
char *conninfo_option(const char *conninfo, const char *key);

#endif
