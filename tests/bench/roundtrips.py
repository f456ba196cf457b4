#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Round trips to the database, counted on the socket: a proxy stands between and counts how often
the console asks after it has been answered. What the watch asks by itself, now and then, is told
apart.

usage: roundtrips.py CONNINFO [--paidan PROGRAM]
"""
import argparse
import os
import re
import select
import socket
import tempfile
import threading

from terminal import Program


WATCH = re.compile(rb"paidan_api\.(pulse|lead|changes|feed_cursor)\(")


class Proxy(threading.Thread):
    """A Unix socket in `folder` that passes everything to the server's, and counts."""

    def __init__(self, folder, server):
        super().__init__(daemon=True)
        self.server, self.listener = server, socket.socket(socket.AF_UNIX)
        self.listener.bind(f"{folder}/.s.PGSQL.5432")
        self.listener.listen()
        self.lock = threading.Lock()
        self.take()

    def take(self):
        """What was counted since the last time."""
        with self.lock:
            counts = getattr(self, "counts", None)
            self.counts = {"trips": 0, "requests": 0, "watch": 0, "asked": 0, "answered": 0}
            return counts

    def run(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.server)
        self.waiting, self.rest, self.greeted, self.by_watch = False, b"", False, False
        while True:
            for side in select.select([client, server], [], [])[0]:
                data = side.recv(65536)
                if not data:
                    client.close()
                    server.close()
                    return
                with self.lock:
                    if side is client:
                        self.asked(data)
                    else:
                        self.counts["answered"] += len(data)
                        self.waiting = False
                (server if side is client else client).sendall(data)

    def asked(self, data):
        """Counts the requests that end in what the client sent: each with a Sync or a Query."""
        requests = 0
        self.counts["asked"] += len(data)
        self.rest += data
        if not self.greeted:        # the first message has no type
            self.rest, self.greeted = self.rest[int.from_bytes(self.rest[:4], "big"):], True
            requests = 1
        while len(self.rest) >= 5 and len(self.rest) > int.from_bytes(self.rest[1:5], "big"):
            end = int.from_bytes(self.rest[1:5], "big") + 1
            self.by_watch = self.by_watch or bool(WATCH.search(self.rest[:end]))
            if self.rest[:1] in b"SQ":
                requests += not self.by_watch
                self.counts["watch"] += self.by_watch
                self.by_watch = False
            self.rest = self.rest[end:]
        self.counts["requests"] += requests
        if requests and not self.waiting:
            self.counts["trips"] += 1
            self.waiting = True


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("conninfo")
    ap.add_argument("--paidan", default=os.environ.get("PAIDAN", "build-bench/paidan"))
    o = ap.parse_args()
    host = re.search(r"host=(\S+)", o.conninfo).group(1)
    line = "{:26} {:>11} {:>9} {:>6} {:>8} {:>9}"
    print(line.format("step", "round trips", "requests", "watch", "asked", "answered"))

    def report(step):
        c = proxy.take()
        print(line.format(step, *c.values()))

    with tempfile.TemporaryDirectory() as work:
        proxy = Proxy(work, f"{host}/.s.PGSQL.5432")
        proxy.start()
        program = Program([o.paidan, "--language", "zh", "--db",
                           o.conninfo.replace(host, work)], env={"XDG_STATE_HOME": work})
        while "▸" not in program.text():
            data = program.read(5)
            if data is None:
                raise SystemExit(f"the console has ended:\n{program.text()}")
            program.stream.feed(data)
        report("start, to the first list")
        program.settle(1)
        report("what it reads afterwards")
        steps = (("cursor down", "j", "▸"), ("open a ticket", "\r", "来源|渠道|登记"),
                 ("back", "q", "▸"), ("another queue", "2", "▸"))
        for step, keys, shown in steps:
            program.send(keys)
            program.settle(0.4, shown)
            report(step)
        program.close()


main()
