/* SPDX-License-Identifier: MIT */
/* A whole file in memory, if it is not larger than any that people write. */
#ifndef PAIDAN_SRC_CITY_FILE_H
#define PAIDAN_SRC_CITY_FILE_H

#include <stdbool.h>

#include "base/strbuf.h"

bool file_slurp(const char *path, struct strbuf *out, char **cause);

#endif
