/* SPDX-License-Identifier: MIT */
#include "runner.h"

#include <getopt.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static const char usage[] =
    "usage: screentest [--size COLSxROWS] [--term TERM] [--encoding NAME] [--timeout MS]\n"
    "                  [--no-idle] SCRIPT [-- COMMAND [ARGUMENT]...]\n";

static int
bad_usage(const char *what)
{
	fprintf(stderr, "screentest: %s\n%s", what, usage);
	return 64;
}

static bool
parse_options(int argc, char **argv, struct world *w)
{
	static const struct option options[] = {
		{ "size", required_argument, NULL, 's' },
		{ "term", required_argument, NULL, 't' },
		{ "encoding", required_argument, NULL, 'e' },
		{ "timeout", required_argument, NULL, 'm' },
		{ "no-idle", no_argument, NULL, 'n' },
		{ "any-bytes", no_argument, NULL, 'b' },
		{ NULL, 0, NULL, 0 },
	};
	int option;

	while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1) {
		switch (option) {
		case 's':
			if (sscanf(optarg, "%dx%d", &w->options.cols, &w->options.rows) != 2)
				return false;
			break;
		case 't':
			w->options.term = optarg;
			break;
		case 'e':
			if (!encoding_parse(optarg, &w->options.encoding))
				return false;
			break;
		case 'm':
			w->timeout_ms = atoi(optarg);
			break;
		case 'b':
			w->options.any_bytes = true;
			break;
		case 'n':
			w->options.reports_idle = false;
			break;
		default:
			return false;
		}
	}
	return w->options.rows > 0 && w->options.cols > 0 && w->timeout_ms > 0;
}

int
main(int argc, char **argv)
{
	struct world w = {
		.options = { 24, 80, "xterm-256color", ENCODING_UTF8, true, false },
		.timeout_ms = 20000,
	};
	char *cause = NULL;

	setlocale(LC_CTYPE, "C.UTF-8");
	setvbuf(stdout, NULL, _IOLBF, 0);
	signal(SIGPIPE, SIG_IGN);
	if (!parse_options(argc, argv, &w))
		return bad_usage("an option is wrong");
	if (optind >= argc)
		return bad_usage("no script given");
	const char *script = argv[optind++];
	if (optind < argc && strcmp(argv[optind], "--") == 0)
		optind++;
	if (optind < argc && !world_spawn(&w, "main", argv + optind, &cause)) {
		printf("Bail out! %s\n", cause);
		free(cause);
		return 1;
	}
	int code = script_run(&w, script);
	world_finish(&w);
	return code;
}
