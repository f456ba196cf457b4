/* SPDX-License-Identifier: MIT */
/* Where a ticket was, and what was said and ruled about it, in the detail text. */
#include "view/detail_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"

#define MINUTE INT64_C(60000)
/* A moment of one day by the city's clock. */
#define AT(hour, minute) ((((hour) - 8) * 60 + (minute)) * MINUTE)
/* Strings of structs are not const. */
#define S(text) (char[]){ text }

static void
assert_drawn(struct pager *p, int cols, const char *wanted)
{
	struct strbuf out = STRBUF_INIT;
	struct canvas c;
	int rows = 0;

	for (const char *s = wanted; *s != '\0'; s++)
		rows += *s == '\n';
	canvas_init(&c, rows, cols);
	pager_draw(p, &c, (struct rect){ 0, 0, rows, cols });
	canvas_dump(&c, &out);
	assert_string_equal(strbuf_str(&out), wanted);
	canvas_finish(&c);
	strbuf_finish(&out);
	pager_destroy(p);
}

static struct hop lamp[] = {
	{ .seq = 1, .unit_id = 1, .unit = S("Yingzhou"), .how = S("dispatched"),
	    .from_ms = AT(15, 37), .until_ms = AT(15, 59), .in_hand_ms = 22 * MINUTE },
	{ .seq = 2, .unit_id = 2, .unit = S("City bureau"), .how = S("dispatched"),
	    .from_ms = AT(15, 59), .until_ms = AT(16, 30), .in_hand_ms = 31 * MINUTE },
	{ .seq = 3, .unit_id = 3, .unit = S("Park"), .how = S("dispatched"),
	    .from_ms = AT(16, 30), .until_ms = AT(16, 49), .in_hand_ms = 19 * MINUTE },
	{ .seq = 4, .unit_id = 1, .unit = S("Yingzhou"), .how = S("proposed"), .from_ms = NO_TIME,
	    .until_ms = NO_TIME, .again = true },
};

static void
the_way_breaks_between_units(void **state)
{
	struct detail d = { .hops = lamp, .hop_count = ARRAY_LEN(lamp), .row.looped = true };
	struct desk desk = { .cells_at_ms = AT(17, 0) };
	struct pager *p = pager_create();

	detail_way(p, &desk, &d);
	assert_drawn(p, 60,
	    "Way             Yingzhou 15:37─22m→City bureau 15:59─31m\n"
	    "                →Park 16:30─19m→Yingzhou ⟲\n"
	    "Hops            3 hops, 3 units tried, 1h12m in hand, 0m\n"
	    "                in transit\n");
}

static void
one_stay_is_no_way(void **state)
{
	struct detail d = { .hops = lamp, .hop_count = 1 };
	struct desk desk = { .cells_at_ms = AT(17, 0) };
	struct pager *p = pager_create();

	detail_way(p, &desk, &d);
	assert_drawn(p, 60, "\n");
}

static void
what_was_said_stands_in_order(void **state)
{
	struct names names = { .loaded = true };
	struct desk desk = { .names = &names };
	struct objection objection = { .kind = S("objection"), .unit = S("Park"),
		.reason_code = S("not_ours"), .text = S("Municipal work stayed there."),
		.proposed = S("Yingzhou"), .at_ms = AT(16, 40), .outcome = S(""), .number = S("") };
	struct opinion opinion = { .unit = S("Staffing office"), .question = S("Whose?"),
		.asked_by = S("Li"), .asked_ms = AT(16, 45), .due_ms = AT(18, 0), .text = S(""),
		.given_ms = NO_TIME, .given_by = S("") };
	struct ruling ruling = { .number = S("R17"), .by = S("Fang"), .lead = S("Yingzhou"),
		.assist = S("Park"), .reasons = S("You lead."), .legal_basis = S("§ 3"),
		.binding = true, .ladder = 1, .at_ms = AT(16, 59) };
	struct detail d = { .objections = &objection, .objection_count = 1, .opinions = &opinion,
		.opinion_count = 1, .rulings = &ruling, .ruling_count = 1 };
	struct pager *p = pager_create();

	detail_coordination(p, &desk, &d);
	assert_drawn(p, 80,
	    "Coordination\n"
	    "01-01 16:40  Park  objects  not_ours; proposes Yingzhou\n"
	    "  Municipal work stayed there.\n"
	    "01-01 16:45  Li asks Staffing office: Whose?\n"
	    "  not answered; due 01-01 18:00\n"
	    "01-01 16:59  R17  Fang (duty officer)  Yingzhou lead  Park assisting  binding\n"
	    "  You lead.\n"
	    "  Legal basis: § 3\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_way_breaks_between_units),
		cmocka_unit_test(one_stay_is_no_way),
		cmocka_unit_test(what_was_said_stands_in_order),
	};

	i18n_use("en");
	clock_set_utc_offset(480);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
