/* SPDX-License-Identifier: MIT */
/* What the fields of forms offer, by the name of the field. */
#ifndef PAIDAN_VIEW_CHOICES_H
#define PAIDAN_VIEW_CHOICES_H

#include "query/names.h"
#include "ui/form.h"

/*
 * Fills *out; count 0 for fields that are typed freely. Returns the array, to be
 * freed after the form; its strings belong to the names, which must outlive it.
 */
struct choice *choices_for(struct choices *out, const struct names *names, const char *field);

#endif
