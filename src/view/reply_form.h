/* SPDX-License-Identifier: MIT */
/* A reply by the fields that the city's rules want; what they check is told before it is sent. */
#ifndef PAIDAN_SRC_VIEW_REPLY_FORM_H
#define PAIDAN_SRC_VIEW_REPLY_FORM_H

#include "view/desk.h"

/* Opens it for a ticket that the login's unit leads, if there is a rule for it; else false. */
bool reply_form_open(struct desk *desk, const struct ticket *ticket);
#endif
