/* SPDX-License-Identifier: MIT */
/*
 * The queues: one row each, read by the number keys, the badges and the SQL
 * that pages through them.
 */
#ifndef PAIDAN_QUERY_QUEUE_H
#define PAIDAN_QUERY_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/request.h"
#include "db/row.h"
#include "model/account.h"
#include "model/ticket.h"

struct queue_kind {
	const char *code;        /* as in paidan.state.queue and paidan_api.badges() */
	char key;                /* number key and badge */
	const char *label;       /* N_(), two or three characters in Chinese */
	bool closed;             /* reads closed tickets, newest first */
	bool mine;               /* the login's own, for a liaison officer the unit's */
	bool desk;               /* a view of its own: what other queues have too, or cases */
	const char *badge;       /* what badges() counts for it instead; NULL: the code */
};

extern const struct queue_kind queue_kinds[];
extern const size_t queue_kind_count;

const struct queue_kind *queue_by_code(const char *code);

extern const struct row_field ticket_fields[];

/*
 * The statement of a page after (sort, id), `first` for the first page. Numbers are
 * put into `numbers`, which must live as long as the statement.
 */
struct queue_numbers {
	char sort[24], id[24], limit[12];
};
void queue_page_statement(struct db_statement *st, struct queue_numbers *numbers,
    const struct queue_kind *queue, const struct account *account, const char *filter, bool first,
    int64_t sort, int64_t id, int limit);
/*
 * Those of `ids` (a PostgreSQL array literal) that stand in the queue now, and whatever
 * stands before the tail.
 */
void queue_ids_statement(struct db_statement *st, const struct queue_kind *queue,
    const struct account *account, const char *filter, const char *ids);

/* The row of ticket $1, open or closed. */
extern const char queue_one_sql[];
/* The ticket whose number is $1, or $1 after this year or the last. */
extern const char queue_number_sql[];
/* Rows of the overdue desk: query/overdue.c. */
extern const char queue_late_sql[];
/* What the login has registered today: the rows of query/intake.h. */
extern const char queue_registered_sql[];

#endif
