/* SPDX-License-Identifier: MIT */
/* The first byte chooses the mode; the rest is foreign text. */
#include "text/sanitize.h"

#include <assert.h>
#include <string.h>

#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
	enum sanitize_mode mode;

	if (size == 0)
		return 0;
	mode = data[0] & 1 ? SANITIZE_TEXT : SANITIZE_LINE;
	sanitize(&once, (const char *)data + 1, size - 1, mode);
	assert(utf8_check(strbuf_str(&once), once.len) == once.len);
	for (size_t at = 0; at < once.len;) {
		uint32_t cp;

		at += utf8_decode(once.s + at, once.len - at, &cp, NULL);
		assert(sanitize_harmless(cp) || (mode == SANITIZE_TEXT && cp == '\n'));
	}
	sanitize(&twice, strbuf_str(&once), once.len, mode);
	assert(once.len == twice.len);
	assert(memcmp(strbuf_str(&once), strbuf_str(&twice), once.len) == 0);
	strbuf_finish(&once);
	strbuf_finish(&twice);
	return 0;
}
