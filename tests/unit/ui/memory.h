/* SPDX-License-Identifier: MIT */
/*
 * Does a secret stay in memory? It is worked with on a stack of our own, which is looked through
 * afterwards, byte by byte, and so is all that this program may write to. What is looked for is
 * kept turned round (every byte inverted), so that it is not found in what looks.
 */
#ifndef PAIDAN_TESTS_UI_MEMORY_H
#define PAIDAN_TESTS_UI_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

#define TURNED_MOST 64

struct turned {
	unsigned char s[TURNED_MOST];
	size_t n;
};

void turn(struct turned *t, const void *s, size_t n);
/* Words that this program has nowhere in clear; and puts them there. */
void turned_words(struct turned *t);
void turn_back(const struct turned *t, struct strbuf *out);
/* Calls fn, and makes sure that something left on its stack is found. */
void on_stack(void (*fn)(void));
/* In what the last of those left there; in all that may be written to. */
bool lies_on_stack(const struct turned *t);
bool lies_anywhere(const struct turned *t);
/* The folder and the files in it. */
void clear_away(const char *folder);

#endif
