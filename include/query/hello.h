/* SPDX-License-Identifier: MIT */
/* The first question after connecting: who sits here, and does the schema fit this program? */
#ifndef PAIDAN_QUERY_HELLO_H
#define PAIDAN_QUERY_HELLO_H

#include <stdbool.h>

#include "model/account.h"

/* For db_config.hello_sql. */
extern const char hello_sql[];

/*
 * Reads its row (from db_events.hello) into *account, whose old strings are freed. False
 * with one sentence if there is no account or the schema is another one; *code is then
 * the exit code.
 */
bool hello_read(struct account *account, int n, const char *const *fields, int *code, char **cause);
/*
 * The sentence and exit code for an SQLSTATE with which hello_sql was refused; NULL if it is
 * none of hello's.
 */
const char *hello_refusal(const char *sqlstate, int *code);
void account_finish(struct account *account);

#endif
