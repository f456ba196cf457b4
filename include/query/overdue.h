/* SPDX-License-Identifier: MIT */
/*
 * The overdue desk: what units are late with or soon will be, in groups: on top what has to be
 * seen on the spot within the hour, then requests for more time, then a group a unit, the worst
 * first. One round trip a picture.
 */
#ifndef PAIDAN_QUERY_OVERDUE_H
#define PAIDAN_QUERY_OVERDUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/conn.h"
#include "model/ticket.h"

struct db_call;

/* In the order of the screen. */
enum late_section { LATE_ON_SITE, LATE_EXTENSION, LATE_UNIT };

struct late_group {
	enum late_section section;
	int unit_id;             /* of LATE_UNIT, else 0 */
	int overdue, soon;
	int64_t worst_ms;        /* the earliest due time in it */
};

struct late_row {
	struct ticket ticket;    /* first member */
	enum late_section section;
	char *section_code;
	char *steps;             /* of the ladder, a letter each: p n l s */
	int64_t chased_ms;       /* NO_TIME: never */
	char *outcome;           /* code of the last step */
	int64_t promised_ms;
	int64_t site_due_ms;     /* when somebody has to be on the spot */
	bool phone_first;
	int amount;              /* of more time asked for, in */
	char *amount_unit;
	char *ground;
	bool gone;               /* it has left the desk since it was shown; not the database's */
};

struct late_page {
	struct late_group *groups;
	size_t group_count;
	struct late_row *rows;   /* of the sections on top, and of the units asked for */
	size_t row_count;
};

void late_row_finish(struct late_row *row);
/* NULL is fine. */
void late_page_destroy(struct late_page *page);

/* The page, to be destroyed by who gets it, or NULL and a sentence. */
typedef void late_fn(void *ctx, struct late_page *page, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct late_query {
	struct db_call *call;
	late_fn *fn;
	void *ctx;
};

/* Rows of these units; with none of the unit that is worst off. */
void late_ask(struct late_query *q, struct db *db, const int *units, size_t count, late_fn *fn,
    void *ctx);
void late_forget(struct late_query *q);

#endif
