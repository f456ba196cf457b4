/* SPDX-License-Identifier: MIT */
/* For tests that do not link the real catalogues: English only. */
#include "base/i18n.h"

const struct i18n_catalogue i18n_catalogues[1] = { { "none", (const unsigned char *)"", 0 } };
const size_t i18n_catalogue_count = 0;
