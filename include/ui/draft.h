/* SPDX-License-Identifier: MIT */
/*
 * The journal of what is being typed: one file of mode 0600 a draft in a folder of mode 0700
 * ($XDG_STATE_HOME/paidan/drafts), written to a new file, fsync'd at most one second
 * after a key, and renamed over the old one. Deleted once the database has confirmed.
 */
#ifndef PAIDAN_UI_DRAFT_H
#define PAIDAN_UI_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loop.h"

struct drafts;
struct vault;

struct draft_info {
	const char *form;
	const char *subject;
	int64_t at_ms;           /* wall clock of the last change */
};

/*
 * owner: login and database, so that drafts of two accounts never mix. NULL with a cause
 * if the folder cannot be made or is open to others; the console then runs without, and
 * says so.
 */
struct drafts *drafts_open(struct loop *loop, const char *folder, const char *owner, char **cause);
/*
 * The same with files that only this vault (ui/vault.h) reads, which outlives it; what lies there
 * in clear is shut at once.
 */
struct drafts *drafts_open_shut(struct loop *loop, const char *folder, const char *owner,
    const struct vault *vault, char **cause);
/* Drafts of any owner that cannot be read without a vault. */
size_t drafts_shut(const struct drafts *d);
/* All in clear again, and the key gone; *count is how many. */
bool drafts_unshut(const char *folder, const struct vault *vault, size_t *count, char **cause);
/* Writes what is unwritten. NULL is fine, here and below. */
void drafts_close(struct drafts *d);

void drafts_put(
    struct drafts *d, const char *form, const char *subject, const char *field, const char *value);
/* NULL if there is none. Valid until the next call. */
const char *drafts_get(struct drafts *d, const char *form, const char *subject, const char *field);
/* Wall time of the last change in ms, or -1 if there is no such draft. */
int64_t drafts_age(struct drafts *d, const char *form, const char *subject);
void drafts_drop(struct drafts *d, const char *form, const char *subject);
/* Wall time of the last change of any, in ms; -1 if there is none. */
int64_t drafts_newest(const struct drafts *d);
size_t drafts_count(const struct drafts *d);
struct draft_info drafts_info(const struct drafts *d, size_t i);
/* Writes now whatever waits. */
void drafts_flush(struct drafts *d);
typedef void drafts_trouble_fn(void *ctx);
/* fn runs when saving begins to fail, and when it works again. */
void drafts_on_trouble(struct drafts *d, drafts_trouble_fn *fn, void *ctx);
/* The last write failed (disk full): a sentence, or NULL. */
const char *drafts_trouble(const struct drafts *d);

#endif
