#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types a line into a shell on a terminal of its own: tests/cli/typed.py bash|zsh SCRIPT LINE

LINE may have tabs (as the key). What the shell shows is printed, then, after "ran:", the words that the command `undex` was
called with: the shell has a function of that name, which prints them."""
import os
import pty
import re
import signal
import sys
import tempfile

STARTS = {
    'bash': ['bash', '--norc', '--noprofile', '-i'],
    'zsh': ['zsh', '-f', '-i'],
}
FUNCTION = "undex() { printf '<ran:%s>\\n' \"$*\"; exit; }\n"
PREPARES = {
    'bash': "bind 'set show-all-if-ambiguous on'\nbind 'set bell-style none'\nbind 'set enable-bracketed-paste off'\n. '{script}'\n",
    # the script is found by its name, as it is where it is installed
    'zsh': "fpath=('{folder}' $fpath)\nautoload -U compinit\ncompinit -u -D\nunsetopt PROMPT_SP BEEP\n",
}
PROMPT = '@ready@'
SECONDS = 60


def read_until(fd, wanted, shown):
    while not re.search(wanted, shown):
        try:
            block = os.read(fd, 4096)
        except OSError:  # the shell has ended
            break
        if not block:
            break
        shown += block
    return shown


def main(shell, script, line):
    folder = tempfile.mkdtemp()
    with open(script, encoding='utf-8') as source, open(f'{folder}/_undex', 'w', encoding='utf-8') as copy:
        copy.write(source.read())
    with open(f'{folder}/setup', 'w', encoding='utf-8') as setup:
        setup.write(PREPARES[shell].format(script=script, folder=folder) + FUNCTION + f"PS1='{PROMPT}'\n")
    pid, fd = pty.fork()
    if pid == 0:
        environment = {'PATH': os.environ['PATH'], 'HOME': folder, 'TERM': 'dumb' if shell == 'zsh' else 'vt100', 'PS1': '', 'LC_ALL': 'C.UTF-8'}
        os.execvpe(STARTS[shell][0], STARTS[shell], environment)
    signal.alarm(SECONDS)  # a shell that hangs ends the test
    os.write(fd, f" . '{folder}/setup'\n".encode())
    read_until(fd, f'\n(.*){PROMPT}'.encode(), b'')
    os.write(fd, line.encode() + b'\n')
    shown = read_until(fd, b'<ran:[^%].*>', b'')
    os.close(fd)
    os.waitpid(pid, 0)
    sys.stdout.write(re.sub('\033\\[[0-9;?]*[A-Za-z]|\r|\a', '', shown.decode('utf-8', 'replace')))
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
