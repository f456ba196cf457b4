/* SPDX-License-Identifier: MIT */
/* The tables of texts.c, each in the file that sends the statements. */
#ifndef PAIDAN_SRC_QUERY_TEXTS_H
#define PAIDAN_SRC_QUERY_TEXTS_H

#include "query/texts.h"

extern const struct query_text aftercare_texts[], cases_texts[], reveal_texts[];
extern const struct query_text chain_texts[], counts_texts[], detail_texts[], docket_texts[],
    due_texts[],
    evidence_texts[], hello_texts[], hints_texts[], names_texts[], queue_texts[],
    rules_texts[], watch_texts[], write_texts[];
extern const struct query_text pin_texts[], ledger_texts[];
extern const struct query_text letter_texts[], overdue_texts[];
extern const struct query_text accounts_texts[], import_texts[], registry_texts[], report_texts[],
    sessions_texts[];
extern const struct query_text shift_texts[], intake_texts[];

#endif
