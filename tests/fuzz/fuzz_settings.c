/* SPDX-License-Identifier: MIT */
/* sources: src/settings/yamlfile.c */
/* libraries: -lyaml */
/* seeds: config/paidan.yaml config/keys.yaml */
/*
 * A settings file, in both shapes: it is read, or there is a sentence that begins with a
 * place in the file.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "settings/yamlfile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_entries(const struct yaml_entries *entries, enum yaml_shape shape)
{
	for (size_t i = 0; i < entries->count; i++) {
		const struct yaml_entry *e = &entries->items[i];
		assert((e->section != NULL) == (shape == YAML_SECTIONS));
		assert(e->key && *e->key && e->value);
		assert(e->line > 0 && e->column > 0 && e->value_line > 0 && e->value_column > 0);
	}
}

static void
check_shape(const char *path, enum yaml_shape shape)
{
	struct yaml_entries entries = { 0 };
	char *cause = NULL;
	bool open_to_others;

	if (!yaml_read(path, shape, &entries, &open_to_others, &cause))
		assert(cause && strncmp(cause, path, strlen(path)) == 0);
	else
		assert(!cause);
	check_entries(&entries, shape);
	yaml_entries_finish(&entries);
	free(cause);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[32];
	int fd = memfd_create("settings", MFD_CLOEXEC);

	assert(fd >= 0);
	assert(write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	check_shape(path, YAML_LINES);
	check_shape(path, YAML_SECTIONS);
	close(fd);
	return 0;
}
