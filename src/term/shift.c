/* SPDX-License-Identifier: MIT */
/*
 * Which part of the screen went up or down as a whole? Rows that are the same elsewhere give the
 * distances; from such a row the part grows both ways as long as a row shifted is nearer to the
 * new one than the row that is there (the selection's mark makes two rows not quite the same).
 */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "term/painter_private.h"

/* A search begins at rows where a shift saves so many characters. */
#define GAIN_MIN 4

struct search {
	const struct cell **old, **new;
	const struct cell *blank;
	int rows, cols;
	uint64_t *sums; /* of the old rows, then of the new ones: equal rows have equal sums */
};

static uint64_t
sum_of(const struct cell *cells, int cols)
{
	uint64_t sum = 0;

	for (int i = 0; i < cols; i++)
		sum = (sum ^ cells[i].ch ^ (uint64_t)cells[i].style << 32) * 0x100000001b3u;
	return sum;
}

/* Characters saved in row `to` if what was at to + n is shifted there. */
static int
gain(const struct search *s, int to, int n)
{
	int from = to + n;

	if (from < 0 || from >= s->rows)
		return -1;
	return row_distance(s->old[to], s->new[to], s->cols) -
	    row_distance(s->old[from], s->new[to], s->cols);
}

static bool
is_there(const struct search *s, int to, int n)
{
	int from = to + n;

	return from >= 0 && from < s->rows && s->sums[from] == s->sums[s->rows + to] &&
	    row_distance(s->old[from], s->new[to], s->cols) == 0 &&
	    row_distance(s->new[to], s->blank, s->cols) > GAIN_MIN;
}

/* The part around row `to`, and what is saved there. */
static int
grow(const struct search *s, int to, int n, struct shift *out)
{
	int first = to, last = to, one;
	int total = gain(s, to, n);

	while (first > 0 && (one = gain(s, first - 1, n)) >= 0) {
		first--;
		total += one;
	}
	while (last + 1 < s->rows && (one = gain(s, last + 1, n)) >= 0) {
		last++;
		total += one;
	}
	out->top = first < first + n ? first : first + n;
	out->bottom = last > last + n ? last : last + n;
	out->n = n;
	return total;
}

static void
keep_best(struct shift *out, int *gains, int *count, const struct shift *found, int saved)
{
	int at = *count;

	for (int i = 0; i < *count; i++)
		if (out[i].n == found->n && out[i].top == found->top)
			return;
	while (at > 0 && gains[at - 1] < saved)
		at--;
	if (at == SHIFTS_MAX)
		return;
	int moved = (*count < SHIFTS_MAX ? *count : SHIFTS_MAX - 1) - at;
	memmove(out + at + 1, out + at, (size_t)moved * sizeof *out);
	memmove(gains + at + 1, gains + at, (size_t)moved * sizeof *gains);
	out[at] = *found;
	gains[at] = saved;
	*count += *count < SHIFTS_MAX;
}

int
find_shifts(const struct cell **old, const struct cell **new, int rows, int cols,
    const struct cell *blank, struct shift *out)
{
	uint64_t *sums = xcalloc((size_t)rows * 2 + 1, sizeof *sums);
	struct search s = { old, new, blank, rows, cols, sums };
	int gains[SHIFTS_MAX] = { 0 };
	int count = 0;

	for (int row = 0; row < rows; row++) {
		sums[row] = sum_of(old[row], cols);
		sums[rows + row] = sum_of(new[row], cols);
	}

	for (int n = 1 - rows; n < rows; n++) {
		for (int to = 0; n != 0 && to < rows; to++) {
			struct shift found;
			if (!is_there(&s, to, n) || gain(&s, to, n) <= GAIN_MIN)
				continue;
			int saved = grow(&s, to, n, &found);
			keep_best(out, gains, &count, &found, saved);
			to = found.bottom - (n > 0 ? n : 0);
		}
	}
	free(sums);
	return count;
}
