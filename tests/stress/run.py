#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a night may bring: UNDEX=./undex tests/stress/run.py [NAME...]

Kills at random moments, full disks, hostile and odd files, files that change while they are read. After each the index
must be sound and hold what was committed, and the next run must go on. Minutes, not seconds: `make stress`."""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import merging  # noqa: E402
import mutations  # noqa: E402
import operations  # noqa: E402
import report  # noqa: E402
from report import ROOT, SHARED  # noqa: E402

UNDEX = os.environ.get('UNDEX', os.path.join(ROOT, 'undex'))
KILLS = int(os.environ.get('KILLS', '200'))


def undex(*args, **more):
    return subprocess.run([UNDEX, *args], capture_output=True, timeout=600, check=False, **more)


def rows(*args):
    run = undex(*args)
    return run, [json.loads(line) for line in run.stdout.decode().splitlines()]


def sound(index):
    run = undex('check', '--index', index)
    return [] if run.returncode == 0 else [run.stdout.decode() + run.stderr.decode()]


def contents(index):
    """All that can be seen of an index, but for times and docids: its documents, and every passage of each."""
    listed = sorted(undex('list', '--index', index, '--format=jsonl').stdout.decode().splitlines())
    passages = []
    for key in sorted(json.loads(line)['key'] for line in listed):
        run = undex('show', '--index', index, '--format=jsonl', '--', key)
        passages += run.stdout.decode().splitlines() or [f'{key}: exit code {run.returncode}: {run.stderr.decode()}']
    return listed, passages


def make_documents(folder, count):
    """Copies that differ, of the specimens of this repository."""
    os.makedirs(folder)
    corpus = os.path.join(ROOT, 'corpus')
    names = sorted(name for name in os.listdir(corpus) if name.endswith(('.pdf', '.txt')))
    for i in range(count):
        name = names[i % len(names)]
        with open(os.path.join(corpus, name), 'rb') as source, open(os.path.join(folder, f'{i:04}-{name}'), 'wb') as out:
            out.write(source.read() + (f'\n{i}. Paragraph number {i} of this copy.\n' if name.endswith('.txt') else f'%% {i}\n').encode())
    with open(os.path.join(folder, '0003-bad.pdf'), 'wb') as out:
        out.write(b'%PDF-1.4 rubbish')


def kill_operation(name, count):
    """A command that adds, replaces, removes or compacts, killed: the index is as before it, or as after it, and it can be done again."""
    operation, bad, killed = operations.Operation(name), [], 0
    operation.restore()
    start = time.monotonic()
    operations.run(*operation.args)
    usual = time.monotonic() - start
    for _ in range(count):
        operation.restore()
        with subprocess.Popen([UNDEX, *operation.args], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=operations.environment()) as process:
            time.sleep(random.uniform(0, usual * 1.1))
            process.kill()
        killed += process.returncode < 0
        bad += operation.left(process.returncode == 0)
    operation.clear()
    report.check(f'{killed} of {count} runs of `{name}` were killed before their end: nothing is lost', bad[:3])


def kills(work):
    docs = os.path.join(work, 'docs')
    make_documents(docs, 60)
    index, whole = os.path.join(work, 'killed'), os.path.join(work, 'whole')
    random.seed(7)
    start = time.monotonic()
    undex('index', '-q', '--index', whole, docs)
    usual = time.monotonic() - start
    bad = []
    for i in range(KILLS):
        if i % 20 == 19:  # done by now: begin anew, or nothing is left to kill
            shutil.rmtree(index, ignore_errors=True)
        process = subprocess.Popen([UNDEX, 'index', '-q', '--index', index, docs], stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, usual * 1.1))
        process.kill()
        process.wait()
        if os.path.exists(os.path.join(index, 'db', 'iamglass')):
            bad += sound(index)
    report.check(f'{KILLS} runs killed, the index sound after each', bad[:3])
    run = undex('index', '-q', '--strict', '--index', index, docs)
    report.check('the last run ends as usual', [] if run.returncode == 3 else [f'exit code {run.returncode}', run.stderr.decode()])
    report.check('and its index is that of a run never killed', [] if contents(index) == contents(whole) else ['they differ'])
    time.sleep(0.5)
    left = subprocess.run(['pgrep', '-f', index], capture_output=True, check=False).stdout.decode().split()
    report.check('no process is left behind', [] if not left else left)
    for name in operations.WRITING:
        kill_operation(name, KILLS // 10)


def full_disk(work):
    if os.geteuid() != 0:
        report.skip('a full disk', 'only the superuser mounts one')
        return
    docs, disk = os.path.join(work, 'docs'), os.path.join(work, 'disk')
    make_documents(docs, 200)
    os.makedirs(disk)
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], capture_output=True, check=False).returncode:
        report.skip('a full disk', 'no tmpfs can be mounted here')
        return
    try:
        index = os.path.join(disk, 'index')
        undex('index', '-q', '--index', index, os.path.join(docs, '0000-A_99_901.en.pdf'))
        before = contents(index)
        run = undex('index', '--index', index, docs)
        message = run.stderr.decode()
        report.check('a full disk ends the run', [] if run.returncode == 2 else [f'exit code {run.returncode}', message])
        report.check('with a clear message', [] if 'space' in message else [message])
        report.check('the index opens and is sound', sound(index))
        report.check('and holds what was committed', [] if set(before[0]) <= set(contents(index)[0]) else ['something is lost'])
        subprocess.run(['mount', '-o', 'remount,size=200m', disk], check=True)
        run = undex('index', '-q', '--strict', '--index', index, docs)
        report.check('with room again the run goes on', [] if run.returncode == 3 else [run.stderr.decode()])
        report.check('to a sound index', sound(index))
    finally:
        subprocess.run(['umount', disk], check=False)


def hostile(work):
    files = os.path.join(SHARED, 'hostile', 'files')
    if not os.path.isdir(files):
        report.skip('hostile files', '../shared/hostile is not there')
        return
    docs, index = os.path.join(work, 'docs'), os.path.join(work, 'index')
    shutil.copytree(files, os.path.join(docs, 'hostile'))
    make_documents(os.path.join(docs, 'good'), 40)
    paths = os.path.join(work, 'paths')
    names = sorted(os.path.join(where, name) for where, _, found in os.walk(docs) for name in found)
    random.seed(3)
    random.shuffle(names)  # good ones between
    with open(paths, 'wb') as out:
        out.write(b'\0'.join(os.fsencode(name) for name in names))
    start = time.monotonic()
    run, told = rows('index', '--index', index, '--format=jsonl', '--timeout=15', '-0', '--files-from', paths)
    seconds = time.monotonic() - start
    told = {row['path']: row for row in told if row['type'] == 'file'}
    report.check('hostile files: exit code 3', [] if run.returncode == 3 else [run.stderr.decode()[-500:]])
    report.check('each is taken or named with a reason', [name for name in names if name not in told or
                 (told[name]['status'] == 'failed' and not told[name].get('reason'))])
    report.check('the documents around them are taken', [name for name in names if '/good/' in name and 'bad' not in name and
                 told.get(name, {}).get('status') != 'taken'])
    report.check('none takes longer than its limit', [f'{name}: {row["milliseconds"]} ms' for name, row in told.items()
                 if row.get('milliseconds', 0) > 20000])
    report.check('the index is sound', sound(index))
    reasons = {}
    for row in told.values():
        reasons[row.get('reason', row['status'])] = reasons.get(row.get('reason', row['status']), 0) + 1
    print(f'# {seconds:.0f} s: {reasons}')
    alone = os.path.join(work, 'alone')
    undex('index', '-q', '--index', alone, *[name for name in names if '/good/' in name])  # keys go by the order
    keep = [line for line in contents(index)[0] if '/good/' in line]
    report.check('nothing leaks from one document to the next', [] if keep == [line for line in contents(alone)[0]] else ['they differ'])


def odd_tree(work):
    maker = os.path.join(SHARED, 'hostile', 'make_odd_tree.sh')
    if not os.path.exists(maker):
        report.skip('a tree of oddities', '../shared/hostile is not there')
        return
    tree, index = os.path.join(work, 'tree'), os.path.join(work, 'index')
    subprocess.run(['bash', maker, tree, os.path.join(ROOT, 'corpus', 'A_RES_99_901.en.pdf')], capture_output=True, check=False)
    with open(os.path.join(tree, 'line300.txt'), 'wb') as out:
        for _ in range(300):
            out.write(b'x' * 1000000)
    run, told = rows('index', '--index', index, '--format=jsonl', tree)
    failed = {os.path.basename(row['path']): row for row in told if row.get('status') == 'failed'}
    report.check('odd names and files: exit code 3', [] if run.returncode == 3 else [f'exit code {run.returncode}', run.stderr.decode()[-500:]])
    report.check('a sparse file of 10 GB is over the limit', [] if failed.get('sparse10g.pdf', {}).get('reason') == 'limit' else [str(failed.keys())])
    report.check('a line of 300 MB is over the limit', [] if failed.get('line300.txt', {}).get('reason') == 'limit' else [str(failed.get('line300.txt'))])
    report.check('the good among them are taken', [] if sum(row.get('status') == 'taken' for row in told) > 1000 else [str(len(told))])
    report.check('nothing was run', [] if not os.path.exists('pwned') and not os.path.exists(os.path.join(tree, 'pwned')) else ['pwned'])
    report.check('the index is sound', sound(index))
    run, told = rows('index', '--index', index, '--format=jsonl', tree)
    report.check('a second run takes nothing', [row['path'] for row in told if row.get('status') == 'taken'])
    named = [os.path.join(tree, name) for name in ('fifo.pdf', 'sock.pdf', 'self.pdf', 'dangling.pdf')] + ['/dev/zero']
    run, told = rows('index', '--index', index, '--format=jsonl', *named)
    report.check('pipes, sockets, devices and loops that are named fail with a reason',
                 [] if run.returncode in (2, 3) and sum(row.get('status') == 'failed' for row in told) >= 4 or run.returncode == 2 else [str(told), run.stderr.decode()])
    named += [os.path.join(tree, name) for name in ('sparse10g.pdf', 'line300.txt')]
    run, told = rows('extract', '--format=jsonl', *named)
    errors = run.stderr.decode().splitlines()
    report.check('undex extract names the same', [] if run.returncode == 3 and not told and len(errors) == len(named) and
                 all(name in line for name, line in zip(named, errors)) else [f'exit code {run.returncode}', *errors])


def changing(work):
    docs, index = os.path.join(work, 'docs'), os.path.join(work, 'index')
    make_documents(docs, 60)
    growing = os.path.join(docs, '0000-growing.txt')
    stop = threading.Event()

    def grow():
        n = 0
        while not stop.is_set():
            n += 1
            with open(growing, 'a', encoding='ascii') as out:
                out.write(f'{n}. It grows while it is read, paragraph {n}.\n\n')
            gone = os.path.join(docs, f'{n % 60:04}-vanish.txt')
            if os.path.exists(gone):
                os.unlink(gone)
            else:
                with open(gone, 'w', encoding='ascii') as out:
                    out.write(f'1. Here and gone, {n}.\n')
            time.sleep(0.001)

    thread = threading.Thread(target=grow)
    thread.start()
    codes = []
    for _ in range(8):
        codes.append(undex('index', '-q', '--index', index, '--prune=all', docs).returncode)
    stop.set()
    thread.join()
    report.check('files that grow and vanish end no run', [] if set(codes) <= {0, 3} else [str(codes)])
    report.check('the index is sound', sound(index))
    undex('index', '-q', '--index', index, '--prune=all', docs)
    whole = os.path.join(work, 'whole')
    undex('index', '-q', '--index', whole, docs)
    report.check('and in the end that of the files as they are', [] if contents(index) == contents(whole) else ['they differ'])


def swapped(work):
    """Files, sidecars and folders become symbolic links, and files again, while runs walk and read them."""
    docs, index, outside = (os.path.join(work, name) for name in ('docs', 'index', 'outside'))
    for n in range(40):
        for folder, word in ((f'{docs}/{n:02}', 'inward'), (f'{outside}/{n:02}', 'elsewhere')):
            os.makedirs(folder)
            with open(f'{folder}/a.txt', 'w', encoding='ascii') as out:
                out.write(f'1. The {word} well number {n} was measured.\n')
            with open(f'{folder}/a.txt.meta', 'w', encoding='ascii') as out:
                out.write(f'title=Of {word} wells {n}\n')
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            for n in range(40):
                name = f'{n:02}' + ('', '/a.txt', '/a.txt.meta')[n % 3]
                os.rename(f'{docs}/{name}', f'{work}/aside')
                os.symlink(f'{outside}/{name}', f'{docs}/{name}')
                time.sleep(0.0002)
                os.unlink(f'{docs}/{name}')
                os.rename(f'{work}/aside', f'{docs}/{name}')

    thread = threading.Thread(target=swap)
    thread.start()
    codes = []
    for i in range(60):
        codes.append(undex('index', '-q', *(['--force'] if i % 2 else []), '--index', index, docs).returncode)
    stop.set()
    thread.join()
    report.check('files that become links end no run', [] if set(codes) <= {0, 3} else [str(codes)])
    found = undex('search', '--index', index, '-l', 'elsewhere').stdout.decode()
    report.check('nothing from outside is taken', [] if not found else [found[:300]])
    report.check('the index is sound', sound(index))
    run = undex('index', '-q', '--retry-failed', '--index', index, docs)
    listed, _ = contents(index)
    report.check('and in the end all that is inside is in it', [] if run.returncode == 0 and len(listed) == 40 and
                 all('Of inward wells' in line for line in listed) else [f'exit code {run.returncode}', *listed[:2]])


def interrupted(work):
    docs, index = os.path.join(work, 'docs'), os.path.join(work, 'index')
    make_documents(docs, 150)
    bad = []
    for _ in range(10):
        process = subprocess.Popen([UNDEX, 'index', '-q', '--index', index, docs], stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(random.uniform(0.05, 0.6))
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers, too
        code = process.wait()
        bad += [] if code in (130, 3) else [f'exit code {code}']
    report.check('Ctrl-C ends it by its code', bad)
    run, told = rows('index', '--index', index, '--format=jsonl', docs)
    report.check('no document failed for it', [row['path'] for row in told if row.get('status') == 'failed' and 'bad' not in row['path']])
    report.check('the index is sound', sound(index))


def children(pid):
    """As far as the system tells them."""
    found = []
    for name in os.listdir('/proc') if os.path.isdir('/proc') else []:
        try:
            with open(f'/proc/{name}/stat', encoding='utf-8') as stat:
                fields = stat.read().rpartition(')')[2].split()
        except (OSError, ValueError):
            continue
        if fields[1] == str(pid):
            found.append(int(name))
    return found


def lost_reader(work):
    """undex-reader, which workers are forked from, is killed while they work."""
    docs, index, whole = (os.path.join(work, name) for name in ('docs', 'index', 'whole'))
    make_documents(docs, 120)
    undex('index', '-q', '--index', whole, docs)
    with subprocess.Popen([UNDEX, 'index', '--index', index, docs], stderr=subprocess.PIPE) as process:
        killed = 0
        for _ in range(3):
            time.sleep(0.3)
            for child in children(process.pid) if process.poll() is None else []:
                os.kill(child, signal.SIGKILL)
                killed += 1
        message = process.stderr.read().decode()
    if not killed:
        report.skip('a lost reader', 'no child was found to kill')
        return
    report.check(f'{killed} readers killed: the run ends as usual', [] if process.returncode == 3 else [f'exit code {process.returncode}', message])
    report.check('no document failed for it', [] if message.count(': ') and '1 failed' in message else [message])
    report.check('and the index is that of a run never disturbed', [] if contents(index) == contents(whole) else ['they differ'])
    with subprocess.Popen([UNDEX, 'index', '--force', '--index', index, docs], stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            for child in children(process.pid):
                os.kill(child, signal.SIGKILL)
            time.sleep(0.01)
        message = process.stderr.read().decode()
    report.check('killed always, the run ends with a clear message', [] if process.returncode == 2 and 'cannot be started' in message else
                 [f'exit code {process.returncode}', message])
    report.check('the index is sound', sound(index))
    undex('index', '-q', '--index', index, docs)
    report.check('and nothing is lost', [] if contents(index) == contents(whole) else ['they differ'])


def damage(work):
    mutations.mutate(work, int(os.environ.get('MUTATIONS', '2000')))


def merges(work):
    merging.merges(UNDEX, work, make_documents, KILLS // 4)


def merge_faults(work):
    if not os.path.exists(operations.INJECTOR):
        report.skip('disks that fail while indexes are merged', f'{operations.INJECTOR} is not there: it is built on Linux alone')
        return
    merging.faults(work)


def main(names):
    tests = {test.__name__: test for test in (damage, kills, merges, merge_faults, lost_reader, full_disk, hostile, odd_tree, changing, swapped, interrupted)}
    for name in names or tests:
        work = tempfile.mkdtemp(prefix='undex-stress.')
        try:
            tests[name](work)
        finally:
            subprocess.run(['chmod', '-R', 'u+rwX', work], capture_output=True, check=False)
            shutil.rmtree(work, ignore_errors=True)
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
