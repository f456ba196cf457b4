/* SPDX-License-Identifier: MIT */
/* Appeals about one thing: what is merged with what, and what may be alike. */
#ifndef PAIDAN_MODEL_INTAKE_H
#define PAIDAN_MODEL_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/ticket.h"

/* A ticket that another leads to or comes from by a merge. */
struct merged {
	char *role;              /* main: it is merged into this one; part: this one into it */
	int64_t id;
	char *number;
	char *title;
	char *body;              /* what the citizen said */
	char *place;
	char *channel;
	int64_t received_ms;
	char *citizen;           /* masked */
	char *phone;             /* masked */
	bool anonymous;
	int64_t at_ms;           /* of the merge */
	char *by;
	char *note;
	char *state;
	int version;
};

/* An open ticket that may be about the same. */
struct alike_ticket {
	int64_t id;
	int version;
	char *number;
	char *title;
	char *place;
	char *body;
	char *state;
	int urgency;
	char *unit;
	int64_t received_ms;
	int merged;
	int likeness;            /* 0 to 100 */
};

/* A ticket that one has registered oneself. */
struct registered {
	struct ticket ticket;    /* first: what is about tickets takes it for one */
	char *channel;
	char *close_type;        /* "" if it is open */
	int64_t at_ms;
};

#endif
