/* SPDX-License-Identifier: MIT */
/* What is merged with a ticket ($1), as rows. */
#ifndef PAIDAN_SRC_QUERY_INTAKE_H
#define PAIDAN_SRC_QUERY_INTAKE_H

#include "db/row.h"

extern const char merges_sql[];
extern const struct row_field merged_fields[];

#endif
