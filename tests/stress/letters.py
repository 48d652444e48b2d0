#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many letters are wrong in PDFs of a known text: UNDEX=./undex tests/stress/letters.py [FONT...]

Typesets the Charter of ../shared/corpus in six languages with LibreOffice and with pango-view, whichever is there, reads the
PDFs, and compares. FONT are families that Arabic is set in besides the usual one. Well under a minute each."""
import difflib
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import SHARED, UNDEX  # noqa: E402

CHARTER = os.path.join(SHARED, 'corpus', 'text', 'charter')
MOST = 0.002  # of the letters
LINES = 160   # of the text: enough to tell
FODT = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:text-align="justify" style:writing-mode="{mode}"/><style:text-properties fo:font-family="'{font}'"
 style:font-family-asian="'{font}'" style:font-family-complex="'{font}'"/></style:style></office:styles>
<office:body><office:text>{body}</office:text></office:body></office:document>'''


def folded(text, language):
    """Without signs of direction; of Chinese without blanks, which only part paragraphs there."""
    text = ''.join(c for c in unicodedata.normalize('NFKC', text) if unicodedata.category(c) != 'Cf')
    return ('' if language == 'zh' else ' ').join(text.split())


def errors(wanted, found):
    """Letters that are missing, wrong or too many."""
    count = 0
    for op, a, b, c, d in difflib.SequenceMatcher(None, wanted.split(' '), found.split(' '), autojunk=False).get_opcodes():
        left, right = ' '.join(wanted.split(' ')[a:b]), ' '.join(found.split(' ')[c:d])
        if op != 'equal':
            same = sum(m.size for m in difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
            count += max(len(left), len(right)) - same
    return count


def by_office(lines, language, font, pdf):
    source = pdf[:-len('pdf')] + 'fodt'
    body = ''.join(f'<text:p text:style-name="P">{html.escape(line)}</text:p>' for line in lines)
    with open(source, 'w', encoding='utf-8') as out:
        out.write(FODT.format(mode='rl-tb' if language == 'ar' else 'lr-tb', font=font, body=body))
    home = '-env:UserInstallation=file://' + os.path.dirname(pdf) + '/profile'
    subprocess.run(['soffice', home, '--headless', '--convert-to', 'pdf', '--outdir', os.path.dirname(pdf), source],
                   check=True, capture_output=True, timeout=300)


def by_pango(lines, language, font, pdf):
    source = pdf[:-len('pdf')] + 'txt'
    with open(source, 'w', encoding='utf-8') as out:
        out.write('\n\n'.join(lines))
    subprocess.run(['pango-view', '--no-display', f'--language={language}', f'--font={font} 11', '--width=480', '--justify',
                    f'--output={pdf}', source], check=True, capture_output=True, timeout=300)


def read(pdf):
    run = subprocess.run([UNDEX, 'extract', '--ocr=off', '--format=jsonl', pdf], capture_output=True, check=True, timeout=300)
    return ' '.join(record['text'] for record in map(json.loads, run.stdout.decode().splitlines()) if 'text' in record)


def main():
    makers = [(program, make) for program, make in (('soffice', by_office), ('pango-view', by_pango)) if shutil.which(program)]
    if not makers or not os.path.isdir(CHARTER):
        report.skip('letters of typeset texts', 'neither soffice nor pango-view is there' if not makers else f'{CHARTER} is not there')
        return
    with tempfile.TemporaryDirectory() as folder:
        for language in ('ar', 'en', 'es', 'fr', 'ru', 'zh'):
            with open(os.path.join(CHARTER, f'raw_un_charter_{language}.txt'), encoding='utf-8') as text:
                lines = [line.strip() for line in text if line.strip()][:LINES]
            for font in ['Serif', *(sys.argv[1:] if language == 'ar' else [])]:
                for program, make in makers:
                    pdf = os.path.join(folder, f'{program}-{language}-{font.replace(" ", "")}.pdf')
                    make(lines, language, font, pdf)
                    wanted = folded(' '.join(lines), language)
                    wrong = errors(wanted, folded(read(pdf), language))
                    report.check(f'{language} by {program} in {font}: at most {MOST:.1%} of the letters are wrong',
                                 [f'{wrong} of {len(wanted)}'] if wrong > MOST * len(wanted) else [])


if __name__ == '__main__':
    main()
    sys.exit(report.finish())
