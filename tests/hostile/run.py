#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken and hostile files: UNDEX=./undex tests/hostile/run.py [FILE...]

`undex extract --timeout` over each must end by itself, in time and within its memory, and say in one line what it did
not take.
The files lie in ../shared/hostile; a few small ones of our own are made here, always. A file that tests/open.txt knows to
fail gets a short time only; named on the command line it gets all of it."""
import concurrent.futures
import json
import os
import resource
import shutil
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import drawing  # noqa: E402
import lies  # noqa: E402
import report  # noqa: E402
from report import ASAN, ROOT, SHARED  # noqa: E402

TIMEOUT = 30 if ASAN else 10        # what undex is told
SECONDS = 2 * TIMEOUT               # what it may take, on a busy machine
SECONDS_KNOWN = 5
MEMORY = 2 << 30        # the sanitizers reserve far more addresses than that: they run without the limit


def own_files(folder):
    """Small files that need no collection: cut short, empty, of other kinds, full of what terminals obey."""
    with open(os.path.join(ROOT, 'corpus', 'A_RES_99_901.en.pdf'), 'rb') as source:
        pdf = source.read()
    contents = {
        'empty.pdf': b'', 'head.pdf': b'%PDF-1.7\n', 'half.pdf': pdf[:len(pdf) // 2], 'tail.pdf': pdf[len(pdf) // 2:],
        'nulls.bin': bytes(4096), 'noise.pdf': b'%PDF-1.4\n' + bytes((i * 7919 >> 3) & 255 for i in range(20000)),
        'escape.txt': b'1. \x1b]0;title\x07 \x1b[2J one paragraph\n\n2. \xe2\x80\xae another\n',
        'long_line.txt': b'word ' * 400000, 'marks.txt': b'1. a\xc2\xb9\xc2\xb2\n' * 3000, 'utf16.txt': '1. Où ?\n'.encode('utf-16'),
        'newlines.txt': b'\n' * 1000000, 'format.txt': b'1. %s%n%d and \xff\xfe\x00 bytes\n',
    }
    for name, content in contents.items():
        with open(os.path.join(folder, name), 'wb') as out:
            out.write(content)
    return [os.path.join(folder, name) for name in contents]


def limited():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not ASAN:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def defects(path, seconds=SECONDS):
    run = report.run('extract', '--format=jsonl', f'--timeout={TIMEOUT}', path, timeout=seconds, preexec_fn=limited)
    errors = run.stderr.decode('utf-8', 'replace').splitlines()
    if run.returncode is None:
        return [f'not done after {seconds} s']
    if run.returncode not in (0, 3):
        return [f'exit code {run.returncode}'] + errors[:20]
    if run.returncode == 3:
        name = os.path.basename(path)
        return [] if len(errors) == 1 and name in errors[0] else ['exit code 3 wants one line that names the file:'] + errors[:5]
    try:
        rows = [json.loads(row) for row in run.stdout.decode('utf-8').split('\n') if row]
    except ValueError as why:
        return [f'a record is not JSON: {why}']
    return [] if rows and rows[0].get('type') == 'document' else ['exit code 0 without a document']


def main(paths):
    if not paths:
        drawing.short()
        lies.run()
    folder = tempfile.mkdtemp(prefix='undex-hostile.')
    known = {} if paths else report.OPEN
    try:
        if not paths:
            paths = own_files(folder)
            hostile = os.path.join(SHARED, 'hostile', 'files')
            if os.path.isdir(hostile):
                paths += sorted(os.path.join(where, name) for where, _, names in os.walk(hostile) for name in names)
            else:
                report.skip('the collection of hostile files', '../shared/hostile is not there')
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            seconds = [SECONDS_KNOWN if os.path.basename(path) in known else SECONDS for path in paths]
            for path, bad in zip(paths, pool.map(defects, paths, seconds)):
                report.check(os.path.basename(path), bad)
    finally:
        shutil.rmtree(folder)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
