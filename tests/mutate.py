#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the tests notice small faults: tests/mutate.py [--seed S | --again LOG] [--work FOLDER] N [FILE...]

N faults are put, one at a time, into a copy of the tree: one operator, constant or truth value of a line of src/ (or of the
sources FILE). Units run with sanitizers, digests, specimens and tests of the command line on the usual build, those first that
are likely to notice soon, until one fails, crashes or takes much longer than it did without the fault. A fault that does not
compile, or does not change what the compiler makes of the file, does not count: another is drawn. A line says of each fault
where and what it is, and which test noticed it, or SURVIVED. FOLDER keeps the copy and its builds for the next run. LOG is what
an earlier run printed: its survivors are tried again.

This is no part of `make test`: it takes about half a minute for each fault that is noticed, and some minutes for each that is not.
Exit code 0, whatever was noticed."""
import argparse
import collections
import concurrent.futures
import glob
import os
import queue
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path[:0] = [HERE]
import faults  # noqa: E402

SANITIZED = '-O1 -g0 -U_FORTIFY_SOURCE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined'
AT_ONCE = 2
PROCESSOR = 40   # seconds that a process of a test may compute
PATIENCE = 8     # times what a test took without a fault, and
LEAST = 150      # seconds by the clock: others may use the machine, too
FAR, NEAR = 5, 2   # calls from a unit program to a source that it is run for; the second where it takes LONG
LONG = 8         # seconds
LATE = 'it takes too long'
UNIT, SCRIPT, GOLDEN = 'unit', 'cli', 'golden'
# Parts of the digests, and the rooms that none of their rows depends on beyond what the others see.
DIGESTS = {'extract': ({'search', 'xapian-c'}, ['extract']), 'index': ({'extract', 'segment'}, ['search', 'count', 'passages'])}
READING = ('src/search/', 'src/cli/')   # these change no index
# The tests of the command line that fit a room; for a room that is not here, all of them.
FITTING = {
    'analysis': ['search', 'explore', 'related'], 'base': ['json', 'names', 'index'], 'citation': ['citations', 'cite', 'show'],
    'extract': ['extract', 'readers'], 'index': ['index', 'manage', 'search', 'related'],
    'ingest': ['index', 'ingest', 'names', 'archive', 'attachments'], 'record': ['json', 'formats', 'show'],
    'search': ['search', 'explore', 'related', 'citations'], 'segment': ['extract', 'show'],
}


def copy_tree(work):
    """The files under version control as they are now; what has not changed keeps its time, so that it is not built again."""
    names = subprocess.run(['git', '-c', 'safe.directory=*', 'ls-files', '-z', '-c', '-o', '--exclude-standard'], cwd=ROOT, check=True,
                           stdout=subprocess.PIPE).stdout.decode().split('\0')
    names = [name for name in names if name and os.path.isfile(os.path.join(ROOT, name))]
    for folder in ('src', 'include', 'tests'):
        for where, _, found in os.walk(os.path.join(work, folder)):
            for name in found:
                path = os.path.join(where, name)
                if os.path.relpath(path, work) not in set(names):
                    os.remove(path)
    for name in names:
        source, target = os.path.join(ROOT, name), os.path.join(work, name)
        with open(source, 'rb') as file:
            data = file.read()
        if not os.path.isfile(target) or open(target, 'rb').read() != data:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy2(source, target)
            os.utime(target)


class Build:
    """The two builds of the copy, and the commands that make each part of them: units with sanitizers, programs as usual."""

    def __init__(self, work):
        self.work, self.commands, self.archives = work, {}, {}
        # a fast linker; not LLD 14, which gives variables of threads no address where UBSan looks at them
        fast = ['LDFLAGS=-fuse-ld=mold'] if shutil.which('ld.mold') else []
        self.prepare(['MODE=asan', f'OPTIMIZE={SANITIZED}', *fast, 'units'])
        self.prepare(['MODE=release', 'all'])
        self.units = {target.rpartition('test_')[2]: target for target in self.commands if re.search(r'/tests/unit/test_\w+$', target)}
        self.programs = [t for t in self.commands if not t.endswith('.o') and '/tests/' not in t]
        self.defined, self.wanted = self.symbols()
        self.distances = {unit: self.reached(target) for unit, target in self.units.items()}

    def prepare(self, what):
        make = ['make', '-s', 'WERROR=', *what]
        subprocess.run([*make, f'-j{AT_ONCE}'], cwd=self.work, check=True)
        said = subprocess.run([*make, '-n', '-B', 'V=1'], cwd=self.work, check=True, stdout=subprocess.PIPE).stdout.decode()
        for line in said.split('\n'):
            if found := re.search(r' -o (\S+)', line):
                self.commands[found.group(1)] = line.strip()
            elif found := re.match(r' *\S*ar rcs (\S+\.a) (.*)', line):
                self.archives[found.group(1)] = set(found.group(2).split())

    def reached(self, target):
        """How many calls an object is away from a unit program, for all that it can reach."""
        seen, edge, far = {}, {target + '.o'}, 0
        while edge:
            seen.update({name: far for name in edge})
            edge = {self.defined[s] for name in edge for s in self.wanted.get(name, ()) if s in self.defined} - set(seen)
            far += 1
        return seen

    def symbols(self):
        """Which object has each name, and the names that each object wants."""
        objects = [name for name in self.commands if name.startswith('build/asan/') and name.endswith('.o')]
        said = subprocess.run(['nm', '-A', '-g', *objects], cwd=self.work, check=True, stdout=subprocess.PIPE).stdout.decode()
        defined, wanted = {}, collections.defaultdict(set)
        for line in said.split('\n'):
            name, _, rest = line.partition(':')
            words = rest.split()
            if len(words) == 2 and words[0] == 'U':
                wanted[name].add(words[1])
            elif len(words) == 3 and words[2] != 'main' and '/tests/' not in name:
                defined[words[2]] = name
        return defined, wanted

    def run(self, command):
        quiet = subprocess.DEVNULL
        return subprocess.run(command, shell=True, cwd=self.work, stdout=quiet, stderr=quiet, check=False).returncode == 0

    def put(self, path, only_if_other=False):
        """Compiles the file as it is now and puts it into the libraries; if wanted, only where its code is another than before."""
        for mode in ('release', 'asan'):
            name = object_of(path, mode)
            before = self.code(name)
            if not self.run(self.commands[name] + ' -Werror=int-conversion') or (only_if_other and mode == 'release' and self.code(name) == before):
                return False
            for archive, objects in self.archives.items():
                if name in objects and not self.run(f'ar rcs {archive} {name}'):
                    return False
        return True

    def code(self, name):
        """What the compiler made of a file, without what is there for debuggers."""
        spare = os.path.join(self.work, 'build', 'spare.o')
        subprocess.run(['objcopy', '--strip-debug', name, spare], cwd=self.work, check=True)
        with open(spare, 'rb') as file:
            return file.read()


def object_of(path, mode='asan'):
    return f'build/{mode}/{path[:-2]}.o'


class Tests:
    """All tests, how long they take, and which of them noticed faults of which folder."""

    def __init__(self, build):
        self.build, self.seconds, self.noticed, self.index = build, {}, collections.Counter(), []
        scripts = [os.path.basename(p)[:-3] for p in glob.glob(os.path.join(build.work, 'tests/cli/*.sh'))]
        self.all = [(UNIT, u) for u in sorted(build.units)] + [(GOLDEN, g) for g in ('specimens', *DIGESTS)]
        self.all += [(SCRIPT, s) for s in sorted(scripts) if s not in ('run', 'harness')]
        root, asan = build.work, 'detect_leaks=1:allocator_may_return_null=1:hard_rss_limit_mb=3000'
        self.env = dict(os.environ, BUILD=f'{root}/build/asan', UNDEX=f'{root}/undex', ASAN_OPTIONS=asan,
                        SHARED=os.path.join(os.path.dirname(ROOT), 'shared'), UBSAN_OPTIONS='print_stacktrace=0',
                        LSAN_OPTIONS=f'suppressions={root}/tests/leaks.txt:print_suppressions=0')

    def command(self, test):
        kind, name = test
        if name in DIGESTS and kind == GOLDEN:
            return ['tests/golden/digests.py', '--first', *self.index, *DIGESTS[name][1]]
        return {UNIT: ['tests/unit/run.sh', name], SCRIPT: ['tests/cli/run.sh', name], GOLDEN: ['tests/golden/run.py']}[kind]

    def run(self, test, stop):
        """None where the test passes or was stopped, else what it says first."""
        begun = time.monotonic()
        limit = max(LEAST, PATIENCE * self.seconds.get(test, 100))
        env = self.env if test[1] in DIGESTS else {k: v for k, v in self.env.items() if k != 'SHARED'}
        process = subprocess.Popen(['nice', '-n', '3', *self.command(test)], cwd=self.build.work, env=env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR)))
        late = threading.Event()

        def watch():
            while process.poll() is None:
                if stop.is_set() or time.monotonic() - begun > limit:
                    late.set()
                    try:
                        os.killpg(process.pid, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
                    return
                time.sleep(0.05)
        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        said = process.communicate()[0].decode('utf-8', 'replace')
        watcher.join()
        if stop.is_set():
            return None
        if not late.is_set() and process.returncode == 0:
            self.seconds.setdefault(test, time.monotonic() - begun)
            return None
        first = re.search(r'^not ok - (.*)', said, re.M)
        return f'{test[0]} {test[1]}: ' + (LATE if late.is_set() else first.group(1) if first else 'it fails')[:100]

    def order(self, path):
        """The tests that can notice a fault of the file, those first that promise most for their time."""
        name, folder = object_of(path), os.path.dirname(path)
        rated = []
        for test in self.all:
            kind, which = test
            far = self.build.distances[which].get(name) if kind == UNIT else None
            if kind == UNIT and (far is None or far > (NEAR if self.seconds.get(test, 0) > LONG else FAR)):
                continue
            if kind == GOLDEN and which in DIGESTS and path.split('/')[1] in DIGESTS[which][0]:
                continue
            if kind == SCRIPT and which not in FITTING.get(path.split('/')[1], [which]):
                continue
            hope = 1 / far ** 2 if far else 0.9 if kind == GOLDEN else 0.5 if which in path else 0.1
            rated.append(((hope + self.noticed[folder, test]) / (0.3 + self.seconds.get(test, 1)), test))
        return [test for _, test in sorted(rated, reverse=True)]

    def first_to_notice(self, tests, linked):
        """What the first test that notices says; units are linked as they are wanted, programs once. None: no test does."""
        stop, found, waiting, lock = threading.Event(), [], queue.Queue(), threading.Lock()
        for test in tests:
            waiting.put(test)

        def work():
            while not stop.is_set():
                try:
                    test = waiting.get_nowait()
                except queue.Empty:
                    return
                with lock if test[0] != UNIT else threading.Lock():
                    targets = [self.build.units[test[1]]] if test[0] == UNIT else self.build.programs
                    for target in [t for t in targets if t not in linked]:
                        self.build.run(self.build.commands[target])
                        linked.add(target)
                said = self.run(test, stop)
                # a test that failed by chance passes the second time
                if said and (test[0] == SCRIPT or LATE in said):
                    said = self.run(test, stop)
                if said and not stop.is_set():
                    stop.set()
                    found.append((test, said))
        workers = [threading.Thread(target=work) for _ in range(AT_ONCE)]
        for each in workers:
            each.start()
        for each in workers:
            each.join()
        return found[0] if found else None

    def index_without_faults(self):
        """An index of ../shared/corpus, for faults that can change none."""
        corpus, index = os.path.join(self.env['SHARED'], 'corpus'), os.path.join(self.build.work, 'build', 'index')
        if not os.path.isdir(corpus):
            return None
        subprocess.run([f'{self.build.work}/undex', 'index', '-q', '--progress=none', '--index', index, corpus],
                       stderr=subprocess.DEVNULL, check=False)
        return index

    def without_faults(self):
        """Each test once, in every run, for what passed in an earlier one may fail now; those that fail are left out."""
        every = list(self.all)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for test, said in zip(every, pool.map(lambda test: self.run(test, threading.Event()), every)):
                if said:
                    print(f'left out, it fails without a fault: {said}', flush=True)
                    self.all.remove(test)
        print(f'{len(self.all)} tests, {sum(self.seconds.values()):.0f} s', flush=True)


def write(build, fault, text):
    with open(os.path.join(build.work, fault.path), 'w', encoding='utf-8') as out:
        out.write(text)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--seed', default='1')
    options.add_argument('--again', metavar='LOG')
    options.add_argument('--work', metavar='FOLDER')
    options.add_argument('n', type=int, metavar='N')
    options.add_argument('file', nargs='*')
    given = options.parse_args()
    log = os.path.abspath(given.again) if given.again else None
    work = os.path.abspath(given.work or tempfile.mkdtemp(prefix='undex-mutate.'))
    os.makedirs(work, exist_ok=True)
    copy_tree(work)
    build = Build(work)
    tests = Tests(build)
    kept = tests.index_without_faults()
    tests.without_faults()
    os.chdir(work)
    paths = [p for p in given.file or sorted(glob.glob('src/**/*.c', recursive=True)) if object_of(p) in build.commands]
    counted, survivors = 0, 0
    for fault in faults.survivors(paths, log) if log else faults.drawn(paths, random.Random(given.seed)):
        if counted == given.n:
            break
        write(build, fault, fault.mutated())
        if build.put(fault.path, only_if_other=True):
            begun = time.monotonic()
            tests.index = ['--index', kept] if kept and fault.path.startswith(READING) else []
            found = tests.first_to_notice(tests.order(fault.path), set())
            counted += 1
            survivors += found is None
            if found:
                tests.noticed[os.path.dirname(fault.path), found[0]] += 1
            print(f'{counted:3} {fault.place}: {fault.what}')
            print(f'    {found[1] if found else "SURVIVED"} ({time.monotonic() - begun:.0f} s)', flush=True)
        write(build, fault, fault.text)
        build.put(fault.path)
    print(f'{counted} faults, {counted - survivors} noticed, {survivors} survived')
    if not given.work:
        shutil.rmtree(work)
    return 0


if __name__ == '__main__':
    sys.exit(main())
