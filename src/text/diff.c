/* SPDX-License-Identifier: MIT */
/*
 * The longest common subsequence of words, by the table of its lengths: replies are a few
 * hundred words long, and the table is kept small by cutting off what is alike at both ends.
 */
#include "text/diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "text/utf8.h"
#include "text/width.h"

/* Cells of the table, two bytes each: 2,000 by 1,000 words. */
#define MOST_CELLS 2000000

struct word {
	const char *s;
	size_t n;
};

struct words {
	struct word *items;
	size_t count, cap;
	bool *kept;              /* of each: the other text has it too */
};

static bool
joins(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	    (cp >= 0xC0 && cp < 0x1100);
}

/* Bytes of the word that begins here; marks go with what they stand on. */
static size_t
word_length(const char *s, size_t n)
{
	uint32_t cp;
	size_t used = utf8_decode(s, n, &cp, NULL);
	bool run = joins(cp);

	while (used < n) {
		size_t more = utf8_decode(s + used, n - used, &cp, NULL);

		if (!(run && joins(cp)) && width_cp(cp) != 0)
			break;
		used += more;
	}
	return used;
}

static void
split(struct words *w, const char *s)
{
	size_t n = strlen(s);

	memset(w, 0, sizeof *w);
	while (n > 0) {
		size_t used = word_length(s, n);

		*VEC_ADD(w->items, w->count, w->cap) = (struct word){ s, used };
		s += used;
		n -= used;
	}
	w->kept = xcalloc(w->count + 1, sizeof *w->kept);
}

static bool
same(const struct word *a, const struct word *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* Words from..to of either are compared; what lies outside is kept already. */
static void
compare(struct words *a, struct words *b, size_t from, size_t a_to, size_t b_to)
{
	size_t rows = a_to - from, cols = b_to - from, wide = cols + 1;
	uint16_t *length;

	if (rows == 0 || cols == 0 || rows > MOST_CELLS / wide)
		return;
	length = xcalloc((rows + 1) * wide, sizeof *length);
	for (size_t i = rows; i-- > 0;) {
		for (size_t j = cols; j-- > 0;) {
			uint16_t down = length[(i + 1) * wide + j];
			uint16_t right = length[i * wide + j + 1];

			length[i * wide + j] = same(&a->items[from + i], &b->items[from + j]) ?
			    length[(i + 1) * wide + j + 1] + 1 : down > right ? down : right;
		}
	}
	for (size_t i = 0, j = 0; i < rows && j < cols;) {
		if (same(&a->items[from + i], &b->items[from + j])) {
			a->kept[from + i++] = true;
			b->kept[from + j++] = true;
		} else if (length[(i + 1) * wide + j] >= length[i * wide + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	free(length);
}

static void
match(struct words *a, struct words *b)
{
	size_t from = 0, a_to = a->count, b_to = b->count;

	while (from < a_to && from < b_to && same(&a->items[from], &b->items[from])) {
		a->kept[from] = b->kept[from] = true;
		from++;
	}
	while (a_to > from && b_to > from && same(&a->items[a_to - 1], &b->items[b_to - 1]))
		a->kept[--a_to] = b->kept[--b_to] = true;
	compare(a, b, from, a_to, b_to);
}

static void
put(struct strbuf *out, const struct words *w)
{
	bool on = false;

	for (size_t i = 0; i < w->count; i++) {
		if (on == w->kept[i]) {
			strbuf_addc(out, on ? DIFF_OFF : DIFF_ON);
			on = !on;
		}
		strbuf_add(out, w->items[i].s, w->items[i].n);
	}
	if (on)
		strbuf_addc(out, DIFF_OFF);
}

void
diff_mark(struct strbuf *left, struct strbuf *right, const char *a, const char *b)
{
	struct words first, second;

	split(&first, a);
	split(&second, b);
	match(&first, &second);
	put(left, &first);
	put(right, &second);
	free(first.items);
	free(first.kept);
	free(second.items);
	free(second.kept);
}
