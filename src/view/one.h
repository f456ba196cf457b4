/* SPDX-License-Identifier: MIT */
/*
 * What pages about one ticket (or one supervision case) have in common: they ask for it when
 * they open and again whenever it changes, here or elsewhere, until they are closed.
 */
#ifndef PAIDAN_VIEW_ONE_H
#define PAIDAN_VIEW_ONE_H

#include "view/desk.h"

/* Embedded in the page, which fills in all but id. */
struct one {
	struct desk *desk;
	int64_t id;
	void *ctx;               /* the page */
	/* Asks for id; the page's callback begins with one_came. */
	void (*ask)(void *ctx);
	/* The page shows this ticket too, and changes with it; NULL: only the one. */
	bool (*shows)(void *ctx, int64_t id);
	/* Our own write happened to it; it is asked for again besides. NULL: that will do. */
	void (*written)(void *ctx, enum write_verb verb);
};

void one_open(struct one *one, int64_t id);
/* Another one on the same page. */
void one_show(struct one *one, int64_t id);
/* False if there is a sentence instead, which is said then. */
bool one_came(struct one *one, const char *sentence);
void one_close(struct one *one);

#endif
