/* SPDX-License-Identifier: MIT */
/* The evidence on a docket as text: who claims what, side by side, and all that speaks to it. */
#ifndef PAIDAN_VIEW_DOCKET_TEXT_H
#define PAIDAN_VIEW_DOCKET_TEXT_H

#include "query/docket.h"
#include "ui/pager.h"
#include "view/desk.h"

/* Fills the pager anew, for a width of so many columns. */
void docket_text(struct pager *pager, const struct desk *desk, const struct docket *d, int columns);

#endif
