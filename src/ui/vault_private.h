/* SPDX-License-Identifier: MIT */
/* What the journal of drafts does with an open vault. */
#ifndef PAIDAN_SRC_UI_VAULT_PRIVATE_H
#define PAIDAN_SRC_UI_VAULT_PRIVATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "ui/vault.h"

#define VAULT_SALT 16
#define VAULT_NONCE 24
#define VAULT_KEY 32
#define VAULT_TAG 16

/* The file of the key: what it costs to try a passphrase, and the key under it. */
struct vault_slot {
	uint64_t passes, memory; /* of Argon2id */
	unsigned char salt[VAULT_SALT], nonce[VAULT_NONCE], key[VAULT_KEY + VAULT_TAG];
};

/* False if that is no such file, or one that would take the machine's memory. */
bool vault_slot_read(const char *bytes, size_t n, struct vault_slot *out);
void vault_slot_write(const struct vault_slot *slot, struct strbuf *out);

/* The key is gone: nothing that it shut is ever read again. */
void vault_remove(int folder);
/* 64 bits that tell nothing of the text to who has not got the key. */
uint64_t vault_mark(const struct vault *vault, const char *text, size_t n);
/* True for bytes that vault_shut may have made. */
bool vault_is_shut(const char *bytes, size_t n);
/* Encrypts; only under this name it is opened again. */
void vault_shut(
    const struct vault *vault, const char *name, const struct strbuf *text, struct strbuf *out);
/* False, with out untouched, for anything that was not shut by this key under this name. */
bool vault_unshut(const struct vault *vault, const char *name, const char *bytes, size_t n,
    struct strbuf *out);

#endif
