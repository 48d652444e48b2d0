#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations as people type them: tests/golden/citations.py INDEX [TABLE] [--details]

Of each row of citations.tsv: `show` prints the passages that are meant and no others, and the first hit of `search` is one
of them. INDEX is one of all of ../shared/corpus."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE)]
import report  # noqa: E402

TABLE = os.path.join(HERE, 'citations.tsv')


def rows(table):
    """Citation, file, places."""
    with open(table, encoding='utf-8') as source:
        for line in source.read().splitlines():
            if line and not line.startswith('#'):
                citation, file, places = line.split('\t')
                yield citation.replace('\\u00a0', '\u00a0').replace('\\u2013', '\u2013'), file, places.split(' ')


def is_under(passage, section):
    """Whether a passage is the heading "III. ..." or stands under it; "III.B" is B under III."""
    path = passage.get('headings', []) + ([passage['text']] if passage['kind'] == 'heading' else [])
    wanted = section.split('.')
    for heading in path:
        if wanted and heading.split('.')[0].split(' ')[-1] == wanted[0]:
            wanted.pop(0)
    return not wanted


def is_at(passage, place):
    kind, _, which = place.partition('.')
    if kind == 'p' and which:
        return passage.get('page_label') == which or passage['page_last'] > passage['page_first']
    if kind == 'sect':
        return is_under(passage, which)
    return place == 'doc' or passage['id'].partition('#')[2] == place


def records(*args):
    return [json.loads(line) for line in report.run(*args).stdout.decode('utf-8').splitlines()]


def shown_wrong(index, citation, file, places):
    shown = records('show', '--index', index, '--format=jsonl', '--', citation)
    documents = [r for r in shown if r['type'] == 'document']
    passages = [r for r in shown if r['type'] == 'passage']
    if not shown:
        return 'show prints nothing'
    if places == ['doc']:
        return '' if documents and os.path.basename(documents[0]['path']) == file else 'show prints another document'
    if documents:
        return 'show prints the whole document'
    strays = [p['id'] for p in passages if not any(is_at(p, place) for place in places)]
    missing = [place for place in places if not any(is_at(p, place) for p in passages)]
    return f'show prints {strays[:3]}, not {missing}' if strays or missing else ''


def found_wrong(index, citation, file, places):
    answer = report.run('search', '--index', index, '--format=json', '-n', '1', '--', citation).stdout
    hits = json.loads(answer)['hits'] if answer else []
    if not hits:
        return 'search finds nothing'
    first = hits[0]
    good = os.path.basename(first['document']['path']) == file and any(is_at(first, place) for place in places)
    return '' if good else f'search finds {first["id"]} first'


def score(index, table=TABLE):
    """Shares of the rows that lead to their passages, and what is wrong with the others."""
    wrong, count, good = [], 0, {'show': 0, 'search': 0, 'both': 0}
    for row in rows(table):
        count += 1
        defects = [shown_wrong(index, *row), found_wrong(index, *row)]
        for measure, fine in (('show', not defects[0]), ('search', not defects[1]), ('both', not any(defects))):
            good[measure] += fine
        wrong += [f'{row[0]}: {defect}' for defect in defects if defect]
    return {measure: round(good[measure] / count, 4) for measure in good}, wrong


if __name__ == '__main__':
    measures, defects = score(*[a for a in sys.argv[1:] if not a.startswith('-')])
    print(json.dumps(measures))
    if '--details' in sys.argv:
        print('\n'.join(defects))
