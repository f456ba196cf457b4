/* SPDX-License-Identifier: MIT */
/*
 * A supervision case (督办): what somebody above wants to see done about some tickets, by when,
 * and what came of it. Plain values; text is as the database holds it.
 */
#ifndef PAIDAN_MODEL_SUPERVISION_H
#define PAIDAN_MODEL_SUPERVISION_H

#include <stdbool.h>
#include <stdint.h>

struct supervision {
	int64_t id;
	int version;             /* what a write must name */
	char *number;            /* 督〔2024〕12号 */
	int level;               /* 1 to 5, higher is graver */
	char *level_name;        /* as the city calls it, or "" */
	char *state;             /* open, answered, closed */
	char *kind;              /* what opened it: hand, overdue, … */
	int rule_version;        /* of the rules that opened it; 0: somebody did */
	char *rule_unit;
	int rule_amount, rule_times; /* of that rule; 0 none */
	char *rule_lane;         /* its name */
	char *reason;
	int64_t opened_ms;
	char *opened_by;
	int64_t due_ms;          /* its units report until then */
	int64_t closed_ms;
	char *closed_by;
	char *result_code;
	char *result;
	int tickets;
	int64_t ticket_id;       /* the first of them */
	char *ticket_number, *ticket_title;
	char *units;             /* that lead them, joined */
	int asked, answered;     /* reports */
	bool owned;              /* of one of our platforms: we keep it */
};

/* A ticket of a case. */
struct case_ticket {
	int64_t id;
	char *number, *title, *state, *unit;
	int64_t due_ms;          /* NO_TIME: closed */
	int round;
};

/* What a unit was asked to report, and what it said. */
struct report {
	int unit_id;
	char *unit, *demand, *asked_by, *answered_by, *text, *liaison, *phone;
	int64_t due_ms, asked_ms, answered_ms;
};

/* A rule that struck for a ticket of a case. */
struct cause {
	char *number, *kind, *unit, *lane;
	int64_t at_ms;
	int rule_version, level, amount, times;
};

/* What a leader wrote (批示). */
struct instruction {
	char *number, *rank, *leader, *office, *given_on, *words, *recorded_by, *case_number;
	int64_t recorded_ms;
};

/* Translated names of codes; an unknown code is returned as it is. */
const char *cause_label(const char *kind);
const char *case_state_label(const char *code);
const char *rank_label(const char *rank);

#endif
