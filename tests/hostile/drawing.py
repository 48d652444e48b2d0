#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of broken and hostile files drawn: UNDEX=./undex tests/hostile/drawing.py [FILE...]

Of each file page 1 is drawn as segmentation sees it (`extract --debug-page`), and where it was taken, so is its first passage
(`show --image`). Each ends within its time and memory: with a picture, or with one line that names the file. A file that is cut
short while it is read, and a pipe in its place, harm nobody either. Without FILE: all of ../shared/hostile, some minutes;
`make test` draws a tenth of them (SHORT)."""
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import ASAN, ROOT, SHARED, UNDEX  # noqa: E402

TIMEOUT = 10         # seconds, what undex is told
SHORT_TIMEOUT = 3
GRACE = 20           # more than that it may take by the clock, on a busy machine
MEMORY_KB = 1200000  # of the largest process: the worker's limit is 1 GiB of addresses
PNG = b'\x89PNG\r\n\x1a\n'


def hostile_files():
    folder = os.path.join(SHARED, 'hostile', 'files')
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith('.pdf'))


def drawn(picture, name, seconds, *args):
    """What is wrong with one drawing; [] where nothing is."""
    if os.path.exists(picture):
        os.remove(picture)
    begun = time.time()
    process = subprocess.Popen([UNDEX, *args], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    ender = threading.Timer(seconds + GRACE, process.kill)
    ender.start()
    errors = process.stderr.read().decode('utf-8', 'replace').splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    ender.cancel()
    wrong = []
    if time.time() - begun >= seconds + GRACE:
        wrong.append(f'not done after {seconds + GRACE} s')
    if not ASAN and usage.ru_maxrss > MEMORY_KB:
        wrong.append(f'took {usage.ru_maxrss} kB')
    if code not in (0, 1, 2, 3):
        wrong.append(f'exit code {code}')
    if code == 0 and not (os.path.exists(picture) and open(picture, 'rb').read(8) == PNG):
        wrong.append('exit code 0 without a picture')
    if code and (len(errors) != 1 or name not in errors[0]):
        wrong += [f'exit code {code} wants one line that names {name}:'] + errors[:5]
    return wrong


def pages(work, paths, seconds):
    picture = os.path.join(work, 'page.png')
    for path in paths:
        name = os.path.basename(path)
        report.check(f'page 1 of {name} drawn', drawn(picture, name, seconds, 'extract', f'--timeout={seconds}', '--debug-page=1',
                                                      '--image', picture, path))


def passages(work, paths, seconds):
    """Of the documents that an index takes; a document's first passage stands for it."""
    index, picture = os.path.join(work, 'ix'), os.path.join(work, 'passage.png')
    report.run('index', '-q', '--index', index, f'--timeout={seconds}', *paths, timeout=900)
    listed = report.run('list', '--index', index, '--format=jsonl').stdout.decode().splitlines()
    for document in map(json.loads, listed):
        name = os.path.basename(document['path'])
        shown = report.run('show', '--index', index, '--format=jsonl', '--', document['key']).stdout.decode().splitlines()
        first = next((row for row in map(json.loads, shown) if row.get('boxes')), None)
        if first:
            report.check(f'a passage of {name} drawn', drawn(picture, '', 60, 'show', '-q', '--index', index, '--image', picture,
                                                             '--', first['id']))


def cut_short(work, times):
    """The file shrinks while it is drawn, or compared with what was indexed."""
    source = os.path.join(ROOT, 'corpus', 'A_99_901.en.pdf')
    data = open(source, 'rb').read()
    path, picture = os.path.join(work, 'shrinks.pdf'), os.path.join(work, 'shrinks.png')
    index = os.path.join(work, 'shrinks')
    with open(path, 'wb') as out:
        out.write(data)
    report.run('index', '-q', '--index', index, path)
    for what, command in (('drawn', ['extract', '-q', '--debug-page=1', '--image', picture, path]),
                          ('shown', ['show', '-q', '--index', index, '--image', picture, 'A/99/901, para. 1'])):
        wrong = []
        for i in range(times):
            with open(path, 'wb') as out:
                out.write(data)
            shrink = threading.Timer(0.001 * i, os.truncate, (path, 100))
            shrink.start()
            wrong += drawn(picture, 'shrinks.pdf', TIMEOUT, *command)
            shrink.join()
        report.check(f'a file cut short while it is {what}, {times} times', wrong)


def pipe(work):
    path, picture = os.path.join(work, 'pipe.pdf'), os.path.join(work, 'pipe.png')
    os.mkfifo(path)
    report.check('a pipe in place of a file', drawn(picture, 'pipe.pdf', TIMEOUT, 'extract', '--debug-page=1', '--image', picture, path))


def run(paths, seconds, times):
    with tempfile.TemporaryDirectory(prefix='undex-drawing.') as work:
        pages(work, paths, seconds)
        passages(work, paths, seconds)
        cut_short(work, times)
        pipe(work)


def short():
    """For `make test`: every tenth file."""
    run(hostile_files()[::10], SHORT_TIMEOUT, 10)


if __name__ == '__main__':
    run(sys.argv[1:] or hostile_files(), TIMEOUT, 80)
    sys.exit(report.finish())
