/* SPDX-License-Identifier: MIT */
/* All that is wrong with a file, each with its place, in the order of the file. */
#ifndef PAIDAN_CITY_FAULTS_H
#define PAIDAN_CITY_FAULTS_H

#include <stddef.h>

#include "base/xalloc.h"

struct city_fault {
	size_t line, column; /* from 1; columns count characters */
	char *sentence;      /* translated; may quote the file, so sanitise it before it is shown */
};

/* At rest all zero. */
struct city_faults {
	struct city_fault *items;
	size_t count, cap;
	size_t untold; /* found beyond the first few hundred, and only counted */
};

void city_faults_add(struct city_faults *faults, size_t line, size_t column, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void city_faults_sort(struct city_faults *faults);
void city_faults_finish(struct city_faults *faults);

#endif
