/* SPDX-License-Identifier: MIT */
/* The journal: what is typed is in memory at once and in its file within a second. */
#include "ui/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/draft_file.h"
#include "ui/vault_private.h"

/* From the first unwritten key; the promise is one second, writing takes its share of it. */
#define WRITE_AFTER_MS 500
#define RETRY_AFTER_MS 5000

struct drafts {
	struct loop *loop;
	int folder;
	const struct vault *vault; /* NULL: in clear */
	char *path, *owner;
	size_t shut;             /* that cannot be read without one */
	struct draft *items;
	size_t count, cap;
	struct loop_timer *timer;
	char *trouble;
	drafts_trouble_fn *told;
	void *ctx;
};

/* A half-written file whose writer was killed. */
static bool
orphan(const char *name)
{
	size_t n = strlen(name), at;
	char *end;

	if (n < 6 || strcmp(name + n - 4, ".new") != 0)
		return false;
	for (at = n - 4; at > 0 && name[at - 1] != '.'; at--)
		;
	long pid = strtol(name + at, &end, 10);
	return at > 0 && pid > 0 && strcmp(end, ".new") == 0 && kill((pid_t)pid, 0) < 0 &&
	    errno == ESRCH;
}

/* Runs fn for each name in the folder. */
static bool
each_file(int folder, void (*fn)(void *ctx, const char *name), void *ctx)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	while ((entry = readdir(dir)))
		fn(ctx, entry->d_name);
	closedir(dir);
	return true;
}

static void
load(void *ctx, const char *name)
{
	struct drafts *d = ctx;
	struct draft draft;

	if (orphan(name))
		unlinkat(d->folder, name, 0);
	else if (draft_read(d->folder, d->vault, name, d->owner, &draft))
		*VEC_ADD(d->items, d->count, d->cap) = draft;
	else if (!d->vault && draft_is_shut(d->folder, name))
		d->shut++;
}

/* What was written in clear before is shut: whosever it is, it lies on the same disk. */
static void
shut(void *ctx, const char *name)
{
	struct drafts *d = ctx;

	if (!draft_is_shut(d->folder, name))
		draft_convert(d->folder, name, NULL, d->vault);
}

struct drafts *
drafts_open_shut(struct loop *loop, const char *folder, const char *owner,
    const struct vault *vault, char **cause)
{
	int fd = draft_folder(folder, cause);

	if (fd < 0)
		return NULL;
	struct drafts *d = xcalloc(1, sizeof *d);
	d->loop = loop;
	d->folder = fd;
	d->vault = vault;
	d->path = xstrdup(folder);
	d->owner = xstrdup(owner);
	if (vault)
		each_file(fd, shut, d);
	each_file(fd, load, d);
	return d;
}

struct drafts *
drafts_open(struct loop *loop, const char *folder, const char *owner, char **cause)
{
	return drafts_open_shut(loop, folder, owner, NULL, cause);
}

struct unshutting {
	int folder;
	const struct vault *vault;
	size_t done, left;
};

static void
unshut(void *ctx, const char *name)
{
	struct unshutting *u = ctx;

	if (!draft_is_shut(u->folder, name))
		return;
	if (draft_convert(u->folder, name, u->vault, NULL))
		u->done++;
	else
		u->left++;
}

bool
drafts_unshut(const char *folder, const struct vault *vault, size_t *count, char **cause)
{
	struct unshutting u = { .folder = draft_folder(folder, cause), .vault = vault };
	bool read;

	if (u.folder < 0)
		return false;
	read = each_file(u.folder, unshut, &u);
	*count = u.done;
	if (!read || u.left > 0)
		*cause = xasprintf(_("%zu drafts in %s could not be decrypted; they and their key stay."),
		    u.left, folder);
	else
		vault_remove(u.folder);
	close(u.folder);
	return *cause == NULL;
}

void
drafts_close(struct drafts *d)
{
	if (!d)
		return;
	drafts_flush(d);
	loop_cancel(d->timer);
	for (size_t i = 0; i < d->count; i++)
		draft_finish(&d->items[i]);
	free(d->items);
	close(d->folder);
	free(d->path);
	free(d->owner);
	free(d->trouble);
	free(d);
}

static struct draft *
find(const struct drafts *d, const char *form, const char *subject)
{
	for (size_t i = 0; d && i < d->count; i++)
		if (strcmp(d->items[i].form, form) == 0 &&
		    strcmp(d->items[i].subject, subject) == 0)
			return &d->items[i];
	return NULL;
}

static void
forget(struct drafts *d, struct draft *draft)
{
	draft_finish(draft);
	*draft = d->items[--d->count];
	d->items[d->count] = (struct draft){ 0 };
}

static void
on_timer(void *ctx)
{
	struct drafts *d = ctx;

	d->timer = NULL;
	drafts_flush(d);
}

void
drafts_flush(struct drafts *d)
{
	bool before = d && d->trouble;
	int error = 0;

	if (!d)
		return;
	for (size_t i = 0; i < d->count; i++) {
		struct draft *draft = &d->items[i];
		if (!draft->unwritten)
			continue;
		if (draft_write(d->folder, d->vault, d->owner, draft))
			draft->unwritten = false;
		else
			error = errno;
	}
	free(d->trouble);
	d->trouble = !error
	    ? NULL
	    : xasprintf(_("Drafts cannot be saved in %s: %s."), d->path, strerror(error));
	loop_cancel(d->timer);
	d->timer = error ? loop_after(d->loop, RETRY_AFTER_MS, on_timer, d) : NULL;
	if (d->told && before != (error != 0))
		d->told(d->ctx);
}

void
drafts_put(
    struct drafts *d, const char *form, const char *subject, const char *field, const char *value)
{
	if (!d)
		return;
	struct draft *draft = find(d, form, subject);
	if (!draft) {
		draft = VEC_ADD(d->items, d->count, d->cap);
		draft->form = xstrdup(form);
		draft->subject = xstrdup(subject);
	}
	struct draft_field *old = draft_field(draft, field);
	if (old && strcmp(old->value, value) == 0)
		return;
	draft_put(draft, field, value);
	draft->at_ms = clock_wall_ms();
	draft->unwritten = true;
	if (!d->timer)
		d->timer = loop_after(d->loop, WRITE_AFTER_MS, on_timer, d);
}

const char *
drafts_get(struct drafts *d, const char *form, const char *subject, const char *field)
{
	struct draft *draft = find(d, form, subject);
	struct draft_field *f = draft ? draft_field(draft, field) : NULL;

	return f ? f->value : NULL;
}

/*
 * Another console of the same login may have written, or finished, this draft
 * since: what is not being typed here is taken from the file again.
 */
static struct draft *
refresh(struct drafts *d, const char *form, const char *subject)
{
	struct draft *draft = find(d, form, subject), fresh;
	char name[DRAFT_NAME_SIZE];

	if (draft && draft->unwritten)
		return draft;
	draft_name(d->vault, d->owner, form, subject, name);
	bool there = draft_read(d->folder, d->vault, name, d->owner, &fresh);
	if (draft)
		forget(d, draft);
	if (!there)
		return NULL;
	draft = VEC_ADD(d->items, d->count, d->cap);
	*draft = fresh;
	return draft;
}

int64_t
drafts_age(struct drafts *d, const char *form, const char *subject)
{
	struct draft *draft = d ? refresh(d, form, subject) : NULL;

	return draft ? draft->at_ms : -1;
}

void
drafts_drop(struct drafts *d, const char *form, const char *subject)
{
	char name[DRAFT_NAME_SIZE];

	if (!d)
		return;
	struct draft *draft = find(d, form, subject);
	if (draft)
		forget(d, draft);
	draft_name(d->vault, d->owner, form, subject, name);
	if (unlinkat(d->folder, name, 0) == 0)
		fsync(d->folder);
}

size_t
drafts_count(const struct drafts *d)
{
	return d ? d->count : 0;
}

size_t
drafts_shut(const struct drafts *d)
{
	return d ? d->shut : 0;
}

struct draft_info
drafts_info(const struct drafts *d, size_t i)
{
	const struct draft *draft = &d->items[i];

	return (struct draft_info){ draft->form, draft->subject, draft->at_ms };
}

void
drafts_on_trouble(struct drafts *d, drafts_trouble_fn *fn, void *ctx)
{
	if (!d)
		return;
	d->told = fn;
	d->ctx = ctx;
}

int64_t
drafts_newest(const struct drafts *d)
{
	int64_t newest = -1;

	for (size_t i = 0; d && i < d->count; i++)
		if (d->items[i].at_ms > newest)
			newest = d->items[i].at_ms;
	return newest;
}

const char *
drafts_trouble(const struct drafts *d)
{
	return d ? d->trouble : NULL;
}
