#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an archive answers alike however it is divided: UNDEX=./undex tests/stress/shards.py [COUNT [FOLDER...]]

The files of FOLDER (those of ../shared/corpus) are indexed as one, and as 2, 4 and 8 shards. COUNT (200) queries, always the same ones, of
words, phrases, NEAR, wildcards, filters and orders are asked of each, of folders and of servers (xapian-tcpsrv, on loopback): the ten ids and
scores must be those of the one index, and the numbers of matches too. Then a server is stopped in the middle of a batch: it is named, the exit
code is 3, and nothing waits longer than the time-out."""
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import SHARED, UNDEX  # noqa: E402

DIVISIONS = (2, 4, 8)
WORDS = ('nations united international peace countries security development economic government assembly africa organization political human rights '
         'council cooperation climate migration remittances decolonization apartheid phosphate fisheries landmines cyclone plankton water women children '
         'disarmament nuclear terrorism poverty trade debt refugees education health energy oceans desertification').split()
STEMS = 'migra displac disarm colon educat environ terror refug sustain particip'.split()
FILTERS = ['year:2013', 'organ:A', 'kind:paragraph', 'lang:en', 'date:1990..2005', 'kind:footnote', 'kind:heading', 'body:A/HRC', '-kind:heading', 'year:1980..1999']
CITED = ['A/RES/70/1', 'A/68/190', 'A/68/190, para. 12', 'S/RES/1325(2000)', 'resolution 70/1', 'A/99/999']


def make_queries(count):
    chance = random.Random(14)

    def word():
        return chance.choice(WORDS)

    kinds = [
        lambda: ' '.join(word() for _ in range(chance.randint(1, 5))),
        lambda: f'"{chance.choice(["human rights", "international peace and security", "general assembly", "developing countries", "climate change", "nuclear weapons"])}"',
        lambda: f'{word()} NEAR/{chance.choice([3, 10, 40])} {word()}',
        lambda: f'{word()} ADJ/{chance.choice([2, 5])} {word()}',
        lambda: f'{chance.choice(STEMS)}* {word()}',
        lambda: f'{word()} {chance.choice(FILTERS)}',
        lambda: f'{word()} AND {word()} NOT {word()}',
        lambda: f'+{word()} {word()} -{word()}',
        lambda: chance.choice(FILTERS),
        lambda: f'title:{word()} {word()}',
        lambda: f'cites:{chance.choice(["A/RES/70/1", "A/RES/*"])} {word()}',
        lambda: chance.choice(CITED),
    ]
    return [kinds[i % len(kinds)]() for i in range(count)]


def arguments(locations):
    return [part for each in locations for part in ('--index', each)]


def ask(locations, queries, *more):
    run = subprocess.run([UNDEX, 'search', *arguments(locations), '--batch', '-', '--format=jsonl', '--query-timeout=0', *more],
                         input='\n'.join(queries).encode(), capture_output=True, timeout=1800, check=False)
    answers = []
    for line in run.stdout.decode().splitlines():
        row = json.loads(line)
        if row['type'] == 'search':
            answers.append({'query': row['query'], 'matches': (row['matches_estimated'], row['documents_estimated']), 'hits': []})
        else:
            answers[-1]['hits'].append((row['id'], row['score']))
    return run, answers


def compare(wanted, got):
    faults = [] if len(wanted) == len(got) else [f'{len(got)} answers, not {len(wanted)}']
    for one, other in zip(wanted, got):
        if one != other:
            place = next((i for i, pair in enumerate(zip(one['hits'], other['hits'])) if pair[0] != pair[1]), len(one['hits']))
            faults.append(f"{one['query']}: {one['matches']} {one['hits'][place:place + 1]}, here {other['matches']} {other['hits'][place:place + 1]}")
    return faults


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def serve(folder):
    port = free_port()
    server = subprocess.Popen(['xapian-tcpsrv', '--quiet', '--interface', '127.0.0.1', '--port', str(port), os.path.join(folder, 'db')],
                              start_new_session=True)  # when it is ended, it ends all of its process group
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return server, f'127.0.0.1:{port}'
        time.sleep(0.05)
    raise SystemExit(f'the server of {folder} does not listen')


def make(folder, place, *more):
    run = subprocess.run([UNDEX, 'index', '-q', '--index', place, *more, *folder], capture_output=True, timeout=3600, check=False)
    if run.returncode not in (0, 3):
        raise SystemExit(run.stderr.decode())


def stop_one(servers, locations, queries):
    """A server that stops in the middle of a batch."""
    limit = 2
    run = subprocess.Popen([UNDEX, 'search', *arguments(locations), '--batch', '-', '--format=jsonl', '--shard-timeout', str(limit)],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    half = len(queries) // 2
    run.stdin.write(('\n'.join(queries[:half]) + '\n').encode())
    run.stdin.flush()
    time.sleep(1)
    with open(f'/proc/{servers[1].pid}/task/{servers[1].pid}/children', encoding='utf-8') as source:
        children = source.read().split()
    stopped = [servers[1].pid, *map(int, children)]
    for each in stopped:
        os.kill(each, signal.SIGSTOP)
    begun = time.monotonic()
    out, err = run.communicate('\n'.join(queries[half:]).encode(), timeout=600)
    seconds = time.monotonic() - begun
    for each in stopped:
        os.kill(each, signal.SIGCONT)
    rows = [json.loads(line) for line in out.decode().splitlines()]
    last = [row['shards'] for row in rows if row['type'] == 'search'][-1]
    faults = [] if run.returncode == 3 else [f'exit code {run.returncode}']
    faults += [] if last == {'asked': 8, 'answered': 7, 'missing': [locations[1]]} else [str(last)]
    faults += [] if f'shard {locations[1]}: does not answer within {limit} s' in err.decode() else [err.decode()]
    print(f'a server that stops: the other {len(queries) - half} queries took {seconds:.1f} s, with a time-out of {limit} s')
    return faults


def check_folders(folders, queries, wanted):
    """The parts of each division."""
    parts = {1: ['whole']}
    for division in DIVISIONS:
        parts[division] = [f'{division}-{number}' for number in range(1, division + 1)]
        for number, part in enumerate(parts[division], 1):
            make(folders, part, '--shard', f'{number}/{division}')
        begun = time.monotonic()
        _, got = ask(parts[division], queries)
        print(f'{division} folders: {time.monotonic() - begun:.1f} s for {len(queries)} queries')
        report.check(f'{division} folders answer as one index', compare(wanted, got))
    return parts


def check_servers(parts, queries, wanted):
    for division, folders in parts.items():
        servers, locations = zip(*map(serve, folders))
        try:
            begun = time.monotonic()
            _, got = ask(locations, queries)
            print(f'{division} servers: {time.monotonic() - begun:.1f} s for {len(queries)} queries')
            report.check(f'{division} servers answer as one index', compare(wanted, got))
            if division == max(DIVISIONS):
                report.check('a server that stops is named, and the others answer', stop_one(servers, locations, queries))
        finally:
            for server in servers:
                server.terminate()
                server.wait()


def main(count, folders):
    queries = make_queries(count)
    with tempfile.TemporaryDirectory(prefix='undex-shards.') as place:
        os.chdir(place)
        make(folders, 'whole')
        _, wanted = ask(['whole'], queries)
        report.check('the queries find something', [] if sum(bool(one['hits']) for one in wanted) > count / 2 else ['less than half of them do'])
        parts = check_folders(folders, queries, wanted)
        if shutil.which('xapian-tcpsrv'):
            check_servers(parts, queries, wanted)
        else:
            report.skip('servers', 'xapian-tcpsrv is not installed')
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, [os.path.abspath(each) for each in sys.argv[2:]] or [os.path.join(SHARED, 'corpus')]))
