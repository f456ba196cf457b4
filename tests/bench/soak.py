#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A day's work in a minute: random keys at one console while rows change under it; memory must
be flat.

usage: soak.py PAIDAN DB [--keys 20000] [--changes 20000] [--handful 20] [--seed 1]

DB: a demo city's connection string without the login. The whole size is --keys 1000000
--changes 1000000 --handful 300. Keys come in handfuls, each when the console is idle again, with
rows changed in bulk between them. The console's resident memory after a fifth of the keys is
compared with the end's: more than a twentieth and 1 MiB on top is a leak, whoever holds it. TAP.
"""
import argparse
import fcntl
import os
import pty
import random
import re
import select
import struct
import subprocess
import termios
import time

MOVES = ["j", "k", "g", "G", "\x1b[6~", "\x1b[5~", "\x1b[A", "\x1b[B", " ", "="]
PLACES = list("123568-") + ["\r", "q", "\x1bOP", "?", "q", "D", "q", "\x0c", "\x1bq", "\x1bl"]
LINES = ["/路\r", "/\x15\r", ":goto 1122-0001\r", "q", ":note 随手\x15\x1b\x1b", "d\x1b\x1b",
         "/灯\x7f水\r", "/\x15\r", "8", "1"]
CHANGE = """
WITH picked AS (SELECT id FROM paidan.ticket_open TABLESAMPLE SYSTEM (60) LIMIT {count}),
changed AS (UPDATE paidan.ticket_open t SET title = left(t.title, 20) || '…{turn}',
        version = version + 1
    FROM picked WHERE picked.id = t.id RETURNING t.id, t.platform_id, t.unit_id)
INSERT INTO paidan.change (ticket_id, platform_id, unit_ids)
    SELECT id, platform_id, array_remove(ARRAY[unit_id], NULL) FROM changed
    RETURNING 1"""


class Console:
    def __init__(self, o):
        idle, theirs = os.pipe()
        self.idle, self.bytes = idle, 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.set_inheritable(theirs, True)
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", PAIDAN_IDLE_FD=str(theirs))
            os.execvp(o.paidan, [o.paidan, "--language", "zh", "--db", o.db + " user=yangjw"])
        os.close(theirs)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def settle(self):
        """Until it is idle, answering its questions for the cursor's place."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            ready = select.select([self.fd, self.idle], [], [], 1)[0]
            if self.fd in ready:
                data = os.read(self.fd, 65536)
                self.bytes += len(data)
                for _ in range(data.count(b"\x1b[6n")):
                    os.write(self.fd, b"\x1b[3;80R")
            elif self.idle in ready:
                if not os.read(self.idle, 4096):
                    raise EOFError
                return
        raise TimeoutError

    def memory(self):
        with open(f"/proc/{self.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def close(self):
        os.kill(self.pid, 15)
        try:
            while os.read(self.fd, 65536):
                pass
        except OSError:
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class Rows:
    """Somebody else's changes, by one psql that stays."""

    def __init__(self, db):
        command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", db + " user=postgres"]
        self.psql = subprocess.Popen(command, text=True, stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE)
        self.done, self.turn = 0, 0

    def change(self, count):
        self.turn += 1
        self.psql.stdin.write(CHANGE.format(count=count, turn=self.turn) + ";\n\\echo .\n")
        self.psql.stdin.flush()
        while (line := self.psql.stdout.readline().strip()) != ".":
            if not line and self.psql.poll() is not None:
                raise EOFError("psql")
            self.done += line == "1"


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("paidan")
    ap.add_argument("db")
    ap.add_argument("--keys", type=int, default=20000)
    ap.add_argument("--changes", type=int, default=20000)
    ap.add_argument("--handful", type=int, default=20)
    ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    # What is freed is given back to the system soon, so that its memory is what it holds.
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "detect_leaks=1") + \
        ":quarantine_size_mb=1:allocator_release_to_os_interval_ms=100"
    os.environ["MALLOC_ARENA_MAX"] = "1"
    console, rows = Console(o), Rows(o.db)
    console.settle()
    keys, early, began = 0, None, time.monotonic()
    while keys < o.keys or rows.done < o.changes:
        handful = [rng.choice(rng.choices([MOVES, PLACES, LINES], [6, 2, 1])[0])
                   for _ in range(o.handful)]
        os.write(console.fd, "".join(handful).encode())
        keys += sum(len(keys) if keys[0] in "/:" else 1 for keys in handful)
        console.settle()
        while rows.done < o.changes * min(1, keys / o.keys):
            rows.change(200)
        if early is None and keys >= o.keys / 5:
            early = console.memory()
    late = console.memory()
    flat = late <= early * 1.05 + 1024
    print("1..2")
    print(f"# {keys} keys, {rows.done} row changes, {console.bytes} bytes to the terminal, "
          f"{time.monotonic() - began:.0f} s")
    print(f"{'ok' if flat else 'not ok'} 1 - memory is flat: {early} KiB after a fifth, {late} KiB "
          "at the end")
    code = console.close()
    print(f"{'ok' if code == 0 else 'not ok'} 2 - it leaves with {code}")
    rows.psql.stdin.close()
    return not flat or code != 0


if __name__ == "__main__":
    raise SystemExit(main())
