#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two builds print the same, byte for byte: tests/same.py [--index OLDINDEX NEWINDEX] OLD NEW [PART...]

OLD and NEW are programs, PART is one of extract, hostile, search, show, cite and text; without any, all are compared. The
documents, queries and hostile files are those of ../shared. Each build makes an index of ../shared/corpus of its own in a
temporary folder, unless indexes are named; both must have been made of the same folder. What is asked is made from what OLD
has in its index, in the same way every time. Where outputs differ, the first records that do are shown from a little before
the place. Exit code 0: all is the same, 1: something differs."""
import argparse
import concurrent.futures
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(os.path.dirname(os.path.dirname(HERE)), 'shared')
CORPUS = os.path.join(SHARED, 'corpus')
SECONDS = 10     # what a hostile file may take
TOO_SLOW = b'(--timeout)'
QUERIES = 300
SHOWN = 3        # differences that are shown of a part
STYLES = ('un', 'chicago', 'oscola', 'bibtex', 'ris', 'csl-json')
TIMES = re.compile(rb'\b\d+\.\d m?s\b')


def ran(program, args, text=None, columns=None):
    """Exit code, what was printed and what was said on stderr, as one piece of bytes."""
    command = [program, *args]
    if columns:
        command = [sys.executable, os.path.join(HERE, 'cli', 'ownterm.py'), str(columns), *command]
    kept = {k: v for k, v in os.environ.items() if not k.startswith('UNDEX_') or k == 'UNDEX_READER'}
    run = subprocess.run(command, input=text or b'', capture_output=True, check=False, env=kept)
    return b'exit code %d\n' % run.returncode + run.stdout + b'\nstderr:\n' + TIMES.sub(b'N s', run.stderr)


def files(*folders):
    return sorted(os.path.join(where, name) for folder in folders for where, _, names in os.walk(os.path.join(SHARED, folder))
                  for name in names)


def mixed(things):
    """The same things in an order that has nothing to do with what they are, and is the same every time."""
    return sorted(dict.fromkeys(things), key=lambda thing: hashlib.sha256(repr(thing).encode()).digest())


# --- what is asked --------------------------------------------------------------------------------------------------

def records(build, *args, text=None):
    out = subprocess.run([build[0], *args, '--index', build[1]], input=text, capture_output=True, check=False).stdout
    return [json.loads(line) for line in out.decode('utf-8').splitlines()]


def column(path):
    """The queries of a table of judgements."""
    with open(path, encoding='utf-8') as table:
        return list(dict.fromkeys(row['query'] for row in csv.DictReader(table, delimiter='\t', quoting=csv.QUOTE_NONE)))


def judged():
    return column(os.path.join(SHARED, 'queries', 'open.tsv')) + column(os.path.join(HERE, 'golden', 'short.tsv'))


def of_document(record):
    """Queries that a document suggests: its title, its symbol, filters."""
    title = record.get('title', '')
    words = re.findall(r'[^\W\d_]{4,}', title)
    if len(words) > 3:
        yield from (title, f'title:{words[0]} {words[-1]}', ' '.join(words[:3]), f'"{words[1]} {words[2]}" OR {words[-1]}',
                    f'{words[0]} language:{record["language"]}' if record.get('language') else f'{words[0]} -{words[-1]}')
    if record.get('symbol'):
        yield from (record['symbol'], f'symbol:{record["symbol"]} the', f'cites:{record["symbol"]}', f'{record["symbol"]}, para. 3')
    if record.get('date'):
        yield from (f'{(words or ["report"])[0]} year:{record["date"][:4]}', f'date:{record["date"]}..2030 kind:paragraph')


def of_passage(hit):
    """Queries that a passage suggests: phrases, words apart, beginnings of words, typing errors."""
    words = re.findall(r'[^\W\d_]+', hit['text'])
    longer = [word for word in words if len(word) > 5]
    if len(words) < 12 or len(longer) < 4:
        return
    yield from (f'"{" ".join(words[4:7])}"', ' '.join(words[2:9]), f'{longer[0]} NEAR/5 {longer[1]}', f'{longer[1]} ADJ/8 {longer[2]}',
                f'{longer[0][:5]}*', f'+{longer[0]} -{longer[2]} {longer[3]}', f'({longer[0]} OR {longer[1]}) AND {longer[2]}',
                f'{longer[1]} NOT {longer[0]}', longer[2][:2] + longer[2][3:], f'"{words[5]} {longer[3][:5]}*"',
                f'{longer[0]} kind:{hit["kind"]}', f'note:{longer[1]}', f'{longer[2]} page:1..{hit["page_first"]}',
                f'heading:{longer[0]} {longer[3]}', hit['citation'])


def asked(old):
    """Documents, passages and queries."""
    documents = records(old, 'list', '--format=jsonl')
    text = '\n'.join(judged()).encode()
    hits = [r for r in records(old, 'search', '--batch', '-', '--format=jsonl', '--full', text=text) if r.get('id')]
    made = mixed([q for record in documents for q in of_document(record)])
    made = made[:len(made) // 2] + mixed([q for hit in hits for q in of_passage(hit)])
    return documents, hits, (judged() + [query.replace('\n', ' ') for query in mixed(made)])[:QUERIES]


# --- the parts: a name and the arguments of a run, or the arguments, a text and a width ---------------------------------

def extract(_documents, _hits, _queries):
    yield 'extract of the corpus', ['extract', '--format=jsonl', *files('corpus')], None, None, False
    yield 'its tables', ['extract', '--tables', '--format=csv', *files('corpus/pdf')], None, None, False
    yield 'as text', ['extract', *files('corpus/seeds')], None, None, False


def hostile(_documents, _hits, _queries):
    for path in files('hostile', 'field'):
        yield os.path.relpath(path, SHARED), ['extract', '--format=jsonl', f'--timeout={SECONDS}', path], None, None, False


def search(documents, hits, queries):
    for name, args in (('as JSON', []), ('with facets', ['--facets=year,organ,body,language,kind', '-n', '3']),
                       ('whole', ['--full', '-n', '20', '--per-document=0']), ('with context', ['-C', '1', '-n', '2']),
                       ('by date', ['--sort=date', '--explain']), ('by symbol', ['--sort=symbol', '--offset=5'])):
        some = queries if not args else queries[:120]
        yield f'{len(some)} searches {name}', ['search', '--batch', '-', '--format=json', *args], '\n'.join(some).encode(), None, True
    for i, query in enumerate(queries[::12]):
        yield f'trend of {query}', ['trend', '--format=json', f'--by={("year", "organ", "body")[i % 3]}', '--', query], None, None, True
        yield f'concordance of {query}', ['concordance', '--format=json', f'--sort={("rank", "left", "right")[i % 3]}', '--', query], None, None, True
        yield f'list {query}', ['list', '--format=json', '--', query], None, None, True
    for hit in mixed([hit['id'] for hit in hits])[:30]:
        yield f'similar to {hit}', ['similar', '--format=json', '--explain', '--', hit], None, None, True
    for args in (['terms', '-n', '0', '--sort=word'], ['terms', '--prefix', 'migra'], ['list'], ['list', '--warnings']):
        yield ' '.join(args), [*args, '--format=json'], None, None, True
    for document in mixed([d['key'] for d in documents])[:20]:
        yield f'info {document}', ['info', '--format=json', document], None, None, True


def cited(documents, hits):
    """A hundred citations as people write them."""
    whole = mixed([d['symbol'] for d in documents if d.get('symbol')])[:15]
    numbered = mixed([h['citation'] for h in hits if h['kind'] in ('paragraph', 'operative') and ', para. ' in h['citation']])[:40]
    lists = [re.sub(r', para\. (\d+).*', r', paras. \1, 2 and 4-6', c) for c in numbered[:15]]
    return whole + numbered + lists + mixed([h['id'] for h in hits])[:15] + mixed([n['citation'] for h in hits for n in h['notes']])[:15]


def show(documents, hits, _queries):
    for citation in cited(documents, hits):
        yield f'{citation} as JSON', ['show', '--format=json', '--', citation], None, None, True
        yield f'{citation} as text', ['show', '-C', '1', '--', citation], None, None, True


def cite(documents, hits, _queries):
    for citation in cited(documents, hits):
        for style in STYLES:
            yield f'{citation} in the style {style}', ['cite', f'--style={style}', '--', citation], None, None, True


def text(_documents, _hits, queries):
    for query in queries[::6]:
        for columns in (80, 60):
            yield f'{query} on {columns} columns', ['search', '--no-pager', '--', query], None, columns, True


PARTS = {'extract': extract, 'hostile': hostile, 'search': search, 'show': show, 'cite': cite, 'text': text}


# --- comparing ------------------------------------------------------------------------------------------------------

def around(old, new):
    """Of the first lines that differ, what stands around the first character that does."""
    for number, (one, two) in enumerate(zip(old.split(b'\n') + [b'(nothing more)'], new.split(b'\n') + [b'(nothing more)']), 1):
        if one != two:
            at = max(0, len(os.path.commonprefix([one, two])) - 60)
            return [f'line {number}, from character {at}:'] + [sign + line[at:at + 200].decode('utf-8', 'replace')
                                                               for sign, line in (('  - ', one), ('  + ', two))]
    return []


def outputs(builds, job):
    _, args, piped, columns, indexed = job
    return [ran(program, [args[0], '--index', index, *args[1:]] if indexed else args, piped, columns).replace(program.encode(), b'undex')
            for program, index in builds]


def compare(builds, job):
    """The name, and what differs; None for what took too long in both builds. What was slow in one of them is tried again."""
    old, new = outputs(builds, job)
    if old != new and (TOO_SLOW in old) != (TOO_SLOW in new):
        old, new = outputs(builds, job)
    if TOO_SLOW in old and TOO_SLOW in new:
        return job[0], None
    return job[0], around(old, new) if old != new else []


def compare_part(part, builds, what):
    jobs = list(PARTS[part](*what))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda job: compare(builds, job), jobs))
    bad = [(name, lines) for name, lines in found if lines]
    late = [name for name, lines in found if lines is None]
    print(f'{"not ok" if bad else "ok"} - {part}: {len(bad)} of {len(jobs)} runs differ' +
          (f'; too slow to be compared: {", ".join(late)}' if late else ''))
    for name, lines in bad[:SHOWN]:
        print('    ' + name, *('      ' + line for line in lines), sep='\n')
    sys.stdout.flush()
    return not bad


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--index', nargs=2, metavar=('OLDINDEX', 'NEWINDEX'))
    options.add_argument('old')
    options.add_argument('new')
    options.add_argument('part', nargs='*', help=', '.join(PARTS))
    given = options.parse_args()
    if unknown := [part for part in given.part if part not in PARTS]:
        options.error(f'there is no part {unknown[0]}: {", ".join(PARTS)}')
    programs = [os.path.abspath(given.old), os.path.abspath(given.new)]
    parts = given.part or list(PARTS)
    folder = tempfile.mkdtemp(prefix='undex-same.')
    try:
        indexes = given.index or [os.path.join(folder, 'old'), os.path.join(folder, 'new')]
        if not given.index and set(parts) - {'extract', 'hostile'}:
            for program, index in zip(programs, indexes):
                subprocess.run([program, 'index', '-q', '--index', index, CORPUS], stderr=subprocess.DEVNULL, check=False)
        builds = list(zip(programs, map(os.path.abspath, indexes)))
        what = asked(builds[0]) if set(parts) - {'extract', 'hostile'} else ([], [], [])
        return 0 if all([compare_part(part, builds, what) for part in parts]) else 1
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    sys.exit(main())
