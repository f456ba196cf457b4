/* SPDX-License-Identifier: MIT */
#include "conninfo.h"

#include <libpq-fe.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

bool
conninfo_check(const char *conninfo, char **cause)
{
	char *trouble = NULL;
	PQconninfoOption *options = PQconninfoParse(conninfo, &trouble);

	if (!options) {
		/* libpq ends its sentences with a line feed, and has none when memory ran out. */
		int n = trouble ? (int)strcspn(trouble, "\n") : 0;
		*cause =
		    xasprintf(_("this is no connection string: %.*s"), n, trouble ? trouble : "");
		PQfreemem(trouble);
		return false;
	}
	PQconninfoFree(options);
	return true;
}

bool
conninfo_has_password(const char *conninfo)
{
	PQconninfoOption *options = PQconninfoParse(conninfo, NULL);
	bool found = false;

	for (PQconninfoOption *o = options; o && o->keyword; o++) {
		bool secret =
		    strcmp(o->keyword, "password") == 0 || strcmp(o->keyword, "sslpassword") == 0;
		found = found || (secret && o->val && *o->val);
	}
	PQconninfoFree(options);
	return found;
}

char *
conninfo_option(const char *conninfo, const char *key)
{
	PQconninfoOption *options = PQconninfoParse(conninfo, NULL);
	char *value = NULL;

	for (PQconninfoOption *o = options; o && o->keyword; o++)
		if (strcmp(o->keyword, key) == 0 && o->val && *o->val)
			value = xstrdup(o->val);
	PQconninfoFree(options);
	return value;
}
