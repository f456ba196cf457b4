/* SPDX-License-Identifier: MIT */
/* Drafts in memory and the file of one draft. */
#ifndef PAIDAN_SRC_UI_DRAFT_FILE_H
#define PAIDAN_SRC_UI_DRAFT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct vault;

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

/* Opens the folder, made if need be, that nobody else may look into; -1 with a cause. */
int draft_folder(const char *path, char **cause);
/* The whole file, if it is one and not too long. */
bool draft_file_read(int folder, const char *name, struct strbuf *out);
/*
 * The file holds these bytes for good, mode 0600, or is as it was and errno tells why. anew: only
 * if there is none of that name.
 */
bool draft_file_replace(int folder, const char *name, const struct strbuf *bytes, bool anew);

#define DRAFT_NAME_SIZE 24
/* Here and below: vault NULL is in clear. The name is stable for the three and says nothing. */
void draft_name(const struct vault *vault, const char *owner, const char *form, const char *subject,
    char out[DRAFT_NAME_SIZE]);
/* False, with errno, if the file does not now hold the draft for good. */
bool draft_write(
    int folder, const struct vault *vault, const char *owner, const struct draft *draft);
/* False for a file that is missing, broken, or another owner's; *out is then untouched. */
bool draft_read(int folder, const struct vault *vault, const char *name, const char *owner,
    struct draft *out);
/* The same of bytes; *owner is told, and owned by the caller. */
bool draft_parse(const struct vault *vault, const char *name, const struct strbuf *bytes,
    char **owner, struct draft *out);
bool draft_is_shut(int folder, const char *name);
/* Written anew under another vault, or in clear, whosever it is; then the old file goes. */
bool draft_convert(
    int folder, const char *name, const struct vault *from, const struct vault *to);

#endif
