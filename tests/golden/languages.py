#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries in six languages: UNDEX=./undex tests/golden/languages.py [--details]

A row of languages.tsv is a language, a query, and where its answer is: under a heading of the Charter, or at the end of an id
of the report that is typeset in each language. Other spellings than the texts' are among them: traditional characters, words
without hamza, numbers and prefixes of another form. Counts answers that come first, and within ten."""
import collections
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import report  # noqa: E402
from report import SHARED  # noqa: E402

FIRST = 0.9
PLACES = ('languages/pdf', 'languages/text', 'corpus/text/charter')


def rows():
    with open(os.path.join(HERE, 'languages.tsv'), encoding='utf-8') as table:
        return [line.rstrip('\n').split('\t') for line in table]


def is_answer(hit, language, wanted):
    document = hit['document']
    if document.get('language') != language:
        return False
    if wanted.startswith('#'):
        return hit['id'].endswith(wanted) and os.path.basename(document['path']).startswith('report_')
    headings = hit.get('headings') or []
    return 'charter' in document['path'] and any(heading.startswith(wanted) and not heading[len(wanted):][:1].isdigit()
                                                 for heading in [*headings, hit.get('text', '')])


def rank(index, language, query, wanted):
    """From 1; 0: not within ten."""
    run = report.run('search', '--index', index, '--format=json', '-n', '10', query)
    hits = json.loads(run.stdout)['hits'] if run.returncode == 0 else []
    return next((place for place, hit in enumerate(hits, 1) if is_answer(hit, language, wanted)), 0)


def check(details=False):
    ranks = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, 'index')
        report.run('index', '--index', index, '--ocr=off', '--progress=none', *(os.path.join(SHARED, place) for place in PLACES))
        for language, query, wanted in rows():
            place = rank(index, language, query, wanted)
            ranks[language].append((place, query))
            if details and place != 1:
                print(f'    {language}: {place or "-"}: {query} ({wanted})')
    for language, found in ranks.items():
        missed = [query for place, query in found if not place]
        first = sum(place == 1 for place, _ in found)
        report.check(f'queries in {language}: all are answered within ten', missed)
        report.check(f'queries in {language}: nine of ten at the first place',
                     [f'{first} of {len(found)}'] if first < FIRST * len(found) else [])


if __name__ == '__main__':
    check('--details' in sys.argv[1:])
    sys.exit(report.finish())
