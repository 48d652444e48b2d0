#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Power that goes: UNDEX=./undex tests/stress/power_loss.py [N]

What some runs write to an index is recorded (tests/stress/fault_injector.c). N times all of it up to a random moment is
played back as a disk may have it then: of what was written to a file since it was last brought to the disk, each write
is there, is not, or is there in part, by sectors; of the changes to names since anything was brought to the disk, the
first few are there. Each such index must open, be sound, and hold what the last commit or the one before it held."""
import os
import random
import shutil
import struct
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from operations import INJECTOR, contents, run, write_document  # noqa: E402

HEAD = struct.Struct('=IIIIQ')
MADE, WRITE, SYNC, RENAME, TRUNCATE, UNLINK, MKDIR = 0, 1, 2, 3, 5, 6, 7
SECTOR = 512


def read_log(path):
    with open(path, 'rb') as source:
        log = source.read()
    at, calls = 0, []
    while at < len(log):
        call, *lengths, offset = HEAD.unpack_from(log, at)
        at += HEAD.size
        parts = []
        for length in lengths:
            parts.append(log[at:at + length])
            at += length
        calls.append((call, os.fsdecode(parts[0]), os.fsdecode(parts[1]), parts[2], offset))
    return calls


class File:
    """Bytes, and what was written to them that need not be on the disk."""

    def __init__(self):
        self.safe, self.pending = bytearray(), []

    def write(self, data, at, chance):
        if chance and chance.random() < 0.4:  # not there, or in part
            if chance.random() < 0.5:
                return
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    self.put(data[start:start + SECTOR], at + start)
            return
        self.put(data, at)

    def put(self, data, at):
        self.safe.extend(bytes(max(0, at + len(data) - len(self.safe))))
        self.safe[at:at + len(data)] = data

    def settle(self, chance=None):
        """`chance`: as the power goes; without it, as it is brought to the disk."""
        for data, at in self.pending:
            if data is not None:
                self.write(data, at, chance)
            elif not chance or chance.random() < 0.6:
                del self.safe[at:]
                self.safe.extend(bytes(at - len(self.safe)))
        self.pending = []


class Disk:
    """Files by their names, as programs see them; `names` is how the disk has them, `changes` what is not there yet."""

    def __init__(self):
        self.names, self.seen, self.changes = {}, {}, []  # a folder is None

    @staticmethod
    def move(names, start, end):
        for name in [name for name in names if name == start or name.startswith(start + '/')]:
            names[end + name[len(start):]] = names.pop(name)

    def change(self, names, call, path, other, how, file):
        if call in (MADE, MKDIR):
            names[path] = file
        elif call == UNLINK:
            names.pop(path, None)
        elif how:
            self.move(names, path, path + '\0')
            self.move(names, other, path)
            self.move(names, path + '\0', other)
        else:
            self.move(names, path, other)

    def play(self, call, path, other, data, at):
        if call == WRITE:
            self.seen[path].pending.append((data, at))
        elif call == TRUNCATE:
            self.seen[path].pending.append((None, at))
        elif call == SYNC:
            for name, file in self.seen.items():
                if file and path in ('', name):
                    file.settle()
            self.settle(len(self.changes))
        else:
            change = (call, path, other, at, File() if call == MADE else None)
            self.change(self.seen, *change)
            self.changes.append(change)

    def settle(self, count):
        for change in self.changes[:count]:
            self.change(self.names, *change)
        self.changes = self.changes[count:]

    def lose(self, chance):
        """The power goes; without `chance` all is brought to the disk before."""
        self.settle(chance.randint(0, len(self.changes)) if chance else len(self.changes))
        for file in self.names.values():
            if file:
                file.settle(chance)

    def write(self, folder):
        """What is on it, as files; a folder is there before what is in it."""
        shutil.rmtree(folder, ignore_errors=True)
        for name in sorted(name for name in self.names if self.names[name] is None):
            os.makedirs(name, exist_ok=True)
        for name, file in self.names.items():
            if file:
                with open(name, 'wb') as out:
                    out.write(file.safe)


def record(work):
    """Runs that make an index, add to it, replace, remove, and compact."""
    index, docs, log = (os.path.join(work, part) for part in ('index', 'docs', 'log'))
    os.makedirs(docs)

    def step(*args):
        run(args[0], '--index', index, *args[1:], FAULT_BELOW=index, FAULT_LOG=log)

    for n in range(8):
        for document in range(2):
            write_document(docs, f'{n}{"ab"[document]}', 2 * n + document)
        if n % 3 == 2:
            write_document(docs, '0a', 50 + n, 50)
        step('index', '-q', docs)
        if n == 3:
            step('remove', '1a')
        if n in (4, 6):
            step('compact')
    return index, docs, read_log(log)


def state(calls, count, index, chance=None):
    disk = Disk()
    for call in calls[:count]:
        disk.play(*call)
    disk.lose(chance)
    disk.write(index)


def main(number):
    if not os.path.exists(INJECTOR):
        report.skip('power that goes', f'{INJECTOR} is not there: it is built on Linux alone')
        return report.finish()
    work = os.path.realpath(tempfile.mkdtemp(prefix='undex-power.'))
    index, docs, calls = record(work)
    last = contents(index)
    commits = [i + 1 for i, (call, path, other, _, how) in enumerate(calls)
               if call == RENAME and (how or os.path.basename(other) == 'iamglass') and '/db.new/' not in other]
    held = []
    for count in commits:
        state(calls, count, index)
        held.append(contents(index))
    report.check('what was recorded is what was written', [] if held and held[-1] == last else ['it is not'])
    bad, chance = [], random.Random(11)
    for n in range(number):
        count = chance.randint(commits[0], len(calls))
        state(calls, count, index, chance)
        done = sum(commit <= count for commit in commits)
        allowed = held[max(0, done - 2):done] if done > 1 else [held[0], {}]
        found = contents(index)
        check = run('check', '--index', index)
        again = run('index', '-q', '--index', index, docs) if n % 5 == 0 else None
        wrong = []
        if found not in allowed:
            wrong.append('holds something else')
        if found and check.returncode:
            wrong.append('is damaged: ' + check.stdout.decode() + check.stderr.decode())
        if again and again.returncode:
            wrong.append(f'cannot be gone on with: {again.stderr.decode()}')
        bad += [f'after call {count} of {len(calls)}, commit {done} of {len(commits)}: ' + '; '.join(wrong)] if wrong else []
    report.check(f'{number} times power was lost, among {len(calls)} calls and {len(commits)} commits: nothing else is', bad)
    shutil.rmtree(work, ignore_errors=True)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
