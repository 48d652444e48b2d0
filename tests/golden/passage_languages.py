#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the languages of passages against passage_languages.tsv: passage_languages.py [--undex CMD] [--details] INDEX

INDEX is of all of ../shared/corpus. passage_languages.tsv has what was read by eye: a pattern of paths, the language of the documents
that it fits (the last that fits counts), and passages of other languages, as LANGUAGE:ID,ID with the ids after their '#'.
"und" is what is in a language that undex does not know, or in none."""
import argparse
import fnmatch
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def rows():
    with open(os.path.join(HERE, 'passage_languages.tsv'), encoding='utf-8') as source:
        for row in source:
            if not row.startswith('#'):
                pattern, language, *others = row.rstrip('\n').split('\t')
                apart = {i: o.split(':', 1)[0] for o in others for i in o.split(':', 1)[1].split(',')}
                yield pattern, language, apart


def score(undex, index, details=False):
    known, right, count, documents = list(rows()), 0, 0, {}
    run = subprocess.run([undex, 'export', '--index', index, '--format=jsonl'], stdout=subprocess.PIPE, check=True)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        path = record['document']['path'].rsplit('/corpus/', 1)[-1]
        _, wanted, apart = [r for r in known if fnmatch.fnmatchcase(path, r[0])][-1]
        documents[path] = record['document']['language'] == wanted
        suffix = record['id'].split('#', 1)[1]
        wanted = apart.get(suffix, wanted)
        count += 1
        right += record['language'] == wanted
        if details and record['language'] != wanted:
            print(f'{path}#{suffix}: {record["language"]}, not {wanted}: {record["text"][:70]!r}')
    return {'passages': round(right / count, 4), 'documents': round(sum(documents.values()) / len(documents), 4), 'count': count}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--undex', default='./undex')
    parser.add_argument('--details', action='store_true')
    parser.add_argument('index')
    options = parser.parse_args()
    print(json.dumps(score(options.undex, options.index, options.details)))


if __name__ == '__main__':
    sys.exit(main())
