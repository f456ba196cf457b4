/* SPDX-License-Identifier: MIT */
/*
 * The file of a draft, version 1. Every part is a name and a length in bytes
 * on one line, then exactly that many bytes of any kind, then a newline:
 *
 *     paidan-draft 1
 *     owner 12       login and database
 *     …
 *     form 8
 *     …
 *     subject 9
 *     …
 *     at 13          last change, milliseconds since 1970, decimal
 *     …
 *     field 6        a field's name; its value comes next; as many pairs as there are
 *     …
 *     value 33
 *     …
 *     end 0
 *
 * A file without its end, or with anything else than this, is broken and left
 * alone. It is written beside its place and renamed, so a reader finds the old one or
 * the new one, whole.
 */
#include "ui/draft_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/vault_private.h"

#define MAGIC "paidan-draft 1\n"
#define FILE_MOST (8 << 20)

void
draft_finish(struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		free(draft->fields[i].name);
		sodium_memzero(draft->fields[i].value, strlen(draft->fields[i].value));
		free(draft->fields[i].value);
	}
	free(draft->fields);
	free(draft->form);
	free(draft->subject);
	*draft = (struct draft){ 0 };
}

struct draft_field *
draft_field(const struct draft *draft, const char *name)
{
	for (size_t i = 0; i < draft->count; i++)
		if (strcmp(draft->fields[i].name, name) == 0)
			return &draft->fields[i];
	return NULL;
}

void
draft_put(struct draft *draft, const char *field, const char *value)
{
	struct draft_field *f = draft_field(draft, field);

	if (!f) {
		f = VEC_ADD(draft->fields, draft->count, draft->cap);
		f->name = xstrdup(field);
	}
	char *copy = xstrdup(value);
	free(f->value);
	f->value = copy;
}

/* FNV-1a, 64 bits; the NUL parts the three strings. */
static uint64_t
hash(uint64_t h, const char *s)
{
	do {
		h ^= (unsigned char)*s;
		h *= UINT64_C(0x100000001b3);
	} while (*s++);
	return h;
}

static uint64_t
shut_hash(const struct vault *vault, const char *owner, const char *form, const char *subject)
{
	struct strbuf text = STRBUF_INIT;
	uint64_t h;

	strbuf_add(&text, owner, strlen(owner) + 1);
	strbuf_add(&text, form, strlen(form) + 1);
	strbuf_adds(&text, subject);
	h = vault_mark(vault, text.s, text.len);
	strbuf_finish(&text);
	return h;
}

void
draft_name(const struct vault *vault, const char *owner, const char *form, const char *subject,
    char out[DRAFT_NAME_SIZE])
{
	uint64_t h = vault ? shut_hash(vault, owner, form, subject) :
	    hash(hash(hash(UINT64_C(0xcbf29ce484222325), owner), form), subject);

	snprintf(out, DRAFT_NAME_SIZE, "%016" PRIx64 ".draft", h);
}

static void
put_part(struct strbuf *b, const char *name, const char *value)
{
	strbuf_addf(b, "%s %zu\n", name, strlen(value));
	strbuf_adds(b, value);
	strbuf_addc(b, '\n');
}

static void
compose(struct strbuf *b, const char *owner, const struct draft *draft)
{
	char at[24];

	snprintf(at, sizeof at, "%" PRId64, draft->at_ms);
	strbuf_adds(b, MAGIC);
	put_part(b, "owner", owner);
	put_part(b, "form", draft->form);
	put_part(b, "subject", draft->subject);
	put_part(b, "at", at);
	for (size_t i = 0; i < draft->count; i++) {
		put_part(b, "field", draft->fields[i].name);
		put_part(b, "value", draft->fields[i].value);
	}
	put_part(b, "end", "");
}

static bool
write_all(int fd, const struct strbuf *b)
{
	for (size_t done = 0; done < b->len;) {
		ssize_t n = write(fd, b->s + done, b->len - done);
		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Writes and syncs a new file; nothing is left of it if that fails. */
static bool
write_new(int folder, const char *name, const struct strbuf *b)
{
	unlinkat(folder, name, 0);
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	/* fchmod: a strange umask could have taken the owner's own bits. */
	bool fine = fchmod(fd, 0600) == 0 && write_all(fd, b) && fsync(fd) == 0;
	int saved = errno;
	if (close(fd) < 0 && fine) {
		fine = false;
		saved = errno;
	}
	if (!fine) {
		unlinkat(folder, name, 0);
		errno = saved;
	}
	return fine;
}

bool
draft_file_replace(int folder, const char *name, const struct strbuf *bytes, bool anew)
{
	char fresh[DRAFT_NAME_SIZE + 32];
	bool fine;
	int saved;

	snprintf(fresh, sizeof fresh, "%s.%ld.new", name, (long)getpid());
	if (!write_new(folder, fresh, bytes))
		return false;
	/* A link fails where a file of that name is; a name that is changed replaces it. */
	fine = (anew ? linkat(folder, fresh, folder, name, 0) :
	    renameat(folder, fresh, folder, name)) == 0;
	saved = errno;
	if (anew || !fine)
		unlinkat(folder, fresh, 0);
	errno = saved;
	return fine && fsync(folder) == 0;
}

/* Its text is not left lying about in memory. */
static void
wipe(struct strbuf *b)
{
	if (b->s)
		sodium_memzero(b->s, b->cap);
	strbuf_finish(b);
}

bool
draft_write(int folder, const struct vault *vault, const char *owner, const struct draft *draft)
{
	struct strbuf text = STRBUF_INIT, shut = STRBUF_INIT;
	char name[DRAFT_NAME_SIZE];
	bool fine;

	draft_name(vault, owner, draft->form, draft->subject, name);
	compose(&text, owner, draft);
	if (vault)
		vault_shut(vault, name, &text, &shut);
	fine = draft_file_replace(folder, name, vault ? &shut : &text, false);
	int saved = errno;
	wipe(&text);
	strbuf_finish(&shut);
	errno = saved;
	return fine;
}

bool
draft_file_read(int folder, const char *name, struct strbuf *out)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;
	ssize_t n = -1;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		while (
		    out->len <= FILE_MOST && (n = read(fd, strbuf_reserve(out, 4096), 4096)) != 0) {
			if (n < 0 && errno == EINTR)
				continue;
			if (n < 0)
				break;
			out->len += (size_t)n;
			out->s[out->len] = '\0';
		}
	}
	close(fd);
	return n == 0;
}

/* The part at *at if it has this name: its bytes as a new string, or NULL. */
static char *
get_part(const struct strbuf *b, size_t *at, const char *name)
{
	const char *p = strbuf_str(b) + *at, *end = strbuf_str(b) + b->len;
	size_t n = strlen(name), length = 0;

	if ((size_t)(end - p) < n + 1 || memcmp(p, name, n) != 0 || p[n] != ' ')
		return NULL;
	p += n + 1;
	const char *digits = p;
	for (; p < end && *p >= '0' && *p <= '9' && length <= FILE_MOST; p++)
		length = length * 10 + (size_t)(*p - '0');
	if (p == digits || p == end || *p != '\n' || (size_t)(end - ++p) <= length)
		return NULL;
	if (p[length] != '\n' || memchr(p, '\0', length))
		return NULL;
	*at = (size_t)(p - strbuf_str(b)) + length + 1;
	return xstrndup(p, length);
}

static bool
get_fields(const struct strbuf *b, size_t *at, struct draft *d)
{
	char *name, *value;

	while ((name = get_part(b, at, "field"))) {
		value = get_part(b, at, "value");
		if (value)
			draft_put(d, name, value);
		free(name);
		if (!value)
			return false;
		free(value);
	}
	char *end = get_part(b, at, "end");
	bool whole = end && !*end && *at == b->len;
	free(end);
	return whole;
}

/* whose: gets the owner, to be freed. */
static bool
parse(const struct strbuf *b, char **whose, struct draft *d)
{
	size_t at = strlen(MAGIC);

	if (b->len < at || memcmp(b->s, MAGIC, at) != 0)
		return false;
	*whose = get_part(b, &at, "owner");
	if (!*whose || !(d->form = get_part(b, &at, "form")) ||
	    !(d->subject = get_part(b, &at, "subject")))
		return false;
	char *when = get_part(b, &at, "at");
	if (!when)
		return false;
	d->at_ms = strtoll(when, NULL, 10);
	free(when);
	return get_fields(b, &at, d);
}

bool
draft_parse(const struct vault *vault, const char *name, const struct strbuf *bytes, char **owner,
    struct draft *out)
{
	struct strbuf text = STRBUF_INIT;
	struct draft d = { 0 };
	char right[DRAFT_NAME_SIZE], *whose = NULL;
	bool fine;

	if (vault)
		fine = vault_unshut(vault, name, strbuf_str(bytes), bytes->len, &text) &&
		    parse(&text, &whose, &d);
	else
		fine = parse(bytes, &whose, &d);
	wipe(&text);
	if (fine) {
		draft_name(vault, whose, d.form, d.subject, right);
		fine = strcmp(name, right) == 0;
	}
	if (fine) {
		*out = d;
		*owner = whose;
		return true;
	}
	draft_finish(&d);
	free(whose);
	return false;
}

/* owner NULL: anybody's; *whose gets it, to be freed. */
static bool
read_one(int folder, const struct vault *vault, const char *name, const char *owner, char **whose,
    struct draft *out)
{
	struct strbuf b = STRBUF_INIT;
	struct draft d;
	bool fine = draft_file_read(folder, name, &b) && draft_parse(vault, name, &b, whose, &d);

	wipe(&b);
	if (fine && owner && strcmp(*whose, owner) != 0) {
		draft_finish(&d);
		free(*whose);
		fine = false;
	}
	if (fine)
		*out = d;
	return fine;
}

bool
draft_read(int folder, const struct vault *vault, const char *name, const char *owner,
    struct draft *out)
{
	char *whose;

	if (!read_one(folder, vault, name, owner, &whose, out))
		return false;
	free(whose);
	return true;
}

bool
draft_is_shut(int folder, const char *name)
{
	struct strbuf b = STRBUF_INIT;
	bool shut = draft_file_read(folder, name, &b) && vault_is_shut(strbuf_str(&b), b.len);

	strbuf_finish(&b);
	return shut;
}

bool
draft_convert(int folder, const char *name, const struct vault *from, const struct vault *to)
{
	struct draft draft, there;
	char target[DRAFT_NAME_SIZE], *owner;
	bool fine = true;

	if (!read_one(folder, from, name, NULL, &owner, &draft))
		return false;
	draft_name(to, owner, draft.form, draft.subject, target);
	/* Cut off half-way once, what is there already may be the newer. */
	if (draft_read(folder, to, target, owner, &there)) {
		fine = there.at_ms >= draft.at_ms || draft_write(folder, to, owner, &draft);
		draft_finish(&there);
	} else {
		fine = draft_write(folder, to, owner, &draft);
	}
	fine = fine && unlinkat(folder, name, 0) == 0 && fsync(folder) == 0;
	draft_finish(&draft);
	free(owner);
	return fine;
}

/* Makes the folder and those above it. */
static bool
make_folder(const char *path)
{
	char *copy = xstrdup(path);

	for (char *p = copy + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		/* What is not ours to make may be there all the same: the last one tells. */
		mkdir(copy, 0700);
		*p = '/';
	}
	bool fine = mkdir(copy, 0700) == 0 || errno == EEXIST;
	int saved = errno;
	free(copy);
	errno = saved;
	return fine;
}

int
draft_folder(const char *path, char **cause)
{
	struct stat st;
	int fd = -1;

	if (make_folder(path))
		fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0) {
		*cause = xasprintf(
		    _("The folder for drafts, %s, cannot be used: %s."), path, strerror(errno));
	} else if (st.st_uid != geteuid() || (st.st_mode & 077)) {
		*cause = xasprintf(_("The folder for drafts, %s, is open to others; "
				     "its mode must be 0700."),
		    path);
	} else {
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}
