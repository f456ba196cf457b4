/* SPDX-License-Identifier: MIT */
/*
 * The file "key", version 1: a line "paidan-vault 1", then passes and memory of Argon2id as decimal
 * numbers on a line, then salt, nonce and the encrypted key as they are. A shut draft: a line
 * "paidan-draft sealed 1", a nonce, then the text, padded so that its length says little, under
 * XChaCha20-Poly1305, with the file's name as what it is bound to.
 */
#include "ui/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/draft_file.h"
#include "ui/vault_private.h"

#define KEY_FILE "key"
#define SLOT_MAGIC "paidan-vault 1\n"
#define SHUT_MAGIC "paidan-draft sealed 1\n"
#define BLOCK 512
/* More than stretching takes of the stack. */
#define STACK_USED 65536
/* What a file may ask for: libsodium's own middle, four times what is made here. */
#define PASSES_MOST crypto_pwhash_OPSLIMIT_MODERATE
#define MEMORY_MOST crypto_pwhash_MEMLIMIT_MODERATE

_Static_assert(VAULT_SALT == crypto_pwhash_SALTBYTES, "salt");
_Static_assert(VAULT_NONCE == crypto_secretbox_NONCEBYTES, "nonce");
_Static_assert(VAULT_NONCE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(VAULT_KEY == crypto_secretbox_KEYBYTES, "key");
_Static_assert(VAULT_KEY == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key");
_Static_assert(VAULT_KEY == crypto_kdf_KEYBYTES, "key");
_Static_assert(VAULT_TAG == crypto_secretbox_MACBYTES, "tag");
_Static_assert(VAULT_TAG == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");

/* In memory of its own (sodium_malloc): guarded, locked, not dumped. */
struct vault {
	unsigned char master[VAULT_KEY];
	unsigned char text[VAULT_KEY], names[VAULT_KEY]; /* drawn from it */
};

static bool
ready(char **cause)
{
	if (sodium_init() >= 0)
		return true;
	*cause = xstrdup(_("Drafts cannot be encrypted: the library does not start."));
	return false;
}

static struct vault *
create(void)
{
	struct vault *v = sodium_malloc(sizeof *v);

	if (v == NULL)
		xalloc_die();
	memset(v, 0, sizeof *v);
	return v;
}

static void
draw_keys(struct vault *v)
{
	crypto_kdf_derive_from_key(v->text, sizeof v->text, 1, "pd-draft", v->master);
	crypto_kdf_derive_from_key(v->names, sizeof v->names, 2, "pd-draft", v->master);
	sodium_mprotect_readonly(v);
}

void
vault_close(struct vault *v)
{
	/* Wipes it. */
	sodium_free(v);
}

/* --- the file of the key ---------------------------------------------------------------- */

bool
vault_slot_read(const char *bytes, size_t n, struct vault_slot *out)
{
	const size_t magic = strlen(SLOT_MAGIC), rest = VAULT_SALT + VAULT_NONCE + sizeof out->key;
	struct vault_slot slot;
	char line[64];
	int used = 0;

	if (n < magic + rest || memcmp(bytes, SLOT_MAGIC, magic) != 0 ||
	    n - magic - rest >= sizeof line)
		return false;
	memcpy(line, bytes + magic, n - magic - rest);
	line[n - magic - rest] = '\0';
	if (sscanf(line, "%9" SCNu64 " %12" SCNu64 "\n%n", &slot.passes, &slot.memory, &used) != 2 ||
	    (size_t)used != n - magic - rest || line[used - 1] != '\n')
		return false;
	if (slot.passes < crypto_pwhash_OPSLIMIT_MIN || slot.passes > PASSES_MOST ||
	    slot.memory < crypto_pwhash_MEMLIMIT_MIN || slot.memory > MEMORY_MOST)
		return false;
	bytes += n - rest;
	memcpy(slot.salt, bytes, VAULT_SALT);
	memcpy(slot.nonce, bytes + VAULT_SALT, VAULT_NONCE);
	memcpy(slot.key, bytes + VAULT_SALT + VAULT_NONCE, sizeof slot.key);
	*out = slot;
	return true;
}

void
vault_slot_write(const struct vault_slot *slot, struct strbuf *out)
{
	strbuf_addf(out, SLOT_MAGIC "%" PRIu64 " %" PRIu64 "\n", slot->passes, slot->memory);
	strbuf_add(out, (const char *)slot->salt, sizeof slot->salt);
	strbuf_add(out, (const char *)slot->nonce, sizeof slot->nonce);
	strbuf_add(out, (const char *)slot->key, sizeof slot->key);
}

/* The passphrase's own key; false if there is not the memory for it. */
static bool
stretch(const struct vault_slot *slot, const char *passphrase, unsigned char key[VAULT_KEY])
{
	return crypto_pwhash(key, VAULT_KEY, passphrase, strlen(passphrase), slot->salt,
	           slot->passes, (size_t)slot->memory, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/* Of the key, and what the library has left of it on the stack: the state of its last hash. */
static void
wipe_key(unsigned char key[VAULT_KEY])
{
	sodium_memzero(key, VAULT_KEY);
	sodium_stackzero(STACK_USED);
}

static bool
fill_slot(const struct vault *v, const char *passphrase, struct vault_slot *slot, char **cause)
{
	unsigned char key[VAULT_KEY];
	bool fine;

	slot->passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
	slot->memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;
	randombytes_buf(slot->salt, sizeof slot->salt);
	randombytes_buf(slot->nonce, sizeof slot->nonce);
	fine = stretch(slot, passphrase, key);
	if (fine)
		crypto_secretbox_easy(slot->key, v->master, sizeof v->master, slot->nonce, key);
	else
		*cause = xstrdup(_("Drafts cannot be encrypted: there is not enough memory."));
	wipe_key(key);
	return fine;
}

static char *
cannot(const char *folder)
{
	return xasprintf(_("The key of the drafts, %s/%s, cannot be used: %s."), folder, KEY_FILE,
	    strerror(errno));
}

/* anew: only if there is none yet. */
static bool
keep_slot(const struct vault *v, const char *folder, const char *passphrase, bool anew,
    char **cause)
{
	struct strbuf bytes = STRBUF_INIT;
	struct vault_slot slot;
	int fd;
	bool fine;

	if (!fill_slot(v, passphrase, &slot, cause))
		return false;
	fd = draft_folder(folder, cause);
	if (fd < 0)
		return false;
	vault_slot_write(&slot, &bytes);
	fine = draft_file_replace(fd, KEY_FILE, &bytes, anew);
	if (!fine)
		*cause = cannot(folder);
	strbuf_finish(&bytes);
	close(fd);
	return fine;
}

bool
vault_there(const char *folder)
{
	char *path = xasprintf("%s/%s", folder, KEY_FILE);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

void
vault_remove(int folder)
{
	if (unlinkat(folder, KEY_FILE, 0) == 0)
		fsync(folder);
}

struct vault *
vault_make(const char *folder, const char *passphrase, char **cause)
{
	struct vault *v;

	if (!ready(cause))
		return NULL;
	v = create();
	randombytes_buf(v->master, sizeof v->master);
	if (!keep_slot(v, folder, passphrase, true, cause)) {
		vault_close(v);
		return NULL;
	}
	draw_keys(v);
	return v;
}

static bool
read_slot(const char *folder, struct vault_slot *slot, char **cause)
{
	struct strbuf bytes = STRBUF_INIT;
	int fd = draft_folder(folder, cause);
	bool fine;

	if (fd < 0)
		return false;
	fine = draft_file_read(fd, KEY_FILE, &bytes);
	if (!fine)
		*cause = cannot(folder);
	else if (!vault_slot_read(strbuf_str(&bytes), bytes.len, slot)) {
		*cause = xasprintf(_("The key of the drafts, %s/%s, is damaged."), folder, KEY_FILE);
		fine = false;
	}
	strbuf_finish(&bytes);
	close(fd);
	return fine;
}

struct vault *
vault_open(const char *folder, const char *passphrase, bool *wrong, char **cause)
{
	unsigned char key[VAULT_KEY];
	struct vault_slot slot;
	struct vault *v;

	*wrong = false;
	if (!ready(cause) || !read_slot(folder, &slot, cause))
		return NULL;
	v = create();
	if (!stretch(&slot, passphrase, key))
		*cause = xstrdup(_("Drafts cannot be encrypted: there is not enough memory."));
	else if (crypto_secretbox_open_easy(
	             v->master, slot.key, sizeof slot.key, slot.nonce, key) != 0)
		*wrong = true;
	wipe_key(key);
	if (*wrong)
		*cause = xstrdup(_("That is not the passphrase of the drafts; they stay as they are."));
	if (*cause != NULL) {
		vault_close(v);
		return NULL;
	}
	draw_keys(v);
	return v;
}

bool
vault_change(const struct vault *v, const char *folder, const char *passphrase, char **cause)
{
	return keep_slot(v, folder, passphrase, false, cause);
}

/* --- drafts ------------------------------------------------------------------------------ */

uint64_t
vault_mark(const struct vault *v, const char *text, size_t n)
{
	unsigned char sum[crypto_generichash_BYTES_MIN];
	uint64_t mark = 0;

	crypto_generichash(
	    sum, sizeof sum, (const unsigned char *)text, n, v->names, sizeof v->names);
	for (size_t i = 0; i < sizeof mark; i++)
		mark = mark << 8 | sum[i];
	return mark;
}

bool
vault_is_shut(const char *bytes, size_t n)
{
	return n >= strlen(SHUT_MAGIC) && memcmp(bytes, SHUT_MAGIC, strlen(SHUT_MAGIC)) == 0;
}

void
vault_shut(const struct vault *v, const char *name, const struct strbuf *text, struct strbuf *out)
{
	size_t padded = text->len + BLOCK - text->len % BLOCK;
	unsigned char *plain = sodium_malloc(padded), *end;
	unsigned char nonce[VAULT_NONCE];

	if (plain == NULL)
		xalloc_die();
	if (text->len > 0)
		memcpy(plain, text->s, text->len);
	sodium_pad(&padded, plain, text->len, BLOCK, padded);
	randombytes_buf(nonce, sizeof nonce);
	strbuf_adds(out, SHUT_MAGIC);
	strbuf_add(out, (const char *)nonce, sizeof nonce);
	end = (unsigned char *)strbuf_reserve(out, padded + VAULT_TAG);
	crypto_aead_xchacha20poly1305_ietf_encrypt(end, NULL, plain, padded,
	    (const unsigned char *)name, strlen(name), NULL, nonce, v->text);
	out->len += padded + VAULT_TAG;
	out->s[out->len] = '\0';
	sodium_free(plain);
}

bool
vault_unshut(const struct vault *v, const char *name, const char *bytes, size_t n,
    struct strbuf *out)
{
	const size_t before = strlen(SHUT_MAGIC) + VAULT_NONCE;
	const unsigned char *nonce = (const unsigned char *)bytes + strlen(SHUT_MAGIC);
	unsigned char *plain;
	size_t length;
	bool fine;

	if (!vault_is_shut(bytes, n) || n < before + VAULT_TAG + BLOCK)
		return false;
	length = n - before - VAULT_TAG;
	plain = sodium_malloc(length);
	if (plain == NULL)
		xalloc_die();
	fine = crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
	           (const unsigned char *)bytes + before, n - before,
	           (const unsigned char *)name, strlen(name), nonce, v->text) == 0 &&
	    sodium_unpad(&length, plain, length, BLOCK) == 0;
	if (fine)
		strbuf_add(out, (const char *)plain, length);
	sodium_free(plain);
	return fine;
}
