# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging and splitting, for run.py: killed at random moments, and eight parts against one run over all."""
import glob
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import time

import report
from report import SHARED

PARTS, QUERIES = 8, 200


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
    return one.keys() == other.keys() and all(abs(one[name] - other[name]) <= 0.002 * one[name] for name in one)


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
