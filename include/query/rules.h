/* SPDX-License-Identifier: MIT */
/*
 * Rule packs and calendars on their way in and out. Blocking, for the command line. What
 * fails leaves a sentence and an SQLSTATE of 6 bytes ("" if the connection went away).
 */
#ifndef PAIDAN_QUERY_RULES_H
#define PAIDAN_QUERY_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <libpq-fe.h>

struct rules_version {
	int version;
	char *effective_from; /* 2026-01-01 */
	char *loaded_at;      /* the city's time */
	char *loaded_by;
	char *source; /* NULL in a list */
};

/* At rest all zero. */
struct rules_versions {
	struct rules_version *items;
	size_t count, cap;
};

void rules_versions_finish(struct rules_versions *v);

/* json and source as city/pack.h gives them; from is a date. */
bool rules_load(PGconn *conn, const char *json, const char *source, const char *from, int *version,
    char sqlstate[6], char **cause);
/*
 * The version in force on a day, with its source; none is no failure. day NULL: today in the
 * city.
 */
bool rules_at(
    PGconn *conn, const char *day, struct rules_versions *out, char sqlstate[6], char **cause);
/* Those that are or were or will be in force, the latest first. */
bool rules_list(PGconn *conn, struct rules_versions *out, char sqlstate[6], char **cause);

struct rules_change {
	char *path; /* clocks[handling,general].amount */
	char *before, *after; /* NULL: not there */
};

struct rules_changes {
	struct rules_change *items;
	size_t count, cap;
};

void rules_changes_finish(struct rules_changes *c);
/* What the pack would change of the one in force on the day. */
bool rules_diff(PGconn *conn, const char *json, const char *day, struct rules_changes *out,
    char sqlstate[6], char **cause);

/* Lets the clocks of all open tickets follow a version of the rules; clocks: how many. */
bool rules_recompute(PGconn *conn, int version, int *clocks, char sqlstate[6], char **cause);

/* days as city/calendar.h gives them. recomputed: how many clocks had waited for the year. */
bool calendar_load(PGconn *conn, const char *calendar, int year, const char *days, bool published,
    int *recomputed, char sqlstate[6], char **cause);

#endif
