# SPDX-License-Identifier: MIT
"""lossy_proxy.py SERVER OWN WORD TIMES: a proxy between two Unix sockets that loses answers.

It listens at OWN and passes everything to SERVER, but the first TIMES answers to a
message that holds WORD are swallowed whole, once the server says that it is ready for more (so
the work is committed), and the connection is cut. Prints a line when it listens.
"""
import select
import socket
import sys

READY = b"Z\0\0\0\5I"


def pump(client, server, word, left):
    """One connection to its end; returns how many answers are still to be lost."""
    doomed, answer = False, b""
    while True:
        for source in select.select([client, server], [], [])[0]:
            data = source.recv(65536)
            if not data:
                return left
            if source is client:
                doomed = doomed or (left > 0 and word in data)
                server.sendall(data)
            elif not doomed:
                client.sendall(data)
            else:
                answer = answer[-len(READY):] + data
                if answer.endswith(READY):
                    return left - 1


def main():
    server_path, own_path = sys.argv[1:3]
    word, left = sys.argv[3].encode(), int(sys.argv[4])
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(own_path)
    listener.listen()
    print("listening", flush=True)
    while True:
        client, _ = listener.accept()
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(server_path)
            left = pump(client, server, word, left)


main()
