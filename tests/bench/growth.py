#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What searches cost as an archive grows: UNDEX=./undex tests/bench/growth.py [PASSAGES [FOLDER [QUERIES]]]

PASSAGES (35,000; 350,000; 3,500,000) numbered paragraphs are made of the sentences of ../shared/corpus/text, with some of their words
altered, always the same ones; they are written to FOLDER/texts-PASSAGES (FOLDER: build/growth) and indexed into FOLDER/index-PASSAGES, where
these are not there yet. Then each of QUERIES (a file, one a line; else 60 of ../shared/queries/open.tsv) is asked once in a process of its
own: medians, the worst by processor time, and the most memory are told."""
import os
import random
import re
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
SHARED = os.path.join(os.path.dirname(ROOT), 'shared')
SEED = 14
DOCUMENT, FOLDER = 35, 500  # passages of a document, documents of a folder
SENTENCE = re.compile(r'(?<=[.!?;:])\s+')
LETTERS = 'abcdefghijklmnopqrstuvwxyz'


def sources(folder):
    """Lists of sentences: one of all speeches, one of each other text."""
    speeches, others = [], []
    for where, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(where, name), encoding='utf-8-sig', errors='replace') as text:
                all_of = [' '.join(one.split()) for one in SENTENCE.split(text.read())]
            kept = [one for one in all_of if 20 < len(one) < 600]
            if 'debate' in where or 'council' in where:
                speeches += kept
            elif len(kept) > 20:
                others.append(kept)
    return speeches, others


def altered(sentence, chance):
    """Two words change their places, or one becomes a word that few others have."""
    words = sentence.split(' ')
    at = chance.randrange(len(words))
    if chance.random() < 0.3:
        words[at] += chance.choice(LETTERS) + chance.choice(LETTERS)
    else:
        other = chance.randrange(len(words))
        words[at], words[other] = words[other], words[at]
    return ' '.join(words)


def paragraph(source, chance):
    picked = (source[chance.randrange(len(source))] for _ in range(chance.randint(1, 5)))
    return ' '.join(altered(one, chance) if chance.random() < 0.5 else one for one in picked)


def make(folder, passages, corpus=os.path.join(SHARED, 'corpus', 'text')):
    """Texts of numbered paragraphs, a year in the name of each."""
    chance = random.Random(SEED)
    speeches, others = sources(corpus)
    for number in range(passages // DOCUMENT):
        if number % FOLDER == 0:
            os.makedirs(os.path.join(folder, f'{number // FOLDER:04}'), exist_ok=True)
        source = others[number % len(others)] if number % 20 == 0 and others else speeches
        path = os.path.join(folder, f'{number // FOLDER:04}', f'SPEECH_{number:06}_{1950 + number % 75}.txt')
        with open(path, 'w', encoding='utf-8') as out:
            out.writelines(f'{i + 1}.\t{paragraph(source, chance)}\n' for i in range(DOCUMENT))


def index_of(passages, work):
    """The folder of an index of so many passages, made where it is not there."""
    texts, index = os.path.join(work, f'texts-{passages}'), os.path.join(work, f'index-{passages}')
    if not os.path.isdir(index):
        if not os.path.isdir(texts):
            make(texts + '.new', passages)
            os.rename(texts + '.new', texts)
        run = subprocess.run([UNDEX, 'index', '-q', '--progress=none', '--index', index + '.new', texts], check=False)
        if run.returncode not in (0, 3):
            sys.exit(f'growth: exit code {run.returncode}')
        os.rename(index + '.new', index)
    return index


def ask(index, query, *options):
    """Exit code, what is said, seconds by the clock and of the processor, megabytes at the most."""
    start = time.monotonic()
    with subprocess.Popen([UNDEX, 'search', '--index', index, '--format=json', *options, '--', query], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as search:
        said = search.stderr.read().decode(errors='replace').strip()
        _, status, usage = os.wait4(search.pid, 0)
        search.returncode = os.waitstatus_to_exitcode(status)
    return search.returncode, said, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def read_queries(path):
    with open(path, encoding='utf-8') as table:
        if not path.endswith('.tsv'):
            return [line.rstrip('\n') for line in table if line.strip()]
        return list(dict.fromkeys(line.split('\t')[2] for line in list(table)[1:]))[:60]


def main(passages=35000, work=os.path.join(ROOT, 'build', 'growth'), queries=os.path.join(SHARED, 'queries', 'open.tsv')):
    os.makedirs(work, exist_ok=True)
    index = index_of(int(passages), work)
    asked = [(*ask(index, query), query) for query in read_queries(queries)]
    worst = max(asked, key=lambda row: row[3])
    print(f'{len(asked)} queries over {int(passages):,} passages: {statistics.median(row[2] for row in asked) * 1000:.1f} ms by the clock in the median, '
          f'{statistics.median(row[3] for row in asked) * 1000:.1f} ms of the processor; {max(row[4] for row in asked):.0f} MB at the most')
    print(f'codes: {dict((code, sum(row[0] == code for row in asked)) for code in sorted({row[0] for row in asked}))}; '
          f'the longest took {worst[3]:.2f} s: {worst[5][:200]}')


if __name__ == '__main__':
    main(*sys.argv[1:])
