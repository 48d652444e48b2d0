#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the warnings of a record point at its faults: UNDEX=./undex tests/golden/doubts.py [--details] [NAME...]

Needs ../shared. A fault is what ../shared/tools/score_segmentation.py finds: a numbered paragraph or a note missed, false or
not whole, a tie or a symbol wrong. A doubt is a warning that names a label or a page, or the symbol. It is right where a
fault has the label or lies on the page. What the gold does not speak of is not judged, unless VERDICTS holds what was read
by eye on the page; it names under "not faults" those that are the gold's own.

  recall     documents with a fault of which at least one doubt points at one
  precision  doubts that point at a fault"""
import argparse
import collections
import importlib.util
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
from report import SHARED, UNDEX  # noqa: E402

GROUPS = (('kinds/gold', 'kinds'), ('gold/tags', 'corpus'), ('gold/hand', 'corpus'))
VERDICTS = os.path.join(HERE, 'doubts.json')

LABELS = re.compile(r'\b(?:paragraphs?|notes?|marks?|items?|number) ([\w.*†‡]+?)(?: (?:to|and) ([\w.*†‡]+))?(?=[\s:,]|$)')
UNTIED = re.compile(r'note (\S+) on page \d+: its mark is not found')
PAGES = re.compile(r'\bpages? (\d+)(?: (?:to|and) (\d+))?')


def scorer():
    path = os.path.join(SHARED, 'tools', 'score_segmentation.py')
    spec = importlib.util.spec_from_file_location('score_segmentation', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def span(first, last):
    """The labels or pages from one to the other."""
    if not last:
        return {first}
    head, _, low = first.rpartition('.')
    high = last.rpartition('.')[2]
    if low.isdigit() and high.isdigit() and int(low) <= int(high) < int(low) + 1000:
        return {(head + '.' if head else '') + str(n) for n in range(int(low), int(high) + 1)}
    return {first, last}


def read(warning):
    """The labels and pages that a warning names; None: it names none."""
    labels = set().union(*(span(a, b) for a, b in LABELS.findall(warning)))
    pages = {int(p) for a, b in PAGES.findall(warning) for p in span(a, b)}
    symbol = 'symbol' in warning and "file's name" in warning
    return (labels, pages, symbol) if labels or pages or symbol else None


def places(tools, faults, passages):
    """Each fault as its kind, its label and the pages on which its text stands."""
    keyed = [(tools.key(p.get('text') or ''), p) for p in passages]
    for kind, label, text in faults:
        label = str(label or '')
        start = tools.key(str(text))[:24]
        inside = [p for k, p in keyed if start and start in k]
        exact = [p for p in inside if tools.norm_mark(str(p.get('label'))) == tools.norm_mark(label)] or inside[:3]
        pages = {n for p in exact for n in range(p['page_first'], p['page_last'] + 1)}
        yield kind, label, pages


def is_right(doubt, faults):
    labels, pages, symbol = doubt
    for kind, label, at in faults:
        if kind == 'symbol':
            if symbol:
                return True
        elif label in labels or pages & at:
            return True
    return False


def judge(tools, gold, records, verdicts):
    """Faults, and the doubts with whether they are right; None: nothing says."""
    passages = [r for r in records if r.get('type') == 'passage']
    document = next((r for r in records if r.get('type') == 'document'), {})
    _, lost = tools.score(gold, records)
    excused = verdicts.get('not faults', [])
    lost = [f for f in lost if f[0] not in ('date', 'block', 'furniture') and f'{f[0]} {f[1]}' not in excused]
    faults = list(places(tools, lost, passages))
    first, last = gold.get('pages', [1, 10 ** 6])
    # The gold does not say where the marks of these notes are.
    placeless = {n['mark'] for n in gold.get('notes', []) if not n.get('before')}
    rows = []
    for warning in document.get('warnings', []):
        doubt = read(warning)
        if not doubt:
            continue
        outside = doubt[1] and not any(first <= p <= last for p in doubt[1])
        silent = UNTIED.match(warning) and UNTIED.match(warning)[1] in placeless
        right = True if is_right(doubt, faults) else verdicts.get(warning, None if outside or silent else False)
        rows.append((warning, right, is_right(doubt, faults)))
    return faults, rows


def measure(undex=UNDEX, names=(), details=False):
    tools = scorer()
    verdicts = {}
    if os.path.exists(VERDICTS):
        with open(VERDICTS, encoding='utf-8') as source:
            verdicts = json.load(source)
    count = collections.Counter()
    for gold_dir, corpus in GROUPS:
        where = {f: os.path.join(folder, f) for folder, _, files in os.walk(os.path.join(SHARED, corpus)) for f in files}
        folder = os.path.join(SHARED, gold_dir)
        for file in sorted(os.listdir(folder)):
            name = file[:-len('.json')]
            if not file.endswith('.json') or name not in where or (names and name not in names):
                continue
            with open(os.path.join(folder, file), encoding='utf-8') as source:
                gold = json.load(source)
            records, _ = tools.records(undex, where[name], 120)
            if not records:
                continue
            faults, rows = judge(tools, gold, records, verdicts.get(name, {}))
            pointed = any(points for _, _, points in rows)
            count.update(documents=1, faulty=bool(faults), pointed=bool(faults) and pointed,
                         doubts=sum(right is not None for _, right, _ in rows), right=sum(bool(right) for _, right, _ in rows))
            if details and (faults or rows):
                print(f'{name}: {len(faults)} faults' + ('' if pointed or not faults else ', NOT POINTED AT'))
                for kind, label, pages in faults[:6]:
                    print(f'    fault: {kind} {label} pages {sorted(pages)}')
                for warning, right, _ in rows:
                    print(f'  {"right" if right else "?    " if right is None else "WRONG"} {warning}')
    ratio = lambda a, b: round(count[a] / count[b], 4) if count[b] else 1.0  # noqa: E731
    return {'documents': count['documents'], 'faulty': count['faulty'], 'doubts': count['doubts'],
            'recall': ratio('pointed', 'faulty'), 'precision': ratio('right', 'doubts')}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--undex', default=UNDEX)
    parser.add_argument('--details', action='store_true')
    parser.add_argument('names', nargs='*')
    args = parser.parse_args()
    print(json.dumps(measure(args.undex, args.names, args.details)))


if __name__ == '__main__':
    main()
