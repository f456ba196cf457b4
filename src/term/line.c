/* SPDX-License-Identifier: MIT */
#include "term/line.h"

#include <string.h>

#include "base/clock.h"

/* A question costs four bytes: frames of this size bear it. */
#define ASK_BYTES 512
/* A terminal that has not answered by then does not, or its line stands still. */
#define PATIENCE_MS 10000
/* So long one that has never answered is given to show what was sent. */
#define BLIND_MS 3000
#define WINDOW_MIN 512
#define WINDOW_FIRST 2048
#define WINDOW_MAX 32768
/* More time than the best round trip went into the bytes: the line is the bottleneck. */
#define QUEUED_MS 200
/* Slow after so many answers above the one limit in a row, fast again below the other. */
#define SLOW_MS 400
#define FAST_MS 250
#define ROW 3
#define SLOT_MS 10000

void
line_init(struct line *l, struct loop *loop, void (*changed)(void *ctx), void *ctx)
{
	memset(l, 0, sizeof *l);
	l->loop = loop;
	l->changed = changed;
	l->ctx = ctx;
	l->window = WINDOW_FIRST;
	l->last_ms = l->best_ms = -1;
}

void
line_finish(struct line *l)
{
	loop_cancel(l->timer);
	l->timer = NULL;
}

bool
line_wants(const struct line *l, size_t n)
{
	return l->out_count == 0 && !l->deaf && n >= ASK_BYTES;
}

bool
line_may_ask(const struct line *l)
{
	return !l->deaf && l->out_count < LINE_QUESTIONS;
}

static void
turn_slots(struct line *l)
{
	int64_t now = clock_mono_ms() / SLOT_MS;

	for (int i = 0; l->slot < now && i < LINE_SLOTS; i++)
		l->slots[++l->slot % LINE_SLOTS] = 0;
	l->slot = now;
}

static void
judge(struct line *l, int ms)
{
	l->slow_row = ms > SLOW_MS ? l->slow_row + 1 : 0;
	l->fast_row = ms < FAST_MS ? l->fast_row + 1 : 0;
	if (l->slow_row >= ROW)
		l->slow = true;
	if (l->fast_row >= ROW)
		l->slow = false;
}

static void give_up(void *ctx);

/* The oldest question has so much time. */
static void
watch(struct line *l)
{
	loop_cancel(l->timer);
	l->timer = NULL;
	if (l->out_count > 0)
		l->timer = loop_after(
		    l->loop, l->out[0].at + PATIENCE_MS - clock_mono_ms(), give_up, l);
}

void
line_forget(struct line *l)
{
	if (l->out_count > 0)
		l->seen = l->out[l->out_count - 1].frame;
	l->out_count = 0;
	watch(l);
}

/* All of them: they were answered in their order, or are not answered at all. */
static void
give_up(void *ctx)
{
	struct line *l = ctx;

	l->timer = NULL;
	line_forget(l);
	l->deaf = l->answers == 0;
	if (!l->deaf)
		judge(l, PATIENCE_MS);
	l->changed(l->ctx);
}

void
line_begin_frame(struct line *l)
{
	l->frame++;
}

void
line_blind(struct line *l)
{
	l->blind = l->frame;
	l->blind_at = clock_mono_ms();
}

static void
ask(struct line *l, size_t n, bool within)
{
	l->out[l->out_count++] = (struct line_question){ l->frame - within, clock_mono_ms(),
		l->bytes - n, within };
	if (l->out_count == 1)
		watch(l);
	/* It may be one that never answers. */
	if (l->answers == 0 && !within)
		line_blind(l);
}

static void
count(struct line *l, size_t n)
{
	turn_slots(l);
	l->slots[l->slot % LINE_SLOTS] += n;
	l->bytes += n;
}

void
line_sent(struct line *l, size_t n, bool question)
{
	count(l, n);
	if (question && l->out_count < LINE_QUESTIONS)
		ask(l, n, false);
}

void
line_sent_within(struct line *l, size_t n)
{
	count(l, n);
	if (l->out_count < LINE_QUESTIONS)
		ask(l, n, true);
}

void
line_drained(struct line *l, int ms)
{
	judge(l, ms);
}

bool
line_asked_within(const struct line *l)
{
	return l->out_count > 0 && l->out[0].within;
}

bool
line_answered(struct line *l)
{
	struct line_question q = l->out[0];

	if (l->out_count == 0)
		return false;
	l->out_count--;
	memmove(l->out, l->out + 1, (size_t)l->out_count * sizeof *l->out);
	watch(l);
	if (q.frame > l->seen)
		l->seen = q.frame;
	l->answers++;
	l->last_ms = (int)(clock_mono_ms() - q.at);
	if (l->best_ms < 0 || l->last_ms < l->best_ms)
		l->best_ms = l->last_ms;
	if (l->last_ms > l->best_ms + QUEUED_MS)
		l->window = l->window / 2 > WINDOW_MIN ? l->window / 2 : WINDOW_MIN;
	else
		l->window = l->window * 2 < WINDOW_MAX ? l->window * 2 : WINDOW_MAX;
	judge(l, l->last_ms);
	l->changed(l->ctx);
	return true;
}

bool
line_is_full(const struct line *l)
{
	return l->out_count > 0 && l->answers > 0 && l->bytes - l->out[0].before > l->window;
}

uint64_t
line_seen(struct line *l, bool drained)
{
	if (drained && l->blind > l->seen && clock_mono_ms() - l->blind_at >= BLIND_MS)
		l->seen = l->blind;
	return l->seen;
}

uint64_t
line_minute(const struct line *l)
{
	int64_t now = clock_mono_ms() / SLOT_MS;
	uint64_t sum = 0;

	for (int i = 0; i < LINE_SLOTS; i++)
		if (l->slot - i > now - LINE_SLOTS && l->slot >= i)
			sum += l->slots[(l->slot - i) % LINE_SLOTS];
	return sum;
}
