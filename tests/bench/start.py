#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""From exec to the first painted list, and resident memory.

usage: start.py CONNINFO [--paidan PROGRAM] [--runs N] [--rows N] [--queue KEY]

Prints the median of --runs starts (default 15): first byte, first row of the list, silence; then
the memory of one console at its first list, and after --rows rows of --queue have been read.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import time

from terminal import Program

MARK = "▸".encode()
PAGE = 50        # rows, the default of page_size


def start_once(command, env):
    """ms until the first byte, until the selected row's mark, until the last byte."""
    program = Program(command, env=env)
    first = mark = last = None
    seen = b""
    while True:
        data = program.read(0.3)
        if not data:
            break
        last = time.monotonic()
        first = first or last
        seen += data
        if mark is None and MARK in seen:
            mark = last
    program.close()
    if mark is None:
        raise SystemExit(f"start: no list came: {seen[-300:]!r}")
    return [1000 * (t - program.started) for t in (first, mark, last)]


def read_rows(program, rows):
    """Goes to the end of what is read; each time one more page is asked for."""
    for _ in range(rows // PAGE - 1):
        program.send("G")
        program.settle(0.08, limit=10)
    program.settle(1)


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("conninfo")
    ap.add_argument("--paidan", default=os.environ.get("PAIDAN", "build-bench/paidan"))
    ap.add_argument("--runs", type=int, default=15)
    ap.add_argument("--rows", type=int, default=0)
    ap.add_argument("--queue", default="3")
    o = ap.parse_args()
    command = [o.paidan, "--language", "zh", "--db", o.conninfo]
    with tempfile.TemporaryDirectory() as work:
        env = {"XDG_STATE_HOME": work}
        start_once(command, env)
        runs = [start_once(command, env) for _ in range(o.runs)]
        peer = []
        for _ in range(o.runs):
            began = time.monotonic()
            subprocess.run(["psql", "-XqAt", o.conninfo, "-c", "SELECT 1"], check=True,
                           stdout=subprocess.DEVNULL)
            peer.append(1000 * (time.monotonic() - began))
        names = ("first byte", "first list", "silence")
        for name, column in zip(names, zip(*runs)):
            print(f"{name:12} median {statistics.median(column):6.1f} ms,"
                  f" worst {max(column):6.1f} ms")
        print(f"{'psql beside':12} median {statistics.median(peer):6.1f} ms"
              " (connect, SELECT 1, end)")
        program = Program(command, env=env)
        program.settle(0.6, "▸")
        print("memory at the first list: %.1f MiB" % program.memory()[0])
        if o.rows:
            program.send(o.queue)
            program.settle(0.6, "▸")
            read_rows(program, o.rows)
            now, most = program.memory()
            print(f"memory with {o.rows} rows read: {now:.1f} MiB, at most {most:.1f} MiB")
        program.close()


main()
