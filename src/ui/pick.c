/* SPDX-License-Identifier: MIT */
#include "ui/pick.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "text/pinyin.h"

/* A label or code counts before a note that fits as well. */
#define SCORES (2 * FIT_EXACT + 2)

void
pick_finish(struct pick *p)
{
	free(p->hits);
	free(p->typed);
	*p = (struct pick){ 0 };
}

static int
score(const struct choice *c, const char *typed)
{
	int best = 2 * (int)pinyin_match(c->label, typed);
	int code = 2 * (int)pinyin_match(c->code, typed);

	best = code > best ? code : best;
	if (best > 0)
		best++;
	/* The note is the longest text: read only if it can still win. */
	if (c->note && best < 2 * FIT_EXACT) {
		int note = 2 * (int)pinyin_match(c->note, typed);
		best = note > best ? note : best;
	}
	return best;
}

/* A counting sort, best score first: one pass to score, one to place. */
static void
sort_hits(struct pick *p, size_t n, const char *typed)
{
	size_t starts[SCORES] = { 0 };
	unsigned char *scores = xcalloc(n, 1);

	for (size_t i = 0; i < n; i++) {
		scores[i] = (unsigned char)score(&p->choices->items[i], typed);
		starts[scores[i]]++;
	}
	p->count = 0;
	for (size_t s = SCORES - 1; s > 0; s--) {
		size_t here = starts[s];
		starts[s] = p->count;
		p->count += here;
	}
	for (size_t i = 0; i < n; i++)
		if (scores[i] > 0)
			p->hits[starts[scores[i]]++] = i;
	free(scores);
}

void
pick_rank(struct pick *p, const char *typed)
{
	if (p->typed && strcmp(p->typed, typed) == 0)
		return;
	size_t n = p->choices ? p->choices->count : 0;
	p->hits = vec_grow(p->hits, &p->cap, n, sizeof *p->hits);
	p->count = n;
	for (size_t i = 0; i < n; i++)
		p->hits[i] = i;
	if (*typed && n > 0)
		sort_hits(p, n, typed);
	char *copy = xstrdup(typed);
	free(p->typed);
	p->typed = copy;
	p->cursor = *typed && p->count > 0 ? 0 : SIZE_MAX;
	p->top = 0;
}

bool
pick_move(struct pick *p, int by)
{
	size_t at = p->cursor;

	if (by > 0 && (at == SIZE_MAX ? p->count > 0 : at + 1 < p->count))
		p->cursor = at == SIZE_MAX ? 0 : at + 1;
	else if (by < 0 && at != SIZE_MAX && at > 0)
		p->cursor = at - 1;
	else
		return false;
	if (p->cursor < p->top)
		p->top = p->cursor;
	else if (p->cursor >= p->top + PICK_SHOWN)
		p->top = p->cursor - PICK_SHOWN + 1;
	return true;
}

size_t
pick_current(const struct pick *p)
{
	return p->cursor < p->count ? p->hits[p->cursor] : SIZE_MAX;
}

bool
pick_is_named(const struct pick *p)
{
	const int whole = 2 * FIT_EXACT + 1;
	const char *typed = p->typed ? p->typed : "";

	if (p->cursor != 0 || p->count == 0 || !*typed)
		return false;
	return p->count == 1 || (score(&p->choices->items[p->hits[0]], typed) == whole &&
	    score(&p->choices->items[p->hits[1]], typed) < whole);
}

size_t
choices_find(const struct choices *choices, const char *code)
{
	for (size_t i = 0; choices && i < choices->count; i++)
		if (strcmp(choices->items[i].code, code) == 0)
			return i;
	return SIZE_MAX;
}
