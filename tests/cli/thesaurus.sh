# SPDX-License-Identifier: GPL-3.0-or-later
# undex thesaurus: taking one in, and what may not get in
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q "$CORPUS" --index ix 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
seeds=$ROOT/tests/specimens/seeds.ttl
kept=$XDG_DATA_HOME/undex/thesaurus

run thesaurus list
ok "none: exit code 1" code_is 1
ok "it is said how to add one" err_has "undex thesaurus add FILE"
run thesaurus show drought
ok "show: none either" code_is 1
run thesaurus add "$seeds"
ok "add" code_is 0
ok "what it has" out_first "seeds  5 concepts, 28 labels, en fr es ru ar zh de"
run thesaurus add --name=again "$seeds"
ok "under another name" code_is 0
run thesaurus list --format=json
ok "list as JSON" json "[(r['name'], r['concepts'], r['labels']) for r in d] == [('again', 5, 28), ('seeds', 5, 28)]"
ok "the same file makes the same bytes" cmp -s "$kept/again.thesaurus" "$kept/seeds.thesaurus"
ok "nobody else reads them" sh -c '[ "$(stat -c %a "$1")" = 600 ]' - "$kept/seeds.thesaurus"
run thesaurus remove again
ok "remove" code_is 0
run thesaurus remove again
ok "what is not there: exit code 1" code_is 1

run thesaurus show seed library --format=json
ok "show: the labels, and how many passages have each" json "{(r['relation'], r['language'], r['label']) for r in d if r['concept'].endswith('/library')} >= {('preferred', 'en', 'SEED LIBRARIES'), ('alternative', 'es', 'semillotecas'), ('preferred', 'zh', '种子图书馆')} and [r['passages'] > 10 for r in d if r['label'] == 'SEED LIBRARIES'] == [True] and [r['passages'] for r in d if r['label'] == 'semillotecas'] == [0]"
ok "and neighbours" json "[(r['relation'], r['label']) for r in d if r['relation'] in ('broader', 'narrower', 'related')] == [('broader', 'SHARED SEED STORES'), ('related', 'READING ROOMS')]"
run thesaurus show bibliothèque des semences --format=json
ok "in another language, neighbours as well" json "[r['label'] for r in d if r['relation'] == 'broader'] == ['RESERVES COMMUNES']"
run thesaurus show zzqq
ok "no concept: exit code 1" code_is 1
ok "which is said" err_has "no thesaurus has a concept that is called 'zzqq'"

# queries
run search --explain -n 1 bibliotecas de semillas
ok "without --across, only in its own language" err_has 'concept(seeds: BIBLIOTECAS DE SEMILLAS)'
run search --across --format=json bibliotecas de semillas
ok "a Spanish query finds English and French passages" json "{h['document']['language'] for h in d['hits']} == {'en', 'fr'}"
run search --across --format=json 种子图书馆
ok "and a Chinese one" json "'seed libraries' in d['hits'][0]['text'].lower()"
run search --format=json 'библиотеки семян lang:fr'
ok "lang: names the language of what is found" json "{h['document']['language'] for h in d['hits']} == {'fr'}"
run search --explain seed banks
ok "another label of the same language" err_has 'seed bank~librari'

# RDF/XML, and names of files
cat >'Seeds & more.rdf' <<'X'
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://www.w3.org/2004/02/skos/core#">
<Concept rdf:about="http://example.org/a"><prefLabel xml:lang="en">Jars</prefLabel></Concept></rdf:RDF>
X
run thesaurus add 'Seeds & more.rdf'
ok "RDF/XML, and a name made of the file's" out_first "seeds---more  1 concepts, 1 labels, en"
run thesaurus add --name ../evil "$seeds"
ok "a name that is a path is refused" code_is 2
run thesaurus remove ../../undex
ok "and names nothing" code_is 1
run thesaurus add
ok "no file: exit code 2" code_is 2
run thesaurus list --name x
ok "--name is for add" err_has "--name goes with 'add' only"

# what may not get in
refused() { # name file text-of-message [option]
    before=$(md5sum "$kept"/*)
    run thesaurus add --name=bad ${4-} "$2"
    ok "$1: exit code 2" code_is 2
    ok "$1: it is said, in one line" err_has "$3"
    ok "$1: nothing is kept" [ "$before" = "$(md5sum "$kept"/*)" ]
}
refused "no such file" gone.ttl "gone.ttl: "
printf '@prefix : <http://example.org/> .\n:a :b "no end' >broken.ttl
refused "broken Turtle" broken.ttl "line 2 is no Turtle"
printf '%%PDF-1.4' >a.pdf
refused "a PDF" a.pdf "no Turtle"
gzip -c "$seeds" >seeds.ttl.gz
refused "compressed" seeds.ttl.gz "it is compressed; unpack it first"
python3 -c '
print("<!DOCTYPE r [<!ENTITY a0 \"lol\">" + "".join("<!ENTITY a%d \"%s\">" % (i, ("&a%d;" % (i - 1)) * 10) for i in range(1, 10)) + "]>")
print("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"&a9;\"/></rdf:RDF>")' >bomb.rdf
refused "entities of its own" bomb.rdf "no XML that undex reads"
python3 -c '
print("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <http://example.org/a> skos:prefLabel " + "[ skos:related " * 500000)' >deep.ttl
refused "what stands in half a million others" deep.ttl "deep.ttl: "
if [ "${SUITE:-}" != asan ]; then
    python3 -c '
print("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <http://example.org/a> skos:prefLabel \"" + "x" * 60000000 + "\" .")' >huge.ttl
    refused "a literal too large for the memory" huge.ttl "wants more memory than is allowed" --max-memory=200M
    rm huge.ttl
fi

printf 'undexTHS' >"$kept/torn.thesaurus"
run thesaurus list
ok "one that is damaged: exit code 2" code_is 2
ok "it is named, and how to mend it" err_has "thesaurus torn: it is no thesaurus that undex has made; add it again, or take it out with 'undex thesaurus remove torn'"
run thesaurus remove torn
ok "which works" code_is 0

# as large publishers write them
for shape in eurovoc agrovoc; do
    python3 "$ROOT/tests/thesauri.py" "$shape" 200 35 >"$shape.rdf"
    run thesaurus add "$shape.rdf"
    ok "$shape: concepts in use and no scheme, and no label of a language that only begins like one" out_first "$shape  198 concepts, 2574 labels, en fr es ru ar zh pt de it"
    run thesaurus show 見學東書 --format=json
    ok "$shape: labels in traditional characters and of Brazil" json "{(r['relation'], r['language'], r['label']) for r in d if r['thesaurus'] == '$shape' and r['relation'] in ('preferred', 'alternative')} >= {('preferred', 'zh', '見學東書'), ('preferred', 'zh', '日心火口'), ('preferred', 'pt', 'muke'), ('alternative', 'en', 'nuke policy')} and [(r['language'], r['concept'][-1]) for r in d if r['thesaurus'] == '$shape' and r['relation'] == 'broader'] == [('zh', '7')]"
    run thesaurus remove "$shape"
done
truncate -s 5G sparse.nt
refused "more than 4 GiB" sparse.nt "sparse.nt: too large: 5.4"
rm sparse.nt

unbis=$ROOT/../shared/thesaurus/unbis.ttl
if [ -e "$unbis" ]; then
    run thesaurus add "$unbis" --format=json
    ok "the UNBIS Thesaurus has 7,312 concepts" json "[(r['name'], r['concepts']) for r in d] == [('unbis', 7312)]"
else
    skip "the UNBIS Thesaurus" "there is no ../shared"
fi
finish
