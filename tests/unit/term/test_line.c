/* SPDX-License-Identifier: MIT */
#include "term/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/clock.h"

static int64_t now;
static int changes;

static int64_t
fake(void)
{
	return now;
}

static void
changed(void *ctx)
{
	changes++;
}

static int
set_up(void **state)
{
	static struct line line;

	now = 1000000;
	changes = 0;
	clock_set_mono(fake);
	line_init(&line, loop_create(), changed, NULL);
	*state = &line;
	return 0;
}

static int
tear_down(void **state)
{
	struct line *l = *state;

	line_finish(l);
	loop_destroy(l->loop);
	clock_set_mono(NULL);
	return 0;
}

static void
answer_after(struct line *l, int ms)
{
	assert_true(line_wants(l, 2000));
	line_sent(l, 2000, true);
	now += ms;
	assert_true(line_answered(l));
}

static void
test_small_frames_ask_nothing(void **state)
{
	struct line *l = *state;

	assert_false(line_wants(l, 20));
	assert_false(line_answered(l));
	line_sent(l, 2000, true);
	assert_false(line_wants(l, 2000));
	assert_int_equal(changes, 0);
	assert_true(line_answered(l));
	assert_int_equal(changes, 1);
}

/* Who has never answered is not waited for. */
static void
test_unknown_terminals_are_not_held_up(void **state)
{
	struct line *l = *state;

	line_sent(l, 100000, true);
	assert_false(line_is_full(l));
}

static void
test_window(void **state)
{
	struct line *l = *state;

	answer_after(l, 5);
	line_sent(l, 2000, true);
	assert_false(line_is_full(l));
	line_sent(l, 2500, false);
	assert_true(line_is_full(l));
	/* It took long for the bytes: the line is the bottleneck, and less may be on its way. */
	now += 2000;
	line_answered(l);
	line_sent(l, 1800, true);
	assert_false(line_is_full(l));
	now += 2000;
	line_answered(l);
	line_sent(l, 1800, true);
	assert_true(line_is_full(l));
}

static void
test_slow_and_fast(void **state)
{
	struct line *l = *state;

	answer_after(l, 900);
	answer_after(l, 900);
	assert_false(l->slow);
	answer_after(l, 900);
	assert_true(l->slow);
	answer_after(l, 300);
	answer_after(l, 100);
	answer_after(l, 100);
	assert_true(l->slow);
	answer_after(l, 100);
	assert_false(l->slow);
	assert_int_equal(l->best_ms, 100);
}

/* A line that takes no more for long is as slow as one that answers late. */
static void
test_a_line_that_drains_slowly(void **state)
{
	struct line *l = *state;

	line_drained(l, 3000);
	line_drained(l, 3000);
	assert_false(l->slow);
	line_drained(l, 3000);
	assert_true(l->slow);
}

static void
test_minute(void **state)
{
	struct line *l = *state;

	line_sent(l, 100, false);
	now += 30000;
	line_sent(l, 10, false);
	assert_int_equal(line_minute(l), 110);
	now += 40000;
	assert_int_equal(line_minute(l), 10);
	now += 600000;
	assert_int_equal(line_minute(l), 0);
	line_sent(l, 7, false);
	assert_int_equal(line_minute(l), 7);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_small_frames_ask_nothing),
		TEST(test_unknown_terminals_are_not_held_up),
		TEST(test_window),
		TEST(test_slow_and_fast),
		TEST(test_a_line_that_drains_slowly),
		TEST(test_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
