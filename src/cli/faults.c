/* SPDX-License-Identifier: MIT */
#include "faults.h"

#include <stdlib.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "cli/say.h"
#include "text/sanitize.h"

int
faults_say(const char *path, const struct city_faults *faults)
{
	size_t all = faults->count + faults->untold;

	for (size_t i = 0; i < faults->count; i++) {
		const struct city_fault *f = &faults->items[i];
		char *line =
		    xasprintf("%s:%zu:%zu: %s", path, f->line, f->column, f->sentence);
		char *clean = sanitize_line(line);
		say("%s", clean);
		free(clean);
		free(line);
	}
	if (faults->untold > 0)
		say_fault(_("%s: %zu faults, of which the first %zu are told"), path, all,
		    faults->count);
	else if (all > 0)
		say_fault(_("%s: %zu faults"), path, all);
	return all > 0 ? EXIT_DATA : EXIT_OK;
}
