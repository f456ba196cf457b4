/* SPDX-License-Identifier: MIT */
/* One line on the user's terminal that grows; nothing at all if stderr is no terminal. */
#ifndef PAIDAN_CLI_IMPORT_PROGRESS_H
#define PAIDAN_CLI_IMPORT_PROGRESS_H

#include <stdint.h>

/* At rest all zero. */
struct import_progress {
	int64_t drawn_at;
	int columns;            /* of the line on the screen; 0: there is none */
};

/* percent: 0..100, or -1 if nobody knows. Draws at most ten times a second. */
void import_progress_show(struct import_progress *p, int percent, uint64_t rows);
/* Wipes the line: before anything else is said. */
void import_progress_clear(struct import_progress *p);

#endif
