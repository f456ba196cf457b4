/* SPDX-License-Identifier: MIT */
/* What every console can do, in the last table of every view. */
#include "ui/app_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "ui/lock_private.h"
#include "ui/pager.h"
#include "ui/prompt.h"

static void
run_back(struct view *view, const struct args *args)
{
	struct app *app = view->app;

	if (app->depth > 1)
		app_pop(app, view);
}

static void
run_command(struct view *view, const struct args *args)
{
	prompt_command(view->app);
}

static void
run_redraw(struct view *view, const struct args *args)
{
	app_redraw(view->app);
}

static void
run_suspend(struct view *view, const struct args *args)
{
	app_suspend(view->app);
}

/* Mode 0600: a screen shows people's names. */
static bool
write_file(const char *path, const struct strbuf *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0600);
	size_t done = 0;

	if (fd < 0)
		return false;
	while (done < text->len) {
		ssize_t n = write(fd, text->s + done, text->len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		done += (size_t)n;
	}
	int saved = errno;
	bool fine = close(fd) == 0 && done == text->len;
	if (done < text->len)
		errno = saved;
	return fine;
}

static void
run_save_screen(struct view *view, const struct args *args)
{
	struct app *app = view->app;
	struct strbuf text = STRBUF_INIT;

	if (!args || args->count != 1) {
		app_say(app, STYLE_ERROR, "%s", _("Name a file: save-screen FILE."));
		return;
	}
	app_dump(app, &text);
	if (!write_file(args->words[0], &text))
		app_say(app, STYLE_ERROR, _("%s cannot be written: %s."), args->words[0],
		    strerror(errno));
	else if (!app->script) /* a script's next picture shall not show it */
		app_say(app, STYLE_PLAIN, _("The screen was saved in %s."), args->words[0]);
	strbuf_finish(&text);
}

static void
run_line(struct view *view, const struct args *args)
{
	app_tell_line(view->app);
}

static void
run_quiet(struct view *view, const struct args *args)
{
	struct app *app = view->app;

	app_set_quiet(app, app_quiet(app) ? QUIET_NEVER : QUIET_ALWAYS);
	app_say(app, STYLE_PLAIN, "%s", app_quiet(app)
	    ? _("Quiet: no clock, no live rows; = asks for what changed.")
	    : _("Live: what changes is shown by itself."));
}

static void
run_help(struct view *view, const struct args *args)
{
	struct app *app = view->app;

	if (strcmp(view->ops->name, "help") != 0)
		app_push(app, help_view(app));
}

static void
run_characters(struct view *view, const struct args *args)
{
	if (strcmp(view->ops->name, "characters") != 0)
		app_push(view->app, characters_view(view->app));
}

static const struct action actions[] = {
	{ "back", "Esc q", N_("Back"), N_("Goes back to what was shown before."), NULL, NULL, 0,
	    run_back },
	{ "redraw", "C-l", N_("Redraw"), N_("Paints the whole screen again."), NULL, NULL, 0,
	    run_redraw },
	{ "lock", "C-x", N_("Lock"), N_("Hides everything until you show that you are back."), NULL, NULL,
	    0, lock_run },
	{ "suspend", "C-z", N_("Suspend"), N_("Gives the terminal back to the shell until fg."),
	    NULL, NULL, 0, run_suspend },
	{ "characters", "C-o", N_("Characters"),
	    N_("Tells the code points of what this terminal cannot show."), NULL, NULL, 0,
	    run_characters },
	{ "save-screen", "", N_("Save screen"), N_("Writes what the screen shows into a file."),
	    N_("FILE"), NULL, 0, run_save_screen },
	{ "line", "M-l", N_("Line"), N_("Tells how good the line to the terminal is."), NULL, NULL, 0,
	    run_line },
	{ "quiet", "M-q", N_("Quiet"), N_("For slow lines: only what was asked for is shown; again: "
	    "everything."), NULL, NULL, 0, run_quiet },
	{ "command", ":", N_("Command"), N_("Opens the command line."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP | ACTION_MOTION, run_command },
	{ "help", "? F1", N_("Help"), N_("Shows the keys and commands of this view."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP, run_help },
};

const struct action_table app_actions = { "app", N_("Everywhere"), actions, ARRAY_LEN(actions) };
