/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of a terminal, in its encoding, to keys; settles by time what only
 * time can settle.
 */
#ifndef PAIDAN_TERM_INPUT_H
#define PAIDAN_TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/loop.h"
#include "term/key.h"
#include "text/encoding.h"

/* False: the reader is gone, stop. */
typedef bool input_key_fn(void *ctx, const struct key *key);

struct input {
	struct loop *loop;
	struct loop_timer *timer;
	struct keyreader *reader;
	struct decoder *decoder;
	int escape_ms;
	input_key_fn *fn;
	void *ctx;
};

/* escape_ms: how long an escape waits for more bytes; 0: 25. */
void input_init(struct input *in, struct loop *loop, enum encoding e, int escape_ms,
    input_key_fn *fn, void *ctx);
void input_finish(struct input *in);
/* The sequences of this terminal's keys; `capability` gives them by terminfo name. */
void input_learn(struct input *in, const char *(*capability)(const char *name));
void input_bytes(struct input *in, const char *s, size_t n);
/* True while only time, or more bytes, can tell what was typed. */
bool input_waits(const struct input *in);

#endif
