/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

static const char *
home(void)
{
	const char *path = getenv("HOME");

	if (path && path[0] == '/')
		return path;
	const struct passwd *user = getpwuid(geteuid());
	return user ? user->pw_dir : "/";
}

char *
place_expand(const char *path)
{
	if (strncmp(path, "~/", 2) != 0)
		return xstrdup(path);
	return xasprintf("%s/%s", home(), path + 2);
}

char *
place_xdg(const char *variable, const char *otherwise)
{
	const char *path = getenv(variable);

	if (path && path[0] == '/')
		return xasprintf("%s/paidan", path);
	return xasprintf("%s/%s/paidan", home(), otherwise);
}
