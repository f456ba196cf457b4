/* SPDX-License-Identifier: MIT */
/* sources: src/term/keyreader.c src/term/keyseq.c src/term/paste.c src/term/key.c */
/*
 * The key decoder: whatever bytes come, torn wherever, with time running out
 * anywhere: it ends, a paste holds nothing that acts, and every key has a name
 * that is that key again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "term/key.h"
#include "text/sanitize.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_paste(const struct key *key)
{
	for (size_t at = 0; at < key->text_length;) {
		uint32_t cp;
		bool bad = false;
		at += utf8_decode(key->text + at, key->text_length - at, &cp, &bad);
		if (bad || (cp != '\n' && !sanitize_harmless(cp)))
			abort();
	}
	if (key->text_length > (size_t)1 << 20)
		abort();
}

static void
check_key(const struct key *key)
{
	struct strbuf name = STRBUF_INIT;
	struct key again;

	if (key->sym == KEY_NONE_SYM)
		abort();
	key_name(key, &name);
	if (name.len == 0)
		abort();
	if (key->sym == KEY_PASTE)
		check_paste(key);
	else if (key_parse(name.s, name.len, &again) && !key_equal(key, &again))
		abort();
	strbuf_finish(&name);
}

/* Returns how many there were. */
static size_t
take(struct keyreader *r)
{
	struct key key;
	size_t count = 0;

	for (; keyreader_next(r, &key); count++)
		check_key(&key);
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keyreader *r = keyreader_create();
	size_t keys = 0;

	keyreader_add(r, "\033[A", KEY_UP_SYM, 0);
	keyreader_add(r, "\033[25~", KEY_FUNCTION, 12);
	/* The first byte says how the line tears what follows. */
	size_t step = size > 0 ? data[0] % 16 + 1 : 1;
	bool expires = size > 0 && data[0] & 0x80;
	for (size_t at = 1; at < size; at += step) {
		size_t n = size - at < step ? size - at : step;
		keyreader_feed(r, (const char *)data + at, n);
		keys += take(r);
		if (expires && keyreader_pending(r)) {
			keyreader_flush(r);
			keys += take(r);
		}
	}
	keyreader_flush(r);
	keys += take(r);
	if (keys > size)
		abort();
	/* Nothing is left that a flush could settle, and the reader works on. */
	if (keyreader_pending(r))
		abort();
	keyreader_destroy(r);
	return 0;
}
