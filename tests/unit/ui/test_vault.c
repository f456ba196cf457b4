/* SPDX-License-Identifier: MIT */
/* Drafts that only a passphrase opens. */
#include "stage.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "ui/draft.h"
#include "ui/draft_file.h"
#include "ui/vault_private.h"

static const char words[] = "街灯坏了，住在三楼的张某说。";

struct place {
	struct loop *loop;
	char *folder;
};

static int
set_up(void **state)
{
	struct place *p = xcalloc(1, sizeof *p);
	const char *tmp = getenv("TMPDIR");

	p->folder = xasprintf("%s/vault.XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(p->folder));
	p->loop = loop_create();
	*state = p;
	return 0;
}

/* Runs fn with the path of each file. */
static void
each(const struct place *p, void (*fn)(const char *path, void *ctx), void *ctx)
{
	DIR *dir = opendir(p->folder);
	struct dirent *entry;

	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		char *path = xasprintf("%s/%s", p->folder, entry->d_name);
		fn(path, ctx);
		free(path);
	}
	closedir(dir);
}

static void
take_away(const char *path, void *ctx)
{
	unlink(path);
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	each(p, take_away, NULL);
	rmdir(p->folder);
	loop_destroy(p->loop);
	free(p->folder);
	free(p);
	return 0;
}

struct look {
	const char *text;
	int files, with;
};

/* Text and bytes of a file, and whether it is anybody else's to read. */
static void
look_into(const char *path, void *ctx)
{
	struct look *l = ctx;
	char bytes[8192];
	struct stat st;
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	assert_int_equal(fstat(fileno(f), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	l->files++;
	l->with += memmem(bytes, n, l->text, strlen(l->text)) != NULL;
}

static int
files_with(const struct place *p, const char *text)
{
	struct look l = { .text = text };

	each(p, look_into, &l);
	return l.with;
}

static struct vault *
opened(const struct place *p, const char *passphrase)
{
	char *cause = NULL;
	bool wrong;
	struct vault *v = vault_open(p->folder, passphrase, &wrong, &cause);

	if (!v)
		fail_msg("%s", cause);
	return v;
}

static struct vault *
made(const struct place *p, const char *passphrase)
{
	char *cause = NULL;
	struct vault *v = vault_make(p->folder, passphrase, &cause);

	if (!v)
		fail_msg("%s", cause);
	return v;
}

static struct drafts *
drafts_of(const struct place *p, const char *owner, const struct vault *v)
{
	char *cause = NULL;
	struct drafts *d = drafts_open_shut(p->loop, p->folder, owner, v, &cause);

	if (!d)
		fail_msg("%s", cause);
	return d;
}

static void
put_words(struct drafts *d)
{
	drafts_put(d, "reply", "20200101-0001 街灯", "text", words);
	drafts_flush(d);
}

static void
written_shut_and_read_again(void **state)
{
	struct place *p = *state;
	struct vault *v = made(p, "correct horse");
	struct drafts *d = drafts_of(p, "yang@demo", v);
	struct look l = { .text = words };

	assert_true(vault_there(p->folder));
	put_words(d);
	each(p, look_into, &l);
	assert_int_equal(l.files, 2); /* it and the key */
	assert_int_equal(l.with, 0);
	assert_int_equal(files_with(p, "街灯"), 0);
	assert_int_equal(files_with(p, "yang"), 0);
	/* Whoever guesses the words cannot find out by the name of the file. */
	char shut[DRAFT_NAME_SIZE], clear[DRAFT_NAME_SIZE];
	draft_name(v, "yang@demo", "reply", "20200101-0001 街灯", shut);
	draft_name(NULL, "yang@demo", "reply", "20200101-0001 街灯", clear);
	assert_string_not_equal(shut, clear);
	drafts_close(d);
	vault_close(v);

	v = opened(p, "correct horse");
	d = drafts_of(p, "yang@demo", v);
	assert_int_equal(drafts_count(d), 1);
	assert_string_equal(drafts_get(d, "reply", "20200101-0001 街灯", "text"), words);
	/* Another account of the same user has none of it. */
	struct drafts *other = drafts_of(p, "li@demo", v);
	assert_int_equal(drafts_count(other), 0);
	drafts_close(other);
	drafts_drop(d, "reply", "20200101-0001 街灯");
	drafts_close(d);
	d = drafts_of(p, "yang@demo", v);
	assert_int_equal(drafts_count(d), 0);
	drafts_close(d);
	vault_close(v);
}

static void
wrong_passphrase(void **state)
{
	struct place *p = *state;
	struct vault *v = made(p, "correct horse");
	struct drafts *d = drafts_of(p, "yang@demo", v);
	char *cause = NULL;
	bool wrong = false;

	put_words(d);
	drafts_close(d);
	vault_close(v);
	assert_null(vault_open(p->folder, "correct horsf", &wrong, &cause));
	assert_true(wrong);
	assert_string_equal(cause, "That is not the passphrase of the drafts; they stay as they are.");
	free(cause);
	cause = NULL;
	/* There is one already: it is not made over. */
	assert_null(vault_make(p->folder, "another one", &cause));
	assert_non_null(strstr(cause, "cannot be used"));
	free(cause);
	/* Without a vault they are counted, and left alone. */
	d = drafts_of(p, "yang@demo", NULL);
	assert_int_equal(drafts_count(d), 0);
	assert_int_equal(drafts_shut(d), 1);
	drafts_close(d);
	v = opened(p, "correct horse");
	d = drafts_of(p, "yang@demo", v);
	assert_int_equal(drafts_count(d), 1);
	drafts_close(d);
	vault_close(v);
}

static void
another_passphrase(void **state)
{
	struct place *p = *state;
	struct vault *v = made(p, "correct horse");
	struct drafts *d = drafts_of(p, "yang@demo", v);
	char *cause = NULL;
	bool wrong = false;

	put_words(d);
	assert_true(vault_change(v, p->folder, "battery staple", &cause));
	drafts_close(d);
	vault_close(v);
	assert_null(vault_open(p->folder, "correct horse", &wrong, &cause));
	assert_true(wrong);
	free(cause);
	v = opened(p, "battery staple");
	d = drafts_of(p, "yang@demo", v);
	assert_string_equal(drafts_get(d, "reply", "20200101-0001 街灯", "text"), words);
	drafts_close(d);
	vault_close(v);
}

static void
turned_on_and_off(void **state)
{
	struct place *p = *state;
	struct drafts *d = drafts_of(p, "yang@demo", NULL);
	char *cause = NULL;
	size_t count = 0;

	put_words(d);
	drafts_close(d);
	assert_int_equal(files_with(p, words), 1);
	/* Whoever opens the vault first shuts them all. */
	struct vault *v = made(p, "correct horse");
	d = drafts_of(p, "li@demo", v);
	assert_int_equal(drafts_count(d), 0);
	assert_int_equal(files_with(p, words), 0);
	drafts_close(d);
	d = drafts_of(p, "yang@demo", v);
	assert_string_equal(drafts_get(d, "reply", "20200101-0001 街灯", "text"), words);
	drafts_close(d);
	assert_true(drafts_unshut(p->folder, v, &count, &cause));
	assert_int_equal(count, 1);
	vault_close(v);
	assert_false(vault_there(p->folder));
	d = drafts_of(p, "yang@demo", NULL);
	assert_string_equal(drafts_get(d, "reply", "20200101-0001 街灯", "text"), words);
	assert_int_equal(drafts_shut(d), 0);
	drafts_close(d);
}

static void
spoil(const char *path, void *ctx)
{
	const long *at = ctx;
	FILE *f = fopen(path, "r+b");
	int c;

	assert_non_null(f);
	if (!strstr(path, ".draft")) {
		fclose(f);
		return;
	}
	fseek(f, *at, *at < 0 ? SEEK_END : SEEK_SET);
	c = fgetc(f);
	fseek(f, -1, SEEK_CUR);
	fputc(c ^ 1, f);
	fclose(f);
}

static void
a_changed_byte_is_no_draft(void **state)
{
	struct place *p = *state;
	struct vault *v = made(p, "correct horse");
	/* Magic, nonce, text, tag. */
	long places[] = { 3, 25, 60, -1 };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct drafts *d = drafts_of(p, "yang@demo", v);
		put_words(d);
		drafts_close(d);
		each(p, spoil, &places[i]);
		d = drafts_of(p, "yang@demo", v);
		assert_int_equal(drafts_count(d), 0);
		drafts_put(d, "reply", "20200101-0001 街灯", "text", "");
		drafts_close(d);
	}
	vault_close(v);
}

static void
bound_to_its_name(void **state)
{
	struct place *p = *state;
	struct vault *v = made(p, "correct horse");
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT, back = STRBUF_INIT;

	strbuf_adds(&text, words);
	vault_shut(v, "a.draft", &text, &out);
	assert_int_equal((out.len - 22 - VAULT_NONCE - VAULT_TAG) % 512, 0);
	assert_false(vault_unshut(v, "b.draft", out.s, out.len, &back));
	assert_int_equal(back.len, 0);
	for (size_t n = 0; n < out.len; n += 7)
		assert_false(vault_unshut(v, "a.draft", out.s, n, &back));
	assert_true(vault_unshut(v, "a.draft", out.s, out.len, &back));
	assert_string_equal(back.s, words);
	strbuf_finish(&text);
	strbuf_finish(&out);
	strbuf_finish(&back);
	vault_close(v);
}

static void
a_key_that_would_take_the_memory(void **state)
{
	struct vault_slot slot = { .passes = 2, .memory = 64 << 20 }, back;
	struct strbuf bytes = STRBUF_INIT;
	static const uint64_t bad[][2] = {
		{ 2, UINT64_C(1) << 36 }, { 1000, 64 << 20 }, { 0, 64 << 20 }, { 2, 12 },
	};

	vault_slot_write(&slot, &bytes);
	assert_true(vault_slot_read(bytes.s, bytes.len, &back));
	assert_memory_equal(&slot, &back, sizeof slot);
	assert_false(vault_slot_read(bytes.s, bytes.len - 1, &back));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		slot.passes = bad[i][0];
		slot.memory = bad[i][1];
		strbuf_clear(&bytes);
		vault_slot_write(&slot, &bytes);
		assert_false(vault_slot_read(bytes.s, bytes.len, &back));
	}
	strbuf_finish(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(written_shut_and_read_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(wrong_passphrase, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_passphrase, set_up, tear_down),
		cmocka_unit_test_setup_teardown(turned_on_and_off, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_changed_byte_is_no_draft, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bound_to_its_name, set_up, tear_down),
		cmocka_unit_test(a_key_that_would_take_the_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
