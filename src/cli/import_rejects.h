/* SPDX-License-Identifier: MIT */
/*
 * The rows that did not go in, as they stood, with the reason in a column
 * before the others: mended, the file can be imported as it is. UTF-8 with a BOM, since
 * without one the spreadsheets of Chinese offices read a file as GBK. Mode 0600,
 * for it holds citizens' words; a file that exists is never written over.
 */
#ifndef PAIDAN_CLI_IMPORT_REJECTS_H
#define PAIDAN_CLI_IMPORT_REJECTS_H

#include <stdbool.h>
#include <stddef.h>

struct import_rejects;

/* The file appears at once, so that a wrong name is told before anything goes in. */
struct import_rejects *import_rejects_create(const char *path, char **cause);
/* The heading row and what separates its columns. */
void import_rejects_heading(struct import_rejects *r, char delimiter, const char *raw, size_t n);
/*
 * whole: the row is known to its end. Of one that is not, only the beginning is kept, as one
 * quoted field, so that an open quote in it does not swallow the rows behind.
 */
void import_rejects_put(struct import_rejects *r, const char *reason, const char *raw, size_t n,
    bool whole);
/*
 * Closes it, and takes it away if no row came. False with a sentence if anything could not be
 * written. NULL is fine.
 */
bool import_rejects_finish(struct import_rejects *r, char **cause);

#endif
