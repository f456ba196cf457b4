/* SPDX-License-Identifier: MIT */
#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

/* Recovery after a crash replays at most a few log segments here. */
#define START_TIMEOUT_MS 120000
/* How long the processes of a killed server may need to notice. */
#define STALE_TIMEOUT_MS 10000
#define ASK_EVERY_MS 20

static bool
is_plain(const char *s)
{
	static const char plain[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";

	return *s && s[strspn(s, plain)] == '\0';
}

static void
put_parameter(struct strbuf *out, const char *name, const char *value)
{
	strbuf_addf(out, "%s%s=", out->len ? " " : "", name);
	if (is_plain(value)) {
		strbuf_adds(out, value);
		return;
	}
	strbuf_addc(out, '\'');
	for (; *value; value++) {
		if (*value == '\'' || *value == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *value);
	}
	strbuf_addc(out, '\'');
}

char *
demo_conninfo(const struct demo *d, const char *login, const char *database)
{
	struct strbuf out = STRBUF_INIT;

	put_parameter(&out, "host", d->sockets);
	put_parameter(&out, "port", "5432");
	put_parameter(&out, "user", login);
	put_parameter(&out, "dbname", database);
	return strbuf_take(&out);
}

static PGPing
ping(const struct demo *d)
{
	char *conninfo = demo_conninfo(d, DEMO_SUPERUSER, "postgres");
	PGPing answer = PQping(conninfo);

	free(conninfo);
	return answer;
}

bool
demo_running(const struct demo *d)
{
	PGPing answer = ping(d);

	return answer == PQPING_OK || answer == PQPING_REJECT;
}

static void
pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000L };

	while (nanosleep(&t, &t) != 0 && errno == EINTR)
		;
}

/* Makes the data beside its place and moves it there, so that it is whole or not there. */
static bool
make_data(const struct demo *d, char **cause)
{
	char *fresh = xasprintf("%s.new", d->data);
	char *initdb = demo_program(d, "initdb", cause);
	bool ok = initdb && demo_remove(d, fresh, cause);

	if (ok && (mkdir(fresh, 0700) != 0 || (d->as_other && chown(fresh, d->uid, d->gid) != 0))) {
		*cause = xasprintf(_("the folder %s cannot be made: %s"), fresh, strerror(errno));
		ok = false;
	}
	if (ok) {
		const char *const argv[] = { initdb, "-D", fresh, "-U", DEMO_SUPERUSER, "-E",
			"UTF8", "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject",
			"--no-instructions", NULL };
		ok = demo_run(d, argv, cause);
	}
	if (ok && rename(fresh, d->data) != 0) {
		*cause = xasprintf(_("the folder %s cannot be made: %s"), d->data, strerror(errno));
		ok = false;
	}
	free(initdb);
	free(fresh);
	return ok;
}

/* The list of folders that the server takes has quotes for what may not stand bare in it. */
static char *
socket_setting(const struct demo *d)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_adds(&out, "unix_socket_directories=\"");
	for (const char *p = d->sockets; *p; p++) {
		if (*p == '"')
			strbuf_addc(&out, '"');
		strbuf_addc(&out, *p);
	}
	strbuf_addc(&out, '"');
	return strbuf_take(&out);
}

/* Waits until the server answers, or has gone. */
static bool
await(const struct demo *d, pid_t pid, bool *gone)
{
	int64_t deadline = clock_mono_ms() + START_TIMEOUT_MS;

	*gone = false;
	while (clock_mono_ms() < deadline) {
		if (ping(d) == PQPING_OK)
			return true;
		if (pid > 0 && waitpid(pid, NULL, WNOHANG) == pid) {
			*gone = true;
			return false;
		}
		pause_ms(ASK_EVERY_MS);
	}
	return false;
}

static bool
start_once(const struct demo *d, bool *gone, char **cause)
{
	char *program = demo_program(d, "postgres", cause);
	char *sockets = socket_setting(d);
	/* What refused writes say may hold citizens' words: statements are kept out of the log. */
	const char *const argv[] = { program, "-D", d->data, "-c", "port=5432", "-c",
		"listen_addresses=", "-c", sockets, "-c", "unix_socket_permissions=0700", "-c",
		"logging_collector=off", "-c", "log_destination=stderr", "-c",
		"log_min_error_statement=panic", NULL };
	bool ok = false;

	*gone = false;
	pid_t pid = program ? demo_spawn(d, argv, cause) : -1;
	if (pid > 0) {
		ok = await(d, pid, gone);
		if (!ok) {
			char *words = demo_last_words(d);
			*cause = xasprintf(
			    _("the server did not start: %s (more in %s)"), words, d->log);
			free(words);
		}
	}
	free(sockets);
	free(program);
	return ok;
}

/* After a kill the server's processes may live on for a moment, and PostgreSQL then refuses to
 * start. */
static bool
start_server(const struct demo *d, char **cause)
{
	char *pid_file = xasprintf("%s/postmaster.pid", d->data);
	bool stale = access(pid_file, F_OK) == 0;
	int64_t deadline = clock_mono_ms() + STALE_TIMEOUT_MS;
	bool gone, ok;

	free(pid_file);
	for (;;) {
		ok = start_once(d, &gone, cause);
		if (ok || !stale || !gone || clock_mono_ms() > deadline)
			return ok;
		free(*cause);
		pause_ms(ASK_EVERY_MS * 10);
	}
}

bool
demo_start(const struct demo *d, char **cause)
{
	bool gone;

	if (access(d->data, F_OK) != 0 && !make_data(d, cause))
		return false;
	switch (ping(d)) {
	case PQPING_OK:
		return true;
	case PQPING_REJECT:
		if (await(d, 0, &gone))
			return true;
		*cause = xasprintf(_("the server runs but lets nobody in (more in %s)"), d->log);
		return false;
	default:
		return start_server(d, cause);
	}
}

bool
demo_stop(const struct demo *d, char **cause)
{
	if (!demo_running(d))
		return true;
	char *program = demo_program(d, "pg_ctl", cause);
	if (!program)
		return false;
	const char *const argv[] = { program, "stop", "-D", d->data, "-m", "fast", "-w", "-s",
		NULL };
	bool ok = demo_run(d, argv, cause);
	free(program);
	return ok;
}
