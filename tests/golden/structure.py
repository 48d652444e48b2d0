#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores what stands around the paragraphs against structure/: headings, paths, components, captions, what a document says of itself.

usage: structure.py [--undex CMD] [--gold DIR] [--corpus DIR] [--details] [--json] [NAME...]

Each file of structure/ was made by reading the pages (structure/README.md says what its keys mean). The measures:

  found        gold headings that are reported as headings, on their page, with label and text
  precise      reported headings of the annotated pages that the gold has
  right        gold headings found that hang below the right heading, or below none
  paths        numbered paragraphs of the annotated pages whose `headings` are the whole path that the page shows
  components   the same paragraphs whose `component` is right
  captions     captions that are captions (or begin their table), and stand in no path
  titles, dates, adopted, symbols     of the document records; an adoption where there is none is an error
  citations    given passages whose citation is right
"""
import argparse
import collections
import difflib
import itertools
import json
import os
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(HERE))), 'shared')
MEASURES = ('found', 'precise', 'right', 'paths', 'components', 'captions', 'titles', 'dates', 'adopted', 'symbols', 'citations')
HEAD = 60  # a passage may begin with so many letters of a speaker's name
SCAN_RATIO = 0.85  # a text layer that was recognized from a picture: so much of a heading's letters must agree


def key(text):
    """Letters and digits alone are compared."""
    return ''.join(c for c in unicodedata.normalize('NFKC', text or '').casefold() if c.isalnum())


def alike(want, got, scan=False):
    """Whether a gold text, cut where it ends in an ellipsis, is the text `got`."""
    wanted, found = key(want), key(got)
    if want.endswith('…'):
        found = found[:len(wanted)]
    if wanted == found:
        return True
    return scan and difflib.SequenceMatcher(None, wanted, found, autojunk=False).ratio() >= SCAN_RATIO


def numbers(first, last):
    """The labels from `first` to `last`, counted in their last digits."""
    stem = first.rstrip('0123456789')
    if first == last or not last.startswith(stem):
        return [first]
    return [f'{stem}{n}' for n in range(int(first[len(stem):]), int(last[len(stem):]) + 1)]


class Gold:
    def __init__(self, path):
        with open(path, encoding='utf-8') as source:
            self.raw = json.load(source)
        self.scan = self.raw.get('scan', False)
        self.pages = self.raw.get('pages', [1, 10 ** 6])
        self.headings = self.raw.get('headings', [])
        self.above = []  # the headings over each heading, as indices, outermost first
        open_ones = []
        for i, heading in enumerate(self.headings):
            if 'level' not in heading:
                self.above.append([])
                continue
            while open_ones and self.headings[open_ones[-1]]['level'] >= heading['level']:
                open_ones.pop()
            self.above.append(list(open_ones))
            open_ones.append(i)
        self.paragraphs = [(part['component'], label, part.get('under', -1))
                           for part in self.raw.get('components', []) for label in numbers(part['from'], part['to'])]

    def inside(self, page):
        return self.pages[0] <= (page or 0) <= self.pages[1]

    def is_heading(self, i, text):
        heading = self.headings[i]
        return alike(f'{heading["label"]} {heading["text"]}', text, self.scan)

    def same_path(self, wanted, got):
        """Whether `got` names the headings `wanted`; a loose heading may be there or not."""
        loose = [i for i in wanted if self.headings[i].get('loose')]
        wanted = [i for i in wanted if i not in loose]
        got = [text for text in got if not any(self.is_heading(i, text) for i in loose)]
        return len(wanted) == len(got) and all(self.is_heading(i, text) for i, text in zip(wanted, got))

    def same_parent(self, wanted, got):
        """The nearest heading above alone: an error farther up is counted where it is made."""
        loose = [i for i in wanted if self.headings[i].get('loose')]
        wanted = [i for i in wanted if i not in loose]
        got = [text for text in got if not any(self.is_heading(i, text) for i in loose)]
        return bool(wanted) == bool(got) and (not wanted or self.is_heading(wanted[-1], got[-1]))


class Score:
    def __init__(self):
        self.hit, self.of, self.faults = collections.Counter(), collections.Counter(), []

    def count(self, measure, good, *fault):
        self.of[measure] += 1
        self.hit[measure] += bool(good)
        if not good:
            self.faults.append((measure, *map(str, fault)))

    def add(self, other):
        self.hit += other.hit
        self.of += other.of

    def ratio(self, measure):
        return round(self.hit[measure] / self.of[measure], 4) if self.of[measure] else None


def score_headings(gold, passages, score):
    reported = [p for p in passages if p['kind'] == 'heading' and gold.inside(p.get('page_first'))]
    pairs, used = {}, set()
    for i, heading in enumerate(gold.headings):
        for p in reported:
            if id(p) not in used and p['page_first'] == heading['page'] and gold.is_heading(i, p['text']):
                used.add(id(p))
                pairs[i] = p
                break
    for i, heading in enumerate(gold.headings):
        if heading.get('optional') or not gold.inside(heading['page']):
            continue
        name = f'{heading["label"]} {heading["text"]}'.strip()
        score.count('found', i in pairs, f'p. {heading["page"]}', name)
        if i in pairs:
            score.count('right', gold.same_parent(gold.above[i], pairs[i]['headings']), f'p. {heading["page"]}', name,
                        pairs[i]['headings'])
    titles = gold.raw['title']
    optional = {id(p) for i, p in pairs.items() if gold.headings[i].get('optional')}
    for p in reported:
        if id(p) in optional or (id(p) not in used and any(alike(t, p['text'], gold.scan) for t in titles)):
            continue
        score.count('precise', id(p) in used, f'p. {p["page_first"]}', p['text'])


def same_component(wanted, got):
    return any(key(got).startswith(key(w)) if w.endswith('*') else key(got) == key(w) for w in wanted.split('|'))


def score_paragraphs(gold, passages, score):
    """Pairs the numbered paragraphs by the sequence of their labels; returns (component, label) to passage."""
    wanted = gold.paragraphs
    labels = {label for _, label, _ in wanted}
    found = [p for p in passages if gold.inside(p.get('page_first'))
             and (p['kind'] in ('paragraph', 'operative') and (p.get('label') in labels or (p.get('label') or '').isdigit())
                  or p['kind'] == 'list_item' and '.' in (p.get('label') or '') and p['label'] in labels)]
    pairs = {}
    matcher = difflib.SequenceMatcher(None, [label for _, label, _ in wanted], [p['label'] for p in found], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for k in range(size):
            pairs[a + k] = found[b + k]
    for i, (_, label, under) in enumerate(wanted):
        path = [] if under < 0 else gold.above[under] + [under]
        shown = ' > '.join(gold.headings[k]['label'] or gold.headings[k]['text'] for k in path)
        p = pairs.get(i)
        if p is None:
            score.count('paths', False, label, shown, 'the paragraph is not there')
            continue
        score.count('paths', gold.same_path(path, p['headings']), label, shown, p['headings'])
    for i, (component, label, _) in enumerate(wanted):
        got = pairs[i].get('component') or '' if i in pairs else ''
        score.count('components', i in pairs and same_component(component, got), label, component.split('|')[0], got)
    return {(wanted[i][0], wanted[i][1]): p for i, p in pairs.items()}


def score_captions(gold, passages, score):
    paths = {key(text) for p in passages for text in p.get('headings', [])}
    for caption in gold.raw.get('captions', []):
        whole = f'{caption["label"]} {caption["text"]}'
        here = [p for p in passages if p['page_first'] == caption['page'] and p['kind'] in ('caption', 'table')]
        texts = [p['text'] for p in here] + [f'{a["text"]} {b["text"]}' for a, b in zip(here, here[1:])]
        start = whole.rstrip('…') + '…'
        good = any(alike(start, text, gold.scan) for text in texts)
        inside = any(path == key(caption['label']) or alike(start, path) or alike(caption['text'].rstrip('…') + '…', path)
                     for path in paths)
        score.count('captions', good and not inside, f'p. {caption["page"]}', whole, 'in a path' if inside else '')


def score_document(gold, document, score):
    """What a document says of itself, against `title`, `date`, `date_adopted` and `symbols` of `gold`."""
    titles = gold['title']
    title = document.get('title') or ''
    score.count('titles', any(alike(t, title, gold.get('scan')) for t in titles), titles[0], title)
    score.count('dates', document.get('date') == gold.get('date'), gold.get('date'), document.get('date'))
    adopted = gold.get('date_adopted')
    if adopted or document.get('date_adopted'):
        score.count('adopted', document.get('date_adopted') == adopted, adopted, document.get('date_adopted'))
    symbols, wanted = document.get('symbols') or [], gold['symbols']
    good = len(symbols) == len(wanted) and all(s in w.split('|') for s, w in zip(symbols, wanted))
    score.count('symbols', good, wanted, symbols)


def score_citations(gold, passages, pairs, score):
    for wanted in gold.raw.get('citations', []):
        if 'para' in wanted:
            p = pairs.get((wanted['component'], wanted['para']))
        else:
            start = key(wanted['starts'])
            p = next((p for p in passages if p['page_first'] == wanted['page'] and start in key(p['text'])[:len(start) + HEAD]), None)
        got = p['citation'] if p else ''
        good = any(got.startswith(c[:-1]) if c.endswith('…') else got == c for c in wanted['citation'])
        score.count('citations', good, wanted['citation'][0], got)


def records(command, path):
    run = subprocess.run([*command.split(), 'extract', '--format=jsonl', path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         timeout=120, check=False)
    rows = [json.loads(row) for row in run.stdout.decode('utf-8', 'replace').splitlines() if row.strip()]
    return [r for r in rows if r['type'] == 'document'], [r for r in rows if r['type'] == 'passage']


def score_file(path, document_path, command):
    gold, score = Gold(path), Score()
    documents, passages = records(command, document_path)
    score_headings(gold, passages, score)
    pairs = score_paragraphs(gold, passages, score)
    score_captions(gold, passages, score)
    score_document(gold.raw, documents[0] if documents else {}, score)
    score_citations(gold, passages, pairs, score)
    return score


def documents_of(corpus):
    return {f: os.path.join(folder, f) for folder, _, files in os.walk(corpus) for f in files}


def run(command, gold, corpus, names=()):
    """Name and score of each file of the gold whose document is there."""
    where = documents_of(corpus)
    for file in sorted(os.listdir(gold)):
        name = file[:-len('.json')]
        if file.endswith('.json') and name in where and (not names or name in names):
            yield name, score_file(os.path.join(gold, file), where[name], command)


def summary(scores, measures=MEASURES):
    total = Score()
    for score in scores:
        total.add(score)
    return {'documents': len(scores), **{m: total.ratio(m) for m in measures}}


def report(scored, options, measures=MEASURES):
    """Prints each document's counts, its faults if they are asked for, and the ratios."""
    scores = []
    for name, score in scored:
        scores.append(score)
        if not options.json:
            print(f'{name[:40]:40} ' + ' '.join(f'{m} {score.hit[m]}/{score.of[m]}' for m in measures if score.of[m]))
        if options.details:
            for (measure, *rest), group in itertools.groupby(score.faults, lambda fault: (fault[0], *fault[2:])):
                labels = [fault[1] for fault in group]
                label = labels[0] if len(labels) == 1 else f'{labels[0]} to {labels[-1]}'
                print('    ' + ' | '.join([measure, label, *rest]))
    ratios = summary(scores, measures)
    print(json.dumps(ratios) if options.json else '\n'.join(f'{k:12} {v}' for k, v in ratios.items()))


def arguments(gold, usage):
    parser = argparse.ArgumentParser(usage=usage.split('\n\n')[1], description=usage)
    parser.add_argument('--undex', default='./undex')
    parser.add_argument('--gold', default=os.path.join(HERE, gold))
    parser.add_argument('--corpus', default=os.path.join(SHARED, 'corpus'))
    parser.add_argument('--details', action='store_true')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('names', nargs='*')
    return parser.parse_args()


def main():
    options = arguments('structure', __doc__)
    report(run(options.undex, options.gold, options.corpus, options.names), options)


if __name__ == '__main__':
    sys.exit(main())
