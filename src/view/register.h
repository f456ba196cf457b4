/* SPDX-License-Identifier: MIT */
/* The form by which an appeal is registered. */
#ifndef PAIDAN_SRC_VIEW_REGISTER_H
#define PAIDAN_SRC_VIEW_REGISTER_H

#include "view/desk.h"

/* Opens it; the dictionaries must be there. */
void register_open(struct desk *desk);
/* The title of the form by the name that its drafts carry, or NULL. */
const char *register_form_title(const char *name);

#endif
