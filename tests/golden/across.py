#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries in one language for the same place in the other five: UNDEX=./undex tests/golden/across.py [--details]

A row of across.tsv is a half (constants are chosen over "a" and held against "b"), a language, a query, and the place
that is meant: the end of an id of the report or the resolution that is typeset in each language, or an article of the
Charter. Counts the other languages whose place is within ten with --across and the UNBIS Thesaurus, and the queries that
find their own."""
import collections
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import report  # noqa: E402
from report import SHARED  # noqa: E402

OTHERS, OWN = 0.5, 0.95
PLACES = ('languages/pdf', 'languages/text', *(f'corpus/text/charter/raw_un_charter_{code}.txt' for code in 'ar en es fr ru zh'.split()))
UNBIS = os.path.join(SHARED, 'thesaurus', 'unbis.ttl')
HEADINGS = {'en': 'Article', 'fr': 'Article', 'es': 'Artículo', 'ru': 'Статья', 'ar': 'المادة'}


def in_chinese(number):
    digits = '零一二三四五六七八九'
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + '百' if hundreds else ''
    text += ('零' if hundreds and rest and not tens else '') + ((digits[tens] if tens > 1 or hundreds else '') + '十' if tens else '')
    return text + (digits[ones] if ones else '')


def heading(article, language):
    number = article.split()[1]
    return f'第{in_chinese(int(number))}条' if language == 'zh' else f'{HEADINGS[language]} {number}'


def is_answer(hit, wanted):
    name, language = os.path.basename(hit['document']['path']), hit['document']['language']
    if '#' in wanted:
        document, place = wanted.split('#')
        return name.startswith(document + '_') and hit['id'].endswith('#' + place)
    if 'charter' not in name or language not in (*HEADINGS, 'zh'):
        return False
    begin = heading(wanted, language)
    return any(text.startswith(begin) and not text[len(begin):][:1].isdigit() for text in [*(hit.get('headings') or []), hit.get('text', '')])


def check(details=False):
    if not os.path.exists(UNBIS):
        report.skip('queries across languages', 'there is no ../shared/thesaurus')
        return
    with open(os.path.join(HERE, 'across.tsv'), encoding='utf-8') as table:
        rows = [line.rstrip('\n').split('\t') for line in table]
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        index, environment = os.path.join(folder, 'index'), {**os.environ, 'XDG_DATA_HOME': folder}
        report.run('thesaurus', 'add', UNBIS, env=environment)
        report.run('index', '--index', index, '--ocr=off', '--progress=none', *(os.path.join(SHARED, place) for place in PLACES))
        for half, language, query, wanted in rows:
            run = report.run('search', '--index', index, '--across', '--format=json', '-n', '10', query, env=environment)
            hits = json.loads(run.stdout)['hits'] if run.returncode == 0 else []
            met = {hit['document']['language'] for hit in hits if is_answer(hit, wanted)}
            found[half].append((len(met - {language}) / 5, language in met))
            if details:
                print(f'    {half} {language}: {" ".join(sorted(met))}: {query} ({wanted})')
    for half, each in sorted(found.items()):
        others, own = (sum(values) / len(each) for values in zip(*each))
        print(f'    {half}: {others:.3f} of the places in other languages, {own:.3f} in their own')
        report.check(f'queries across languages, half {half}', [f'{others:.3f}, {own:.3f}'] if others < OTHERS or own < OWN else [])


if __name__ == '__main__':
    check('--details' in sys.argv[1:])
    sys.exit(report.finish())
