/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <string.h>

/* Longer words are not compared: nobody mistypes one into being understood. */
#define WORD_MAX 64

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap of neighbours) that turn a into b. */
static size_t
edit_distance(const char *a, const char *b)
{
	size_t rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];
	size_t n = strlen(b);

	for (size_t j = 0; j <= n; j++)
		last[j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		now[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t replace = last[j - 1] + (a[i - 1] != b[j - 1]);
			now[j] = least(replace, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
		size_t *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[n];
}

void
nearest_init(struct nearest *n, const char *typed)
{
	n->typed = typed;
	n->best = NULL;
	/* One slip in three letters still reads as a slip. */
	n->distance = strlen(typed) / 3 + 2;
}

void
nearest_try(struct nearest *n, const char *name)
{
	if (strlen(n->typed) > WORD_MAX || strlen(name) > WORD_MAX)
		return;
	size_t distance = edit_distance(n->typed, name);
	/* Nothing of the word would be left. */
	if (distance >= n->distance || distance >= strlen(name))
		return;
	n->best = name;
	n->distance = distance;
}
