/* SPDX-License-Identifier: MIT */
/* Two bytes choose the encoding and the size of the pieces; the rest is a file. */
#include "text/encoding.h"

#include <assert.h>
#include <string.h>

#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
decode(enum encoding e, const char *s, size_t n, size_t step, struct strbuf *out)
{
	struct decoder *d = decoder_create(e);
	size_t bad;

	for (size_t at = 0; at < n; at += step)
		decoder_feed(d, s + at, n - at < step ? n - at : step, false, out);
	decoder_feed(d, "", 0, true, out);
	bad = decoder_bad(d);
	decoder_destroy(d);
	return bad;
}

/* Below '0' no byte is ever part of a longer character, so none may get lost. */
static size_t
count_low(const char *s, size_t n)
{
	size_t low = 0;

	for (size_t i = 0; i < n; i++)
		low += (unsigned char)s[i] < '0';
	return low;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf whole = STRBUF_INIT, pieces = STRBUF_INIT;
	const char *s;
	size_t n;
	enum encoding e;

	if (size < 3)
		return 0;
	s = (const char *)data + 2;
	n = size - 2;
	e = (enum encoding)(data[0] % (ENCODING_BIG5 + 1));
	assert(decode(e, s, n, n, &whole) == decode(e, s, n, data[1] % 9 + 1u, &pieces));
	assert(whole.len == pieces.len);
	assert(memcmp(strbuf_str(&whole), strbuf_str(&pieces), whole.len) == 0);
	assert(utf8_check(strbuf_str(&whole), whole.len) == whole.len);
	assert(count_low(strbuf_str(&whole), whole.len) == count_low(s, n));
	assert(encoding_guess(s, n, data[1] & 1) != ENCODING_AUTO);
	strbuf_finish(&whole);
	strbuf_finish(&pieces);
	return 0;
}
