/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>

#include "base/vec.h"
#include "base/strbuf.h"
#include "text/pinyin.h"
#include "ui/pick.h"

static const struct choice units[] = {
	{ "YZQ-CGJ", "颍州区城管局", "阜阳市/颍州区" },
	{ "CGJ", "市城管局", "城市管理 行政执法" },
	{ "CGZD", "城管支队", NULL },
	{ "JYJ", "市教育局", "学校" },
	{ "YDQ", "颍东区", "城关" },
};
static const struct choices choices = { ARRAY_LEN(units), units };

static void
assert_hits(const struct pick *p, const char *expected)
{
	struct strbuf codes = STRBUF_INIT;

	for (size_t i = 0; i < p->count; i++)
		strbuf_addf(&codes, "%s%s", i ? " " : "", p->choices->items[p->hits[i]].code);
	assert_string_equal(strbuf_str(&codes), expected);
	strbuf_finish(&codes);
}

static void
best_first_and_stable(void **state)
{
	struct pick p = { .choices = &choices };

	pick_rank(&p, "");
	assert_hits(&p, "YZQ-CGJ CGJ CGZD JYJ YDQ");
	assert_true(pick_current(&p) == SIZE_MAX);
	pick_rank(&p, "cgj");
	assert_hits(&p, "CGJ YZQ-CGJ");
	assert_int_equal(pick_current(&p), 1);
	pick_rank(&p, "cg");
	/* A note that is just that, labels and codes that begin so, then what holds it inside. */
	assert_hits(&p, "YDQ CGJ CGZD YZQ-CGJ");
	pick_rank(&p, "城管");
	assert_hits(&p, "CGZD YZQ-CGJ CGJ");
	pick_rank(&p, "xuexiao");
	assert_hits(&p, "JYJ");
	pick_rank(&p, "zzz");
	assert_hits(&p, "");
	assert_true(pick_current(&p) == SIZE_MAX);
	assert_false(pick_move(&p, 1));
	pick_finish(&p);
}

static void
cursor_moves_and_scrolls(void **state)
{
	struct choice many[20];
	struct choices source = { ARRAY_LEN(many), many };
	struct pick p = { .choices = &source };

	for (size_t i = 0; i < ARRAY_LEN(many); i++)
		many[i] = (struct choice){ "c", "城", NULL };
	pick_rank(&p, "c");
	assert_int_equal(p.cursor, 0);
	assert_false(pick_move(&p, -1));
	for (int i = 0; i < 19; i++)
		assert_true(pick_move(&p, 1));
	assert_false(pick_move(&p, 1));
	assert_int_equal(p.cursor, 19);
	assert_int_equal(p.top, 20 - PICK_SHOWN);
	pick_finish(&p);
}

/* The rank of a choice, written down plainly: 0 is no hit. */
static int
plain_rank(const struct choice *c, const char *typed)
{
	int label = pinyin_match(c->label, typed), code = pinyin_match(c->code, typed);
	int own = label > code ? label : code, note = pinyin_match(c->note, typed);

	own = own > 0 ? 2 * own + 1 : 0;
	return own > 2 * note ? own : 2 * note;
}

static void
ranks_like_a_plain_sort(void **state)
{
	static const char *const syllables[] = { "阜", "阳", "市", "颍", "州", "城", "管", "局",
		"重", "庆", "长", "乐", "行", "政", "A", "b", "2", "(" };
	static const char letters[] = "abcfghjlqsxyz2";
	struct choice many[60];
	struct choices source = { ARRAY_LEN(many), many };

	for (size_t i = 0; i < ARRAY_LEN(many); i++) {
		struct strbuf parts[3] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };
		for (unsigned n = 9; n > 0; n--)
			strbuf_adds(&parts[n % 3], syllables[random_below(ARRAY_LEN(syllables))]);
		many[i] = (struct choice){ strbuf_take(&parts[0]), strbuf_take(&parts[1]),
			strbuf_take(&parts[2]) };
	}
	for (int round = 0; round < 2000; round++) {
		struct pick p = { .choices = &source };
		char typed[4] = "";
		for (unsigned n = 1 + random_below(3); n > 0; n--)
			typed[n - 1] = letters[random_below(sizeof letters - 1)];
		pick_rank(&p, typed);
		size_t at = 0;
		for (int rank = 2 * FIT_EXACT + 1; rank > 0; rank--)
			for (size_t i = 0; i < ARRAY_LEN(many); i++)
				if (plain_rank(&many[i], typed) == rank)
					assert_int_equal(p.hits[at++], i);
		assert_int_equal(p.count, at);
		pick_finish(&p);
	}
	for (size_t i = 0; i < ARRAY_LEN(many); i++) {
		free((char *)(uintptr_t)many[i].code);
		free((char *)(uintptr_t)many[i].label);
		free((char *)(uintptr_t)many[i].note);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(best_first_and_stable),
		cmocka_unit_test(cursor_moves_and_scrolls),
		cmocka_unit_test(ranks_like_a_plain_sort),
	};
	return cmocka_run_group_tests_name("pick", tests, NULL, NULL);
}
