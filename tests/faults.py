# SPDX-License-Identifier: GPL-3.0-or-later
"""Small faults for tests/mutate.py: what one operator, constant or truth value of a line of C could be by mistake."""
import re

BLANKED = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
# These lines say something only to who debugs, or to the compiler.
LEFT_OUT = re.compile(r'\b(g_(debug|warning|message|log|critical|info|assert\w*|return_(val_)?if_fail)|\w*static_assert|assert)\b|^\s*case\b',
                      re.I)
OTHER = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==', '&&': '||', '||': '&&', '+': '-', '-': '+',
         '+=': '-=', '-=': '+=', 'TRUE': 'FALSE', 'FALSE': 'TRUE', 'true': 'false', 'false': 'true'}
NUMBER = r'(?<![\w.])(?:0[xX][0-9a-fA-F]+|\d+\.\d+|\d+)(?=[uUlLfF]*(?![\w.]))'
TOKEN = re.compile(NUMBER + r'|\b(?:TRUE|FALSE|true|false)\b|\+\+|--|->|<<=?|>>=?|<=|>=|==|!=|&&|\|\||\+=|-=|[<>+\-!]')
# Nothing reads the zero behind such an array, and a negative length or count is "all" whatever it is.
ALIKE = re.compile(r'\bg_array_(?:sized_)?new\((?:(?:TRUE|FALSE),)?\s*$')
ALL = re.compile(r'[(,=?:]\s*-$')
RETURN = re.compile(r'\breturn\s+([^;]+);')
CONSTANT = re.compile(r'\(?(TRUE|FALSE|true|false|NULL|-?\d+)\)?$')


def blank(text):
    """The text with comments, strings and characters made blank; every place stays where it was."""
    return BLANKED.sub(lambda found: re.sub(r'[^\n]', ' ', found.group()), text)


def nudged(number, by):
    if '.' in number:
        return str(round(float(number) + by, 6))
    if number[:2].lower() == '0x':
        return hex(int(number, 16) + by)
    value = int(number, 8 if number[0] == '0' else 10) + by
    return f'({value})' if value < 0 else f'0{value:o}' if number[0] == '0' and len(number) > 1 else str(value)


def is_binary(line, at):
    """Whether a plus or minus stands between two operands."""
    before = line[:at].rstrip()
    return bool(re.search(r'[\w)\]]$', before)) and not re.search(r'\b(return|case)$', before)


def of_line(line):
    """Each fault of a line without comments and strings: where, how long, and what stands there instead."""
    if LEFT_OUT.search(line) or (line.lstrip().startswith('#') and not re.match(r'\s*#define\s+\w+\s+\(?-?[\d.]+', line)):
        return
    for found in TOKEN.finditer(line):
        token, at = found.group(), found.start()
        if token == 'FALSE' and ALIKE.search(line[:at]):
            continue
        if token == '1' and ALL.search(line[:at]):
            yield at, 1, '0'
        elif token[0].isdigit():
            yield from ((at, len(token), nudged(token, by)) for by in (1, -1))
        elif token == '!':
            yield at, 1, ''
        elif token in OTHER and (token not in '+-' or is_binary(line, at)):
            yield at, len(token), OTHER[token]
    found = RETURN.search(line)
    if found and not CONSTANT.match(found.group(1).strip()):
        yield found.start(1), len(found.group(1)), None


class Fault:
    """One fault of one file."""

    def __init__(self, path, text, row, place):
        self.path, self.text, self.row = path, text, row
        at, length, instead = place
        line = text.split('\n')[row]
        was = line[at:at + length]
        self.line = line[:at] + (f'!({was})' if instead is None else instead) + line[at + length:]
        self.place = f'{path}:{row + 1}'
        before = line[:at][-24:].lstrip()
        self.what = f'{before}[{was} becomes {"!(...)" if instead is None else instead or "nothing"}]{line[at + length:][:24].rstrip()}'

    def mutated(self):
        lines = self.text.split('\n')
        lines[self.row] = self.line
        return '\n'.join(lines)


def every(paths):
    """A list for each line of all that can be faulty: its faults."""
    for path in paths:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for row, line in enumerate(blank(text).split('\n')):
            if places := list(of_line(line)):
                yield [Fault(path, text, row, place) for place in places]


def drawn(paths, random):
    """Faults without end: first a line of all that can be faulty, then one of its faults; none twice."""
    rows, seen = list(every(paths)), set()
    while len(seen) < sum(map(len, rows)):
        fault = random.choice(random.choice(rows))
        if fault not in seen:
            seen.add(fault)
            yield fault


def survivors(paths, log):
    """The faults that survived by a log of tests/mutate.py, as far as their lines are still there."""
    with open(log, encoding='utf-8') as file:
        names = set(re.findall(r'^ *\d+ (\S+):\d+: (.*)\n +SURVIVED', file.read(), re.M))
    for fault in (fault for row in every(paths) for fault in row):
        if (fault.path, fault.what) in names:
            names.remove((fault.path, fault.what))
            yield fault
