/* SPDX-License-Identifier: MIT */
#include "roff.h"

#include "base/strbuf.h"
#include "cli/say.h"

void
roff_text(const char *text)
{
	struct strbuf out = STRBUF_INIT;
	const char *start = text;

	if (*text == '.' || *text == '\'')
		strbuf_adds(&out, "\\&");
	for (; *text; text++) {
		if (text[0] == ' ' && text > start && text[-1] == '.')
			strbuf_addc(&out, '\n');
		else if (*text == '\\')
			strbuf_adds(&out, "\\e");
		else if (*text == '-')
			strbuf_adds(&out, "\\-");
		else
			strbuf_addc(&out, *text);
	}
	say("%s", strbuf_str(&out));
	strbuf_finish(&out);
}
