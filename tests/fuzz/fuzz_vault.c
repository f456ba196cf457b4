/* SPDX-License-Identifier: MIT */
/* sources: src/ui/vault.c src/ui/draft_file.c */
/* libraries: -lsodium */
/*
 * A file out of the folder of the drafts: as the file of the key, as a draft in clear or shut, and
 * as the text within a shut one. What is read is what was written, and nothing else is read.
 */
#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/draft_file.h"
#include "ui/vault_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct vault *
made(void)
{
	static struct vault *vault;
	char folder[] = "/tmp/fuzz-vault.XXXXXX", *cause = NULL, *path;

	if (vault)
		return vault;
	assert(mkdtemp(folder));
	vault = vault_make(folder, "correct horse", &cause);
	assert(vault);
	path = xasprintf("%s/key", folder);
	unlink(path);
	rmdir(folder);
	free(path);
	return vault;
}

static void
as_draft(const struct vault *vault, const char *name, const struct strbuf *bytes)
{
	struct draft draft;
	char *owner, right[DRAFT_NAME_SIZE];

	if (!draft_parse(vault, name, bytes, &owner, &draft))
		return;
	draft_name(vault, owner, draft.form, draft.subject, right);
	assert(strcmp(right, name) == 0);
	draft_finish(&draft);
	free(owner);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char name[] = "0123456789abcdef.draft";
	struct strbuf bytes = STRBUF_INIT, shut = STRBUF_INIT, back = STRBUF_INIT;
	struct vault_slot slot;

	if (vault_slot_read((const char *)data, size, &slot)) {
		vault_slot_write(&slot, &back);
		assert(back.len <= size);
		strbuf_clear(&back);
	}
	strbuf_add(&bytes, data, size);
	as_draft(NULL, name, &bytes);
	as_draft(made(), name, &bytes);
	assert(!vault_unshut(made(), name, bytes.s, bytes.len, &back));
	vault_shut(made(), name, &bytes, &shut);
	as_draft(made(), name, &shut);
	assert(vault_unshut(made(), name, shut.s, shut.len, &back));
	assert(back.len == size && memcmp(back.s, data, size) == 0);
	strbuf_finish(&bytes);
	strbuf_finish(&shut);
	strbuf_finish(&back);
	return 0;
}
