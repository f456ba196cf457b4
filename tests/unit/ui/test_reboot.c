/* SPDX-License-Identifier: MIT */
/*
 * The machine goes down at any moment: what a draft's file holds then is the old text or the new,
 * whole. What is asked of the kernel is written down, and each of it may fail.
 */
#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "memory.h"
#include "ui/draft.h"
#include "ui/draft_file.h"

static struct strbuf asked;
static int fails; /* the call of that number; 0: none */
static int calls;

static bool
may(const char *what)
{
	strbuf_addf(&asked, "%s ", what);
	errno = EIO;
	return ++calls != fails;
}

/* In the place of the library's, as this program is put together. */
int
fsync(int fd)
{
	struct stat st;

	fstat(fd, &st);
	if (!may(S_ISDIR(st.st_mode) ? "folder" : st.st_size > 0 ? "text" : "nothing"))
		return -1;
	return (int)syscall(SYS_fsync, fd);
}

int
renameat(int from, const char *old, int to, const char *name)
{
	return may("name") ? (int)syscall(SYS_renameat2, from, old, to, name, 0) : -1;
}

int
linkat(int from, const char *old, int to, const char *name, int flags)
{
	return may("first-name") ? (int)syscall(SYS_linkat, from, old, to, name, flags) : -1;
}

static char folder[] = "/tmp/reboot.XXXXXX";

static void
begin(int failing)
{
	strbuf_clear(&asked);
	calls = 0;
	fails = failing;
}

/* As after a start: what the folder holds. */
static void
assert_kept(struct loop *loop, const char *wanted)
{
	char *cause = NULL;
	struct drafts *d = drafts_open(loop, folder, "lijing@paidan", &cause);
	const char *text = drafts_get(d, "note", "0201-0037", "text");

	assert_string_equal(text ? text : "", wanted);
	assert_int_equal(drafts_count(d), *wanted != '\0');
	drafts_close(d);
}

static void
the_text_before_its_name(void **state)
{
	struct loop *loop = loop_create();
	char *cause = NULL;
	struct drafts *d = drafts_open(loop, folder, "lijing@paidan", &cause);

	assert_non_null(d);
	begin(0);
	drafts_put(d, "note", "0201-0037", "text", "灯坏了");
	drafts_flush(d);
	/* Its bytes, then its name over the old one, then the folder that says so. */
	assert_string_equal(strbuf_str(&asked), "text name folder ");
	assert_null(drafts_trouble(d));
	assert_kept(loop, "灯坏了");
	/* Where it goes wrong the old one stays, and the operator is told. */
	for (int i = 1; i <= 2; i++) {
		begin(i);
		drafts_put(d, "note", "0201-0037", "text", i == 1 ? "灯坏了，两盏" : "灯坏了，三盏");
		drafts_flush(d);
		assert_non_null(drafts_trouble(d));
		assert_kept(loop, "灯坏了");
	}
	begin(0);
	drafts_put(d, "note", "0201-0037", "text", "灯坏了，四盏");
	drafts_flush(d);
	assert_null(drafts_trouble(d));
	assert_kept(loop, "灯坏了，四盏");
	drafts_drop(d, "note", "0201-0037");
	drafts_close(d);
	assert_kept(loop, "");
	loop_destroy(loop);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The first turn after a second has gone since the first key writes, however many keys follow. */
static void
within_a_second(void **state)
{
	struct loop *loop = loop_create();
	char *cause = NULL;
	struct drafts *d = drafts_open(loop, folder, "lijing@paidan", &cause);
	bool due = false;
	int64_t before;

	begin(0);
	drafts_put(d, "note", "0201-0037", "text", "灯");
	before = now_ms();
	for (int i = 0; calls == 0; i++) {
		assert_false(due);
		due = now_ms() - before >= 1000;
		loop_turn(loop, 50);
		drafts_put(d, "note", "0201-0037", "text", i % 2 ? "灯坏" : "灯坏了");
	}
	assert_non_null(strstr(strbuf_str(&asked), "text name folder "));
	drafts_drop(d, "note", "0201-0037");
	drafts_close(d);
	loop_destroy(loop);
}

/* The key of a vault is never lost by a second one. */
static void
a_first_file_replaces_none(void **state)
{
	struct strbuf one = STRBUF_INIT, read = STRBUF_INIT;
	char *cause = NULL;
	int fd = draft_folder(folder, &cause);

	strbuf_adds(&one, "one");
	begin(0);
	assert_true(draft_file_replace(fd, "key", &one, true));
	assert_string_equal(strbuf_str(&asked), "text first-name folder ");
	strbuf_adds(&one, " more");
	assert_false(draft_file_replace(fd, "key", &one, true));
	assert_true(draft_file_read(fd, "key", &read));
	assert_string_equal(strbuf_str(&read), "one");
	strbuf_finish(&one);
	strbuf_finish(&read);
	close(fd);
}

static int
set_up(void **state)
{
	return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
	clear_away(folder);
	strbuf_finish(&asked);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_before_its_name),
		cmocka_unit_test(within_a_second),
		cmocka_unit_test(a_first_file_replaces_none),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
