/* SPDX-License-Identifier: MIT */
#include "demo.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "settings/settings.h"

/* The server's name and its folder's must fit into sockaddr_un: 107 bytes with "/.s.PGSQL.5432". */
#define SOCKET_DIR_MAX 93
/* The home of root is closed to the server's user, so root's demo lies where services keep their
 * state. */
#define ROOT_STATE_DIR "/var/lib/paidan"

static bool
make_folders(const char *path, mode_t mode, char **cause)
{
	char *copy = xstrdup(path);
	bool ok = true;

	for (char *slash = strchr(copy + 1, '/'); ok; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		ok = mkdir(copy, mode) == 0 || errno == EEXIST;
		if (!slash)
			break;
		*slash = '/';
	}
	if (!ok)
		*cause = xasprintf(_("the folder %s cannot be made: %s"), path, strerror(errno));
	free(copy);
	return ok;
}

/* A folder for the server's user alone: made so, or found so. */
static bool
make_private(const struct demo *d, const char *path, char **cause)
{
	struct stat st;

	if (mkdir(path, 0700) == 0) {
		if (!d->as_other || chown(path, d->uid, d->gid) == 0)
			return true;
	} else if (errno == EEXIST && lstat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode) && st.st_uid == d->uid && (st.st_mode & 077) == 0)
			return true;
		*cause = xasprintf(_("%s is not a folder that belongs to %s alone"), path, d->user);
		return false;
	}
	*cause = xasprintf(_("the folder %s cannot be made: %s"), path, strerror(errno));
	return false;
}

/* FNV-1a: gives each demo folder a short name of its own. */
static uint64_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

static char *
choose_sockets(const struct demo *d)
{
	char *path = xasprintf("%s/run", d->dir);

	/* A comma would part two hosts for libpq. */
	if (strlen(path) <= SOCKET_DIR_MAX && !strchr(path, ','))
		return path;
	free(path);
	const char *runtime = d->as_other ? "/run" : getenv("XDG_RUNTIME_DIR");
	if (!runtime || runtime[0] != '/' || strlen(runtime) > 40 || strchr(runtime, ','))
		runtime = "/tmp";
	return xasprintf("%s/paidan-%lu-%016llx", runtime, (unsigned long)d->uid,
	    (unsigned long long)hash(d->dir));
}

static bool
choose_user(struct demo *d, char **cause)
{
	d->as_other = geteuid() == 0;
	const struct passwd *user = d->as_other ? getpwnam("postgres") : getpwuid(geteuid());
	if (d->as_other && !user) {
		*cause = xstrdup(_("there is no user postgres; install PostgreSQL's server "
				   "(Debian: postgresql)"));
		return false;
	}
	d->uid = user ? user->pw_uid : geteuid();
	d->gid = user ? user->pw_gid : getegid();
	d->user = user ? xstrdup(user->pw_name) : xasprintf("%lu", (unsigned long)d->uid);
	return true;
}

static char *
choose_dir(const struct demo *d, const struct settings *settings)
{
	bool chosen = *settings->state_dir || getenv("XDG_STATE_HOME");
	char *state =
	    d->as_other && !chosen ? xstrdup(ROOT_STATE_DIR) : settings_state_dir(settings);
	char *dir = xasprintf("%s/demo", state);

	free(state);
	return dir;
}

static bool
take_lock(struct demo *d, char **cause)
{
	char *path = xasprintf("%s/lock", d->dir);

	d->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	while (d->lock_fd >= 0 && flock(d->lock_fd, LOCK_EX) != 0 && errno == EINTR)
		;
	if (d->lock_fd < 0)
		*cause = xasprintf(_("%s cannot be written: %s"), path, strerror(errno));
	free(path);
	return d->lock_fd >= 0;
}

bool
demo_open(struct demo *d, const struct settings *settings, char **cause)
{
	*d = (struct demo){ .lock_fd = -1 };
	if (!choose_user(d, cause))
		return false;
	d->dir = choose_dir(d, settings);
	d->data = xasprintf("%s/data", d->dir);
	d->log = xasprintf("%s/server.log", d->dir);
	d->sockets = choose_sockets(d);
	/* The server's user must get through, not read. */
	return make_folders(d->dir, d->as_other ? 0711 : 0700, cause) &&
	    make_private(d, d->sockets, cause) && take_lock(d, cause);
}

void
demo_close(struct demo *d)
{
	if (d->lock_fd >= 0)
		close(d->lock_fd);
	free(d->dir);
	free(d->data);
	free(d->sockets);
	free(d->log);
	free(d->user);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	/* The top belongs to the folder above, which may be another user's. */
	return walk->level > 0 ? remove(path) : 0;
}

static int
empty_folder(const char *path)
{
	return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool
demo_remove(const struct demo *d, const char *path, char **cause)
{
	/* As the server's user: whatever that user may have put there, root removes nothing
	 * elsewhere. */
	if (access(path, F_OK) != 0)
		return true;
	if (demo_as_user(d, empty_folder, path) && rmdir(path) == 0)
		return true;
	*cause = xasprintf(_("the folder %s cannot be removed"), path);
	return false;
}
