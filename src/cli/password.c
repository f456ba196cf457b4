/* SPDX-License-Identifier: MIT */
#include "password.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define LONGEST 1024

void
password_forget(char *password)
{
	if (password != NULL)
		explicit_bzero(password, strlen(password));
	free(password);
}

/* Without its line end; NULL at the end of the file. */
static char *
read_line(FILE *file)
{
	char line[LONGEST];
	char *copy;

	if (fgets(line, sizeof line, file) == NULL)
		return NULL;
	line[strcspn(line, "\r\n")] = '\0';
	copy = xstrdup(line);
	explicit_bzero(line, sizeof line);
	return copy;
}

static char *
read_file(const char *path, char **cause)
{
	FILE *file = fopen(path, "re");
	struct stat st;
	char *line = NULL;

	if (file == NULL || fstat(fileno(file), &st) != 0)
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(errno));
	else if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		*cause = xasprintf(_("%s: others may read it; chmod 600 it first"), path);
	else
		line = read_line(file);
	if (file != NULL)
		fclose(file);
	return line;
}

/* The terminal does not show what is typed, and is as it was afterwards. */
static char *
ask(FILE *tty, const char *question)
{
	struct termios before, quiet;
	char *line;

	if (tcgetattr(fileno(tty), &before) != 0)
		return NULL;
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	quiet.c_lflag |= ECHONL;
	tcsetattr(fileno(tty), TCSAFLUSH, &quiet);
	fputs(question, tty);
	fflush(tty);
	line = read_line(tty);
	tcsetattr(fileno(tty), TCSAFLUSH, &before);
	return line;
}

static char *
ask_twice(char **cause)
{
	FILE *tty = fopen("/dev/tty", "r+e");
	char *first = tty != NULL ? ask(tty, _("Password: ")) : NULL;
	char *second = first != NULL ? ask(tty, _("Once more: ")) : NULL;

	if (tty == NULL)
		*cause = xstrdup(_("there is no terminal to ask for the password; --password-file "
				   "reads it, --no-password does without"));
	else if (first == NULL || second == NULL || strcmp(first, second) != 0)
		*cause = xstrdup(_("the two are not the same"));
	if (tty != NULL)
		fclose(tty);
	password_forget(second);
	if (*cause == NULL)
		return first;
	password_forget(first);
	return NULL;
}

char *
password_read(const char *path, char **cause)
{
	char *line;

	*cause = NULL;
	line = path == NULL ? ask_twice(cause) :
	    strcmp(path, "-") == 0 ? read_line(stdin) : read_file(path, cause);
	if (*cause == NULL && (line == NULL || *line == '\0'))
		*cause = xstrdup(_("an empty password"));
	if (*cause == NULL)
		return line;
	password_forget(line);
	return NULL;
}
