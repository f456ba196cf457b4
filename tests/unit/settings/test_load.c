/* SPDX-License-Identifier: MIT */
/* Layers, and the sentence for every fault of a file, a variable or a flag. */
#include "settings/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/exitcode.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/encoding.h"

/* Where this test's files lie; the folders are the layers. */
static char root[] = "/tmp/paidan-settings-XXXXXX";
static char *system_dir, *user_dir;

static int
make_places(void **state)
{
	assert_non_null(mkdtemp(root));
	system_dir = xasprintf("%s/system", root);
	user_dir = xasprintf("%s/user", root);
	return mkdir(system_dir, 0700) || mkdir(user_dir, 0700);
}

static void
forget(const char *dir, const char *name)
{
	char *path = xasprintf("%s/%s", dir, name);

	unlink(path);
	free(path);
}

static void
write_file(const char *dir, const char *name, const char *text, size_t n)
{
	char *path = xasprintf("%s/%s", dir, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0600), 0);
	free(path);
}

static int
clear_places(void **state)
{
	forget(system_dir, "paidan.yaml");
	forget(system_dir, "keys.yaml");
	forget(user_dir, "paidan.yaml");
	forget(user_dir, "keys.yaml");
	return 0;
}

static int
remove_places(void **state)
{
	clear_places(state);
	int failed = rmdir(system_dir) || rmdir(user_dir) || rmdir(root);
	free(system_dir);
	free(user_dir);
	return failed;
}

static char *no_environment[] = { NULL };

static bool
load(struct settings *s, char *const *environment, int *argc, char **argv, int *code, char **cause)
{
	struct settings_places places = { system_dir, user_dir, environment };

	return settings_load(s, &places, argc, argv, code, cause);
}

static void
test_defaults(void **state)
{
	char name[] = "paidan", *argv[] = { name, NULL };
	struct settings s;
	char *cause = NULL;
	int argc = 1, code;

	assert_true(load(&s, no_environment, &argc, argv, &code, &cause));
	assert_string_equal(s.db, "");
	assert_string_equal(settings_language(&s), "zh");
	assert_int_equal(s.terminal_encoding, ENCODING_AUTO);
	assert_int_equal(s.ambiguous_width, 1);
	assert_int_equal(s.colour, COLOUR_AUTO);
	assert_int_equal(s.selection, SELECTION_MARK);
	assert_int_equal(s.page_size, 50);
	assert_int_equal(s.refresh_ms, 500);
	assert_int_equal(s.key_count, 0);
	settings_finish(&s);
}

/* Each layer says more than the one below; the higher one counts. */
static void
test_layers(void **state)
{
	static const char system[] =
	    "page_size: 30\nrefresh_ms: 1000\nselection: bar\ncolour: never\n";
	static const char user[] =
	    "\xEF\xBB\xBF---\n# mine\npage_size: '40'\nrefresh_ms: 2000\nselection: \"bar\"\n";
	char env1[] = "PAIDAN_PAGE_SIZE=60", env2[] = "PAIDAN_REFRESH_MS=3000",
	     env3[] = "PAIDAN_DATA=/x";
	char *environment[] = { env1, env2, env3, NULL };
	char a0[] = "paidan", a1[] = "import", a2[] = "--page-size=70", a3[] = "tickets",
	     a4[] = "--db", a5[] = "host=/tmp dbname=x", a6[] = "--batch", a7[] = "9", a8[] = "--",
	     a9[] = "--page-size";
	char *argv[] = { a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, NULL };
	struct settings s;
	char *cause = NULL;
	int argc = 10, code;

	write_file(system_dir, "paidan.yaml", system, strlen(system));
	write_file(user_dir, "paidan.yaml", user, strlen(user));
	assert_true(load(&s, environment, &argc, argv, &code, &cause));
	assert_int_equal(s.colour, COLOUR_NEVER);
	assert_int_equal(s.selection, SELECTION_BAR);
	assert_int_equal(s.refresh_ms, 3000);
	assert_int_equal(s.page_size, 70);
	assert_string_equal(s.db, "host=/tmp dbname=x");
	/* The subcommand gets the rest, and all that comes after --. */
	assert_int_equal(argc, 7);
	assert_string_equal(argv[1], "import");
	assert_string_equal(argv[2], "tickets");
	assert_string_equal(argv[3], "--batch");
	assert_string_equal(argv[4], "9");
	assert_string_equal(argv[5], "--");
	assert_string_equal(argv[6], "--page-size");
	assert_null(argv[7]);
	settings_finish(&s);
}

static void
test_keys(void **state)
{
	static const char system[] = "queue: {dispatch: \"d F3\", claim: c}\nempty:\n";
	static const char user[] = "# mine\nqueue:\n  dispatch: p\n  claim: \"\"\nlist: {}\n";
	char name[] = "paidan", *argv[] = { name, NULL };
	struct settings s;
	char *cause = NULL, *place = xasprintf("%s/keys.yaml:3:13", user_dir);
	int argc = 1, code;

	write_file(system_dir, "keys.yaml", system, strlen(system));
	write_file(user_dir, "keys.yaml", user, strlen(user));
	assert_true(load(&s, no_environment, &argc, argv, &code, &cause));
	assert_int_equal(s.key_count, 4);
	assert_string_equal(s.keys[0].scope, "queue");
	assert_string_equal(s.keys[0].action, "dispatch");
	assert_string_equal(s.keys[0].keys, "d F3");
	assert_string_equal(s.keys[2].keys, "p");
	assert_string_equal(s.keys[2].place, place);
	assert_string_equal(s.keys[3].keys, "");
	free(place);
	settings_finish(&s);
}

struct bad_file {
	const char *text;
	size_t n;         /* 0: strlen */
	const char *said; /* after "FILE", without the place of the machine */
};

static void
expect_fault(const char *name, const struct bad_file *bad)
{
	char program[] = "paidan", *argv[] = { program, NULL };
	struct settings s;
	char *cause = NULL, *said = xasprintf("%s/%s%s", user_dir, name, bad->said);
	int argc = 1, code = 0;

	write_file(user_dir, name, bad->text, bad->n ? bad->n : strlen(bad->text));
	assert_false(load(&s, no_environment, &argc, argv, &code, &cause));
	assert_string_equal(cause, said);
	assert_int_equal(code, EXIT_CONFIG);
	/* Nothing of the file stays. */
	assert_int_equal(s.page_size, 50);
	assert_int_equal(s.key_count, 0);
	free(cause);
	free(said);
	settings_finish(&s);
}

#define TEXT(s) s, sizeof s - 1

static void
test_bad_settings(void **state)
{
	static const struct bad_file files[] = {
		{ "langauge: en\n", 0,
		    ":1:1: unknown setting \"langauge\"; did you mean \"language\"?" },
		{ "page_size: 30\n  # x\nfrobnicate: 1\n", 0,
		    ":3:1: unknown setting \"frobnicate\"; see paidan.yaml(5)" },
		{ "语言: zh\n", 0, ":1:1: unknown setting \"语言\"; see paidan.yaml(5)" },
		{ "<<: x\n", 0, ":1:1: unknown setting \"<<\"; see paidan.yaml(5)" },
		{ "language: fr\n", 0, ":1:11: \"language\" must be one of zh, en, not \"fr\"" },
		{ "colour: yes\n", 0, ":1:9: \"colour\" must be one of auto, never, not \"yes\"" },
		{ "terminal_encoding: gb-18030\n", 0,
		    ":1:20: \"terminal_encoding\" must be one of auto, utf-8, gb18030, gbk, "
		    "gb2312, big5, not "
		    "\"gb-18030\"" },
		{ "page_size: 19\n", 0,
		    ":1:12: \"page_size\" must be a number from 20 to 200, not \"19\"" },
		{ "page_size: 201\n", 0,
		    ":1:12: \"page_size\" must be a number from 20 to 200, not \"201\"" },
		{ "page_size: many\n", 0,
		    ":1:12: \"page_size\" must be a number from 20 to 200, not \"many\"" },
		{ "page_size:\n", 0,
		    ":1:11: \"page_size\" must be a number from 20 to 200, not \"\"" },
		{ "page_size: 30\npage_size: 40\n", 0,
		    ":2:1: \"page_size\" stands here twice; the first time in line 1" },
		{ "page_size: &a 30\n", 0, ":1:12: anchors (&name) are not understood here" },
		{ "page_size: *a\n", 0, ":1:12: aliases (*name) are not understood here" },
		{ "page_size: !!int 30\n", 0, ":1:12: tags (!name) are not understood here" },
		{ "&a page_size: 30\n", 0, ":1:1: anchors (&name) are not understood here" },
		{ "page_size: [30]\n", 0, ":1:12: \"page_size\" takes one value, not a list" },
		{ "page_size:\n  - 30\n", 0, ":2:3: \"page_size\" takes one value, not a list" },
		{ "page_size: {rows: 30}\n", 0,
		    ":1:12: \"page_size\" takes one value, not a section" },
		{ "page_size:\n  rows: 30\n", 0,
		    ":2:3: \"page_size\" takes one value, not a section" },
		{ "? [a]\n: 1\n", 0, ":1:3: a name must stand here, before a colon" },
		{ "\"\": 1\n", 0, ":1:1: a name must stand here, before a colon" },
		{ "\"log\\0x\": 1\n", 0, ":1:1: a name must stand here, before a colon" },
		{ "log: \"a\\0b\"\n", 0, ":1:6: the value of \"log\" holds a NUL character" },
		{ "- page_size\n", 0,
		    ":1:1: the file must be made of lines of the form \"name: value\"" },
		{ "page_size\n", 0,
		    ":1:1: the file must be made of lines of the form \"name: value\"" },
		{ "page_size: 30\n---\npage_size: 40\n", 0,
		    ":2:1: only one document may stand in the file" },
		{ "db: \"hots=/tmp\"\n", 0,
		    ":1:5: this is no connection string: invalid connection option \"hots\"" },
		{ "page_size: 30\n\tcolour: auto\n", 0,
		    ":2:1: this is not YAML: found a tab character that violates indentation" },
		{ "page_size: \"30\n", 0,
		    ":2:1: this is not YAML: found unexpected end of stream" },
		{ "a: b: c\n", 0,
		    ":1:5: this is not YAML: mapping values are not allowed in this context" },
		{ "%YAML 9.9\n---\na: b\n", 0,
		    ":1:1: this is not YAML: found incompatible YAML document" },
		{ "# 设置\nlog: \xFF\n", 0,
		    ":2:6: the file is not UTF-8 text: invalid leading UTF-8 octet" },
		{ TEXT("page_size: 3\0\n"),
		    ":1:13: the file is not UTF-8 text: control characters are not allowed" },
		{ "log: \033[2J\n", 0,
		    ":1:6: the file is not UTF-8 text: control characters are not allowed" },
	};

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		expect_fault("paidan.yaml", &files[i]);
}

static void
test_bad_keys(void **state)
{
	static const struct bad_file files[] = {
		{ "queue: d\n", 0,
		    ":1:8: \"queue\" must be followed by lines of the form \"name: value\"" },
		{ "queue: [d]\n", 0,
		    ":1:8: \"queue\" must be followed by lines of the form \"name: value\"" },
		{ "queue: &q {dispatch: d}\n", 0, ":1:8: anchors (&name) are not understood here" },
		{ "queue: {dispatch: [d, e]}\n", 0,
		    ":1:19: \"dispatch\" takes one value, not a list" },
		{ "queue: {dispatch: {a: b}}\n", 0,
		    ":1:19: \"dispatch\" takes one value, not a section" },
		{ "queue: {dispatch: d, dispatch: e}\n", 0,
		    ":1:22: \"dispatch\" stands here twice; the first time in line 1" },
		{ "queue: {dispatch: d}\nqueue: {claim: e}\n", 0,
		    ":2:1: \"queue\" stands here twice; the first time in line 1" },
	};

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		expect_fault("keys.yaml", &files[i]);
}

/* Deep nesting ends at its first step; it must not cost stack or time. */
static void
test_deep_nesting(void **state)
{
	struct bad_file bad = { NULL, 100011, ":1:12: \"page_size\" takes one value, not a list" };
	char *text = xmalloc(bad.n + 1);

	memcpy(text, "page_size: ", 11);
	memset(text + 11, '[', bad.n - 11);
	text[bad.n] = '\0';
	bad.text = text;
	expect_fault("paidan.yaml", &bad);
	free(text);
}

static void
test_too_large(void **state)
{
	struct bad_file bad = { NULL, 300000,
		": larger than 256 KiB: this is no file of settings" };
	char *text = xmalloc(bad.n + 1);

	memset(text, '\n', bad.n);
	text[bad.n] = '\0';
	bad.text = text;
	expect_fault("paidan.yaml", &bad);
	free(text);
}

static void
test_unreadable(void **state)
{
	char program[] = "paidan", *argv[] = { program, NULL };
	char *path = xasprintf("%s/paidan.yaml", user_dir);
	char *said = xasprintf("%s: cannot be read: Is a directory", path);
	struct settings s;
	char *cause = NULL;
	int argc = 1, code = 0;

	assert_int_equal(mkdir(path, 0700), 0);
	assert_false(load(&s, no_environment, &argc, argv, &code, &cause));
	assert_string_equal(cause, said);
	assert_int_equal(code, EXIT_CONFIG);
	rmdir(path);
	free(path);
	free(said);
	free(cause);
	settings_finish(&s);
}

/* A password is fine in a file that is ours alone, and nowhere else. */
static void
test_password(void **state)
{
	static const char text[] = "db: postgresql://li:secret@db.example/paidan\n";
	static const char said[] =
	    ":1:5: here stands a password, but other users may read this file; "
	    "put it into ~/.pgpass or a service file";
	char program[] = "paidan", *argv[] = { program, NULL };
	char *path = xasprintf("%s/paidan.yaml", user_dir),
	     *expected = xasprintf("%s%s", path, said);
	struct settings s;
	char *cause = NULL;
	int argc = 1, code = 0;

	write_file(user_dir, "paidan.yaml", text, strlen(text));
	assert_true(load(&s, no_environment, &argc, argv, &code, &cause));
	settings_finish(&s);
	assert_int_equal(chmod(path, 0640), 0);
	assert_false(load(&s, no_environment, &argc, argv, &code, &cause));
	assert_string_equal(cause, expected);
	free(cause);
	free(path);
	free(expected);
	settings_finish(&s);
}

struct bad_words {
	const char *words[3]; /* flags, or one variable if on_argv is false */
	bool on_argv;
	const char *said;
};

static void
test_bad_words(void **state)
{
	static const struct bad_words cases[] = {
		{ { "--page-size", "7" }, true,
		    "--page-size: \"page_size\" must be a number from 20 to 200, not \"7\"" },
		{ { "--page-size=" }, true,
		    "--page-size: \"page_size\" must be a number from 20 to 200, not \"\"" },
		{ { "--db" }, true, "--db: a value must follow" },
		{ { "--db", "nonsense" }, true,
		    "--db: this is no connection string: missing \"=\" after \"nonsense\" in "
		    "connection info string" },
		{ { "--db=password=x" }, true,
		    "--db: a password on the command line is seen by everybody on this machine; "
		    "put it into ~/.pgpass or a service file" },
		{ { "--db", "postgresql://li:x@h/d" }, true,
		    "--db: a password on the command line is seen by everybody on this machine; "
		    "put it into ~/.pgpass or a service file" },
		{ { "PAIDAN_DB=password=x" }, false,
		    "PAIDAN_DB: a password in the environment goes to every program started from it; "
		    "put it into ~/.pgpass or a service file" },
		{ { "--db", "postgresql://h/d?password=x" }, true,
		    "--db: a password on the command line is seen by everybody on this machine; "
		    "put it into ~/.pgpass or a service file" },
		{ { "PAIDAN_SELECTION=row" }, false,
		    "PAIDAN_SELECTION: \"selection\" must be one of mark, bar, not \"row\"" },
		{ { "PAIDAN_PAGE_SIZE=" }, false,
		    "PAIDAN_PAGE_SIZE: \"page_size\" must be a number from 20 to 200, not \"\"" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *words[4] = { xstrdup("paidan") };
		char *environment[2] = { NULL };
		struct settings s;
		char *cause = NULL;
		int argc = 1, code = 0;

		for (size_t j = 0; cases[i].on_argv && j < 3 && cases[i].words[j]; j++)
			words[argc++] = xstrdup(cases[i].words[j]);
		if (!cases[i].on_argv)
			environment[0] = xstrdup(cases[i].words[0]);
		char *argv[4];
		memcpy(argv, words, sizeof argv);
		assert_false(load(&s, environment, &argc, argv, &code, &cause));
		assert_string_equal(cause, cases[i].said);
		assert_int_equal(code, cases[i].on_argv ? EXIT_USAGE : EXIT_CONFIG);
		free(cause);
		free(environment[0]);
		for (size_t j = 0; j < 4; j++)
			free(words[j]);
		settings_finish(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_defaults, clear_places),
		cmocka_unit_test_teardown(test_layers, clear_places),
		cmocka_unit_test_teardown(test_keys, clear_places),
		cmocka_unit_test_teardown(test_bad_settings, clear_places),
		cmocka_unit_test_teardown(test_bad_keys, clear_places),
		cmocka_unit_test_teardown(test_deep_nesting, clear_places),
		cmocka_unit_test_teardown(test_too_large, clear_places),
		cmocka_unit_test_teardown(test_unreadable, clear_places),
		cmocka_unit_test_teardown(test_password, clear_places),
		cmocka_unit_test_teardown(test_bad_words, clear_places),
	};
	return cmocka_run_group_tests(tests, make_places, remove_places);
}
