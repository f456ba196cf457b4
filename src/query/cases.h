/* SPDX-License-Identifier: MIT */
/* What leaders wrote on ticket $1, as rows: for the details of a ticket, too. */
#ifndef PAIDAN_SRC_QUERY_CASES_H
#define PAIDAN_SRC_QUERY_CASES_H

#include "db/row.h"

extern const char instructions_sql[];
extern const struct row_field instruction_fields[];
/* The cases that ticket $1 is in or was in: as lines of struct supervision. */
extern const char case_of_sql[];
extern const struct row_field case_of_fields[];

#endif
