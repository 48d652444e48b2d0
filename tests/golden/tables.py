#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of tables against those read by eye: tests/golden/tables.py [--undex ./undex] [--corpus ../shared] [--details] [NAME...]

tables/*.json name a document of the corpus and, for each table, a page that it stands on and its rows. A row is whole if one
row of the record's `cells` on that page has the same cells in the same order and nothing more; empty cells at the ends of both
do not count, letters and digits are compared."""
import argparse
import glob
import json
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def folded(cells):
    row = [re.sub(r'[\W_]+', '', cell).lower() if re.search(r'\w', cell) else cell.strip()[:1] for cell in cells]
    while row and not row[-1]:
        row.pop()
    return tuple('-' if cell in ('–', '—', '−') else cell for cell in row)


def rows_of(undex, path, page):
    run = subprocess.run([undex, 'extract', '--format=jsonl', path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    found = set()
    for line in run.stdout.decode('utf-8').splitlines():
        record = json.loads(line)
        if record.get('kind') == 'table' and record['page_first'] <= page <= record['page_last']:
            found.update(folded(row) for row in record['cells'])
    return found


def score(undex, corpus, names=(), details=False):
    whole = rows = 0
    for path in sorted(glob.glob(os.path.join(HERE, 'tables', '*.json'))):
        with open(path, encoding='utf-8') as source:
            gold = json.load(source)
        if names and not any(name in gold['file'] for name in names):
            continue
        for table in gold['tables']:
            found = rows_of(undex, os.path.join(corpus, gold['file']), table['page'])
            for row in table['rows']:
                rows += 1
                good = folded(row) in found
                whole += good
                if details and not good:
                    print(f'{gold["file"]}, page {table["page"]}: {row}')
    return {'rows': rows, 'rows_whole': round(whole / rows, 4) if rows else None}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--undex', default='./undex')
    parser.add_argument('--corpus', default=os.path.join(HERE, '..', '..', '..', 'shared'))
    parser.add_argument('--details', action='store_true')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    print(json.dumps(score(options.undex, options.corpus, options.names, options.details)))


if __name__ == '__main__':
    main()
