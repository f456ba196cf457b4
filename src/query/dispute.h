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

#endif
