/* SPDX-License-Identifier: MIT */
#include "text/chars.h"

unsigned
chars_flags(uint32_t cp)
{
	size_t low = 0, high = chars_step_count;

	/* Nearly all text is one of these two. */
	if (cp >= 0x4e00 && cp <= 0x9fff)
		return CHARS_WIDE;
	if (cp >= 'A' && cp <= '~')
		return 0;
	if (cp > 0x10ffff)
		return CHARS_HIDDEN;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (chars_steps[mid] >> 8 <= cp)
			low = mid;
		else
			high = mid;
	}
	return chars_steps[low] & 0xff;
}
