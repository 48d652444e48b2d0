#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether undex prints what it printed before: UNDEX=./undex tests/golden/digests.py [--update] [--first] [--index INDEX] [PART...]

digests.tsv has a row for each document, query and passage that is looked at: the folder it is of, the part, its name, and the
beginning of the SHA-256 of all that undex prints of it. A row that no longer holds is a failure. `tests/same.py OLD NEW` shows
what has become of a text; where the change is meant, `--update` writes the digests anew, and the rows that changed belong into
the same commit. A query or a passage is added as a row with any digest; documents are found by being there.

The specimens of corpus/ are always looked at; ../shared/corpus, kinds and languages (or $SHARED/corpus ...) only on the usual
build, where they are there. With sanitizers a tenth of the rows is enough. INDEX, where it is named, is of ../shared/corpus. What
another poppler or Xapian makes of a file is not compared: the first row names the versions that the digests hold for. PART is one
of extract, search, count, passages, manual; without any, all are run."""
import argparse
import collections
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import report  # noqa: E402
from report import ROOT, SHARED, UNDEX  # noqa: E402

TABLE = os.path.join(HERE, 'digests.tsv')
STYLES = ('un', 'chicago', 'oscola', 'bibtex', 'ris', 'csl-json')
FORMATS = ('text', 'json', 'jsonl', 'markdown', 'bibtex', 'ris', 'csl-json')
# How each query is searched: all of a place over one open index.
WAYS = (['--facets=year,organ,body,language,kind'], ['--full', '-n', '15', '--per-document=0'], ['-C', '1', '-n', '2'],
        ['--sort=date', '-n', '5', '--offset=2'], ['--sort=symbol', '-n', '5'])
PATTERNS = {'corpus': ['corpus/pdf/*', 'corpus/seeds/*', 'corpus/text/*/*'], 'kinds': ['kinds/pdf/*'], 'languages': ['languages/pdf/*']}
SHOWN = 12   # rows of a part that are named where they changed


def folder_of(place):
    return os.path.join(ROOT, 'corpus') if place == 'specimens' else SHARED


def files(place):
    patterns = PATTERNS.get(place, ['[!.]*'])
    return sorted(os.path.relpath(p, folder_of(place)) for pattern in patterns for p in glob.glob(os.path.join(folder_of(place), pattern)))


def versions():
    """Of the libraries whose results the digests hold."""
    asked = [subprocess.run(['pkg-config', '--modversion', name], stdout=subprocess.PIPE, check=False).stdout.decode().strip()
             for name in ('poppler-glib', 'xapian-core')]
    return f'poppler {asked[0]}, Xapian {asked[1]}'


class Place:
    """A folder of documents, and where the rows are about more than its files, an index of it."""

    def __init__(self, name, index):
        self.name, self.folder, self.index = name, folder_of(name), index
        self.env = {k: v for k, v in os.environ.items() if not k.startswith('UNDEX_') or k == 'UNDEX_READER'}
        self.env.update(XDG_CONFIG_HOME='/nonexistent', LC_ALL='C.UTF-8', COLUMNS='80')

    def run(self, *args, text=b''):
        """What is printed, and what is said on stderr; no folder's name is in it, and scores have two digits."""
        run = subprocess.run([UNDEX, *args], input=text, capture_output=True, check=False, cwd=self.folder, env=self.env)
        said = b'exit code %d\n' % run.returncode + run.stderr
        if b'"score":' in run.stdout:
            run.stdout = re.sub(rb'("score":)([\d.]+)', lambda m: m[1] + b'%.2f' % float(m[2]), run.stdout)
        return tuple(out.replace(self.folder.encode() + b'/', b'').replace(UNDEX.encode(), b'undex') for out in (run.stdout, said))

    def ask(self, command, *args, text=b''):
        return self.run(command, '--index', self.index, *args, text=text)

    def every(self, runs):
        """Name -> all that its runs print; `runs` is a list of a name and the arguments."""
        printed = collections.defaultdict(list)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for (name, _), out in zip(runs, pool.map(lambda one: self.ask(*one[1]), runs)):
                printed[name] += out
        return {name: b''.join(outs) for name, outs in printed.items()}


# --- the parts: name -> what is printed of it ---------------------------------------------------------------------------

def extract(place, names):
    """All files in one run; what is said of a file on stderr belongs to it."""
    out, said = place.run('extract', '--format=jsonl', '--', *names)
    printed, name = collections.defaultdict(list), None
    for line in out.split(b'\n'):
        if line.startswith(b'{"type":"document"'):
            name = json.loads(line)['path']
        printed[name].append(line)
    for line in said.decode('utf-8', 'replace').split('\n')[1:]:
        printed[next((n for n in names if line.startswith(f'undex: {n}:')), None)].append(line.encode())
    if place.name == 'specimens':
        for args in ([], ['--tables', '--format=csv'], ['--tables', '--format=json']):
            for name in names:
                printed[name] += place.run('extract', *args, '--', name)
    return {name: b'\n'.join(lines) for name, lines in printed.items() if name}


def search(place, queries):
    """Each query in the ways above, and once as it looks on paper, with how it was understood."""
    printed = place.every([(q, ['search', '--explain', '-n', '4', '--', q]) for q in queries])
    batch = ''.join(f'{query}\t{query}\n' for query in queries).encode()
    for way in WAYS:
        out, said = place.ask('search', '--batch', '-', '--format=json', *way, text=batch)
        for line in out.split(b'\n'):
            if found := re.match(rb'\{"schema":1,"name":("(?:[^"\\]|\\.)*")', line):
                printed[json.loads(found[1])] += line.rstrip(b',')
        for line in said.decode('utf-8', 'replace').split('\n'):
            if name := next((q for q in queries if line.startswith(f'undex: {q}: ')), None):
                printed[name] += line.encode()
    return printed


def count(place, names):
    """Whatever else is printed of an index: the name is the whole command."""
    return place.every([(name, shlex.split(name)) for name in names])


def manual(place, names):
    """Help, manual, completions, but for their date, and options that are refused: no index is asked."""
    return {name: re.sub(rb'^\.Dd .*', b'', b''.join(place.run(*shlex.split(name))), flags=re.M) for name in names}


def passages(place, citations):
    """Each in two of the styles and in two of the formats."""
    runs = []
    for name in citations:
        mixed = zlib.crc32(name.encode())
        runs += [(name, ['cite', f'--style={STYLES[one % 6]}', '--', name]) for one in (mixed, mixed // 6)]
        runs += [(name, ['show', f'--format={FORMATS[one % 7]}', '-C', str(one % 2), '--', name]) for one in (mixed // 36, mixed // 252)]
    return place.every(runs)


PARTS = {'extract': extract, 'search': search, 'count': count, 'passages': passages, 'manual': manual}


# --- the table --------------------------------------------------------------------------------------------------------

def table():
    """The versions, and (place, part) -> name -> digest."""
    rows = collections.defaultdict(dict)
    with open(TABLE, encoding='utf-8') as source:
        lines = source.read().split('\n')
    for line in lines[2:-1]:
        place, part, name, digest = line.split('\t')
        rows[place, part][name] = digest
    if report.ASAN:
        rows = {key: dict(list(all_of.items())[::1 if key[1] == 'extract' else 10]) for key, all_of in rows.items()}
    return lines[1].removeprefix('# '), rows


def write(rows):
    with open(TABLE, 'w', encoding='utf-8') as out:
        print('# SPDX-License-Identifier: GPL-3.0-or-later', '# ' + versions(), sep='\n', file=out)
        for (place, part), digests in rows.items():
            for name, digest in digests.items():
                print(place, part, name, digest, sep='\t', file=out)


def digests(place, part, names):
    printed = PARTS[part](place, names)
    return {name: hashlib.sha256(printed.get(name, b'')).hexdigest()[:16] for name in names}


def indexed(name, folder):
    index = os.path.join(folder, name)
    report.run('index', '--index', index, '-q', '--progress=none', os.path.join(folder_of(name), '' if name == 'specimens' else 'corpus'),
               timeout=1200)
    return index


def all_digests(rows, parts, index):
    """(place, part), its digests now, one after the other."""
    folder = tempfile.mkdtemp(prefix='undex-digests.')
    indexes = {'corpus': index}
    try:
        for place, part in rows:
            if part not in parts or (place != 'specimens' and (report.ASAN or not os.path.isdir(SHARED))):
                continue
            if part not in ('extract', 'manual') and not indexes.get(place):
                indexes[place] = indexed(place, folder)
            names = files(place) if part == 'extract' else list(rows[place, part])
            yield (place, part), digests(Place(place, indexes.get(place)), part, names)
    finally:
        shutil.rmtree(folder)


def check_all(parts=tuple(PARTS), index=None, only_first=False):
    """One test a place and part, if wanted only until one fails."""
    told, rows = table()
    if told != versions():
        report.skip('digests of what is printed', f'they hold for {told}, and here is {versions()}')
        return
    for (place, part), now in all_digests(rows, parts, index):
        before = rows[place, part]
        changed = [name for name in before if now.get(name) != before[name]] + [f'{name} (new)' for name in now if name not in before]
        advice = ['tests/same.py OLD NEW shows it; if it is meant: tests/golden/digests.py --update'] if changed else []
        report.check(f'{place}, {part}: {len(before)} digests hold', [f'{len(changed)} changed:'] * bool(changed) + changed[:SHOWN] + advice)
        if changed and only_first:
            return


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--update', action='store_true')
    options.add_argument('--first', action='store_true', help='end with the first part that fails')
    options.add_argument('--index')
    options.add_argument('part', nargs='*', help=', '.join(PARTS))
    given = options.parse_args()
    if unknown := set(given.part) - set(PARTS):
        options.error(f'there is no part {unknown.pop()}: {", ".join(PARTS)}')
    parts = given.part or list(PARTS)
    if not given.update:
        check_all(parts, given.index, given.first)
        return report.finish()
    rows = table()[1]
    rows.update(list(all_digests(rows, parts, given.index)))
    write(rows)
    return 0


if __name__ == '__main__':
    sys.exit(main())
