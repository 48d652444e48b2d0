#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small documents as word processors do: tests/word_processor.py FILE.docx|FILE.odt <TEXT

A line of TEXT is a paragraph; "> " sets it apart by a style of quotations, ">> " by wide margins. "{note: text}" is a note,
"{was: text}" what was taken out while changes were tracked."""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

PIECE = re.compile(r'\{(note|was): ([^}]*)\}')
W = 'xmlns:w="urn:w"'  # names of elements are known by their usual prefixes
ODF = ' '.join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in
               (('office', 'office'), ('text', 'text'), ('style', 'style'), ('fo', 'xsl-fo-compatible')))


def pieces(line):
    """("text", "...") and what stands between braces, in turn."""
    split = PIECE.split(line)
    yield 'text', split[0]
    for i in range(1, len(split), 3):
        yield split[i], split[i + 1]
        yield 'text', split[i + 2]


def docx(lines):
    notes = []

    def run(text):  # in two, as a word processor leaves it behind a correction
        half = len(text) // 2
        return ''.join(f'<w:r><w:t xml:space="preserve">{escape(one)}</w:t></w:r>' for one in (text[:half], text[half:]))

    def piece(kind, text):
        if kind == 'note':
            notes.append(text)
            return f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
        return run(text) if kind == 'text' else f'<w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'

    def paragraph(line):
        mark = re.match('>* ?', line).group()
        apart = {'> ': '<w:pStyle w:val="Zitat"/>', '>> ': '<w:ind w:left="567" w:right="567"/>'}.get(mark, '')
        inside = ''.join(piece(*one) for one in pieces(line[len(mark):]))
        return f'<w:p><w:pPr><w:tabs><w:tab w:pos="567"/></w:tabs>{apart}</w:pPr>{inside}</w:p>'

    body = ''.join(paragraph(line) for line in lines)
    separator = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    said = ''.join(f'<w:footnote w:id="{i + 2}"><w:p>{run(note)}</w:p></w:footnote>' for i, note in enumerate(notes))
    return {'word/document.xml': f'\ufeff<w:document {W}><w:body>{body}</w:body></w:document>',
            'word/footnotes.xml': f'<w:footnotes {W}>{separator}{said}</w:footnotes>',
            'word/styles.xml': f'<w:styles {W}><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>'}


def odt(lines):
    def piece(kind, text):
        if kind == 'note':
            return f'<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{escape(text)}</text:p></text:note-body></text:note>'
        return f'<text:span>{escape(text)}</text:span>' if kind == 'text' else ''

    def paragraph(line):
        mark = re.match('>* ?', line).group()
        style = {'> ': 'P1', '>> ': 'P2'}.get(mark, 'Standard')
        return f'<text:p text:style-name="{style}">' + ''.join(piece(*one) for one in pieces(line[len(mark):])) + '</text:p>\n'

    was = ''.join(f'<text:p>{escape(text)}</text:p>' for line in lines for kind, text in pieces(line) if kind == 'was')
    styles = ('<style:style style:name="P1" style:parent-style-name="Quotations"/><style:style style:name="P2">'
              '<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="0.4in"/></style:style>')
    return {'content.xml': f'<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>'
                           f'<text:tracked-changes>{was}</text:tracked-changes>' + ''.join(paragraph(line) for line in lines) +
                           '</office:text></office:body></office:document-content>'}


def main(path):
    parts = (odt if path.endswith('.odt') else docx)(sys.stdin.read().splitlines())
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


if __name__ == '__main__':
    main(*sys.argv[1:])
