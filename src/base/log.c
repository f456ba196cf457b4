/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/strbuf.h"

static int log_fd = -1;

static bool
fail(char **cause, const char *path, const char *why, int fd)
{
	*cause = xasprintf(_("Cannot write the log %s: %s"), path, why);
	if (fd >= 0)
		close(fd);
	return false;
}

bool
log_open(const char *path, char **cause)
{
	struct stat st;
	int fd;

	/* O_NONBLOCK: a fifo with no reader must not hold up the start. */
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
	if (fd < 0)
		return fail(cause, path, strerror(errno), -1);
	if (fstat(fd, &st) < 0)
		return fail(cause, path, strerror(errno), fd);
	if (!S_ISREG(st.st_mode))
		return fail(cause, path, _("it is not a regular file"), fd);
	/* An older file may be open to others' eyes. */
	if ((st.st_mode & 0777) != 0600 && fchmod(fd, 0600) < 0)
		return fail(cause, path, strerror(errno), fd);
	log_close();
	log_fd = fd;
	return true;
}

void
log_close(void)
{
	if (log_fd >= 0)
		close(log_fd);
	log_fd = -1;
}

/* 2026-03-01T09:30:00.123+0800 */
static void
add_time(struct strbuf *line)
{
	int64_t ms = clock_wall_ms();
	time_t seconds = (time_t)(ms / 1000);
	struct tm tm;
	char day[32] = "?", zone[8] = "";

	if (localtime_r(&seconds, &tm)) {
		strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &tm);
		strftime(zone, sizeof zone, "%z", &tm);
	}
	strbuf_addf(line, "%s.%03d%s ", day, (int)(ms % 1000), zone);
}

void
log_line(const char *fmt, ...)
{
	struct strbuf line = STRBUF_INIT;
	va_list ap;

	if (log_fd < 0)
		return;
	add_time(&line);
	va_start(ap, fmt);
	strbuf_vaddf(&line, fmt, ap);
	va_end(ap);
	/* One call is one line, and a pager must not be steered by it. */
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.s[i];

		if (c < 0x20 || c == 0x7f)
			line.s[i] = '?';
	}
	strbuf_addc(&line, '\n');
	/* One write, so that two consoles may share a file; a full disk is no reason to stop. */
	if (write(log_fd, line.s, line.len) < 0)
		errno = 0;
	strbuf_finish(&line);
}
