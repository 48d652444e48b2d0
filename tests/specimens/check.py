#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the built specimens in FOLDER: size, mark of a specimen, whole words, and that the note which runs over a
page end still does (a change of the text may move it: then move the <fn class="cont"> and the cut of its note)."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

LIMIT = 150 * 1024


def words(text):
    return re.findall(r'\w+', text)


def pages_of(path):
    text = subprocess.run(['pdftotext', '-layout', path, '-'], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [' '.join(page.split()) for page in text.split('\f')]


def problems(source, path):
    body = tree.parse(source).getroot().find('body')
    if os.path.getsize(path) > LIMIT:
        yield 'larger than 150 KB'
    pages = pages_of(path) if path.endswith('.pdf') else [' '.join(open(path, encoding='utf-8').read().split())]
    if body.get('specimen') not in pages[0]:
        yield 'the first page does not say that this is a specimen'
    there = set(words(' '.join(pages)))
    marked = {re.sub(r'(\d{1,2}|[a-z])$', '', word) for word in there}   # a word and the raised mark after it
    broken = sorted({w for e in body.find('main') for t in e.itertext() for w in words(t)} - there - marked)
    if broken:
        yield 'words that are not in the output: ' + ' '.join(broken)
    notes = {fn.get('id'): fn for fn in body.iter('fn') if fn.get('id')}
    for rest in body.iter('fn'):
        if rest.get('of'):
            tail = ' '.join(''.join(notes[rest.get('of')].itertext()).split())[-30:]
            head = ' '.join(rest.text.split())[:30]
            first = [n for n, page in enumerate(pages) if tail in page]
            second = [n for n, page in enumerate(pages) if head in page]
            if not first or not second or first[0] + 1 != second[0]:
                yield f'note {rest.get("of")} does not run over a page end: {first} {second}'


def main(folder):
    here = os.path.dirname(os.path.abspath(__file__))
    bad = 0
    for line in open(os.path.join(here, 'names.tsv'), encoding='utf-8'):
        source, target = line.split()
        for problem in problems(os.path.join(here, source), os.path.join(folder, target)):
            print(f'{target}: {problem}', file=sys.stderr)
            bad = 1
    return bad


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
