/* SPDX-License-Identifier: MIT */
/*
 * What a console may say to a terminal, whatever stands in its data: text, and the sequences by
 * which curses capabilities move, erase, scroll and style. Everything else came out of the data.
 */
#include "runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "text/utf8.h"

#define SEQUENCE_MOST 32

/* Characters that steer a terminal or hide: marks of direction, what has no width, tags. */
static const struct {
	uint32_t from, to;
} hidden[] = {
	{ 0x7f, 0x9f }, { 0xad, 0xad }, { 0x61c, 0x61c }, { 0x180e, 0x180e }, { 0x200b, 0x200f },
	{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
	{ 0xe0000, 0xe007f },
};

static bool
is_text(uint32_t cp)
{
	if (cp < ' ')
		return strchr("\r\n\b\a\016\017", (int)cp) && cp;
	for (size_t i = 0; i < ARRAY_LEN(hidden); i++)
		if (cp >= hidden[i].from && cp <= hidden[i].to)
			return false;
	return true;
}

/* Modes of the cursor, the second screen, pastes, application keys; no mouse, no titles. */
static bool
is_mode(const char *parameters)
{
	static const char *const modes[] = { "?25", "?1049", "?2004", "?1", "?12", "?12;25", "?7",
		"?47", "?3;4", "?5", "4", "34" };

	for (size_t i = 0; i < ARRAY_LEN(modes); i++)
		if (strcmp(parameters, modes[i]) == 0)
			return true;
	return false;
}

/* Weight, underline, reverse, blink, sixteen colours. */
static bool
is_style(const char *parameters)
{
	for (const char *p = parameters; *p;) {
		char *end;
		long n = strtol(p, &end, 10);
		if (end == p && *p != ';')
			return false;
		bool colour = (n >= 30 && n <= 49 && n != 38 && n != 48) || (n >= 90 && n <= 107);
		if (!colour && n > 11 && (n < 22 || n > 27))
			return false;
		p = *end == ';' ? end + 1 : end;
	}
	return true;
}

/* s: from ESC to the final character, whole. */
static bool
is_known(const char *s)
{
	size_t n = strlen(s);
	char final = s[n - 1], parameters[SEQUENCE_MOST];

	if (s[1] == '(' || s[1] == ')')
		return final == '0' || final == 'B' || final == 'U';
	if (s[1] != '[')
		return n == 2 && strchr("78=>DEM", final);
	snprintf(parameters, sizeof parameters, "%.*s", (int)(n - 3), s + 2);
	if (final == 'h' || final == 'l')
		return is_mode(parameters);
	/* How the console of Linux shows and hides its cursor. */
	if (final == 'c')
		return strcmp(parameters, "?0") == 0 || strcmp(parameters, "?1") == 0;
	if (parameters[strspn(parameters, "0123456789;")] != '\0')
		return false;
	if (final == 'm')
		return is_style(parameters);
	if (final == 'n')
		return strcmp(parameters, "6") == 0;
	return strchr("ABCDGHJKLMPSTX@dfrb", final) != NULL;
}

static bool
is_whole(const char *s)
{
	size_t n = strlen(s);

	if (n < 2)
		return false;
	if (s[1] == '(' || s[1] == ')')
		return n == 3;
	return s[1] != '[' || (n > 2 && s[n - 1] >= '@' && s[n - 1] <= '~');
}

static void
complain(struct console *c, const char *s, size_t n)
{
	struct strbuf said = STRBUF_INIT;

	for (size_t i = 0; i < n && !c->foul; i++) {
		unsigned char b = (unsigned char)s[i];
		strbuf_addf(&said, b > ' ' && b < 0x7f ? "%c" : "\\x%02x", b);
	}
	if (!c->foul)
		c->foul = strbuf_take(&said);
	strbuf_finish(&said);
}

static void
take_character(struct console *c, const char *s, size_t n, uint32_t cp)
{
	struct strbuf *sequence = &c->sequence;

	if (sequence->len == 0 && cp != 0x1b) {
		if (!is_text(cp))
			complain(c, s, n);
		return;
	}
	strbuf_add(sequence, s, n);
	if (sequence->len >= SEQUENCE_MOST || (sequence->len > n && (cp < ' ' || cp > '~'))) {
		complain(c, sequence->s, sequence->len);
		strbuf_clear(sequence);
	} else if (is_whole(sequence->s)) {
		if (!is_known(sequence->s))
			complain(c, sequence->s, sequence->len);
		strbuf_clear(sequence);
	}
}

void
console_judge(struct console *c, const char *s, size_t n)
{
	for (size_t at = 0; at < n;) {
		uint32_t cp;
		size_t used = utf8_decode(s + at, n - at, &cp, NULL);
		take_character(c, s + at, used, cp);
		at += used;
	}
}
