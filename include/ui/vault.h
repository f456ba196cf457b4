/* SPDX-License-Identifier: MIT */
/*
 * The vault of the drafts: the key they are encrypted with, itself encrypted with a passphrase
 * (Argon2id) in the file "key" beside them. So another passphrase needs no draft to be written
 * again, and what was killed is read again by whoever knows the passphrase, and by nobody else.
 */
#ifndef PAIDAN_UI_VAULT_H
#define PAIDAN_UI_VAULT_H

#include <stdbool.h>

/* An opened one: its key lies in locked memory that no core file shows, and is wiped. */
struct vault;

/* The folder (of drafts_open) has one. */
bool vault_there(const char *folder);
/* A new one, if there is none. NULL with a cause. */
struct vault *vault_make(const char *folder, const char *passphrase, char **cause);
/* NULL with a cause; then *wrong tells whether it was the passphrase. */
struct vault *vault_open(const char *folder, const char *passphrase, bool *wrong, char **cause);
/* Another passphrase from now on; the old one stays if that fails. */
bool vault_change(
    const struct vault *vault, const char *folder, const char *passphrase, char **cause);
/* NULL is fine. */
void vault_close(struct vault *vault);

#endif
