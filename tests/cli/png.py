#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a picture: tests/cli/png.py FILE EXPRESSION; exit code 0 where it is true.

In the expression: w, h (pixels), at(x, y) (r, g, b), share(color, x0, y0, x1, y1): which part of the rectangle is within
12 of the colour 0xRRGGBB, dark(x0, y0, x1, y1): which part is nearer to black than to white. Reads 8-bit RGB without interlacing: what undex writes."""
import struct
import sys
import zlib


def chunks(data):
    assert data[:8] == b'\x89PNG\r\n\x1a\n', 'not a PNG'
    at = 8
    while at < len(data):
        size, = struct.unpack('>I', data[at:at + 4])
        yield data[at + 4:at + 8], data[at + 8:at + 8 + size]
        at += 12 + size


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def unfilter(kind, line, above):
    for i in range(len(line)):
        left = line[i - 3] if i >= 3 else 0
        corner = above[i - 3] if i >= 3 else 0
        guess = (0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner) if kind == 4 else 0)[kind]
        line[i] = (line[i] + guess) & 255
    return line


def read(path):
    packed = b''
    for name, body in chunks(open(path, 'rb').read()):
        if name == b'IHDR':
            width, height, depth, color, _, _, interlace = struct.unpack('>IIBBBBB', body)
            assert (depth, color, interlace) == (8, 2, 0), 'not 8-bit RGB'
        elif name == b'IDAT':
            packed += body
    raw = zlib.decompress(packed)
    rows, above, step = [], bytes(width * 3), width * 3 + 1
    for y in range(height):
        kind, line = raw[y * step], bytearray(raw[y * step + 1:(y + 1) * step])
        above = line if kind == 0 else unfilter(kind, line, above)
        rows.append(above)
    return width, height, rows


def main(path, expression):
    w, h, rows = read(path)

    def at(x, y):
        return tuple(rows[int(y)][int(x) * 3:int(x) * 3 + 3])

    def share(color, x0, y0, x1, y1):
        wanted = color >> 16, color >> 8 & 255, color & 255
        pixels = [at(x, y) for y in range(int(y0), int(y1)) for x in range(int(x0), int(x1))]
        return sum(all(abs(a - b) <= 12 for a, b in zip(p, wanted)) for p in pixels) / len(pixels)

    def dark(x0, y0, x1, y1):
        pixels = [at(x, y) for y in range(int(y0), int(y1)) for x in range(int(x0), int(x1))]
        return sum(sum(p) < 300 for p in pixels) / len(pixels)

    return 0 if eval(expression, {'w': w, 'h': h, 'at': at, 'share': share, 'dark': dark, 'abs': abs}) else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
