/* SPDX-License-Identifier: MIT */
/* The words of the call's page and of the zone's. */
#ifndef PAIDAN_VIEW_AFTERCARE_TEXT_H
#define PAIDAN_VIEW_AFTERCARE_TEXT_H

#include "model/aftercare.h"
#include "query/aftercare.h"
#include "ui/pager.h"
#include "view/desk.h"

/* When to call: how often it was tried, the hour that mostly works, the polite hours. */
void call_when(struct strbuf *out, const struct desk *desk, const struct call_sheet *c);
/* The page of a call, above the answers. */
void call_text(struct pager *pager, const struct desk *desk, const struct aftercare *a);
/* What the citizen said to a round, one paragraph; nothing if there was no opinion. */
void round_opinion(struct strbuf *out, const struct desk *desk, const struct round *r);
/* What the desk has to do, for the status line. */
void call_desk_text(struct strbuf *out, const struct call_desk *d);

#endif
