/* SPDX-License-Identifier: MIT */
/*
 * The only door for foreign text on its way to a screen, a file for people, a
 * letter or a terminal title. The result is valid UTF-8 that cannot act:
 *   C0 and DEL as ^X; C1 as <U+0085>; bidi controls, zero-width and other
 *   invisible format characters, line and paragraph separators, tags,
 *   variation selectors, noncharacters, private use as <U+202E>;
 *   ill-formed bytes as <FF>; more than 3 combining marks on one base: the
 *   rest as <U+0301>; a mark with no base gets U+25CC before it.
 * U+FE0E/FE0F right after a character that has emoji presentation are dropped.
 * Ordinary text comes out byte for byte as it went in.
 */
#ifndef PAIDAN_TEXT_SANITIZE_H
#define PAIDAN_TEXT_SANITIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum sanitize_mode {
	SANITIZE_LINE,           /* one line: newlines become a space, tabs too */
	/* paragraphs: \n kept, \r\n and \r become \n, tab becomes spaces to 8 */
	SANITIZE_TEXT,
};

void sanitize(struct strbuf *out, const char *s, size_t n, enum sanitize_mode mode);
/* All of s as one line: what strbuf_adds is for our own text. */
void sanitize_adds(struct strbuf *out, const char *s);
/* The same as a new string, owned by the caller. NULL gives "". */
char *sanitize_line(const char *s);
/* False for what sanitize would not pass through as it is. */
bool sanitize_harmless(uint32_t cp);

#endif
