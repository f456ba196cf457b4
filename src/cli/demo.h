/* SPDX-License-Identifier: MIT */
/*
 * The demo's private server. Everything of it lies in one folder:
 *   lock         held while somebody starts, stops or resets
 *   data/        PostgreSQL's own; data.new while it is made, data.old while it goes
 *   run/         the socket (elsewhere if that path would be too long for one)
 *   server.log   what the server says
 * There are no passwords: who may enter run/ may be anybody of the city. As
 * root the server runs as the user postgres, to whom data/ and run/ belong then.
 */
#ifndef PAIDAN_CLI_DEMO_H
#define PAIDAN_CLI_DEMO_H

#include <stdbool.h>
#include <libpq-fe.h>
#include <sys/types.h>

#include "base/strbuf.h"

#define DEMO_DATABASE "paidan"
#define DEMO_SUPERUSER "postgres"
#define DEMO_LOGIN "yangjw"

struct settings;

struct demo {
	char *dir, *data, *sockets, *log;
	bool as_other; /* the server runs as another user than we */
	uid_t uid;     /* whose the server is */
	gid_t gid;
	char *user;
	int lock_fd;
};

/* demo_place.c: finds and makes the folders, and waits for the lock. */
bool demo_open(struct demo *d, const struct settings *settings, char **cause);
void demo_close(struct demo *d);
/* Removes a folder of d->dir with all that is in it. */
bool demo_remove(const struct demo *d, const char *path, char **cause);

/* demo_process.c: programs of PostgreSQL, run as the server's user. */
/* The path of a program ("initdb") that fits the data, or NULL. */
char *demo_program(const struct demo *d, const char *name, char **cause);
/* Runs it to its end; what it says goes to the log. */
bool demo_run(const struct demo *d, const char *const argv[], char **cause);
/* Starts it detached, or returns -1. */
pid_t demo_spawn(const struct demo *d, const char *const argv[], char **cause);
/* Runs fn(arg) in a child that is the server's user; true if it returned 0. */
bool demo_as_user(const struct demo *d, int (*fn)(const char *arg), const char *arg);
/* The last line of the log, for sentences about what failed; the caller frees it. */
char *demo_last_words(const struct demo *d);

/* demo_server.c */
bool demo_running(const struct demo *d);
/* Makes the data if there is none, starts the server if it does not run, and waits until it
 * answers. */
bool demo_start(const struct demo *d, char **cause);
/* True, too, if it did not run. */
bool demo_stop(const struct demo *d, char **cause);
/* Fresh connection string for a login; the caller frees it. */
char *demo_conninfo(const struct demo *d, const char *login, const char *database);

/* demo_city.c: database, schema and city, whichever are not there yet. */
bool demo_fill(const struct demo *d, char **cause);

/* Fills demo_pack and demo_calendar from the files that dir/rules names. */
bool demo_put_rules(PGconn *conn, const char *dir, char **cause);

#endif
