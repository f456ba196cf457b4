/* SPDX-License-Identifier: MIT */
#include "cli/option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <getopt.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static const struct cli_option options[] = {
	{ "dry-run", 1, NULL, "help" },
	{ "rejects", 2, "FILE", "help" },
	/* Codes that getopt gives a meaning of its own. */
	{ "colon", ':', NULL, "help" },
	{ "question", '?', NULL, "help" },
	{ NULL, 0, NULL, NULL },
};

static int
next(char **argv, const struct cli_option *table)
{
	int argc = 0;

	while (argv[argc])
		argc++;
	return cli_next(argc, argv, table);
}

static void
test_options_and_operands(void **state)
{
	char a0[] = "import", a1[] = "tickets", a2[] = "--rejects", a3[] = "bad.csv",
	     a4[] = "--dry-run", a5[] = "file.csv", a6[] = "--rejects=worse.csv", a7[] = "--colon",
	     a8[] = "--question", a9[] = "--", a10[] = "--dry-run";
	char *argv[] = { a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, NULL };

	optind = 0;
	assert_int_equal(next(argv, options), 2);
	assert_string_equal(optarg, "bad.csv");
	assert_int_equal(next(argv, options), 1);
	assert_int_equal(next(argv, options), 2);
	assert_string_equal(optarg, "worse.csv");
	assert_int_equal(next(argv, options), ':');
	assert_int_equal(next(argv, options), '?');
	assert_int_equal(next(argv, options), CLI_END);
	assert_string_equal(argv[optind], "tickets");
	assert_string_equal(argv[optind + 1], "file.csv");
	assert_string_equal(argv[optind + 2], "--dry-run");
	assert_null(argv[optind + 3]);
}

/* What is said on stderr is tested from outside, in tests/cli/usage.sh. */
static void
expect_fault(char *word, const struct cli_option *table)
{
	char name[] = "import";
	char *argv[] = { name, word, NULL };
	int err = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	optind = 0;
	dup2(null, STDERR_FILENO);
	int code = next(argv, table);
	dup2(err, STDERR_FILENO);
	close(err);
	close(null);
	assert_int_equal(code, CLI_FAULT);
}

static void
test_faults(void **state)
{
	char unknown[] = "--dry-runs", value[] = "--dry-run=1", missing[] = "--rejects",
	     letter[] = "-d", long_name[70000];

	memset(long_name, '-', sizeof long_name - 1);
	long_name[sizeof long_name - 1] = '\0';
	expect_fault(unknown, options);
	expect_fault(value, options);
	expect_fault(missing, options);
	expect_fault(letter, options);
	expect_fault(long_name, options);
	expect_fault(unknown, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_options_and_operands),
		cmocka_unit_test(test_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
