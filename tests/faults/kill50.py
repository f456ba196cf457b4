#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""kill50.py PAIDAN [ROUNDS [SEED]]: a dispatch while something dies, many times over.

DB in the environment is a demo city's connection string without the login, PAIDAN_STATE_DIR its
folder, WORK a folder for us. The console reaches the server through a proxy of ours, which sees
the dispatch pass by; at that moment the round's fault strikes. Then what the console says is
compared with what the database has, at once and again at the end; what did not happen is sent
again from the same form. TAP, and the counts.
"""
import collections
import os
import pty
import random
import re
import select
import signal
import socket
import sys
import threading
import time

from town import (DB, LIMIT_S, SERVER, WORK, RowLock, is_down, kill_server, psql, register,
                  start_server, until)

WORD = b"paidan_api.dispatch("
READY = b"Z\0\0\0\5I"

# What strikes, and in how many of 50 rounds.
FAULTS = {
    "cut before it is sent": 6,
    "cut within the request": 6,
    "backend killed while it waits for the row": 8,
    "server killed while it waits for the row": 3,
    "backend killed at a random moment": 8,
    "server killed at a random moment": 5,
    "committed, no byte of the answer": 8,
    "committed, the answer cut within": 6,
}


def console_backend():
    return ("SELECT pid FROM pg_stat_activity"
            " WHERE usename = 'yangjw' AND application_name = 'paidan'")


def waits():
    """Does the dispatch wait for the row? Not if the server is down."""
    try:
        return psql(console_backend() + " AND wait_event_type = 'Lock'") != ""
    except RuntimeError:
        return False


def kill_backend():
    psql("SELECT pg_terminate_backend(pid) FROM (%s) AS c" % console_backend())


class Proxy:
    """Between the console and the server; `strike` is the fault of this round, or None."""

    def __init__(self, folder):
        os.mkdir(folder, 0o700)
        self.strike = None
        self.rng = None
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(folder, ".s.PGSQL.5432"))
        self.listener.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.pass_on, args=(client,), daemon=True).start()

    def pass_on(self, client):
        with client, socket.socket(socket.AF_UNIX) as server:
            try:
                server.connect(SERVER)
                self.pump(client, server)
            except OSError:
                pass             # a server that is down, a console that has left

    def pump(self, client, server):
        while True:
            for source in select.select([client, server], [], [])[0]:
                data = source.recv(65536)
                if not data:
                    return
                if source is client and self.strike and WORD in data:
                    fault, self.strike = self.strike, None
                    fault(client, server, data)
                    return
                (server if source is client else client).sendall(data)

    # The faults: each gets the request that was to pass, and ends with the connection.

    def cut_before(self, client, server, data):
        pass

    def cut_within(self, client, server, data):
        server.sendall(data[:self.rng.randrange(1, len(data))])

    def pass_rest(self, client, server, limit=None):
        """The answer, or its first bytes, until the server is ready or gone."""
        answer, passed = b"", 0
        while not answer.endswith(READY):
            try:
                data = server.recv(65536)
            except OSError:
                return
            if not data:
                return
            answer = answer[-len(READY):] + data
            part = data if limit is None else data[:max(0, limit - passed)]
            if part:
                client.sendall(part)
            passed += len(data)

    def answer_lost(self, client, server, data):
        server.sendall(data)
        self.pass_rest(client, server, 0)

    def answer_cut(self, client, server, data):
        server.sendall(data)
        self.pass_rest(client, server, self.rng.randrange(1, 60))

    def waiting(self, kill):
        def strike(client, server, data):
            server.sendall(data)
            until("the dispatch waits", waits)
            kill()
            self.pass_rest(client, server)
        return strike

    def sometime(self, kill, most_ms):
        def strike(client, server, data):
            delay = self.rng.random() * most_ms / 1000
            timer = threading.Timer(delay, kill)
            timer.start()
            server.sendall(data)
            self.pass_rest(client, server)
            timer.join()
        return strike

    def fault(self, name):
        return {
            "cut before it is sent": self.cut_before,
            "cut within the request": self.cut_within,
            "backend killed while it waits for the row": self.waiting(kill_backend),
            "server killed while it waits for the row": self.waiting(kill_server),
            "backend killed at a random moment": self.sometime(kill_backend, 60),
            "server killed at a random moment": self.sometime(kill_server, 15),
            "committed, no byte of the answer": self.answer_lost,
            "committed, the answer cut within": self.answer_cut,
        }[name]


def write_script(path, title, shots):
    """The second sending goes to the form if that is open; in the list the key means nothing."""
    lines = ["key /" + title + "<Enter>", "key d", "key cgj", "key <Enter>", "key 断线之际",
             "key <C-d>", ":save-screen " + shots[0], "key <C-d>", ":save-screen " + shots[1],
             "key Qy"]
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


def run_console(paidan, script):
    """On a terminal of its own; returns its exit code and what it wrote."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        proxied = re.sub(r"host=\S+", "host=" + os.path.join(WORK, "proxy"), DB)
        os.execv(paidan, [paidan, "--language", "en", "--db", proxied + " user=yangjw",
                          "console", "--script", script])
    wrote, end = b"", time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        if not select.select([fd], [], [], 0.5)[0]:
            continue
        try:
            data = os.read(fd, 65536)
        except OSError:
            break
        if not data:
            break
        wrote += data
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), wrote


def verdict(shot):
    """What the console says became of it."""
    with open(shot, encoding="utf-8") as f:
        text = f.read()
    if "done once; confirmed" in text:
        return "done, asked afterwards"
    if "Dispatch, done" in text:
        return "done"
    if "did not happen" in text:
        return "did not happen"
    return "?\n" + text


def times(ticket):
    return int(psql("SELECT count(*) FROM paidan.event"
                    " WHERE ticket_id = %d AND verb = 'dispatch'" % ticket))


class Trial:
    def __init__(self, paidan, rounds, seed):
        self.paidan = paidan
        self.rng = random.Random(seed)
        self.proxy = Proxy(os.path.join(WORK, "proxy"))
        self.proxy.rng = self.rng
        names = [name for name, count in FAULTS.items() for _ in range(count)]
        self.rng.shuffle(names)
        self.names = [names[i % len(names)] for i in range(rounds)]
        self.said = collections.Counter()
        self.tickets = []

    def play(self, number, name):
        """One round; returns a fault found, or ""."""
        title = "断线第%d回" % number
        ticket = register(title)
        shots = [os.path.join(WORK, "shot%d.%d" % (number, i)) for i in (1, 2)]
        script = os.path.join(WORK, "play%d" % number)
        write_script(script, title, shots)
        lock = RowLock(ticket) if "row" in name else None
        self.proxy.strike = self.proxy.fault(name)
        dying = threading.Thread(target=self.revive, args=(lock,))
        dying.start()
        code, wrote = run_console(self.paidan, script)
        dying.join()
        self.tickets.append(ticket)
        if code != 0:
            return "the console ended with %d: %s" % (
                code, wrote.decode("utf-8", "replace")[-2000:])
        return self.compare(ticket, verdict(shots[0]), verdict(shots[1]))

    def revive(self, lock):
        """Once the fault has struck: frees the row, starts the server if it was killed."""
        until("the fault strikes", lambda: self.proxy.strike is None)
        if lock:
            # Not before the backend that waits for it is gone.
            until("the waiting backend ends", lambda: not waits())
            lock.release()
        end = time.monotonic() + 0.3
        until("the moment passes", lambda: is_down() or time.monotonic() > end)
        if is_down():
            start_server(self.paidan)

    def compare(self, ticket, first, second):
        self.said[first.split("\n")[0]] += 1
        count = times(ticket)
        if first.startswith("?") or (first == "did not happen" and second.startswith("?")):
            return "the console says neither: " + first + second
        if first == "did not happen" and not second.startswith("done"):
            return "sent again it says: " + second
        if count != 1:
            return "it says %s, then %s; it happened %d times" % (first, second, count)
        return ""

    def run(self):
        failed = 0
        for number, name in enumerate(self.names, 1):
            try:
                trouble = self.play(number, name)
            except (RuntimeError, OSError) as error:
                trouble = str(error)
            failed += trouble != ""
            print("%s %d - %s" % ("not ok" if trouble else "ok", number, name), flush=True)
            if trouble:
                print("# " + trouble.replace("\n", "\n# "))
        late = [t for t in self.tickets if times(t) != 1]
        print("%s %d - nothing happened afterwards" % (
            "not ok" if late else "ok", len(self.names) + 1))
        print("# of %d dispatches: %s" % (len(self.names), ", ".join(
            "%s %d" % (words, n) for words, n in sorted(self.said.items()))))
        print("1..%d" % (len(self.names) + 1))
        return 1 if failed or late else 0


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20230201
    return Trial(sys.argv[1], rounds, seed).run()


sys.exit(main())
