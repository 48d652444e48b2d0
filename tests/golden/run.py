#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden tests: UNDEX=./undex tests/golden/run.py

The specimens of corpus/ against expected/, and the digests of what is printed, always. Where ../shared lies beside the repository, also: the scores of its
gold and of its judged queries against floors.json, the small inputs of its field, an index of its whole corpus, and the
query that undex was first asked to answer."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import across  # noqa: E402
import citations  # noqa: E402
import compare  # noqa: E402
import digests  # noqa: E402
import doubts  # noqa: E402
import field  # noqa: E402
import front  # noqa: E402
import languages  # noqa: E402
import passage_languages  # noqa: E402
import references  # noqa: E402
import report  # noqa: E402
import short  # noqa: E402
import structure  # noqa: E402
import tables      # noqa: E402
from report import ROOT, SHARED, UNDEX  # noqa: E402


def specimens():
    paths = sorted(glob.glob(os.path.join(HERE, 'expected', '*.json')))
    corpus = sorted(name for name in os.listdir(os.path.join(ROOT, 'corpus')) if not name.startswith('README'))
    report.check('every specimen has its expected records',
                 [] if [os.path.basename(p)[:-len('.json')] for p in paths] == corpus else [paths, corpus])
    for path in paths:
        name = os.path.basename(path)[:-len('.json')]
        run = report.run('extract', '--format=jsonl', os.path.join('corpus', name), cwd=ROOT)
        if run.returncode != 0:
            report.check(name, [f'exit code {run.returncode}', run.stderr.decode('utf-8', 'replace')])
            continue
        records = [json.loads(row) for row in run.stdout.decode('utf-8').splitlines()]
        again = report.run('extract', '--format=jsonl', os.path.join('corpus', name), cwd=ROOT)
        report.check(f'{name}: the same twice', [] if again.stdout == run.stdout else ['the second run differs'])
        with open(path, encoding='utf-8') as source:
            for check, defects in compare.compare(json.load(source), records):
                report.check(f'{name}: {check}', defects)


# Where the gold of each group lies in ../shared, and the documents that it is of.
GROUPS = {'tags': ('gold/tags', 'corpus'), 'hand': ('gold/hand', 'corpus'), 'seeds': ('gold/seeds', 'corpus'),
          'kinds': ('kinds/gold', 'kinds')}


def printed(gold, corpus, folder):
    """The gold, with the words that the page shows where OCR reads a damaged layer anew; the gold has those of the layer."""
    for path in glob.glob(os.path.join(SHARED, gold, '*.json')):
        with open(path, encoding='utf-8') as source:
            text = source.read()
        name = os.path.basename(path)
        if 'text_print' in text:
            run = report.run('extract', '--format=jsonl', os.path.join(SHARED, corpus, 'pdf', name[:-len('.json')]))
            if json.loads(run.stdout.splitlines()[0]).get('text_layer') == 'ocr':
                wanted = json.loads(text)
                for paragraph in wanted['paragraphs']:
                    paragraph['text'] = paragraph.get('text_print', paragraph['text'])
                text = json.dumps(wanted)
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as target:
            target.write(text)
    return folder


def score(group):
    with tempfile.TemporaryDirectory() as folder:
        return score_gold(printed(*GROUPS[group], folder), GROUPS[group][1])


def score_gold(gold, corpus):
    command = [sys.executable, os.path.join(SHARED, 'tools', 'score_segmentation.py'), '--json', '--undex', UNDEX,
               '--gold', gold, '--corpus', os.path.join(SHARED, corpus)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def floors():
    with open(os.path.join(HERE, 'floors.json'), encoding='utf-8') as source:
        return json.load(source)


def hold(group, got, bounds):
    """Each measure of `got` against its bound."""
    every = [(m, v, False) for m, v in bounds.items() if m != 'max']
    every += [(m, v, True) for m, v in bounds.get('max', {}).items()]
    for measure, bound, most in every:
        value = got.get(measure)
        good = value is not None and (value <= bound if most else value >= bound)
        report.check(f'{group}: {measure} {value} ({"at most" if most else "at least"} {bound})',
                     [] if good else ['out of bounds'])


def scores():
    for group in GROUPS:
        hold(group, score(group), floors()[group])
    hold('doubts', doubts.measure(), floors()['doubts'])
    for group, scorer, gold, measures in (('structure', structure, 'structure', structure.MEASURES),
                                          ('front', front, 'front.tsv', front.MEASURES)):
        scored = [s for _, s in scorer.run(UNDEX, os.path.join(HERE, gold), os.path.join(SHARED, 'corpus'))]
        hold(group, structure.summary(scored, measures), floors()[group])
    hold('tables', tables.score(UNDEX, SHARED), floors()['tables'])


def answers(index):
    """The judged queries and the citations, over an index of the whole corpus."""
    command = [sys.executable, os.path.join(SHARED, 'tools', 'score_retrieval.py'), '--json', '--undex', UNDEX, '--index', index]
    got = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    for kind, bounds in floors()['queries'].items():
        hold(f'queries, {kind}', got.get(kind, {}), bounds)
    found = short.score(UNDEX, index)
    for kind, bounds in floors()['short'].items():
        hold(f'short queries, {kind}', found.get(kind, {}), bounds)
    for query in ('Haiti', 'human rights', 'climate change', 'apartheid'):
        first = short.ask(UNDEX, index, [query])[0][:1]
        report.check(f'the first answer to {query} is a numbered paragraph',
                     [hit['id'] for hit in first if hit['kind'] not in short.NUMBERED] if first else ['nothing was found'])
    hold('citations', citations.score(index)[0], floors()['citations'])
    hold('passage languages', passage_languages.score(UNDEX, index), floors()['passage_languages'])


def summary_of(run):
    """The last line of a run of `index`, for messages."""
    return (run.stderr + run.stdout).decode('utf-8', 'replace').strip().splitlines()[-1:] or ['nothing was printed']


def whole_corpus(folder):
    index = os.path.join(folder, 'whole')
    corpus = os.path.join(SHARED, 'corpus')
    first = report.run('index', '--index', index, '--progress=none', corpus, timeout=1200)
    report.check('the whole corpus is indexed, some files cannot be taken: 3',
                 [] if first.returncode == 3 else [f'exit code {first.returncode}'] + summary_of(first))
    status = report.run('status', '--index', index, '--format=json')
    second = report.run('index', '--index', index, '--progress=none', '--format=json', corpus, timeout=600)
    report.check('to a second run they are no news: 0',
                 [] if second.returncode == 0 else [f'exit code {second.returncode}'] + summary_of(second))
    summary = json.loads(second.stdout)[-1]
    report.check('a second run finds all unchanged',
                 [summary] if summary['taken'] or summary['removed'] or not summary['unchanged'] else [])
    report.check('and what failed to have failed before',
                 [summary] if summary['failed'] or summary['failed_before'] != json.loads(status.stdout)['failed'] else [])
    after = report.run('status', '--index', index, '--format=json')
    report.check('a second run changes no count', different(status.stdout, after.stdout))
    digests.check_all(index=index)
    answers(index)
    checked = report.run('check', '--index', index, timeout=600)
    report.check('the index is sound', [] if checked.returncode == 0 else summary_of(checked))


def different(before, after):
    one, two = json.loads(before), json.loads(after)
    for key in ('documents', 'passages', 'failures'):
        if one.get(key) != two.get(key):
            yield f'{key}: {one.get(key)}, then {two.get(key)}'


def first_question(folder):
    """The first documents and the first query: a paragraph that runs over a page end, with its note."""
    index = os.path.join(folder, 'seeds')
    run = report.run('index', '--index', index, '--progress=none', os.path.join(SHARED, 'corpus', 'seeds'))
    report.check('the seeds are indexed', [] if run.returncode == 0 else [f'exit code {run.returncode}'] + summary_of(run))
    run = report.run('search', '--index', index, '--format=json', '"best interests of the child should take priority"')
    hits = json.loads(run.stdout)['hits'] if run.returncode == 0 else []
    found = [(h.get('label'), os.path.basename(h['document']['path'])[:3], [n['mark'] for n in h['notes']]) for h in hits]
    good = bool(found) and found[0][:2] == ('23', '001') and '18' in found[0][2]
    report.check('a phrase finds paragraph 23 of document 001 with its note 18', [] if good else [f'found {found}'])


def extracts():
    """With sanitizers the scores would only be the same again: that every document of the gold is taken is enough."""
    paths = [p for folder in ('pdf', 'seeds') for p in sorted(glob.glob(os.path.join(SHARED, 'corpus', folder, '*')))]
    run = report.run('extract', '--format=jsonl', *paths, timeout=1800)
    report.check('the documents are extracted', [] if run.returncode in (0, 3) else
                 [f'exit code {run.returncode}'] + run.stderr.decode('utf-8', 'replace').splitlines()[-30:])


def main():
    specimens()
    if report.ASAN or not os.path.isdir(SHARED):
        digests.check_all()
    if not os.path.isdir(SHARED):
        report.skip('scores, the whole corpus, the first question', '../shared is not there')
        return report.finish()
    folder = tempfile.mkdtemp(prefix='undex-golden.')
    try:
        first_question(folder)
        field.check_all()
        if report.ASAN:
            extracts()
        else:
            scores()
            references.check_all()
            languages.check()
            across.check()
            whole_corpus(folder)
    finally:
        shutil.rmtree(folder)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main())
