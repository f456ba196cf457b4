/* SPDX-License-Identifier: MIT */
/*
 * From what the database answers to one sentence in the user's language. The codes are those of
 * src/sql/codes.csv; each has a row here (a test compares the two).
 */
#ifndef PAIDAN_QUERY_REFUSAL_H
#define PAIDAN_QUERY_REFUSAL_H

#include "db/request.h"

/* A fresh sentence, owned by the caller, for any outcome but DB_DONE. */
char *refusal_of_reply(const struct db_reply *reply);
/* The same for one error; also used by the blocking command line. */
char *refusal_of_error(const char *sqlstate, const char *message, const char *detail);
/* The same for db_trouble_state and db_trouble. */
char *refusal_of_trouble(const char *sqlstate, const char *message);
/* True if the code is one of ours and has a sentence. */
bool refusal_knows(const char *code);

#endif
