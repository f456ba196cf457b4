/* SPDX-License-Identifier: MIT */
/*
 * The power-and-duty registry: its lists a page at a time, the versions of a line, and what
 * changes it. Every change is a new version; the database decides who may make it.
 */
#ifndef PAIDAN_QUERY_REGISTRY_H
#define PAIDAN_QUERY_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "db/conn.h"
#include "model/duty.h"
#include "query/names.h"
#include "query/write.h"

struct db_call;

enum registry_list {
	REGISTRY_CURRENT,
	REGISTRY_PROPOSED,
	REGISTRY_CONFLICT,
	REGISTRY_GAP,
	REGISTRY_EXPIRED,
	REGISTRY_FUTURE,
	REGISTRY_RULINGS,        /* that wait for promotion */
	REGISTRY_LIST_COUNT
};

/*
 * What a list is limited to: PostgreSQL array literals of unit ids, category ids and territory
 * codes, and words that stand in document, article, excerpt or note. NULL: any. Owned strings.
 */
struct registry_limits {
	char *units, *categories, *places, *words;
};

void registry_limits_finish(struct registry_limits *l);
/*
 * What people type: words with blanks between, each a unit, a matter or a place by pinyin, Chinese
 * or code, whichever fits best (the one that fits fewer, if several do as well); a word that fits
 * none stands in the text. With a matter or a place go those below it; with a matter those above
 * it too, whose lines cover it, and so with a place that is named beside a matter. told gets how
 * it was understood: "unit cgj(1) matter ld(3)".
 */
void registry_limits_read(
    struct registry_limits *l, const struct names *names, const char *typed, struct strbuf *told);

/* All that may cover a matter in a place: both and what they belong to; 0 and "": any. */
void registry_limits_cover(
    struct registry_limits *l, const struct names *names, int category, const char *place);

/*
 * The lines are the receiver's until it returns; those it keeps it takes out and zeroes, see
 * duty_finish. sentence is NULL unless it failed.
 */
typedef void registry_fn(void *ctx, struct duty *duties, size_t count, const char *sentence);
typedef void registry_tickets_fn(
    void *ctx, struct duty_ticket *tickets, size_t count, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct registry_query {
	struct db_call *call;
	registry_fn *fn;
	registry_tickets_fn *tickets;
	void *ctx;
};

/* A page of a list: at most `limit` lines that come after the one of id `after` (0: the first). */
void registry_ask(struct registry_query *q, struct db *db, enum registry_list list,
    const struct registry_limits *limits, int64_t after, int limit, registry_fn *fn, void *ctx);
/* The lines in force that cover a matter in a place, the most specific first; n is the rank. */
void registry_ask_for(struct registry_query *q, struct db *db, int category, const char *place,
    registry_fn *fn, void *ctx);
/* All versions of a line, the newest first. */
void registry_ask_history(
    struct registry_query *q, struct db *db, int duty_no, registry_fn *fn, void *ctx);
/* Tickets for which the registry had no answer, or two; category 0 and place "": none. */
void registry_ask_tickets(struct registry_query *q, struct db *db, int category,
    const char *place, int limit, registry_tickets_fn *fn, void *ctx);
void registry_forget(struct registry_query *q);

void duty_finish(struct duty *duty);
void duty_ticket_finish(struct duty_ticket *ticket);

enum registry_verb {
	REGISTRY_PROPOSE,        /* duty (JSON) */
	REGISTRY_DECIDE,         /* id, approve (true, false), note */
	REGISTRY_PROMOTE,        /* ruling, duty (JSON) */
	REGISTRY_VERB_COUNT
};

#define REGISTRY_MAX_ARGS 3

/* Sends it, once; args as above, text, NULL for none. */
void registry_send(struct db *db, enum registry_verb verb, const char *const *args,
    write_done_fn *fn, void *ctx);

/*
 * The JSON of a line from names and values, NULL-ended pairs. Values that are NULL are left out:
 * of a line that is changed they stay as they are.
 */
char *registry_duty_json(const char *const *pairs);

#endif
