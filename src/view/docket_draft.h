/* SPDX-License-Identifier: MIT */
/*
 * A ruling as it is proposed: the coordinator reads it, and one key rules with exactly these
 * words. Written from the evidence on the docket; all of it is sanitised, so that what is sent
 * is what is seen.
 */
#ifndef PAIDAN_VIEW_DOCKET_DRAFT_H
#define PAIDAN_VIEW_DOCKET_DRAFT_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "query/docket.h"
#include "query/names.h"

struct ruling_draft {
	int lead_id;             /* unit; 0: there is no draft */
	char *lead;              /* the same as forms want it */
	char *lead_name;
	char *assist;            /* ids joined by commas, as forms want them */
	char *assist_names;
	char *reasons;
	char *legal_basis;
	bool binding;
	char *category;          /* id of the matter that it covers, or "" */
	char *category_name;
	char *territory;         /* code of the place that it covers, or "" */
	char *territory_name;
	char *basis;             /* the hints it rests on, JSON */
};

/* Writes the draft for a unit as lead; what *out held is freed. */
void docket_draft(struct ruling_draft *out, const struct docket *d, const struct names *names,
    int lead);
void ruling_draft_finish(struct ruling_draft *draft);
/* As it is shown: lines of at most `columns`, each ended by \n; the first names the units. */
void ruling_draft_lines(struct strbuf *out, const struct ruling_draft *draft, int columns);

#endif
