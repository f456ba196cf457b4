/* SPDX-License-Identifier: MIT */
#include "term/control.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"

/* Appends a capability without its padding ("$<5>"): no terminal alive needs it. */
static void
add_plain(struct strbuf *out, const char *s)
{
	while (s && *s) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
		if (end)
			s = end + 1;
		else
			strbuf_addc(out, *s++);
	}
}

static char *
plain(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	add_plain(&out, s);
	return strbuf_take(&out);
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
control_init(struct control *s, const char *term, const char *(*capability)(const char *name))
{
	bool paste = may_bracket_pastes(term, capability("BE") != NULL);
	struct strbuf enter = STRBUF_INIT;
	struct strbuf leave = STRBUF_INIT;

	s->paste_on = plain(paste ? "\033[?2004h" : "");
	s->reset = plain(capability("sgr0"));
	s->show = plain(capability("cnorm"));
	s->hide = plain(capability("civis"));
	add_plain(&enter, capability("smcup"));
	strbuf_adds(&enter, s->paste_on);
	s->enter = strbuf_take(&enter);
	strbuf_adds(&leave, paste ? "\033[?2004l" : "");
	strbuf_adds(&leave, s->reset);
	strbuf_adds(&leave, s->show);
	/* Without a second screen, what was on this one is nobody else's business. */
	add_plain(&leave, capability(capability("rmcup") ? "rmcup" : "clear"));
	s->leave = strbuf_take(&leave);
}

void
control_finish(struct control *s)
{
	free(s->enter);
	free(s->leave);
	free(s->paste_on);
	free(s->reset);
	free(s->show);
	free(s->hide);
	memset(s, 0, sizeof *s);
}
