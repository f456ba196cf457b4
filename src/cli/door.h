/* SPDX-License-Identifier: MIT */
/*
 * Who sits at the console: the lock and what lifts it, other consoles of the same login, and an
 * administrator who ended the session.
 */
#ifndef PAIDAN_SRC_CLI_DOOR_H
#define PAIDAN_SRC_CLI_DOOR_H

#include "query/pin.h"
#include "query/sessions.h"
#include "view/desk.h"

struct door {
	struct desk *desk;
	struct pin_query pin;
	struct sessions_query sessions;
	struct session_ended_query ended;
	bool has_pin;            /* as far as is known */
	int failures;            /* wrong secrets in a row */
	int backend;             /* of the last connection; 0: there was none, or a pooler's */
	int64_t since_ms;        /* when that was made, by the server */
};

/* Once the application is there. */
void door_open(struct door *d, struct desk *desk, int lock_minutes);
/* The database is connected to, the first time or again. */
void door_connected(struct door *d);
void door_close(struct door *d);

#endif
