#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader that lies: UNDEX=./undex BUILD=build/release tests/hostile/lies.py [LIE...]

Two honest documents are indexed, and between them one of which the reader (lying_reader.c) lies. Whatever the lie: the run ends
in time and within its memory, the file is named as failed (or taken, where the lie does no harm), the passages of the others are
what they were, `check` is content, and once the file is removed nothing is left of it. At last all lies come in one run, and a
second run asks for none of them again. With sanitizers there is only that one."""
import concurrent.futures
import hashlib
import json
import os
import re
import resource
import shutil
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import ASAN, ROOT  # noqa: E402

BUILD = os.path.abspath(os.environ.get('BUILD', os.path.join(ROOT, 'build/release')))
READER = os.path.join(BUILD, 'tests/hostile/lying_reader')
TIMEOUT = 20 if ASAN else 4     # what undex is told that a document may take
SECONDS = 10 * TIMEOUT          # what a run may take on a busy machine
MEMORY = 1 << 30                # of undex and of its reader, each
OTHER = 'A/AC.901/2026/CRP.2'
HONEST = {'a.txt': 'A_AC.901_2026_CRP.2.en.txt', 'z.pdf': 'S_2099_901.en.pdf'}
SYMBOLS = [OTHER, 'S/2099/901', 'A/RES/99/901']
QUERIES = ['libraries', 'library', 'drought', 'wells', 'seed', 'poison', 'again', 'reading rooms', 'harbour libraries',
           f'symbol:{OTHER}', 'cites:A/RES/99/901', '"harbour libraries"']
SUFFIX = re.compile(r'~[0-9a-f]{8,64}')     # of a key that another document claims too


def limited():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not ASAN:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Trial:
    """An index in a folder of its own, with the honest documents beside it and those that are lied about."""

    def __init__(self, lies):
        self.folder = tempfile.mkdtemp(prefix='undex-lies.')
        self.defects = []
        self.index = os.path.join(self.folder, 'ix')
        self.honest = [os.path.join(self.folder, name) for name in HONEST]
        for name, source in HONEST.items():
            shutil.copy(os.path.join(ROOT, 'corpus', source), os.path.join(self.folder, name))
        self.hostile = []
        with open(os.path.join(ROOT, 'corpus', 'A_RES_99_901.en.pdf'), 'rb') as source:
            pdf = source.read()
        for lie in lies:
            self.hostile.append(os.path.join(self.folder, f'lie.{lie}.pdf'))
            with open(self.hostile[-1], 'wb') as out:
                out.write(pdf + f'%lie {lie}\n'.encode())
        with open(os.path.join(self.folder, 'queries'), 'w', encoding='utf-8') as out:
            out.write('\n'.join(QUERIES) + '\n')
        with open(self.honest[0], 'rb') as other:
            digest = hashlib.sha256(other.read()).hexdigest()
        self.env = dict(os.environ, UNDEX_READER=READER, UNDEX_INDEX=self.index, UNDEX_LIES_PATH=self.honest[0],
                        UNDEX_LIES_DIGEST=digest, UNDEX_NO_CONFIG='1')

    def run(self, *args, codes=(0,)):
        run = report.run(*args, timeout=SECONDS, env=self.env, preexec_fn=limited, cwd=self.folder)
        if run.returncode not in codes:
            said = run.stderr.decode('utf-8', 'replace').splitlines()
            self.defects.append(f'{" ".join(args[:2])}: ' + (f'not done after {SECONDS} s' if run.returncode is None
                                                             else f'exit code {run.returncode}'))
            self.defects += ['  ' + row[:300] for row in said[:12]]
        return run.stdout.decode('utf-8', 'replace'), run.stderr.decode('utf-8', 'replace'), run.returncode

    def take(self, *options):
        """Indexes all files in the order of their names; which of the hostile ones are named as failed."""
        out, err, code = self.run('index', '--jobs=1', f'--timeout={TIMEOUT}', '-v', '--progress=none', *options,
                                  *sorted(self.honest + self.hostile), codes=(0, 3))
        rows = (out + err).splitlines()
        failed = [path for path in self.hostile + self.honest if any(f'{os.path.basename(path)}: ' in row and 'failed' in row
                                                                    or f'{os.path.basename(path)}: ' in row and code == 3
                                                                    for row in rows)]
        if any(ord(letter) < 32 and letter != '\n' or letter == '\x7f' for letter in out + err):
            self.defects.append('prints what a terminal obeys')
        return failed, code, rows

    def passages(self):
        """What is shown of the honest documents, whatever is said of others."""
        shown = {}
        for symbol in SYMBOLS:
            path = None
            for row in self.run('show', '--format=jsonl', symbol, codes=(0, 1))[0].split('\n'):
                record = json.loads(row) if row else {}
                path = record.get('path', path)
                if record and path in self.honest:
                    shown.setdefault(path, set()).add(SUFFIX.sub('', row))
        return shown

    def all(self):
        """What is left of the whole index, as far as anybody can see."""
        seen = [self.run('list', '--format=jsonl')[0], self.run('terms', '-n', '0', '--format=jsonl')[0],
                self.run('search', '--batch', 'queries', '--format=jsonl', '-n', '50', codes=(0, 1))[0],
                self.run('search', '--facets=kind,organ,year,language', '--format=json', 'kind:paragraph', codes=(0, 1))[0]]
        for symbol in SYMBOLS:
            seen.append(self.run('show', '--format=jsonl', symbol, codes=(0, 1))[0])
        return '\n'.join(seen).replace(self.folder, '.')

    def check(self):
        self.run('check')

    def remove(self):
        if self.hostile:
            self.run('remove', *self.hostile, codes=(0,))

    def close(self):
        shutil.rmtree(self.folder)


def compare(trial, name, got, wanted):
    if got not in wanted:
        trial.defects.append(f'{name} differ')
        if isinstance(got, str):
            lines = set('\n'.join(wanted).split('\n'))
            trial.defects += ['  ' + row[:300] for row in got.split('\n') if row not in lines][:4]


def whole(trial):
    """The honest documents as they are shown, wherever they lie."""
    return {os.path.basename(path): {row.replace(trial.folder, '.') for row in rows} for path, rows in trial.passages().items()}


def untold():
    """What is seen of an index that never had a lie: of the honest documents, and of all; the latter also where a third document,
    read honestly, came and went, or could not be read: its words are remembered with their stems, and scores count its place."""
    seen = []
    for lies, content in ([], b''), (['none'], b''), (['none'], b'%PDF-1.4\n'):
        trial = Trial(lies)
        for path in trial.hostile if content else []:
            with open(path, 'wb') as out:
                out.write(content)
        trial.take()
        passages = whole(trial)
        trial.remove()
        seen.append(trial.all())
        trial.close()
        if trial.defects:
            raise SystemExit('\n'.join(trial.defects))
    return passages, seen


def examine(trial, wanted, must_fail):
    failed, code, rows = trial.take()
    for path in failed:
        if path in trial.honest:
            trial.defects += [f'{os.path.basename(path)}, an honest document, failed'] + rows[:4]
    for path in must_fail:
        if path not in failed:
            trial.defects.append(f'{os.path.basename(path)} was taken')
    if failed and code != 3:
        trial.defects.append(f'failed, and exit code {code}')
    trial.check()
    compare(trial, 'the passages of the honest documents', whole(trial), [wanted[0]])
    return failed


def unscored(seen):
    """What is found, in no order: scores count the places of documents that have gone, and of many they count many."""
    return '\n'.join(sorted(re.sub(r'"(score|rank)":[0-9.e-]+', '', seen).split('\n')))


def single(lie, must, wanted):
    trial = Trial([lie])
    examine(trial, wanted, trial.hostile if must == 'failed' else [])
    trial.remove()
    trial.check()
    compare(trial, 'what is left after its removal: searches, lists or terms', trial.all(), wanted[1])
    trial.close()
    return trial.defects


def together(lies, wanted):
    trial = Trial([lie for lie, _ in lies])
    failed = examine(trial, wanted, [path for path, (_, must) in zip(trial.hostile, lies) if must == 'failed'])
    again, code, rows = trial.take()
    if code != 0:
        trial.defects += [f'a second run: exit code {code}'] + rows[:10]
    trial.remove()
    trial.check()
    compare(trial, 'what is left after their removal: searches, lists or terms', unscored(trial.all()), list(map(unscored, wanted[1])))
    trial.close()
    return trial.defects


def run(names=()):
    """Each lie in an index of its own (not with sanitizers, for time), then all in one."""
    if not os.access(READER, os.X_OK):
        report.skip('lies of a reader', f'{READER} is not built: make units')
        return
    lies = [row.split('\t') for row in os.popen(f'{READER} --lies').read().splitlines()]
    chosen = [row for row in lies if row[0] in names] if names else lies
    wanted = untold()
    if names or not ASAN:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for row, bad in zip(chosen, pool.map(lambda row: single(*row, wanted), chosen)):
                report.check(f'lie: {row[0]}', bad)
    if not names:
        report.check(f'{len(lies)} lies in one run', together(lies, wanted))


if __name__ == '__main__':
    run(sys.argv[1:])
    sys.exit(report.finish())
