/* SPDX-License-Identifier: MIT */
#include "import_rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define BEGINNING 1024          /* bytes kept of a row that has no end */

struct import_rejects {
	char *path;
	FILE *file;
	char delimiter;
	size_t rows;
	int trouble;                /* errno of the first write that failed */
};

struct import_rejects *
import_rejects_create(const char *path, char **cause)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct import_rejects *r;

	if (fd < 0) {
		*cause = xasprintf(_("cannot be created: %s"), strerror(errno));
		return NULL;
	}
	r = xcalloc(1, sizeof *r);
	r->path = xstrdup(path);
	r->file = fdopen(fd, "w");
	r->delimiter = ',';
	return r;
}

static void
put_quoted(struct import_rejects *r, const char *s, size_t n)
{
	putc('"', r->file);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			putc('"', r->file);
		putc(s[i], r->file);
	}
	putc('"', r->file);
}

static void
put_row(struct import_rejects *r, const char *first)
{
	put_quoted(r, first, strlen(first));
	putc(r->delimiter, r->file);
}

void
import_rejects_heading(struct import_rejects *r, char delimiter, const char *raw, size_t n)
{
	r->delimiter = delimiter;
	fputs("\xEF\xBB\xBF", r->file);
	put_row(r, _("reason"));
	fwrite(raw, 1, n, r->file);
	fputs("\r\n", r->file);
}

void
import_rejects_put(struct import_rejects *r, const char *reason, const char *raw, size_t n,
    bool whole)
{
	put_row(r, reason);
	if (!whole && n > BEGINNING) {
		/* never half a character: back to where one begins */
		for (n = BEGINNING; n > 0 && ((unsigned char)raw[n] & 0xC0) == 0x80; n--)
			;
	}
	if (whole)
		fwrite(raw, 1, n, r->file);
	else
		put_quoted(r, raw, n);
	fputs("\r\n", r->file);
	r->rows++;
	if (ferror(r->file) && r->trouble == 0)
		r->trouble = errno;
}

bool
import_rejects_finish(struct import_rejects *r, char **cause)
{
	bool ok;

	if (r == NULL)
		return true;
	if (fclose(r->file) != 0 && r->trouble == 0)
		r->trouble = errno;
	ok = r->trouble == 0;
	if (!ok)
		*cause = xasprintf(_("cannot be written to its end: %s"), strerror(r->trouble));
	else if (r->rows == 0)
		unlink(r->path);
	free(r->path);
	free(r);
	return ok;
}
