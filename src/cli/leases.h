/* SPDX-License-Identifier: MIT */
/* The claims that the console holds: renewed while somebody sits at it, else given back. */
#ifndef PAIDAN_SRC_CLI_LEASES_H
#define PAIDAN_SRC_CLI_LEASES_H

#include "view/desk.h"

struct leases {
	struct desk *desk;
	int idle_minutes;        /* so long without a key means that nobody does */
	bool returned;           /* at the end; or there was none */
};

/* From now on, as long as the loop runs. */
void leases_begin(struct leases *l, struct desk *desk, int idle_minutes);
/*
 * The console ends: claims are given back and writes under way are waited for, a moment each. A
 * database that does not answer lets claims run out by itself, and of a write the shell is told
 * that nobody knows.
 */
void leases_end(struct leases *l);

#endif
