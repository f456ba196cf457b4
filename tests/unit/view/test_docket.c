/* SPDX-License-Identifier: MIT */
/* What a coordinator reads before ruling: the way of the ticket, and the draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "model/ticket.h"
#include "text/width.h"
#include "view/docket_draft.h"
#include "view/replay.h"

/* The model's strings are the owner's to free; here nobody frees them. */
#define S(text) ((char[]){ text })
#define MINUTE INT64_C(60000)
#define DAY (24 * 60 * MINUTE)

/* 1 February 2023 and later, by the city's clock. */
static int64_t
at(int day, int hour, int minute)
{
	return (19388 + day) * DAY + ((hour - 8) * 60 + minute) * MINUTE;
}

static void
assert_strip(const struct hop *hops, size_t count, const char *text)
{
	struct strbuf out = STRBUF_INIT;

	replay_strip(&out, hops, count, at(1, 18, 0));
	assert_string_equal(strbuf_str(&out), text);
	strbuf_finish(&out);
}

static void
a_lamp_goes_round(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 15, 37), at(1, 15, 59), S("dispatched"), 22 * MINUTE, 0, false, 0 },
		{ 2, 2, S("市城管局"), at(1, 15, 59), at(1, 16, 30), S("dispatched"), 31 * MINUTE, 0, false, 0 },
		{ 3, 3, S("园区"), at(1, 16, 30), at(1, 16, 49), S("dispatched"), 19 * MINUTE, 0, false, 0 },
		{ 4, 1, S("颍州区"), at(1, 16, 49), NO_TIME, S("dispatched"), 0, 0, true, 0 },
	};
	struct hop *last = &hops[3];

	assert_strip(hops, 4, "颍州区 15:37─22分→市城管局 15:59─31分→园区 16:30─19分→颍州区 16:49 ⟲");
	assert_strip(hops, 0, "");
	/* The last return named the first unit again: nobody has sent it there. */
	*last = (struct hop){ 4, 1, S("颍州区"), NO_TIME, NO_TIME, S("proposed"), 0, 0, true, 0 };
	assert_strip(hops, 4, "颍州区 15:37─22分→市城管局 15:59─31分→园区 16:30─19分→颍州区 ⟲");
}

static void
time_with_nobody_and_other_days_are_told(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 23, 50), at(2, 0, 10), S("dispatched"), 20 * MINUTE, 0, false, 0 },
		{ 2, 2, S("市城管局"), at(2, 9, 0), NO_TIME, S("ruled"), 0, 530 * MINUTE, false, 0 },
	};

	assert_strip(hops, 2, "颍州区 23:50─20分→(8时50分)市城管局 02-02 09:00(裁定)");
	hops[0].from_ms -= DAY;
	assert_strip(hops, 2, "颍州区 01-31 23:50─20分→(8时50分)市城管局 02-02 09:00(裁定)");
	hops[0].from_ms += DAY;
	/* Less than a minute is none. */
	hops[1].transit_ms = MINUTE - 1;
	assert_strip(hops, 2, "颍州区 23:50─20分→市城管局 02-02 09:00(裁定)");
}

static void
levels_are_told(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 9, 0), at(1, 9, 5), S("dispatched"), 5 * MINUTE, 0, false, 0 },
		{ 2, 2, S("文峰\x1b街道"), at(1, 9, 5), at(1, 9, 6), S("passed"), MINUTE, 0, false, 1 },
		{ 3, 1, S("颍州区"), at(1, 9, 6), NO_TIME, S("returned"), 0, 0, true, 0 },
	};

	/* What a terminal would obey is shown. */
	assert_strip(hops, 3, "颍州区 09:00─5分↓文峰^[街道 09:05─1分↑颍州区 09:06 ⟲");
}

/* --- the draft ------------------------------------------------------------------ */

enum { YZQ = 1, CGJ, YQ };

static char lead[] = "lead", assist[] = "assist", nothing[] = "[]";
static char home[] = "341271100005", home_name[] = "园区", matter[] = "市政/照明/路灯白天不熄";

static struct unit units[] = {
	{ .id = YZQ, .name = S("阜阳市颍州区"), .short_name = S("颍州区"), .kind = S("county") },
	{ .id = CGJ, .name = S("阜阳市城市管理局"), .short_name = S("市城管局"), .kind = S("bureau") },
	{ .id = YQ, .name = S("阜合现代产业园区"), .short_name = S("园区"), .kind = S("zone") },
};
static struct reason codes[] = {
	{ S("return"), S("wrong_territory"), S("属地有误") },
	{ S("return"), S("not_our_function"), S("非本单位职能") },
};
static struct names names = {
	.units = units, .unit_count = ARRAY_LEN(units),
	.reasons = codes, .reason_count = ARRAY_LEN(codes),
};

#define DUTY \
	"{\"document\": \"阜编〔2012〕7号\", \"article\": \"第3条\", \"excerpt\": \"市政职能由颍州区保留\"}"

static struct hint_fact duty[] = { { S("duty"), S(DUTY) } };
static struct hint_fact precedent[] = { { S("ruling"),
	S("{\"number\": \"裁〔2026〕3号\", \"lead_name\": \"颍州区\", \"legal_basis\": \"某办法第2条\"}") } };
static struct hint_fact history[] = { { S("history"), S("{\"alike\": 37, \"closed\": 35}") } };
static struct hint_fact territory[] = { { S("territory"), S("{\"territory\": \"颍州区\"}") } };

static struct claim claims[] = {
	{ YZQ, S("颍州区"), S("refused"), S("wrong_territory"), S("不归我区"), S("市城管局"), 0, 1 },
	{ CGJ, S("市城管局"), S("refused"), S("not_our_function"), S("不归我局"), S("园区"), 0, 1 },
	{ YQ, S("园区"), S("proposed"), S(""), S(""), S(""), 0, 1 },
};
static struct place places[] = {
	{ S("341200000000"), S("阜阳市"), S("city"), 2, S("tree"), S(""), S("") },
	{ S("341202000000"), S("颍州区"), S("county"), 2, S("host"), S("颍州区"), S("") },
	{ S("341271000000"), S("阜合园区"), S("county"), 3, S("tree"), S("园区"), S("") },
	{ S("341271100000"), S("某街道"), S("town"), 4, S("tree"), S(""), S("") },
	{ S("341271100005"), S("某社区"), S("village"), 5, S("place"), S(""), S("") },
};

static void
fill(struct docket *d, struct hints *hints)
{
	claims[0].at_ms = at(1, 15, 59);
	claims[1].at_ms = at(1, 16, 30);
	*d = (struct docket){
		.row = { .category_id = 9, .territory_code = home, .territory = home_name },
		.text = { .category = matter },
		.claims = claims, .claim_count = ARRAY_LEN(claims),
		.places = places, .place_count = ARRAY_LEN(places),
		.hints = hints,
	};
}

static struct hint
hint(int unit, struct hint_fact *reason)
{
	return (struct hint){ .unit_id = unit, .role = lead, .score = 1,
		.kind = reason->code, .reasons_json = nothing, .warnings_json = nothing,
		.reasons = { reason, 1 } };
}

static void
the_registry_speaks(void **state)
{
	struct hint items[] = { hint(YZQ, duty), hint(CGJ, history) };
	struct hints hints = { .items = items, .count = 2, .verdict = S("match") };
	struct ruling_draft draft = { 0 };
	struct docket d;

	fill(&d, &hints);
	docket_draft(&draft, &d, &names, YZQ);
	assert_string_equal(draft.lead, "1");
	assert_string_equal(draft.reasons,
	    "颍州区（02-01 15:59属地有误）、市城管局（16:30非本单位职能）先后退回。"
	    "权责清单（阜编〔2012〕7号 第3条）载明：“市政职能由颍州区保留”。"
	    "由颍州区牵头办理，独自办不了的报协调组协调。");
	assert_string_equal(draft.legal_basis, "阜编〔2012〕7号 第3条");
	assert_string_equal(draft.assist, "");
	assert_true(draft.binding);
	/* What it covers: the matter itself, and the zone that the place lies in. */
	assert_string_equal(draft.category, "9");
	assert_string_equal(draft.category_name, "路灯白天不熄");
	assert_string_equal(draft.territory, "341271000000");
	assert_string_equal(draft.territory_name, "阜合园区");
	/* Without a zone, the town; a zone laid over it goes before. */
	places[1].kind[0] = 't';
	docket_draft(&draft, &d, &names, YZQ);
	assert_string_equal(draft.territory, "341271100000");
	places[1].kind[0] = 'h';
	ruling_draft_finish(&draft);
}

static void
a_conflict_names_the_others_to_assist(void **state)
{
	struct hint items[] = { hint(YZQ, duty), hint(CGJ, duty), hint(YQ, duty) };
	int leads[] = { YZQ, CGJ };
	struct hints hints = { .items = items, .count = 3, .verdict = S("conflict"),
		.leads = leads, .lead_count = 2 };
	struct ruling_draft draft = { 0 };
	struct docket d;

	items[2].role = assist;
	fill(&d, &hints);
	d.claim_count = 1;
	docket_draft(&draft, &d, &names, CGJ);
	assert_string_equal(draft.assist, "1,3");
	assert_string_equal(draft.assist_names, "颍州区、园区");
	assert_string_equal(draft.reasons,
	    "颍州区（02-01 15:59属地有误）退回。权责清单同级条目指向多家单位。"
	    "权责清单（阜编〔2012〕7号 第3条）载明：“市政职能由颍州区保留”。"
	    "由市城管局牵头，协办单位配合，合力仍办不了的报协调组协调。");
	ruling_draft_finish(&draft);
}

static void
without_a_row_precedent_or_practice_speak(void **state)
{
	struct hint items[] = { hint(YZQ, precedent), hint(CGJ, history), hint(YQ, territory) };
	struct hints hints = { .items = items, .count = 3, .verdict = S("gap") };
	struct ruling_draft draft = { 0 };
	struct docket d;

	fill(&d, &hints);
	d.claim_count = 0;
	d.place_count = 0;
	docket_draft(&draft, &d, &names, YZQ);
	assert_string_equal(draft.reasons, "先例裁〔2026〕3号：同类事项由颍州区主办。"
	    "由颍州区牵头办理，独自办不了的报协调组协调。");
	assert_string_equal(draft.legal_basis, "某办法第2条、裁〔2026〕3号");
	/* No map: the ticket's own place. */
	assert_string_equal(draft.territory, "341271100005");
	docket_draft(&draft, &d, &names, CGJ);
	assert_string_equal(draft.reasons, "权责清单无对应条目。同类工单37件中由其办结35件。"
	    "由市城管局牵头办理，独自办不了的报协调组协调。");
	assert_string_equal(draft.legal_basis, "无明文规定，按属地和惯例指定。");
	docket_draft(&draft, &d, &names, YQ);
	assert_string_equal(draft.reasons, "权责清单无对应条目。该单位管辖事发地。"
	    "由园区牵头办理，独自办不了的报协调组协调。");
	ruling_draft_finish(&draft);
}

/* What is sent is what is seen: nothing in it can act on a terminal. */
static void
hostile_evidence_is_harmless(void **state)
{
	struct hint_fact bad[] = { { S("duty"),
		S("{\"document\": \"文\\u001b[2J\", \"article\": \"\", \"excerpt\": \"a\\u202eb\\nc\"}") } };
	struct hint items[] = { hint(YZQ, bad) };
	struct hints hints = { .items = items, .count = 1, .verdict = S("match") };
	struct ruling_draft draft = { 0 };
	struct docket d;

	fill(&d, &hints);
	d.claim_count = 0;
	docket_draft(&draft, &d, &names, YZQ);
	assert_non_null(strstr(draft.reasons, "文^[[2J"));
	assert_non_null(strstr(draft.reasons, "a<U+202E>b c"));
	assert_null(strpbrk(draft.reasons, "\x1b\n"));
	ruling_draft_finish(&draft);
}

/* Where a line is broken, a blank goes. */
static char *
without_blanks(const char *text, size_t n)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < n; i++) {
		if (text[i] != ' ')
			strbuf_addc(&out, text[i]);
	}
	return strbuf_take(&out);
}

static void
assert_holds(const char *shown, const char *text)
{
	char *words = without_blanks(text, strlen(text));

	assert_non_null(strstr(shown, words));
	free(words);
}

/* All the words, in lines that fit. */
static void
a_draft_is_shown_whole(void **state)
{
	struct hint items[] = { hint(YZQ, duty) };
	struct hints hints = { .items = items, .count = 1, .verdict = S("match") };
	struct ruling_draft draft = { 0 };
	struct docket d;

	fill(&d, &hints);
	docket_draft(&draft, &d, &names, YZQ);
	for (int columns = 40; columns <= 120; columns += 40) {
		struct strbuf lines = STRBUF_INIT, words = STRBUF_INIT;
		int count = 0;

		ruling_draft_lines(&lines, &draft, columns);
		for (const char *s = lines.s; *s != '\0'; s += strcspn(s, "\n") + 1, count++) {
			size_t n = strcspn(s, "\n");
			char *line = without_blanks(s, n);

			assert_true(width_text(s, n) <= columns);
			strbuf_adds(&words, line);
			free(line);
		}
		assert_holds(words.s, draft.reasons);
		assert_holds(words.s, draft.legal_basis);
		assert_holds(words.s, "路灯白天不熄");
		assert_true(columns < 80 || count <= 6);
		strbuf_finish(&lines);
		strbuf_finish(&words);
	}
	ruling_draft_finish(&draft);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lamp_goes_round),
		cmocka_unit_test(time_with_nobody_and_other_days_are_told),
		cmocka_unit_test(levels_are_told),
		cmocka_unit_test(the_registry_speaks),
		cmocka_unit_test(a_conflict_names_the_others_to_assist),
		cmocka_unit_test(without_a_row_precedent_or_practice_speak),
		cmocka_unit_test(hostile_evidence_is_harmless),
		cmocka_unit_test(a_draft_is_shown_whole),
	};

	i18n_use("zh");
	clock_set_utc_offset(480);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
