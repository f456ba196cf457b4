/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 as in the Unicode Standard 15, table 3-7: no surrogates, no overlong
 * forms, nothing above U+10FFFF.
 */
#ifndef PAIDAN_TEXT_UTF8_H
#define PAIDAN_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD 0xFFFDu
#define UTF8_MAX 4

/*
 * Decodes one code point from n >= 1 bytes. Returns the bytes taken (>= 1). An
 * ill-formed sequence gives *cp = UTF8_BAD, *bad = true, and takes its maximal
 * subpart. `bad` may be NULL.
 */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp, bool *bad);
/* True if the n bytes are a proper beginning of a sequence that needs more bytes. */
bool utf8_incomplete(const char *s, size_t n);
/* Writes 1..4 bytes (no NUL), returns how many; an invalid cp is written as U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[UTF8_MAX]);
/* Offset of the first ill-formed byte, or n if there is none. */
size_t utf8_check(const char *s, size_t n);

/*
 * Boundaries of what a caret steps over: a base character with the marks that
 * follow it. Return the offset of the next / previous boundary.
 */
size_t utf8_next(const char *s, size_t n, size_t pos);
size_t utf8_prev(const char *s, size_t n, size_t pos);

#endif
