#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether indexing stays level: UNDEX=./undex tests/bench/texts.py [COUNT [FOLDER]]

COUNT (10,000) plain texts, copies of those in FOLDER (../shared/corpus/text) that each differ, are indexed in one run; files a
second are told for each tenth of them. Fails where the last three tenths go at less than 0.7 of the pace of the first three."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
LEVEL = 0.7


def make(folder, count, source):
    """Each turned about at another paragraph, with a paragraph of its own before."""
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(source) for name in names if name.endswith('.txt'))
    contents = []
    for path in paths:
        with open(path, 'rb') as text:
            contents.append(text.read().split(b'\n\n'))
    for i in range(count):
        if i % 1000 == 0:
            os.makedirs(os.path.join(folder, f'{i // 1000:03}'))
        parts = contents[i % len(contents)]
        turn = i // len(contents) % len(parts)
        with open(os.path.join(folder, f'{i // 1000:03}', f'{i:06}.txt'), 'wb') as out:
            out.write(f'1. Copy {i} of text {i % len(contents)}.\n\n'.encode() + b'\n\n'.join(parts[turn:] + parts[:turn]) + b'\n')
    return len(contents)


def measure(index, docs):
    """(files done, seconds) as the run tells them."""
    told = [(0, 0.0)]
    with subprocess.Popen([UNDEX, 'index', '--progress=json', '--index', index, docs], stderr=subprocess.PIPE) as run:
        for line in run.stderr:
            if line.startswith(b'{'):
                row = json.loads(line)
                told.append((row['done'], row['seconds']))
    if run.returncode not in (0, 3):
        sys.exit(f'texts: exit code {run.returncode}')
    return told


def when(told, done):
    for (a, s), (b, t) in zip(told, told[1:]):
        if a <= done <= b and b > a:
            return s + (t - s) * (done - a) / (b - a)
    return told[-1][1]


def main(count=10000, source=os.path.join(os.path.dirname(ROOT), 'shared', 'corpus', 'text')):
    if not os.path.isdir(source):
        print(f'texts: {source} is not there: left out')
        return 0
    work = tempfile.mkdtemp(prefix='undex-bench.')
    try:
        kinds = make(os.path.join(work, 'docs'), int(count), source)
        told = measure(os.path.join(work, 'index'), os.path.join(work, 'docs'))
    finally:
        shutil.rmtree(work)
    tenth = told[-1][0] / 10
    paces = [tenth / max(when(told, tenth * (i + 1)) - when(told, tenth * i), 1e-9) for i in range(10)]
    print(f'{told[-1][0]} texts made of {kinds}; {told[-1][1]:.1f} s; files a second in each tenth: ' + ' '.join(f'{pace:.0f}' for pace in paces))
    ratio = statistics.median(paces[-3:]) / statistics.median(paces[:3])
    print(f'the last against the first: {ratio:.2f} (at least {LEVEL})')
    return 0 if ratio >= LEVEL else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
