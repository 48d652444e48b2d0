#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what a reader should find in each specimen, from its source: expected.py FOLDER

One JSON file a document: paragraphs (label, text up to the first sub-paragraph, part where numbers start again, the
heading that stops them), notes (mark, text, the characters before the mark, the paragraph), headings, meta, blocks
(speeches and paragraphs without a number), procedural lines, absent (page furniture)."""
import json
import os
import re
import sys
import xml.etree.ElementTree as tree

MONTHS = {name: number for number, names in enumerate(
    [('January', 'janvier'), ('February', 'février'), ('March', 'mars'), ('April', 'avril'), ('May', 'mai'),
     ('June', 'juin'), ('July', 'juillet'), ('August', 'août'), ('September', 'septembre'), ('October', 'octobre'),
     ('November', 'novembre'), ('December', 'décembre')], 1) for name in names}
BEFORE = 40
ENDS = 40


def tidy(text):
    return re.sub(r'[ \n\t]+', ' ', text).strip()


def label_of(number):
    return (number or '').strip('.()')


class Reader:
    """Walks one source in reading order and fills self.gold."""

    def __init__(self, root):
        self.body = root.find('body')
        self.marks = {}
        self.notes = []
        self.rest = {e.get('of'): tidy(''.join(e.itertext())) for e in self.body.iter('fn') if e.get('of')}
        self.part = None
        self.para = None
        self.preamble = 0
        self.label = False
        self.gold = {'paragraphs': [], 'notes': self.notes, 'headings': [], 'blocks': [], 'absent': []}

    def inline(self, element, carried=''):
        """The text of an element without marks and notes; notes are taken down with what stands before their marks."""
        parts = [element.text or '']
        for child in element:
            if child.tag == 'a' and 'm' in (child.get('class') or '').split():
                self.mark(child, carried + ''.join(parts))
            elif child.tag == 'fn':
                self.note(child)
            elif child.tag == 'br':
                parts.append(' ')
            else:
                parts.append(self.inline(child, carried + ''.join(parts)))
            parts.append(child.tail or '')
        return ''.join(parts)

    def mark(self, element, before):
        target = (element.get('href') or '')[1:]
        place = {'before': tidy(before)[-BEFORE:], 'para': self.para or ''}
        self.marks.setdefault(target, []).append(place)

    def note(self, element):
        if not element.get('mark'):
            return
        text = tidy(''.join(element.itertext()))
        if element.get('id') in self.rest:
            text += ' ' + self.rest[element.get('id')]
        self.notes.append(self.entry(element.get('id'), element.get('mark'), text))

    def entry(self, target, mark, text):
        first, *others = self.marks[target]
        entry = {'mark': mark, 'text': text, **first}
        if self.part:
            entry['part'] = self.part
        if others:
            entry['again'] = others
        return entry

    def heading(self, element):
        text = tidy(self.inline(element))
        if element.get('class') == 'annex':
            self.part = text
            self.para = None
        last = self.gold['paragraphs'][-1] if self.gold['paragraphs'] else None
        if last and last.pop('open', False) and len(text) > 8:
            last['stop'] = text
        label = element.get('class') == 'annex' or text.startswith('Agenda item')
        if self.label:  # a label and its title are one heading
            text = self.gold['headings'].pop()['text'] + ' – ' + text
        self.label = label
        self.gold['headings'].append({'label': label_of(element.get('no')), 'text': text})

    def paragraph(self, label, text):
        self.para = label
        entry = {'label': label, 'text': text, 'open': True}
        if self.part:
            entry['part'] = self.part
        self.gold['paragraphs'].append(entry)

    def speech(self, element):
        name = element.find('b').text
        text = tidy(self.inline(element))
        match = re.match(re.escape(name) + r'(?: \(([^)]*)\))?(?: \(spoke in (\w+)\))?: (.*)$', text)
        block = {'speaker': name, 'starts': '', 'ends': '', 'paragraphs': []}
        if match.group(1):
            block['affiliation'] = match.group(1)
        if match.group(2):
            block['spoken_in'] = match.group(2)
        self.gold['blocks'].append(block)
        self.spoken(match.group(3))

    def spoken(self, text):
        block = self.gold['blocks'][-1]
        block['paragraphs'].append({'starts': text[:ENDS], 'ends': text[-ENDS:], 'text': text})
        block['starts'] = block['paragraphs'][0]['starts']
        block['ends'] = text[-ENDS:]

    def unnumbered(self, text):
        self.gold['blocks'].append({'starts': text[:ENDS], 'ends': text[-ENDS:], 'text': text})

    def take(self, element):
        kind = element.get('class')
        number = element.get('no')
        if element.tag in ('h1', 'h2', 'h3', 'h4'):
            self.heading(element)
        elif element.tag == 'table':
            self.para = None
            carried = ''
            for cell in element.iter():
                if cell.tag in ('caption', 'th', 'td'):
                    carried += self.inline(cell, carried) + ' '
        elif kind == 'box':
            self.gold['summary'] = [tidy(self.inline(p)) for p in element.findall('p[@class="plain"]')]
        elif element.tag == 'p':
            self.take_paragraph(element, kind, number)

    def take_paragraph(self, element, kind, number):
        if kind == 'pp':
            self.preamble += 1
            self.para = f'PP{self.preamble}'
            self.paragraph(self.para, tidy(self.inline(element)))
        elif number and kind in (None, 'op'):
            self.para = label_of(number)
            self.paragraph(self.para, tidy(self.inline(element)))
        elif kind in ('a', 'i'):
            self.gold['paragraphs'][-1].setdefault('items', []).append(number)
            self.gold['paragraphs'][-1].pop('open', None)
            self.inline(element)
        elif kind == 'tn':
            mark = element.find('a').text
            text = tidy((element.find('a').tail or '') + ''.join(t for c in element if c.tag != 'a' for t in c.itertext()))
            self.notes.append(self.entry(element.get('id'), mark, text))
        elif kind == 'sp':
            self.speech(element)
        elif kind == 's':
            self.spoken(tidy(self.inline(element)))
        elif kind == 'stage':
            self.gold.setdefault('procedural', []).append(tidy(self.inline(element)))
        elif kind == 'plain' and element.find('i') is None:
            self.unnumbered(tidy(self.inline(element)))
        else:
            self.inline(element)

    def read(self):
        for element in self.body.findall('.//div[@class="session"]/p'):
            self.inline(element)
        for element in self.body.find('main'):
            self.take(element)
        for paragraph in self.gold['paragraphs']:
            paragraph.pop('open', None)
        return self.gold


def date_of(body):
    for line in body.findall('.//div[@class="masthead"]//p'):
        match = re.search(r'(\d+) (\w+) (\d{4})', ''.join(line.itertext()))
        if match:
            return f'{match.group(3)}-{MONTHS[match.group(2)]:02}-{int(match.group(1)):02}'
    return None


def meta_of(root):
    body = root.find('body')
    first = body.find('main/h1')
    title = tidy(''.join(first.itertext())) if first is not None else root.find('head/title').text.split(',')[0]
    return {'symbol': body.get('symbol'), 'date': date_of(body), 'title': title, 'language': root.get('lang'),
            'job_number': body.get('job') or None}


def expected(path):
    root = tree.parse(path).getroot()
    body = root.find('body')
    gold = Reader(root).read()
    gold['meta'] = meta_of(root)
    if body.get('job'):
        gold['absent'] = [body.get('job'), body.get('bars'), 'Distr.']
    gold['remarks'] = 'Written by tests/specimens/expected.py from ' + os.path.basename(path) + '.'
    return {key: value for key, value in gold.items() if value or key in ('paragraphs', 'notes', 'headings')}


def main(folder):
    here = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(folder, exist_ok=True)
    for line in open(os.path.join(here, 'names.tsv'), encoding='utf-8'):
        source, target = line.split()
        with open(os.path.join(folder, target + '.json'), 'w', encoding='utf-8') as out:
            json.dump(expected(os.path.join(here, source)), out, ensure_ascii=False, indent=1)
            out.write('\n')


if __name__ == '__main__':
    main(sys.argv[1])
