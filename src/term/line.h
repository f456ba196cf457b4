/* SPDX-License-Identifier: MIT */
/*
 * How good the line to the terminal is. What the kernel has taken may wait in many places
 * on its way (ssh alone buffers megabytes), so an empty queue here says little: now and
 * then a frame ends with a question that every terminal answers, and the answer tells when
 * all was shown. Until then only so much more is sent that old pictures do not pile up.
 *
 * Answers come in the same stream as keys, in order: a key behind the answer to a frame's question
 * was typed after that frame could be seen, one before it was not. Frames that such a key depends
 * on carry a question of their own (screen_mark), so several may be out; each answer is the
 * oldest's. Who does not answer is believed to have shown a frame after BLIND_MS.
 */
#ifndef PAIDAN_SRC_TERM_LINE_H
#define PAIDAN_SRC_TERM_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loop.h"

#define LINE_SLOTS 6 /* of ten seconds each */
#define LINE_QUESTIONS 16

struct line_question {
	uint64_t frame;           /* that it stands behind */
	int64_t at;
	uint64_t before;          /* bytes sent before it and its frame */
	bool within;              /* it stands in the middle of a frame, for another reason */
};

struct line {
	struct loop *loop;
	struct loop_timer *timer; /* runs while a question is out */
	void (*changed)(void *ctx); /* answered, or given up: perhaps more may be sent */
	void *ctx;
	bool deaf;                /* it has never answered and is not asked again */
	bool slow;
	struct line_question out[LINE_QUESTIONS]; /* the oldest first */
	int out_count;
	uint64_t bytes;           /* sent, ever */
	uint64_t frame, seen;     /* the last one sent; the last one that is known to be shown */
	uint64_t blind;           /* one nobody will tell of, and when it was sent */
	int64_t blind_at;
	size_t window;            /* so many bytes may be sent since the oldest question */
	int answers, slow_row, fast_row;
	int last_ms, best_ms;     /* from question to answer */
	uint64_t slots[LINE_SLOTS];
	int64_t slot;             /* number of the newest one */
};

void line_init(struct line *l, struct loop *loop, void (*changed)(void *ctx), void *ctx);
void line_finish(struct line *l);
/* True if a frame of n bytes should carry the question. */
bool line_wants(const struct line *l, size_t n);
/* True if another question can be asked. */
bool line_may_ask(const struct line *l);
/* n bytes go out, with a question at their end or not. */
void line_sent(struct line *l, size_t n, bool question);
/* The same with a question in the middle of them. */
void line_sent_within(struct line *l, size_t n);
/* A frame begins: what is sent from here on is its. */
void line_begin_frame(struct line *l);
/* The frame that was just sent matters, and it could not ask. */
void line_blind(struct line *l);
/* What the kernel did not take at once has gone, after so long. */
void line_drained(struct line *l, int ms);
/* True if the oldest question stands in the middle of its frame. */
bool line_asked_within(const struct line *l);
/* False if it was not asked. */
bool line_answered(struct line *l);
/* The last frame that the terminal has shown, as far as is known. drained: all has been sent. */
uint64_t line_seen(struct line *l, bool drained);
/* What was asked will not be answered any more: somebody else had the terminal. */
void line_forget(struct line *l);
/* Hold the next frame; `changed` comes. */
bool line_is_full(const struct line *l);
/* Bytes of the last minute. */
uint64_t line_minute(const struct line *l);

#endif
