/* SPDX-License-Identifier: MIT */
#include "passphrase.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "cli/say.h"
#include "ui/vault.h"

#define LONGEST 512
#define SHORTEST 8
#define TRIES 3

static void
interrupted(int signo)
{
}

/* Read, not by stdio: its buffers would keep a copy. */
static bool
read_line(char *answer, size_t size)
{
	size_t n = 0;
	ssize_t got;
	char c;

	while ((got = read(STDIN_FILENO, &c, 1)) == 1 && c != '\n' && c != '\r')
		if (n + 1 < size)
			answer[n++] = c;
	answer[n] = '\0';
	explicit_bzero(&c, sizeof c);
	return got == 1;
}

bool
passphrase_ask(const char *question, char *answer, size_t size)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	/* Whatever ends it, the terminal shows again what is typed. */
	const struct sigaction stop = { .sa_handler = interrupted };
	struct sigaction before[ARRAY_LEN(signals)];
	struct termios shown, hidden;
	bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0, got;

	if (terminal) {
		for (size_t i = 0; i < ARRAY_LEN(signals); i++)
			sigaction(signals[i], &stop, &before[i]);
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
		/* Only now: whoever sees it and types is not shown. */
		say("%s", question);
		fflush(stdout);
	}
	got = read_line(answer, size);
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		for (size_t i = 0; i < ARRAY_LEN(signals); i++)
			sigaction(signals[i], &before[i], NULL);
	}
	return got;
}

/* Typed twice; false with a cause. */
static bool
ask_new(char fresh[LONGEST], char **cause)
{
	char again[LONGEST];
	bool got = passphrase_ask(_("A new passphrase for the drafts, eight characters or more:"),
	    fresh, LONGEST);

	if (!got)
		*cause = xstrdup(_("no passphrase was typed; the drafts stay as they are"));
	else if (strlen(fresh) < SHORTEST)
		*cause = xstrdup(_("the passphrase is too short; the drafts stay as they are"));
	else if (!passphrase_ask(_("The same again:"), again, LONGEST) || strcmp(fresh, again) != 0)
		*cause = xstrdup(_("the two are not the same; nothing was changed"));
	explicit_bzero(again, sizeof again);
	return *cause == NULL;
}

static struct vault *
open_old(const char *folder, char **cause)
{
	char typed[LONGEST];
	struct vault *v = NULL;
	bool wrong = true;

	for (int i = 0; v == NULL && wrong && i < TRIES; i++) {
		if (*cause != NULL) {
			say_cause(0, *cause);
			*cause = NULL;
		}
		if (passphrase_ask(_("The passphrase of the drafts:"), typed, sizeof typed)) {
			v = vault_open(folder, typed, &wrong, cause);
		} else {
			*cause = xstrdup(_("no passphrase was typed; the drafts stay as they are"));
			wrong = false;
		}
	}
	explicit_bzero(typed, sizeof typed);
	return v;
}

struct vault *
passphrase_open(const char *folder, char **cause)
{
	char fresh[LONGEST];
	struct vault *v = NULL;

	*cause = NULL;
	if (vault_there(folder))
		return open_old(folder, cause);
	if (ask_new(fresh, cause))
		v = vault_make(folder, fresh, cause);
	explicit_bzero(fresh, sizeof fresh);
	return v;
}

bool
passphrase_change(const struct vault *vault, const char *folder, char **cause)
{
	char fresh[LONGEST];
	bool fine = ask_new(fresh, cause) && vault_change(vault, folder, fresh, cause);

	explicit_bzero(fresh, sizeof fresh);
	return fine;
}
