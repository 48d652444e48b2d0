#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged indexes: UNDEX=./undex tests/stress/mutations.py [COUNT [SEED]]

Changes bytes of every table and of the header of a small index: a bit, a byte, a piece zeroed, a block in the place of
another, a file cut short. Over each, commands read, check and write. None may be killed or hang, what is printed of a
passage must be its true text, and where an answer is not that of the undamaged index, `check` must find a defect."""
import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import ROOT  # noqa: E402

UNDEX = os.path.abspath(os.environ.get('UNDEX', os.path.join(ROOT, 'undex')))
CORPUS = os.path.join(ROOT, 'corpus')
BLOCK = 8192
# Processor time for one step of a command; a check of an index so small has about seven times that.
ENVIRONMENT = dict(os.environ, UNDEX_STEP_SECONDS='2')
PATIENCE = 120
READING = [
    ['search', '--format=jsonl', '-n', '10', 'seed', 'libraries', 'after', 'drought'],
    ['search', '--format=jsonl', '-n', '10', '"rule of return" OR valle*'],
    ['search', '--format=jsonl', '--facets=kind', '-n', '3', 'year:2026', 'lending'],
    ['search', '--format=jsonl', '-n', '5', 'A/99/901, paras. 12-14'],
    ['cite', 'A/99/901#para.12'],
    ['list', '--format=jsonl'],
    ['info', '--format=json', 'A/99/901'],
    ['show', '--format=jsonl', 'A/99/901'],
    ['show', '--format=jsonl', 'A/AC.901/2026/CRP.2'],
]

KINDS = {
    'killed': 'no command is killed',
    'hangs': 'none hangs',
    'unseen': 'check sees what changes an answer',
    'wrong text': 'no wrong text of a passage is printed',
    'message': 'an error is one line',
}

Run = collections.namedtuple('Run', 'code out err hung')


def undex(index, command, *more):
    try:
        run = subprocess.run([UNDEX, command[0], '--index', index, *command[1:], *more], capture_output=True, check=False,
                             timeout=PATIENCE, env=ENVIRONMENT, cwd=os.path.dirname(index))
    except subprocess.TimeoutExpired:
        return Run(None, b'', b'', True)
    return Run(run.returncode, run.stdout, run.stderr, False)


def is_of_xapian(report):
    """Sanitizers see Xapian read beyond the end of a block that is damaged: its own doing, where it called what did it, of the C or C++ library."""
    frames = re.findall(rb'#\d+ 0x[0-9a-f]+ [^\n]*', report.partition(b'AddressSanitizer')[2])
    libraries = (b'__interceptor_', b'libsanitizer', b'libstdc++')
    code = next((frame for frame in frames if not any(name in frame for name in libraries)), b'')
    return b'libxapian' in code


def is_killed(run):
    found = b'Sanitizer' in run.err or b'runtime error' in run.err
    return not run.hung and (run.code < 0 or run.code > 3 or found) and not is_of_xapian(run.err)


def texts(out):
    """Every text that is printed as that of a passage, with its id."""
    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get('id'), str) and isinstance(value.get('text'), str):
                yield value['id'], value['text']
            for below in value.values():
                yield from walk(below)
        elif isinstance(value, list):
            for below in value:
                yield from walk(below)
    for line in out.decode('utf-8', 'replace').splitlines():
        try:
            yield from walk(json.loads(line))
        except ValueError:
            yield line, 'is no JSON'




class Mutation:
    """One change, made of random numbers; says what it does."""

    def __init__(self, seed, files):
        chance = random.Random(seed)
        self.name = chance.choice(sorted(files))
        size = files[self.name]
        self.at = chance.randrange(size)
        self.kind = chance.choice(['bit', 'byte', 'byte', 'zeros', 'block of zeros', 'block', 'cut'])
        self.value = chance.randrange(256)
        self.other = chance.randrange(max(size // BLOCK, 1)) * BLOCK

    def __str__(self):
        return f'{self.name}: {self.kind} at {self.at} ({self.value}, {self.other})'

    def make(self, path):
        with open(path, 'r+b') as file:
            data = bytearray(file.read())
            block = self.at - self.at % BLOCK
            if self.kind == 'bit':
                data[self.at] ^= 1 << self.value % 8
            elif self.kind == 'byte':
                data[self.at] = self.value
            elif self.kind == 'zeros':
                data[self.at:self.at + 16] = bytes(len(data[self.at:self.at + 16]))
            elif self.kind == 'block of zeros':
                data[block:block + BLOCK] = bytes(len(data[block:block + BLOCK]))
            elif self.kind == 'block':
                data[block:block + BLOCK] = data[self.other:self.other + BLOCK]
            else:
                del data[self.at:]
            file.seek(0)
            file.truncate()
            file.write(data)


def examine(work, whole, truth, known, mutation):
    """What is wrong with how the commands took it: (kind, description)."""
    folder = tempfile.mkdtemp(dir=work)
    index = os.path.join(folder, 'index')
    wrong, changed = [], []

    def run(*command):
        got = undex(index, command)
        what = f'{mutation}: {command[0]}: {got.code} {got.err[-300:]}'
        if got.hung or is_killed(got):
            wrong.append(('hangs' if got.hung else 'killed', what))
        elif got.code == 2 and got.err.count(b'\n') != 1 and not is_of_xapian(got.err):
            wrong.append(('message', what))
        return got

    try:
        shutil.copytree(whole, index)
        mutation.make(os.path.join(index, 'db', mutation.name))
        for command, out in truth.items():
            got = run(*command)
            lies = [one for one in texts(got.out) if one not in known]
            if lies:
                wrong.append(('wrong text', f'{mutation}: {command[0]}: {lies[0]}'))
            if got.code in (0, 1) and got.out != out:
                changed.append(command)
        if run('check').code == 0 and changed:
            wrong.append(('unseen', f'{mutation}: {changed[0]}'))
        run('index', '-q', '--force', os.path.join(CORPUS, 'A_99_901.en.pdf'))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return wrong


def make_index(folder):
    """Of several commits, so that its tables hold free blocks."""
    index = os.path.join(folder, 'whole')
    for path in (os.path.join(CORPUS, 'A_99_901.en.pdf'), CORPUS):
        run = undex(index, ['index', '-q', '--force'], path)
        if run.code != 0:
            sys.exit(f'no index can be made: {run.err.decode()}')
    return index


def read_truth(whole):
    """What the commands print of the undamaged index, and the texts of all its passages."""
    truth, known = {}, set()
    for command in READING:
        run = undex(whole, command)
        if run.code != 0:
            sys.exit(f'{command}: {run.err.decode()}')
        truth[tuple(command)] = run.out
        known.update(texts(run.out))
    for line in undex(whole, ['list', '--format=jsonl']).out.decode().splitlines():
        known.update(texts(undex(whole, ['show', '--format=jsonl', '--', json.loads(line)['key']]).out))
    return truth, known


def mutate(work, count, seed=1):
    whole = make_index(work)
    database = os.path.join(whole, 'db')
    files = {name: os.path.getsize(os.path.join(database, name)) for name in os.listdir(database)}
    files = {name: size for name, size in files.items() if size}
    truth, known = read_truth(whole)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda i: examine(work, whole, truth, known, Mutation(seed * 1000003 + i, files)), range(count))
        found = [one for wrong in runs for one in wrong]
    kinds = collections.Counter(kind for kind, _ in found)
    print('# ' + ', '.join(f'{kinds[kind]} {kind}' for kind in KINDS), flush=True)
    for kind, name in KINDS.items():
        report.check(f'{count} damaged indexes: {name}', [text for one, text in found if one == kind][:8])


def main(count=2000, seed=1):
    with tempfile.TemporaryDirectory(prefix='undex-mutations.') as work:
        mutate(work, count, seed)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(*map(int, sys.argv[1:3])))
