/* SPDX-License-Identifier: MIT */
/* Shifts (班次) and what one hands to the next (交接班). */
#ifndef PAIDAN_MODEL_SHIFT_H
#define PAIDAN_MODEL_SHIFT_H

#include <stdbool.h>
#include <stdint.h>

/* One thing that is handed over: a ticket with its reasons, a note, a draft. */
struct carry {
	int seq;
	char *kinds;             /* codes joined by +, the strongest first: see carry_label */
	bool added;              /* since it was signed off */
	int64_t ticket;          /* 0: none */
	int64_t note;            /* 0: none */
	char *number;
	char *title;
	char *unit;              /* lead, or who wrote the note */
	int64_t due_ms;
	int64_t warn_ms;
	char *due_unit;
	int urgency;
	char *text;
	int64_t at_ms;           /* when it happened, of what changed meanwhile */
	int64_t since_ms;        /* and since when */
};

struct handover {
	int64_t id;
	char *number;
	char *shift;
	char *note;
	char *off_by;
	int64_t off_ms;
	char *on_by;             /* "": nobody yet */
	int64_t on_ms;
	bool waits;              /* to be taken over */
	bool own;                /* signed off by this login */
	int items, added;
};

struct colleague {
	char *login;
	char *name;
};

struct shift_now {
	char *name;
	bool night;
	int64_t until_ms;
	int waiting;             /* general tickets that wait for the morning */
	int64_t urgent_ms;       /* when the last urgent one came; NO_TIME: none */
	char *urgent_number;
	char *urgent_title;
};

/* The name of a reason to hand over, in two to four characters in Chinese. */
const char *carry_label(const char *kind);

#endif
