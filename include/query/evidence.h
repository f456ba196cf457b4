/* SPDX-License-Identifier: MIT */
/* What is behind the hint about one unit, in one round trip: the hints and the tickets. */
#ifndef PAIDAN_QUERY_EVIDENCE_H
#define PAIDAN_QUERY_EVIDENCE_H

#include "query/hints.h"

/* An earlier ticket that the reasons about a unit count. */
struct alike {
	int64_t id;
	char *number;
	char *title;
	char *place;
	char *unit;              /* where it ended */
	char *state;
	char *outcome;           /* code of the closing type, or "" */
	char *satisfaction;      /* code of the rating, or "": unrated */
	int64_t closed_ms;       /* NO_TIME: open */
	int likeness;            /* 0 to 100 */
};

struct evidence {
	struct hints *hints;
	struct alike *alike;
	size_t alike_count;
};

/* Either the evidence, which fn owns now (evidence_destroy), or NULL and a sentence. */
typedef void evidence_fn(void *ctx, struct evidence *evidence, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct evidence_query {
	struct db_call *call;
	evidence_fn *fn;
	void *ctx;
};

void evidence_ask(struct evidence_query *q, struct db *db, int64_t ticket, int unit,
    evidence_fn *fn, void *ctx);
void evidence_forget(struct evidence_query *q);
/* NULL is fine. */
void evidence_destroy(struct evidence *evidence);

#endif
