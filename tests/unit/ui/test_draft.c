/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/draft.h"

struct place {
	struct loop *loop;
	char *root, *folder;
};

static int
set_up(void **state)
{
	struct place *p = xcalloc(1, sizeof *p);
	const char *tmp = getenv("TMPDIR");

	p->root = xasprintf("%s/draft.XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(p->root));
	p->folder = xasprintf("%s/state/drafts", p->root);
	p->loop = loop_create();
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;
	DIR *dir = opendir(p->folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(p->folder);
	char *state_folder = xasprintf("%s/state", p->root);
	rmdir(state_folder);
	free(state_folder);
	rmdir(p->root);
	loop_destroy(p->loop);
	free(p->root);
	free(p->folder);
	free(p);
	return 0;
}

static struct drafts *
open_as(const struct place *p, const char *owner)
{
	char *cause = NULL;
	struct drafts *d = drafts_open(p->loop, p->folder, owner, &cause);

	if (!d)
		fail_msg("%s", cause);
	return d;
}

/* The path of the only file in the folder, or NULL. */
static char *
only_file(const struct place *p)
{
	DIR *dir = opendir(p->folder);
	struct dirent *entry;
	char *path = NULL;

	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		assert_null(path);
		path = xasprintf("%s/%s", p->folder, entry->d_name);
	}
	closedir(dir);
	return path;
}

static void
any_bytes_survive(void **state)
{
	static const char *const values[] = { "", "路灯不亮", "a\nb\nend 0\n\n", "\xff\xfe\x01",
		"x 5\ny", "field 3\nabc\n" };
	struct place *p = *state;
	struct drafts *d = open_as(p, "yang@demo");

	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		char name[16];
		snprintf(name, sizeof name, "f%zu", i);
		drafts_put(d, "dispatch\n", "0201-0037 标题", name, values[i]);
	}
	drafts_close(d);
	d = open_as(p, "yang@demo");
	assert_int_equal(drafts_count(d), 1);
	assert_string_equal(drafts_info(d, 0).subject, "0201-0037 标题");
	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		char name[16];
		snprintf(name, sizeof name, "f%zu", i);
		assert_string_equal(drafts_get(d, "dispatch\n", "0201-0037 标题", name), values[i]);
	}
	assert_true(drafts_age(d, "dispatch\n", "0201-0037 标题") > 0);
	assert_int_equal(drafts_age(d, "dispatch\n", "other"), -1);
	drafts_close(d);
}

static void
modes_and_owners(void **state)
{
	struct place *p = *state;
	mode_t old = umask(0);
	struct drafts *d = open_as(p, "yang@demo"), *other;
	struct stat st;
	char *cause = NULL;

	drafts_put(d, "f", "s", "x", "secret");
	drafts_flush(d);
	char *path = only_file(p);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(stat(p->folder, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	other = open_as(p, "li@demo");
	assert_int_equal(drafts_count(other), 0);
	assert_null(drafts_get(other, "f", "s", "x"));
	drafts_close(other);
	drafts_close(d);
	assert_int_equal(chmod(p->folder, 0755), 0);
	assert_null(drafts_open(p->loop, p->folder, "yang@demo", &cause));
	assert_non_null(strstr(cause, "0700"));
	free(cause);
	free(path);
	umask(old);
}

static void
dropped_is_gone(void **state)
{
	struct place *p = *state;
	struct drafts *d = open_as(p, "yang@demo");

	drafts_put(d, "f", "s", "x", "1");
	drafts_flush(d);
	drafts_drop(d, "f", "s");
	assert_int_equal(drafts_count(d), 0);
	assert_null(only_file(p));
	/* A slot used again starts empty. */
	drafts_put(d, "f", "t", "y", "2");
	assert_null(drafts_get(d, "f", "t", "x"));
	drafts_drop(d, "f", "t");
	drafts_close(d);
	assert_null(only_file(p));
}

static void
type_until_killed(const struct place *p, int ready)
{
	struct loop *loop = loop_create();
	char *cause = NULL;
	struct drafts *d = drafts_open(loop, p->folder, "yang@demo", &cause);
	char value[5000];

	for (unsigned n = 1;; n++) {
		memset(value, 'a' + (int)(n % 26), sizeof value - 1);
		value[n % (sizeof value - 1)] = '\0';
		drafts_put(d, "f", "s", "text", value);
		drafts_flush(d);
		if (write(ready, "x", 1) < 0)
			_exit(1);
	}
}

/* Killed at any moment, the file is the whole of what was written last, or of the one before. */
static void
killed_while_writing(void **state)
{
	struct place *p = *state;

	for (int round = 0; round < 20; round++) {
		int ends[2];
		char got[64];
		assert_int_equal(pipe(ends), 0);
		pid_t pid = fork();
		if (pid == 0)
			type_until_killed(p, ends[1]);
		close(ends[1]);
		for (unsigned n = 1 + random_below(20); n > 0;)
			n -= (unsigned)(read(ends[0], got, n < sizeof got ? n : sizeof got));
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		close(ends[0]);
		struct drafts *d = open_as(p, "yang@demo");
		const char *v = drafts_get(d, "f", "s", "text");
		assert_non_null(v);
		size_t n = strlen(v);
		assert_true(n > 0);
		assert_int_equal(v[0], 'a' + (int)(n % 26));
		assert_int_equal(strspn(v, (char[]){ v[0], '\0' }), n);
		/* Nothing half-written is left either. */
		free(only_file(p));
		drafts_close(d);
	}
}

static void
broken_files_are_left_alone(void **state)
{
	struct place *p = *state;
	struct drafts *d = open_as(p, "yang@demo");
	struct strbuf whole = STRBUF_INIT;

	drafts_put(d, "f", "s", "x", "something typed");
	drafts_close(d);
	char *path = only_file(p);
	FILE *f = fopen(path, "r");
	for (int c; (c = getc(f)) != EOF;)
		strbuf_addc(&whole, (char)c);
	fclose(f);
	for (size_t n = 0; n < whole.len; n++) {
		f = fopen(path, "w");
		assert_int_equal(fwrite(whole.s, 1, n, f), n);
		fclose(f);
		d = open_as(p, "yang@demo");
		assert_int_equal(drafts_count(d), 0);
		drafts_close(d);
	}
	for (size_t n = 0; n < whole.len; n++) {
		f = fopen(path, "w");
		char was = whole.s[n];
		whole.s[n] = (char)(was ^ 0x15);
		assert_int_equal(fwrite(whole.s, 1, whole.len, f), whole.len);
		whole.s[n] = was;
		fclose(f);
		drafts_close(open_as(p, "yang@demo"));
	}
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	d = open_as(p, "yang@demo");
	assert_int_equal(drafts_count(d), 0);
	drafts_close(d);
	strbuf_finish(&whole);
	free(path);
}

static void
written_within_a_second(void **state)
{
	struct place *p = *state;
	struct drafts *d = open_as(p, "yang@demo");

	drafts_put(d, "f", "s", "x", "typed");
	assert_null(only_file(p));
	loop_turn(p->loop, 1000);
	char *path = only_file(p);
	assert_non_null(path);
	free(path);
	drafts_close(d);
}

static void
full_disk_is_told_and_tried_again(void **state)
{
	struct place *p = *state;
	struct drafts *d = open_as(p, "yang@demo");
	struct rlimit old, tight = { 10, RLIM_INFINITY };

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	tight.rlim_max = old.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	assert_null(drafts_trouble(d));
	drafts_put(d, "f", "s", "x", "typed");
	drafts_flush(d);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_non_null(drafts_trouble(d));
	assert_null(only_file(p));
	drafts_flush(d);
	assert_null(drafts_trouble(d));
	char *path = only_file(p);
	assert_non_null(path);
	free(path);
	drafts_close(d);
}

static void
another_console_is_heard(void **state)
{
	struct place *p = *state;
	struct drafts *a = open_as(p, "yang@demo"), *b = open_as(p, "yang@demo");

	drafts_put(a, "f", "s", "x", "from a");
	drafts_flush(a);
	assert_true(drafts_age(b, "f", "s") > 0);
	assert_string_equal(drafts_get(b, "f", "s", "x"), "from a");
	drafts_drop(a, "f", "s");
	assert_int_equal(drafts_age(b, "f", "s"), -1);
	drafts_close(a);
	drafts_close(b);
}

static void
without_a_journal(void **state)
{
	drafts_put(NULL, "f", "s", "x", "1");
	assert_null(drafts_get(NULL, "f", "s", "x"));
	assert_int_equal(drafts_age(NULL, "f", "s"), -1);
	assert_int_equal(drafts_count(NULL), 0);
	drafts_drop(NULL, "f", "s");
	drafts_flush(NULL);
	assert_null(drafts_trouble(NULL));
	drafts_close(NULL);
}

#define WITH_FOLDER(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(any_bytes_survive),
		WITH_FOLDER(modes_and_owners),
		WITH_FOLDER(dropped_is_gone),
		WITH_FOLDER(killed_while_writing),
		WITH_FOLDER(broken_files_are_left_alone),
		WITH_FOLDER(written_within_a_second),
		WITH_FOLDER(full_disk_is_told_and_tried_again),
		WITH_FOLDER(another_console_is_heard),
		cmocka_unit_test(without_a_journal),
	};
	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
