/* SPDX-License-Identifier: MIT */
#include "settings/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "settings/settings.h"
#include "text/encoding.h"

/* Every row stands for a member of its own, has help, and its default is a value it takes. */
static void
test_rows(void **state)
{
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *a = &setting_table[i];
		struct settings s;
		char *cause = NULL;

		assert_true(a->help && strlen(a->help) > 10);
		assert_int_equal(a->help[strlen(a->help) - 1], '.');
		assert_int_equal(strspn(a->key, "abcdefghijklmnopqrstuvwxyz_"), strlen(a->key));
		assert_ptr_equal(setting_find(a->key), a);
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(setting_table[j].offset, a->offset);
		settings_init(&s);
		assert_true(setting_store(&s, a, a->preset, &cause));
		struct strbuf shown = STRBUF_INIT;
		setting_show(&s, a, &shown);
		assert_string_equal(strbuf_str(&shown), a->preset);
		strbuf_finish(&shown);
		settings_finish(&s);
	}
}

static void
test_names(void **state)
{
	struct strbuf out = STRBUF_INIT;

	setting_flag(setting_find("page_size"), &out);
	assert_string_equal(out.s, "--page-size");
	strbuf_clear(&out);
	setting_variable(setting_find("page_size"), &out);
	assert_string_equal(out.s, "PAIDAN_PAGE_SIZE");
	strbuf_clear(&out);
	setting_range(setting_find("page_size"), &out);
	assert_string_equal(out.s, "20 to 200");
	strbuf_clear(&out);
	setting_range(setting_find("language"), &out);
	assert_string_equal(out.s, "zh, en");
	strbuf_clear(&out);
	setting_range(setting_find("log"), &out);
	assert_string_equal(strbuf_str(&out), "");
	strbuf_finish(&out);
}

/* The words of the table are those that text/encoding.h understands, in the order of its enum. */
static void
test_encodings(void **state)
{
	const struct setting *setting = setting_find("terminal_encoding");

	for (int i = 1; setting->choices[i]; i++)
		assert_string_equal(setting->choices[i], encoding_name((enum encoding)i));
}

static void
test_store(void **state)
{
	struct settings s;
	char *cause = NULL;

	settings_init(&s);
	assert_true(setting_store(&s, setting_find("terminal_encoding"), "gb18030", &cause));
	assert_int_equal(s.terminal_encoding, ENCODING_GB18030);
	assert_true(setting_store(&s, setting_find("language"), "en", &cause));
	assert_string_equal(settings_language(&s), "en");
	setenv("HOME", "/home/li", 1);
	assert_true(setting_store(&s, setting_find("log"), "~/paidan.log", &cause));
	assert_string_equal(s.log, "/home/li/paidan.log");
	assert_true(setting_store(&s, setting_find("log"), "~paidan.log", &cause));
	assert_string_equal(s.log, "~paidan.log");
	settings_finish(&s);
}

/* What is refused changes nothing. */
static void
test_refuse(void **state)
{
	static const char *const numbers[] = { "", "19", "201", "50 ", " 50", "+50", "-50", "5e1",
		"0x32", "99999999999999999999" };
	struct settings s;
	char *cause = NULL;

	settings_init(&s);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		assert_false(setting_store(&s, setting_find("page_size"), numbers[i], &cause));
		free(cause);
		assert_int_equal(s.page_size, 50);
	}
	assert_false(setting_store(&s, setting_find("colour"), "Auto", &cause));
	assert_string_equal(cause, "\"colour\" must be one of auto, never, not \"Auto\"");
	free(cause);
	settings_finish(&s);
}

static void
test_state_dir(void **state)
{
	struct settings s;
	char *dir;

	settings_init(&s);
	setenv("HOME", "/home/li", 1);
	unsetenv("XDG_STATE_HOME");
	dir = settings_state_dir(&s);
	assert_string_equal(dir, "/home/li/.local/state/paidan");
	free(dir);
	setenv("XDG_STATE_HOME", "/var/x", 1);
	dir = settings_state_dir(&s);
	assert_string_equal(dir, "/var/x/paidan");
	free(dir);
	setenv("XDG_STATE_HOME", "relative", 1);
	dir = settings_state_dir(&s);
	assert_string_equal(dir, "/home/li/.local/state/paidan");
	free(dir);
	free(s.state_dir);
	s.state_dir = strdup("/elsewhere");
	dir = settings_state_dir(&s);
	assert_string_equal(dir, "/elsewhere");
	free(dir);
	settings_finish(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_store),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_state_dir),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
