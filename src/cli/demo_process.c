/* SPDX-License-Identifier: MIT */
#include "demo.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"

/* What a child's exit code tells that never ran its program. */
enum { CHILD_NO_USER = 124, CHILD_NO_FOLDER = 125, CHILD_NO_PROGRAM = 126 };

/* In the child: becomes the server's user, in the demo's folder. */
static void
become_user(const struct demo *d)
{
	if (d->as_other &&
	    (initgroups(d->user, d->gid) != 0 || setgid(d->gid) != 0 || setuid(d->uid) != 0))
		_exit(CHILD_NO_USER);
	if (chdir(d->dir) != 0)
		_exit(CHILD_NO_FOLDER);
	umask(077);
}

/* In the child: nothing of ours stays open in the program, or whoever reads our output would wait
 * for it. */
static void
redirect(int log)
{
	int null = open("/dev/null", O_RDONLY);

	if (null < 0 || dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0)
		_exit(CHILD_NO_PROGRAM);
	close_range(3, ~0u, 0);
}

static pid_t
launch(const struct demo *d, const char *const argv[], bool detached, char **cause)
{
	int log = open(d->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (log < 0) {
		*cause = xasprintf(_("%s cannot be written: %s"), d->log, strerror(errno));
		return -1;
	}
	pid_t pid = fork();
	if (pid == 0) {
		if (detached)
			setsid();
		redirect(log);
		become_user(d);
		setenv("LC_ALL", "C.UTF-8", 1);
		/* execv promises not to change what it was not declared to leave alone. */
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(CHILD_NO_PROGRAM);
	}
	if (pid < 0)
		*cause = xasprintf(_("%s cannot be run: %s"), argv[0], strerror(errno));
	close(log);
	return pid;
}

pid_t
demo_spawn(const struct demo *d, const char *const argv[], char **cause)
{
	return launch(d, argv, true, cause);
}

static int
wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
demo_run(const struct demo *d, const char *const argv[], char **cause)
{
	pid_t pid = launch(d, argv, false, cause);

	if (pid < 0)
		return false;
	int code = wait_for(pid);
	if (code == 0)
		return true;
	if (code == CHILD_NO_FOLDER) {
		*cause = xasprintf(
		    _("the server runs as the user %s, who cannot enter %s"), d->user, d->dir);
		return false;
	}
	char *words = demo_last_words(d);
	*cause = xasprintf(_("%s failed: %s (more in %s)"), argv[0], words, d->log);
	free(words);
	return false;
}

bool
demo_as_user(const struct demo *d, int (*fn)(const char *arg), const char *arg)
{
	pid_t pid = fork();

	if (pid == 0) {
		become_user(d);
		_exit(fn(arg) == 0 ? 0 : 1);
	}
	return pid > 0 && wait_for(pid) == 0;
}

char *
demo_last_words(const struct demo *d)
{
	char tail[2048];
	char *words = xstrdup("");
	FILE *log = fopen(d->log, "r");

	if (!log)
		return words;
	if (fseek(log, 0, SEEK_END) == 0 &&
	    fseek(log, ftell(log) > 8000 ? -8000 : -ftell(log), SEEK_END) == 0) {
		while (fgets(tail, sizeof tail, log)) {
			size_t n = strcspn(tail, "\n");
			if (n) {
				free(words);
				words = xstrndup(tail, n);
			}
		}
	}
	fclose(log);
	return words;
}

/* The major version that made the data, or 0 if there is none yet. */
static long
data_version(const struct demo *d)
{
	char line[16] = "";
	char *path = xasprintf("%s/PG_VERSION", d->data);
	FILE *file = fopen(path, "r");

	if (file && !fgets(line, sizeof line, file))
		line[0] = '\0';
	if (file)
		fclose(file);
	free(path);
	return strtol(line, NULL, 10);
}

static char *
search_path(const char *name)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t n = strcspn(path, ":");
		/* Its companions lie beside it; a lone link to psql or initdb would not do. */
		char *server = xasprintf("%.*s/postgres", (int)n, path);
		char *wanted = xasprintf("%.*s/%s", (int)n, path, name);
		bool found = n && access(server, X_OK) == 0 && access(wanted, X_OK) == 0;
		free(server);
		if (found)
			return wanted;
		free(wanted);
		path += n + (path[n] == ':');
	}
	return NULL;
}

/* Where packages put it: the version wanted, or the newest. */
static char *
search_packages(const char *name, long version)
{
	static const char *const places[] = { "/usr/lib/postgresql/", "/usr/pgsql-" };
	char *best = NULL;
	long best_version = 0;

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		glob_t found;
		char *pattern = xasprintf("%s*/bin/%s", places[i], name);
		if (glob(pattern, 0, NULL, &found) == 0) {
			for (size_t j = 0; j < found.gl_pathc; j++) {
				long v = strtol(found.gl_pathv[j] + strlen(places[i]), NULL, 10);
				if (v <= best_version || (version && v != version))
					continue;
				free(best);
				best = xstrdup(found.gl_pathv[j]);
				best_version = v;
			}
			globfree(&found);
		}
		free(pattern);
	}
	return best;
}

char *
demo_program(const struct demo *d, const char *name, char **cause)
{
	long version = data_version(d);
	char *path = version ? search_packages(name, version) : NULL;

	if (!path)
		path = search_path(name);
	if (!path)
		path = search_packages(name, 0);
	if (!path)
		*cause = xasprintf(_("PostgreSQL's %s is not to be found; install its server "
				     "(Debian: postgresql)"),
		    name);
	return path;
}
