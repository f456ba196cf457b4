/* SPDX-License-Identifier: MIT */
/* A pause between keys: what tells of the selected row waits for it, so that a step costs marks. */
#include "ui/app_private.h"

#include "base/clock.h"

static int64_t
left_ms(const struct app *app)
{
	return app->last_key_ms + app->options.rest_ms - clock_mono_ms();
}

static void
rested(void *ctx)
{
	struct app *app = ctx;
	int64_t left = left_ms(app);

	app->rest_timer = NULL;
	/* Keys came since. */
	if (left > 0)
		app->rest_timer = loop_after(app->options.loop, left, rested, app);
	else
		app_dirty(app);
}

bool
app_rests(struct app *app)
{
	int64_t left = left_ms(app);

	/* Nobody reads along with a script. */
	if (app->options.rest_ms == 0 || app->script || left <= 0)
		return true;
	if (!app->rest_timer)
		app->rest_timer = loop_after(app->options.loop, left, rested, app);
	return false;
}
