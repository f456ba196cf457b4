/* SPDX-License-Identifier: MIT */
/* Shifts: what is handed over, by whom, and what the night has to say. */
#ifndef PAIDAN_QUERY_SHIFT_H
#define PAIDAN_QUERY_SHIFT_H

#include <stddef.h>

#include "db/conn.h"
#include "model/shift.h"
#include "query/write.h"

struct db_call;

/* All that the handover desk shows, in one round trip. */
struct shift_desk {
	struct handover *handovers; /* those that wait first, then the newest */
	struct carry *carries;   /* what the login has to hand over */
	struct carry *changes;   /* what changed since it last signed off */
	struct carry *givens;    /* of the oldest handover that waits for the login */
	struct colleague *colleagues;
	size_t handover_count, carry_count, change_count, given_count, colleague_count;
};

/* Either a desk, which fn owns now (shift_desk_destroy), or NULL and a sentence. */
typedef void shift_desk_fn(void *ctx, struct shift_desk *desk, const char *sentence);
/* The lines of one handover; they go when fn returns. */
typedef void shift_lines_fn(
    void *ctx, const struct carry *lines, size_t count, const char *sentence);
/* NULL if it could not be read; it goes when fn returns. */
typedef void shift_now_fn(void *ctx, const struct shift_now *now);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct shift_query {
	struct db_call *call;
	shift_desk_fn *desk;
	shift_lines_fn *lines;
	shift_now_fn *now;
	void *ctx;
};

void shift_ask(struct shift_query *q, struct db *db, shift_desk_fn *fn, void *ctx);
void shift_ask_lines(
    struct shift_query *q, struct db *db, int64_t handover, shift_lines_fn *fn, void *ctx);
void shift_ask_now(struct shift_query *q, struct db *db, shift_now_fn *fn, void *ctx);
void shift_forget(struct shift_query *q);
void shift_desk_destroy(struct shift_desk *desk);

enum shift_verb {
	SHIFT_SIGN_OFF,          /* note, drafts (an array of texts) */
	SHIFT_TAKE_OVER,         /* handover */
	SHIFT_NOTE,              /* addressee, text, until, number of a ticket or "" */
	SHIFT_VERB_COUNT
};

#define SHIFT_MAX_ARGS 4

/* Sends it, once; args are text, NULL for none. The reply's state is the handover's number. */
void shift_send(struct db *db, enum shift_verb verb, const char *const *args, write_done_fn *fn,
    void *ctx);

#endif
