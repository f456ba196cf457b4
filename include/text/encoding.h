/* SPDX-License-Identifier: MIT */
/*
 * Encodings at the edges: files, terminals. Inside, all text is UTF-8.
 * Conversion by iconv; names are ours ("utf-8", "gb18030", "gbk", "gb2312", "big5").
 */
#ifndef PAIDAN_TEXT_ENCODING_H
#define PAIDAN_TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum encoding {
	ENCODING_AUTO,
	ENCODING_UTF8,
	ENCODING_GB18030,
	ENCODING_GBK,
	ENCODING_GB2312,
	ENCODING_BIG5,
};

/*
 * Understands the usual spellings, any case ("UTF8", "GB-18030", "cp936", "EUC-CN"); false
 * if unknown.
 */
bool encoding_parse(const char *name, enum encoding *out);
const char *encoding_name(enum encoding e);
/*
 * The codeset that the locale's name in LC_ALL, LC_CTYPE or LANG gives
 * ("zh_CN.GB18030"), whether such a locale is installed or not; UTF-8 if it gives none.
 */
enum encoding encoding_of_locale(void);

/*
 * Guesses from the first n bytes of a file (the more the better): a BOM decides,
 * then well-formed UTF-8, then the share of common characters under GB18030 and
 * Big5. `whole` says that the n bytes are the whole file.
 */
enum encoding encoding_guess(const char *s, size_t n, bool whole);

struct decoder;
/*
 * From e (ENCODING_AUTO: UTF-8) to UTF-8, streaming: what a call leaves
 * unfinished is kept for the next. A BOM is swallowed.
 */
struct decoder *decoder_create(enum encoding e);
void decoder_destroy(struct decoder *d);
/*
 * Appends the UTF-8 of n bytes. A byte that has no meaning (in UTF-8: a maximal
 * ill-formed part) becomes U+FFFD, and decoder_bad counts it. What follows it is
 * never lost. `last`: no more bytes follow.
 */
void decoder_feed(struct decoder *d, const char *s, size_t n, bool last, struct strbuf *out);
size_t decoder_bad(const struct decoder *d);

struct encoder;
/* From UTF-8 to e. */
struct encoder *encoder_create(enum encoding e);
void encoder_destroy(struct encoder *x);
/* Appends the bytes for cp, or returns false if e has none; ASCII always passes. */
bool encoder_put(struct encoder *x, uint32_t cp, struct strbuf *out);

#endif
