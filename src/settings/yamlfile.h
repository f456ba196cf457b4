/* SPDX-License-Identifier: MIT */
/*
 * The little YAML that our files use: "key: value" lines, or sections of such
 * lines. Everything else YAML can do (lists, deeper nesting, anchors, tags,
 * several documents) is refused with its place. Values are taken as they are written, so that
 * "no", "off" or "1.0" mean nothing but themselves.
 */
#ifndef PAIDAN_SETTINGS_YAMLFILE_H
#define PAIDAN_SETTINGS_YAMLFILE_H

#include <stdbool.h>
#include <stddef.h>

struct yaml_entry {
	char *section; /* NULL in a file without sections */
	char *key, *value;
	size_t line, column; /* of the key, from 1 */
	size_t value_line, value_column;
};

struct yaml_entries {
	struct yaml_entry *items;
	size_t count, cap;
};

enum yaml_shape { YAML_LINES, YAML_SECTIONS };

/*
 * Appends the entries of a file; a file that does not exist has none. False with
 * a sentence ("FILE:LINE:COLUMN: …"); what was read before the fault stays in out.
 * `open_to_others` (may be NULL) tells whether other users can read the file.
 */
bool yaml_read(const char *path, enum yaml_shape shape, struct yaml_entries *out,
    bool *open_to_others, char **cause);
void yaml_entries_finish(struct yaml_entries *entries);

#endif
