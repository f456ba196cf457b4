/* SPDX-License-Identifier: MIT */
/* Whether a connection shows that the server is the one that was meant. */
#ifndef PAIDAN_DB_TRANSPORT_H
#define PAIDAN_DB_TRANSPORT_H

#include <stdbool.h>
#include <libpq-fe.h>

/*
 * True if every host that the connection may go to is on this machine (a socket, or the loopback
 * interface), or must prove its name (sslmode=verify-full). To be asked before the first
 * PQconnectPoll: by then libpq has read conninfo, environment and service file, and has sent
 * nothing yet. False: *host is one that need not, to be freed.
 */
bool transport_is_verified(PGconn *conn, char **host);

#endif
