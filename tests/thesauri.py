#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thesauri as large publishers write them: tests/thesauri.py eurovoc|agrovoc CONCEPTS LANGUAGES >FILE

Made up word by word; only their shape is that of EuroVoc (RDF/XML, each label said twice, as a text and as a thing
of SKOS-XL) and of AGROVOC (N-Triples, a thing of SKOS-XL for each label, with its dates; every other concept has
texts as well). Of every concept: a preferred label a language, an alternative one in each third language, what
stands above it, notes and marks that are not for us. Concept 0 is the top, every hundredth is out of use. Labels of
concept N in a language are "word of N" in the letters of that language; in English "concept N-th" as letters."""
import sys
from xml.sax.saxutils import escape

TAGS = ('en fr es ru ar zh pt de it bg cs da el et fi hr hu lt lv mt nl pl ro sk sl sv ga tr uk sr-Latn pt-BR zh-Hant arn frr '
        'ast').split()
LETTERS = {'ru': 'бвгдклмнрст', 'bg': 'бвгдклмнрст', 'uk': 'бвгдклмнрст', 'el': 'βγδκλμνρστ', 'ar': 'بتجدرسعفقكلمن',
           'zh': '水土山木火金日月田禾米竹', 'zh-Hant': '風車馬龍東門見貝頁魚鳥麥'}
VOWELS = {'ru': 'аеиоу', 'bg': 'аеиоу', 'uk': 'аеиоу', 'el': 'αεηιο', 'ar': 'اوي', 'zh': '人口手足心', 'zh-Hant': '長書時會學'}
SKOS, XL = 'http://www.w3.org/2004/02/skos/core#', 'http://www.w3.org/2008/05/skos-xl#'
RDF, OWL = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'http://www.w3.org/2002/07/owl#'
DCT, XSD = 'http://purl.org/dc/terms/', 'http://www.w3.org/2001/XMLSchema#'


def label(number, tag, kind):
    """What a concept is called: digits of its number as syllables, in the letters of its language."""
    letters, vowels = LETTERS.get(tag, 'bdfgklmnprst'), VOWELS.get(tag, 'aeiou')
    number, text = number * 2 + kind + 1000, ''
    while number:
        number, digit = divmod(number, len(letters) * len(vowels))
        text += letters[digit % len(letters)] + vowels[digit // len(letters)]
    return text + {'en': ' policy', 'fr': ' politique', 'es': ' común'}.get(tag, '')


def labels(number, tags):
    for at, tag in enumerate(tags):
        yield tag, 'prefLabel', label(number, tag, 0)
        if at % 3 == 0:
            yield tag, 'altLabel', label(number, tag, 1)


def is_out(number):
    return number % 100 == 99


def eurovoc(concepts, tags, out):
    base = 'http://thesaurus.example/'
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="{RDF}" xmlns:skos="{SKOS}" xmlns:xl="{XL}" '
              f'xmlns:owl="{OWL}" xmlns:dct="{DCT}" xmlns:ev="http://thesaurus.example/schema#">\n'
              f'<rdf:Description rdf:about="{base}scheme"><rdf:type rdf:resource="http://thesaurus.example/schema#MicroThesaurus"/>'
              f'<skos:prefLabel xml:lang="en">the whole</skos:prefLabel><skos:hasTopConcept rdf:resource="{base}0"/></rdf:Description>\n')
    for n in range(concepts):
        said = [f'<rdf:Description rdf:about="{base}{n}">', f'<rdf:type rdf:resource="{SKOS}Concept"/>',
                f'<dct:identifier>{n}</dct:identifier>', f'<skos:inScheme rdf:resource="{base}scheme"/>',
                f'<skos:notation rdf:datatype="{XSD}string">{n}</skos:notation>',
                f'<skos:broader rdf:resource="{base}{n // 10}"/>' if n else f'<skos:topConceptOf rdf:resource="{base}scheme"/>',
                f'<skos:exactMatch rdf:resource="http://other.example/{n}"/>']
        if is_out(n):
            said.append(f'<owl:deprecated rdf:datatype="{XSD}boolean">true</owl:deprecated>')
        things = []
        for at, (tag, kind, text) in enumerate(labels(n, tags)):
            said.append(f'<skos:{kind} xml:lang="{tag}">{escape(text)}</skos:{kind}><xl:{kind} rdf:resource="{base}{n}/{at}"/>')
            things.append(f'<rdf:Description rdf:about="{base}{n}/{at}"><rdf:type rdf:resource="http://thesaurus.example/schema#Term"/>'
                          f'<xl:literalForm xml:lang="{tag}">{escape(text)}</xl:literalForm></rdf:Description>')
        out.write('\n'.join([*said, '</rdf:Description>', *things, '']))
    out.write('</rdf:RDF>\n')


def agrovoc(concepts, tags, out):
    base = 'http://thesaurus.example/agro/'
    out.write(f'<{base}> <{RDF}type> <{SKOS}ConceptScheme> .\n<{base}> <{SKOS}prefLabel> "the whole"@en .\n'
              f'<{base}> <{SKOS}hasTopConcept> <{base}c_0> .\n')
    for n in range(concepts):
        about = f'<{base}c_{n}>'
        lines = [f'{about} <{RDF}type> <{SKOS}Concept> .', f'{about} <{SKOS}inScheme> <{base}> .',
                 f'{about} <{DCT}created> "2011-11-20T21:24:09Z"^^<{XSD}dateTime> .',
                 f'{about} <{SKOS}broader> <{base}c_{n // 10}> .' if n else f'{about} <{SKOS}topConceptOf> <{base}> .',
                 f'{about} <{SKOS}definition> <{base}xDef_{n}> .', f'<{base}xDef_{n}> <{RDF}value> "a note of {n}"@en .']
        if is_out(n):
            lines.append(f'{about} <{OWL}deprecated> "true"^^<{XSD}boolean> .')
        for at, (tag, kind, text) in enumerate(labels(n, tags)):
            thing = f'<{base}xl_{tag}_{n}_{at}>'
            lines += [f'{thing} <{RDF}type> <{XL}Label> .', f'{thing} <{XL}literalForm> "{text}"@{tag} .',
                      f'{thing} <{SKOS}notation> "{n}"^^<{base}code> .',
                      f'{thing} <{DCT}created> "2011-11-20T21:24:09Z"^^<{XSD}dateTime> .', f'{about} <{XL}{kind}> {thing} .']
            if n % 2:
                lines.append(f'{about} <{SKOS}{kind}> "{text}"@{tag} .')
        out.write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    {'eurovoc': eurovoc, 'agrovoc': agrovoc}[sys.argv[1]](int(sys.argv[2]), TAGS[:int(sys.argv[3])], sys.stdout)
