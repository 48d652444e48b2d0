#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""UNDEX=./undex tests/golden/references.py [--details]: what passages cite, against what was read by eye in twenty documents (references.tsv):
recall and precision of (passage, symbol) for each kind, and of the places in them. Skips where ../shared is not there."""
import collections
import concurrent.futures
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import report  # noqa: E402

PDFS = os.path.join(report.SHARED, 'corpus', 'pdf')
LEAST = {'recall': .985, 'precision': .985, 'kind': .95, 'places': .965}
HARD = {'ocr'} # letters that a scan has damaged: counted, and in no floor


def gold():
    files = collections.defaultdict(list)
    with open(os.path.join(HERE, 'references.tsv'), encoding='utf-8') as rows:
        for row in rows:
            if not row.startswith('#'):
                name, passage, _, words, symbol, place, kind = row.rstrip('\n').split('\t')
                files[name].append((passage, symbol, place, kind, words))
    return files


def found(name):
    out = report.run('extract', '--format=jsonl', os.path.join(PDFS, name)).stdout
    rows = []
    for line in out.decode('utf-8').splitlines():
        passage = json.loads(line)
        if passage['type'] == 'passage':
            rows += [(passage['id'].split('#', 1)[1], c['symbol'], c.get('place', ''), c.get('origin', 'text'))
                     for c in passage['cites']]
    return rows


def check_all(details=False):
    if not os.path.isdir(PDFS):
        report.skip('references', '../shared is not there')
        return
    hits, wanted = collections.Counter(), collections.Counter()
    extra = places = placed = 0
    files = gold()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        every = dict(zip(files, pool.map(found, files)))
    for name, rows in files.items():
        have = every[name]
        left = collections.Counter((p, s) for p, s, _, _ in have)
        where = collections.Counter((p, s, at) for p, s, at, _ in have)
        for passage, symbol, place, kind, words in rows:
            wanted[kind] += 1
            if left[passage, symbol] > 0:
                left[passage, symbol] -= 1
                hits[kind] += 1
            elif details:
                print('missing', name, passage, symbol, words)
            if place and kind not in HARD:
                placed += 1
                if where[passage, symbol, place] > 0:
                    where[passage, symbol, place] -= 1
                    places += 1
                elif details:
                    print('place missing', name, passage, symbol, place)
        extra += sum(left.values())
        if details:
            for (passage, symbol), n in left.items():
                if n > 0:
                    print('wrong', name, passage, symbol)
    good, all_ = sum(hits.values()), sum(wanted.values())
    scores = {'recall': good / all_, 'precision': good / (good + extra), 'places': places / placed}
    kinds = {k: hits[k] / n for k, n in sorted(wanted.items())}
    low = [f'{k} {v:.4f} is below {LEAST[k]}' for k, v in scores.items() if v < LEAST[k]]
    low += [f'{k} {v:.4f} is below {LEAST["kind"]}' for k, v in kinds.items() if k not in HARD and v < LEAST['kind']]
    report.check('references: recall %.4f, precision %.4f of %d, places %.4f of %d, ' % (
        scores['recall'], scores['precision'], all_, scores['places'], placed) +
        ', '.join('%s %.3f of %d' % (k, v, wanted[k]) for k, v in kinds.items()), low)


if __name__ == '__main__':
    check_all('--details' in sys.argv)
    sys.exit(report.finish())
