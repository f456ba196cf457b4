/* SPDX-License-Identifier: MIT */
#include "term/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define READ_MAX 4096
/* How long a line that does not move may keep the program from ending. */
#define LAST_WORDS_MS 300

/* What a signal handler may need; `active` is set last and cleared first. */
static struct {
	volatile int active;
	int fd;
	const char *leave;
	size_t leave_length;
	struct termios modes;
	const struct tty *tty;
} guard;

/*
 * O_NONBLOCK belongs to the open file, which the shell and whatever else runs in
 * this terminal share: open it anew, and fall back to changing what was given.
 */
static bool
take_descriptor(struct tty *t, int fd)
{
	char name[256];

	t->given_fd = fd;
	t->given_flags = fcntl(fd, F_GETFL);
	t->fd = -1;
	if (ttyname_r(fd, name, sizeof name) == 0)
		t->fd = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (t->fd >= 0)
		return true;
	t->fd = fd;
	return t->given_flags >= 0 && fcntl(fd, F_SETFL, t->given_flags | O_NONBLOCK) == 0;
}

static void
lose(struct tty *t)
{
	t->lost = true;
	loop_unwatch(t->watch);
	t->watch = NULL;
	strbuf_clear(&t->queue);
	t->sent = 0;
	t->events.hangup(t->events.ctx);
}

static bool
gone(int error)
{
	return error != EAGAIN && error != EWOULDBLOCK && error != EINTR;
}

/* False if the line is gone. */
static bool
push(struct tty *t)
{
	while (t->sent < t->queue.len) {
		ssize_t n = write(t->fd, t->queue.s + t->sent, t->queue.len - t->sent);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return !gone(errno);
		t->sent += (size_t)n;
		t->bytes += (uint64_t)n;
	}
	strbuf_clear(&t->queue);
	t->sent = 0;
	return true;
}

static void
watch_line(struct tty *t)
{
	if (t->watch)
		loop_watch_events(t->watch, tty_drained(t) ? POLLIN : POLLIN | POLLOUT);
}

/* The handler may close the terminal, so nothing here touches it afterwards. */
static void
on_readable(struct tty *t, short revents)
{
	char bytes[READ_MAX];
	ssize_t n = read(t->fd, bytes, sizeof bytes);

	if (n > 0)
		t->events.bytes(t->events.ctx, bytes, (size_t)n);
	else if (n == 0 || gone(errno) || (revents & (POLLHUP | POLLERR)))
		lose(t);
}

static void
on_ready(void *ctx, short revents)
{
	struct tty *t = ctx;
	bool waited = !tty_drained(t);

	if (waited && (revents & POLLOUT)) {
		if (!push(t)) {
			lose(t);
			return;
		}
		watch_line(t);
		if (tty_drained(t)) {
			/* Input, if there is any, is still there in the next turn. */
			t->events.drained(t->events.ctx);
			return;
		}
	}
	if (revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL))
		on_readable(t, revents);
}

bool
tty_open(struct tty *t, struct loop *loop, int fd, const struct tty_events *events, char **cause)
{
	memset(t, 0, sizeof *t);
	if (!isatty(fd) || tcgetattr(fd, &t->given_modes) != 0) {
		*cause = xstrdup(_("This is not a terminal; the console needs one."));
		return false;
	}
	if (!take_descriptor(t, fd)) {
		*cause = xasprintf(_("The terminal cannot be opened: %s."), strerror(errno));
		return false;
	}
	t->events = *events;
	t->loop = loop;
	t->watch = loop_watch(loop, t->fd, POLLIN, on_ready, t);
	return true;
}

void
tty_close(struct tty *t)
{
	if (guard.tty == t)
		tty_guard(t, NULL);
	loop_unwatch(t->watch);
	tty_cooked(t);
	if (t->fd != t->given_fd)
		close(t->fd);
	else
		fcntl(t->given_fd, F_SETFL, t->given_flags);
	strbuf_finish(&t->queue);
	memset(t, 0, sizeof *t);
	t->fd = -1;
}

void
tty_raw(struct tty *t)
{
	struct termios modes = t->given_modes;

	modes.c_iflag &=
	    ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | IXOFF);
	modes.c_oflag &= ~(tcflag_t)OPOST;
	modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
	modes.c_cflag &= ~(tcflag_t)(CSIZE | PARENB);
	modes.c_cflag |= CS8;
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	/* Neither waits for output nor drops input: what was typed ahead counts. */
	tcsetattr(t->fd, TCSANOW, &modes);
}

void
tty_cooked(struct tty *t)
{
	tcsetattr(t->fd, TCSANOW, &t->given_modes);
}

bool
tty_size(const struct tty *t, int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(t->fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}

void
tty_write(struct tty *t, const char *s, size_t n)
{
	if (t->lost)
		return;
	strbuf_add(&t->queue, s, n);
	/* A line that is gone is reported by the loop, not inside this call. */
	push(t);
	watch_line(t);
}

void
tty_write_out(struct tty *t, const char *s, size_t n)
{
	if (t->lost)
		return;
	strbuf_add(&t->queue, s, n);
	while (push(t) && !tty_drained(t)) {
		struct pollfd line = { .fd = t->fd, .events = POLLOUT };
		if (poll(&line, 1, LAST_WORDS_MS) <= 0)
			break;
	}
	strbuf_clear(&t->queue);
	t->sent = 0;
	watch_line(t);
}

void
tty_swallow(struct tty *t, char last, int times, int ms)
{
	struct pollfd line = { .fd = t->fd, .events = POLLIN };
	char bytes[READ_MAX];
	ssize_t n = 1;

	while (!t->lost && n > 0 && times > 0 && poll(&line, 1, ms) > 0) {
		n = read(t->fd, bytes, sizeof bytes);
		for (ssize_t i = 0; i < n; i++)
			times -= bytes[i] == last;
	}
}

bool
tty_drained(const struct tty *t)
{
	return t->queue.len == t->sent;
}

void
tty_guard(struct tty *t, const char *leave)
{
	guard.active = 0;
	if (!leave)
		return;
	guard.fd = t->fd;
	guard.modes = t->given_modes;
	guard.leave = leave;
	guard.leave_length = strlen(leave);
	guard.tty = t;
	guard.active = 1;
}

void
tty_restore_now(void)
{
	/* CAN ends an escape sequence that was only half sent. */
	static const char cancel = '\030';
	struct pollfd line = { .fd = guard.fd, .events = POLLOUT };
	int saved = errno;

	if (!guard.active)
		return;
	guard.active = 0;
	if (poll(&line, 1, LAST_WORDS_MS) > 0 && (line.revents & POLLOUT)) {
		ssize_t n = 1;
		if (!tty_drained(guard.tty))
			n = write(guard.fd, &cancel, 1);
		if (n > 0)
			n = write(guard.fd, guard.leave, guard.leave_length);
		(void)n;
	}
	tcsetattr(guard.fd, TCSANOW, &guard.modes);
	errno = saved;
}
