/* SPDX-License-Identifier: MIT */
/* Growing arrays without a type of their own: items, count and cap live in the owner. */
#ifndef PAIDAN_BASE_VEC_H
#define PAIDAN_BASE_VEC_H

#include <stddef.h>

#define ARRAY_LEN(a) (sizeof (a) / sizeof (a)[0])

/*
 * Returns items, moved if needed, with room for at least `need` of them; *cap
 * is updated. New room is zeroed.
 */
void *vec_grow(void *items, size_t *cap, size_t need, size_t item_size);

/* Appends one zeroed item and yields its address: T *p = VEC_ADD(v, n, cap). */
#define VEC_ADD(items, count, cap) \
	((items) = vec_grow((items), &(cap), (count) + 1, sizeof *(items)), &(items)[(count)++])

#endif
