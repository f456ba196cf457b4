/* SPDX-License-Identifier: MIT */
#include "city/faults.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/vec.h"

/* Nobody reads more, and a file of another kind has one in every line. */
#define TOLD_MOST 200

void
city_faults_add(struct city_faults *faults, size_t line, size_t column, const char *fmt, ...)
{
	va_list ap;

	if (faults->count == TOLD_MOST) {
		faults->untold++;
		return;
	}
	va_start(ap, fmt);
	*VEC_ADD(faults->items, faults->count, faults->cap) =
	    (struct city_fault){ line, column, xvasprintf(fmt, ap) };
	va_end(ap);
}

/* At most a few hundred, nearly in order: insertion keeps those of one place as they were found. */
void
city_faults_sort(struct city_faults *faults)
{
	for (size_t i = 1; i < faults->count; i++) {
		struct city_fault moved = faults->items[i];
		size_t at = i;
		for (; at > 0; at--) {
			const struct city_fault *before = &faults->items[at - 1];
			if (before->line < moved.line ||
			    (before->line == moved.line && before->column <= moved.column))
				break;
			faults->items[at] = *before;
		}
		faults->items[at] = moved;
	}
}

void
city_faults_finish(struct city_faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		free(faults->items[i].sentence);
	free(faults->items);
	*faults = (struct city_faults){ 0 };
}
