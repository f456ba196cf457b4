/* SPDX-License-Identifier: MIT */
#include "term/paste.h"

#include <stdint.h>
#include <string.h>

#include "term/keyseq.h"
#include "text/sanitize.h"
#include "text/utf8.h"

#define END_LEN (sizeof KEYSEQ_PASTE_END - 1)

void
paste_begin(struct paste *p)
{
	strbuf_clear(&p->text);
	p->open = true;
	p->after_cr = false;
	p->cut = false;
}

static void
add(struct paste *p, uint32_t cp)
{
	char s[UTF8_MAX];
	bool second = cp == '\n' && p->after_cr;

	p->after_cr = cp == '\r';
	if (second || p->text.len + UTF8_MAX > PASTE_MAX)
		return;
	if (cp == '\r')
		cp = '\n';
	if (cp == '\t')
		cp = ' ';
	if (cp != '\n' && !sanitize_harmless(cp))
		return;
	strbuf_add(&p->text, s, utf8_encode(cp, s));
}

size_t
paste_take(struct paste *p, const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		size_t left = n - at;
		if (s[at] == KEYSEQ_ESC) {
			size_t same = left < END_LEN ? left : END_LEN;
			bool may_end = memcmp(s + at, KEYSEQ_PASTE_END, same) == 0;
			if (may_end && left < END_LEN)
				return at;
			if (may_end) {
				p->open = false;
				return at + END_LEN;
			}
		}
		if (utf8_incomplete(s + at, left))
			return at;
		uint32_t cp;
		at += utf8_decode(s + at, left, &cp, NULL);
		add(p, cp);
	}
	return at;
}

void
paste_cut(struct paste *p)
{
	p->open = false;
	p->cut = true;
}

void
paste_resume(struct paste *p, const char *s, size_t n)
{
	if (p->cut && !p->open && memmem(s, n, KEYSEQ_PASTE_END, END_LEN))
		paste_begin(p);
}

void
paste_finish(struct paste *p)
{
	strbuf_finish(&p->text);
}
