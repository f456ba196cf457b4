/* SPDX-License-Identifier: MIT */
/*
 * What a quarrel about who is responsible leaves behind: where a ticket was, who refused it,
 * what was asked, said and ruled. Plain values; text as the database holds it. Times are ms
 * since 1970 UTC, NO_TIME is none.
 */
#ifndef PAIDAN_MODEL_DISPUTE_H
#define PAIDAN_MODEL_DISPUTE_H

#include <stdbool.h>
#include <stdint.h>

/* One stay of a ticket with a lead unit. */
struct hop {
	int seq;
	int unit_id;
	char *unit;              /* short name */
	int64_t from_ms;         /* NO_TIME: it was only named by the last return */
	int64_t until_ms;        /* NO_TIME: still there */
	char *how;               /* dispatched, passed, ruled, came_back, taken_back, proposed */
	int64_t in_hand_ms;      /* how long, until now if it is still there */
	int64_t transit_ms;      /* before it: with nobody */
	bool again;              /* the unit had it before */
	int level;               /* how deep it was passed on */
};

/* What a unit said about being responsible; one a unit. */
struct claim {
	int unit_id;
	char *unit;
	char *stance;            /* refused, objects, proposed, accepts, opinion */
	char *reason_code;
	char *text;
	char *proposed;          /* the unit it names, or "" */
	int64_t at_ms;
	int times;
};

/* A unit that has it says that it should not, or that the ruling is wrong. */
struct objection {
	int64_t id;
	char *kind;              /* objection, appeal */
	char *unit;
	char *reason_code;
	char *text;
	char *proposed;          /* the unit it names, or "" */
	int64_t at_ms;
	char *by;
	int64_t ended_ms;        /* NO_TIME: open */
	char *outcome;           /* upheld, dismissed, lapsed, or "" */
	char *number;            /* of the ruling that ended it, or "" */
};

struct ruling {
	int64_t id;
	char *number;            /* 裁〔2026〕17号 */
	int64_t at_ms;
	char *by;
	char *lead;
	char *assist;            /* joined, or "" */
	char *reasons;
	char *legal_basis;
	bool binding;
	char *category;
	char *territory;
	int ladder;              /* step: 1 duty officer … 4 leader */
	int64_t appeal_of;       /* 0: none */
	char *appeal;            /* grounds of the appeal against it, or "" */
	bool replaced;           /* by a later one: no precedent any more */
};

struct opinion {
	int64_t id;
	char *unit;              /* that was asked */
	char *question;
	int64_t asked_ms;
	char *asked_by;
	int64_t due_ms;
	char *text;              /* "" until it has come */
	int64_t given_ms;        /* NO_TIME: it waits */
	char *given_by;
};

struct meeting {
	int64_t id;
	char *held_on;           /* date */
	char *present;
	char *record;
	int64_t at_ms;
	char *by;
};

/* A ruling on something alike, the closest first. */
struct precedent {
	int64_t id;
	char *number;
	int64_t at_ms;
	char *ticket_number;
	char *lead;
	char *assist;            /* joined, or "" */
	char *reasons;
	char *legal_basis;
	char *category;
	char *territory;
	bool binding;
	bool replaced;
};

/* A line of the map of a place, from the top down. */
struct place {
	char *code;
	char *name;
	char *level;
	int depth;
	char *kind;              /* tree, zone, host, place */
	char *unit;              /* that governs it, or "" */
	char *note;
};

/* Translated names of codes; an unknown code is returned as it is. */
const char *hop_label(const char *how);
const char *stance_label(const char *stance);
const char *ended_label(const char *outcome);
const char *warning_label(const char *code);
const char *ladder_label(int step);     /* 1 to 4; 0 as 1 */

#endif
