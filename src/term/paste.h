/* SPDX-License-Identifier: MIT */
/* What arrives between the marks of a bracketed paste, cleaned for editing. */
#ifndef PAIDAN_TERM_PASTE_H
#define PAIDAN_TERM_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

#define PASTE_MAX ((size_t)1 << 20)

struct paste {
	struct strbuf text;
	bool open;
	bool after_cr; /* the \n of a \r\n is already there */
	/* Ended by time, not by its mark: the rest may still come. */
	bool cut;
};

void paste_begin(struct paste *p);
/*
 * Takes in bytes and returns how many; it stops after the end mark, which closes
 * the paste, and before what may be the beginning of a mark or of a character.
 */
size_t paste_take(struct paste *p, const char *s, size_t n);
/* Closes a paste whose end mark does not come. */
void paste_cut(struct paste *p);
/* Opens it again if these bytes bring the end of a paste that was cut. */
void paste_resume(struct paste *p, const char *s, size_t n);
void paste_finish(struct paste *p);

#endif
