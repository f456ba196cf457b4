/* SPDX-License-Identifier: MIT */
#include "term/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/keyreader.h"

#define ESCAPE_MS 25
/*
 * A line that stops inside a paste: shorter, and the rest of a slow paste
 * would act as keys; longer, and a lost end mark would hold the keyboard.
 */
#define PASTE_MS 5000

static const struct {
	const char *capability;
	enum keysym sym;
	uint32_t cp;
} terminfo_keys[] = {
	{ "kcuu1", KEY_UP_SYM, 0 },
	{ "kcud1", KEY_DOWN_SYM, 0 },
	{ "kcub1", KEY_LEFT_SYM, 0 },
	{ "kcuf1", KEY_RIGHT_SYM, 0 },
	{ "khome", KEY_HOME_SYM, 0 },
	{ "kend", KEY_END_SYM, 0 },
	{ "kpp", KEY_PGUP, 0 },
	{ "knp", KEY_PGDN, 0 },
	{ "kdch1", KEY_DEL, 0 },
	{ "kich1", KEY_INS, 0 },
	{ "kcbt", KEY_BACKTAB, 0 },
	{ "kent", KEY_ENTER, 0 },
	{ "kf1", KEY_FUNCTION, 1 },
	{ "kf2", KEY_FUNCTION, 2 },
	{ "kf3", KEY_FUNCTION, 3 },
	{ "kf4", KEY_FUNCTION, 4 },
	{ "kf5", KEY_FUNCTION, 5 },
	{ "kf6", KEY_FUNCTION, 6 },
	{ "kf7", KEY_FUNCTION, 7 },
	{ "kf8", KEY_FUNCTION, 8 },
	{ "kf9", KEY_FUNCTION, 9 },
	{ "kf10", KEY_FUNCTION, 10 },
	{ "kf11", KEY_FUNCTION, 11 },
	{ "kf12", KEY_FUNCTION, 12 },
};

void
input_init(struct input *in, struct loop *loop, enum encoding e, int escape_ms, input_key_fn *fn,
    void *ctx)
{
	memset(in, 0, sizeof *in);
	in->loop = loop;
	in->reader = keyreader_create();
	in->decoder = decoder_create(e);
	in->escape_ms = escape_ms > 0 ? escape_ms : ESCAPE_MS;
	in->fn = fn;
	in->ctx = ctx;
}

void
input_finish(struct input *in)
{
	loop_cancel(in->timer);
	keyreader_destroy(in->reader);
	decoder_destroy(in->decoder);
	memset(in, 0, sizeof *in);
}

void
input_learn(struct input *in, const char *(*capability)(const char *name))
{
	for (size_t i = 0; i < ARRAY_LEN(terminfo_keys); i++) {
		const char *s = capability(terminfo_keys[i].capability);
		/* Some old terminals' arrows are control keys that mean something else here. */
		if (s && s[0] == '\033' && s[1] != '\0')
			keyreader_add(in->reader, s, terminfo_keys[i].sym, terminfo_keys[i].cp);
	}
}

static void on_time(void *ctx);

static void
deliver(struct input *in)
{
	struct key key;

	while (keyreader_next(in->reader, &key)) {
		if (!in->fn(in->ctx, &key))
			return;
	}
	if (!keyreader_pending(in->reader))
		return;
	int ms = keyreader_pasting(in->reader) ? PASTE_MS : in->escape_ms;
	in->timer = loop_after(in->loop, ms, on_time, in);
}

static void
on_time(void *ctx)
{
	struct input *in = ctx;

	in->timer = NULL;
	keyreader_flush(in->reader);
	deliver(in);
}

void
input_bytes(struct input *in, const char *s, size_t n)
{
	struct strbuf text = STRBUF_INIT;

	loop_cancel(in->timer);
	in->timer = NULL;
	decoder_feed(in->decoder, s, n, false, &text);
	keyreader_feed(in->reader, strbuf_str(&text), text.len);
	strbuf_finish(&text);
	deliver(in);
}

bool
input_waits(const struct input *in)
{
	return in->timer != NULL;
}
