/* SPDX-License-Identifier: MIT */
/* `paidan drafts`: another passphrase for encrypted drafts, or none. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "passphrase.h"
#include "settings/settings.h"
#include "ui/draft.h"
#include "ui/vault.h"

static bool
change(const struct vault *vault, const char *folder, char **cause)
{
	if (!passphrase_change(vault, folder, cause))
		return false;
	say("%s", _("The drafts have another passphrase."));
	return true;
}

static bool
decrypt(const struct vault *vault, const char *folder, char **cause)
{
	size_t count;

	if (!drafts_unshut(folder, vault, &count, cause))
		return false;
	say(_("%zu drafts are in clear again; draft_encryption: none keeps them so."), count);
	return true;
}

static int
run(const char *folder, bool (*fn)(const struct vault *, const char *, char **))
{
	struct vault *vault;
	char *cause = NULL;
	int code = EXIT_OK;

	if (!vault_there(folder)) {
		say_fault("%s", _("the drafts are not encrypted"));
		return EXIT_REFUSED;
	}
	vault = passphrase_open(folder, &cause);
	if (vault == NULL || !fn(vault, folder, &cause))
		code = say_cause(EXIT_REFUSED, cause);
	vault_close(vault);
	return code;
}

int
drafts_main(struct settings *settings, int argc, char **argv)
{
	bool other;
	char *state, *folder;
	int code;

	if (cli_next(argc, argv, NULL) != CLI_END)
		return EXIT_USAGE;
	other = argc - optind == 1 && strcmp(argv[optind], "passphrase") == 0;
	if (!other && (argc - optind != 1 || strcmp(argv[optind], "decrypt") != 0))
		return cli_usage("drafts");
	state = settings_state_dir(settings);
	folder = xasprintf("%s/drafts", state);
	code = run(folder, other ? change : decrypt);
	free(folder);
	free(state);
	return code;
}
