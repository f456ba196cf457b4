/* SPDX-License-Identifier: MIT */
/* Drafts in memory and the file of one draft. */
#ifndef PAIDAN_SRC_UI_DRAFT_FILE_H
#define PAIDAN_SRC_UI_DRAFT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct draft_field {
	char *name, *value;
};

struct draft {
	char *form, *subject;
	int64_t at_ms; /* wall clock of the last change */
	struct draft_field *fields;
	size_t count, cap;
	bool unwritten;
};

void draft_finish(struct draft *draft);
/* NULL if there is none. */
struct draft_field *draft_field(const struct draft *draft, const char *name);
void draft_put(struct draft *draft, const char *field, const char *value);

#define DRAFT_NAME_SIZE 24
/* The name of the file: stable for the three, says nothing about them. */
void draft_name(
    const char *owner, const char *form, const char *subject, char out[DRAFT_NAME_SIZE]);
/* False, with errno, if the file does not now hold the draft for good. */
bool draft_write(int folder, const char *owner, const struct draft *draft);
/* False for a file that is missing, broken, or another owner's; *out is then untouched. */
bool draft_read(int folder, const char *name, const char *owner, struct draft *out);

#endif
