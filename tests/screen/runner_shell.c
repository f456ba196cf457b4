/* SPDX-License-Identifier: MIT */
/* A second actor: a shell command, while the consoles go on. */
#include "runner_script.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xalloc.h"

static pid_t
start(const char *command, int *output, char **cause)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0) {
		*cause = xasprintf("no pipe: %s", strerror(errno));
		return -1;
	}
	pid_t pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		dup2(ends[1], 1);
		dup2(ends[1], 2);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*output = ends[0];
	if (pid < 0)
		*cause = xasprintf("cannot fork: %s", strerror(errno));
	return pid;
}

/* False once all has been read: the command has ended, and what it started too. */
static bool
read_output(int fd, struct strbuf *out)
{
	char bytes[1024];
	ssize_t n;

	while ((n = read(fd, bytes, sizeof bytes)) > 0)
		strbuf_add(out, bytes, (size_t)n);
	return n < 0 && errno == EAGAIN;
}

bool
run_shell(struct world *w, const char *command, char **cause)
{
	int64_t deadline = now_ms() + w->timeout_ms;
	struct strbuf said = STRBUF_INIT;
	int output = -1;
	int status = 0;
	bool late = false;
	pid_t pid = start(command, &output, cause);

	if (pid < 0)
		return false;
	while (read_output(output, &said) && !late) {
		world_pump(w, deadline, output);
		late = now_ms() >= deadline;
	}
	close(output);
	if (late)
		kill(-pid, SIGKILL);
	waitpid(pid, &status, 0);
	if (late)
		*cause = xasprintf(
		    "it did not end in %d ms; it said: %s", w->timeout_ms, strbuf_str(&said));
	else if (status != 0)
		*cause = xasprintf("it ended with %d; it said: %s",
		    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
		    strbuf_str(&said));
	strbuf_finish(&said);
	return !late && status == 0;
}
