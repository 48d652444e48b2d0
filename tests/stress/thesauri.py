#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether thesauri of the size of EuroVoc and AGROVOC are taken: tests/stress/thesauri.py

7,400 concepts in 26 languages as RDF/XML, and 40,000 in 25 as N-Triples (a gigabyte). Says the time, the memory at
most (the mapped file is in it), and what a search costs with both."""
import os
import resource
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE)]
import report  # noqa: E402
import thesauri  # noqa: E402
from report import ROOT  # noqa: E402

UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
SIZES = ((thesauri.eurovoc, 7400, 26, 7326), (thesauri.agrovoc, 40000, 25, 39600))
SECONDS = 60


def spent(*command):
    """The processor time of a command in seconds, its exit code and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([UNDEX, *command], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run


def check():
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_DATA_HOME'] = os.path.join(folder, 'data')
        index = os.path.join(folder, 'index')
        spent('index', '-q', '--index', index, os.path.join(ROOT, 'corpus'))
        bare = min(spent('search', '--index', index, 'seed', 'policy')[0] for _ in range(5))
        for shape, concepts, languages, kept in SIZES:
            path = os.path.join(folder, shape.__name__ + '.rdf')
            with open(path, 'w', encoding='utf-8') as out:
                shape(concepts, thesauri.TAGS[:languages], out)
            began = time.monotonic()
            seconds, run = spent('thesaurus', 'add', path)
            took = time.monotonic() - began
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f'    {shape.__name__}: {os.path.getsize(path) / 1e6:.0f} MB, {took:.1f} s, {seconds:.1f} s of processor time, '
                  f'{peak:.0f} MB at most')
            os.remove(path)
            report.check(f'{shape.__name__}: taken whole', [] if f' {kept} concepts' in run.stdout else [run.stdout + run.stderr])
            report.check(f'{shape.__name__}: in time', [f'{seconds:.1f} s'] if seconds > SECONDS else [])
        print(f'    a search: {bare:.3f} s without, '
              f'{min(spent("search", "--index", index, "--across", "seed", "policy")[0] for _ in range(5)):.3f} s with both')


if __name__ == '__main__':
    check()
    sys.exit(report.finish())
