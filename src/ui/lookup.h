/* SPDX-License-Identifier: MIT */
/* What a typed verb may mean: shared by action_find, the prompt's completion and its echo. */
#ifndef PAIDAN_SRC_UI_LOOKUP_H
#define PAIDAN_SRC_UI_LOOKUP_H

#include <stddef.h>

#include "ui/action.h"

enum lookup_fit {
	LOOKUP_NONE,
	LOOKUP_BEGIN,  /* the label or its pinyin begins so: offered, never run */
	LOOKUP_PREFIX, /* the name begins so: run if it is the only one */
	LOOKUP_PINYIN, /* the label's initials or full pinyin */
	LOOKUP_LABEL,
	LOOKUP_NAME,
};

struct lookup_hit {
	const struct action *action;
	enum lookup_fit fit;
};

struct lookup {
	struct lookup_hit *hits; /* in the order of the tables */
	size_t count, cap;
};

/* Replaces the hits by those of `typed`; "" finds every command. */
void lookup_run(struct lookup *l, const struct action_table *const *tables, const char *typed);
void lookup_finish(struct lookup *l);
/* The only hit of the best fit, or NULL if there is none that may be run, or several. */
const struct action *lookup_one(const struct lookup *l);

#endif
