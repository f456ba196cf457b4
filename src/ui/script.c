/* SPDX-License-Identifier: MIT */
#include "ui/script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "text/utf8.h"
#include "ui/app_private.h"

#define WAIT_MOST 3600000

struct script {
	struct app *app;
	char *path;
	char *text;
	char *next; /* the line to play next, or NULL at the end */
	unsigned line;
	struct loop_timer *wait;
};

static bool
read_all(const char *path, struct strbuf *out)
{
	FILE *f = fopen(path, "re");

	if (!f)
		return false;
	for (size_t n; (n = fread(strbuf_reserve(out, 4096), 1, 4096, f)) > 0;) {
		out->len += n;
		out->s[out->len] = '\0';
	}
	int saved = errno;
	bool fine = !ferror(f);
	fclose(f);
	errno = saved;
	return fine;
}

struct script *
script_open(struct app *app, const char *path, char **cause)
{
	struct strbuf text = STRBUF_INIT;

	if (!read_all(path, &text)) {
		*cause = xasprintf(_("The script %s cannot be read: %s."), path, strerror(errno));
		strbuf_finish(&text);
		return NULL;
	}
	struct script *s = xcalloc(1, sizeof *s);
	s->app = app;
	s->path = xstrdup(path);
	s->text = strbuf_take(&text);
	s->next = s->text;
	return s;
}

void
script_close(struct script *s)
{
	if (!s)
		return;
	loop_cancel(s->wait);
	free(s->path);
	free(s->text);
	free(s);
}

bool
script_waits(const struct script *s)
{
	return s->wait != NULL;
}

static char *
next_line(struct script *s)
{
	char *line = s->next;

	if (!line || !*line)
		return NULL;
	char *end = line + strcspn(line, "\n");
	s->next = *end ? end + 1 : NULL;
	if (end > line && end[-1] == '\r')
		end[-1] = '\0';
	*end = '\0';
	s->line++;
	return line;
}

/* Parses one key at *at and steps behind it. */
static bool
next_key(const char **at, struct key *key)
{
	const char *p = *at, *end = *p == '<' ? strchr(p, '>') : NULL;
	bool bad;

	if (*p == '<') {
		if (!end)
			return false;
		*at = end + 1;
		if (strncmp(p, "<lt>", 4) != 0)
			return key_parse(p + 1, (size_t)(end - p - 1), key);
		*key = (struct key){ .sym = KEY_CHAR, .cp = '<' };
		return true;
	}
	*key = (struct key){ .sym = KEY_CHAR };
	*at = p + utf8_decode(p, strlen(p), &key->cp, &bad);
	return !bad && key->cp >= ' ';
}

static bool
play_keys(struct script *s, const char *keys)
{
	struct key key;

	for (const char *p = keys; *p;)
		if (!next_key(&p, &key))
			return false;
	/* All of one step are typed at once, as from one read. */
	for (const char *p = keys; *p;) {
		next_key(&p, &key);
		app_key(s->app, &key);
	}
	return true;
}

static void
waited(void *ctx)
{
	struct script *s = ctx;

	s->wait = NULL;
}

static bool
play_wait(struct script *s, const char *ms)
{
	char *end;

	errno = 0;
	long n = strtol(ms, &end, 10);
	if (errno || end == ms || *end || n < 0 || n > WAIT_MOST)
		return false;
	s->wait = loop_after(app_loop(s->app), n, waited, s);
	return true;
}

static bool
play_line(struct script *s, const char *line)
{
	if (strncmp(line, "key ", 4) == 0)
		return play_keys(s, line + 4);
	if (strncmp(line, "wait ", 5) == 0)
		return play_wait(s, line + 5);
	return line[0] == ':' && app_command(s->app, line + 1);
}

bool
script_step(struct script *s)
{
	char *line;

	do {
		line = next_line(s);
		if (!line)
			return false;
		line += strspn(line, " \t");
	} while (!*line || *line == '#');
	if (play_line(s, line))
		return true;
	app_fail(s->app, EXIT_DATA,
	    xasprintf(_("%s:%u: this step cannot be understood: %s"), s->path, s->line, line));
	return false;
}
