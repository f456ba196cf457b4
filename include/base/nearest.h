/* SPDX-License-Identifier: MIT */
/* "Did you mean …?": the known name nearest to a mistyped one. */
#ifndef PAIDAN_BASE_NEAREST_H
#define PAIDAN_BASE_NEAREST_H

#include <stddef.h>

struct nearest {
	const char *typed;
	const char *best; /* the nearest so far, or NULL if none is near enough */
	size_t distance;
};

void nearest_init(struct nearest *n, const char *typed);
/* name must outlive n. */
void nearest_try(struct nearest *n, const char *name);

#endif
