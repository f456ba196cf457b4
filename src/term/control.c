/* SPDX-License-Identifier: MIT */
#include "term/control.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/terminfo.h"

/* "ESC [ ? number" and h or l, and not what the description adds to it, if it is in there. */
static char *
mode_of(const char *s, const char *mode)
{
	return s && strstr(s, mode) ? xstrdup(mode) : terminfo_plain(s);
}

/* Terminals that would print what they do not know must not be asked. */
static bool
may_bracket_pastes(const char *term, bool described)
{
	static const char *const families[] = { "xterm", "screen", "tmux", "putty", "rxvt" };

	for (size_t i = 0; i < ARRAY_LEN(families); i++)
		if (strncmp(term, families[i], strlen(families[i])) == 0)
			return true;
	return described;
}

void
control_init(struct control *s, const char *term)
{
	bool paste = may_bracket_pastes(term, terminfo_string("BE") != NULL);
	char *other = mode_of(terminfo_string("smcup"), "\033[?1049h");
	const char *back = terminfo_string("rmcup");
	/* Without a second screen, what was on this one is nobody else's business. */
	char *given = back ? mode_of(back, "\033[?1049l") : terminfo_plain(terminfo_string("clear"));
	char *visible = terminfo_plain(terminfo_string("cnorm"));
	char *plain = terminfo_plain(terminfo_string("sgr0"));

	s->show = mode_of(terminfo_string("cnorm"), "\033[?25h");
	s->hide = mode_of(terminfo_string("civis"), "\033[?25l");
	s->enter = xasprintf("%s%s", other, paste ? "\033[?2004h" : "");
	s->leave = xasprintf("%s%s%s%s", paste ? "\033[?2004l" : "", plain, visible, given);
	free(other);
	free(given);
	free(visible);
	free(plain);
}

void
control_finish(struct control *s)
{
	free(s->enter);
	free(s->leave);
	free(s->show);
	free(s->hide);
	memset(s, 0, sizeof *s);
}
