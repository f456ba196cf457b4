/* SPDX-License-Identifier: MIT */
/* The public data that tests may use if it is at hand; see shared_read. */
#ifndef PAIDAN_TESTS_SHARED_H
#define PAIDAN_TESTS_SHARED_H

#include "base/strbuf.h"

/*
 * Reads a file of the shared data, its path made as by printf: below the folder
 * PAIDAN_SHARED names, or ../shared beside the sources. Ends the test as
 * skipped, with a reason, if the data is not there.
 */
void shared_read(struct strbuf *out, const char *path, ...) PRINTF_LIKE(2, 3);

/* Calls fn for every file below a folder of the shared data; skips as above. Returns how many. */
size_t shared_each(const char *folder, void (*fn)(const char *path, const struct strbuf *bytes));

#endif
