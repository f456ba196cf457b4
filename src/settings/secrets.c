/* SPDX-License-Identifier: MIT */
#include "settings/secrets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "conninfo.h"
#include "place.h"

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static bool
is_open(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & (S_IRWXG | S_IRWXO));
}

/* A line "password=…" of a service. */
static bool
has_password(const char *path)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	bool found = false;

	while (file && !found && getline(&line, &room, file) >= 0) {
		const char *key = line + strspn(line, " \t");
		found = strncmp(key, "password", 8) == 0 || strncmp(key, "sslpassword", 11) == 0;
	}
	free(line);
	if (file)
		fclose(file);
	return found;
}

/* Takes path over. */
static bool
is_kept(char *path, bool always, char **cause)
{
	bool kept = !is_open(path) || !(always || has_password(path));

	if (!kept)
		*cause = xasprintf(_("other users may read %s, which holds a password: chmod 600 it"),
		    path);
	free(path);
	return kept;
}

static char *
password_file(const char *conninfo)
{
	char *path = conninfo_option(conninfo, "passfile");

	if (path)
		return path;
	return variable("PGPASSFILE") ? xstrdup(variable("PGPASSFILE")) : place_expand("~/.pgpass");
}

static char *
service_file(void)
{
	return variable("PGSERVICEFILE") ? xstrdup(variable("PGSERVICEFILE"))
					 : place_expand("~/.pg_service.conf");
}

bool
secrets_are_kept(const char *conninfo, char **cause)
{
	const char *system = variable("PGSYSCONFDIR");

	if (variable("PGPASSWORD")) {
		*cause = xasprintf("PGPASSWORD: %s",
		    _("a password in the environment goes to every program started from it; "
		      "put it into ~/.pgpass or a service file"));
		return false;
	}
	return is_kept(password_file(conninfo), true, cause) &&
	    is_kept(service_file(), false, cause) &&
	    (!system || is_kept(xasprintf("%s/pg_service.conf", system), false, cause));
}
