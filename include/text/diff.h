/* SPDX-License-Identifier: MIT */
/*
 * What differs between two texts, word by word: a wide character is a word, and so is a run of
 * letters and digits. Marked in the text itself, so that it needs no colour.
 */
#ifndef PAIDAN_TEXT_DIFF_H
#define PAIDAN_TEXT_DIFF_H

#include "base/strbuf.h"

/* Before and after what only this text has; neither takes a column. */
#define DIFF_ON '\x01'
#define DIFF_OFF '\x02'

/*
 * Appends both texts (sanitised UTF-8) with these marks. Common beginnings and ends are always
 * found; if what lies between is too long to compare, it counts as different as a whole.
 */
void diff_mark(struct strbuf *left, struct strbuf *right, const char *a, const char *b);

#endif
