/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

void
stage_open(struct stage *s, const struct app_options *options, int rows, int cols)
{
	struct app_options o = options ? *options : (struct app_options){ .idle_fd = -1 };
	char *cause = NULL;

	s->loop = loop_create();
	s->map = keymap_create();
	o.loop = s->loop;
	o.keymap = s->map;
	if (o.idle_fd == 0)
		o.idle_fd = -1;
	s->app = app_create_bare(&o, rows, cols, &cause);
	assert_non_null(s->app);
}

void
stage_close(struct stage *s)
{
	app_destroy(s->app);
	keymap_destroy(s->map);
	loop_destroy(s->loop);
}

struct key
key_of(const char *name)
{
	struct key key = { 0 };

	assert_true(key_parse(name, strlen(name), &key));
	return key;
}

void
press(struct app *app, const char *keys)
{
	while (*keys) {
		struct key key = { .sym = KEY_CHAR };
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
		if (end) {
			assert_true(key_parse(keys + 1, (size_t)(end - keys - 1), &key));
			keys = end + 1;
		} else {
			keys += utf8_decode(keys, strlen(keys), &key.cp, NULL);
		}
		app_key(app, &key);
	}
}

void
assert_row(struct app *app, int row, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	app_dump(app, &text);
	char *line = text.s;
	while (row-- > 0)
		line = strchr(line, '\n') + 1;
	line[strcspn(line, "\n")] = '\0';
	assert_string_equal(line, expected);
	strbuf_finish(&text);
}

void
assert_shown(struct app *app, const char *text)
{
	struct strbuf dump = STRBUF_INIT;

	app_dump(app, &dump);
	if (!strstr(strbuf_str(&dump), text))
		fail_msg("“%s” is not on the screen:\n%s", text, strbuf_str(&dump));
	strbuf_finish(&dump);
}

void
assert_not_shown(struct app *app, const char *text)
{
	struct strbuf dump = STRBUF_INIT;

	app_dump(app, &dump);
	assert_null(strstr(strbuf_str(&dump), text));
	strbuf_finish(&dump);
}

unsigned
random_below(unsigned n)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % n;
}
