#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""schedules.py PAIDAN CLERK [COUNT [SEED [ONLY]]]: random faults while a clerk works.

Each schedule has a seed of its own, SEED.NUMBER, which decides the work, the faults, and when they
strike; ONLY plays that number alone. The clerk (clerk.c) says what it sends and what it believes;
afterwards this is compared with what the database has: every piece of work once, nothing
believed wrongly, drafts at most a second old when the clerk was killed, unknown outcomes
settled soon after reconnecting. DB, WORK, PAIDAN_STATE_DIR as in town.py; BOUNCER, if set, is the
folder of a pgbouncer's socket before the same server. TAP.
"""
import collections
import glob
import os
import random
import signal
import subprocess
import sys
import threading
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from line import DOWN, UP, Line
from town import DB, SERVER, WORK, RowLock, is_down, kill_server, psql, register, start_server, \
    until

ANSWER_MS = 400
SETTLED_S = 10
DRAFT_S = 1.0
TEXT = "现场查看，已派人处置；市民要求回电，电话已记录在案。"


def pause(seconds):
    threading.Event().wait(seconds)


def backends(what):
    psql("SELECT %s(pid) FROM pg_stat_activity"
         " WHERE application_name = 'clerk' AND usename = 'yangjw'" % what)


class Clerk:
    """One schedule's clerk through all its lives."""

    def __init__(self, program, folder, works, key_ms):
        self.program = [program, "host=%s dbname=paidan user=yangjw" % os.path.join(WORK, "line"),
                        folder, str(ANSWER_MS)]
        self.key_ms, self.works = key_ms, works
        self.folder = folder
        self.lines = []              # (life, seconds, words)
        self.life = 0
        self.killed = []             # (life, seconds, {text of a draft}) for every kill
        self.begin()

    def begin(self):
        self.life += 1
        self.process = subprocess.Popen(
            self.program + [str(self.key_ms)] + self.works, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self.read, args=(self.process, self.life),
                                       daemon=True)
        self.reader.start()

    def read(self, process, life):
        for line in process.stdout:
            at, *words = line.split()
            self.lines.append((life, int(at) / 1000, words))

    def kill(self):
        """As if its machine lost power; then somebody starts it again."""
        self.process.send_signal(signal.SIGKILL)
        at = time.monotonic()
        self.process.wait()
        self.reader.join()
        self.killed.append((self.life, at, self.drafts()))
        self.key_ms = 1
        self.begin()

    def drafts(self):
        """The texts in the journal, by the value's own length."""
        texts = []
        for path in glob.glob(os.path.join(self.folder, "*.draft")):
            with open(path, "rb") as f:
                data = f.read()
            if not data.endswith(b"end 0\n\n"):
                raise RuntimeError("a draft is not whole: %r" % data)
            texts.append(data.split(b"\nvalue ", 1)[1].split(b"\n")[1].decode())
        return texts

    def sent(self):
        return sum(words[0] == "send" for _, _, words in self.lines)

    def end(self):
        """Its exit code; what it wrote on stderr is a finding of a sanitizer."""
        until("the clerk ends", lambda: self.process.poll() is not None)
        self.reader.join()
        trouble = self.process.stderr.read()
        return "it ended with %d: %s" % (self.process.returncode, trouble[-3000:]) \
            if self.process.returncode else ""


class Schedule:
    def __init__(self, trial, number):
        self.trial, self.number = trial, number
        self.rng = random.Random("%s.%d" % (trial.seed, number))
        self.line = trial.line
        self.clerk = None
        self.names = self.rng.choices(list(FAULTS), k=self.rng.choice((1, 1, 2, 2, 3)))
        self.pooled = bool(trial.bouncer) and self.rng.random() < 0.2
        self.kills = any("clerk" in name for name in self.names)

    def between(self, low, high):
        return low + (high - low) * self.rng.random()

    def play(self):
        """Returns what was wrong, or ""."""
        rng, trial = self.rng, self.trial
        self.tickets = [register("调度%s-%d-%d" % (trial.seed, self.number, i)) for i in (1, 2)]
        unit = trial.unit
        texts = ["%d.%d.%d %s" % (self.number, i, self.tickets[0],
                                  2 * TEXT if self.kills else TEXT[:rng.randrange(1, 12)])
                 for i in range(5)]
        rng.shuffle(self.tickets)
        self.works = [("n", self.tickets[0], texts[0]), ("n", self.tickets[1], texts[1]),
                      ("d%s" % unit, self.tickets[0], texts[2]),
                      ("n", self.tickets[1], texts[3]), ("n", self.tickets[0], texts[4])]
        self.line.server = trial.bouncer if self.pooled else SERVER
        folder = os.path.join(WORK, "drafts%d" % self.number)
        self.clerk = Clerk(trial.program, folder, ["%s:%d:%s" % w for w in self.works],
                           30 if self.kills else 4)
        for name in self.names:
            self.wait_for_a_moment()
            FAULTS[name](self)
            if is_down():
                start_server(trial.paidan)
        self.line.delay = None
        self.line.light.set()
        return self.clerk.end() or self.compare()

    def wait_for_a_moment(self):
        """Shortly after the next write is sent, or at any time."""
        if self.rng.random() < 0.6:
            before = self.clerk.sent()
            until("a write is sent", lambda: self.clerk.sent() > before or
                  self.clerk.process.poll() is not None)
            pause(self.between(0, 0.012))
        else:
            pause(self.between(0, 0.6))

    # The faults.

    def cut_request(self):
        self.line.cut_after(UP, self.rng.randrange(1, 2500))

    def cut_answer(self):
        self.line.cut_after(DOWN, self.rng.randrange(1, 1500))

    def bury(self):
        self.line.bury()

    def darkness(self):
        self.line.light.clear()
        self.line.bury()
        pause(self.between(0.2, 1.5))
        self.line.light.set()

    def slow(self):
        rng = random.Random(self.rng.random())
        self.line.delay = lambda: 0.4 if rng.random() < 0.05 else 0.06 * rng.random()
        pause(self.between(0.3, 1.5))
        self.line.delay = None

    def kill_backend(self):
        backends("pg_terminate_backend")

    def cancel(self):
        backends("pg_cancel_backend")

    def kill_server(self):
        kill_server()
        until("the server is down", is_down)
        pause(self.between(0, 0.5))

    def restart(self):
        subprocess.run([self.trial.paidan, "demo", "stop"], check=True,
                       stdout=subprocess.DEVNULL)

    def lock_row(self):
        """A write waits, perhaps for longer than the clerk trusts its line, or until it is hit."""
        lock = RowLock(self.rng.choice(self.tickets))
        pause(self.between(0.1, 1.4))
        self.rng.choice((Schedule.bury, Schedule.kill_backend, Schedule.cancel,
                         Schedule.kill_server, lambda schedule: None))(self)
        pause(self.between(0, 0.4))
        lock.release()

    def no_room(self):
        """Too many connections, for somebody who has just lost his."""
        psql("ALTER ROLE yangjw CONNECTION LIMIT 0")
        backends("pg_terminate_backend")
        pause(self.between(0.1, 1))
        psql("ALTER ROLE yangjw CONNECTION LIMIT -1")

    def read_only(self):
        psql("ALTER SYSTEM SET default_transaction_read_only = on")
        psql("SELECT pg_reload_conf()")
        pause(self.between(0.1, 1))
        psql("ALTER SYSTEM RESET default_transaction_read_only")
        psql("SELECT pg_reload_conf()")

    def kill_clerk(self):
        pause(self.between(0.6, 2))
        if self.clerk.process.poll() is None:
            self.clerk.kill()

    # What it believed, and what is so.

    def happened(self, index):
        kind, ticket, text = self.works[index]
        if kind == "n":
            where = "verb = 'note' AND detail->>'text' = '%s'" % text
        else:
            where = "verb = 'dispatch'"
        return int(psql("SELECT count(*) FROM paidan.event WHERE ticket_id = %d AND %s"
                        % (ticket, where)))

    def compare(self):
        for index in range(len(self.works)):
            trouble = self.compare_one(index)
            if trouble:
                return "work %d: %s" % (index, trouble)
        return self.compare_drafts() or self.compare_settling()

    def compare_one(self, index):
        believed, unknown, found = 0, 0, 0
        open_life = None             # the life that sent and has not been told
        for life, _, words in self.clerk.lines:
            if len(words) < 2 or words[1] != str(index):
                continue
            if words[0] == "send":
                if open_life == life:
                    return "sent again before it was told"
                unknown += open_life is not None
                open_life = life
            elif words[0] == "said":
                open_life = None
                believed += words[2] in ("happened", "asked")
                self.trial.said[words[2]] += 1
            elif words[0] == "found":
                found += 1
        # An earlier life's, cut short by the kill.
        unknown += open_life is not None
        count = self.happened(index)
        if count != 1:
            return "it happened %d times; believed %d" % (count, believed)
        if believed > 1 or not believed + found:
            return "believed %d times, found %d times" % (believed, found)
        if not believed and not unknown:
            return "it happened though the clerk was told that it did not"
        return ""

    def compare_drafts(self):
        for life, at, kept in self.clerk.killed:
            typed = None
            for line_life, seconds, words in self.clerk.lines:
                if line_life == life and words[0] == "typed" and seconds <= at - DRAFT_S:
                    typed = words
                elif line_life == life and words[0] in ("said", "found"):
                    typed = None
            if not typed:
                continue
            self.trial.said["draft kept"] += 1
            text = self.works[int(typed[1])][2]
            part = text.encode()[:int(typed[2])].decode()
            if not any(k.startswith(part) and text.startswith(k) for k in kept):
                return "typed a second before the kill: %s; kept: %s" % (part, kept)
        if self.clerk.drafts():
            return "drafts are left: %s" % self.clerk.drafts()
        return ""

    def compare_settling(self):
        ready = None
        for _, seconds, words in self.clerk.lines:
            if words[:2] == ["state", "ready"]:
                ready = seconds
            elif words[0] == "state":
                ready = None
            elif words == ["uncertain", "0"] and ready is not None:
                self.trial.slowest = max(self.trial.slowest, seconds - ready)
                if seconds - ready > SETTLED_S:
                    return "settled only %.1f s after reconnecting" % (seconds - ready)
            elif words[0] == "strange":
                return "a draft that nobody typed"
        return ""


FAULTS = {
    "request cut": Schedule.cut_request,
    "answer cut": Schedule.cut_answer,
    "line dead": Schedule.bury,
    "line dead for a while": Schedule.darkness,
    "line slow": Schedule.slow,
    "backend killed": Schedule.kill_backend,
    "request cancelled": Schedule.cancel,
    "server killed": Schedule.kill_server,
    "server restarted": Schedule.restart,
    "row locked": Schedule.lock_row,
    "no free connection": Schedule.no_room,
    "read-only": Schedule.read_only,
    "clerk killed": Schedule.kill_clerk,
}


class Trial:
    def __init__(self, paidan, program, seed):
        self.paidan, self.program, self.seed = paidan, program, seed
        self.line = Line(os.path.join(WORK, "line"), SERVER)
        bouncer = os.environ.get("BOUNCER")
        self.bouncer = bouncer and os.path.join(bouncer, ".s.PGSQL.6432")
        self.unit = psql("SELECT id FROM paidan.unit WHERE code = 'CGJ'")
        self.said = collections.Counter()
        self.slowest = 0.0

    def run(self, numbers):
        failed = 0
        for number in numbers:
            schedule = Schedule(self, number)
            began = time.monotonic()
            try:
                trouble = schedule.play()
            except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
                trouble = str(error)
            self.line.mend()
            if is_down():
                start_server(self.paidan)
            failed += trouble != ""
            print("%s %d - %s%s (%.1f s)" % (
                "not ok" if trouble else "ok", number, ", ".join(schedule.names),
                ", through the pooler" if schedule.pooled else "",
                time.monotonic() - began), flush=True)
            if trouble:
                self.show(schedule, trouble)
        print("# %s; settled at most %.2f s after reconnecting" % (
            ", ".join("%s %d" % pair for pair in sorted(self.said.items())), self.slowest))
        print("1..%d" % len(numbers))
        return 1 if failed else 0

    def show(self, schedule, trouble):
        print("# seed %s, schedule %d: %s" % (
            self.seed, schedule.number, trouble.replace("\n", "\n# ")))
        if not schedule.clerk:
            return
        for life, seconds, words in schedule.clerk.lines:
            if words[0] != "typed":
                print("# %d %.3f %s" % (life, seconds, " ".join(words)))
        if schedule.clerk.process.poll() is None:
            schedule.clerk.process.kill()


def main():
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 24
    seed = sys.argv[4] if len(sys.argv) > 4 else "20230201"
    numbers = [int(sys.argv[5])] if len(sys.argv) > 5 else range(1, count + 1)
    return Trial(sys.argv[1], sys.argv[2], seed).run(numbers)


sys.exit(main())
