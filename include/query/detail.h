/* SPDX-License-Identifier: MIT */
/* Everything about one ticket, in one round trip. */
#ifndef PAIDAN_QUERY_DETAIL_H
#define PAIDAN_QUERY_DETAIL_H

#include <stddef.h>

#include "db/conn.h"
#include "model/clock.h"
#include "model/dispute.h"
#include "model/intake.h"
#include "model/supervision.h"
#include "model/ticket.h"

struct db_call;

struct detail {
	struct ticket row;       /* as in lists, open or closed */
	struct ticket_detail text;
	struct assignment *assignments;
	size_t assignment_count;
	struct attachment *attachments;
	size_t attachment_count;
	struct clock *clocks;
	size_t clock_count;
	struct extension *extensions;
	size_t extension_count;
	struct event *events;
	size_t event_count;
	struct hop *hops;        /* where it was, in order */
	size_t hop_count;
	struct objection *objections;
	size_t objection_count;
	struct opinion *opinions;
	size_t opinion_count;
	struct meeting *meetings;
	size_t meeting_count;
	struct ruling *rulings;
	size_t ruling_count;
	struct supervision *cases; /* that it is in or was in, the newest first */
	size_t case_count;
	struct instruction *instructions;
	size_t instruction_count;
	struct merged *merges;   /* what it is merged into, or what into it */
	size_t merge_count;
};

/* Either a detail, which fn owns now (detail_destroy), or NULL and a sentence. */
typedef void detail_fn(void *ctx, struct detail *detail, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct detail_query {
	struct db_call *call;
	detail_fn *fn;
	void *ctx;
};

/* Asks; an earlier question that is still open is forgotten. */
void detail_ask(struct detail_query *q, struct db *db, int64_t ticket, detail_fn *fn, void *ctx);
/* The asker goes away: fn will not run. */
void detail_forget(struct detail_query *q);
/* NULL is fine. */
void detail_destroy(struct detail *detail);

#endif
