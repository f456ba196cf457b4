/* SPDX-License-Identifier: MIT */
/* Personal data: asking for it, and who saw it. */
#ifndef PAIDAN_SRC_VIEW_PRIVACY_H
#define PAIDAN_SRC_VIEW_PRIVACY_H

#include "view/desk.h"

/* The form that asks; what it gives is shown for some seconds. */
void reveal_open(struct desk *desk, const struct ticket *ticket);
/* Who saw what of a ticket's citizen. */
struct view *who_saw_view(struct desk *desk, const struct ticket *ticket);

#endif
