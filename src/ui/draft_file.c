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

#include "base/vec.h"
#include "base/xalloc.h"

#define MAGIC "paidan-draft 1\n"
#define FILE_MOST (8 << 20)

void
draft_finish(struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		free(draft->fields[i].name);
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

void
draft_name(const char *owner, const char *form, const char *subject, char out[DRAFT_NAME_SIZE])
{
	uint64_t h = hash(hash(hash(UINT64_C(0xcbf29ce484222325), owner), form), subject);

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
draft_write(int folder, const char *owner, const struct draft *draft)
{
	char name[DRAFT_NAME_SIZE], fresh[DRAFT_NAME_SIZE + 32];
	struct strbuf b = STRBUF_INIT;

	draft_name(owner, draft->form, draft->subject, name);
	snprintf(fresh, sizeof fresh, "%s.%ld.new", name, (long)getpid());
	compose(&b, owner, draft);
	bool fine = write_new(folder, fresh, &b);
	strbuf_finish(&b);
	if (fine && renameat(folder, fresh, folder, name) < 0) {
		int saved = errno;
		unlinkat(folder, fresh, 0);
		errno = saved;
		fine = false;
	}
	return fine && fsync(folder) == 0;
}

static bool
read_all(int folder, const char *name, struct strbuf *out)
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

static bool
parse(const struct strbuf *b, const char *owner, struct draft *d)
{
	size_t at = strlen(MAGIC);

	if (b->len < at || memcmp(b->s, MAGIC, at) != 0)
		return false;
	char *whose = get_part(b, &at, "owner");
	bool ours = whose && strcmp(whose, owner) == 0;
	free(whose);
	if (!ours || !(d->form = get_part(b, &at, "form")) ||
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
draft_read(int folder, const char *name, const char *owner, struct draft *out)
{
	struct strbuf b = STRBUF_INIT;
	struct draft d = { 0 };
	char right[DRAFT_NAME_SIZE];

	bool fine = read_all(folder, name, &b) && parse(&b, owner, &d);
	if (fine) {
		draft_name(owner, d.form, d.subject, right);
		fine = strcmp(name, right) == 0;
	}
	if (fine)
		*out = d;
	else
		draft_finish(&d);
	strbuf_finish(&b);
	return fine;
}
