/* SPDX-License-Identifier: MIT */
/* Taking appeals in: what is alike what, and registering. */
#ifndef PAIDAN_QUERY_INTAKE_H
#define PAIDAN_QUERY_INTAKE_H

#include <stddef.h>

#include "db/conn.h"
#include "model/intake.h"
#include "query/write.h"

struct db_call;

/* The items (the most alike first), which fn owns now: alike_free; or NULL and a sentence. */
typedef void alike_fn(
    void *ctx, struct alike_ticket *items, size_t count, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct alike_query {
	struct db_call *call;
	alike_fn *fn;
	void *ctx;
};

/* What may be about the same as a ticket; what was asked before is forgotten. */
void alike_ask(struct alike_query *q, struct db *db, int64_t ticket, alike_fn *fn, void *ctx);
/* The same for what was typed so far; place, territory and category (codes) may be "". */
void alike_ask_text(struct alike_query *q, struct db *db, const char *said, const char *place,
    const char *territory, const char *category, alike_fn *fn, void *ctx);
void alike_forget(struct alike_query *q);
void alike_free(struct alike_ticket *items, size_t count);

typedef void registered_fn(
    void *ctx, struct registered *items, size_t count, const char *sentence);

struct registered_query {
	struct db_call *call;
	registered_fn *fn;
	void *ctx;
};

/* What the login has registered today, the newest first; as alike_ask. */
void registered_ask(struct registered_query *q, struct db *db, registered_fn *fn, void *ctx);
void registered_forget(struct registered_query *q);
void registered_free(struct registered *items, size_t count);

/* Registers one appeal. fields: names and values, NULL-ended; values NULL or "" are left out. */
void register_send(
    struct db *db, const char *const *fields, write_done_fn *fn, void *ctx);

#endif
