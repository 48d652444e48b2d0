# SPDX-License-Identifier: GPL-3.0-or-later
"""The small inputs of ../shared/field: conditions that people report, and what the page says there."""
import json
import os

import report

# Of each file: the numbered paragraphs, strings that a passage has, strings that none has, what a warning says, and what
# the document's record says. A part that is not tried is None.
CASES = {
    'doubleocr.pdf': ('1-2', ['met twelve times in the period', 'Most of the members lent seed'], ['membersmembers'],
                      'two text layers', {}),
    'dropcap.pdf': (None, ['the households', 'than anyone'], ['thehouseholds', 'thananyone'], None, {}),
    'en_utf16le.txt': ('1-3', ['Two widows hold the spare keys.'], [], None, {'symbol': 'E/2031/79'}),
    'form.pdf': ('1-3', ['keeper: Hollowmere, keeper Anselm Quillfeather', 'four hundred and twelve'], [], None, {}),
    'formula_top.pdf': (None, [], [], None, {}),
    'fr_mac.txt': ('1-3', ['Le comité a tenu', 'Saint-Étienne-les-Forêts'], [], None, {'language': 'fr'}),
    'labels.pdf': (None, [], [], None, {}),
    'letterspaced.pdf': (None, ['RULES OF RETURN', 'voluntary'], ['I I .', 'v o l'], None, {}),
    'linenumbers.pdf': ('1-3', ['seven associations of growers'], ['8 promise'], None, {}),
    'portfolio.pdf': (None, [], [], '--attachments', {'attachments': ['inner.pdf']}),
    'sidetable.pdf': (None, ['Lower ford\t112\t98\t107', 'Stone gate\t64\t71\t80'], [], None, {}),
    'subscript.pdf': ('1-3', ['10⁶', 'CO2', '21st'], ['106'], None, {}),
    'tounicode_none.pdf': ('1-4', [], [], 'damaged', {'text_layer': 'damaged'}),
    'watermark.pdf': ('1-6', ['views of seven associations of growers'], [], None, {}),
    'wm_diag.pdf': ('1-10', ['rye because'], ['ryebecause'], None, {}),
}


def numbered(passages):
    return [p['label'] for p in passages if p['kind'] == 'paragraph' and p.get('label')]


def of_case(name, run):
    if run.returncode != 0:
        yield f'exit code {run.returncode}: ' + run.stderr.decode('utf-8', 'replace')[-200:]
        return
    document, *passages = [json.loads(row) for row in run.stdout.decode('utf-8').splitlines()]
    numbers, present, absent, warning, facts = CASES[name]
    if numbers:
        first, last = (int(n) for n in numbers.split('-'))
        wanted = [str(n) for n in range(first, last + 1)]
        if numbered(passages) != wanted:
            yield f'paragraphs {numbered(passages)}, not {numbers}'
    for text in present:
        if not any(text in p['text'] for p in passages):
            yield f'no passage has {text!r}'
    for text in absent:
        if any(text in p['text'] for p in passages):
            yield f'a passage has {text!r}'
    if warning and not any(warning in w for w in document['warnings']):
        yield f'no warning says {warning!r}: {document["warnings"]}'
    for key, value in facts.items():
        if document.get(key) != value:
            yield f'{key} is {document.get(key)!r}, not {value!r}'
    yield from OTHERS.get(name, lambda _: ())(passages)


def at_heads_of_pages(passages):
    """A line that comes at the head of several pages is a paragraph with its items, not a running head."""
    of = {p.get('label'): p for p in passages if p['kind'] == 'paragraph'}
    for label in ('40', '106'):
        if label in of and [i['label'] for i in of[label]['items']] != ['(a)', '(b)']:
            yield f'paragraph {label} has items {of[label]["items"]}'
    labels = [int(n) for n in numbered(passages)]
    if labels != list(range(1, len(labels) + 1)):
        yield f'numbers are missing or twice: {labels}'


def by_labels(passages):
    """Pages go by what is printed on them, and no passage is a page number."""
    for p in passages:
        if p['text'] in ('i', 'ii', 'iii', '1', '2', '3'):
            yield f'{p["text"]!r} is a passage'
        if p['page_first'] == 4 and p['citation'] != 'ST/ESA/999, p. 1':
            yield f'page 4, labelled 1, is cited {p["citation"]!r}'


OTHERS = {'formula_top.pdf': at_heads_of_pages, 'labels.pdf': by_labels}


def check_all():
    folder = os.path.join(report.SHARED, 'field', 'cases')
    for name in sorted(CASES):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            report.skip(f'field: {name}', 'it is not there')
            continue
        report.check(f'field: {name}', list(of_case(name, report.run('extract', '--format=jsonl', path))))
