# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands over a small index, each of which changes it by one commit or not at all: what the tests of failing disks, of
kills and of lost power try."""
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
from report import ASAN, ROOT, UNDEX  # noqa: E402

LEAKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'leaks_after_faults.txt')
INJECTOR = os.path.join(os.environ.get('BUILD', os.path.join(ROOT, 'build', 'release')), 'tests', 'stress', 'fault_injector.so')
READING = {'search': ('search', '-n', '50', 'common OR river'), 'show': ('show', '--context=2', '--', 'b#para.7'), 'list': ('list', '--format=jsonl'),
           'check': ('check',), 'status': ('status',)}
WRITING = {'new': ('index', '-q', 'DOCS'), 'add': ('index', '-q', 'DOCS'), 'replace': ('index', '-q', 'DOCS'), 'prune': ('index', '-q', '--prune', 'DOCS'),
           'remove': ('remove', 'c'), 'compact': ('compact',)}


def environment(**faults):
    """With `faults`, behind the injector; the sanitizers' own calls must be found before it."""
    settings = {**os.environ, 'XAPIAN_FLUSH_THRESHOLD': '40',  # so that much is written before the commit
                'UNDEX_COMPACT_LEAST': '1'}  # and each run that may ends with compacting
    if faults:
        found = subprocess.run(['gcc', '-print-file-name=libasan.so'], capture_output=True, check=False).stdout.decode().strip() if ASAN else ''
        settings['LSAN_OPTIONS'] = f'suppressions={LEAKS}:print_suppressions=0'
        settings.update({name: str(value) for name, value in faults.items()}, LD_PRELOAD=f'{os.path.realpath(found) if found else ""} {INJECTOR}')
    return settings


def run(*args, **faults):
    return subprocess.run([UNDEX, *args], stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False, env=environment(**faults))


def write_document(folder, name, seed, paragraphs=60):
    words = random.Random(seed)
    with open(os.path.join(folder, name + '.txt'), 'w', encoding='ascii') as out:
        out.write(f'Report of the committee called {name}\n\n')
        for i in range(1, paragraphs + 1):
            said = ' '.join(f'{words.choice(("river", "valley", "seed", "grain"))}{words.randrange(400)}' for _ in range(12))
            out.write(f'{i}. The common river says {said}.\n\n')


def once(look):
    """`look` at an index, once for each that has the same bytes."""
    seen = {}

    def cached(index):
        folder, digest = os.path.join(index, 'db'), hashlib.sha256(index.encode())
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), 'rb') as file:
                digest.update(f'{name} {os.fstat(file.fileno()).st_size} '.encode() + file.read())
        if digest.digest() not in seen:
            seen[digest.digest()] = look(index)
        return seen[digest.digest()]
    return cached


@once
def checked(index):
    return run('check', '--index', index)


@once
def contents(index):
    """All that can be seen of each document of an index, but for times and docids, by its key."""
    listed = {line.decode().split('"key":"')[1].split('"')[0]: line for line in run('list', '--index', index, '--format=jsonl').stdout.splitlines()}
    return {key: (line, run('show', '--index', index, '--format=jsonl', '--', key).stdout) for key, line in listed.items()}


class Operation:
    """One command over one index, what it makes of it, and what the index was before."""

    def __init__(self, name):
        self.name, self.work = name, os.path.realpath(tempfile.mkdtemp(prefix=f'undex-{name}.'))
        self.index, self.base, self.docs, count = (os.path.join(self.work, part) for part in ('index', 'base', 'docs', 'count'))
        os.makedirs(self.docs)
        self.args = [self.docs if part == 'DOCS' else part for part in {**READING, **WRITING}[name]]
        self.args[1:1] = ['--index', self.index]
        if name != 'new':
            for n, document in enumerate('abcd'):
                write_document(self.docs, document, n)
            run('index', '-q', '--index', self.index, self.docs)
            shutil.copytree(self.index, self.base)
        self.before = contents(self.index)
        self.change()
        self.usual = run(*self.args, FAULT_BELOW=self.index, FAULT_COUNT=count)
        with open(count, encoding='ascii') as source:
            self.calls = {line.split()[0]: int(line.split()[1]) for line in source}
        self.after = contents(self.index)

    def change(self):
        if self.name in ('new', 'add'):
            write_document(self.docs, 'e', 5)
            write_document(self.docs, 'f', 6)
        elif self.name == 'replace':
            write_document(self.docs, 'b', 7, 50)
        elif self.name == 'prune':
            os.unlink(os.path.join(self.docs, 'c.txt'))

    def restore(self):
        shutil.rmtree(self.index, ignore_errors=True)
        if self.name != 'new':
            shutil.copytree(self.base, self.index)

    def left(self, done):
        """What is wrong with the index that a run has left; `done`: it said that it came to its end. One that did not may have
        committed some of its files, each of them whole."""
        found, bad = contents(self.index), []
        states = [self.after] if done else [self.before, self.after]
        wrong = [key for key in {*found, *self.before, *self.after} if found.get(key) not in [state.get(key) for state in states]]
        if wrong:
            bad.append(f'the index does not hold what it should of {", ".join(sorted(wrong))}')
        check = checked(self.index) if found else None
        if check and check.returncode:
            bad.append('the index is damaged: ' + check.stdout.decode())
        again = run(*self.args)
        if again.returncode and not (self.name == 'remove' and found == self.after):
            bad.append(f'the next run ends with {again.returncode}: {again.stderr.decode()}')
        if contents(self.index) != self.after:
            bad.append('the next run does not complete it')
        return bad

    def clear(self):
        shutil.rmtree(self.work, ignore_errors=True)
