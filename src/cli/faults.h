/* SPDX-License-Identifier: MIT */
/* The faults of a file, a line each on stdout, as compilers and editors know them. */
#ifndef PAIDAN_SRC_CLI_FAULTS_H
#define PAIDAN_SRC_CLI_FAULTS_H

#include "city/faults.h"

/* EXIT_OK if there are none; else EXIT_DATA, and their number on stderr. */
int faults_say(const char *path, const struct city_faults *faults);

#endif
