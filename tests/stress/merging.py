# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging and splitting, for run.py: killed at random moments, and eight parts against one run over all."""
import errno
import glob
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import time

import disk_faults
import operations
import report
from report import SHARED

PARTS, QUERIES = 8, 200
PLACES = 10  # of one kind of call, spread evenly


class Trial:
    """Runs of one build over the same documents."""

    def __init__(self, program, work, docs):
        self.program, self.work, self.docs = program, work, docs
        self.parts = [self.place(f'part{i}') for i in range(1, PARTS + 1)]
        self.whole = self.place('whole')

    def place(self, name):
        return os.path.join(self.work, name)

    def run(self, *args):
        return subprocess.run([self.program, *args], capture_output=True, timeout=600, check=False)

    def make(self):
        self.run('index', '-q', '--index', self.whole, self.docs)
        for i, part in enumerate(self.parts):
            self.run('index', '-q', '--index', part, '--shard', f'{i + 1}/{PARTS}', self.docs)

    def digest(self, index):
        """Of all that an index holds."""
        return hashlib.sha256(self.run('export', '--index', index).stdout + self.run('list', '--index', index, '--format=jsonl').stdout).hexdigest()

    def sound(self, index):
        run = self.run('check', '--index', index)
        return [] if run.returncode == 0 else [run.stdout.decode() + run.stderr.decode()]

    def answer(self, index, query):
        """Ids with their scores, but for the last ones, of which others may have as much."""
        hits = [json.loads(line) for line in self.run('search', '--index', index, '--format=jsonl', '-n', '50', '--', query).stdout.splitlines()]
        hits = [(hit['id'], hit['score']) for hit in hits if hit.get('type') == 'hit']
        last = hits[-1][1] * 1.002 if len(hits) >= 50 else 0
        return {name: score for name, score in hits if score > last}


def files_of(folder):
    return {name: open(name, 'rb').read() for name in sorted(glob.glob(os.path.join(folder, '**', '*'), recursive=True)) if os.path.isfile(name)}


def kill_one(trial, args, made, usual):
    """Runs and kills it; TRUE where it was killed before its end."""
    shutil.rmtree(made, ignore_errors=True)
    with subprocess.Popen([trial.program, *args], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(random.uniform(0, usual * 1.1))
        process.kill()
    return process.returncode < 0


def time_of(trial, args, made):
    shutil.rmtree(made, ignore_errors=True)
    start = time.monotonic()
    trial.run(*args)
    return time.monotonic() - start


def kill_merges(trial, count):
    made, expected, bad, killed, whole = trial.place('merged'), trial.digest(trial.whole), [], 0, 0
    args = ['merge', made, *trial.parts]
    before, usual = [files_of(part) for part in trial.parts], time_of(trial, args, made)
    for _ in range(count):
        killed += kill_one(trial, args, made, usual)
        if os.path.exists(made):
            whole += 1
            bad += trial.sound(made) + ([] if trial.digest(made) == expected else ['what is made is not whole'])
    report.check(f'{killed} of {count} merges killed: what is made is whole ({whole}) or not there', bad[:3])
    report.check('nothing of the inputs is lost', [] if [files_of(part) for part in trial.parts] == before else ['they differ'])
    shutil.rmtree(made, ignore_errors=True)
    run = trial.run(*args)
    report.check('the next one makes what one run makes', [] if trial.digest(made) == expected else [run.stderr.decode(), 'they differ'])
    report.check('to a sound index', trial.sound(made))
    report.check('and nothing lies beside it', glob.glob(os.path.join(trial.work, '.*undex-new')))


def kill_splits(trial, count):
    made, back, expected, bad, killed, whole = trial.place('split'), trial.place('back'), trial.digest(trial.whole), [], 0, 0
    args = ['split', '--index', trial.whole, made, '5']
    before, usual = files_of(trial.whole), time_of(trial, args, made)
    for _ in range(count):
        killed += kill_one(trial, args, made, usual)
        if os.path.exists(made):
            whole += 1
            shutil.rmtree(back, ignore_errors=True)
            trial.run('merge', back, *glob.glob(os.path.join(made, '[0-9]*')))
            bad += trial.sound(back) + ([] if trial.digest(back) == expected else ['what is made is not whole'])
    report.check(f'{killed} of {count} splits killed: what is made is whole ({whole}) or not there', bad[:3])
    report.check('nothing of the index is lost', [] if files_of(trial.whole) == before else ['it differs'])
    shutil.rmtree(made, ignore_errors=True)
    run = trial.run(*args)
    report.check('the next one succeeds', [] if run.returncode == 0 else [run.stderr.decode()])
    report.check('and nothing lies beside it', glob.glob(os.path.join(trial.work, '.*undex-new')))


def queries(trial):
    """Of words that stand in passages: two of them, a phrase, NEAR, a wildcard, a filter, OR."""
    texts = [json.loads(line).get('text') or '' for line in trial.run('export', '--index', trial.whole).stdout.splitlines()]
    random.seed(5)
    found = []
    while len(found) < QUERIES:
        words = re.findall('[A-Za-z]{3,}', random.choice(texts))
        if len(words) < 8:
            continue
        i = random.randrange(len(words) - 4)
        found.append([' '.join(random.sample(words, 2)), '"' + ' '.join(words[i:i + 3]) + '"', f'{words[i]} NEAR/5 {words[i + 2]}',
                      words[i][:4].lower() + '*', f'{words[i]} year:{random.randrange(1990, 2026)}', ' OR '.join(random.sample(words, 3))][len(found) % 6])
    return found


def same(one, other):
    return one == other


def merges(program, work, make_documents, count):
    docs = os.path.join(SHARED, 'corpus', 'text')
    if not os.path.isdir(docs):
        docs = os.path.join(work, 'docs')
        make_documents(docs, 200)
    trial = Trial(program, work, docs)
    trial.make()
    random.seed(11)
    kill_merges(trial, count)
    kill_splits(trial, count)
    made = trial.place('merged')
    bad = [query for query in queries(trial) if not same(trial.answer(made, query), trial.answer(trial.whole, query))]
    report.check(f'{QUERIES} queries: {PARTS} parts that were merged answer as one run over all does', bad[:5])


def fault_defects(args, work, made, whole, look, fault):
    """What goes wrong where a call fails: what is made is whole or not there, and a run that ends early says why."""
    call, place, error, lasts = fault
    shutil.rmtree(made, ignore_errors=True)
    done = operations.run(*args, FAULT_BELOW=work, FAULT_CALL=call, FAULT_AT=place, FAULT_ERROR=error, FAULT_LASTS=lasts)
    told, bad = done.stderr.decode(), []
    if os.path.exists(made) and look() != whole:
        bad.append('what is made is not whole')
    if done.returncode not in (0, 2) or (done.returncode == 0 and not os.path.exists(made)):
        bad.append(f'it ended with {done.returncode}')
    if done.returncode and (len(told.splitlines()) != 1 or work not in told):
        bad.append('it does not end with one line that names an index')
    return [f'{call} {place} {errno.errorcode.get(error, "half")} {lasts}: ' + '; '.join(bad) + ' ' + told.strip()] if bad else []


def faults(work):
    """Calls on the files of what is read and made fail, one after another."""
    made, count = os.path.join(work, 'made'), os.path.join(work, 'count')
    parts = [os.path.join(work, f'part{i}') for i in (1, 2)]
    for i, part in enumerate(parts):
        docs = os.path.join(work, f'docs{i}')
        os.makedirs(docs)
        for n in range(3):
            operations.write_document(docs, 'abcdef'[3 * i + n], 3 * i + n)
        operations.run('index', '-q', '--index', part, docs)
    before = [files_of(part) for part in parts]
    for args, results in ((['merge', made, *parts], ['.']), (['split', '--index', parts[0], made, '2'], ['1', '2'])):
        def look():
            return [operations.run('export', '--index', os.path.join(made, name)).stdout for name in results]
        operations.run(*args, FAULT_BELOW=work, FAULT_COUNT=count)
        with open(count, encoding='ascii') as source:
            calls = {line.split()[0]: int(line.split()[1]) for line in source}
        whole, bad, tried = look(), [], 0
        for call, number in calls.items():
            for place in sorted({1 + i * (number - 1) // (PLACES - 1) for i in range(PLACES)}) if number else []:
                for fault in ((call, place, error, lasts) for error in disk_faults.ERRORS[call] for lasts in (0, 1)):
                    bad += fault_defects(args, work, made, whole, look, fault)
                    tried += 1
        shutil.rmtree(made, ignore_errors=True)
        again = operations.run(*args)
        bad += [] if again.returncode == 0 and look() == whole else ['the next one ends otherwise: ' + again.stderr.decode()]
        shutil.rmtree(made, ignore_errors=True)
        report.check(f'{tried} faults of the disk while it is at work: `{args[0]}` makes all or nothing', bad[:5])
    report.check('and what it reads stays as it is', [] if [files_of(part) for part in parts] == before else ['it differs'])
