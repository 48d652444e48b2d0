#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the records of one document with what a reader should find in it: compare.defects(expected, records)

Stricter than a score: the specimens are ours, so every label, every text and every tie is right, or it is a defect.
Text compares with white space made single; nothing else is forgiven."""
import re
import unicodedata

PARAGRAPHS = ('paragraph', 'operative', 'preambular')
NOTES = ('footnote', 'endnote')


def tidy(text):
    return ' '.join(unicodedata.normalize('NFC', text or '').split())


def squeezed(text):
    return ''.join((text or '').split())


class Found:
    """The records, taken apart."""

    def __init__(self, records):
        self.document = next((r for r in records if r.get('type') == 'document'), {})
        self.passages = [r for r in records if r.get('type') == 'passage']
        self.paragraphs = [p for p in self.passages if p['kind'] in PARAGRAPHS and p.get('label')]
        self.notes = [p for p in self.passages if p['kind'] in NOTES]
        self.headings = [p for p in self.passages if p['kind'] in ('heading', 'title')]


def meta(gold, found):
    for field, wanted in gold.get('meta', {}).items():
        got = found.document.get(field)
        if (tidy(got) if isinstance(got, str) else got) != wanted:
            yield f'{field} is {got!r}, not {wanted!r}'


def labels(gold, found):
    wanted = [p['label'] for p in gold['paragraphs']]
    got = [p['label'] for p in found.paragraphs]
    if wanted != got:
        yield f'labels are {" ".join(got)}, not {" ".join(wanted)}'


def pairs(gold, found):
    """Expected paragraphs beside the found ones, by label and order."""
    rest = list(found.paragraphs)
    for wanted in gold['paragraphs']:
        hit = next((p for p in rest if p['label'] == wanted['label']), None)
        if hit:
            rest.remove(hit)
            yield wanted, hit


def texts(gold, found):
    for wanted, hit in pairs(gold, found):
        items = [i['offset'] for i in hit.get('items', [])]
        lead = tidy(hit['text'][:min(items)] if items else hit['text'])
        want = tidy(wanted['text'])
        if lead != want:
            at = next((i for i, (a, b) in enumerate(zip(lead, want)) if a != b), min(len(lead), len(want)))
            yield f'{wanted["label"]}: {lead[max(0, at - 20):at + 40]!r}, not {want[max(0, at - 20):at + 40]!r}'


def items(gold, found):
    for wanted, hit in pairs(gold, found):
        got = [i['label'] for i in hit.get('items', [])]
        if got != wanted.get('items', []):
            yield f'{wanted["label"]}: sub-paragraphs {got}, not {wanted.get("items", [])}'
        for item in hit.get('items', []):
            before = hit['text'][:item['offset']]
            if not hit['text'].startswith(item['label'], item['offset']) or not (before == '' or before.endswith('\n')):
                yield f'{wanted["label"]}: no line begins with {item["label"]} at {item["offset"]}'


def components(gold, found):
    for wanted, hit in pairs(gold, found):
        part = wanted.get('part', 'main').casefold().replace('annexe', 'annex')
        if hit.get('component') != part:
            yield f'{wanted["label"]}: component {hit.get("component")!r}, not {part!r}'


def stops(gold, found):
    for wanted, hit in pairs(gold, found):
        if wanted.get('stop') and tidy(wanted['stop']) in tidy(hit['text']):
            yield f'{wanted["label"]}: runs into the heading {wanted["stop"]!r}'


def notes(gold, found):
    wanted = sorted((n['mark'], tidy(n['text'])) for n in gold['notes'])
    got = sorted((n.get('label') or '', tidy(n['text'])) for n in found.notes)
    for note in wanted:
        if note not in got:
            yield f'note {note[0]} is not there, or not as: {note[1][:70]}'
    for note in got:
        if note not in wanted:
            yield f'note {note[0]} should not be, or not as: {note[1][:70]}'


def tied(found, note, place):
    """Some passage carries the note's mark right after what stands before it in print."""
    for passage in found.passages:
        # a table's caption is a passage of its own
        before = squeezed(place['before'])[-12 if passage['kind'] == 'table' else 0:]
        for mark in passage.get('notes', []):
            if mark.get('id') == note['id'] and mark.get('offset') is not None \
                    and squeezed(passage['text'][:mark['offset']]).endswith(before) \
                    and (not place.get('para') or passage.get('label') == place['para']):
                return True
    return False


def ties(gold, found):
    rest = list(found.notes)
    for wanted in gold['notes']:
        note = next((n for n in rest if n.get('label') == wanted['mark'] and tidy(n['text'])[:20] == tidy(wanted['text'])[:20]), None)
        if not note:
            yield f'note {wanted["mark"]} is not there'
            continue
        rest.remove(note)
        for place in [wanted] + wanted.get('again', []):
            if not tied(found, note, place):
                yield f'note {wanted["mark"]}: no mark after {place["before"]!r} (paragraph {place.get("para") or "-"})'


def headings(gold, found):
    got = [tidy(h['text']) for h in found.headings]
    at = 0
    for wanted in gold['headings']:
        text = tidy(wanted['text'])
        forms = (text, f'{wanted["label"]}. {text}', f'{wanted["label"]} {text}')
        place = next((i for i in range(at, len(got)) if got[i] in forms), None)
        if place is None:
            yield f'no heading {wanted["label"]} {wanted["text"]!r} in its place'
        else:
            at = place + 1


def without_lead(passage):
    """The text without `Ms. Ardent-Moss (Sorrel Bay) (spoke in French):` before it."""
    text = tidy(passage['text'])
    lead = re.match(re.escape(passage.get('speaker') or ':') + r'(?: \([^)]*\))*: ', text)
    return text[lead.end():] if lead else text


def blocks(gold, found):
    """Speeches and unnumbered paragraphs: whole, under their speakers, and nothing of another in them."""
    whole = {(p.get('speaker') or '', without_lead(p)) for p in found.passages}
    for block in gold.get('blocks', []):
        wanted = tidy(' '.join(p['text'] for p in block.get('paragraphs', [block])))
        if (block.get('speaker', ''), wanted) not in whole:
            yield f'no passage of {block.get("speaker", "its own")}: {block["starts"]} ... {block["ends"]}'
    for line in gold.get('procedural', []):
        if ('', tidy(line)) not in whole:
            yield f'no passage of its own: {line}'


def summary(gold, found):
    told = tidy(' '.join(p['text'] for p in found.passages if p['kind'] == 'summary'))
    for text in gold.get('summary', []):
        if tidy(text) not in told:
            yield f'not in the summary: {text[:60]}'


def furniture(gold, found):
    for text in gold.get('absent', []):
        for passage in found.passages:
            if text in passage['text'] and passage['kind'] not in ('masthead', 'boilerplate'):
                yield f'{text!r} stands in {passage["id"]}'


def records(gold, found):
    """What every record promises, whatever the document."""
    ids = [p['id'] for p in found.passages]
    for doubled in sorted({i for i in ids if ids.count(i) > 1}):
        yield f'two passages are {doubled}'
    for passage in found.passages:
        text, name = passage['text'], passage['id']
        if text != unicodedata.normalize('NFC', text):
            yield f'{name}: not NFC'
        for mark in passage['notes']:
            if mark['id'] not in ids:
                yield f'{name}: its note {mark["id"]} is not there'
            if mark['offset'] is not None and not 0 <= mark['offset'] <= len(text):
                yield f'{name}: a mark at {mark["offset"]} of {len(text)}'
        for cite in passage['cites']:
            if not 0 <= cite['offset'] < cite['offset'] + cite['length'] <= len(text):
                yield f'{name}: a citation at {cite["offset"]}, {cite["length"]} long'
        if not 1 <= passage['page_first'] <= passage['page_last'] <= max(1, found.document['pages']):
            yield f'{name}: pages {passage["page_first"]} to {passage["page_last"]} of {found.document["pages"]}'


CHECKS = (meta, labels, texts, items, components, stops, notes, ties, headings, blocks, summary, furniture, records)


def compare(gold, got):
    """(name of the check, its defects) for each check."""
    found = Found(got)
    for check in CHECKS:
        yield check.__name__, list(check(gold, found))
