/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <string.h>

#include "base/xalloc.h"

void *
vec_grow(void *items, size_t *cap, size_t need, size_t item_size)
{
	size_t old = *cap, cap_new;

	if (need <= old)
		return items;
	cap_new = old + old / 2 + 8;
	if (cap_new < need)
		cap_new = need;
	items = xreallocarray(items, cap_new, item_size);
	memset((char *)items + old * item_size, 0, (cap_new - old) * item_size);
	*cap = cap_new;
	return items;
}
