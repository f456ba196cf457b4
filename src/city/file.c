/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#define SIZE_MOST ((size_t)256 * 1024)
#define PIECE 8192

bool
file_slurp(const char *path, struct strbuf *out, char **cause)
{
	ssize_t got = 0;
	/*
	 * Not to wait here for a writer, if it is a pipe that somebody left; for what
	 * is in one, yes.
	 */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0) {
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(errno));
		return false;
	}
	fcntl(fd, F_SETFL, 0);
	do {
		got = read(fd, strbuf_reserve(out, PIECE), PIECE);
		if (got > 0) {
			out->len += (size_t)got;
			out->s[out->len] = '\0';
		}
	} while ((got > 0 || (got < 0 && errno == EINTR)) && out->len <= SIZE_MOST);
	if (got < 0)
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(errno));
	else if (out->len > SIZE_MOST)
		*cause = xasprintf(_("%s: larger than %zu KiB: this is no file of ours"), path,
		    SIZE_MOST / 1024);
	close(fd);
	return got >= 0 && out->len <= SIZE_MOST;
}
