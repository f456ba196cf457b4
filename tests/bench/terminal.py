# SPDX-License-Identifier: MIT
"""A program on a pseudo-terminal: sends keys, counts what comes back, knows what is shown.

Needs pyte, a terminal in Python (Debian: python3-pyte, which comes with wcwidth).
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

try:
    import pyte
except ImportError:
    sys.exit("this bench needs pyte: apt-get install python3-pyte, and use /usr/bin/python3")

ROWS, COLUMNS = 24, 80


class Screen(pyte.Screen):
    """With what list programs use and pyte 0.8 lacks: SU and SD, and silence about the rest."""

    def scroll_up(self, count=1):
        self._scroll(count or 1, self.index, lambda top, bottom: bottom)

    def scroll_down(self, count=1):
        self._scroll(count or 1, self.reverse_index, lambda top, bottom: top)

    def _scroll(self, count, step, edge):
        top, bottom = self.margins or (0, self.lines - 1)
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = edge(top, bottom)
        for _ in range(count):
            step()
        self.cursor.x, self.cursor.y = x, y


class Stream(pyte.ByteStream):
    csi = dict(pyte.ByteStream.csi, S="scroll_up", T="scroll_down")
    events = pyte.ByteStream.events | {"scroll_up", "scroll_down"}


class Program:
    def __init__(self, command, term="xterm-256color", env=None, cwd=None):
        self.screen = Screen(COLUMNS, ROWS)
        self.stream = Stream(self.screen)
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.chdir(cwd or ".")
            os.execvpe(command[0], command, dict(os.environ, TERM=term, LC_ALL="C.UTF-8",
                                                 LANG="C.UTF-8", **(env or {})))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds):
        """What it writes within the time; b"" if nothing, None if it has ended."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return b""
        try:
            return os.read(self.fd, 65536) or None
        except OSError:
            return None

    def settle(self, quiet=0.25, until=None, limit=30):
        """Reads until nothing has come for `quiet` seconds (and `until` is on the screen)."""
        out, deadline = bytearray(), time.monotonic() + limit
        while time.monotonic() < deadline:
            data = self.read(quiet)
            if data is None:
                break
            if data:
                out += data
                self.stream.feed(data)
            elif until is None or re.search(until, self.text()):
                return bytes(out)
        raise TimeoutError(f"it did not show {until!r} and fall silent:\n{self.text()}")

    def send(self, keys):
        os.write(self.fd, keys.encode())

    def text(self):
        return "\n".join(self.screen.display)

    def cells(self):
        """A tuple a row of (character, look) a cell; the second half of a wide one is ''."""
        return [tuple((c.data, c.fg, c.bg, c.bold, c.underscore, c.reverse)
                      for c in (self.screen.buffer[y][x] for x in range(COLUMNS)))
                for y in range(ROWS)]

    def memory(self):
        """Resident memory in MiB: now, and the most it has been."""
        with open(f"/proc/{self.pid}/status", encoding="utf-8") as status:
            found = dict(re.findall(r"(VmRSS|VmHWM):\s*(\d+) kB", status.read()))
        return int(found["VmRSS"]) / 1024, int(found["VmHWM"]) / 1024

    def close(self):
        """Hangs up, as a terminal that is closed does, and waits for it to end."""
        os.close(self.fd)
        deadline = time.monotonic() + 5
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.01)


BLANK = tuple((" ", "default", "default", False, False, False) for _ in range(COLUMNS))


def changed_text(before, after):
    """(cells, bytes): cells that differ, and the UTF-8 of their characters but blanks, which an
    erase makes; after the best shift of a run of rows, since a scroll costs next to nothing. A
    yardstick, not a bound: cursor moves and colours come on top."""
    def differ(old):
        pairs = [(a, b) for row_a, row_b in zip(old, after) for a, b in zip(row_a, row_b) if a != b]
        return len(pairs), sum(len(b[0].encode()) for _, b in pairs if b[0] != " ")

    best = differ(before)
    for shift in range(-ROWS + 4, ROWS - 3):
        same = [y for y in range(ROWS) if 0 <= y + shift < ROWS and after[y] == before[y + shift]
                and after[y] != BLANK]
        if not shift or len(same) < 3:
            continue
        top, bottom = min(same), max(same)
        low, high = min(top, top + shift), max(bottom, bottom + shift)
        moved = [before[y + shift] if low <= y + shift <= high and low <= y <= high
                 else BLANK if low <= y <= high else before[y] for y in range(ROWS)]
        best = min(best, differ(moved), key=lambda found: found[1])
    return best
