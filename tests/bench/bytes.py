#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Bytes to the terminal, step by step, of the console and of its peers, at 80x24.

usage: bytes.py CONNINFO [--paidan PROGRAM] [--term TERM]... [--peers] [--queue KEY] [--badges]
                [--lines] [--json FILE] [--check]

CONNINFO is a dispatcher's, as city.sh prints it. Each step's figure is what was written from the
key until silence, and beside it how many times the bound that is: the fewest bytes that could have
made the one screen of the other (bound.py). --peers runs those of mutt, neomutt, tig and pspg that
are installed on a list of 10,000 with the same subjects. --queue: key of the queue to read.
--badges: a unit signs a ticket in meanwhile, so two counts at the top change (needs a local server
that trusts, as the demo city's does; and fewer than 1,000 in the queues, or nothing changes).
--lines: instead, the seconds until the operator can act over ssh on 9,600 and 64,000 bit/s with a
round trip of 600 ms.
--check: says in TAP, without peers, whether the budgets are kept; bytes are exact on any machine.
"""
import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from bound import bound
from steps import check_steps, psql, write_letters
from terminal import Line, Program, look

HERE = os.path.dirname(os.path.abspath(__file__))
with open(f"{HERE}/../../config/demo/appeals.csv", encoding="utf-8") as appeals:
    # The city's own titles, without those that test what a terminal makes of them.
    SUBJECTS = [row["title"] for row in csv.DictReader(appeals) if "测试" not in row["title"]]
ITEMS = 10000

DOWN, PAGE = "j", "\x1b[6~"


class Bench:
    """Steps of one program; each adds a row (step, bytes, bound)."""

    def __init__(self, name, command, term, ready, env=None, cwd=None):
        self.program = Program(command, term, env, cwd)
        self.rows = []
        before = look(self.program)
        out = self.program.settle(0.6, ready)
        self.add("start, to the first list", len(out), self.least(before))

    def add(self, step, size, least, count=1):
        self.rows.append({"step": step, "bytes": round(size / count), "bound": least / count})

    def least(self, before):
        after = look(self.program)
        return 0 if before == after else bound(before[0], after[0], before[1], after[1])

    def key(self, step, keys, count=1, until=None, quiet=0.25):
        """The mean of `count` times the keys."""
        total, least = 0, 0
        for _ in range(count):
            before = look(self.program)
            self.program.send(keys)
            total += len(self.program.settle(quiet, until))
            least += self.least(before) if step else 0
        if step:
            self.add(step, total, least, count)

    def filter(self, opens="/"):
        """Opened, then six keys one after the other, as they are typed."""
        total, least = 0, 0
        for letter in opens + "street":
            before = look(self.program)
            self.program.send(letter)
            total += len(self.program.settle(0.25))
            least += self.least(before)
        self.add("a filter of six keys", total, least)

    def to_edge(self, name):
        """Goes down until a step scrolls: then more rows change than two."""
        for _ in range(30):
            before = self.program.cells()
            self.program.send(DOWN)
            self.program.settle(0.25)
            if sum(a != b for a, b in zip(before, self.program.cells())) > 6:
                return
        raise RuntimeError(f"{name}: the list does not scroll")

    def idle(self, seconds=5):
        out, end = bytearray(), time.monotonic() + seconds
        while time.monotonic() < end:
            data = self.program.read(end - time.monotonic())
            if data:
                out += data
                self.program.stream.feed(data)
        self.add(f"{seconds} s with nothing happening", len(out), 0)


def sign_one_in(conninfo):
    found = psql(conninfo, "postgres", """
        SELECT a.login, t.id, t.version FROM paidan.ticket_open t
        JOIN paidan.account a ON a.unit_id = t.unit_id AND a.active
        JOIN paidan.assignment s ON s.ticket_id = t.id AND s.unit_id = t.unit_id
            AND s.state = 'assigned'
        WHERE t.state = 'dispatched' ORDER BY t.due_at DESC, t.id LIMIT 1""")
    login, ticket, version = found.split("|")
    psql(conninfo, login, f"SELECT paidan_api.sign_in(gen_random_uuid(), {ticket}, {version})")


def run_console(o, term):
    b = Bench("paidan", [o.paidan, "--language", "zh", "--db", o.conninfo], term, "▸",
              env={"XDG_STATE_HOME": o.work})
    if o.queue != "1":
        b.key(None, o.queue, until="▸")
    # The pages ahead are read in the background: they must not be counted as steps.
    b.program.settle(0.6)
    b.key("cursor one row down", DOWN, 5)
    b.idle()
    b.to_edge("paidan")
    b.key("step over the edge", DOWN, 3)
    b.key("page down", PAGE, 3)
    b.key("open an item", "\r", until="办理|登记|受理", quiet=0.5)
    b.key("back to the list", "q", until="▸")
    b.filter()
    if o.badges:
        before = look(b.program)
        sign_one_in(o.conninfo)
        out, end = b"", time.monotonic() + 4
        while time.monotonic() < end:
            out += b.program.settle(0.3)
        b.add("two badges change while typing", len(out), b.least(before))
    b.memory = b.program.memory()
    b.program.close()
    return b


def make_mailbox(path):
    with open(path, "w", encoding="utf-8") as box:
        for i in range(ITEMS):
            box.write(f"From a@example.org Thu Jan  1 00:00:{i % 60:02} 2026\n"
                      f"From: 市民{i % 97} <a{i}@example.org>\nDate: Thu, 1 Jan 2026 "
                      f"{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02} +0800\n"
                      f"Subject: {SUBJECTS[i % len(SUBJECTS)]} {i}\n"
                      f"Message-ID: <{i}@example.org>\nMIME-Version: 1.0\n"
                      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                      + "已经反映过两次，希望尽快有人来修。\n" * 12 + "\n")


def make_repository(path):
    subprocess.run(["git", "init", "-q", "-b", "main", path], check=True)
    feed = "".join(
        f"commit refs/heads/main\nmark :{i + 1}\n"
        f"committer 市民 <a@example.org> {1700000000 + i} +0800\n"
        f"data {len(subject.encode())}\n{subject}\n"
        f"M 100644 inline f\ndata {len(str(i))}\n{i}\n\n"
        for i in range(ITEMS) for subject in [f"{SUBJECTS[i % len(SUBJECTS)]} {i}\n"])
    subprocess.run(["git", "-C", path, "fast-import", "--quiet"], input=feed.encode(), check=True)


def run_mutt(name, o, term, extra=(), steps=True):
    rc = os.path.join(o.work, "rc")
    with open(rc, "w", encoding="utf-8") as file:
        file.write(f"set folder={o.work}\nset mbox_type=mbox\nset sort=mailbox-order\n"
                   "set read_inc=0\nset menu_scroll=yes\nunset mark_old\nset quit=yes\n"
                   "set wait_key=no\n"
                   + "\n".join(extra))
    box = os.path.join(o.work, "box")
    if not os.path.exists(box):
        make_mailbox(box)
    b = Bench(name, [name, "-n", "-R", "-F", rc, "-f", box], term, SUBJECTS[0][:6])
    if not steps:
        return b
    b.key("cursor one row down", DOWN, 5)
    b.idle()
    b.to_edge(name)
    b.key("step over the edge", DOWN, 3)
    b.key("page down", "z", 3)
    b.key("open an item", "\r")
    b.key("back to the list", "i")
    b.filter("l")
    return b


def run_tig(name, o, term, extra=(), steps=True):
    repository = os.path.join(o.work, "repository")
    if not os.path.exists(repository):
        make_repository(repository)
    b = Bench(name, [name], term, r"\[main\]", cwd=repository,
              env={"TIGRC_USER": "/dev/null", "HOME": o.work})
    if not steps:
        return b
    b.key("cursor one row down", DOWN, 5)
    b.idle()
    b.to_edge(name)
    b.key("step over the edge", DOWN, 3)
    b.key("page down", PAGE, 3)
    b.key("open an item", "\r")
    b.key("back to the list", "q")
    b.filter("l")
    return b


def run_pspg(name, o, term, extra=(), steps=True):
    table = os.path.join(o.work, "table.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("number,subject\n")
        file.writelines(f"{i},{SUBJECTS[i % len(SUBJECTS)]}\n" for i in range(ITEMS))
    b = Bench(name, [name, "--csv", "--csv-header=on", "-f", table], term, SUBJECTS[0][:6],
              env={"HOME": o.work})
    if not steps:
        return b
    b.key("cursor one row down", DOWN, 5)
    b.idle()
    b.to_edge(name)
    b.key("step over the edge", DOWN, 3)
    b.key("page down", PAGE, 3)
    b.filter()
    return b


PEERS = {"mutt": run_mutt, "neomutt": run_mutt, "tig": run_tig, "pspg": run_pspg}


def measure_peers(o, term):
    found = {}
    for name, run in PEERS.items():
        if not shutil.which(name):
            print(f"# {name} is not installed: apt-get install {name}")
            continue
        variants = {name: ()}
        if name == "mutt":
            variants["mutt, arrow cursor"] = ("set arrow_cursor",)
        for title, extra in variants.items():
            try:
                b = run(name, o, term, extra)
            except (TimeoutError, RuntimeError) as trouble:
                print(f"# {title}: {trouble}", file=sys.stderr)
                continue
            b.memory = b.program.memory()
            b.program.close()
            found[title] = b
    return found


# name: keys of (one row down, a page, open, back)
LINE_KEYS = {"paidan": (DOWN, PAGE, "\r", "q"), "mutt": (DOWN, "z", "\r", "i"),
             "tig": (DOWN, PAGE, "\r", "q"), "pspg": (DOWN, PAGE, None, None)}


def over_lines(o, name, start, bits):
    """Seconds until the operator can act, and after ten pages typed in one go."""
    b = start(name, o)
    p = b.program
    p.settle(0.6)
    # What was said at the start goes with the first key: that is no part of a step.
    p.send(LINE_KEYS[name][0])
    p.settle(0.6)
    p.behind(Line(bits, 0.6))
    found = {}

    def step(label, keys, times=1):
        # Silent for longer than a round trip: nothing is on its way any more.
        if keys is None:
            return
        for _ in range(times):
            p.send(keys)
        found[label] = p.over_line(lambda: True, 1.5)

    down, page, enter, back = LINE_KEYS[name]
    step("cursor one row down", down)
    step("page down", page)
    step("open an item", enter)
    step("back to the list", back)
    step("ten pages typed ahead", page, 10)
    p.line = None
    p.close()
    return found


def show_lines(o, term):
    starts = {"paidan": lambda name, o: Bench("paidan", [o.paidan, "--language", "zh", "--db",
              o.conninfo], term, "▸", env={"XDG_STATE_HOME": o.work})}
    for name, run in PEERS.items():
        if o.peers and name in LINE_KEYS and shutil.which(name):
            starts[name] = lambda name, o, run=run: run(name, o, term, steps=False)
    for bits in (9600, 64000):
        found = {name: over_lines(o, name, start, bits) for name, start in starts.items()}
        print(f"\nTERM={term}, 80x24, ssh on {bits} bit/s with a round trip of 600 ms: seconds\n")
        print(f"| step | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
        for label in found["paidan"]:
            cells = (f"{f[label]:.2f}" if label in f else "–" for f in found.values())
            print(f"| {label} | {' | '.join(cells)} |")


# step: most bytes, most times the bound
BUDGETS = {"start, to the first list": (None, 1.1), "start, every answer late": (None, 1.1),
           "cursor one row down": (20, None),
           "5 s with nothing happening": (0, None), "step over the edge": (None, 1.1),
           "page down": (None, 1.05), "open an item": (None, 1.05),
           "back to the list": (None, 1.05), "a filter of six keys": (55, None)}


LATE_MS = 250  # each way


def run_late(o, term):
    """The start alone, when each answer of the database takes half a second: what comes apart must
    not be painted twice. The large ones come in pieces, each as late."""
    folder = tempfile.mkdtemp(dir=o.work)
    os.rmdir(folder)
    server = re.search(r"host=(\S+)", o.conninfo).group(1)
    relay = subprocess.Popen([sys.executable, f"{HERE}/../lib/slow_line.py", folder, server,
                              str(LATE_MS)], stdout=subprocess.PIPE, text=True)
    try:
        relay.stdout.readline()
        b = Bench("paidan", [o.paidan, "--language", "zh", "--db",
                  o.conninfo.replace(server, folder)], term, r"(?s)1待派\d.*▸.*:命令",
                  env={"XDG_STATE_HOME": o.work})
        b.rows[0]["step"] = "start, every answer late"
        b.program.close()
    finally:
        relay.terminate()
        relay.wait()
    return b.rows


def check(o, term, tests):
    """One line of TAP a budget. The minute may turn meanwhile, and with it what time is left: what
    is over its budget may try again."""
    best = {}
    for _ in range(3):
        bench = run_console(o, term)
        for row in bench.rows + run_late(o, term):
            most, times = BUDGETS[row["step"]]
            limit = most if most is not None else int(row["bound"] * times)
            over = row["bytes"] - limit
            if row["step"] not in best or over < best[row["step"]][0]:
                best[row["step"]] = over, row["bytes"], limit
        if all(over <= 0 for over, _, _ in best.values()):
            break
    for step, (over, size, limit) in best.items():
        tests.append(f"{'ok' if over <= 0 else 'not ok'} {len(tests) + 1} - {term}: {step}: "
                     f"{size} bytes of {limit}")
        print(tests[-1], flush=True)


def show(term, benches):
    steps = []
    for b in benches.values():
        steps += [r["step"] for r in b.rows if r["step"] not in steps]
    print(f"\nTERM={term}, 80x24: bytes (times the bound)\n")
    print(f"| step | {' | '.join(benches)} |\n|---|{'---|' * len(benches)}")
    for step in steps:
        cells = []
        for b in benches.values():
            row = next((r for r in b.rows if r["step"] == step), None)
            cells.append("–" if row is None else f"{row['bytes']}" if not row["bound"] else
                         f"{row['bytes']} ({row['bytes'] / row['bound']:.2f})")
        print(f"| {step} | {' | '.join(cells)} |")
    memory = (f"{b.memory[0]:.1f}" for b in benches.values())
    print(f"| resident memory, MiB | {' | '.join(memory)} |")


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("conninfo")
    ap.add_argument("--paidan", default=os.environ.get("PAIDAN", "build-bench/paidan"))
    ap.add_argument("--term", action="append")
    ap.add_argument("--peers", action="store_true")
    ap.add_argument("--queue", default="1")
    ap.add_argument("--badges", action="store_true")
    ap.add_argument("--lines", action="store_true")
    ap.add_argument("--json")
    ap.add_argument("--check", action="store_true")
    o = ap.parse_args()
    result, tests = {}, []
    if o.check:
        write_letters(o.conninfo)
    with tempfile.TemporaryDirectory() as o.work:
        for term in o.term or ["xterm-256color", "vt100"]:
            if o.lines:
                show_lines(o, term)
                continue
            if o.check:
                check(o, term, tests)
                check_steps(o, term, tests)
                continue
            benches = {"paidan": run_console(o, term)}
            if o.peers:
                benches.update(measure_peers(o, term))
            show(term, benches)
            result[term] = {name: b.rows for name, b in benches.items()}
    if o.json:
        with open(o.json, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, indent=1)
    if o.check:
        print(f"1..{len(tests)}")
        sys.exit(any(line.startswith("not") for line in tests))


main()
