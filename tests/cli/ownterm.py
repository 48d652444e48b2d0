#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command on a terminal of its own: tests/cli/ownterm.py COLUMNS COMMAND...; what it shows goes to stdout.

COLUMNS is the width; WIDE,NARROW: the window is made so narrow once it has shown something. The rows that stay on the
screen at the end, for one that redraws: tests/cli/ownterm.py --screen COLUMNS COMMAND..."""
import fcntl
import os
import pty
import re
import struct
import sys
import termios


def resize(fd, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 200, int(columns), 0, 0))


def screen_of(shown, columns):
    """Rows of a terminal that goes to the next one where a line is too long, and takes back what it is told to."""
    rows, x = [''], 0
    for part in re.findall('\033\\[[0-9;?]*[A-Za-z]|.|\n', shown.decode('utf-8', 'replace'), re.S):
        if part == '\r':
            x = 0
        elif part == '\n':
            rows.append('')
            x = 0
        elif part == '\033[K':
            rows[-1] = rows[-1][:x]
        elif not part.startswith('\033'):
            if x == columns:
                rows.append('')
                x = 0
            rows[-1] = rows[-1][:x] + part + rows[-1][x + 1:]
            x += 1
    return '\n'.join(rows).encode()


def main(columns, *command):
    screen = columns == '--screen'
    if screen:
        columns, *command = command
    widths = columns.split(',')
    pid, fd = pty.fork()
    if pid == 0:
        resize(0, widths[0])  # before the command can ask for it
        os.environ.setdefault('TERM', 'xterm-256color')
        os.execvp(command[0], command)
    shown = b''
    while True:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        resize(fd, widths[-1])
    sys.stdout.buffer.write(screen_of(shown, int(widths[0])) if screen else shown.replace(b'\r\n', b'\n'))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
