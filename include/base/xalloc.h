/* SPDX-License-Identifier: MIT */
/*
 * Allocation that never fails: when memory runs out the process restores the
 * terminal (see xalloc_on_death) and dies with exit code 71. Callers own what
 * is returned and free() it.
 */
#ifndef PAIDAN_BASE_XALLOC_H
#define PAIDAN_BASE_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xreallocarray(void *p, size_t count, size_t size);
char *xstrdup(const char *s);
/* NULL stays NULL. */
char *xstrdup_null(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) PRINTF_LIKE(1, 2);
char *xvasprintf(const char *fmt, va_list ap) PRINTF_LIKE(1, 0);

/* Dies for want of memory, having given the terminal back: for memory of a kind of its own. */
_Noreturn void xalloc_die(void);
/* Runs once before the process dies for want of memory; must not allocate. */
void xalloc_on_death(void (*fn)(void));

#endif
