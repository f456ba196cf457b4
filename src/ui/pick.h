/* SPDX-License-Identifier: MIT */
/* One of many by a few typed letters: ranks choices, best fit first, stable in their order. */
#ifndef PAIDAN_SRC_UI_PICK_H
#define PAIDAN_SRC_UI_PICK_H

#include <stddef.h>

#include "ui/form.h"

#define PICK_SHOWN 8

struct pick {
	const struct choices *choices;
	size_t *hits; /* indices of choices */
	size_t count, cap;
	char *typed;   /* that the hits were found for, or NULL */
	size_t cursor; /* the hit that Enter takes, or SIZE_MAX */
	size_t top;    /* first shown */
};

void pick_finish(struct pick *p);
/* "" finds all, in their order, with the cursor on none of them: Enter alone chooses nothing. */
void pick_rank(struct pick *p, const char *typed);
/* Moves the cursor; false if there is no further to go in that direction. */
bool pick_move(struct pick *p, int by);
/* True if what was typed can only mean what Enter takes: the sole hit, or the only whole name. */
bool pick_is_named(const struct pick *p);
/* The choice under the cursor, or SIZE_MAX. */
size_t pick_current(const struct pick *p);
/* Index of the choice with this code, or SIZE_MAX. */
size_t choices_find(const struct choices *choices, const char *code);

#endif
