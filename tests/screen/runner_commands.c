/* SPDX-License-Identifier: MIT */
/* What a script can do, and the table of all it can say. */
#include "runner_script.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "runner_keys.h"
#include "text/utf8.h"

bool
sync_now(struct run *run, char **cause)
{
	if (console_sync(run->world, run->console, now_ms() + run->world->timeout_ms))
		return true;
	*cause = xstrdup("the line to the program is stuck");
	return false;
}

static bool
settled(const struct run *run, bool fine, char **cause)
{
	if (!fine && !*cause)
		*cause = xasprintf("the program was not idle within %d ms", run->world->timeout_ms);
	return fine;
}

static bool
cmd_dump(struct run *run, const char *arguments, char **cause)
{
	bool fine = sync_now(run, cause);

	console_dump(run->console, "# ");
	print_raw(run->console, "# bytes since the last key: ");
	return fine;
}

/* -- what is done -- */

static bool
cmd_key(struct run *run, const char *arguments, char **cause)
{
	struct strbuf bytes = STRBUF_INIT;
	bool fine = keys_bytes(arguments, run->console->encoder, &bytes, cause);

	if (fine)
		fine =
		    settled(run, console_send(run->world, run->console, bytes.s, bytes.len), cause);
	strbuf_finish(&bytes);
	return fine;
}

/* Each key by itself, as fast fingers do; what is counted is the sum. */
static bool
cmd_type(struct run *run, const char *arguments, char **cause)
{
	uint64_t before = run->console->bytes;
	size_t n = strlen(arguments);
	bool fine = true;

	for (size_t at = 0; at < n && fine;) {
		size_t end = utf8_next(arguments, n, at);
		struct strbuf bytes = STRBUF_INIT;
		char *character = xstrndup(arguments + at, end - at);
		fine = keys_text(character, run->console->encoder, &bytes, cause) &&
		    settled(run, console_send(run->world, run->console, bytes.s, bytes.len), cause);
		free(character);
		strbuf_finish(&bytes);
		at = end;
	}
	run->console->bytes_before = before;
	return fine;
}

/*
 * As a terminal does it: the emulator puts the marks around it if the program has
 * asked for them. \n in TEXT is a new line.
 */
static bool
cmd_paste(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;
	struct strbuf bytes = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	for (const char *s = arguments; *s; s++) {
		bool newline = s[0] == '\\' && s[1] == 'n';
		strbuf_addc(&text, newline ? '\r' : *s);
		s += newline;
	}
	/* Whether it has asked is known once all it has said is read. */
	if (!sync_now(run, cause)) {
		strbuf_finish(&text);
		return false;
	}
	c->answers = &bytes;
	vterm_keyboard_start_paste(c->vt);
	bool fine = keys_text(strbuf_str(&text), c->encoder, &bytes, cause);
	vterm_keyboard_end_paste(c->vt);
	c->answers = NULL;
	fine =
	    fine && settled(run, console_send(run->world, c, strbuf_str(&bytes), bytes.len), cause);
	strbuf_finish(&text);
	strbuf_finish(&bytes);
	return fine;
}

static bool
cmd_resize(struct run *run, const char *arguments, char **cause)
{
	int rows, cols;

	if (sscanf(arguments, "%dx%d", &cols, &rows) != 2 || rows < 1 || cols < 1) {
		*cause = xstrdup("resize takes COLSxROWS");
		return false;
	}
	return settled(run, console_resize(run->world, run->console, rows, cols), cause);
}

static const struct {
	const char *name;
	int signo;
} signals[] = {
	{ "HUP", SIGHUP },
	{ "PIPE", SIGPIPE },
	{ "INT", SIGINT },
	{ "QUIT", SIGQUIT },
	{ "KILL", SIGKILL },
	{ "TERM", SIGTERM },
	{ "STOP", SIGSTOP },
	{ "CONT", SIGCONT },
	{ "TSTP", SIGTSTP },
	{ "WINCH", SIGWINCH },
	{ "USR1", SIGUSR1 },
	{ "USR2", SIGUSR2 },
};

static bool
cmd_signal(struct run *run, const char *arguments, char **cause)
{
	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		if (strcmp(arguments, signals[i].name) != 0)
			continue;
		console_mark(run->console);
		if (!run->console->exited && kill(run->console->pid, signals[i].signo) == 0)
			return true;
		*cause = xstrdup("the program has ended");
		return false;
	}
	*cause = xstrdup("no such signal");
	return false;
}

static bool
cmd_hangup(struct run *run, const char *arguments, char **cause)
{
	console_hangup(run->console);
	return true;
}

static bool
cmd_hold(struct run *run, const char *arguments, char **cause)
{
	run->console->holding = true;
	return true;
}

/* The slow line has brought everything: what was held back arrives, before any further key. */
static bool
cmd_answer(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;
	struct strbuf held;

	if (!sync_now(run, cause))
		return false;
	if (c->held.len == 0) {
		*cause = xstrdup("nothing was asked");
		return false;
	}
	held = c->held;
	c->held = (struct strbuf)STRBUF_INIT;
	c->holding = false;
	bool fine = settled(run, console_send(run->world, c, strbuf_str(&held), held.len), cause);
	strbuf_finish(&held);
	return fine;
}

static bool
cmd_shell(struct run *run, const char *arguments, char **cause)
{
	return run_shell(run->world, arguments, cause);
}

static bool
cmd_exit(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;

	if (!console_await_exit(run->world, c)) {
		*cause = xasprintf("it has not ended within %d ms", run->world->timeout_ms);
		return false;
	}
	if (*arguments && atoi(arguments) != c->status) {
		*cause = xasprintf("it ended with %d", c->status);
		return false;
	}
	return true;
}

/* -- several consoles -- */

static bool
cmd_spawn(struct run *run, const char *arguments, char **cause)
{
	const char *dashes = strstr(arguments, " -- ");
	char *name = dashes ? xstrndup(arguments, (size_t)(dashes - arguments)) : NULL;
	bool fine = false;

	if (!name || world_find(run->world, name)) {
		*cause = xstrdup("spawn takes NAME -- COMMAND, with a new name");
	} else {
		char *command = xasprintf("exec %s", dashes + 4);
		char shell[] = "/bin/sh", option[] = "-c";
		char *argv[] = { shell, option, command, NULL };
		fine = world_spawn(run->world, name, argv, cause);
		free(command);
	}
	if (fine) {
		free(run->current);
		run->current = name;
		return true;
	}
	free(name);
	return false;
}

static bool
cmd_in(struct run *run, const char *arguments, char **cause)
{
	if (!world_find(run->world, arguments)) {
		*cause = xasprintf("no console is called %s", arguments);
		return false;
	}
	free(run->current);
	run->current = xstrdup(arguments);
	return true;
}

static const struct command commands[] = {
	{ "wait", cmd_wait, true },
	{ "gone", cmd_gone, true },
	{ "expect", cmd_expect, true },
	{ "forbid", cmd_forbid, true },
	{ "cursor", cmd_cursor, true },
	{ "cursor-on", cmd_cursor_on, true },
	{ "style", cmd_style, true },
	{ "same", cmd_same, true },
	{ "dump", cmd_dump, true },
	{ "key", cmd_key, true },
	{ "type", cmd_type, true },
	{ "paste", cmd_paste, true },
	{ "resize", cmd_resize, true },
	{ "signal", cmd_signal, true },
	{ "hangup", cmd_hangup, true },
	{ "exit", cmd_exit, true },
	{ "hold", cmd_hold, true },
	{ "answer", cmd_answer, true },
	{ "bytes", cmd_bytes, true },
	{ "bells", cmd_bells, true },
	{ "idle", cmd_idle, true },
	{ "shell", cmd_shell, false },
	{ "spawn", cmd_spawn, false },
	{ "in", cmd_in, false },
};

const struct command *
command_find(const char *name, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (strlen(commands[i].name) == n && memcmp(commands[i].name, name, n) == 0)
			return &commands[i];
	return NULL;
}

void
print_raw(const struct console *c, const char *prefix)
{
	bool utf8 = utf8_check(strbuf_str(&c->raw), c->raw.len) == c->raw.len;

	printf("%s", prefix);
	for (size_t i = 0; i < c->raw.len; i++) {
		unsigned char byte = (unsigned char)c->raw.s[i];
		if (byte == 27)
			printf("\\e");
		else if (byte < 32 || byte == 127 || (byte > 127 && !utf8))
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
	printf("\n");
}
