/* SPDX-License-Identifier: MIT */
/* Apart from all else because <term.h> makes macros of words like lines and hangup. */
#include "term/terminfo.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

#include <term.h>

bool
terminfo_open(const char *term, char **cause)
{
	int found = 0;

	if (setupterm(term, STDOUT_FILENO, &found) != 0) {
		*cause =
		    xasprintf(_("The terminal type \"%s\" is not known here; set TERM."), term);
		return false;
	}
	if (terminfo_string("cup") && terminfo_string("clear"))
		return true;
	terminfo_close();
	*cause = xasprintf(_("A terminal of type \"%s\" cannot place its cursor."), term);
	return false;
}

void
terminfo_close(void)
{
	if (cur_term)
		del_curterm(cur_term);
}

const char *
terminfo_string(const char *name)
{
	const char *s = tigetstr(name);

	return s && s != (const char *)-1 ? s : NULL;
}

bool
terminfo_flag(const char *name)
{
	return tigetflag(name) > 0;
}

int
terminfo_number(const char *name)
{
	int n = tigetnum(name);

	return n >= 0 ? n : -1;
}

char *
terminfo_plain(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	while (s && *s) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
		if (end)
			s = end + 1;
		else
			strbuf_addc(&out, *s++);
	}
	return strbuf_take(&out);
}

char *
terminfo_format(const char *s, int a, int b)
{
	char *made = s ? tiparm(s, a, b) : NULL;

	return terminfo_plain(made);
}
