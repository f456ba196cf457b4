/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "ui/lock.h"
#include "ui/prompt.h"

static int64_t now = 1000;
static char *tried;
static int locked;

static int64_t
told_clock(void)
{
	return now;
}

static void
lock(void *ctx)
{
	locked++;
	app_lock(*(struct app **)ctx, "Li Jing", "Secret: ", NULL);
}

static void
unlock(void *ctx, const char *secret)
{
	free(tried);
	tried = strdup(secret);
}

static void
draw(struct view *view, struct canvas *c, struct rect area)
{
	canvas_text(c, area.row, area.col, area.cols, STYLE_PLAIN, "the ticket");
}

static bool
take_key(struct view *view, const struct key *key)
{
	fail_msg("a key went past the lock");
	return true;
}

static void
destroy(struct view *view)
{
	free(view);
}

static const struct view_ops open_ops = { .name = "open", .draw = draw, .destroy = destroy };
static const struct view_ops shut_ops = {
	.name = "shut", .draw = draw, .key = take_key, .destroy = destroy,
};

static void
begin(struct stage *s, int64_t after_ms, const struct view_ops *ops)
{
	struct view *view = xcalloc(1, sizeof *view);

	now = 1000;
	locked = 0;
	clock_set_mono(told_clock);
	stage_open(s, NULL, 24, 80);
	view->ops = ops;
	app_push(s->app, view);
	app_lock_setup(s->app, &(struct lock_calls){ lock, unlock, &s->app }, after_ms);
}

static void
end(struct stage *s)
{
	stage_close(s);
	clock_set_mono(NULL);
	free(tried);
	tried = NULL;
}

/* So much later, and the loop has had its turn. */
static void
pass(struct stage *s, int64_t ms)
{
	now += ms;
	loop_turn(s->loop, 0);
}

static void
test_by_itself(void **state)
{
	struct stage s;

	begin(&s, 60000, &open_ops);
	pass(&s, 59000);
	assert_int_equal(locked, 0);
	/* A key moves it on. */
	press(s.app, "j");
	pass(&s, 2000);
	pass(&s, 57000);
	assert_int_equal(locked, 0);
	pass(&s, 1100);
	assert_int_equal(locked, 1);
	assert_not_shown(s.app, "the ticket");
	/* Not again while it is locked; and anew after it was lifted. */
	pass(&s, 120000);
	assert_int_equal(locked, 1);
	app_unlock(s.app);
	assert_shown(s.app, "the ticket");
	pass(&s, 59000);
	assert_int_equal(locked, 1);
	pass(&s, 2000);
	assert_int_equal(locked, 2);
	end(&s);
}

static void
test_never(void **state)
{
	struct stage s;

	begin(&s, 0, &open_ops);
	pass(&s, INT64_C(1000000000));
	assert_int_equal(locked, 0);
	press(s.app, "<C-x>");
	assert_int_equal(locked, 1);
	end(&s);
}

static void
test_keys(void **state)
{
	struct stage s;

	begin(&s, 0, &shut_ops);
	lock(&s.app);
	int64_t key = app_last_key_ms(s.app);
	now += 5;
	press(s.app, "q:jx一<BS>");
	assert_shown(s.app, "Secret: ****");
	assert_not_shown(s.app, "jx");
	assert_int_equal(app_last_key_ms(s.app), key);
	press(s.app, "<Enter>");
	assert_string_equal(tried, "q:jx");
	assert_not_shown(s.app, "*");
	/* While it is looked at nothing is taken, not even for later. */
	press(s.app, "y<Enter>");
	app_lock_refuse(s.app, "No\033[31m.");
	assert_shown(s.app, "No^[[31m.");
	assert_not_shown(s.app, "*");
	press(s.app, "ab<Esc>c<Enter>");
	assert_string_equal(tried, "c");
	assert_true(app_command(s.app, "quit"));
	assert_false(s.app->ended);
	app_unlock(s.app);
	assert_false(app_locked(s.app));
	assert_int_equal(app_last_key_ms(s.app), now);
	end(&s);
}

/* What lies below, a prompt or a message, is there again. */
static void
test_below(void **state)
{
	struct stage s;

	begin(&s, 60000, &open_ops);
	prompt_command(s.app);
	press(s.app, "dispatch xyz");
	app_say(s.app, STYLE_PLAIN, "said meanwhile");
	pass(&s, 60100);
	assert_not_shown(s.app, "xyz");
	press(s.app, "secret<Enter>");
	assert_string_equal(tried, "secret");
	app_unlock(s.app);
	assert_shown(s.app, "dispatch xyz");
	/* The key locks over a prompt as well. */
	press(s.app, "<C-x>");
	assert_true(app_locked(s.app));
	app_unlock(s.app);
	assert_shown(s.app, "dispatch xyz");
	end(&s);
}

static void
test_leaving(void **state)
{
	struct stage s;

	begin(&s, 0, &shut_ops);
	lock(&s.app);
	press(s.app, "secret<C-c>");
	assert_true(s.app->ended);
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_itself),
		cmocka_unit_test(test_never),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_below),
		cmocka_unit_test(test_leaving),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
