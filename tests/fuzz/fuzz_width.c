/* SPDX-License-Identifier: MIT */
/* Three bytes choose columns, ambiguous width and alignment; the rest is text, up to any NUL. */
#include "text/width.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/pinyin.h"
#include "text/sanitize.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_caret(const char *s, size_t n)
{
	for (size_t at = 0, next; at < n; at = next) {
		next = utf8_next(s, n, at);
		assert(next > at && next <= n);
		assert(utf8_prev(s, n, next) == at);
	}
}

static void
check_decoding(const char *s, size_t n)
{
	size_t first = n;

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		bool bad;
		size_t took = utf8_decode(s + at, n - at, &cp, &bad);

		assert(took >= 1 && took <= n - at && took <= UTF8_MAX);
		if (bad && first == n)
			first = at;
		at += took;
	}
	assert(utf8_check(s, n) == first);
}

static void
check_columns(const char *s, int columns, enum width_align align)
{
	struct strbuf out = STRBUF_INIT;
	size_t n = strlen(s);
	int used;

	assert(width_prefix(s, n, columns, &used) <= n);
	assert(used <= columns && used >= 0);
	width_fit(&out, s, columns, align);
	assert(width_text(strbuf_str(&out), out.len) == columns);
	strbuf_clear(&out);
	if (columns < 2)
		columns = 2;
	width_wrap(&out, s, columns);
	for (const char *line = strbuf_str(&out); *line;) {
		size_t length = strcspn(line, "\n");

		assert(width_text(line, length) <= columns);
		line += length + (line[length] == '\n');
	}
	strbuf_finish(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf raw = STRBUF_INIT;
	char *clean;

	if (size < 4)
		return 0;
	width_set_ambiguous(1 + data[1] % 2);
	strbuf_add(&raw, data + 3, size - 3);
	check_decoding(raw.s, raw.len);
	check_caret(raw.s, raw.len);
	clean = sanitize_line(raw.s);
	check_columns(clean, data[0], (enum width_align)(data[2] % 3));
	assert(!*clean || pinyin_match(clean, clean) != FIT_NONE ||
	    strspn(clean, " '") == strlen(clean));
	pinyin_match(clean, raw.s + strlen(raw.s) / 2);
	free(clean);
	strbuf_finish(&raw);
	return 0;
}
