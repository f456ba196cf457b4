# SPDX-License-Identifier: MIT
"""The demo city as the fault tests see it: its server, and a way to look into it.

DB in the environment is its connection string without the login, PAIDAN_STATE_DIR its folder.
"""
import os
import re
import select
import signal
import socket
import subprocess
import time

DB = os.environ["DB"]
WORK = os.environ["WORK"]
STATE = os.environ["PAIDAN_STATE_DIR"]
FOLDER = re.search(r"host=(\S+)", DB).group(1)
SERVER = os.path.join(FOLDER, ".s.PGSQL.5432")
LIMIT_S = 60


def psql(sql, login="postgres"):
    done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", DB + " user=" + login,
                           "-c", sql], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip()


def until(what, fn, limit=LIMIT_S):
    """Waits for something to become true."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if fn():
            return
        select.select([], [], [], 0.01)
    raise RuntimeError("it did not come: " + what)


class RowLock:
    """A session that holds the ticket's row, so that a write waits inside the server."""

    def __init__(self, ticket):
        self.psql = subprocess.Popen(
            ["psql", "-XqAt", DB + " user=postgres"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.psql.stdin.write(
            "BEGIN; SELECT id FROM paidan.ticket_open WHERE id = %d FOR UPDATE;\n" % ticket)
        self.psql.stdin.flush()
        if self.psql.stdout.readline().strip() != str(ticket):
            self.release()
            raise RuntimeError("the row cannot be locked")

    def release(self):
        # A transaction that is not committed is rolled back. The server may be gone.
        try:
            self.psql.communicate()
        except (BrokenPipeError, ValueError):
            pass


def kill_server():
    """All its processes, as a power cut would; stopped first, so that it starts no new ones."""
    path = os.path.join(STATE, "demo/data/postmaster.pid")
    with open(path, encoding="ascii") as f:
        pid = int(f.readline())
    os.kill(pid, signal.SIGSTOP)
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True,
                              text=True, check=False).stdout.split()
    for process in children + [pid]:
        try:
            os.kill(int(process), signal.SIGKILL)
        except ProcessLookupError:
            pass                 # it went by itself
    # Where nobody reaps the dead, PostgreSQL would take them for alive by its lock files.
    until("the server dies", lambda: not any(is_alive(process) for process in children + [pid]))
    for lock in (path, SERVER + ".lock", SERVER):
        os.remove(lock)


def is_alive(pid):
    try:
        with open("/proc/%s/stat" % pid, encoding="ascii", errors="replace") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def start_server(paidan):
    subprocess.run([paidan, "demo", "start"], check=True, stdout=subprocess.DEVNULL)


def is_down():
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(SERVER)
            return False
        except OSError:
            return True


def register(title):
    """An appeal ready to be dispatched; returns its id."""
    psql("SELECT 1 FROM paidan_api.register(gen_random_uuid(), jsonb_build_object("
         "'channel', 'hotline', 'title', '%s', 'body', '断。', 'territory', '341202000000',"
         " 'category', '01.02.01'))" % title, "yangjw")
    return int(psql("SELECT id FROM paidan.ticket_open WHERE title = '%s'" % title))
