/* SPDX-License-Identifier: MIT */
/* Apart from all else because <term.h> makes macros of words like lines and hangup. */
#include "term/terminfo.h"

#include <stddef.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include <term.h>

/* Asked before newterm is, which leaks when it fails. */
bool
terminfo_check(const char *term, char **cause)
{
	int found = 0;

	if (setupterm(term, STDOUT_FILENO, &found) != 0) {
		*cause =
		    xasprintf(_("The terminal type \"%s\" is not known here; set TERM."), term);
		return false;
	}
	bool fit = terminfo_string("cup") != NULL;
	del_curterm(cur_term);
	if (!fit)
		*cause = xasprintf(_("A terminal of type \"%s\" cannot place its cursor."), term);
	return fit;
}

const char *
terminfo_string(const char *name)
{
	const char *s = tigetstr(name);

	return s && s != (const char *)-1 ? s : NULL;
}
