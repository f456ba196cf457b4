/* SPDX-License-Identifier: MIT */
/*
 * Scripts: a line, a command, a TAP test; the first failure ends the script, as the
 * rest builds on it.
 */
#include "runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "runner_script.h"

struct line {
	unsigned number;
	char *text;
};

struct script {
	const char *path;
	struct line *lines;
	size_t count, cap;
};

/* ${NAME} from the environment; one that is not set is an error, not nothing. */
static char *
expand(const char *s, char **cause)
{
	struct strbuf out = STRBUF_INIT;

	while (*s) {
		const char *end = s[0] == '$' && s[1] == '{' ? strchr(s, '}') : NULL;
		if (!end) {
			strbuf_addc(&out, *s++);
			continue;
		}
		char *name = xstrndup(s + 2, (size_t)(end - s) - 2);
		const char *value = getenv(name);
		if (!value) {
			*cause = xasprintf("%s is not set", name);
			free(name);
			strbuf_finish(&out);
			return NULL;
		}
		strbuf_adds(&out, value);
		free(name);
		s = end + 1;
	}
	return strbuf_take(&out);
}

static bool
load(struct script *s, const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t size = 0;
	unsigned number = 0;
	ssize_t n;

	s->path = path;
	if (!f)
		return false;
	while ((n = getline(&text, &size, f)) >= 0) {
		number++;
		if (n > 0 && text[n - 1] == '\n')
			text[n - 1] = '\0';
		const char *start = text + strspn(text, " \t");
		if (*start == '\0' || *start == '#')
			continue;
		struct line *line = VEC_ADD(s->lines, s->count, s->cap);
		line->number = number;
		line->text = xstrdup(start);
	}
	free(text);
	fclose(f);
	return true;
}

static void
unload(struct script *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->lines[i].text);
	free(s->lines);
}

/* "NAME: command" speaks to that console, once; a name is a word that a console has. */
static const char *
choose_console(struct run *run, const char *text)
{
	const char *colon = strchr(text, ':');

	run->console = world_find(run->world, run->current);
	if (!colon || colon[1] != ' ')
		return text;
	char *name = xstrndup(text, (size_t)(colon - text));
	struct console *named = world_find(run->world, name);
	free(name);
	if (!named)
		return text;
	run->console = named;
	return colon + 1 + strspn(colon + 1, " ");
}

static bool
run_line(struct run *run, const char *text, char **cause)
{
	char *line = expand(text, cause);
	bool fine = false;

	if (!line)
		return false;
	const char *command = choose_console(run, line);
	size_t n = strcspn(command, " \t");
	const struct command *found = command_find(command, n);
	if (!found)
		*cause = xasprintf("no such command: %.*s", (int)n, command);
	else if (found->needs_console && !run->console)
		*cause = xstrdup("no program runs yet: spawn one");
	else
		fine = found->fn(run, command + n + strspn(command + n, " \t"), cause);
	free(line);
	return fine;
}

/* What a person needs to see why: the reason, every screen, and what was sent since the last key.
 */
static void
explain(const struct run *run, const char *cause)
{
	printf("# %s\n", cause ? cause : "it failed");
	for (size_t i = 0; i < run->world->count; i++) {
		const struct console *c = run->world->consoles[i];
		console_dump(c, "# ");
		if (c == run->console)
			print_raw(c, "# bytes since the last key: ");
	}
}

/* Whatever a line was about: no console may say such things. */
static bool
all_clean(const struct run *run, char **cause)
{
	for (size_t i = 0; i < run->world->count; i++) {
		const struct console *c = run->world->consoles[i];
		if (!c->foul)
			continue;
		free(*cause);
		*cause = xasprintf("%s sent what no console sends: %s", c->name, c->foul);
		return false;
	}
	return true;
}

int
script_run(struct world *w, const char *path)
{
	struct script script = { 0 };
	struct run run = { .world = w, .current = xstrdup("main") };
	int code = 0;

	if (!load(&script, path)) {
		printf("Bail out! %s cannot be read\n", path);
		free(run.current);
		return 1;
	}
	printf("1..%zu\n", script.count);
	for (size_t i = 0; i < script.count && code == 0; i++) {
		const struct line *line = &script.lines[i];
		char *cause = NULL;
		bool fine = run_line(&run, line->text, &cause) && all_clean(&run, &cause);
		printf("%s %zu - %s:%u: %s\n", fine ? "ok" : "not ok", i + 1, path, line->number,
		    line->text);
		if (!fine) {
			explain(&run, cause);
			code = 1;
		}
		free(cause);
	}
	unload(&script);
	free(run.current);
	return code;
}
