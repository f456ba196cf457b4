/* SPDX-License-Identifier: MIT */
#include "city/pack.h"

#include <stdlib.h>

#include "checks.h"
#include "file.h"
#include "shape.h"

void
city_pack_parse(const char *text, size_t n, struct city_pack *out, struct city_faults *faults)
{
	struct node root;
	struct checker c = { &root, faults };

	if (!tree_parse(text, n, &root, faults))
		return;
	shape_check(&pack_keys, &root, faults);
	check_names(&c);
	check_clocks(&c);
	check_desks(&c);
	check_rules(&c);
	if (faults->count == 0) {
		json_t *json = shape_json(&pack_keys, &root);
		out->json = json_dumps(json, JSON_COMPACT);
		json_decref(json);
	}
	tree_finish(&root);
	city_faults_sort(faults);
}

bool
city_pack_read(const char *path, struct city_pack *out, struct city_faults *faults, char **cause)
{
	struct strbuf text = STRBUF_INIT;
	bool ok = file_slurp(path, &text, cause);

	if (ok) {
		city_pack_parse(strbuf_str(&text), text.len, out, faults);
		out->source = strbuf_take(&text);
	}
	strbuf_finish(&text);
	return ok;
}

void
city_pack_finish(struct city_pack *pack)
{
	free(pack->source);
	free(pack->json);
	*pack = (struct city_pack){ 0 };
}
