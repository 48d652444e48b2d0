#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short queries, as researchers type them: tests/golden/short.py UNDEX INDEX [--details]

short.tsv has the columns of ../shared/queries/open.tsv: a row is a passage that says something on the subject, grade 2 where it
says much (a numbered paragraph, an operative text, of the document that is about it), 1 where it is acceptable. All that two
builds and plain BM25 found first was read; what is in no row was read and says little, or was never found. The queries of
the kind `kept` were judged but not looked at while the ranking was set. INDEX is of ../shared/corpus.

For each kind: ndcg_10 is nDCG of the first ten hits; good_first and any_first the share of queries whose first hit is of
grade 2, of any grade; paragraph_first the share whose first hit is a numbered paragraph or an operative one."""
import collections
import csv
import json
import math
import os
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
QUERIES = os.path.join(HERE, 'short.tsv')
COMPARED = 28  # letters and digits of `starts`
NUMBERED = ('paragraph', 'operative', 'preambular')


def letters(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text or '').casefold() if c.isalnum())


def topics():
    rows = collections.OrderedDict()
    with open(QUERIES, encoding='utf-8') as table:
        for row in csv.DictReader(table, delimiter='\t', quoting=csv.QUOTE_NONE):
            rows.setdefault((row['kind'], row['query']), []).append(row)
    return rows


def is_of(hit, row):
    """Whether the hit is the passage of the row, or carries it as a note."""
    first, last = hit.get('page_first') or 0, hit.get('page_last') or hit.get('page_first') or 0
    on_page = not row['file'].endswith('.pdf') or first <= int(row['page']) <= last
    starts = letters(row['starts'])[:COMPARED]
    texts = [hit['text']] + [n['text'] for n in hit['notes'] if str(n['mark']) == row['note']]
    return os.path.basename(hit['document']['path']) == row['file'] and on_page and any(starts in letters(t) for t in texts)


def gain(grades):
    return sum((2 ** grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def grades_of(hits, rows):
    """A passage that comes again gains nothing."""
    left, grades = list(rows), []
    for hit in hits:
        found = [row for row in left if is_of(hit, row)]
        left = [row for row in left if row not in found]
        grades.append(max((int(row['grade']) for row in found), default=0))
    return grades


def ask(undex, index, queries):
    lines = ''.join(f'{i}\t{query}\n' for i, query in enumerate(queries)).encode()
    run = subprocess.run([undex, 'search', '--index', index, '--format=json', '-n', '10', '--batch', '-'], input=lines,
                         stdout=subprocess.PIPE, check=False)
    answers = {answer['query']: answer['hits'] for answer in json.loads(run.stdout)}
    return [answers.get(query, []) for query in queries]


def score(undex, index, details=False):
    """Kind -> measures."""
    every, by_kind = topics(), collections.defaultdict(list)
    for ((kind, query), rows), hits in zip(every.items(), ask(undex, index, [query for _, query in every])):
        grades = grades_of(hits, rows)
        ideal = sorted((int(row['grade']) for row in rows), reverse=True)
        by_kind[kind].append({'ndcg_10': gain(grades) / gain(ideal), 'good_first': grades[:1] == [2], 'any_first': grades[:1] > [0],
                              'paragraph_first': bool(hits) and hits[0]['kind'] in NUMBERED})
        if details:
            print(f"{kind:6} {query:28} {by_kind[kind][-1]['ndcg_10']:.3f}  {''.join(map(str, grades))}")
    return {kind: {name: round(sum(one[name] for one in scores) / len(scores), 3) for name in scores[0]}
            for kind, scores in by_kind.items()}


if __name__ == '__main__':
    for group, measures in score(sys.argv[1], sys.argv[2], '--details' in sys.argv).items():
        print(group, json.dumps(measures))
