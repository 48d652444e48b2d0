#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server as it is from afar: tests/forwarder.py HOST:PORT OF-HOST:PORT SECONDS [LOG]

Passes bytes on to a server and holds back what comes from it, as a longer way would; port 0 is any. It says on which port it
listens. When the last connection has ended, LOG gets a line: how many round trips had to be waited for one after another, of all
connections together (a question that was asked before an answer to another came has not waited for that), and how many
connections there were."""
import queue
import socket
import sys
import threading
import time


class Counts:
    """How far the client has got: each answer ends the round trips of its question."""

    def __init__(self, log):
        self.lock, self.log = threading.Lock(), log
        self.open = self.connections = self.answered = 0

    def begin(self):
        with self.lock:
            self.open += 1
            self.connections += 1
            return {'depth': self.answered + 1, 'waits': True}

    def ask(self, own):
        with self.lock:
            if not own['waits']:
                own.update(depth=self.answered + 1, waits=True)

    def answer(self, own):
        with self.lock:
            own['waits'] = False
            self.answered = max(self.answered, own['depth'])

    def end(self):
        with self.lock:
            self.open -= 1
            if self.open:
                return
            if self.log:
                with open(self.log, 'a', encoding='utf-8') as out:
                    print(self.answered, self.connections, file=out)
            self.connections = self.answered = 0


def read(source, held, waiting):
    data = b'-'
    while data:
        try:
            data = source.recv(1 << 16)
        except OSError:
            data = b''
        waiting.put((time.monotonic() + held, data))


def close(*ends):
    for end in ends:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def ask(client, server, counts, own):
    try:
        while data := client.recv(1 << 16):
            counts.ask(own)
            server.sendall(data)
    except OSError:
        pass
    close(client, server)


def answer(server, client, held, counts, own):
    waiting = queue.Queue()
    threading.Thread(target=read, args=(server, held, waiting), daemon=True).start()
    try:
        while (one := waiting.get())[1]:
            time.sleep(max(0, one[0] - time.monotonic()))
            counts.answer(own)
            client.sendall(one[1])
    except OSError:
        pass
    close(client, server)
    counts.end()


def address(text):
    host, port = text.rsplit(':', 1)
    return host, int(port)


def main(listen, to, held, log=None):
    counts = Counts(log)
    with socket.create_server(address(listen)) as door:
        print(door.getsockname()[1], flush=True)
        while True:
            client = door.accept()[0]
            try:
                server = socket.create_connection(address(to), 5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            own = counts.begin()
            threading.Thread(target=ask, args=(client, server, counts, own), daemon=True).start()
            threading.Thread(target=answer, args=(server, client, float(held), counts, own), daemon=True).start()


if __name__ == '__main__':
    main(*sys.argv[1:])
