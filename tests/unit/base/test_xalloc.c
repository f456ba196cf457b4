/* SPDX-License-Identifier: MIT */
#include "base/xalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/exitcode.h"

/* The sanitiser would stop the program before we can. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void
test_strings(void **state)
{
	char *s = xstrndup("abcdef", 3), *t = xstrdup("甲"), *u = xasprintf("%s-%d", "x", 42);
	char *v = xstrndup("ab\0cd", 5);

	assert_string_equal(s, "abc");
	assert_string_equal(t, "甲");
	assert_string_equal(u, "x-42");
	assert_string_equal(v, "ab");
	assert_null(xstrdup_null(NULL));
	free(s);
	free(t);
	free(u);
	free(v);
}

static void
test_nothing_is_not_null(void **state)
{
	void *p = xmalloc(0), *q = xcalloc(0, 8), *r = xreallocarray(NULL, 0, 8);

	assert_non_null(p);
	assert_non_null(q);
	assert_non_null(r);
	free(p);
	free(q);
	free(r);
}

static int death_pipe;

static void
farewell(void)
{
	if (write(death_pipe, "bye", 3) != 3)
		_exit(1);
}

static void
test_death(void **state)
{
	int p[2], status;
	char said[16] = "";
	pid_t pid;

	assert_int_equal(pipe(p), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		death_pipe = p[1];
		dup2(p[1], STDERR_FILENO);
		xalloc_on_death(farewell);
		xreallocarray(NULL, SIZE_MAX / 2, 4);
		_exit(0);
	}
	close(p[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_MEMORY);
	assert_int_equal(read(p[0], said, 3), 3);
	assert_string_equal(said, "bye");
	close(p[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_nothing_is_not_null),
		cmocka_unit_test(test_death),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
