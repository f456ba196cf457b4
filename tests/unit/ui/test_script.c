/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/exitcode.h"
#include "base/vec.h"
#include "base/xalloc.h"

static struct strbuf heard;
static bool waiting;

static void
draw(struct view *view, struct canvas *c, struct rect area)
{
}

static void
destroy(struct view *view)
{
	free(view);
}

static void
run(struct view *view, const struct args *args)
{
	strbuf_addf(&heard, "%s ", args && args->count ? args->words[0] : "d");
}

static void
answer(void *ctx)
{
	waiting = false;
	strbuf_adds(&heard, "answer ");
}

static void
run_ask(struct view *view, const struct args *args)
{
	strbuf_adds(&heard, "ask ");
	waiting = true;
	loop_after(app_loop(view->app), 10, answer, NULL);
}

static void
run_quit(struct view *view, const struct args *args)
{
	app_quit(view->app, EXIT_OK);
}

static bool
busy(void *ctx)
{
	return waiting;
}

static bool
take(struct view *view, const struct key *key)
{
	if (key->sym != KEY_CHAR || key->mods || (key->cp != '<' && key->cp != 0x9648))
		return false;
	strbuf_adds(&heard, key->cp == '<' ? "lt " : "chen ");
	return true;
}

static const struct action actions[] = {
	{ "dispatch", "d", "Dispatch", "d.", NULL, NULL, 0, run },
	{ "ask", "a", "Ask", "a.", NULL, NULL, 0, run_ask },
	{ "quit", "Q", "Quit", "q.", NULL, NULL, 0, run_quit },
};
static const struct action_table table = { "t", "T", actions, ARRAY_LEN(actions) };
static const struct action_table *const tables[] = { &table, NULL };
static const struct view_ops ops = {
	.name = "t",
	.tables = tables,
	.draw = draw,
	.key = take,
	.destroy = destroy,
};

/* Plays the text to its end; returns the exit code. */
static int
play(const char *text, char **words)
{
	char path[] = "/tmp/script.XXXXXX";
	int fd = mkstemp(path);
	struct stage s;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	strbuf_finish(&heard);
	waiting = false;
	const struct app_options o = { .script = path, .busy = busy };
	stage_open(&s, &o, 24, 80);
	unlink(path);
	struct view *v = xcalloc(1, sizeof *v);
	v->ops = &ops;
	app_push(s.app, v);
	int code = loop_run(s.loop);
	*words = xstrdup_null(app_last_words(s.app));
	stage_close(&s);
	return code;
}

static void
assert_heard(const char *expected)
{
	assert_string_equal(strbuf_str(&heard), expected);
	strbuf_finish(&heard);
}

static void
steps_in_order(void **state)
{
	char *words;

	assert_int_equal(
	    play("# a comment\n\nkey dd<lt>陈\r\n  :dispatch x\n:quit", &words), EXIT_OK);
	assert_null(words);
	assert_heard("d d lt chen x ");
}

static void
next_step_only_when_idle(void **state)
{
	char *words;

	assert_int_equal(play("key a\nkey d\nkey Q\n", &words), EXIT_OK);
	assert_heard("ask answer d ");
}

static void
wait_takes_its_time(void **state)
{
	char *words;
	int64_t start = clock_mono_ms();

	assert_int_equal(play("wait 40\nkey d\n:quit\n", &words), EXIT_OK);
	assert_true(clock_mono_ms() - start >= 40);
	assert_heard("d ");
}

static void
wrong_steps_end_it(void **state)
{
	static const struct {
		const char *text, *place;
	} cases[] = {
		{ "key d\nkey <Hyper>\n", ":2:" },
		{ "type d\n", ":1:" },
		{ "\n\n:nonsense\n", ":3:" },
		{ "wait x\n", ":1:" },
		{ "wait 5 6\n", ":1:" },
		{ "key <Enter\n", ":1:" },
		{ "key \xff\n", ":1:" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *words;
		assert_int_equal(play(cases[i].text, &words), EXIT_DATA);
		assert_non_null(words);
		assert_non_null(strstr(words, cases[i].place));
		free(words);
	}
	strbuf_finish(&heard);
}

static void
unreadable_script(void **state)
{
	struct app_options o = { .script = "/nonexistent/keys", .idle_fd = -1 };
	char *cause = NULL;

	o.loop = loop_create();
	o.keymap = keymap_create();
	assert_null(app_create_bare(&o, 24, 80, &cause));
	assert_non_null(strstr(cause, "/nonexistent/keys"));
	free(cause);
	keymap_destroy(o.keymap);
	loop_destroy(o.loop);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_in_order),
		cmocka_unit_test(next_step_only_when_idle),
		cmocka_unit_test(wait_takes_its_time),
		cmocka_unit_test(wrong_steps_end_it),
		cmocka_unit_test(unreadable_script),
	};
	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
