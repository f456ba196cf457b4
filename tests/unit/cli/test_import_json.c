/* SPDX-License-Identifier: MIT */
/* A batch on the wire: what is written must be read again as it was, by somebody else's reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "base/strbuf.h"
#include "query/import.h"

static struct import_text
text(const char *s)
{
	return (struct import_text){ s, s != NULL ? strlen(s) : 0 };
}

static json_t *
read_back(struct strbuf *json)
{
	json_error_t error;
	json_t *rows;

	strbuf_addc(json, ']');
	rows = json_loads(json->s, JSON_REJECT_DUPLICATES, &error);
	if (rows == NULL)
		fail_msg("%s: %s", error.text, json->s);
	strbuf_finish(json);
	return rows;
}

static const char *
member(json_t *rows, size_t row, const char *name)
{
	return json_string_value(json_object_get(json_array_get(rows, row), name));
}

static void
every_member(void **state)
{
	struct strbuf json = STRBUF_INIT;
	json_t *rows;

	import_json_begin(&json, 12);
	import_json_put(&json, "external_no", text("A1"));
	import_json_put(&json, "title", text(NULL));
	import_json_put(&json, "body", text("b"));
	import_json_end(&json);
	rows = read_back(&json);
	assert_int_equal(json_array_size(rows), 1);
	assert_int_equal(json_object_size(json_array_get(rows, 0)), 3);
	assert_int_equal(json_integer_value(json_object_get(json_array_get(rows, 0), "row")), 12);
	assert_string_equal(member(rows, 0, "external_no"), "A1");
	assert_string_equal(member(rows, 0, "body"), "b");
	json_decref(rows);
}

static void
several_rows(void **state)
{
	struct strbuf json = STRBUF_INIT;
	json_t *rows;

	for (uint64_t row = 1; row <= 2; row++) {
		import_json_begin(&json, row);
		import_json_put(&json, "external_no", text("A1"));
		import_json_end(&json);
	}
	rows = read_back(&json);
	assert_int_equal(json_array_size(rows), 2);
	assert_int_equal(json_object_size(json_array_get(rows, 1)), 2);
	json_decref(rows);
}

/* Every character below U+0800, some above, and the ones JSON wants escaped next to each other. */
static void
every_character(void **state)
{
	struct strbuf all = STRBUF_INIT, json = STRBUF_INIT;
	json_t *rows;

	for (int c = 1; c < 0x80; c++)
		strbuf_addc(&all, (char)c);
	for (int c = 0x80; c < 0x800; c++) {
		strbuf_addc(&all, (char)(0xC0 | c >> 6));
		strbuf_addc(&all, (char)(0x80 | (c & 0x3F)));
	}
	strbuf_adds(&all, "\"\\\"\\\n\n\u2028\u3000颍𬭎😀\\");
	import_json_begin(&json, 1);
	import_json_put(&json, "body", (struct import_text){ all.s, all.len });
	import_json_end(&json);
	rows = read_back(&json);
	assert_string_equal(member(rows, 0, "body"), all.s);
	json_decref(rows);
	strbuf_finish(&all);
}

/* Codes that the database gives for a row have sentences of their own. */
static void
reasons(void **state)
{
	assert_string_not_equal(import_reason("missing"), import_reason("bad_value"));
	assert_string_not_equal(import_reason("bad_value"), import_reason("no such code"));
	assert_true(strlen(import_reason("")) > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_member),
		cmocka_unit_test(several_rows),
		cmocka_unit_test(every_character),
		cmocka_unit_test(reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
