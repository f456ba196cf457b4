/* SPDX-License-Identifier: MIT */
/*
 * Terminal columns. One table, generated from the Unicode Character Database
 * (EastAsianWidth.txt, UnicodeData.txt, emoji-data.txt), decides for the whole
 * program, the painter too.
 */
#ifndef PAIDAN_TEXT_WIDTH_H
#define PAIDAN_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/* Columns of characters of East Asian Ambiguous width: 1 (default) or 2. Process-wide. */
void width_set_ambiguous(int columns);

/* 0 for marks and format characters, 1 or 2; -1 for controls and unassigned surrogates. */
int width_cp(uint32_t cp);
/* Columns of n bytes of sanitised UTF-8 (controls count 0). */
int width_text(const char *s, size_t n);
/*
 * Bytes of the longest prefix that fits into `columns`, never splitting a wide
 * character or parting a mark from its base. *used (may be NULL) gets its columns.
 */
size_t width_prefix(const char *s, size_t n, int columns, int *used);

enum width_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };
/*
 * Appends s cut to `columns` (… marks a cut, if there is room for it) and padded with spaces
 * to exactly that.
 */
void width_fit(struct strbuf *out, const char *s, int columns, enum width_align align);
/*
 * Appends s broken into lines of at most `columns`, separated by \n; breaks at spaces and
 * between CJK.
 */
void width_wrap(struct strbuf *out, const char *s, int columns);

#endif
