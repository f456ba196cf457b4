/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"

static char dir[] = "/tmp/paidan-log-XXXXXX";
static char *path;

static int64_t
fixed_wall(void)
{
	return INT64_C(1772328600123);
}

static int
set_up(void **state)
{
	assert_non_null(mkdtemp(dir));
	path = xasprintf("%s/log", dir);
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	clock_set_wall(fixed_wall);
	return 0;
}

static int
tear_down(void **state)
{
	log_close();
	clock_set_wall(NULL);
	unlink(path);
	rmdir(dir);
	free(path);
	return 0;
}

static char *
read_all(void)
{
	static char text[1024];
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

static void
test_off_until_opened(void **state)
{
	log_line("nobody reads %d", 1);
	assert_int_equal(access(path, F_OK), -1);
}

static void
test_line_and_mode(void **state)
{
	char *cause = NULL;
	struct stat st;
	int fd;

	/* An old file that others may read is closed to them. */
	fd = open(path, O_CREAT | O_WRONLY, 0644);
	assert_true(fd >= 0);
	assert_int_equal(fchmod(fd, 0644), 0);
	close(fd);
	assert_true(log_open(path, &cause));
	log_line("one %s", "two\nthree\033[2J");
	log_line("next");
	assert_string_equal(read_all(),
	    "2026-03-01T09:30:00.123+0800 one two?three?[2J\n"
	    "2026-03-01T09:30:00.123+0800 next\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	log_close();
	log_line("after the end");
	assert_null(strstr(read_all(), "after"));
}

static void
test_refusals(void **state)
{
	char *cause = NULL;

	assert_false(log_open("/nonexistent/folder/log", &cause));
	assert_non_null(strstr(cause, "/nonexistent/folder/log"));
	free(cause);
	cause = NULL;
	assert_false(log_open("/dev/null", &cause));
	assert_non_null(strstr(cause, "regular"));
	free(cause);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_off_until_opened),
		cmocka_unit_test(test_line_and_mode),
		cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
