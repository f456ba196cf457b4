#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Starts a command on a terminal of its own, waits until it shows a word, and runs a check.

usage: seat.py WORD CHECK COMMAND [ARGUMENT]...
The check is a line of shell in which $pid is the command's process; its exit code is ours. The
command is killed afterwards. 99: the word did not come.
"""
import os
import pty
import select
import signal
import subprocess
import sys
import time

PATIENCE = 30


def main():
    word, check, command = sys.argv[1].encode(), sys.argv[2], sys.argv[3:]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execvp(command[0], command)
    shown, end = b"", time.monotonic() + PATIENCE
    while word not in shown and time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    status = 99
    if word in shown:
        status = subprocess.run(["sh", "-c", check], env={**os.environ, "pid": str(pid)},
                                check=False).returncode
    else:
        sys.stdout.write(repr(shown[-2000:]) + "\n")
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    sys.exit(status)


main()
