#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every option of every command is in the help, in the manual and in the completions: tests/cli/options.py UNDEX

Names what is missing in any of them."""
import re
import shutil
import subprocess
import sys
import tempfile


def printed(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()


def options_of(undex, command):
    """The options of a command by where they were found: names with their letters."""
    text = printed(undex, command, '--help')
    text = text[text.index('\nOptions\n'):]
    yield 'help', set(re.findall(r'^  (?:-(\w), |    )--([a-z-]+)', text, re.M))
    page = printed(undex, 'help', '--man', command)
    yield 'manual', set(re.findall(r'^\.It (?:Fl (\w) , )?Fl \\-([a-z-]+)', page, re.M))


def completed(undex, command, scripts):
    """The same of the completions; bash says its names only."""
    if scripts['bash']:
        names = printed('bash', '-c', f'. "$0"; _undex_options {command}', scripts['bash']).split()
        yield 'completion for bash', {name[2:].rstrip('=') for name in names}
    zsh = re.search(rf'^        {command}\)$(.*?)^            ;;$', printed(undex, 'help', '--completion=zsh'), re.M | re.S)[1]
    yield 'completion for zsh', set(re.findall(r"^ +'(?:\(-(\w) --[a-z-]+\)'\{-\w\+?,)?\*?--([a-z-]+)", zsh, re.M))
    fish = printed(undex, 'help', '--completion=fish')
    found = re.findall(rf"^complete -c undex -n '__undex_is {command}' -l ([a-z-]+)(?: -s (\w))?", fish, re.M)
    yield 'completion for fish', {(letter, name) for name, letter in found}


def main(undex):
    faults = []
    with tempfile.NamedTemporaryFile(mode='w', suffix='.bash') as bash:
        bash.write(printed(undex, 'help', '--completion=bash'))
        bash.flush()
        scripts = {'bash': bash.name if shutil.which('bash') else None}
        faults, commands = compare(undex, scripts)
    print('\n'.join(faults))
    return 1 if faults or len(commands) < 15 else 0


def compare(undex, scripts):
    faults = []
    text = printed(undex, 'help')
    commands = re.findall(r'^  ([a-z]+) ', text[text.index('\nCommands\n'):], re.M)
    for command in commands:
        places = dict(options_of(undex, command))
        places.update(completed(undex, command, scripts))
        every = set().union(*(found for found in places.values() if all(isinstance(each, tuple) for each in found)))
        if ('h', 'help') not in every:
            faults.append(f'{command}: no options were found')
        for place, found in places.items():
            faults += [f'{command} --{name}: not in the {place}' for letter, name in sorted(every)
                       if (letter, name) not in found and name not in found]
            names = {name for _, name in every}
            faults += [f'{command} --{name}: in the {place} alone' for name in found if isinstance(name, str) and name not in names]
    return faults, commands


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
