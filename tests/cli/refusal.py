#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program as a container may that refuses Landlock, seccomp or both: refusal.py landlock,seccomp PROGRAM ARG..."""
import ctypes
import os
import platform
import struct
import sys

LANDLOCK = 444  # landlock_create_ruleset, the same number everywhere
NUMBERS = {'x86_64': (317, 157), 'aarch64': (277, 167)}  # seccomp, prctl
SET_SECCOMP, NO_NEW_PRIVS, FILTER = 22, 38, 2
LOAD, EQUAL, RETURN, ALLOW, REFUSE = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000
EPERM, ENOSYS = 1, 38


def main():
    refused, command = sys.argv[1].split(','), sys.argv[2:]
    seccomp, prctl = NUMBERS[platform.machine()]
    rules = [(LOAD, 0, 0, 0)]
    if 'landlock' in refused:
        rules += [(EQUAL, 0, 1, LANDLOCK), (RETURN, 0, 0, REFUSE | ENOSYS)]
    if 'seccomp' in refused:
        rules += [(EQUAL, 0, 1, seccomp), (RETURN, 0, 0, REFUSE | EPERM), (EQUAL, 0, 3, prctl), (LOAD, 0, 0, 16),
                  (EQUAL, 0, 1, SET_SECCOMP), (RETURN, 0, 0, REFUSE | EPERM)]
    rules.append((RETURN, 0, 0, ALLOW))
    packed = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *rule) for rule in rules))

    class Program(ctypes.Structure):
        _fields_ = [('count', ctypes.c_ushort), ('rules', ctypes.c_void_p)]
    program = Program(len(rules), ctypes.addressof(packed))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0) != 0:
        sys.exit(f'refusal.py: {os.strerror(ctypes.get_errno())}')
    os.execv(command[0], command)


main()
