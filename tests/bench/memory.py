#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The memory of a console's backend, step by step, and what it consists of.

usage: memory.py CONNINFO SERVER-LOG [LOGIN...] [--paidan PROGRAM] [--idle SECONDS] [--leading]

Another session leads the pulse, as it does for all consoles but one; --leading: this one does.

own: what the process has written for itself alone (Private_Dirty), KiB. Memory that all share is
not in it, though a page of it that nobody else has touched yet counts as private to the kernel;
nor are pages of programs, which can be read again. tables: the kernel's page tables for it.
The rest is what PostgreSQL says of its own memory (pg_log_backend_memory_contexts): cache
(catalogue and relations), indexes, plans, functions, what it does not tell apart (more), other;
free: how much of all that is not in use. What own has beyond is free as well, but not given back.
"""
import argparse
import collections
import os
import re
import subprocess
import tempfile
import time

from terminal import Program

MARK = "▸"
LOGINS = ("yangjw", "fnx_pd", "cgj")
DESKS = "123456789"
CLASSES = (("cache", r"CacheMemoryContext"), ("indexes", r"index info"),
           ("plans", r"CachedPlan|SPI Plan"), ("functions", r"PL/pgSQL function"),
           ("more", r"\d+ more child"))
LINE = re.compile(r"level: \d+; (.*?):? (?:containing )?(\d+) total in \d+ blocks; (\d+) free")


def owner(conninfo, sql):
    return subprocess.run(["psql", "-XqAt", re.sub(r"user=\S+", "user=postgres", conninfo), "-c",
                           sql], check=True, capture_output=True, text=True).stdout.split()


def own_memory(pid):
    """KiB: written by the process alone; its page tables."""
    own, shared = 0, False
    with open(f"/proc/{pid}/smaps", encoding="utf-8") as maps:
        for line in maps:
            if re.match(r"[0-9a-f]+-", line):
                shared = line.split()[1].endswith("s")
            elif line.startswith("Private_Dirty:") and not shared:
                own += int(line.split()[1])
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        tables = int(re.search(r"VmPTE:\s*(\d+)", status.read())[1])
    return own, tables


def contexts(conninfo, log, pid):
    """KiB of each class of memory contexts, and of all what is free."""
    with open(log, encoding="utf-8", errors="replace") as lines:
        lines.seek(0, os.SEEK_END)
        owner(conninfo, f"SELECT pg_log_backend_memory_contexts({pid})")
        said, deadline = "", time.monotonic() + 10
        while "Grand total" not in said:
            if time.monotonic() > deadline:
                raise SystemExit(f"memory: the server says nothing of process {pid} in {log}")
            time.sleep(0.05)
            said += lines.read()
    found = collections.Counter()
    for name, total, free in LINE.findall(said):
        which = next((c for c, pattern in CLASSES if re.match(pattern, name)), "other")
        found[which] += int(total)
        found["free"] += int(free)
    return {name: size // 1024 for name, size in found.items()}


def lead(conninfo):
    """A session that leads the pulse (paidan_api.lead), until its input is closed."""
    session = subprocess.Popen(["psql", "-XqAt", re.sub(r"user=\S+", "user=postgres", conninfo)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    session.stdin.write("SELECT pg_try_advisory_lock(7236148, 1);\n")
    session.stdin.flush()
    if session.stdout.readline() != "t\n":
        raise SystemExit("memory: somebody works in this city")
    return session


def steps(program, idle):
    """Does one thing after the other, and says what it was."""
    program.settle(1, MARK)
    yield "first list"
    end = time.monotonic() + idle
    while time.monotonic() < end:
        program.read(end - time.monotonic())
    yield f"idle for {idle} s"
    for desk in DESKS:
        program.send(desk)
        program.settle(1)
        yield f"desk {desk}"
    program.send("0")
    program.settle(1)
    for n in range(1, 9):
        program.send("\r")
        program.settle(1)
        program.send("q")
        program.settle(0.5)
        program.send("jjj")
        program.settle(0.5)
        yield f"ticket {n}"


def watch(login, o, columns):
    """One console, from its start to its end; a line a step."""
    conninfo = re.sub(r"user=\S+", f"user={login}", o.conninfo)
    with tempfile.TemporaryDirectory() as work:
        program = Program([o.paidan, "--language", "zh", "--db", conninfo],
                          env={"XDG_STATE_HOME": work})
        for step in steps(program, o.idle):
            pid, = owner(conninfo, "SELECT pid FROM pg_stat_activity WHERE usename ="
                         f" '{login}' AND application_name = 'paidan'")
            own, tables = own_memory(pid)
            sizes = contexts(conninfo, o.log, pid)
            print(f"{login:8} {step:14}{own:>10}{tables:>10}"
                  + "".join(f"{sizes.get(c, 0):>10}" for c in columns), flush=True)
        program.close()


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("conninfo")
    ap.add_argument("log")
    ap.add_argument("logins", nargs="*")
    ap.add_argument("--paidan", default=os.environ.get("PAIDAN", "build-bench/paidan"))
    ap.add_argument("--idle", type=int, default=35)     # two polls of the feed
    ap.add_argument("--leading", action="store_true")
    o = ap.parse_args()
    leader = None if o.leading else lead(o.conninfo)
    columns = [name for name, _ in CLASSES] + ["other", "free"]
    print(f"{'login':8} {'step':14}" + "".join(f"{c:>10}" for c in ["own", "tables"] + columns))
    for login in o.logins or LOGINS:
        watch(login, o, columns)
    if leader:
        leader.stdin.close()
        leader.wait()


main()
