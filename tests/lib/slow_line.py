#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""slow_line.py FOLDER SERVER MS: a line to a server's socket that holds all it carries back for so
long each way, until it is ended. FOLDER is the host to connect to; SERVER the folder of the
server's socket."""
import os
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from line import Line  # noqa: E402

folder, server, ms = sys.argv[1:]
line = Line(folder, f"{server}/.s.PGSQL.5432")
line.delay = lambda: int(ms) / 1000
print("the line is open", flush=True)
signal.pause()
