#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a city in which every word is hostile, and a script that walks through all its views.

usage: hostile.py make FOLDER CORPUS...   writes nasty.csv, duties.csv, nasty.sql, nasty.screen
       hostile.py check FILE...           no byte in these outputs steers a terminal
CORPUS: tests/data/nasty/lines.txt (with Python's escapes), or a folder of files of many kinds.
"""
import csv
import json
import os
import re
import sys
import unicodedata

TITLE_BYTES, BODY_BYTES, BODY_LINES = 180, 9000, 24
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
                    "\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


def own_lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            raw = re.sub(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})",
                         lambda m: chr(int(m.group(1)[1:], 16)), line.rstrip("\n"))
            yield raw.replace("\\\\", "\\")


def json_texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from json_texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from json_texts(item)


def file_lines(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    if path.endswith(".jsonl"):
        for line in text.splitlines():
            yield from json_texts(json.loads(line))
    elif path.endswith(".json"):
        yield from json_texts(json.loads(text))
    else:
        yield from re.split("[\r\n]+", text)


def corpus(paths):
    for path in paths:
        if os.path.isfile(path):
            yield from own_lines(path)
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if "LICENSE" not in name:
                    yield from file_lines(os.path.join(folder, name))


def known(text):
    """The emulator's table is of Unicode 5: newer marks take room in it."""
    old = unicodedata.ucd_3_2_0
    return "".join("\u25cc" if unicodedata.category(c) in ("Mn", "Me", "Cf", "Mc") and
                   old.category(c) == "Cn" and ord(c) < 0xe0000 else c for c in text)


def cut(text, size):
    return text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def sql_text(text):
    return "E'" + "".join(c if c.isalnum() else "\\U%08x" % ord(c) for c in text) + "'"


def write_tickets(folder, lines):
    """Each line is a title and a place once, and together they are what citizens say."""
    bodies = ["\n".join(lines[i:i + BODY_LINES]) for i in range(0, len(lines), BODY_LINES)]
    with open(os.path.join(folder, "nasty.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["number", "title", "body", "place", "name", "phone", "received_at"])
        for i, line in enumerate(lines):
            out.writerow(["nasty-%d" % i, cut(line, TITLE_BYTES),
                          cut(bodies[i % len(bodies)] or line, BODY_BYTES), cut(line, TITLE_BYTES),
                          cut(line, 60), "13912345678", "2019-01-01 %02d:%02d:00" %
                          (i // 60 % 24, i % 60)])
    return len(bodies)


def write_sql(folder, lines):
    """Names of all that is named, by what stands in the corpus."""
    short = [cut(line, 40) for line in lines if line.strip()]
    array = "ARRAY[%s]" % ", ".join(sql_text(s) for s in short[:400])
    with open(os.path.join(folder, "nasty.sql"), "w", encoding="utf-8") as file:
        file.write("SET session_replication_role = replica;\n")
        file.write("CREATE TEMP TABLE nasty AS SELECT n, w FROM unnest(%s)\n"
                   "    WITH ORDINALITY AS v(w, n);\n" % array)
        for table, columns in (("unit", "name short_name"), ("category", "name"),
                               ("territory", "name short_name"), ("channel", "name"),
                               ("reason", "name"), ("liaison", "name"), ("account", "name"),
                               ("platform", "name")):
            for column in columns.split():
                file.write(
                    "UPDATE paidan.%s t SET %s = s.w || t.%s FROM nasty s, (SELECT ctid AS c,"
                    " row_number() OVER () AS r FROM paidan.%s) AS i WHERE i.c = t.ctid"
                    " AND s.n = 1 + i.r %% (SELECT count(*) FROM nasty);\n"
                    % (table, column, column, table))
        file.write("UPDATE paidan.duty t SET document = s.w, article = s.w, excerpt = s.w,"
                   " note = s.w FROM nasty s WHERE s.n = 1 + t.id %"
                   " (SELECT count(*) FROM nasty);\n")
        file.write("UPDATE paidan.assignment t SET reply_text = s.w FROM nasty s"
                   " WHERE t.reply_text IS NOT NULL AND s.n = 1 + t.id %"
                   " (SELECT count(*) FROM nasty);\n")


class Script:
    def __init__(self, file):
        self.file, self.pictures = file, 0

    def say(self, *lines):
        for line in lines:
            self.file.write(line + "\n")

    def look(self):
        """What the program believes to show stands on the screen, cell by cell."""
        self.say("key :save-screen ${WORK}/picture<Enter>", "same ${WORK}/picture")
        self.pictures += 1

    def visit(self, keys, leave="q"):
        self.say("key " + keys)
        self.look()
        if leave:
            self.say("key " + leave)


def safe_keys(text):
    """As a paste: what a terminal would send of it."""
    return "".join(c for c in text if c >= " " and c != "\x7f" and ord(c) < 0xd800
                   or ord(c) > 0xdfff).replace("\\", "/").replace("$", "S")


def write_script(folder, lines, bodies):
    with open(os.path.join(folder, "nasty.screen"), "w", encoding="utf-8") as file:
        s = Script(file)
        s.say("wait row=2 1", "key 1", "key g")
        s.look()
        for _ in range(min(len(lines), 2200) // 17):
            s.visit("<PgDn>", "")
        s.say("key g")
        for _ in range(min(bodies, 60)):
            s.visit("<Enter>", "")
            s.visit("<PgDn>", "")
            s.visit("G", "q")
            s.say("key j")
        s.say("key g")
        for i in range(12):
            s.visit("D")
            s.visit("X")
            s.say("key <Esc><Esc>", "key 1", "key d<Down>", "key <Tab>")
            s.look()
            s.say("key q", "key <Esc><Esc><Esc>", "key 1")
            s.say("key n")
            s.say("paste " + safe_keys(lines[i * 7 % len(lines)]))
            s.say("key <Esc>", "key :", "paste " + safe_keys(lines[i * 5 % len(lines)]),
                  "key <Enter>", "key :<Up>", "key <Esc>", "key /",
                  "paste " + safe_keys(lines[i * 3 % len(lines)]), "key <Enter>")
            s.look()
            s.say("key /<C-u><Enter>", "key <Esc>", "key j")
        s.visit(":drafts<Enter>")
        s.visit(":sessions<Enter>")
        s.visit(":handover<Enter>", "<Esc>")
        s.say("key :queue-dispatch<Enter>")
        s.say("key V")
        for keys in ("c", "p", "x", "v", "e", "f", "r"):
            s.visit(keys, "")
            s.visit("<PgDn>", "")
            s.visit("<Enter>", "<Esc>")
            s.say("key :queue-dispatch<Enter>", "key V")
        s.say("key :queue-dispatch<Enter>")
        for queue in "234567890-":
            s.say("key " + queue)
            s.look()
            s.visit("<Enter>", "")
            s.visit("G", "")
            s.say("key <Esc>", "key :queue-dispatch<Enter>")
        s.visit("?", "")
        s.say("key <Esc>", "key 1")
        # Registering twice the same, the second merged into the first; the alike beside it, the
        # main one in full.
        for i in range(6):
            word = safe_keys(lines[i // 2 * 11 % len(lines)])
            s.say("key ;", "paste 路灯白天一直亮着没人管" + word, "key <Tab>",
                  "paste " + word[:200])
            if i % 2:
                s.say("wait C-t查看：", "key <C-t>", "idle 1500 bytes <= 6000")
                s.look()
                s.say("key <Enter>")
            s.say("key <C-d>", "wait row=23 成功" if i % 2 else "wait row=23 已登记：", "key 1")
        s.say("key /路灯白天一直亮着没人管<Enter>", "idle 1500 bytes <= 6000")
        s.look()
        s.visit("m")
        s.visit("<Enter>", "")
        s.visit("G")
        s.visit("&", "")
        s.visit("<Enter>")
        s.say("key <Esc>", "key :quit<Enter>", "exit 0")
        return s.pictures


def check(paths):
    status = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file.read().split("\n"), 1):
                line = line.removeprefix("\ufeff") if number == 1 else line
                found = STEERS.search(line.removesuffix("\r"))
                if found:
                    print("# %s:%d: U+%04X" % (path, number, ord(found.group())))
                    status = 1
    return status


def main():
    if sys.argv[1] == "check":
        return check(sys.argv[2:])
    folder = sys.argv[2]
    lines = [known(l.replace("\0", "\u2400")) for l in corpus(sys.argv[3:]) if l]
    bodies = write_tickets(folder, lines)
    write_sql(folder, lines)
    pictures = write_script(folder, lines, bodies)
    print("# %d hostile lines, %d pictures compared" % (len(lines), pictures))
    return 0


sys.exit(main())
