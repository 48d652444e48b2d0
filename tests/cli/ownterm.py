#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command on a terminal of its own: tests/cli/ownterm.py COLUMNS COMMAND...; what it shows goes to stdout."""
import fcntl
import os
import pty
import struct
import sys
import termios


def main(columns, *command):
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.setdefault('TERM', 'xterm-256color')
        os.execvp(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 200, int(columns), 0, 0))
    shown = b''
    while True:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    sys.stdout.buffer.write(shown.replace(b'\r\n', b'\n'))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
