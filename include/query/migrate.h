/* SPDX-License-Identifier: MIT */
/*
 * Brings a database up to this program: first the schema files it does not have
 * yet, each in a transaction of its own, then all code (functions, views, row
 * security, grants) in one, replaced whole. Blocking; used by the command line, not
 * by the console.
 */
#ifndef PAIDAN_QUERY_MIGRATE_H
#define PAIDAN_QUERY_MIGRATE_H

#include <stdbool.h>
#include <libpq-fe.h>

/* The schema version that this program needs. */
int migrate_program_version(void);

/*
 * conn must be a superuser's, or one's that may create roles and owns the
 * database; its client_encoding and search_path are set. Two at once wait for each
 * other. say hears a line of each thing done, or with dry_run of each that would be
 * done. False, with nothing half done: the schema file or the code that failed is
 * rolled back whole. A database newer than the program, or made with other schema
 * files, is refused.
 */
bool migrate_apply(PGconn *conn, bool dry_run, void (*say)(void *ctx, const char *line), void *ctx,
    char **cause);

#endif
