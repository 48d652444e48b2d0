#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets a specimen as plain text, hard-wrapped at 80 columns: plain.py SOURCE.html > FILE.txt"""
import sys
import textwrap
import xml.etree.ElementTree as tree

WIDTH = 80


def flat(element):
    return ' '.join(''.join(element.itertext()).split())


def wrapped(text, first='', rest=''):
    # Lines may end at a hard hyphen (well-/wardens), as lines of converted documents do; no hyphen is added.
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=True,
                         break_long_words=False)


def main(path):
    body = tree.parse(path).getroot().find('body')
    organ = body.find('.//div[@class="name"]')
    print(body.get('specimen'))
    print()
    print((organ.text or '').strip().ljust(WIDTH - len(body.get('symbol'))) + body.get('symbol'))
    for line in body.findall('.//div[@class="distr"]/p'):
        print(flat(line))
    print()
    for element in body.find('main'):
        text = flat(element)
        number = element.get('no')
        if element.tag == 'h1':
            print('\n' + wrapped(text, '  ', '  '), end='\n\n\n')
        elif element.tag in ('h2', 'h3'):
            print('\n ' + number + ' ' + text, end='\n\n\n' if element.tag == 'h2' else '\n\n')
        elif element.tag == 'p':
            indent = '    ' if element.get('class') else ''
            print(wrapped((number + ' ' if number else '') + text, indent), end='\n\n')


if __name__ == '__main__':
    main(sys.argv[1])
