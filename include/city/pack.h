/* SPDX-License-Identifier: MIT */
/*
 * A rule pack: what makes one city different from another, in a file that people
 * write. Read, checked, and handed on as the JSON that paidan_api.load_rules takes.
 */
#ifndef PAIDAN_CITY_PACK_H
#define PAIDAN_CITY_PACK_H

#include <stdbool.h>

#include "city/faults.h"

/* At rest all zero. */
struct city_pack {
	char *source; /* the file as it stands, UTF-8 */
	char *json;   /* NULL if there are faults */
};

/*
 * False with a cause if the file cannot be read at all. True, with all faults in the order of
 * the file: no faults, and the pack is whole; else it has no JSON.
 */
bool city_pack_read(
    const char *path, struct city_pack *out, struct city_faults *faults, char **cause);
/* The same of n bytes of text; out->source stays NULL. */
void city_pack_parse(
    const char *text, size_t n, struct city_pack *out, struct city_faults *faults);
void city_pack_finish(struct city_pack *pack);

#endif
