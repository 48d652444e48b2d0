#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a search takes: UNDEX=./undex tests/bench/search.py [RUNS [FOLDER [QUERIES]]]

FOLDER (../shared/corpus) is indexed, and each of QUERIES (the third column of ../shared/queries/open.tsv) is asked RUNS (5) times:
in a process of its own, and in a batch of twenty times the same query, less what a batch of one takes. Then the first page of
a PDF is drawn with its passage. Medians over all, in milliseconds by the clock, and the memory of a search. Beside them,
`true`: what starting any process takes here. ../shared/tools/bench.py compares with other programs."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
REPEATED = 20


def read_queries(path):
    with open(path, encoding='utf-8') as table:
        rows = [line.rstrip('\n').split('\t') for line in table][1:]
    return list(dict.fromkeys(row[2] for row in rows if len(row) > 2))


def clock(command, text=None):
    """Milliseconds."""
    start = time.monotonic()
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.monotonic() - start) * 1000


def measure(index, queries, runs):
    search = [UNDEX, 'search', '--index', index, '--format=json']
    cold, batch, nothing = [], [], []
    for _ in range(runs):
        for query in queries:
            nothing.append(clock(['true']))
            cold.append(clock([*search, query]))
    for query in queries:
        line = query.encode() + b'\n'
        many = min(clock([*search, '--batch', '-'], line * (REPEATED + 1)) for _ in range(runs))
        batch.append((many - min(clock([*search, '--batch', '-'], line) for _ in range(runs))) / REPEATED)
    return {'process': cold, 'query of a batch': batch, 'true': nothing}


def picture(index, runs, folder):
    """The first paragraph of any PDF of the index, drawn."""
    found = subprocess.run([UNDEX, 'search', '--index', index, '--format=json', '-n', '1', 'path:.pdf kind:paragraph'],
                           capture_output=True, check=False).stdout
    hits = json.loads(found)['hits'] if found else []
    out = os.path.join(folder, 'page.png')
    return [clock([UNDEX, 'show', '--index', index, '--image', out, hits[0]['id']]) for _ in range(3 * runs)] if hits else []


def memory(index):
    """Of a search, resident at the most, in MB."""
    with subprocess.Popen([UNDEX, 'search', '--index', index, '--format=json', 'peace and security'], stdout=subprocess.DEVNULL) as search:
        usage = os.wait4(search.pid, 0)[2]
        search.returncode = 0
    return usage.ru_maxrss / 1024


def main(runs, corpus, table):
    folder = tempfile.mkdtemp(prefix='undex-bench-')
    try:
        index = os.path.join(folder, 'index')
        subprocess.run([UNDEX, 'index', '-q', '--index', index, corpus], stderr=subprocess.DEVNULL, check=False)
        rows = measure(index, read_queries(table), runs)
        rows['picture'] = picture(index, runs, folder)
        for name, times in rows.items():
            if times:
                print(f'{name:18} {statistics.median(times):6.2f} ms   ({min(times):.2f} to {max(times):.2f})')
        print(f'{"memory":18} {memory(index):6.1f} MB')
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5,
         sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, '..', 'shared', 'corpus'),
         sys.argv[3] if len(sys.argv) > 3 else os.path.join(ROOT, '..', 'shared', 'queries', 'open.tsv'))
