/* SPDX-License-Identifier: MIT */
#include "base/loop.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"

static int64_t now;

static int64_t
fake_mono(void)
{
	return now;
}

/* What every test looks at: the order in which things were called. */
struct bench {
	struct loop *loop;
	char log[64];
	struct loop_fd *first, *second;
	struct loop_timer *timer;
	struct loop_hook *hook;
	int pipe[2];
	int left;
};

static void
note(struct bench *b, char c)
{
	size_t n = strlen(b->log);

	assert_true(n + 1 < sizeof b->log);
	b->log[n] = c;
}

static int
set_up(void **state)
{
	struct bench *b = calloc(1, sizeof *b);

	now = 1000;
	clock_set_mono(fake_mono);
	b->loop = loop_create();
	assert_non_null(b->loop);
	assert_int_equal(pipe(b->pipe), 0);
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	loop_destroy(b->loop);
	close(b->pipe[0]);
	if (b->pipe[1] >= 0)
		close(b->pipe[1]);
	free(b);
	clock_set_mono(NULL);
	return 0;
}

static void
on_a(void *ctx)
{
	note(ctx, 'a');
}

static void
on_b(void *ctx)
{
	note(ctx, 'b');
}

static void
test_timers_in_order(void **state)
{
	struct bench *b = *state;

	loop_after(b->loop, 20, on_b, b);
	loop_after(b->loop, 10, on_a, b);
	loop_after(b->loop, 20, on_a, b);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "");
	now += 9;
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "");
	now += 1;
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "a");
	now += 100;
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "aba");
}

static void
on_again(void *ctx)
{
	struct bench *b = ctx;

	note(b, 'r');
	b->timer = loop_after(b->loop, 0, on_again, b);
}

static void
test_timer_that_renews_itself(void **state)
{
	struct bench *b = *state;

	loop_after(b->loop, -5, on_again, b);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "r");
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "rr");
	loop_cancel(b->timer);
	loop_cancel(NULL);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "rr");
}

static void
on_cancel_other(void *ctx)
{
	struct bench *b = ctx;

	note(b, 'c');
	loop_cancel(b->timer);
}

static void
test_timer_cancels_a_due_one(void **state)
{
	struct bench *b = *state;

	loop_after(b->loop, 1, on_cancel_other, b);
	b->timer = loop_after(b->loop, 2, on_a, b);
	loop_after(b->loop, 3, on_b, b);
	now += 50;
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "cb");
}

static void
test_far_timer_does_not_overflow(void **state)
{
	struct bench *b = *state;

	loop_after(b->loop, INT64_MAX, on_a, b);
	loop_after(b->loop, INT64_MAX / 2, on_a, b);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "");
}

static void
on_readable(void *ctx, short revents)
{
	struct bench *b = ctx;
	char c;

	assert_true(revents & POLLIN);
	assert_int_equal(read(b->pipe[0], &c, 1), 1);
	note(b, c);
}

static void
test_fd(void **state)
{
	struct bench *b = *state;

	b->first = loop_watch(b->loop, b->pipe[0], POLLIN, on_readable, b);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "");
	assert_int_equal(write(b->pipe[1], "xy", 2), 2);
	loop_turn(b->loop, -1);
	loop_watch_events(b->first, 0);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "x");
	loop_watch_events(b->first, POLLIN);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "xy");
	loop_unwatch(b->first);
	loop_unwatch(NULL);
	assert_int_equal(write(b->pipe[1], "z", 1), 1);
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "xy");
}

static void
on_hangup(void *ctx, short revents)
{
	note(ctx, revents & POLLHUP ? 'h' : '?');
}

static void
test_paused_watch_hears_no_hangup(void **state)
{
	struct bench *b = *state;

	b->first = loop_watch(b->loop, b->pipe[0], 0, on_hangup, b);
	close(b->pipe[1]);
	b->pipe[1] = -1;
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "");
	loop_watch_events(b->first, POLLIN);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "h");
}

static void
on_drop_both(void *ctx, short revents)
{
	struct bench *b = ctx;

	note(b, 'd');
	loop_unwatch(b->first);
	loop_unwatch(b->second);
	/* A newcomer on the same descriptor must wait for its own report. */
	b->first = loop_watch(b->loop, b->pipe[0], POLLIN, on_readable, b);
}

static void
test_fd_removes_itself_and_another(void **state)
{
	struct bench *b = *state;

	b->first = loop_watch(b->loop, b->pipe[0], POLLIN, on_drop_both, b);
	b->second = loop_watch(b->loop, b->pipe[0], POLLIN, on_readable, b);
	assert_int_equal(write(b->pipe[1], "x", 1), 1);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "d");
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "dx");
}

static void
on_nested(void *ctx, short revents)
{
	struct bench *b = ctx;

	note(b, '(');
	loop_unwatch(b->first);
	loop_turn(b->loop, 0);
	note(b, ')');
}

static void
test_turn_within_a_turn(void **state)
{
	struct bench *b = *state;

	b->first = loop_watch(b->loop, b->pipe[0], POLLIN, on_nested, b);
	b->second = loop_watch(b->loop, b->pipe[0], POLLIN, on_readable, b);
	assert_int_equal(write(b->pipe[1], "x", 1), 1);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "(x)");
}

static void
on_signal(void *ctx, int signo)
{
	note(ctx, signo == SIGUSR1 ? '1' : '2');
}

static void
test_signals(void **state)
{
	struct bench *b = *state;
	struct sigaction before, during, after;

	sigaction(SIGUSR1, NULL, &before);
	loop_signal(b->loop, SIGUSR1, on_signal, b);
	loop_signal(b->loop, SIGUSR2, on_signal, b);
	sigaction(SIGUSR1, NULL, &during);
	assert_true(during.sa_handler != before.sa_handler);
	raise(SIGUSR1);
	raise(SIGUSR1);
	assert_string_equal(b->log, "");
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "1");
	raise(SIGUSR2);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "12");
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "12");
	loop_signal(b->loop, SIGUSR1, NULL, NULL);
	sigaction(SIGUSR1, NULL, &after);
	assert_true(after.sa_handler == before.sa_handler);
	loop_destroy(b->loop);
	b->loop = NULL;
	sigaction(SIGUSR2, NULL, &after);
	assert_true(after.sa_handler == SIG_DFL);
}

static void
on_hook(void *ctx)
{
	note(ctx, 'h');
}

static void
on_hook_once(void *ctx)
{
	struct bench *b = ctx;

	note(b, 'o');
	loop_unhook(b->hook);
	loop_each_turn(b->loop, on_hook, b);
}

static void
test_hooks_come_last(void **state)
{
	struct bench *b = *state;

	b->hook = loop_each_turn(b->loop, on_hook_once, b);
	loop_after(b->loop, 0, on_a, b);
	loop_turn(b->loop, -1);
	assert_string_equal(b->log, "ao");
	loop_turn(b->loop, 0);
	assert_string_equal(b->log, "aoh");
}

static void
on_countdown(void *ctx)
{
	struct bench *b = ctx;

	note(b, 't');
	if (--b->left == 0)
		loop_quit(b->loop, 42);
	else
		loop_after(b->loop, 0, on_countdown, b);
}

static void
test_run_and_quit(void **state)
{
	struct bench *b = *state;

	b->left = 3;
	loop_after(b->loop, 0, on_countdown, b);
	assert_int_equal(loop_run(b->loop), 42);
	assert_string_equal(b->log, "ttt");
	/* A quit before the run counts, and a run after it is a fresh one. */
	loop_quit(b->loop, 7);
	assert_int_equal(loop_run(b->loop), 7);
	b->left = 1;
	loop_after(b->loop, 0, on_countdown, b);
	assert_int_equal(loop_run(b->loop), 42);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_timers_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_timer_that_renews_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_timer_cancels_a_due_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    test_far_timer_does_not_overflow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fd, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    test_paused_watch_hears_no_hangup, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    test_fd_removes_itself_and_another, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_turn_within_a_turn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_signals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hooks_come_last, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_run_and_quit, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
