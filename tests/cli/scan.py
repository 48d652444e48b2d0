#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes PDFs whose pages are pictures, as a scanner does: tests/cli/scan.py OUT PAGE...

PAGE: a file of grey or black and white pixels (PGM, PBM), with @DPI behind it where that is not 150; text=TEXT: a page of
text; layer=LINES@PAGE: a picture with the lines of a file as its text, which it does not show; noise=SIDE: a page of random pixels; bomb=SIDE: a page of so many black and white pixels on a side, all white."""
import random
import re
import sys
import zlib


def picture(data, width, height, bits, dpi=150):
    """The page's size in points, what it draws, and its picture."""
    size = width * 72 / dpi, height * 72 / dpi
    head = b'/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent %d /Filter /FlateDecode'
    return size, b'%g 0 0 %g 0 0 cm /I Do' % size, (head % (width, height, bits), zlib.compress(data))


def page(what):
    kind, _, value = what.partition('=')
    if kind == 'text':
        return (400, 300), b'BT /F 11 Tf 40 200 Td (%s) Tj ET' % value.encode(), None
    if kind == 'layer':
        lines, _, path = value.partition('@')
        size, drawn, image = page(path)
        with open(lines, encoding='latin-1') as source:
            rows = [row.rstrip('\n').translate({ord(c): '\\' + c for c in '()\\'}) for row in source]
        text = 'BT 3 Tr /F 8 Tf 11 TL 10 %g Td %s ET' % (size[1] - 20, ' '.join('(%s) Tj T*' % row for row in rows))
        return size, b'q ' + drawn + b' Q ' + text.encode('latin-1'), image
    if kind == 'noise':
        side = int(value)
        return picture(random.Random(7).randbytes(side * side), side, side, 8)
    if kind == 'bomb':
        side = int(value)
        return picture(b'\xff' * (side // 8 * side), side, side, 1, side / 8)
    path, _, dpi = what.partition('@')
    with open(path, 'rb') as source:
        data = source.read()
    head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
    return picture(data[head.end():], int(head[1]), int(head[2]), 8, int(dpi or 150))


def main(out, *wanted):
    bodies, kids = [b'', b'', b'<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>'], []
    for size, drawn, image in map(page, wanted):
        n = len(bodies) + 1
        kids.append(b'%d 0 R' % n)
        images = b'/XObject << /I %d 0 R >>' % (n + 2) if image else b''
        bodies.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> %s >> >>'
                      % (*size, n + 1, images))
        bodies.append(b'<< /Length %d >>\nstream\n%s\nendstream' % (len(drawn), drawn))
        if image:
            bodies.append(b'<< %s /Length %d >>\nstream\n%s\nendstream' % (image[0], len(image[1]), image[1]))
    bodies[0] = b'<< /Type /Catalog /Pages 2 0 R >>'
    bodies[1] = b'<< /Type /Pages /Kids [%s] /Count %d >>' % (b' '.join(kids), len(kids))
    written, at = b'%PDF-1.4\n', []
    for n, body in enumerate(bodies, 1):
        at.append(len(written))
        written += b'%d 0 obj\n%s\nendobj\n' % (n, body)
    start = len(written)
    written += b'xref\n0 %d\n0000000000 65535 f \n' % (len(bodies) + 1) + b''.join(b'%010d 00000 n \n' % place for place in at)
    written += b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(bodies) + 1, start)
    with open(out, 'wb') as target:
        target.write(written)


if __name__ == '__main__':
    main(*sys.argv[1:])
