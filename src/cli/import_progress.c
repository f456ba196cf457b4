/* SPDX-License-Identifier: MIT */
#include "import_progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

#define BAR 40
#define PAUSE_MS 100

void
import_progress_show(struct import_progress *p, int percent, uint64_t rows)
{
	int64_t now = clock_mono_ms();
	int full = percent * BAR / 100;
	int wrote = 0;

	if (!isatty(STDERR_FILENO) || (p->columns > 0 && now - p->drawn_at < PAUSE_MS))
		return;
	p->drawn_at = now;
	fputc('\r', stderr);
	if (percent >= 0) {
		fputc('[', stderr);
		for (int i = 0; i < BAR; i++)
			fputc(i < full ? '#' : '.', stderr);
		wrote = 1 + BAR + fprintf(stderr, "] %3d%% ", percent);
	}
	wrote += fprintf(stderr, "%" PRIu64, rows);
	fflush(stderr);
	p->columns = wrote > p->columns ? wrote : p->columns;
}

/* With blanks: a terminal that is wiped by a sequence may be none that knows it. */
void
import_progress_clear(struct import_progress *p)
{
	if (p->columns == 0)
		return;
	fprintf(stderr, "\r%*s\r", p->columns, "");
	fflush(stderr);
	p->columns = 0;
}
