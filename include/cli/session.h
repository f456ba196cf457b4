/* SPDX-License-Identifier: MIT */
/* A blocking connection for the subcommands without a screen. */
#ifndef PAIDAN_CLI_SESSION_H
#define PAIDAN_CLI_SESSION_H

#include <stdbool.h>
#include <libpq-fe.h>

/* Whether a server elsewhere must prove who it is (db/transport.h); true until it is said. */
void session_verified(bool verified);
/*
 * Connects, client_encoding UTF8. conninfo as in struct settings; "" takes libpq's own defaults.
 * NULL with a sentence and the exit code that fits it:
 * EXIT_NORIGHT (password, login), EXIT_CONFIG (a password lies open, the server need not prove who
 * it is) or EXIT_NODB.
 */
PGconn *session_open(const char *conninfo, int *code, char **cause);
/*
 * Is the schema the one this program knows? False with a sentence and EXIT_SCHEMA, or
 * EXIT_NODB if it cannot be asked, or EXIT_NOACCOUNT if the login has no account.
 */
bool session_check_schema(PGconn *conn, int *code, char **cause);
/* The server's sentence about a result (or, if it has none, the connection), one sanitised line;
 * the caller frees it. */
char *session_trouble(const PGconn *conn, const PGresult *result);
/* The exit code for a statement that was refused with this SQLSTATE; "" is a lost connection. */
int session_refusal_exit(const char *sqlstate);
/* session_open and session_check_schema; NULL, having said why, and the exit code. */
PGconn *session_open_checked(const char *conninfo, int *code);
/* The same, also for a login without an account: whoever owns the database makes the first. */
PGconn *session_open_first(const char *conninfo, int *code);

#endif
