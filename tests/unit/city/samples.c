/* SPDX-License-Identifier: MIT */
#include "samples.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "text/sanitize.h"

char *
fault_line(const struct city_faults *faults, size_t i)
{
	const struct city_fault *f = &faults->items[i];
	char *raw = xasprintf("%zu:%zu: %s", f->line, f->column, f->sentence);
	char *line = sanitize_line(raw);

	free(raw);
	return line;
}

static char *
first_line(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	assert_non_null(file);
	assert_true(getline(&line, &cap, file) > 2);
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	return line;
}

static void
check_sample(const char *path, sample_fn *fn)
{
	struct city_faults faults = { 0 };
	char *wanted = first_line(path);

	fn(path, &faults);
	if (faults.count != 1 || faults.untold != 0)
		fail_msg("%s: %zu faults", path, faults.count);
	char *got = fault_line(&faults, 0);
	if (strncmp(wanted, "# ", 2) != 0 || strcmp(wanted + 2, got) != 0)
		fail_msg("%s: %s", path, got);
	free(got);
	free(wanted);
	city_faults_finish(&faults);
}

size_t
samples_walk(const char *folder, sample_fn *fn)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		char *path = xasprintf("%s/%s", folder, entry->d_name);
		check_sample(path, fn);
		free(path);
		count++;
	}
	closedir(dir);
	return count;
}
