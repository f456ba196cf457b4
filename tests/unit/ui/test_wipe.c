/* SPDX-License-Identifier: MIT */
/* What opens drafts, and what they say, does not stay in memory. */
#include "stage.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "memory.h"
#include "ui/draft_file.h"
#include "ui/vault_private.h"

static char folder[] = "/tmp/wipe.XXXXXX";
static struct vault *vault;

/* What the passphrase is stretched to: it opens the key of the drafts. */
static void
stretched(const char *passphrase, struct turned *t)
{
	struct strbuf bytes = STRBUF_INIT;
	unsigned char key[VAULT_KEY];
	struct vault_slot slot;
	char *cause = NULL;
	int fd = draft_folder(folder, &cause);

	assert_true(draft_file_read(fd, "key", &bytes));
	assert_true(vault_slot_read(strbuf_str(&bytes), bytes.len, &slot));
	assert_int_equal(crypto_pwhash(key, sizeof key, passphrase, strlen(passphrase), slot.salt,
	    slot.passes, (size_t)slot.memory, crypto_pwhash_ALG_ARGON2ID13), 0);
	turn(t, key, sizeof key);
	sodium_memzero(key, sizeof key);
	strbuf_finish(&bytes);
	close(fd);
}

static void
make(void)
{
	char *cause = NULL;

	vault = vault_make(folder, "correct horse", &cause);
}

static void
change(void)
{
	char *cause = NULL;

	vault_change(vault, folder, "battery staple", &cause);
}

static void
open_it(void)
{
	char *cause = NULL;
	bool wrong;

	vault = vault_open(folder, "battery staple", &wrong, &cause);
}

static void
the_passphrases_key_is_wiped(void **state)
{
	struct turned key;

	on_stack(make);
	assert_non_null(vault);
	stretched("correct horse", &key);
	assert_false(lies_on_stack(&key));
	on_stack(change);
	stretched("battery staple", &key);
	assert_false(lies_on_stack(&key));
	vault_close(vault);
	on_stack(open_it);
	assert_non_null(vault);
	assert_false(lies_on_stack(&key));
	assert_false(lies_anywhere(&key));
}

/* What the kernel says of the memory at `at`; "" if nothing is there. */
static void
flags_at(const void *at, char modes[5], char flags[512])
{
	FILE *maps = fopen("/proc/self/smaps", "re");
	char line[512];
	bool here = false;

	modes[0] = flags[0] = '\0';
	while (fgets(line, sizeof line, maps)) {
		uint64_t from, to;
		char found[5];
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &from, &to, found) == 3) {
			here = (uintptr_t)at >= from && (uintptr_t)at < to;
			if (here)
				memcpy(modes, found, sizeof found);
		} else if (here && strncmp(line, "VmFlags:", 8) == 0) {
			snprintf(flags, 512, "%s", line + 8);
		}
	}
	fclose(maps);
}

/* In no core file, not to be written to; and gone when it is closed. */
static void
the_vault_lies_apart(void **state)
{
	char modes[5], flags[512];

	flags_at(vault, modes, flags);
	assert_string_equal(modes, "r--p");
	assert_non_null(strstr(flags, " dd"));
	vault_close(vault);
	flags_at(vault, modes, flags);
	assert_string_equal(modes, "");
	on_stack(open_it);
}

static struct turned words;
static struct strbuf shut;

/* What is freed loses its first bytes to whoever keeps the heap: the words stand behind some. */
static void
say_words(struct strbuf *out)
{
	strbuf_reserve(out, 256);
	strbuf_adds(out, "What the citizen has said on the telephone: ");
	turn_back(&words, out);
}

static void
shut_words(void)
{
	struct strbuf text = STRBUF_INIT;

	say_words(&text);
	assert_true(lies_anywhere(&words));
	vault_shut(vault, "a.draft", &text, &shut);
	explicit_bzero(text.s, text.cap);
	strbuf_finish(&text);
}

static void
unshut_words(void)
{
	struct strbuf text = STRBUF_INIT;

	assert_true(vault_unshut(vault, "a.draft", shut.s, shut.len, &text));
	assert_true(lies_anywhere(&words));
	explicit_bzero(text.s, text.cap);
	strbuf_finish(&text);
}

static void
what_is_shut_and_opened_is_wiped(void **state)
{
	on_stack(shut_words);
	assert_false(lies_anywhere(&words));
	on_stack(unshut_words);
	assert_false(lies_anywhere(&words));
	strbuf_finish(&shut);
}

/* Of a draft in the journal: its fields, its file's bytes before they are shut. */
static void
keep_words(void)
{
	struct draft d = { .form = xstrdup("note"), .subject = xstrdup("1"), .at_ms = 1, .count = 1 };
	struct strbuf text = STRBUF_INIT;
	char *cause = NULL;
	int fd = draft_folder(folder, &cause);

	say_words(&text);
	d.fields = xcalloc(1, sizeof *d.fields);
	d.fields[0].name = xstrdup("text");
	d.fields[0].value = xstrdup(strbuf_str(&text));
	explicit_bzero(text.s, text.cap);
	strbuf_finish(&text);
	assert_true(draft_write(fd, vault, "owner", &d));
	assert_true(lies_anywhere(&words));
	draft_finish(&d);
	close(fd);
}

static void
a_draft_is_wiped(void **state)
{
	on_stack(keep_words);
	assert_false(lies_anywhere(&words));
}

static int
set_up(void **state)
{
	turned_words(&words);
	return mkdtemp(folder) && sodium_init() >= 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
	clear_away(folder);
	vault_close(vault);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_passphrases_key_is_wiped),
		cmocka_unit_test(the_vault_lies_apart),
		cmocka_unit_test(what_is_shut_and_opened_is_wiped),
		cmocka_unit_test(a_draft_is_wiped),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
