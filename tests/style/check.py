#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the house style where a program can: one TAP line a rule, one # line an offence.

usage: check.py [SOURCE ROOT]
"""
import os
import re
import statistics
import sys
import unicodedata

LONGEST_LINE = 100
LONGEST_SENTENCE = 130      # a line of C whose string makes it long: sentences are not cut up
LONGEST_FUNCTION = 80
LONGEST_FILE = 700
WANTED_P90 = 40

# Whom each layer may call. What is not named may not be included: upward calls, and the
# sideways ones that would make a knot of it.
LAYERS = {
    "base": "", "text": "base", "term": "base text", "ui": "base text term", "model": "base",
    "db": "base", "sql": "", "po": "base", "query": "base text db model sql",
    "settings": "base text", "city": "base text",
    "view": "base text term ui model db query",
    "cli": "base text term ui model db sql query settings city view",
}
LAYERS = {layer: set(below.split()) | {layer} for layer, below in LAYERS.items()}

# A layer that would serve any trade knows no word of this one.
PLAIN_LAYERS = ("text", "term", "ui", "db")
TRADE = re.compile(r"(?<![a-z])(tickets?|appeals?|citizens?|liaisons?|hotlines?|complaints?"
                   r"|dispatch(es|ed|er|ers|ing)?)(?![a-z])|派单|诉求|市民", re.I)

SYSTEM_HEADERS = {"curses.h": set(), "ncurses.h": set(),
                  "term.h": {"src/term/terminfo.c"}}

UNSAFE = re.compile(r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|atexit|system)\s*\(")
PLAIN_ALLOCATION = re.compile(
    r"\b(malloc|calloc|realloc|strdup|strndup|asprintf|vasprintf)\s*\(")
# abort() is an assertion, _exit() ends a forked child.
TALK = re.compile(r"\b(printf|vprintf|puts|putchar|perror|exit)\s*\(|\b(stdout|stderr)\b")
# The two that must: allocation that failed, and the log with its terminal to give back.
MAY_TALK = {"src/base/xalloc.c", "src/base/log.c"}

C_SLEEP = re.compile(r"\b(sleep|usleep|nanosleep|clock_nanosleep)\s*\(|\bpoll\s*\(\s*NULL")
SHELL_SLEEP = re.compile(r"^\s*sleep\b")
# Split, so that this file does not offend itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
PLACE = re.compile(r"(?<![\w.$}*])/(work|root)/|\blocalhost\.localdomain\b")
TYPEDEF = re.compile(r"^\s*typedef\b(?!.*\w+\s*\()", re.M)


class Source:
    def __init__(self, root, path):
        self.path = path
        with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        self.kind = kind_of(path, self.lines[0])

    @property
    def layer(self):
        parts = self.path.split("/")
        return parts[1] if parts[0] in ("src", "include") and len(parts) > 2 else None

    @property
    def code(self):
        """Without comments and without what strings say; lines stay where they are."""
        if not hasattr(self, "_code"):
            self._code = blank_words(self.text)
        return self._code


def kind_of(path, first):
    suffix = os.path.splitext(path)[1]
    if suffix in (".c", ".h"):
        return "c"
    if os.path.basename(path) in ("meson.build", "meson_options.txt"):
        return "meson"
    if suffix == ".py" or re.match(r"#!.*python", first):
        return "python"
    if suffix == ".sh" or re.match(r"#!.*sh\b", first) or path == "tests/lib/pg-common":
        return "shell"
    return {".sql": "sql", ".screen": "screen", ".spec": "spec"}.get(suffix)


STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
WORDS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank_words(text):
    def blank(match):
        token = match.group()
        if token[0] == '"':
            return '""'
        return "' '" if token[0] == "'" else "\n" * token.count("\n") + " "
    # The name of an included file is no string.
    return "\n".join(line if re.match(r"\s*#\s*include", line) else part
                     for line, part in zip(text.split("\n"), WORDS.sub(blank, text).split("\n")))


def read_tree(root):
    for top in ("src", "include", "tests", "config", ".ci"):
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = sorted(f for f in folders if f not in ("__pycache__", "seeds", "data"))
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), root)
                if name.endswith((".csv", ".po", ".out", ".expected", ".pyc")):
                    continue
                yield Source(root, path)
    for name in ("meson.build", "meson_options.txt"):
        yield Source(root, name)


def width(line):
    columns = 0
    for ch in line:
        if ch == "\t":
            columns += 8 - columns % 8
        elif not unicodedata.combining(ch):
            columns += 2 if unicodedata.east_asian_width(ch) in "WF" else 1
    return columns


def find(pattern, text):
    """(line, what was found) of each match."""
    return [(text.count("\n", 0, m.start()) + 1, m.group().strip()) for m in pattern.finditer(text)]


def functions(source):
    """(line, name, length) of each function: from the line of its name to its brace."""
    lines = source.code.split("\n")
    for i, line in enumerate(lines):
        name = re.match(r"([a-zA-Z_]\w*)\(", line)
        if not name:
            continue
        body = next((k for k in range(i, min(i + 8, len(lines)))
                     if re.match(r"\{|[^;]*;", lines[k])), None)
        if body is None or not lines[body].startswith("{"):
            continue
        end = next((k for k in range(body, len(lines)) if lines[k].startswith("}")), None)
        if end is not None:
            yield i + 1, name.group(1), end - i + 1


# --- the rules: each yields (path, line, words) ---------------------------------------------


def one_licence_line(tree):
    for s in tree:
        if s.kind and s.kind not in ("screen", "spec"):
            line = 1 if s.lines[0].startswith("#!") else 0
            if len(s.lines) <= line or "SPDX-License-Identifier: MIT" not in s.lines[line]:
                yield s.path, line + 1, "no SPDX line here"


def layers_call_downward(tree):
    for s in tree:
        if s.kind != "c" or s.layer is None:
            continue
        if s.layer not in LAYERS:
            yield s.path, 1, f"the layer {s.layer} is not in the list of this check"
            continue
        for number, line in enumerate(s.code.split("\n"), 1):
            m = re.match(r'\s*#\s*include\s*"(?:(\w+)/)?([\w./]+)"', line)
            if not m:
                continue
            layer = m.group(1)
            if layer is None and m.group(2) == "sqlfiles.h":
                layer = "sql"
            if layer and layer not in LAYERS[s.layer]:
                yield s.path, number, f"{s.layer} may not include {layer}/{m.group(2)}"


def own_header_first(tree):
    paths = {s.path for s in tree}
    for s in tree:
        if not s.path.startswith("src/") or not s.path.endswith(".c"):
            continue
        name = os.path.basename(s.path)[:-2] + ".h"
        door = f"{s.layer}/{name}"
        # A private header of the module begins with its door.
        private = {name, f"{s.layer}/{name[:-2]}_private.h"}
        if f"include/{door}" in paths:
            own = private | {door}
        elif f"{os.path.dirname(s.path)}/{name}" in paths:
            own = {name, door}
        else:
            continue
        first = re.search(r'^#include ["<]([^">]+)', s.text, re.M)
        if not first or first.group(1) not in own:
            yield s.path, 1, f"{door} is not the first header"


def plain_layers_know_no_trade(tree):
    for s in tree:
        if s.layer in PLAIN_LAYERS:
            for line, word in find(TRADE, s.text):
                yield s.path, line, word


def system_headers_at_home(tree):
    for s in tree:
        if not s.path.startswith(("src/", "include/")):
            continue
        for line, word in find(re.compile(r"^#include <[^>]+>", re.M), s.text):
            home = SYSTEM_HEADERS.get(word[len("#include <"):-1])
            if home is not None and s.path not in home:
                yield s.path, line, word


def views_see_no_results(tree):
    for s in tree:
        if s.kind == "c" and s.layer in ("view", "ui", "term", "text"):
            for line, word in find(re.compile(r"\bPG\w+|\bPQ\w+\s*\(|libpq"), s.code):
                yield s.path, line, word


def queries_see_no_screen(tree):
    for s in tree:
        if s.kind == "c" and s.layer in ("query", "db", "model"):
            for line, word in find(re.compile(r'#include "(ui|term|view)/'), s.code):
                yield s.path, line, word


def libraries_do_not_talk(tree):
    for s in tree:
        if s.kind == "c" and s.layer not in (None, "cli", "tools") and s.path not in MAY_TALK:
            for line, word in find(TALK, s.code):
                yield s.path, line, word


def no_unsafe_calls(tree):
    for s in tree:
        if s.kind == "c":
            for line, word in find(UNSAFE, s.code):
                yield s.path, line, word


def allocation_by_xalloc(tree):
    for s in tree:
        home = s.path == "src/base/xalloc.c" or s.path.startswith("tests/")
        if s.kind == "c" and not home:
            for line, word in find(PLAIN_ALLOCATION, s.code):
                yield s.path, line, word


# The demo server's programs, by their full names; a cancelled query's process executes nothing.
MAY_EXECUTE = {"src/cli/demo_process.c"}
MAY_FORK = MAY_EXECUTE | {"src/db/cancel.c"}
EXECUTES = re.compile(r"\b(popen|execl|execlp|execle|execv|execvp|execve|execvpe|execveat|fexecve"
                      r"|posix_spawnp?|wordexp|dlopen)\s*\(|\bSYS_exec\w+")
FORKS = re.compile(r"\b(fork|vfork|clone)\s*\(")
HELPERS = re.compile(r'"(PAGER|EDITOR|VISUAL|SHELL|BROWSER)"')


def no_other_program_is_started(tree):
    """No pager, no editor, no shell: so nothing that citizens write can reach one."""
    for s in tree:
        if s.kind != "c" or not s.path.startswith(("src/", "include/")):
            continue
        for pattern, may in ((EXECUTES, MAY_EXECUTE), (FORKS, MAY_FORK)):
            if s.path not in may:
                for line, word in find(pattern, s.code):
                    yield s.path, line, word
        for line, word in find(HELPERS, s.text):
            yield s.path, line, word


def typedefs_of_functions_only(tree):
    for s in tree:
        if s.kind == "c":
            for line, word in find(TYPEDEF, s.code):
                yield s.path, line, word


def function_names_in_column_0(tree):
    head = re.compile(r"^[a-z][\w ]*[ *]\w+\([^;{}]*\)\n\{", re.M)
    for s in tree:
        if s.kind == "c":
            for line, word in find(head, s.code):
                yield s.path, line, word.split("(")[0]


def short_functions(tree):
    for s in tree:
        if s.kind == "c":
            for line, name, length in functions(s):
                if length > LONGEST_FUNCTION:
                    yield s.path, line, f"{name}: {length} lines"


def most_functions_are_shorter(tree):
    """The yardstick of nine in ten; the figures are printed either way."""
    lengths = [length for s in tree if s.kind == "c" and s.path.startswith("src/")
               for _, _, length in functions(s)]
    p90 = statistics.quantiles(lengths, n=10)[-1]
    print(f"# {len(lengths)} functions in src: median {statistics.median(lengths):.0f} lines,"
          f" p90 {p90:.0f}, longest {max(lengths)}")
    if p90 > WANTED_P90:
        yield "src", 0, f"p90 is {p90:.0f} lines, wanted are {WANTED_P90}"


def short_files(tree):
    for s in tree:
        if s.kind in ("c", "python", "shell", "sql") and len(s.lines) - 1 > LONGEST_FILE:
            yield s.path, len(s.lines) - 1, "too long a file"


def short_lines(tree):
    """Tests in SQL and shell are tables, a case a line; they may be as wide as their case."""
    for s in tree:
        if s.path.startswith("tests/") and s.kind in ("sql", "shell"):
            continue
        if s.kind in ("c", "python", "shell", "sql", "meson"):
            for number, line in enumerate(s.lines, 1):
                most = LONGEST_LINE
                if s.kind == "c" and width(STRING.sub('""', line)) <= LONGEST_LINE:
                    most = LONGEST_SENTENCE
                if width(line) > most:
                    yield s.path, number, f"{width(line)} columns"


def clean_lines(tree):
    for s in tree:
        if s.kind is None:
            continue
        for number, line in enumerate(s.lines, 1):
            if line != line.rstrip():
                yield s.path, number, "blanks or CR at the end of the line"
        if not s.text.endswith("\n"):
            yield s.path, len(s.lines), "no newline at the end"


def tests_do_not_sleep(tree):
    """A test waits for something; a shell script may look again in a loop that ends."""
    for s in tree:
        if not s.path.startswith("tests/") or s.path.startswith(("tests/bench/", "tests/style/")):
            continue
        if s.kind == "c":
            yield from ((s.path, line, word) for line, word in find(C_SLEEP, s.code))
        if s.kind == "python":
            yield from ((s.path, line, word)
                        for line, word in find(re.compile(r"\bsleep\s*\("), s.text))
        if s.kind == "shell":
            for number, line in enumerate(s.lines, 1):
                before = "\n".join(s.lines[max(0, number - 5):number - 1])
                if SHELL_SLEEP.match(line) and not re.search(r"\b(until|while)\b", before):
                    yield s.path, number, line.strip()


def nothing_left_for_later(tree):
    for s in tree:
        for line, word in find(UNFINISHED, s.text):
            yield s.path, line, word


def no_places_of_one_machine(tree):
    for s in tree:
        if s.path != "tests/style/check.py":
            for line, word in find(PLACE, s.text):
                yield s.path, line, word


RULES = (one_licence_line, layers_call_downward, own_header_first, plain_layers_know_no_trade,
         system_headers_at_home, views_see_no_results, queries_see_no_screen,
         libraries_do_not_talk, no_unsafe_calls, no_other_program_is_started,
         allocation_by_xalloc, typedefs_of_functions_only,
         function_names_in_column_0, short_functions, most_functions_are_shorter, short_files,
         short_lines, clean_lines, tests_do_not_sleep, nothing_left_for_later,
         no_places_of_one_machine)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "..")
    tree = list(read_tree(root))
    failed = 0
    print(f"1..{len(RULES)}")
    for number, rule in enumerate(RULES, 1):
        offences = list(rule(tree))
        for path, line, words in offences:
            print(f"# {path}:{line}: {words}")
        failed += bool(offences)
        print(f"{'not ok' if offences else 'ok'} {number} - {rule.__name__.replace('_', ' ')}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
