#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores what documents say of themselves on their first page against front.tsv: titles, dates, adoption, symbols.

usage: front.py [--undex CMD] [--gold FILE] [--corpus DIR] [--details] [--json] [NAME...]

The measures are those of structure.py; the documents are those of which structure/ has no file."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import structure  # noqa: E402

MEASURES = ('titles', 'dates', 'adopted', 'symbols')


def rows(path):
    """Name and gold of each row, in the form that structure/ has."""
    with open(path, encoding='utf-8') as source:
        for row in source:
            if row.startswith('#') or not row.strip():
                continue
            name, date, adopted, symbols, titles = row.rstrip('\n').split('\t')
            yield name, {'date': date or None, 'date_adopted': adopted or None, 'title': titles.split('|'),
                         'symbols': [s.replace(';', '|') for s in symbols.split('|') if s]}


def run(command, gold, corpus, names=()):
    where = structure.documents_of(corpus)
    for name, wanted in rows(gold):
        if name in where and (not names or name in names):
            documents, _ = structure.records(command, where[name])
            score = structure.Score()
            structure.score_document(wanted, documents[0] if documents else {}, score)
            yield name, score


def main():
    options = structure.arguments('front.tsv', __doc__)
    structure.report(run(options.undex, options.gold, options.corpus, options.names), options, MEASURES)


if __name__ == '__main__':
    sys.exit(main())
