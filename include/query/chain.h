/* SPDX-License-Identifier: MIT */
/*
 * Is the record what was written? Seals of the days and what was found changed. Blocking,
 * for the command line. What fails leaves a sentence and an SQLSTATE of 6 bytes ("" if the
 * connection went away).
 */
#ifndef PAIDAN_QUERY_CHAIN_H
#define PAIDAN_QUERY_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libpq-fe.h>

struct chain_fault {
	char *number; /* of the ticket, or which log; "" for a day */
	int seq;      /* of the event; 0: none */
	char *at;     /* of the event, the city's time */
	char *day;    /* "" for a ticket */
	char *fault;  /* changed, removed, … */
	int missing;  /* removed: the first that is not there */
	int64_t sealed, found; /* events of a day */
};

/* At rest all zero. */
struct chain_report {
	struct chain_fault *items;
	size_t count, cap;
	int64_t events, tickets, days; /* looked at */
};

/* A seal as it is kept elsewhere. */
struct chain_seal {
	char *day; /* 2026-11-25 */
	int64_t events;
	char *seal; /* hex */
};

struct chain_seals {
	struct chain_seal *items;
	size_t count, cap;
};

/*
 * from and to are dates or NULL; known (may be NULL) the seals that were kept. True however much
 * was found.
 */
bool chain_verify(PGconn *conn, const char *from, const char *to, const struct chain_seals *known,
    struct chain_report *out, char sqlstate[6], char **cause);
void chain_report_finish(struct chain_report *report);
/* One sentence, translated; the caller frees it. */
char *chain_fault_text(const struct chain_fault *fault);

/* Seals the days that are over. */
bool chain_seal(PGconn *conn, char sqlstate[6], char **cause);
bool chain_read_seals(PGconn *conn, const char *from, const char *to, struct chain_seals *out,
    char sqlstate[6], char **cause);
void chain_seals_finish(struct chain_seals *seals);

#endif
