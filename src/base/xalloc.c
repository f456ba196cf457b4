/* SPDX-License-Identifier: MIT */
#include "base/xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exitcode.h"

static void (*on_death)(void);

void
xalloc_on_death(void (*fn)(void))
{
	on_death = fn;
}

_Noreturn void
xalloc_die(void)
{
	static const char words[] = "out of memory\n";
	void (*fn)(void) = on_death;

	on_death = NULL;
	if (fn)
		fn();
	/* Nothing is left to do should even this fail. */
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(EXIT_MEMORY);
	_exit(EXIT_MEMORY);
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		xalloc_die();
	return p;
}

void *
xcalloc(size_t count, size_t size)
{
	void *p = count && size ? calloc(count, size) : calloc(1, 1);

	if (!p)
		xalloc_die();
	return p;
}

void *
xreallocarray(void *p, size_t count, size_t size)
{
	void *q = count && size ? reallocarray(p, count, size) : realloc(p, 1);

	if (!q)
		xalloc_die();
	return q;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xstrdup_null(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

char *
xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = xvasprintf(fmt, ap);
	va_end(ap);
	return s;
}

char *
xvasprintf(const char *fmt, va_list ap)
{
	char *s;

	if (vasprintf(&s, fmt, ap) < 0)
		xalloc_die();
	return s;
}
