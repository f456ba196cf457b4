/* SPDX-License-Identifier: MIT */
/* A passphrase that is asked for: not shown while it is typed, not left in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "../ui/memory.h"
#include "base/xalloc.h"
#include "passphrase.h"
#include "ui/vault.h"

#define PATIENCE_S 10

static char folder[] = "/tmp/passphrase.XXXXXX";
static struct turned words;
static struct vault *vault;
static char *cause;
static int given;

/* What is typed, so often, each time on a line; then nothing more comes. */
static void
will_type(int times)
{
	struct strbuf line = STRBUF_INIT;
	int ends[2];

	turn_back(&words, &line);
	strbuf_addc(&line, '\n');
	assert_int_equal(pipe(ends), 0);
	for (int i = 0; i < times; i++)
		assert_int_equal(write(ends[1], line.s, line.len), line.len);
	explicit_bzero(line.s, line.cap);
	strbuf_finish(&line);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
}

static void
open_vault(void)
{
	vault = passphrase_open(folder, &cause);
}

static void
change_vault(void)
{
	passphrase_change(vault, folder, &cause);
}

static void
it_is_not_left_in_memory(void **state)
{
	/* A new one, then the one that is there, then another for it. */
	static const struct {
		int times;
		void (*fn)(void);
	} ways[] = { { 2, open_vault }, { 1, open_vault }, { 2, change_vault } };

	for (size_t i = 0; i < 3; i++) {
		will_type(ways[i].times);
		on_stack(ways[i].fn);
		assert_null(cause);
		assert_non_null(vault);
		assert_false(lies_on_stack(&words));
		assert_false(lies_anywhere(&words));
		if (i == 0)
			vault_close(vault);
	}
}

/* Not even one that was typed wrong. */
static void
nor_is_the_second(void **state)
{
	struct strbuf lines = STRBUF_INIT;
	int ends[2];

	strbuf_reserve(&lines, 256);
	strbuf_adds(&lines, "something else\n");
	turn_back(&words, &lines);
	strbuf_addc(&lines, '\n');
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], lines.s, lines.len), lines.len);
	explicit_bzero(lines.s, lines.cap);
	strbuf_finish(&lines);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	on_stack(change_vault);
	assert_non_null(cause);
	free(cause);
	cause = NULL;
	assert_false(lies_on_stack(&words));
	vault_close(vault);
}

/* --- on a terminal ------------------------------------------------------------------------- */

static int master;

static bool
echoes(int fd)
{
	struct termios modes;

	assert_int_equal(tcgetattr(fd, &modes), 0);
	return modes.c_lflag & ECHO;
}

/* Types once nothing is shown any more; or in the end, whatever is shown. */
static void *
type(void *slave)
{
	time_t end = time(NULL) + PATIENCE_S;

	while (echoes(*(int *)slave) && time(NULL) < end)
		sched_yield();
	assert_int_equal(write(master, "open sesame\n", 12), 12);
	return NULL;
}

static void
it_is_not_shown(void **state)
{
	int out = dup(STDOUT_FILENO), slave;
	char answer[64], shown[256] = "";
	pthread_t typist;

	master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	assert_true(slave >= 0 && echoes(slave));
	dup2(slave, STDIN_FILENO);
	fflush(stdout);
	dup2(slave, STDOUT_FILENO);
	assert_int_equal(pthread_create(&typist, NULL, type, &slave), 0);
	bool got = passphrase_ask("Which?", answer, sizeof answer);
	fflush(stdout);
	dup2(out, STDOUT_FILENO);
	close(out);
	pthread_join(typist, NULL);
	assert_true(got);
	assert_string_equal(answer, "open sesame");
	/* All that it has shown is there before this mark. */
	assert_int_equal(write(slave, "END", 3), 3);
	for (size_t n = 0; !strstr(shown, "END") && n < sizeof shown - 1;) {
		ssize_t more = read(master, shown + n, sizeof shown - 1 - n);
		assert_true(more > 0);
		n += (size_t)more;
	}
	assert_non_null(strstr(shown, "Which?"));
	assert_null(strstr(shown, "sesame"));
	assert_true(echoes(slave));
	close(slave);
	close(master);
}

static int
set_up(void **state)
{
	turned_words(&words);
	given = dup(STDIN_FILENO);
	return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
	clear_away(folder);
	dup2(given, STDIN_FILENO);
	close(given);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_not_left_in_memory),
		cmocka_unit_test(nor_is_the_second),
		cmocka_unit_test(it_is_not_shown),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
