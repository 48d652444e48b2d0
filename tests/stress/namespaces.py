#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four shards on four hosts: UNDEX=./undex tests/stress/namespaces.py [QUERIES]

Each host is a network namespace with an address of its own, where xapian-tcpsrv serves a quarter of ../shared/corpus (of the
specimens of this repository where that is not there). QUERIES (60) queries are asked, each in a process of its own: of the one
index that has all, of the four hosts, and of the four hosts where the answers of the last one come 20 ms later. All must give
the same ids and scores; medians and 95th percentiles are told. Then the last host is silenced, in the midst of a query, and
later taken from the network: it is named, the exit code is 3, and nothing takes longer than the time-out allows."""
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from report import ROOT, SHARED, UNDEX  # noqa: E402

HOSTS, NETWORK, PORT, SLOW_PORT, BRIDGE = 4, '10.77.14', 7101, 7102, 'undex-net'
DELAY = 0.02    # seconds
TIMEOUT = 2     # seconds, of a shard
ALLOWED = 1.5   # seconds that all else may take besides
FORWARDER = os.path.join(ROOT, 'tests', 'forwarder.py')
SILENCED = 0.25 # seconds after a query has begun, which takes longer


def system(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def address(host):
    return f'{NETWORK}.{10 + host}'


def why_not():
    """Why this machine cannot; None: it can."""
    for program in ('ip', 'xapian-tcpsrv'):
        if not shutil.which(program):
            return f'{program} is not installed'
    made = system('ip', 'netns', 'add', 'undex-try')
    system('ip', 'netns', 'del', 'undex-try')
    return None if made.returncode == 0 else f'no network namespace can be made: {made.stderr.strip()}'


class Network:
    """The hosts, and what runs on them."""

    def __init__(self, parts):
        self.processes = []
        for command in (('link', 'add', BRIDGE, 'type', 'bridge'), ('addr', 'add', f'{NETWORK}.1/24', 'dev', BRIDGE), ('link', 'set', BRIDGE, 'up')):
            system('ip', *command)
        for host, part in enumerate(parts, 1):
            name = f'undex-{host}'
            system('ip', 'netns', 'add', name)
            system('ip', 'link', 'add', f'undex-v{host}', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
            system('ip', 'link', 'set', f'undex-v{host}', 'master', BRIDGE, 'up')
            system('ip', '-n', name, 'addr', 'add', f'{address(host)}/24', 'dev', 'eth0')
            for link in ('lo', 'eth0'):
                system('ip', '-n', name, 'link', 'set', link, 'up')
            self.start(host, 'xapian-tcpsrv', '--interface', address(host), '--port', str(PORT), '--quiet', os.path.join(part, 'db'))
        slow = self.start(HOSTS, sys.executable, FORWARDER, f'{address(HOSTS)}:{SLOW_PORT}', f'{address(HOSTS)}:{PORT}', str(DELAY))
        slow.stdout.readline()
        for host in range(1, HOSTS + 1):
            await_port(address(host), PORT)

    def start(self, host, *command):
        process = subprocess.Popen(('ip', 'netns', 'exec', f'undex-{host}', *command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        self.processes.append(process)
        return process

    def signal(self, host, number):
        """The server of a host, and what it has forked, a process a connection."""
        os.killpg(self.processes[host - 1].pid, number)

    def close(self):
        for process in self.processes:
            for number in (signal.SIGCONT, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                except OSError:
                    pass
            process.wait()
        for host in range(1, HOSTS + 1):
            system('ip', 'netns', 'del', f'undex-{host}')
        system('ip', 'link', 'del', BRIDGE)


def await_port(host, port):
    for _ in range(100):
        try:
            socket.create_connection((host, port), 1).close()
            return
        except OSError:
            time.sleep(0.05)


def queries(count):
    path = os.path.join(SHARED, 'queries', 'open.tsv')
    if not os.path.isfile(path):
        return ['common river', 'paragraph', '"the common"', 'river NEAR/5 valley', 'para*']
    with open(path, encoding='utf-8') as source:
        column = source.readline().rstrip('\n').split('\t').index('query')
        return list(dict.fromkeys(line.split('\t')[column] for line in source if line.strip()))[:count]


def ask(query, indexes, *more):
    """Seconds, exit code, (id, score) of the hits, what was said."""
    begun = time.monotonic()
    args = [UNDEX, 'search', '--format=json', f'--shard-timeout={TIMEOUT}', *(f'--index={one}' for one in indexes), *more, '--', query]
    run = subprocess.run(args, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False)
    try:
        answer = json.loads(run.stdout)
    except ValueError:
        answer = {}
    hits = [(hit.get('id'), hit.get('score')) for hit in answer.get('hits', answer.get('results', []))]
    return time.monotonic() - begun, run.returncode, hits, run.stderr, answer.get('shards')


def compare(name, asked, one, indexes):
    defects, times = [], []
    for query in asked:
        took, code, hits, said, _ = ask(query, indexes)
        times.append(took)
        expected = one[query]
        if (code, hits) != expected:
            defects.append(f'{query}: exit code {code} {said.strip()} {hits[:3]}, and of one index {expected[0]} {expected[1][:3]}')
    times.sort()
    report.check(f'{name}: the same ids and scores; median {statistics.median(times) * 1000:.0f} ms, 95th percentile {times[int(len(times) * .95)] * 1000:.0f} ms',
                 defects)


def names_last(name, outcome, hosts):
    took, code, _, said, shards = outcome
    defects = []
    if code != 3:
        defects.append(f'exit code {code}: {said}')
    if hosts[-1] not in said:
        defects.append(f'{hosts[-1]} is not named: {said}')
    if took > TIMEOUT + ALLOWED:
        defects.append(f'{took:.1f} s')
    if not shards or (shards.get('asked'), shards.get('answered')) != (HOSTS, HOSTS - 1):
        defects.append(f'shards: {shards}')
    report.check(name, defects)


def lose(network, hosts, query):
    """The last host falls silent while a query waits for its slow answers; then before one; then its way is cut."""
    slow = hosts[:-1] + [f'{address(HOSTS)}:{SLOW_PORT}']
    outcome = []
    thread = threading.Thread(target=lambda: outcome.append(ask(query, slow)))
    thread.start()
    time.sleep(SILENCED)
    network.signal(HOSTS, signal.SIGSTOP)
    thread.join()
    names_last('a host that falls silent in the midst of a query is named in time', outcome[0], slow)
    names_last('a host that is silent from the beginning is named in time', ask(query, hosts), hosts)
    network.signal(HOSTS, signal.SIGCONT)
    system('ip', 'link', 'set', f'undex-v{HOSTS}', 'down')
    names_last('a host that is gone from the network is named in time', ask(query, hosts), hosts)
    system('ip', 'link', 'set', f'undex-v{HOSTS}', 'up')
    outcome.clear()
    thread = threading.Thread(target=lambda: outcome.append(ask(query, slow)))
    thread.start()
    time.sleep(SILENCED)
    network.signal(HOSTS, signal.SIGKILL)
    thread.join()
    names_last('a host whose server is killed in the midst of a query is named in time', outcome[0], slow)
    strict = ask(query, hosts, '--all-shards')
    report.check('with --all-shards it is an error', [] if strict[1] == 2 and hosts[-1] in strict[3] else [str(strict)])


def main(count):
    reason = why_not()
    if reason:
        report.skip('shards on four hosts', reason)
        return report.finish()
    work = tempfile.mkdtemp(prefix='undex-hosts.')
    source = os.path.join(SHARED, 'corpus')
    source = source if os.path.isdir(source) else os.path.join(ROOT, 'corpus')
    whole, parts = os.path.join(work, 'whole'), [os.path.join(work, f'part-{i}') for i in range(1, HOSTS + 1)]
    subprocess.run([UNDEX, 'index', '-q', '--progress=none', '--index', whole, source], capture_output=True, check=False)
    for i, part in enumerate(parts, 1):
        subprocess.run([UNDEX, 'index', '-q', '--progress=none', f'--shard={i}/{HOSTS}', '--index', part, source], capture_output=True, check=False)
    network = Network(parts)
    try:
        hosts = [f'{address(host)}:{PORT}' for host in range(1, HOSTS + 1)]
        asked = queries(count)
        one = {}
        for query in asked:
            took, code, hits, *_ = ask(query, [whole])
            one[query] = (code, hits)
        compare('four hosts', asked, one, hosts)
        compare(f'four hosts, one {DELAY * 1000:.0f} ms away', asked, one, hosts[:-1] + [f'{address(HOSTS)}:{SLOW_PORT}'])
        lose(network, hosts, asked[0])
    finally:
        network.close()
        shutil.rmtree(work, ignore_errors=True)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(int((sys.argv[1:] or ['60'])[0])))
