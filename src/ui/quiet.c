/* SPDX-License-Identifier: MIT */
/* A slow line: only what was asked for is sent, and how good the line is can be asked. */
#include "ui/app_private.h"

#include "base/i18n.h"

static bool
line_is_slow(const struct app *app)
{
	struct screen_line line;

	if (!app->screen)
		return false;
	screen_line(app->screen, &line);
	return line.slow;
}

bool
app_quiet(const struct app *app)
{
	return app->frame.quiet;
}

/* True if that changed something. */
static bool
settle(struct app *app)
{
	bool quiet = app->quiet == QUIET_ALWAYS ||
	    (app->quiet == QUIET_AUTO && line_is_slow(app));

	if (quiet == app->frame.quiet)
		return false;
	app->frame.quiet = quiet;
	app_dirty(app);
	if (app->options.quiet_turned)
		app->options.quiet_turned(app->options.ctx, quiet);
	return true;
}

void
app_set_quiet(struct app *app, enum quiet quiet)
{
	app->quiet = quiet;
	settle(app);
}

static void
say_line(struct app *app)
{
	struct screen_line line;

	screen_line(app->screen, &line);
	if (line.answers)
		app_say(app, STYLE_PLAIN, _("Line: %d ms there and back, at best %d; %llu bytes in the last "
		    "minute; %s"), line.round_trip_ms, line.best_ms, (unsigned long long)line.minute,
		    app->frame.quiet ? _("quiet") : _("live"));
	else
		app_say(app, STYLE_PLAIN, _("Line: the terminal does not answer; %llu bytes in the last "
		    "minute; %s"), (unsigned long long)line.minute,
		    app->frame.quiet ? _("quiet") : _("live"));
}

void
app_line(struct app *app)
{
	if (app->line_wanted && !screen_asks(app->screen)) {
		app->line_wanted = false;
		say_line(app);
	} else if (settle(app)) {
		app_say_too(app, STYLE_PLAIN, "%s", app->frame.quiet
		    ? _("The line is slow: quiet; = asks for what changed.")
		    : _("The line is good again: live."));
		return;
	}
	settle(app);
}

void
app_tell_line(struct app *app)
{
	if (!app->screen)
		return;
	app->line_wanted = true;
	screen_ask_line(app->screen);
	if (!screen_asks(app->screen))
		app_line(app);
}
