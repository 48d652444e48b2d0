#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether `undex verify` tells true quotations from altered ones: makes some of each from the passages of an index,
writes drafts in Markdown and LaTeX round them, and reads what undex says.

  tests/golden/quotations.py UNDEX INDEX [--seed N]... [--count 150] [--details]

A true quotation must be verbatim at the place cited, and nothing else of its paragraph wrong; an altered one must not
be."""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

NEGATIONS = re.compile(r"(?i)\b(?:not|no|never|nor|neither|none|cannot|without|nothing|nowhere|ne|pas|ni|aucune?|non|sans|jamais|nulle?"
                       r"|sin|nunca|tampoco|jamás|ningun\w+|ningún|не|ни|нет|без|никогда)\b|n['’]t\b|[لغدب]|[不无未没非勿]")
KINDS = {'paragraph', 'operative', 'preambular', 'speech', 'block', 'footnote', 'list_item'}
MARKS = [('“', '”'), ('"', '"'), ('«', '»'), ('‘', '’')]


def letters(text):
    return re.sub(r'[\W_]+', '', text.lower())


def passages(undex, index):
    out = subprocess.run([undex, 'export', '--index', index, '--format=jsonl'], check=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, text=True).stdout
    documents = collections.defaultdict(list)
    for line in out.splitlines():
        passage = json.loads(line)
        symbol = passage['document'].get('symbol')
        if symbol and passage['kind'] in KINDS and '~' not in passage['id'] and passage['citation'].startswith(symbol + ','):
            passage['text'] = re.sub(r'\s+', ' ', passage['text'])
            documents[passage['document']['key']].append(passage)
    cited = collections.Counter(p['citation'] for ps in documents.values() for p in ps)
    return {key: [p for p in ps if cited[p['citation']] == 1] for key, ps in documents.items() if '@' not in key and '~' not in key}


class Maker:
    def __init__(self, documents, seed):
        self.random = random.Random(seed)
        self.documents = {k: ps for k, ps in documents.items() if len(ps) >= 4}
        self.keys = sorted(self.documents)

    def passage(self, words=25, having=None):
        while True:
            key = self.random.choice(self.keys)
            passage = self.random.choice(self.documents[key])
            if len(passage['text'].split()) >= words and (not having or any(re.match(having, w) for w in passage['text'].split())):
                return passage

    def window(self, passage, least=9, most=45):
        words = passage['text'].split()
        count = self.random.randint(least, min(most, len(words)))
        begin = self.random.randint(0, len(words) - count)
        while begin and (words[begin - 1].endswith('-') or re.search(r'(?i)^(?:non|un)-?$', words[begin - 1])):
            begin -= 1
        return words[begin:begin + count]

    # --- what leaves a quotation true ---
    def bracket_letter(self, words):
        if re.match(r'[A-Za-z][a-z]', words[0]):
            first = words[0][0]
            words[0] = f'[{first.lower() if first.isupper() else first.upper()}]{words[0][1:]}'
        return words

    def ellipsis(self, words):
        if len(words) < 12:
            return words
        for _ in range(20):
            begin = self.random.randint(3, len(words) - 6)
            end = min(begin + self.random.randint(1, 12), len(words) - 3)
            if not NEGATIONS.search(' '.join(words[begin:end])):
                return words[:begin] + [self.random.choice(['...', '…', '[...]', '[…]', '. . .', '(...)'])] + words[end:]
        return words

    def hyphens(self, words):
        return [re.sub(r'(?<=[a-z]{3})-(?=[a-z]{3})', self.random.choice(['', '\u2010', ' ']), w) for w in words]

    def aside(self, words):
        return words[:4] + [self.random.choice(['[sic]', '[emphasis added]'])] + words[4:]

    def true(self):
        passage = self.passage()
        words = self.window(passage)
        kind = self.random.choice(['plain', 'plain', 'bracket', 'ellipsis', 'ellipsis', 'hyphens', 'aside', 'both'])
        if kind in ('bracket', 'both'):
            words = self.bracket_letter(words)
        if kind in ('ellipsis', 'both'):
            words = self.ellipsis(words)
        if kind == 'hyphens':
            words = self.hyphens(words)
        if kind == 'aside':
            words = self.aside(words)
        return {'true': True, 'kind': kind, 'words': words, 'citation': passage['citation'], 'text': passage['text']}

    # --- what does not ---
    def other_word(self, word):
        while True:
            other = self.random.choice(self.passage()['text'].split())
            if letters(other) and letters(other) != letters(word) and letters(other) not in letters(word):
                return other

    def altered(self):
        kinds = ['changed', 'dropped', 'swapped', 'negated', 'denied', 'number', 'paragraph', 'document', 'hidden', 'modal',
                 'bracket', 'added', 'last', 'first']
        while True:
            kind = self.random.choice(kinds)
            made = getattr(self, 'make_' + kind)()
            if made and letters(' '.join(made['words'])) not in letters(made['text']):
                made.update(true=False, kind=kind)
                return made

    def take(self, having=None):
        passage = self.passage(having=having)
        words = self.window(passage)
        if having:
            at = next((i for i, w in enumerate(passage['text'].split()) if re.search(having, w)), None)
            if at is None:
                return None, None
            words = passage['text'].split()[max(0, at - self.random.randint(3, 15)):at + self.random.randint(4, 20)]
        return passage, words

    def done(self, passage, words):
        return {'words': words, 'citation': passage['citation'], 'text': passage['text']}

    def inner(self, words):
        choices = [i for i in range(1, len(words) - 1) if letters(words[i])]
        return self.random.choice(choices) if choices else None

    def make_changed(self):
        passage, words = self.take()
        at = self.inner(words)
        if at is None:
            return None
        words[at] = self.other_word(words[at])
        return self.done(passage, words)

    def make_last(self):
        passage, words = self.take()
        words[-1] = self.other_word(words[-1])
        return self.done(passage, words)

    def make_first(self):
        passage, words = self.take()
        words[0] = self.other_word(words[0])
        return self.done(passage, words)

    def make_dropped(self):
        passage, words = self.take()
        at = self.inner(words)
        return at and self.done(passage, words[:at] + words[at + 1:])

    def make_added(self):
        passage, words = self.take()
        at = self.inner(words)
        return at and self.done(passage, words[:at] + [self.other_word('')] + words[at:])

    def make_swapped(self):
        passage, words = self.take()
        at = self.inner(words)
        if not at or at + 1 >= len(words) or letters(words[at]) == letters(words[at + 1]):
            return None
        words[at], words[at + 1] = words[at + 1], words[at]
        return self.done(passage, words)

    def make_negated(self):
        passage, words = self.take(r'^(?:shall|should|must|may|will|is|are|was|were|has|have|can|could)$')
        if not words:
            return None
        at = next((i for i, w in enumerate(words) if re.match(r'(?:shall|should|must|may|will|is|are|was|were|has|have|can|could)$', w)), None)
        return at is not None and self.done(passage, words[:at + 1] + [self.random.choice(['not', '[not]', 'never'])] + words[at + 1:])

    def make_denied(self):
        passage, words = self.take(r'^not$')
        return words and self.done(passage, [w for w in words if w != 'not'])

    def make_number(self):
        passage, words = self.take(r'^\(?\d+(?:[.,]\d+)*[,.)]?$')
        if not words:
            return None
        at = next(i for i, w in enumerate(words) if re.match(r'\(?\d', w))
        digit = re.search(r'\d', words[at]).start()
        words[at] = words[at][:digit] + str((int(words[at][digit]) + self.random.randint(1, 8)) % 10) + words[at][digit + 1:]
        return self.done(passage, words)

    def other_place(self, passages, passage, words):
        quoted = letters(' '.join(words))
        others = [p for p in passages if p['citation'] != passage['citation'] and quoted not in letters(p['text'])
                  and re.search(r', (?:para|footnote)', p['citation'])]
        # a paragraph has what stands in lists and blocks below it, too
        others = [p for p in others if p['component'] != passage['component'] or abs(p['page_first'] - passage['page_first']) > 1
                  or (p['kind'] == passage['kind'] == 'paragraph')]
        return self.random.choice(others) if others else None

    def make_paragraph(self):
        passage, words = self.take()
        other = self.other_place(self.documents[passage['document']['key']], passage, words)
        return other and {'words': words, 'citation': other['citation'], 'text': other['text']}

    def make_document(self):
        passage, words = self.take()
        key = self.random.choice(self.keys)
        other = key != passage['document']['key'] and self.other_place(self.documents[key], passage, words)
        return other and {'words': words, 'citation': other['citation'], 'text': other['text']}

    def make_hidden(self):
        passage, words = self.take(r'^(?:not|no|never|without|nor)$')
        at = words and next(i for i, w in enumerate(words) if re.match(r'(?:not|no|never|without|nor)$', w))
        if not at or (words[at] == 'no' and at + 1 < len(words) and words[at + 1][0].isdigit()):
            return None
        more = self.random.randint(1, 3)
        if at + more >= len(words):
            return None
        return self.done(passage, words[:at] + [self.random.choice(['...', '…', '[...]'])] + words[at + more:])

    def make_modal(self):
        passage, words = self.take(r'^(?:shall|should|must|will)$')
        if not words:
            return None
        at = next(i for i, w in enumerate(words) if re.match(r'(?:shall|should|must|will)$', w))
        words[at] = self.random.choice(['[may]', '[can]', '[might]'])
        return self.done(passage, words)

    def make_bracket(self):
        passage, words = self.take(r'^[a-z]{6,}$')
        if not words:
            return None
        at = next(i for i, w in enumerate(words) if re.match(r'[a-z]{6,}$', w))
        other = re.sub(r'[^A-Za-z]', '', self.other_word(words[at]))
        if len(other) < 4:
            return None
        words[at] = f'[{other}]'
        return self.done(passage, words)


def wrapped(text, rng):
    """Line ends in the place of some spaces, none of which makes a mark of a list."""
    words, out, column = text.split(' '), '', 0
    limit = rng.choice([60, 72, 10000])
    for word in words:
        mark = re.match(r'(?:[-*+>#]|\d+[.)])', word)
        if out:
            column += len(word) + 1
            out += '\n' if column > limit and not mark else ' '
            column = len(word) if column > limit and not mark else column
        out += word
    return out


def markdown(item, number, rng):
    text = ' '.join(item['words'])
    cite, marks = item['citation'], rng.choice(MARKS[:3])
    if marks[0] in text or marks[1] in text:
        marks = next((m for m in MARKS[:3] if m[0] not in text and m[1] not in text), marks)
    text = re.sub(r'([\\`*_<])', r'\\\1', text) if rng.random() < .5 else text
    quoted = wrapped(marks[0] + text + marks[1], rng)
    block = '\n'.join('> ' + line for line in wrapped(text, rng).split('\n'))
    return rng.choice([
        f'The report says: {quoted} ({cite}).',
        f'As {cite}, puts it: {quoted}.',
        f'It was noted that {quoted}.[^n{number}]\n\n[^n{number}]: See UN Doc. {cite}.',
        f'As was said:\n\n{block}\n\n({cite})',
        f'As was said:\n\n{block}\n>\n> — {cite}',
        f'As {cite}, has it:\n\n{block}',
        f'{quoted}, {cite}',
    ])


def escaped(text):
    text = text.replace('\\', ' ').replace('...', '\\ldots{}').replace('"', "''")
    return re.sub(r'([%&$#_{}])', lambda m: m.group() if m.group() in '{}' else '\\' + m.group(), text)


def latex(item, number, rng):
    text, cite = escaped(' '.join(item['words'])), escaped(item['citation'])
    text = text.replace("''", '')
    return rng.choice([
        f"The report says: ``{wrapped(text, rng)}'' ({cite}).",
        f"It was noted that ``{wrapped(text, rng)}''.\\footnote{{See UN Doc. {cite}.}}",
        f'As was said:\n\\begin{{quote}}\n{wrapped(text, rng)}\n\\end{{quote}}\n({cite})',
        f'As {cite}, has it:\n\\begin{{quotation}}\n{wrapped(text, rng)}\n\\end{{quotation}}',
        f'One reads \\enquote{{{wrapped(text, rng)}}} ({cite}).',
    ])


def verdicts(undex, index, items, write, ending, rng):
    """Runs one draft; what undex says of each item."""
    text, ranges = '', []
    for number, item in enumerate(items):
        begin = text.count('\n') + 1
        text += write(item, number, rng) + '\n\n'
        ranges.append((begin, text.count('\n')))
    with tempfile.NamedTemporaryFile('w', suffix=ending, delete=False, encoding='utf-8') as file:
        file.write(text)
    begun = time.monotonic()
    out = subprocess.run([undex, 'verify', '--index', index, '--format=json', file.name], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    seconds = time.monotonic() - begun
    if out.returncode not in (0, 1):
        sys.exit(f'{undex}: exit code {out.returncode}: {out.stderr}')
    os.unlink(file.name)
    said = json.loads(out.stdout)['items']
    lines = text.split('\n')
    for item, (begin, end) in zip(items, ranges):
        item['said'] = [s for s in said if begin <= s['start']['line'] <= end]
        item['draft'] = '\n'.join(lines[begin - 1:end])
    return seconds


def is_right(item):
    quoted = [s for s in item['said'] if s['quotation']]
    if item['true']:
        return len(quoted) == 1 and quoted[0]['verdict'] == 'verbatim' and all(s['true'] for s in item['said'])
    return any(not s['true'] for s in item['said'])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('undex')
    parser.add_argument('index')
    parser.add_argument('--seed', type=int, action='append')
    parser.add_argument('--count', type=int, default=150)
    parser.add_argument('--details', action='store_true')
    args = parser.parse_args()
    documents, passed, failed = passages(args.undex, args.index), 0, 0
    for seed in args.seed or [1]:
        maker = Maker(documents, seed)
        items = [maker.true() for _ in range(args.count)] + [maker.altered() for _ in range(args.count)]
        maker.random.shuffle(items)
        half = len(items) // 2
        seconds = verdicts(args.undex, args.index, items[:half], markdown, '.md', maker.random)
        seconds += verdicts(args.undex, args.index, items[half:], latex, '.tex', maker.random)
        wrong = [item for item in items if not is_right(item)]
        for item in wrong if args.details else []:
            print(f"    {'true' if item['true'] else 'altered'}, {item['kind']}, {item['citation']}\n{item['draft']}")
            for said in item['said']:
                print('      =>', said['verdict'], '|', said['message'], '|', (said['quotation'] or '')[:100])
        for true in (True, False):
            those = [item for item in items if item['true'] == true]
            bad = [item for item in wrong if item['true'] == true]
            name = 'true quotations are verbatim' if true else 'altered quotations are not'
            kinds = ', '.join(f'{k} {n}' for k, n in collections.Counter(i['kind'] for i in bad).items())
            print(f"{'not ok' if bad else 'ok'} - seed {seed}: {len(those) - len(bad)} of {len(those)} {name} {kinds}")
            passed, failed = passed + (not bad), failed + bool(bad)
        print(f'    {len(items)} quotations in {seconds:.2f} s')
    print(f'{passed} passed, {failed} failed, 0 skipped')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
