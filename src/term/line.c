/* SPDX-License-Identifier: MIT */
#include "term/line.h"

#include <string.h>

#include "base/clock.h"

/* A question costs four bytes: frames of this size bear it. */
#define ASK_BYTES 512
/* A terminal that has not answered by then does not, or its line stands still. */
#define PATIENCE_MS 10000
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
	return !l->asked && !l->deaf && n >= ASK_BYTES;
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

static void
give_up(void *ctx)
{
	struct line *l = ctx;

	l->timer = NULL;
	l->asked = false;
	l->unseen = 0;
	l->deaf = l->answers == 0;
	if (!l->deaf)
		judge(l, PATIENCE_MS);
	l->changed(l->ctx);
}

void
line_sent(struct line *l, size_t n, bool question)
{
	turn_slots(l);
	l->slots[l->slot % LINE_SLOTS] += n;
	if (question) {
		l->asked = true;
		l->asked_at = clock_mono_ms();
		l->unseen = 0;
		loop_cancel(l->timer);
		l->timer = loop_after(l->loop, PATIENCE_MS, give_up, l);
	}
	l->unseen += l->asked ? n : 0;
}

void
line_drained(struct line *l, int ms)
{
	judge(l, ms);
}

bool
line_answered(struct line *l)
{
	if (!l->asked)
		return false;
	loop_cancel(l->timer);
	l->timer = NULL;
	l->asked = false;
	l->unseen = 0;
	l->answers++;
	l->last_ms = (int)(clock_mono_ms() - l->asked_at);
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
	return l->asked && l->answers > 0 && l->unseen > l->window;
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
