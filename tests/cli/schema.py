#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks JSON against the published schema: tests/cli/schema.py SCHEMA NAME FILE [--lines|--array]

NAME is one of the schema's $defs. --lines: each line of FILE is one; several names (NAME,NAME...) are tried for each
line, the one whose "type" fits; --array: FILE is an array of them. What the schema uses of JSON Schema is checked,
a keyword that is not known here is an error, and so is a key that the schema does not know."""
import json
import re
import sys

KNOWN = {'$ref', 'type', 'required', 'properties', 'items', 'prefixItems', 'minItems', 'maxItems', 'enum', 'const',
         'pattern', 'minimum', 'maximum', 'additionalProperties', 'description', '$schema', 'title', 'anyOf', '$defs'}
TYPES = {'string': str, 'integer': int, 'number': (int, float), 'boolean': bool, 'null': type(None), 'object': dict,
         'array': list}


def is_type(value, name):
    if isinstance(value, bool):
        return name == 'boolean'
    return isinstance(value, TYPES[name])


def faults(schema, value, root, where):
    unknown = set(schema) - KNOWN
    if unknown:
        yield f'{where}: the checker does not know {unknown}'
    if '$ref' in schema:
        yield from faults(root['$defs'][schema['$ref'].rsplit('/', 1)[1]], value, root, where)
    types = schema.get('type')
    if types and not any(is_type(value, t) for t in ([types] if isinstance(types, str) else types)):
        yield f'{where}: {value!r:.60} is not {types}'
        return
    if 'enum' in schema and value not in schema['enum']:
        yield f'{where}: {value!r:.60} is none of {schema["enum"]}'
    if 'const' in schema and value != schema['const']:
        yield f'{where}: {value!r:.60} is not {schema["const"]!r}'
    if 'pattern' in schema and isinstance(value, str) and not re.search(schema['pattern'], value):
        yield f'{where}: {value!r:.60} does not match {schema["pattern"]}'
    if 'minimum' in schema and isinstance(value, (int, float)) and value < schema['minimum']:
        yield f'{where}: {value} is less than {schema["minimum"]}'
    if 'maximum' in schema and isinstance(value, (int, float)) and value > schema['maximum']:
        yield f'{where}: {value} is more than {schema["maximum"]}'
    if isinstance(value, dict):
        yield from faults_of_object(schema, value, root, where)
    if isinstance(value, list):
        yield from faults_of_array(schema, value, root, where)


def faults_of_object(schema, value, root, where):
    for key in schema.get('required', []):
        if key not in value:
            yield f'{where}: {key} is missing'
    for key, inner in value.items():
        if key in schema.get('properties', {}):
            yield from faults(schema['properties'][key], inner, root, f'{where}.{key}')
        elif 'properties' in schema:
            yield f'{where}: the schema does not know {key}'


def faults_of_array(schema, value, root, where):
    if not schema.get('minItems', 0) <= len(value) <= schema.get('maxItems', len(value)):
        yield f'{where}: {len(value)} elements'
    for i, inner in enumerate(value):
        if i < len(schema.get('prefixItems', [])):
            yield from faults(schema['prefixItems'][i], inner, root, f'{where}[{i}]')
        elif 'items' in schema:
            yield from faults(schema['items'], inner, root, f'{where}[{i}]')


def choose(root, names, value):
    """The definition whose type is the value's; else the first."""
    for name in names:
        if root['$defs'][name].get('properties', {}).get('type', {}).get('const') == value.get('type', ''):
            return root['$defs'][name]
    return root['$defs'][names[0]]


def main(schema, names, path, how=''):
    root = json.load(open(schema, encoding='utf-8'))
    text = open(path, encoding='utf-8').read()
    values = [json.loads(line) for line in text.splitlines()] if how == '--lines' else json.loads(text)
    bad = not values
    for value in values if how else [values]:
        for fault in faults(choose(root, names.split(','), value), value, root, names):
            print(fault)
            bad = True
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
