/* SPDX-License-Identifier: MIT */
/* Exit codes of every subcommand; documented in paidan(1). Values from sysexits where one fits. */
#ifndef PAIDAN_BASE_EXITCODE_H
#define PAIDAN_BASE_EXITCODE_H

enum exitcode {
	EXIT_OK = 0,
	/* it ran, and some of it was refused (bad rows, state, right) or is not as it should be */
	EXIT_REFUSED = 1,
	EXIT_USAGE = 64,         /* unknown option or missing argument */
	EXIT_DATA = 65,          /* input file is not what it should be */
	EXIT_NOINPUT = 66,       /* input file cannot be read */
	EXIT_NOACCOUNT = 67,     /* the login has no account on the platform */
	EXIT_NODB = 69,          /* database cannot be reached */
	EXIT_MEMORY = 71,        /* out of memory */
	EXIT_CANTWRITE = 73,     /* output file cannot be written */
	EXIT_TERMINAL = 74,      /* terminal unsuitable */
	EXIT_SCHEMA = 76,        /* database schema older or newer than this program */
	EXIT_NORIGHT = 77,       /* not allowed */
	EXIT_CONFIG = 78,        /* configuration file is wrong */
};

#endif
