#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that fail: UNDEX=./undex tests/stress/disk_faults.py [--most N] [OPERATION...]

Each operation is run once for each call that it makes on the files of the index, and that call fails (and, lasting, all
of its kind after it; tests/stress/fault_injector.c). Whatever happens, the run ends with a message that names the index
and the reason, or as if nothing had been; the index is sound and holds what was committed; the next run completes it.
--most tries N of the combinations, spread evenly over all of them, and the last call of each kind of a command that reads."""
import errno
import os
import sys

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import report  # noqa: E402
from operations import INJECTOR, READING, WRITING, Operation, run  # noqa: E402

PLACES = 40  # of one kind of call in an operation; of more, as many, spread evenly
HALF = 0  # no error: half of what was asked for
ERRORS = {'read': (errno.EIO, errno.ENOMEM, HALF), 'write': (errno.EIO, errno.ENOSPC, HALF), 'sync': (errno.EIO, errno.ENOSPC),
          'rename': (errno.EIO, errno.ENOSPC, errno.EACCES), 'open': (errno.EIO, errno.EMFILE, errno.ENOMEM, errno.EACCES, errno.ENOSPC),
          'truncate': (errno.EIO, errno.ENOSPC), 'unlink': (errno.EIO, errno.EACCES), 'mkdir': (errno.ENOSPC, errno.EACCES),
          'lock': (errno.EIO, errno.ENOLCK), 'map': (errno.ENOMEM,)}


def combinations(operation):
    for call, count in operation.calls.items():
        places = range(1, count + 1) if count <= PLACES else sorted({1 + i * (count - 1) // (PLACES - 1) for i in range(PLACES)})
        for place in places:
            for error in ERRORS[call]:
                yield from ((call, place, error, lasts) for lasts in (0, 1))


def explains(told, index, error):
    lines = [line for line in told.splitlines() if line]
    return len(lines) == 1 and index in lines[0] and os.strerror(error).lower() in lines[0].lower()


def defects(operation, call, place, error, lasts):
    """What goes wrong where the `place`th call fails."""
    operation.restore()
    done = run(*operation.args, FAULT_BELOW=operation.index, FAULT_CALL=call, FAULT_AT=place, FAULT_ERROR=error, FAULT_LASTS=lasts)
    told = done.stderr.decode()
    bad = []
    if done.returncode not in (0, 1, 2, 3) or 'Sanitizer' in told:
        bad.append(f'it ended with {done.returncode}')
    elif operation.name == 'check':  # it may say so among the defects
        said = (told + done.stdout.decode()).lower()
        bad += ['it does not tell the reason'] if done.returncode and os.strerror(error).lower() not in said else []
    elif done.returncode and not explains(told, operation.index, error):
        bad.append(f'it ended with {done.returncode}, and not one line that names the index and the reason')
    elif done.returncode == 0 and operation.name in READING and done.stdout != operation.usual.stdout:
        bad.append('it said something else than usual, and that all was well')
    bad += operation.left(done.returncode == 0)
    return bad + [told.strip()] if bad else []


def terminated(operation):
    """A destructor of Xapian's that cannot read ends the program: by a message that names what was done. Where that is, is found by trying."""
    for place in range(operation.calls['read'], 0, -1):
        operation.restore()
        done = run(*operation.args, FAULT_BELOW=operation.index, FAULT_CALL='read', FAULT_AT=place, FAULT_ERROR=errno.EIO, FAULT_LASTS=1)
        told = done.stderr.decode()
        if 'xc_database_commit_transaction' in told or done.returncode not in (0, 2):
            return ([] if done.returncode == 2 and explains(told, operation.index, errno.EIO) else
                    [f'it ended with {done.returncode}: {told}']) + operation.left(False)
    return ['it was not found']


def main(args):
    most = int(args[args.index('--most') + 1]) if '--most' in args else None
    names = [name for name in args if name in READING or name in WRITING] or [*WRITING, *READING]
    if not os.path.exists(INJECTOR):
        report.skip('disks that fail', f'{INJECTOR} is not there: it is built on Linux alone')
        return report.finish()
    operations = [Operation(name) for name in names]
    tried = [(operation, one) for operation in operations for one in combinations(operation)]
    if most and most < len(tried):
        last = [i for i, (operation, (call, place, error, lasts)) in enumerate(tried)
                if operation.name in READING and place == operation.calls[call] and error == ERRORS[call][0] and not lasts]
        tried = [tried[i] for i in sorted({*last, *(i * len(tried) // most for i in range(most))})]
    for operation in operations:
        bad, mine = [], [one for other, one in tried if other is operation]
        for call, place, error, lasts in mine:
            found = defects(operation, call, place, error, lasts)
            what = f'{call} {place} {errno.errorcode[error] if error else "half"}{" lasting" if lasts else ""}: '
            bad += [what + '; '.join(found)] if found else []
        if operation.name == 'replace':
            report.check('a destructor that cannot read ends the program with a message', terminated(operation))
        if mine:
            report.check(f'{len(mine)} faults in `{operation.name}`: nothing is lost, each is told', bad)
        operation.clear()
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
