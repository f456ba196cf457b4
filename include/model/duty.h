/* SPDX-License-Identifier: MIT */
/*
 * A line of the power-and-duty registry: who answers for which matter where, by which document.
 * Plain values; text as the database holds it, days as 2026-01-31. Also what lists of the registry
 * show beside: gaps (no unit) and rulings that wait for promotion.
 */
#ifndef PAIDAN_MODEL_DUTY_H
#define PAIDAN_MODEL_DUTY_H

#include <stdbool.h>
#include <stdint.h>

struct duty {
	int64_t id;              /* of this version; of gaps and rulings, what their list has */
	int duty_no;             /* the line through its versions; 0: none yet */
	int version;
	int unit_id;             /* 0: a gap */
	char *unit;
	int category_id;         /* 0: every matter */
	char *category;          /* full name, "" for every matter */
	char *territory_code;    /* "": everywhere */
	char *territory;         /* full name, "" for everywhere */
	char *role;              /* lead, assist, supervise */
	char *document;          /* 阜办〔2023〕11号; a ruling's number */
	char *article;           /* 第4条 */
	char *excerpt;           /* a ruling's legal basis */
	char *note;              /* where it ends, what is carved out; a ruling's reasons */
	char *source;            /* staffing, township, ruling */
	int64_t ruling_id;       /* 0: none */
	char *from, *to;         /* first and last day, "": no last */
	bool ends;               /* this version withdraws the line */
	char *state;             /* current, expired, future, proposed, rejected, replaced, … */
	char *proposed_by;
	int64_t proposed_ms;     /* NO_TIME: not known */
	char *decided_by;
	int64_t decided_ms;      /* NO_TIME: nobody has */
	char *decision;          /* what was said with it */
	int n;                   /* tickets concerned, of gaps and conflicts */
};

/* A ticket behind a gap or a conflict. */
struct duty_ticket {
	int64_t id;
	char *number;
	char *title;
	int64_t at_ms;
};

/* Translated names of codes; an unknown code is returned as it is. */
const char *duty_role_label(const char *role);
const char *duty_source_label(const char *source);
const char *duty_state_label(const char *state);
/* What a gap report calls a finding: gap, conflict, against, split. */
const char *gap_label(const char *kind);

#endif
