/* SPDX-License-Identifier: MIT */
/* Passwords that lie where others may find them. */
#ifndef PAIDAN_SETTINGS_SECRETS_H
#define PAIDAN_SETTINGS_SECRETS_H

#include <stdbool.h>

/*
 * What libpq would read a password from: the environment (PGPASSWORD), the password file, the
 * service files. False with a sentence if it stands in the environment, or if other users may read
 * the file that it stands in.
 */
bool secrets_are_kept(const char *conninfo, char **cause);

#endif
