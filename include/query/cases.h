/* SPDX-License-Identifier: MIT */
/* Supervision cases: pages of them, and all about one in one round trip. */
#ifndef PAIDAN_QUERY_CASES_H
#define PAIDAN_QUERY_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/conn.h"
#include "model/supervision.h"
#include "model/ticket.h"

struct db_call;

/* Either cases, which fn owns now (cases_free), or NULL and a sentence. */
typedef void cases_fn(void *ctx, struct supervision *cases, size_t count, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct cases_query {
	struct db_call *call;
	cases_fn *fn;
	void *ctx;
};

/* The page behind a case (0: the first), open ones worst first or closed ones newest first. */
void cases_ask(struct cases_query *q, struct db *db, bool closed, int64_t after, int limit,
    cases_fn *fn, void *ctx);
void cases_forget(struct cases_query *q);
void cases_free(struct supervision *cases, size_t count);

/* All about one case. */
struct case_file {
	struct supervision row;
	struct case_ticket *tickets;
	struct report *reports;
	struct cause *causes;
	struct instruction *instructions;
	struct event *events;
	size_t ticket_count, report_count, cause_count, instruction_count, event_count;
};

/* Either a case, which fn owns now (case_file_destroy), or NULL and a sentence. */
typedef void case_fn(void *ctx, struct case_file *file, const char *sentence);

struct case_query {
	struct db_call *call;
	case_fn *fn;
	void *ctx;
};

void case_ask(struct case_query *q, struct db *db, int64_t id, case_fn *fn, void *ctx);
void case_forget(struct case_query *q);
/* NULL is fine. */
void case_file_destroy(struct case_file *file);

#endif
