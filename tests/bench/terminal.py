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
    """With what list programs use and pyte 0.8 lacks: SU, SD, REP."""

    last = " "

    def draw(self, data):
        super().draw(data)
        self.last = data[-1:] or self.last

    def set_margins(self, top=None, bottom=None):
        # CSI r without numbers is the whole screen; pyte keeps the old bottom.
        super().set_margins(top or 1, bottom or self.lines)

    def repeat(self, count=1):
        self.draw(self.last * (count or 1))

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
    csi = dict(pyte.ByteStream.csi, S="scroll_up", T="scroll_down", b="repeat")
    events = pyte.ByteStream.events | {"scroll_up", "scroll_down", "repeat"}


class Line:
    """What a bad line makes of bytes: so many bits a second each way, half a round trip more,
    and ssh's packets on TCP (20 bytes and padding each, 52 a segment)."""

    def __init__(self, bits, round_trip):
        self.bits, self.half = bits, round_trip / 2
        self.free = {"up": 0.0, "down": 0.0}

    def arrival(self, way, size):
        """When that many bytes, sent now, will have come out at the other end."""
        wire = size + 20 + 8 + 52 * -(-size // 1400)
        self.free[way] = max(self.free[way], time.monotonic()) + wire * 8 / self.bits
        return self.free[way] + self.half


class Program:
    line = None  # a Line, once there is one
    def __init__(self, command, term="xterm-256color", env=None, cwd=None):
        self.screen = Screen(COLUMNS, ROWS)
        self.stream = Stream(self.screen)
        self.screen.write_process_input = self.answer
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
        if self.line:
            self.up.append((self.line.arrival("up", len(keys.encode())), keys))
        else:
            os.write(self.fd, keys.encode())

    def answer(self, text):
        """To its questions; behind the last column is in it."""
        self.send(re.sub(r";81R", ";80R", text))

    def behind(self, line):
        """From now on everything goes over that line."""
        self.line, self.up, self.down = line, [], []

    def over_line(self, done, quiet, limit=120):
        """Moves bytes over the line until `done()` and silence; the seconds until the last
        byte arrived. What the program writes is taken at once, as ssh does."""
        began = last = time.monotonic()
        while time.monotonic() - began < limit:
            now = time.monotonic()
            while self.up and self.up[0][0] <= now:
                os.write(self.fd, self.up.pop(0)[1].encode())
            while self.down and self.down[0][0] <= now:
                self.stream.feed(self.down.pop(0)[1])
                last = now
            if not self.up and not self.down and now - last > quiet and done():
                return last - began
            until = min([now + 0.05] + [queue[0][0] for queue in (self.up, self.down) if queue])
            data = self.read(until - now)
            if data:
                self.down.append((self.line.arrival("down", len(data)), data))
        raise TimeoutError(f"over the line it did not come to rest:\n{self.text()}")

    def text(self):
        # Not screen.display: it breaks on half a wide character.
        return "\n".join("".join(cell[0] for cell in row) for row in self.cells())

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


def look(program):
    """What is shown, and where the cursor stands."""
    c = program.screen.cursor
    return program.cells(), (c.y, min(c.x, COLUMNS - 1))
