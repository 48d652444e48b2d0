#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether indexing stays level: UNDEX=./undex tests/bench/texts.py [COUNT [FOLDER]]

COUNT (10,000) plain texts, copies of those in FOLDER (../shared/corpus/text) that each differ, are indexed in one run; files a
second are told for each tenth of them, by the clock and by the processor. Fails where the last three tenths go at less than
0.7 of the pace of the first three, by the processor where the system tells it: others may be at work."""
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


def processor(session):
    """Seconds that all processes of a session have had, with those that they have waited for; 0: not known."""
    ticks = 0
    for name in os.listdir('/proc') if os.path.isdir('/proc') else []:
        try:
            with open(f'/proc/{name}/stat', encoding='utf-8') as stat:
                fields = stat.read().rpartition(')')[2].split()
        except OSError:
            continue
        if len(fields) > 14 and fields[3] == str(session):
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf('SC_CLK_TCK')


def measure(index, docs):
    """Rows of files done, seconds and seconds of the processor, as the run tells them."""
    told = [(0, 0.0, 0.0)]
    with subprocess.Popen([UNDEX, 'index', '--progress=json', '--index', index, docs], stderr=subprocess.PIPE,
                          start_new_session=True) as run:
        for line in run.stderr:
            if line.startswith(b'{'):
                row = json.loads(line)
                told.append((row['done'], row['seconds'], max(processor(run.pid), told[-1][2])))
    if run.returncode not in (0, 3):
        sys.exit(f'texts: exit code {run.returncode}')
    return told


def when(told, done, column):
    for x, y in zip(told, told[1:]):
        if x[0] <= done <= y[0] and y[0] > x[0]:
            return x[column] + (y[column] - x[column]) * (done - x[0]) / (y[0] - x[0])
    return told[-1][column]


def paces(told, column):
    tenth = told[-1][0] / 10
    return [tenth / max(when(told, tenth * (i + 1), column) - when(told, tenth * i, column), 1e-9) for i in range(10)]


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
    print(f'{told[-1][0]} texts made of {kinds}; {told[-1][1]:.1f} s, {told[-1][2]:.1f} s of the processor; files a second in each tenth')
    ratios = []
    for column, name in ((1, 'by the clock'), (2, 'by the processor')):
        if not told[-1][column]:
            continue
        each = paces(told, column)
        ratios.append(statistics.median(each[-3:]) / statistics.median(each[:3]))
        print(f'{name:17}', ' '.join(f'{pace:4.0f}' for pace in each), f' the last against the first: {ratios[-1]:.2f} (at least {LEVEL})')
    return 0 if ratios[-1] >= LEVEL else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
