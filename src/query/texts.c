/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include <stddef.h>

const struct query_text *const query_texts[] = {
	aftercare_texts, cases_texts, reveal_texts,
	accounts_texts, import_texts, registry_texts, report_texts, shift_texts,
	chain_texts, counts_texts, detail_texts, docket_texts, due_texts, evidence_texts,
	hello_texts, ledger_texts,
	hints_texts, intake_texts, letter_texts, names_texts, overdue_texts, pin_texts,
	queue_texts, rules_texts,
	sessions_texts, watch_texts, write_texts, NULL,
};
