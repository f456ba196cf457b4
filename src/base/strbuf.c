/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Small enough for the many short labels, large enough not to grow twice. */
#define FIRST_CAP 64

void
strbuf_finish(struct strbuf *b)
{
	free(b->s);
	*b = (struct strbuf)STRBUF_INIT;
}

void
strbuf_clear(struct strbuf *b)
{
	b->len = 0;
	if (b->s)
		b->s[0] = '\0';
}

const char *
strbuf_str(const struct strbuf *b)
{
	return b->s ? b->s : "";
}

char *
strbuf_reserve(struct strbuf *b, size_t n)
{
	size_t need, cap;

	/* A wish that overflows is passed on as one that cannot be granted. */
	need = n < SIZE_MAX - b->len ? b->len + n + 1 : SIZE_MAX;
	if (need > b->cap) {
		cap = b->cap < SIZE_MAX / 2 ? b->cap * 2 : need;
		if (cap < FIRST_CAP)
			cap = FIRST_CAP;
		if (cap < need)
			cap = need;
		b->s = xreallocarray(b->s, cap, 1);
		b->cap = cap;
		b->s[b->len] = '\0';
	}
	return b->s + b->len;
}

void
strbuf_add(struct strbuf *b, const void *p, size_t n)
{
	char *end = strbuf_reserve(b, n);

	if (n)
		memcpy(end, p, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void
strbuf_adds(struct strbuf *b, const char *s)
{
	strbuf_add(b, s, strlen(s));
}

void
strbuf_addc(struct strbuf *b, char c)
{
	strbuf_add(b, &c, 1);
}

void
strbuf_addf(struct strbuf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(b, fmt, ap);
	va_end(ap);
}

void
strbuf_vaddf(struct strbuf *b, const char *fmt, va_list ap)
{
	va_list again;
	char *end = strbuf_reserve(b, FIRST_CAP);
	size_t room = b->cap - b->len;
	int n;

	va_copy(again, ap);
	n = vsnprintf(end, room, fmt, ap);
	if (n >= 0 && (size_t)n >= room) {
		end = strbuf_reserve(b, (size_t)n);
		n = vsnprintf(end, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	/* Only a conversion the C library refuses gets here below zero. */
	b->len += n > 0 ? (size_t)n : 0;
	b->s[b->len] = '\0';
}

void
strbuf_splice(struct strbuf *b, size_t pos, size_t n, const void *p, size_t m)
{
	size_t tail;

	assert(pos <= b->len && n <= b->len - pos);
	strbuf_reserve(b, m);
	tail = b->len - pos - n;
	memmove(b->s + pos + m, b->s + pos + n, tail);
	if (m)
		memcpy(b->s + pos, p, m);
	b->len = pos + m + tail;
	b->s[b->len] = '\0';
}

char *
strbuf_take(struct strbuf *b)
{
	char *s = b->s ? b->s : xstrdup("");

	*b = (struct strbuf)STRBUF_INIT;
	return s;
}
