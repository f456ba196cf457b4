/* SPDX-License-Identifier: MIT */
/* What is typed over the registry, and what the database is asked for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "query/registry.h"

#define T(text) ((char *)(uintptr_t)(text))

static struct unit units[] = {
	{ .id = 1, .id_text = T("1"), .code = T("CGJ"), .name = T("阜阳市城市管理局"),
	    .short_name = T("市城管局"), .aliases = T("城管|行政执法局|道路照明所") },
	{ .id = 2, .id_text = T("2"), .code = T("YZCG"), .name = T("颍州区城市管理局"),
	    .short_name = T("颍州区城管局"), .aliases = T("") },
	{ .id = 3, .id_text = T("3"), .code = T("YZQ"), .name = T("颍州区人民政府"),
	    .short_name = T("颍州区"), .aliases = T("") },
};

static struct category categories[] = {
	{ .id = 10, .id_text = T("10"), .code = T("01"), .name = T("市政"), .full_name = T("市政") },
	{ .id = 11, .id_text = T("11"), .code = T("01.02"), .name = T("道路照明"),
	    .full_name = T("市政/道路照明") },
	{ .id = 12, .id_text = T("12"), .code = T("01.02.01"), .name = T("路灯故障"),
	    .full_name = T("市政/道路照明/路灯故障") },
	{ .id = 20, .id_text = T("20"), .code = T("02"), .name = T("市政府网站"),
	    .full_name = T("市政府网站") },
};

static struct territory territories[] = {
	{ T("341200000000"), T("阜阳市"), T("阜阳市"), T("city") },
	{ T("341202000000"), T("颍州区"), T("阜阳市颍州区"), T("county") },
	{ T("341202001000"), T("清河街道"), T("阜阳市颍州区清河街道"), T("town") },
	{ T("341271000000"), T("阜合园区"), T("阜阳市阜合园区"), T("zone") },
};

static const struct names names = {
	.units = units, .unit_count = 3, .categories = categories, .category_count = 4,
	.territories = territories, .territory_count = 4,
};

static void
check(const char *typed, const char *u, const char *c, const char *p, const char *w)
{
	struct registry_limits l = { 0 };
	struct strbuf told = STRBUF_INIT;
	const char *const wanted[] = { u, c, p, w };

	registry_limits_read(&l, &names, typed, &told);
	const char *const got[] = { l.units, l.categories, l.places, l.words };
	for (size_t i = 0; i < 4; i++) {
		if (wanted[i] == NULL)
			assert_null(got[i]);
		else if (got[i] == NULL)
			fail_msg("%s: nothing instead of %s", typed, wanted[i]);
		else
			assert_string_equal(got[i], wanted[i]);
	}
	assert_true(*typed == '\0' || told.len > 0);
	strbuf_finish(&told);
	registry_limits_finish(&l);
}

static void
each_dimension(void **state)
{
	check("", NULL, NULL, NULL, NULL);
	check("cgj", "{1,2}", NULL, NULL, NULL);
	check("城管局", "{1,2}", NULL, NULL, NULL);
	check("xingzheng", "{1}", NULL, NULL, NULL);
	check("ludeng", NULL, "{10,11,12}", NULL, NULL);
	/* an alias of a unit fits as well, and less */
	check("daolu", NULL, "{10,11,12}", NULL, NULL);
	check("fhyq", NULL, NULL, "{341271000000}", NULL);
	check("341271", NULL, NULL, "{341271000000}", NULL);
}

static void
what_is_below_and_above_belongs_to_it(void **state)
{
	check("dlzm", NULL, "{10,11,12}", NULL, NULL);
	/* 市政府网站 fits too, but is not below 市政 */
	check("01", NULL, "{10,11,12}", NULL, NULL);
}

/* 颍州区 is a unit and a place, both to the letter: fewer lines are the better guess. */
static void
the_rarer_wins_a_tie(void **state)
{
	struct registry_limits l = { 0 };
	struct strbuf told = STRBUF_INIT;

	registry_limits_read(&l, &names, "颍州区", &told);
	assert_null(l.units);
	assert_string_equal(l.places, "{341202000000,341202001000}");
	assert_non_null(strstr(told.s, "颍州区"));
	strbuf_finish(&told);
	registry_limits_finish(&l);
}

static void
words_limit_each_other(void **state)
{
	check("yzqcg cgj", "{2}", NULL, NULL, NULL);
	check("cgj ludeng fhyq", "{1,2}", "{10,11,12}", "{341200000000,341271000000}", NULL);
	check("ludeng dlzm", NULL, "{10,11,12}", NULL, NULL);
	/* of the units nothing would be left */
	check("yzqcg dlzms", "{}", NULL, NULL, NULL);
	check("ludeng 02", NULL, "{}", NULL, NULL);
}

static void
the_rest_stands_in_the_text(void **state)
{
	check("阜办〔2023〕11号", NULL, NULL, NULL, "阜办〔2023〕11号");
	check("  cgj   第4条  户外 ", "{1,2}", NULL, NULL, "第4条 户外");
	/* the middle of a code is no code */
	check("2023", NULL, NULL, NULL, "2023");
}

static void
what_covers_a_place(void **state)
{
	struct registry_limits l = { 0 };

	registry_limits_cover(&l, &names, 12, "341202001000");
	assert_string_equal(l.categories, "{10,11,12}");
	assert_string_equal(l.places, "{341200000000,341202000000,341202001000}");
	assert_null(l.units);
	registry_limits_cover(&l, &names, 0, "");
	assert_null(l.categories);
	assert_null(l.places);
	registry_limits_finish(&l);
}

static void
lines_as_json(void **state)
{
	char *json = registry_duty_json((const char *const[]){
	    "unit", "1", "note", "", "excerpt", NULL, "document", "a\"b", NULL });

	assert_string_equal(json, "{\"unit\":\"1\",\"note\":\"\",\"document\":\"a\\\"b\"}");
	free(json);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_dimension),
		cmocka_unit_test(what_is_below_and_above_belongs_to_it),
		cmocka_unit_test(the_rarer_wins_a_tie),
		cmocka_unit_test(words_limit_each_other),
		cmocka_unit_test(the_rest_stands_in_the_text),
		cmocka_unit_test(what_covers_a_place),
		cmocka_unit_test(lines_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
