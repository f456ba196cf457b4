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

/* A frame with a question of its own, as what a key must not be ahead of has. */
static uint64_t
frame(struct line *l, bool question)
{
	line_begin_frame(l);
	line_sent(l, 100, question);
	return l->frame;
}

/* Each answer is the oldest's; frames without a question are shown when a later one is. */
static void
test_what_was_shown(void **state)
{
	struct line *l = *state;

	uint64_t first = frame(l, true);
	frame(l, false);
	uint64_t third = frame(l, true);
	assert_int_equal(line_seen(l, true), 0);
	assert_true(line_answered(l));
	assert_int_equal(line_seen(l, true), first);
	assert_true(line_answered(l));
	assert_int_equal(line_seen(l, true), third);
	assert_false(line_answered(l));
	/* A question in the middle of a frame tells of the one before. */
	line_begin_frame(l);
	line_sent_within(l, 50);
	line_sent(l, 50, true);
	assert_true(line_asked_within(l));
	assert_true(line_answered(l));
	assert_int_equal(line_seen(l, true), third);
	assert_false(line_asked_within(l));
	assert_true(line_answered(l));
	assert_int_equal(line_seen(l, true), third + 1);
}

/* Who has answered is waited for; who never has is believed after a while, if all was sent. */
static void
test_who_never_answers(void **state)
{
	struct line *l = *state;

	uint64_t first = frame(l, true);
	now += 2900;
	assert_int_equal(line_seen(l, true), 0);
	now += 200;
	assert_int_equal(line_seen(l, false), 0);
	assert_int_equal(line_seen(l, true), first);
	assert_true(line_answered(l));
	uint64_t second = frame(l, true);
	now += 9000;
	assert_int_equal(line_seen(l, true), first);
	/* Where nothing could be asked, a while must do for everybody. */
	uint64_t third = frame(l, false);
	line_blind(l);
	now += 900;
	assert_int_equal(line_seen(l, true), first);
	now += 2200;
	assert_int_equal(line_seen(l, true), third);
	assert_in_range(second, first, third);
}

/* Not for good: what has not come in ten seconds does not come. */
static void
test_nobody_waits_for_good(void **state)
{
	struct line *l = *state;

	answer_after(l, 5);
	uint64_t first = frame(l, true), second = frame(l, true);
	now += 9999;
	loop_turn(l->loop, 0);
	assert_int_equal(line_seen(l, true), first - 1);
	now += 2;
	loop_turn(l->loop, 0);
	assert_int_equal(line_seen(l, true), second);
	assert_true(line_may_ask(l));
	/* Nor after the terminal was somebody else's. */
	uint64_t third = frame(l, true);
	line_forget(l);
	assert_int_equal(line_seen(l, true), third);
	assert_false(line_answered(l));
}

/* More questions than can be kept: the frame is believed like one that cannot ask. */
static void
test_no_more_than_can_be_kept(void **state)
{
	struct line *l = *state;

	answer_after(l, 5);
	for (int i = 0; i < LINE_QUESTIONS; i++) {
		assert_true(line_may_ask(l));
		frame(l, true);
	}
	assert_false(line_may_ask(l));
	for (int i = 0; i < LINE_QUESTIONS; i++)
		assert_true(line_answered(l));
	assert_false(line_answered(l));
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
		TEST(test_what_was_shown),
		TEST(test_who_never_answers),
		TEST(test_nobody_waits_for_good),
		TEST(test_no_more_than_can_be_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
