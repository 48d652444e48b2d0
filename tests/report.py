# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a test run, as tests/run.sh reads them; and what all tests in Python know of their surroundings."""
import os
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get('SHARED', os.path.join(os.path.dirname(ROOT), 'shared'))
UNDEX = os.path.abspath(os.environ.get('UNDEX', os.path.join(ROOT, 'undex')))
ASAN = os.environ.get('SUITE') == 'asan'
# What OCR reads depends on the packs that are installed: tests/cli/ocr.sh looks at it, others see none.
os.environ['TESSDATA_PREFIX'] = '/nonexistent'

counts = {'ok': 0, 'not ok': 0, 'skip': 0}


def line(what, name, reasons=()):
    counts[what] += 1
    print(f'{what} - {name}')
    for reason in list(reasons)[:30]:
        print('    ' + str(reason))
    sys.stdout.flush()


def open_defects():
    """NAME: WHY of tests/open.txt."""
    with open(os.path.join(ROOT, 'tests', 'open.txt'), encoding='utf-8') as source:
        rows = [row.strip() for row in source if row.strip() and not row.startswith('#')]
    return dict(row.split(' | ', 1) for row in rows)


OPEN = open_defects()


def check(name, defects):
    """One test; it passes where there are no defects. Known defects count as skipped, and may not pass unnoticed."""
    defects = list(defects)
    why = OPEN.get(name)
    if why and defects:
        line('skip', f'{name}: known: {why}', defects)
    elif why:
        line('not ok', name, ['passes: take it out of tests/open.txt'])
    else:
        line('not ok' if defects else 'ok', name, defects)


def skip(name, why):
    line('skip', f'{name}: {why}')


def finish():
    print(f'{counts["ok"]} passed, {counts["not ok"]} failed, {counts["skip"]} skipped')
    return 1 if counts['not ok'] else 0


def run(*args, timeout=300, **more):
    """Runs undex; a run over its time is ended with all that it started, and its status is None."""
    process = subprocess.Popen([UNDEX, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               start_new_session=True, **more)
    try:
        out, err = process.communicate(timeout=timeout)
        status = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = None
    return subprocess.CompletedProcess(process.args, status, out, err)
