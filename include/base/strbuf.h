/* SPDX-License-Identifier: MIT */
/*
 * A growing byte string, always NUL-terminated at s[len]. It may hold NUL
 * bytes; len is the truth.
 */
#ifndef PAIDAN_BASE_STRBUF_H
#define PAIDAN_BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

#include "base/xalloc.h"

struct strbuf {
	char *s;
	size_t len;
	size_t cap;
};

/* A strbuf at rest is all zero; s may then be NULL: use strbuf_str. */
#define STRBUF_INIT { NULL, 0, 0 }

void strbuf_finish(struct strbuf *b);
void strbuf_clear(struct strbuf *b);
const char *strbuf_str(const struct strbuf *b);
void strbuf_add(struct strbuf *b, const void *p, size_t n);
void strbuf_adds(struct strbuf *b, const char *s);
void strbuf_addc(struct strbuf *b, char c);
void strbuf_addf(struct strbuf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
void strbuf_vaddf(struct strbuf *b, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);
/* Replaces n bytes at pos by the m bytes of p (insert: n = 0; delete: m = 0). */
void strbuf_splice(struct strbuf *b, size_t pos, size_t n, const void *p, size_t m);
/* Room for at least n more bytes; the caller writes at s + len, then adds. */
char *strbuf_reserve(struct strbuf *b, size_t n);
/* Hands the string to the caller (never NULL) and leaves the strbuf empty. */
char *strbuf_take(struct strbuf *b);

#endif
