/* SPDX-License-Identifier: MIT */
/*
 * How good the line to the terminal is. What the kernel has taken may wait in many places
 * on its way (ssh alone buffers megabytes), so an empty queue here says little: now and
 * then a frame ends with a question that every terminal answers, and the answer tells when
 * all was shown. Until then only so much more is sent that old pictures do not pile up.
 */
#ifndef PAIDAN_SRC_TERM_LINE_H
#define PAIDAN_SRC_TERM_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loop.h"

#define LINE_SLOTS 6 /* of ten seconds each */

struct line {
	struct loop *loop;
	struct loop_timer *timer; /* runs while a question is out */
	void (*changed)(void *ctx); /* answered, or given up: perhaps more may be sent */
	void *ctx;
	bool asked, deaf;         /* it has never answered and is not asked again */
	bool slow;
	int64_t asked_at;
	size_t unseen;            /* bytes sent since the question, its frame included */
	size_t window;            /* so many may be unseen */
	int answers, slow_row, fast_row;
	int last_ms, best_ms;     /* from question to answer */
	uint64_t slots[LINE_SLOTS];
	int64_t slot;             /* number of the newest one */
};

void line_init(struct line *l, struct loop *loop, void (*changed)(void *ctx), void *ctx);
void line_finish(struct line *l);
/* True if a frame of n bytes should carry the question. */
bool line_wants(const struct line *l, size_t n);
/* n bytes go out, with a question in them or not. */
void line_sent(struct line *l, size_t n, bool question);
/* What the kernel did not take at once has gone, after so long. */
void line_drained(struct line *l, int ms);
/* False if it was not asked. */
bool line_answered(struct line *l);
/* Hold the next frame; `changed` comes. */
bool line_is_full(const struct line *l);
/* Bytes of the last minute. */
uint64_t line_minute(const struct line *l);

#endif
