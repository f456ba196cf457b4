/* SPDX-License-Identifier: MIT */
/* Passwords for the command line: never an argument, never shown. */
#ifndef PAIDAN_SRC_CLI_PASSWORD_H
#define PAIDAN_SRC_CLI_PASSWORD_H

/*
 * The first line of a file that nobody else may read, or of stdin for "-"; with path NULL asked
 * for twice on the terminal. NULL with a sentence. To be given back to password_forget.
 */
char *password_read(const char *path, char **cause);
/* Overwrites and frees it; NULL is fine. */
void password_forget(char *password);

#endif
