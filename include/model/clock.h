/* SPDX-License-Identifier: MIT */
/* A clock of a ticket (时限): from when, until when, by which version of the city's rules. */
#ifndef PAIDAN_MODEL_CLOCK_H
#define PAIDAN_MODEL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

struct clock {
	char *kind;              /* dispatch, sign_in, handling, … */
	char *class;             /* code in the rule pack */
	int64_t started_ms;
	int64_t due_ms;          /* NO_TIME while it stands still */
	int64_t warn_ms;
	int64_t paused_ms;       /* since when it stands still; NO_TIME: it runs */
	char *resume_on;         /* promised date, or "" */
	int64_t stopped_ms;      /* NO_TIME: not over */
	char *outcome;           /* how it ended, or "" */
	int version;             /* of the rules */
	char *unit;              /* working_days, calendar_days, hours, minutes */
	int amount;
	bool provisional;        /* the due day lies in a year whose calendar is not published */
	bool phone_first;
};

/* More time that a unit asked for. */
struct extension {
	char *kind;              /* of the clock */
	char *asked_by;          /* unit */
	int amount;
	char *unit;
	char *ground;
	int64_t asked_ms;
	int64_t decided_ms;      /* NO_TIME: it waits */
	char *decided_by;
	bool granted;
	char *note;
};

/* Translated names; an unknown code is returned as it is. */
const char *clock_label(const char *kind);
const char *time_unit_label(const char *unit);
const char *outcome_label(const char *outcome);
/* "5个工作日" */
void clock_amount(struct strbuf *out, const char *unit, int amount);

#endif
