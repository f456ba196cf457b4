/* SPDX-License-Identifier: MIT */
/* The passphrase of the drafts, asked for on the terminal: never an argument, never shown. */
#ifndef PAIDAN_SRC_CLI_PASSPHRASE_H
#define PAIDAN_SRC_CLI_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>

struct vault;

/* One line from stdin, unseen if that is a terminal; false at its end, or when interrupted. */
bool passphrase_ask(const char *question, char *answer, size_t size);
/*
 * The vault of the drafts in that folder, opened by who knows its passphrase, a few tries each; one
 * is made, with a new passphrase, if there is none. NULL with a cause.
 */
struct vault *passphrase_open(const char *folder, char **cause);
/* A new one for it, typed twice. */
bool passphrase_change(const struct vault *vault, const char *folder, char **cause);

#endif
