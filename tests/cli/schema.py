#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks JSON against the published schema.

    tests/cli/schema.py SCHEMA FILE NAME[,NAME...] [--lines]
    tests/cli/schema.py SCHEMA --all LIST      LIST has these arguments, and a title, on each line, with tabs between

FILE holds one JSON value; --lines: one a line. The value, or each element where it is an array, is to be one of the
schema's $defs that are named; and whatever it is, the schema as a whole is to accept it. Users may meet keys that are
new, so the schema allows them: here a key that the schema does not know is a fault."""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit('the module jsonschema is not there; tools/packages says what to install')


def bases(schema):
    """The names of definitions that others are made of: these are open."""
    if isinstance(schema, list):
        return {name for part in schema for name in bases(part)}
    if not isinstance(schema, dict):
        return set()
    own = {part['$ref'].rsplit('/', 1)[1] for part in schema.get('allOf', [])}
    return own | {name for part in schema.values() for name in bases(part)}


def closed(schema, is_open=False):
    """A copy that takes no other keys than those it names."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: closed(part) for key, part in schema.items()}
    if not is_open and schema.get('type') == 'object' and ('properties' in schema or 'allOf' in schema):
        copy['unevaluatedProperties'] = False
    return copy


class Checker:
    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            published = json.load(file)
        jsonschema.Draft202012Validator.check_schema(published)
        open_ones = bases(published)
        self.strict = {name: closed(part, name in open_ones) for name, part in published['$defs'].items()}
        self.whole = jsonschema.Draft202012Validator(published)

    def validator(self, names, value):
        """For one of these definitions: those whose type is the value's, where there are such, make better messages."""
        said = value.get('type') if isinstance(value, dict) else None
        types = {name: self.strict[name].get('properties', {}).get('type', {}).get('const') for name in names}
        likely = [name for name in names if said and types[name] == said] or names
        refs = [{'$ref': f'#/$defs/{name}'} for name in likely]
        wanted = {**(refs[0] if len(refs) == 1 else {'anyOf': refs}), '$defs': self.strict}
        return jsonschema.Draft202012Validator(wanted)

    def faults(self, path, names, how=''):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        values = [json.loads(line) for line in text.splitlines()] if how == '--lines' else [json.loads(text)]
        for value in values:
            if not self.whole.is_valid(value):
                yield f'the schema as a whole does not accept {value!r:.200}'
            for part in value if isinstance(value, list) else [value]:
                for fault in self.validator(names.split(','), part).iter_errors(part):
                    inner = jsonschema.exceptions.best_match([fault])
                    yield f'{inner.json_path}: {inner.message:.200}'


def main(schema, *given):
    checker = Checker(schema)
    tasks = [(given, '')]
    if given[0] == '--all':
        with open(given[1], encoding='utf-8') as file:
            rows = [line.rstrip('\n').split('\t') for line in file]
        tasks = [(row[:-1], row[-1] + ': ') for row in rows]
    bad = False
    for task, title in tasks:
        try:
            for fault in checker.faults(*task):
                print(title + fault)
                bad = True
        except ValueError as error:
            print(f'{title}not JSON: {error}')
            bad = True
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
