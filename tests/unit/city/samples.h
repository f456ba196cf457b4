/* SPDX-License-Identifier: MIT */
/* Files with one fault each, whose first line says which: "# LINE:COLUMN: sentence". */
#ifndef PAIDAN_TEST_CITY_SAMPLES_H
#define PAIDAN_TEST_CITY_SAMPLES_H

#include "city/faults.h"

/* Reads the file and adds its faults. */
typedef void sample_fn(const char *path, struct city_faults *faults);

/* Fails for a file of the folder that has another fault than it says, or not just one. Returns how
 * many files there were. */
size_t samples_walk(const char *folder, sample_fn *fn);
/* "LINE:COLUMN: sentence" of the i-th fault, sanitised; the caller frees it. */
char *fault_line(const struct city_faults *faults, size_t i);

#endif
