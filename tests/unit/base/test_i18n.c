/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

extern const struct i18n_catalogue samples[];
extern const size_t sample_count;

/* Copies of the samples, so that a test may damage them. */
static unsigned char little[1024], big[1024], cut[64], tiny[12];

const struct i18n_catalogue i18n_catalogues[] = {
	{ "zh", little, sizeof little },
	{ "big", big, sizeof big },
	{ "cut", cut, sizeof cut },
	{ "tiny", tiny, sizeof tiny },
};
const size_t i18n_catalogue_count = sizeof i18n_catalogues / sizeof i18n_catalogues[0];

static const char *const ids[] = { "apple", "pear", "%d of %s", "zebra", "absent",
	"left as it is" };

static int
set_up(void **state)
{
	assert_int_equal(sample_count, 2);
	assert_true(samples[0].size <= sizeof little && samples[1].size <= sizeof big);
	memcpy(little, samples[0].mo, samples[0].size);
	memcpy(big, samples[1].mo, samples[1].size);
	memcpy(cut, samples[0].mo, sizeof cut);
	memcpy(tiny, samples[0].mo, sizeof tiny);
	assert_true(i18n_use("en"));
	return 0;
}

static void
test_english_is_the_msgid(void **state)
{
	static const char id[] = "apple";

	assert_string_equal(i18n_language(), "en");
	assert_ptr_equal(i18n(id), id);
}

static void
test_translates(void **state)
{
	assert_true(i18n_use("zh"));
	assert_string_equal(i18n_language(), "zh");
	assert_string_equal(_("apple"), "苹果");
	assert_string_equal(_("pear"), "梨");
	assert_string_equal(_("zebra"), "斑马");
	assert_string_equal(i18n("%d of %s"), "%2$s 的 %1$d");
}

static void
test_both_byte_orders(void **state)
{
	assert_memory_not_equal(little, big, 4);
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		assert_string_equal(i18n_in("big", ids[i]), i18n_in("zh", ids[i]));
	assert_string_equal(i18n_in("big", "apple"), "苹果");
}

static void
test_what_is_not_there_stays(void **state)
{
	assert_true(i18n_use("zh"));
	assert_string_equal(_("absent"), "absent");
	assert_string_equal(_("left as it is"), "left as it is");
	assert_string_equal(i18n(""), "");
	assert_string_equal(i18n("appl"), "appl");
	assert_string_equal(i18n("applet"), "applet");
}

static void
test_unknown_language_changes_nothing(void **state)
{
	assert_true(i18n_use("zh"));
	assert_false(i18n_use("fr"));
	assert_string_equal(i18n_language(), "zh");
	assert_string_equal(i18n_in("fr", "apple"), "apple");
	assert_string_equal(i18n_in("en", "apple"), "apple");
}

static void
test_cut_catalogue(void **state)
{
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		assert_string_equal(i18n_in("cut", ids[i]), ids[i]);
		assert_string_equal(i18n_in("tiny", ids[i]), ids[i]);
	}
}

/* Every byte of the header and tables in turn is made wrong: no read outside, never NULL. */
static void
test_damaged_catalogue(void **state)
{
	static const unsigned char wrong[] = { 0x00, 0x7f, 0x80, 0xff };
	size_t changed = 0;

	for (size_t at = 0; at < samples[0].size; at++) {
		for (size_t k = 0; k < sizeof wrong; k++) {
			unsigned char right = little[at];

			little[at] = wrong[k];
			for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
				const char *text = i18n_in("zh", ids[i]);

				assert_non_null(text);
				changed += strlen(text) == 0;
			}
			little[at] = right;
		}
	}
	assert_int_equal(changed, 0);
	assert_string_equal(i18n_in("zh", "apple"), "苹果");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_english_is_the_msgid, set_up),
		cmocka_unit_test_setup(test_translates, set_up),
		cmocka_unit_test_setup(test_both_byte_orders, set_up),
		cmocka_unit_test_setup(test_what_is_not_there_stays, set_up),
		cmocka_unit_test_setup(test_unknown_language_changes_nothing, set_up),
		cmocka_unit_test_setup(test_cut_catalogue, set_up),
		cmocka_unit_test_setup(test_damaged_catalogue, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
