# SPDX-License-Identifier: MIT
"""A line between a client and a server, both on Unix sockets, that behaves as lines do.

It can be cut after so many bytes in either direction, go dead without a word to either end (a
network that is cut without RST), stay dark for those who call anew, and be slow and uneven.
"""
import os
import socket
import threading

UP, DOWN = "up", "down"


class Link:
    """One connection; each direction has a thread."""

    def __init__(self, line, client, server):
        self.line, self.client, self.server = line, client, server
        self.buried = False
        for way, source, target in ((UP, client, server), (DOWN, server, client)):
            threading.Thread(target=self.pump, args=(way, source, target), daemon=True).start()

    def pump(self, way, source, target):
        try:
            while data := source.recv(65536):
                self.line.wait()
                data, cut = self.line.take(way, data)
                # A dead line holds what it has for ever, and hangs up on nobody.
                if self.buried:
                    return
                target.sendall(data)
                if cut:
                    break
        except OSError:
            pass
        if not self.buried:
            self.cut()

    def cut(self):
        self.line.links.discard(self)
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()


class Line:
    def __init__(self, folder, server):
        """Listens in folder; server is the path of the server's socket."""
        os.makedirs(folder, mode=0o700)
        self.server = server
        self.links = set()
        self.dead = []               # buried links, kept so that neither end hears of it
        self.lock = threading.Lock()
        self.left = {}               # way: bytes until the cut
        self.light = threading.Event()
        self.light.set()
        self.delay = None            # gives seconds to hold each piece back
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(folder, ".s.PGSQL.5432"))
        self.listener.listen(64)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            client, _ = self.listener.accept()
            self.light.wait()
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.server)
            except OSError:
                client.close()
                server.close()
                continue
            self.links.add(Link(self, client, server))

    def wait(self):
        if self.delay:
            threading.Event().wait(self.delay())

    def take(self, way, data):
        """What of it passes, and whether the line is cut then."""
        with self.lock:
            if way not in self.left:
                return data, False
            part = data[:self.left[way]]
            self.left[way] -= len(part)
            if self.left[way] > 0:
                return part, False
            del self.left[way]
            return part, True

    def cut_after(self, way, count):
        """The connection on which so many more bytes have gone that way is cut there."""
        with self.lock:
            self.left[way] = count

    def bury(self):
        for link in list(self.links):
            link.buried = True
            self.links.discard(link)
            self.dead.append(link)

    def mend(self):
        """As new, for the next schedule; what was dead is hung up now."""
        self.left.clear()
        self.delay = None
        self.light.set()
        for link in self.dead + list(self.links):
            link.cut()
        self.dead.clear()
