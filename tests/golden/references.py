#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""UNDEX=./undex tests/golden/references.py [--details]: what passages cite, against what was read by eye in references.tsv:
recall and precision of (passage, symbol) for each kind, and of the places in them. A row "#pages FILE 1 2" says which pages of a
document were read. --links takes the links of all documents of ../shared/corpus/pdf to the sites of the United Nations as truth, and
says how many of them the text alone gives, and the text with the links. Skips where ../shared is not there."""
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import report  # noqa: E402

PDFS = os.path.join(report.SHARED, 'corpus', 'pdf')
LEAST = {'recall': .985, 'precision': .985, 'kind': .95, 'places': .97, 'lists': .95}
SEVERAL = re.compile(r'–|, \d| and ') # lists and ranges among the places
HARD = {'ocr'} # letters that a scan has damaged: counted, and in no floor


def gold():
    files, pages = collections.defaultdict(list), {}
    with open(os.path.join(HERE, 'references.tsv'), encoding='utf-8') as rows:
        for row in rows:
            if row.startswith('#pages\t'):
                _, name, numbers = row.rstrip('\n').split('\t')
                pages[name] = {int(n) for n in numbers.split()}
                files[name] += [] # of some all that was read cites nothing
            elif not row.startswith('#'):
                name, passage, _, words, symbol, place, kind = row.rstrip('\n').split('\t')
                files[name].append((passage, symbol, place, kind, words))
    return files, pages


def found(name, pages=None):
    out = report.run('extract', '--format=jsonl', os.path.join(PDFS, name)).stdout
    rows = []
    for line in out.decode('utf-8').splitlines():
        passage = json.loads(line)
        if passage['type'] == 'passage' and (not pages or {passage['page_first'], passage['page_last']} <= pages):
            rows += [(passage['id'].split('#', 1)[1], c['symbol'], c.get('place', ''), c.get('origin', 'text'))
                     for c in passage['cites']]
    return rows


def check_all(details=False):
    if not os.path.isdir(PDFS):
        report.skip('references', '../shared is not there')
        return
    hits, wanted = collections.Counter(), collections.Counter()
    extra = places = placed = lists = listed = 0
    files, pages = gold()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        every = dict(zip(files, pool.map(lambda name: found(name, pages.get(name)), files)))
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
                several = bool(SEVERAL.search(place))
                listed += several
                if where[passage, symbol, place] > 0:
                    where[passage, symbol, place] -= 1
                    places += 1
                    lists += several
                elif details:
                    print('place missing', name, passage, symbol, place)
        extra += sum(left.values())
        if details:
            for (passage, symbol), n in left.items():
                if n > 0:
                    print('wrong', name, passage, symbol)
    good, all_ = sum(hits.values()), sum(wanted.values())
    scores = {'recall': good / all_, 'precision': good / (good + extra), 'places': places / placed, 'lists': lists / listed}
    kinds = {k: hits[k] / n for k, n in sorted(wanted.items())}
    low = [f'{k} {v:.4f} is below {LEAST[k]}' for k, v in scores.items() if v < LEAST[k]]
    low += [f'{k} {v:.4f} is below {LEAST["kind"]}' for k, v in kinds.items() if k not in HARD and v < LEAST['kind']]
    report.check('references: recall %.4f, precision %.4f of %d, places %.4f of %d, lists %.4f of %d, ' % (
        scores['recall'], scores['precision'], all_, scores['places'], placed, scores['lists'], listed) +
        ', '.join('%s %.3f of %d' % (k, v, wanted[k]) for k, v in kinds.items()), low)


def target(uri):
    match = re.search(r'(?:undocs|docs\.un)\.org/(?:(?:en|fr|es|ru|ar|zh)/)?((?!api)[A-Za-z][^?#]*/[^?#]*)|[?&](?:final)?symbol=/?([^&]+)',
                      urllib.parse.unquote(uri))
    return plain((match.group(1) or match.group(2)).rstrip('/')) if match else None


def plain(symbol):
    return re.sub(r'(\d)[A-Z](?:[-–][A-Z])?(?=\(|$)', r'\1', re.sub(r'[ .]', '', symbol).upper())


def linked(name):
    """The targets of a document's links, each once a page, that its text gives, and that text and links give."""
    path = os.path.join(PDFS, name)
    run = subprocess.run(['pdfinfo', '-url', path], capture_output=True, text=True, errors='replace', check=False)
    rows = [row.split(None, 2) for row in run.stdout.splitlines()[1:]]
    wanted = {(int(row[0]), target(row[2])) for row in rows if len(row) == 3 and row[0].isdigit() and target(row[2])}
    have = {True: set(), False: set()}
    for line in report.run('extract', '--format=jsonl', path).stdout.decode('utf-8').splitlines() if wanted else ():
        passage = json.loads(line)
        for cite in passage.get('cites', ()):
            have[cite['origin'] == 'link'] |= {(page, plain(cite['symbol'])) for page in range(passage['page_first'], passage['page_last'] + 1)}
    return len(wanted), len(wanted & have[False]), len(wanted & (have[False] | have[True])), sorted(wanted - have[False])


def check_links(details=False):
    names = sorted(os.listdir(PDFS))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        every = dict(zip(names, pool.map(linked, names)))
    wanted, text, both = (sum(row[i] for row in every.values()) for i in range(3))
    for name, row in every.items() if details else ():
        for page, symbol in row[3]:
            print('not in the text', name, page, symbol)
    report.check('references: of %d targets of links the text gives %.4f, with the links %.4f' % (wanted, text / wanted, both / wanted),
                 [] if text / wanted >= .99 and both / wanted >= .99 else ['less than 0.99'])


if __name__ == '__main__':
    (check_links if '--links' in sys.argv else check_all)('--details' in sys.argv)
    sys.exit(report.finish())
