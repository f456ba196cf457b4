/* SPDX-License-Identifier: MIT */
/* All that a coordinator needs to end a quarrel about one ticket, in one round trip. */
#ifndef PAIDAN_QUERY_DOCKET_H
#define PAIDAN_QUERY_DOCKET_H

#include <stddef.h>
#include <stdint.h>

#include "db/conn.h"
#include "model/dispute.h"
#include "model/ticket.h"
#include "query/hints.h"

struct db_call;

/* The ticket's own words, and how far up the quarrel has come. */
struct docket_text {
	char *body;
	char *place;
	char *territory;         /* full path */
	char *category;          /* full path */
	int ladder;              /* step of the ladder that it stands on */
};

struct docket {
	struct ticket row;
	struct docket_text text;
	struct hop *hops;
	struct claim *claims;
	struct opinion *opinions;
	struct meeting *meetings;
	struct ruling *rulings;
	struct precedent *precedents;
	struct place *places;
	struct hints *hints;     /* best first */
	struct event *events;
	size_t hop_count, claim_count, opinion_count, meeting_count, ruling_count,
	    precedent_count, place_count, event_count;
};

/* Either a docket, which fn owns now (docket_destroy), or NULL and a sentence. */
typedef void docket_fn(void *ctx, struct docket *docket, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct docket_query {
	struct db_call *call;
	docket_fn *fn;
	void *ctx;
};

/* Asks; an earlier question that is still open is forgotten. */
void docket_ask(struct docket_query *q, struct db *db, int64_t ticket, docket_fn *fn, void *ctx);
/* The asker goes away: fn will not run. */
void docket_forget(struct docket_query *q);
/* NULL is fine. */
void docket_destroy(struct docket *docket);

/* Either the precedents, which fn owns now (precedents_free), or NULL and a sentence. */
typedef void precedents_fn(void *ctx, struct precedent *precedents, size_t count,
    const char *sentence);

struct precedents_query {
	struct db_call *call;
	precedents_fn *fn;
	void *ctx;
};

/* Those of a ticket alone. */
void precedents_ask(struct precedents_query *q, struct db *db, int64_t ticket, precedents_fn *fn,
    void *ctx);
void precedents_forget(struct precedents_query *q);
void precedents_free(struct precedent *precedents, size_t count);

#endif
