/* SPDX-License-Identifier: MIT */
/* The parts of a dispute as rows: statements ($1 is the ticket) and where their columns go. */
#ifndef PAIDAN_SRC_QUERY_DISPUTE_H
#define PAIDAN_SRC_QUERY_DISPUTE_H

#include "db/row.h"
#include "model/dispute.h"

extern const char replay_sql[], claims_sql[], rulings_sql[], opinions_sql[], meetings_sql[],
    precedents_sql[], places_sql[], objections_sql[];
extern const struct row_field hop_fields[], claim_fields[], ruling_fields[], opinion_fields[],
    meeting_fields[], precedent_fields[], place_fields[], objection_fields[];
/* The timeline, of detail.c. */
extern const char events_sql[];
extern const struct row_field event_fields[];

/*
 * All rows as a fresh array of items of that size; *count is right even if one cannot be
 * read, and then *cause says why.
 */
void *rows_read(
    const PGresult *r, const struct row_field *fields, size_t size, size_t *count, char **cause);
/* Frees the array and what its items own. */
void rows_free(const struct row_field *fields, size_t size, void *items, size_t count);

#endif
