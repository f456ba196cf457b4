/* SPDX-License-Identifier: MIT */
/* What each verb's form asks for; name NULL: a verb without a form. */
#ifndef PAIDAN_VIEW_VERB_SPECS_H
#define PAIDAN_VIEW_VERB_SPECS_H

#include "query/write.h"
#include "ui/form.h"

extern const struct form_spec verb_specs[WRITE_VERB_COUNT];

#endif
