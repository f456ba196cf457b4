/* SPDX-License-Identifier: MIT */
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "cli/cli.h"

/*
 * Inside all text is UTF-8, whatever the terminal's encoding is: so a locale in another one,
 * or none, must not be obeyed. Numbers stay those of C.
 */
static void
use_utf8(void)
{
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

int
main(int argc, char **argv)
{
	use_utf8();
	return cli_main(argc, argv);
}
