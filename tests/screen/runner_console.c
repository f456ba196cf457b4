/* SPDX-License-Identifier: MIT */
/* A program in a pseudo-terminal: starting it, moving bytes, knowing when it is idle. */
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/vec.h"
#include "base/xalloc.h"

/* No program writes this, and no terminal heeds it: see console_sync. */
static const char sync_mark[] = { 0, 5, 0 };

int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* -- what the emulator tells -- */

static int
on_property(VTermProp property, VTermValue *value, void *ctx)
{
	struct console *c = ctx;

	if (property == VTERM_PROP_CURSORVISIBLE)
		c->cursor_shown = value->boolean;
	return 1;
}

static int
on_bell(void *ctx)
{
	struct console *c = ctx;

	c->bells++;
	return 1;
}

static void
on_answer(const char *s, size_t n, void *ctx)
{
	struct console *c = ctx;

	if (c->answers)
		strbuf_add(c->answers, s, n);
	else if (c->holding)
		strbuf_add(&c->held, s, n);
	else if (c->master >= 0 && write(c->master, s, n) < 0)
		return;
}

static const VTermScreenCallbacks callbacks = {
	.settermprop = on_property,
	.bell = on_bell,
};

static void
open_emulator(struct console *c, const struct console_options *o)
{
	c->rows = o->rows;
	c->cols = o->cols;
	c->decoder = decoder_create(o->encoding);
	c->encoder = encoder_create(o->encoding);
	c->vt = vterm_new(o->rows, o->cols);
	vterm_set_utf8(c->vt, 1);
	c->state = vterm_obtain_state(c->vt);
	c->screen = vterm_obtain_screen(c->vt);
	vterm_screen_enable_altscreen(c->screen, 1);
	vterm_screen_set_callbacks(c->screen, &callbacks, c);
	vterm_output_set_callback(c->vt, on_answer, c);
	c->cursor_shown = true;
	vterm_screen_reset(c->screen, 1);
}

/* -- starting -- */

static bool
open_pty(struct console *c, char **cause)
{
	char name[64];
	struct winsize size = { (unsigned short)c->rows, (unsigned short)c->cols, 0, 0 };

	c->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (c->master < 0 || grantpt(c->master) < 0 || unlockpt(c->master) < 0 ||
	    ptsname_r(c->master, name, sizeof name) != 0 ||
	    (c->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)) < 0 ||
	    ioctl(c->slave, TIOCSWINSZ, &size) < 0) {
		*cause = xasprintf("no pseudo-terminal: %s", strerror(errno));
		return false;
	}
	return true;
}

/* In the child; only what is safe after fork until exec. */
static void
become(const struct console *c, const char *term, char *const *argv, int idle_write)
{
	char number[16];
	char name[64];

	setsid();
	if (ptsname_r(c->master, name, sizeof name) != 0)
		_exit(126);
	int tty = open(name, O_RDWR);
	if (tty < 0 || ioctl(tty, TIOCSCTTY, 0) < 0)
		_exit(126);
	for (int fd = 0; fd < 3; fd++)
		dup2(tty, fd);
	if (tty > 2)
		close(tty);
	signal(SIGPIPE, SIG_DFL);
	setenv("TERM", term, 1);
	if (c->reports_idle) {
		fcntl(idle_write, F_SETFD, 0);
		snprintf(number, sizeof number, "%d", idle_write);
		setenv("PAIDAN_IDLE_FD", number, 1);
	}
	execvp(argv[0], argv);
	dprintf(2, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static bool
start(struct console *c, const char *term, char *const *argv, char **cause)
{
	int idle[2];

	if (pipe2(idle, O_CLOEXEC) < 0) {
		*cause = xasprintf("no pipe: %s", strerror(errno));
		return false;
	}
	fflush(stdout);
	c->pid = fork();
	if (c->pid == 0)
		become(c, term, argv, idle[1]);
	close(idle[1]);
	c->idle_read = idle[0];
	fcntl(c->idle_read, F_SETFL, O_NONBLOCK);
	c->pid_fd = c->pid > 0 ? (int)syscall(SYS_pidfd_open, c->pid, 0) : -1;
	if (c->pid_fd < 0)
		*cause = xasprintf("cannot start %s: %s", argv[0], strerror(errno));
	return c->pid_fd >= 0;
}

bool
world_spawn(struct world *w, const char *name, char *const *argv, char **cause)
{
	struct console *c = xcalloc(1, sizeof *c);

	*VEC_ADD(w->consoles, w->count, w->cap) = c;
	c->name = xstrdup(name);
	c->reports_idle = w->options.reports_idle;
	c->any_bytes = w->options.any_bytes;
	c->master = c->slave = c->idle_read = c->pid_fd = -1;
	open_emulator(c, &w->options);
	return open_pty(c, cause) && start(c, w->options.term, argv, cause);
}

struct console *
world_find(struct world *w, const char *name)
{
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->consoles[i]->name, name) == 0)
			return w->consoles[i];
	return NULL;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
console_hangup(struct console *c)
{
	close_fd(&c->slave);
	close_fd(&c->master);
}

void
world_finish(struct world *w)
{
	for (size_t i = 0; i < w->count; i++) {
		struct console *c = w->consoles[i];
		if (c->pid > 0 && !c->exited) {
			kill(c->pid, SIGKILL);
			waitpid(c->pid, NULL, 0);
		}
		console_hangup(c);
		close_fd(&c->idle_read);
		close_fd(&c->pid_fd);
		vterm_free(c->vt);
		decoder_destroy(c->decoder);
		encoder_destroy(c->encoder);
		strbuf_finish(&c->held);
		strbuf_finish(&c->raw);
		strbuf_finish(&c->unshown);
		strbuf_finish(&c->sequence);
		free(c->foul);
		free(c->name);
		free(c);
	}
	free(w->consoles);
	w->consoles = NULL;
	w->count = w->cap = 0;
}

/* -- moving bytes -- */

/* The last character of s, or its end if that is no character. */
static const char *
last_character(const char *s, const char *end)
{
	const char *at = end;

	while (at > s && ((unsigned char)at[-1] & 0xC0) == 0x80)
		at--;
	return at > s && (unsigned char)at[-1] >= ' ' ? at - 1 : end;
}

/*
 * This emulator does not know "the last character n times more" (ESC [ n b): spelled out for it.
 * A sequence that is not whole yet stays in c->unshown, with the character before it.
 */
static void
show_repeats(struct console *c, const struct strbuf *more)
{
	strbuf_add(&c->unshown, strbuf_str(more), more->len);
	const char *s = strbuf_str(&c->unshown), *end = s + c->unshown.len, *shown = s, *esc;

	for (const char *at = s; (esc = memchr(at, '\033', (size_t)(end - at))); at = esc + 1) {
		const char *final = esc + 2;
		while (final < end && *final >= '0' && *final <= '9')
			final++;
		if (final >= end)
			break;
		const char *last = last_character(shown, esc);
		if (esc[1] != '[' || *final != 'b' || last == esc)
			continue;
		vterm_input_write(c->vt, shown, (size_t)(esc - shown));
		for (long n = strtol(esc + 2, NULL, 10); n > 0; n--)
			vterm_input_write(c->vt, last, (size_t)(esc - last));
		shown = final + 1;
	}
	const char *stop = esc ? last_character(shown, esc) : end;
	vterm_input_write(c->vt, shown, (size_t)(stop - shown));
	strbuf_splice(&c->unshown, 0, (size_t)(stop - s), NULL, 0);
}

static void
show_bytes(struct console *c, const char *s, size_t n)
{
	struct strbuf utf8 = STRBUF_INIT;

	c->bytes += n;
	strbuf_add(&c->raw, s, n);
	decoder_feed(c->decoder, s, n, false, &utf8);
	if (!c->any_bytes)
		console_judge(c, strbuf_str(&utf8), utf8.len);
	show_repeats(c, &utf8);
	strbuf_finish(&utf8);
}

/* Takes our own marks out of what came; `from` is the first byte not yet shown. */
static void
take_bytes(struct console *c, const char *s, size_t n)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		if (c->sync_matched > 0 && s[i] != sync_mark[c->sync_matched]) {
			show_bytes(c, sync_mark, c->sync_matched);
			c->sync_matched = 0;
		}
		if (s[i] != sync_mark[c->sync_matched])
			continue;
		show_bytes(c, s + from, i - from);
		from = i + 1;
		if (++c->sync_matched == sizeof sync_mark) {
			c->syncs++;
			c->sync_matched = 0;
		}
	}
	show_bytes(c, s + from, n - from);
}

static void
read_screen(struct console *c)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(c->master, bytes, sizeof bytes)) > 0)
		take_bytes(c, bytes, (size_t)n);
}

static bool
has_read_all(const struct console *c)
{
	int left = 0;

	return c->slave < 0 || ioctl(c->slave, FIONREAD, &left) < 0 || left == 0;
}

/* Idle with keys unread is idle from before: it does not count. */
static void
read_idle(struct console *c)
{
	char bytes[64];
	ssize_t n;

	while ((n = read(c->idle_read, bytes, sizeof bytes)) > 0) {
		c->idle = has_read_all(c);
		c->started = true;
	}
	if (n == 0) /* the program, or what it became, has closed it */
		close_fd(&c->idle_read);
}

static void
read_exit(struct console *c)
{
	int status;

	if (waitpid(c->pid, &status, WNOHANG) != c->pid)
		return;
	c->exited = true;
	c->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	close_fd(&c->pid_fd);
}

void
world_pump(struct world *w, int64_t deadline, int extra_fd)
{
	struct pollfd *fds = xcalloc(w->count * 3 + 1, sizeof *fds);
	int64_t left = deadline - now_ms();

	for (size_t i = 0; i < w->count; i++) {
		const struct console *c = w->consoles[i];
		short out = c->sending ? POLLOUT : 0;
		fds[3 * i] = (struct pollfd){ .fd = c->master, .events = POLLIN | out };
		fds[3 * i + 1] = (struct pollfd){ .fd = c->idle_read, .events = POLLIN };
		fds[3 * i + 2] = (struct pollfd){ .fd = c->pid_fd, .events = POLLIN };
	}
	fds[3 * w->count] = (struct pollfd){ .fd = extra_fd, .events = POLLIN };
	if (poll(fds, 3 * w->count + 1, left > 0 ? (int)left : 0) > 0) {
		for (size_t i = 0; i < w->count; i++) {
			struct console *c = w->consoles[i];
			if (fds[3 * i].revents)
				read_screen(c);
			if (fds[3 * i + 1].revents)
				read_idle(c);
			if (fds[3 * i + 2].revents)
				read_exit(c);
		}
	}
	free(fds);
}

/* -- talking to it -- */

void
console_mark(struct console *c)
{
	c->bytes_before = c->bytes;
	strbuf_clear(&c->raw);
	c->bells = 0;
}

/*
 * Bytes on their way through a pseudo-terminal are in nobody's hands for a while:
 * an idle report can overtake the output before it. A mark written behind that
 * output, by us, on the program's own side, comes out after it.
 */
bool
console_sync(struct world *w, struct console *c, int64_t deadline)
{
	unsigned wanted = c->syncs + 1;
	size_t written = 0;

	if (c->slave < 0)
		return true;
	while (c->syncs < wanted) {
		if (written < sizeof sync_mark) {
			ssize_t n =
			    write(c->slave, sync_mark + written, sizeof sync_mark - written);
			written += n > 0 ? (size_t)n : 0;
		}
		world_pump(w, deadline, -1);
		if (c->syncs < wanted && now_ms() >= deadline)
			return false;
	}
	return true;
}

bool
console_settle(struct world *w, struct console *c)
{
	int64_t deadline = now_ms() + w->timeout_ms;

	/* Who waits for an answer is not idle. */
	while (c->reports_idle && !c->holding && !c->exited && !(c->idle && has_read_all(c))) {
		if (now_ms() >= deadline)
			return false;
		world_pump(w, deadline, -1);
	}
	return console_sync(w, c, deadline);
}

/* Before anything is sent: it has come up, and nothing old is taken for new. */
static bool
prepare(struct world *w, struct console *c)
{
	int64_t deadline = now_ms() + w->timeout_ms;

	while (c->reports_idle && !c->started && !c->exited) {
		if (now_ms() >= deadline)
			return false;
		world_pump(w, deadline, -1);
	}
	if (!console_sync(w, c, deadline))
		return false;
	world_pump(w, now_ms(), -1);
	c->idle = false;
	console_mark(c);
	return true;
}

bool
console_send(struct world *w, struct console *c, const char *s, size_t n)
{
	int64_t deadline = now_ms() + w->timeout_ms;

	if (!prepare(w, c))
		return false;
	while (n > 0 && c->master >= 0 && !c->exited) {
		ssize_t sent = write(c->master, s, n);
		if (sent > 0) {
			s += sent;
			n -= (size_t)sent;
			continue;
		}
		if (now_ms() >= deadline)
			return false;
		c->sending = true;
		world_pump(w, deadline, -1);
		c->sending = false;
	}
	return console_settle(w, c);
}

bool
console_resize(struct world *w, struct console *c, int rows, int cols)
{
	struct winsize size = { (unsigned short)rows, (unsigned short)cols, 0, 0 };

	if (!prepare(w, c))
		return false;
	c->rows = rows;
	c->cols = cols;
	vterm_set_size(c->vt, rows, cols);
	ioctl(c->slave, TIOCSWINSZ, &size);
	return console_settle(w, c);
}

bool
console_await_exit(struct world *w, struct console *c)
{
	int64_t deadline = now_ms() + w->timeout_ms;

	while (!c->exited) {
		if (now_ms() >= deadline)
			return false;
		world_pump(w, deadline, -1);
	}
	return console_sync(w, c, deadline);
}
