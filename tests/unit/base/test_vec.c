/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
test_add_is_zeroed_and_kept(void **state)
{
	struct pair {
		int a;
		void *b;
	} *v = NULL;
	size_t n = 0, cap = 0;

	for (int i = 0; i < 1000; i++) {
		struct pair *p = VEC_ADD(v, n, cap);

		assert_int_equal(p->a, 0);
		assert_null(p->b);
		p->a = i;
		p->b = p;
	}
	assert_int_equal(n, 1000);
	assert_true(cap >= n);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(v[i].a, i);
	free(v);
}

static void
test_grow_only_when_needed(void **state)
{
	size_t cap = 0;
	int *v = vec_grow(NULL, &cap, 100, sizeof *v);
	size_t before = cap;

	assert_true(cap >= 100);
	assert_ptr_equal(vec_grow(v, &cap, 100, sizeof *v), v);
	assert_int_equal(cap, before);
	free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add_is_zeroed_and_kept),
		cmocka_unit_test(test_grow_only_when_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
