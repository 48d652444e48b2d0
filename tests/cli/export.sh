# SPDX-License-Identifier: GPL-3.0-or-later
# undex export: the records of show, and the lines that _bulk of OpenSearch and Elasticsearch takes, with a mapping for them
. "$(dirname "$0")/harness.sh"

# bulk.py FILE COUNT [every]: whether its lines are such as _bulk takes, and have no field but those of the mapping, of its type; so
# many passages (every: and every field is used)
cat >bulk.py <<'E2'
import json, re, sys
mapping = json.load(open('mapping'))
own = mapping['settings']['analysis']['analyzer']
builtin = {'standard', 'simple', 'whitespace', 'stop', 'keyword', 'pattern', 'fingerprint', 'english'}
date = r'\d{4}(-\d\d(-\d\d)?)?'
fits = {'keyword': lambda v: isinstance(v, str), 'text': lambda v: isinstance(v, str), 'integer': lambda v: type(v) is int and abs(v) < 2 ** 31,
        'float': lambda v: type(v) in (int, float), 'date': lambda v: isinstance(v, str) and re.fullmatch(date, v)}
used = set()

def check(path, value, properties):
    """An array is as many values of the field; fields are known, and values fit."""
    for key, values in value.items():
        assert key in properties, f'{path}{key} is not in the mapping'
        field, queue = properties[key], [values]
        while queue:
            one = queue.pop()
            if isinstance(one, list):
                queue += one
            elif 'properties' in field:
                check(f'{path}{key}.', one, field['properties'])
            else:
                used.add(path + key)
                assert fits[field['type']](one), f'{path}{key}: {one!r} is no {field["type"]}'

def fields(properties, path=''):
    for key, field in properties.items():
        if 'properties' in field:
            yield from fields(field['properties'], f'{path}{key}.')
            continue
        yield path + key
        for each in [field, *field.get('fields', {}).values()]:
            assert each['type'] != 'text' or each['analyzer'] in builtin | set(own), each
            assert each['type'] != 'keyword' or each['ignore_above'] * 4 <= 32766, each

assert mapping['mappings']['dynamic'] == 'strict' and set(mapping) == {'settings', 'mappings'}
everything = set(fields(mapping['mappings']['properties']))
data = open(sys.argv[1], 'rb').read()
assert data.endswith(b'\n') and not any(byte < 32 and byte != 10 for byte in data)
lines = data.decode().split('\n')[:-1]
assert lines and len(lines) % 2 == 0
ids = []
for action, source in zip(lines[::2], lines[1::2]):
    action, source = json.loads(action), json.loads(source)
    assert list(action) == ['index'] and list(action['index']) == ['_id'] and action['index']['_id'] == source['id'], action
    assert 0 < len(source['id'].encode()) <= 512 and None not in source.values()
    check('', source, mapping['mappings']['properties'])
    ids.append(source['id'])
assert len(set(ids)) == len(ids)
assert len(ids) == int(sys.argv[2]), (len(ids), sys.argv[2])
missing = everything - used
assert len(sys.argv) < 4 or not missing, missing
E2

run export
ok "export without an index: exit code 2" code_is 2
ok "and how to mend it" err_has "undex index"
run export --format=opensearch --mapping
ok "the mapping needs no index" code_is 0
ok "it is the published one" out_same "$ROOT/data/opensearch-mapping.json"
cp "$T/out" mapping
run export --mapping
ok "the mapping is of opensearch alone" code_is 2
ok "and that is said" err_has "use opensearch"
run export --format=opensearch --mapping year:2026
ok "the mapping is that of all passages" code_is 2

mkdir docs
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
cp docs/A_99_901.en.pdf docs/same.pdf
printf 'Report\n\n1. The braces were counted \001\033[31m.\n\n2. \342\200\256Bold "quotes" \\\\ and \360\237\214\276.\n' >docs/odd.txt
printf 'date=2033\n' >docs/odd.txt.meta
"$UNDEX" index -q --index ix --set url=https://docs.example/a%20b --set 'rights=all may read' docs 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
run status --format=json
passages=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["passages"])' "$T/out")

run export --format=opensearch
ok "opensearch succeeds" code_is 0
ok "and says nothing else" err_empty
cp "$T/out" bulk
ok "lines as _bulk takes them, of the mapping's fields and types, every passage once, every field used" python3 bulk.py bulk "$passages" every
run export --format=opensearch
ok "the same each time" out_same bulk
run compact
run export --format=opensearch
ok "and after compacting" out_same bulk
run export --format=jsonl
ok "jsonl succeeds" code_is 0
ok "jsonl: a line a passage" out_lines "$passages"
cp "$T/out" lines
run export
ok "jsonl is the usual format" out_same lines

cat >same.py <<'E2'
import json, subprocess, sys
shown = [json.loads(line) for line in open('lines')]
bulk = [json.loads(line) for line in list(open('bulk'))[1::2]]
listed = [json.loads(line) for line in subprocess.run([sys.argv[1], 'list', '--format=jsonl'], stdout=subprocess.PIPE).stdout.splitlines()]
keys = list(dict.fromkeys(p['document']['key'] for p in shown))
assert keys == sorted(keys, key=str.encode) and len(keys) == len(listed), keys
by_path = {d['path']: d for d in listed}
assert [p['id'] for p in shown] == [p['id'] for p in bulk]
for one, other in zip(shown, bulk):
    document = by_path[other['path']]
    for key in ('kind', 'text', 'citation', 'headings', 'page_first', 'page_last', 'boxes'):
        assert one[key] == other[key], key
    for key in ('symbol', 'symbols', 'title', 'date', 'language', 'sha256', 'url', 'rights'):
        assert document.get(key) == other.get(key), (key, document.get(key), other.get(key))
    assert one['document']['key'] == other['document'] and other['id'].startswith(other['document'] + '#')
    assert [(n['mark'], n['id'], n['text'], n['citation']) for n in one['notes']] == \
        [(n['mark'], n['id'], n['text'], n['citation']) for n in other['notes']]
    assert [c['symbol'] for c in one['cites']] == [c['symbol'] for c in other['cites']]
place = next(p for p in bulk if p['id'] == 'A/99/901#para.12')
assert place['organ'] == ['A'] and place['body'] == ['A'] and place['citation'] == 'A/99/901, para. 12' and place['label'] == '12'
assert [n['citation'] for n in place['notes']] == ['A/99/901, footnote 7'] and place['url'] == 'https://docs.example/a%20b'
E2
ok "both have what show and list have, in the order of keys and of reading" python3 same.py "$UNDEX"
cp lines "$T/out"
ok "jsonl keeps to the schema" schema shown --lines
run show --format=jsonl 'A/99/901, para. 12'
ok "and is what show prints" grep -qxF -f "$T/out" lines

for query in symbol:A/RES/99/901 'organ:S' 'lang:en drought'; do
    run list --format=json $query
    cp "$T/out" listed
    run export --format=opensearch $query
    ok "export $query: the documents that list finds, whole" python3 -c 'import json, sys
found = [json.loads(line) for line in list(open(sys.argv[1]))[1::2]]
paths = {p["path"] for p in found}
every = [json.loads(line) for line in list(open("bulk"))[1::2]]
sys.exit(paths != {d["path"] for d in json.load(open("listed"))} or found != [p for p in every if p["path"] in paths] or not paths)' "$T/out"
done
run export --format=opensearch organ:ZZ
ok "nothing found: exit code 1" code_is 1
ok "and no line" out_empty
ok "and said" err_has "no document is found by 'organ:ZZ'"
run export -q organ:ZZ
ok "not with -q" err_empty
run export oragn:S
ok "a filter that there is not: exit code 2" code_is 2

{ code=0; "$UNDEX" export --format=opensearch 2>"$T/err" || code=$?; echo $code >piped; } | head -n 1 >"$T/out"
ok "a reader that has enough ends it quietly" [ "$(cat piped)" -eq 141 ]
ok "without a word" err_empty
if [ -c /dev/full ]; then
    code=0
    "$UNDEX" export --format=opensearch >/dev/full 2>"$T/err" || code=$?
    ok "a full disk: exit code 2" code_is 2
    ok "and said" err_has "cannot write the output"
else
    skip "a full disk" "there is no /dev/full"
fi
mkdir none
"$UNDEX" index -q --index ix0 none 2>"$T/err"
run export --index ix0 --format=opensearch
ok "an empty index: nothing, and no error" code_is 0
ok "no line" out_empty
finish
