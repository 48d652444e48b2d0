#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries that cost as much as anybody can think of: UNDEX=./undex tests/stress/queries.py [COUNT [INDEX [SECONDS]]]

queries.py --small FOLDER writes texts for short tests.

COUNT (5,000) queries, always the same ones, are asked of INDEX (that of 350,000 passages which tests/bench/growth.py makes in build/growth),
each in a process of its own with a budget of SECONDS (5). Every one must end within its budget, and a tenth of it for what comes before and after,
in at most 200 MB, with an exit code that is meant: 3 where the budget is spent, and then it says so. The slowest are told."""
import collections
import os
import random
import subprocess
import sys
import threading

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import ROOT, SHARED  # noqa: E402

UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
SMALL = 'the of and to in a for that is on we our with as be this by are it not from an at its has which have their all or will must can'.split()
COMMON = ('nations united international world peace countries people security development states general economic country government assembly new '
          'africa organization efforts political human community rights council support cooperation time south now order years').split()
RARE = 'mauritania plankton remittances decolonization cyclone apartheid phosphate fisheries landmines hydrocarbon'.split()
NEARLY = 'covid-19 self-determination policy-maker 33,287 LDCs WHO UN who 1325 A/RES/70/1 A/68/190 naïve éléments réunion мир 世界和平 السلام'.split()
KINDS = 'paragraph heading footnote title block note table speech boilerplate'.split()


def misspelt(chance):
    word = list(chance.choice(COMMON + RARE))
    word[chance.randrange(1, len(word))] = chance.choice('qxzjw')
    return ''.join(word) + chance.choice(['', 'e', 'ed'])


def wildcard(chance):
    letters = [chance.choice('abcdefghilmnoprstu') for _ in range(3)]
    form = chance.choice(['{0}{1}{2}*', '*{0}{1}{2}', '{0}?{1}*', '{0}*{1}{2}', '*{0}{1}*{2}?', '?{0}{1}{2}?', '{0}{1}{2}{0}*', '{0}{1}?{2}{1}*'])
    return form.format(*letters) if chance.random() < 0.98 else letters[0] + '*'  # which is refused


def word(chance):
    pick = chance.random()
    if pick < 0.06:
        return wildcard(chance)
    if pick < 0.12:
        return misspelt(chance)
    return chance.choice(SMALL if pick < 0.5 else COMMON if pick < 0.85 else RARE if pick < 0.93 else NEARLY)


def words(chance, most):
    return ' '.join(word(chance) for _ in range(chance.randint(1, most)))


def phrase(chance):
    return '"' + ' '.join(chance.choice(SMALL + COMMON[:8]) for _ in range(chance.randint(2, 6))) + '"'


def near(chance):
    operator = f" {chance.choice(['NEAR', 'ADJ'])}/{chance.choice([1, 3, 10, 50, 200, 1000])} "
    pool = chance.choice([SMALL, COMMON, SMALL + COMMON, SMALL[:2]])
    side = [lambda: chance.choice(pool), lambda: phrase(chance), lambda: wildcard(chance), lambda: f'({chance.choice(pool)} OR {chance.choice(pool)})']
    return operator.join(chance.choices(side, [12, 2, 1, 1])[0]() for _ in range(chance.choice([2, 3, 5, 8, 16, 32, 64])))


def numbers(chance, most):
    first = chance.randint(1, most)
    return f'{first}..{first + chance.choice([0, 5, 30, 500, 999])}'


def narrowed(chance):
    year = chance.randint(1945, 2025)
    return chance.choice([
        f'page:{numbers(chance, 40)}', f'para:{numbers(chance, 40)}', 'page:1..1000', 'para:1..1000', f'year:{year}', f'year:{year}..{year + 40}',
        f'date:{year}-03..', f'date:..{year}', f'kind:{chance.choice(KINDS)}', f'organ:({chance.choice("ASE")}, S, E)', 'lang:en', 'lang:fr', 'body:A/HRC*',
        'symbol:A/*', 'symbol:S/2*', f'path:*{chance.randint(100, 999)}*', f'path:SPEECH_00{chance.randint(0, 99):02}', f'title:{chance.choice(SMALL + COMMON)}',
        f'heading:{chance.choice(SMALL + COMMON)}', f'note:{chance.choice(COMMON)}', f'note:{phrase(chance)}', 'cites:A/RES/*', 'component:main',
        f'-kind:{chance.choice(KINDS)}', f'page:({chance.randint(1, 9)} OR {chance.randint(1, 9)})'])


def join(operator, parts):
    """Each with one sign at the most."""
    return operator.join(part.lstrip('+-') if operator != ' ' else part for part in parts)


def clause(chance, depth):
    if depth > 0 and chance.random() < 0.5:
        joined = chance.choice([' AND ', ' OR ', ' ', ' NOT ', ' OR ', ' +', ' -'])
        return '(' + join(joined, [clause(chance, depth - 1) for _ in range(chance.randint(2, 4))]) + ')'
    return chance.choice([words(chance, 12), phrase(chance), near(chance), narrowed(chance), '+' + word(chance), '-' + phrase(chance)])


def repeated(chance, one, joined):
    return join(joined, [one] * min(chance.choice([2, 40, 200, 600]), 7900 // (len(one) + len(joined))))


def query(chance):
    shape = chance.randrange(10)
    joined = chance.choice([' ', ' AND ', ' OR ', ' +', ' -'])
    if shape == 0:
        return words(chance, 250)
    if shape == 1:
        return repeated(chance, chance.choice([phrase, narrowed, near, word])(chance), joined)
    if shape == 2:
        return join(joined, [phrase(chance) for _ in range(chance.randint(2, 120))])
    if shape == 3:
        return join(joined, [narrowed(chance) for _ in range(chance.randint(2, 200))])
    if shape == 4:
        return near(chance) + joined + near(chance)
    if shape == 5:
        return joined.join(wildcard(chance) + 'q' * chance.randint(0, 1) for _ in range(chance.randint(1, 200)))
    if shape == 6:
        return joined.join(misspelt(chance) for _ in range(chance.randint(1, 200)))
    if shape == 7:
        inner = clause(chance, 1)
        for _ in range(chance.randint(1, 45)):
            inner = f"({join(joined, [inner, word(chance)])})"
        return inner
    if shape == 8:
        return joined.join(chance.choice(SMALL + COMMON) for _ in range(chance.randint(20, 240)))
    return clause(chance, 5)


def small(folder):
    """Texts of few words, so that all of them stand near each other everywhere."""
    chance = random.Random(1)
    os.makedirs(folder)
    for number in range(10):
        with open(os.path.join(folder, f'{number}.txt'), 'w', encoding='utf-8') as out:
            for paragraph in range(40):
                text = ' '.join(chance.choice(SMALL[:14] + ['of the'] * 3) for _ in range(200))
                out.write(f'{paragraph + 1}.\tSir, {text} this {" of the" * 13 if paragraph % 2 else ""}.\n')


NAMED = [' NEAR/50 '.join(SMALL[:16]), ' '.join(['"of the"'] * 40), ' '.join(['page:1..1000'] * 600)]
WAYS = [['search', '--format=json']] * 8 + [['search', '--format=json', '--facets=year,organ,body,language,kind'], ['search', '--sort=date', '-n', '1000'],
                                            ['search', '-l'], ['search', '-c'], ['concordance'], ['trend', '--by=kind']]


def asked(count, seed=13):
    """The first of them are those that the issue names."""
    chance = random.Random(seed)
    yield from (('search', '--format=json', '--', one) for one in NAMED[:count])
    for _ in range(count - len(NAMED)):
        yield (*chance.choice(WAYS), '--', query(chance))


Cost = collections.namedtuple('Cost', 'code seconds megabytes said asked')


def ask(index, command, seconds):
    """What it costs; a process that hangs is killed after some minutes by the clock."""
    with subprocess.Popen([UNDEX, command[0], '--index', index, '--query-timeout', str(seconds), *command[1:]], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as search:
        alarm = threading.Timer(600, search.kill)
        alarm.start()
        said = search.stderr.read().decode(errors='replace').strip()
        _, status, usage = os.wait4(search.pid, 0)
        alarm.cancel()
        search.returncode = os.waitstatus_to_exitcode(status)
    return Cost(search.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said, ' '.join(command))


def wrong(cost, seconds, megabytes=200):
    """What is wrong with it, if anything."""
    partial = 'the answer is partial' in cost.said
    bad = [f'exit code {cost.code}: {cost.said[:200]}'] if cost.code not in (0, 1, 2, 3) or partial != (cost.code == 3) else []
    bad += [f'{cost.seconds:.2f} s'] if cost.seconds > seconds * 1.1 + 0.1 else []
    bad += [f'{cost.megabytes:.0f} MB'] if megabytes and cost.megabytes > megabytes else []
    return [f'{one}: {cost.asked[:300]}' for one in bad]


def main(count=5000, index=None, seconds=5.0):
    if not index and not os.path.isdir(SHARED):
        report.skip('queries of the worst kind', f'{SHARED} is not there')
        return
    if not index:
        sys.path[:0] = [os.path.join(ROOT, 'tests', 'bench')]
        import growth  # pylint: disable=import-outside-toplevel
        work = os.path.join(ROOT, 'build', 'growth')
        os.makedirs(work, exist_ok=True)
        index = growth.index_of(350000, work)
    costs = [ask(index, command, float(seconds)) for command in asked(int(count))]
    bad = [line for cost in costs for line in wrong(cost, float(seconds), 0 if report.ASAN else 200)]
    report.check(f'{len(costs)} queries end within {seconds} s and 200 MB', bad[:20])
    worst, largest = max(costs, key=lambda cost: cost.seconds), max(costs, key=lambda cost: cost.megabytes)
    print(f'codes {dict(sorted(collections.Counter(cost.code for cost in costs).items()))}; the longest {worst.seconds:.2f} s: {worst.asked[:150]}')
    print(f'the largest {largest.megabytes:.0f} MB: {largest.asked[:150]}')


if __name__ == '__main__':
    if sys.argv[1:2] == ['--small']:
        small(sys.argv[2])
    else:
        main(*sys.argv[1:])
        sys.exit(report.finish())
