/* SPDX-License-Identifier: MIT */
#include "term/squeeze.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define REPEAT_MAX 1000

/* Length of the control sequence at s (ESC [ parameters final), or 0. */
static size_t
csi_length(const char *s, size_t n)
{
	size_t at = 2;

	if (n < 3 || s[0] != '\033' || s[1] != '[')
		return 0;
	while (at < n && s[at] >= 0x20 && s[at] < 0x40)
		at++;
	return at < n ? at + 1 : 0;
}

static void
repeat(const char *s, struct strbuf *out)
{
	long times = strtol(s + 2, NULL, 10);
	size_t end = out->len;
	char last[4];
	size_t n = 1;

	while (n < sizeof last && n < end && ((unsigned char)out->s[end - n] & 0xC0) == 0x80)
		n++;
	if (end < n || times > REPEAT_MAX)
		return;
	memcpy(last, out->s + end - n, n);
	while (times-- > 0)
		strbuf_add(out, last, n);
}

/* One control sequence; *plain says what style is on. */
static void
add_csi(const char *s, size_t n, bool *plain, struct strbuf *out)
{
	size_t from = 2;

	/* "0;" resets what is reset; "10;", on the linux console, chooses a character set. */
	if (n > 4 && memcmp(s + from, "0;", 2) == 0)
		from += 2;
	if (from == 4 && n > 7 && memcmp(s + from, "10;", 3) == 0)
		from += 3;

	switch (s[n - 1]) {
	case 'b':
		repeat(s, out);
		return;
	case 'm':
		if (*plain && n == 3)
			return;
		if (!*plain)
			from = 2;
		strbuf_add(out, s, 2);
		strbuf_add(out, s + from, n - from);
		*plain = n == 3;
		return;
	}
	strbuf_add(out, s, n);
}

void
squeeze(const char *s, size_t n, struct strbuf *out)
{
	bool plain = true;

	for (size_t at = 0; at < n;) {
		size_t length = csi_length(s + at, n - at);
		if (length > 0) {
			add_csi(s + at, length, &plain, out);
			at += length;
		} else if (n - at >= 3 && memcmp(s + at, "\033(B", 3) == 0) {
			at += 3;
		} else if (s[at] == '\017') {
			at++;
		} else {
			strbuf_addc(out, s[at++]);
		}
	}
}
