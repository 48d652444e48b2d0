// SPDX-License-Identifier: GPL-3.0-or-later
/* Thesauri: SKOS as Turtle and RDF/XML, what becomes of it, what is found in it, and what it may not do. */
#include "base/language.h"
#include "extract/extract.h"
#include "files.h"
#include "thesaurus/label_key.h"
#include "thesaurus/skos_builder.h"
#include "thesaurus/thesaurus_read.h"

#include <string.h>

#define PREFIXES "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <http://example.org/> .\n"
#define XML_HEAD                                                                                             \
    "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "           \
    "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" xmlns:xl=\"http://www.w3.org/2008/05/skos-xl#\">"

static gboolean take(const undex_rdf_statement *statement, gpointer closure, GError **error)
{
    return undex_skos_take(closure, statement, error);
}

static GBytes *bytes_of(const char *text, gsize length, const undex_skos_limits *limits, GError **error)
{
    g_autoptr(GBytes) file = g_bytes_new(text, length);
    g_autoptr(undex_skos) skos = undex_skos_new(limits);
    return undex_extract_statements(file, take, skos, error) ? undex_skos_finish(skos, error) : NULL;
}

static undex_thesaurus *read_text(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = bytes_of(text, strlen(text), NULL, &error);
    if (!bytes)
        print_message("%s\n", error->message);
    assert_non_null(bytes);
    undex_thesaurus *t = undex_thesaurus_of(bytes, NULL);
    assert_non_null(t);
    assert_true(undex_thesaurus_check(t, NULL));
    return t;
}

/* All that it says, a concept a line: its labels ("en=text", kinds as +text and -text), then links as >, <
 * and ~ with the numbers of concepts. */
static char *say(const undex_thesaurus *t)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < undex_thesaurus_concepts(t); i++) {
        undex_thesaurus_span labels = undex_thesaurus_labels_of(t, i), links = undex_thesaurus_links_of(t, i);
        undex_thesaurus_label label;
        undex_thesaurus_link link;
        for (guint32 k = labels.first; k < labels.beyond; k++) {
            assert_true(undex_thesaurus_label_at(t, k, &label));
            g_string_append_printf(all, "%s%c%s ", undex_data_languages[label.language - 1].code,
                                   "=+-"[label.kind], label.text);
        }
        for (guint32 k = links.first; k < links.beyond; k++) {
            assert_true(undex_thesaurus_link_at(t, k, &link));
            g_string_append_printf(all, "%c%u ", ">v~"[link.kind], link.concept);
        }
        g_string_append_c(all, '\n');
    }
    return g_string_free(all, FALSE);
}

static void says(const char *text, const char *expected)
{
    g_autoptr(undex_thesaurus) t = read_text(text);
    g_autofree char *said = say(t);
    assert_string_equal(said, expected);
}

static void concepts(void **state)
{
    (void)state;
    says(PREFIXES
         ":a a skos:Concept ; skos:prefLabel \"Water\"@en , \"Eau\"@fr ; skos:altLabel \"Aqua\"@en ;\n"
         "  skos:hiddenLabel \"wtr\"@en ; skos:narrower :b . :b skos:prefLabel 'Wells' ; skos:related :b .\n"
         ":c skos:prefLabel \"Vesi\"@fi . :d a skos:ConceptScheme ; skos:prefLabel \"All\"@en .",
         "en=Water en+Aqua en-wtr fr=Eau v1 \nen=Wells >0 \n");
    /* said twice, in two ways, with other tags of a language, and around a circle */
    says(PREFIXES ":a skos:prefLabel \"Water\"@en-GB, \"Water\"@en ; skos:broader :b . :b skos:narrower :a ; "
                  "skos:prefLabel \"\"\" Fluids\n\"\"\"@EN ; skos:broader :a .",
         "en=Water >1 v1 \nen=Fluids >0 v0 \n");
    /* N-Triples, and a base */
    says("<http://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "
         "\"\\u0412\\u043E\\u0434\\u0430\"@ru "
         ".\n",
         "ru=Вода \n");
    says("\xEF\xBB\xBF@base <http://example.org/> .\n<a> <http://www.w3.org/2004/02/skos/core#prefLabel> "
         "\"Water\"@en "
         ".\n"
         "<http://example.org/a> <http://www.w3.org/2004/02/skos/core#altLabel> \"Aqua\"@en .",
         "en=Water en+Aqua \n");
}

static void labels_that_are_things(void **state)
{
    (void)state;
    says(PREFIXES
         "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n"
         ":l a xl:Label ; xl:literalForm \"Water\"@en . :a xl:prefLabel :l ; xl:altLabel :m , :none .\n"
         ":m xl:literalForm \"Eau\"@fr .",
         "en=Water fr+Eau \n");
}

static void xml(void **state)
{
    (void)state;
    says(XML_HEAD "<skos:Concept rdf:about='http://example.org/a'><skos:prefLabel xml:lang='en'>Water &amp; "
                  "ice</skos:prefLabel>"
                  "<skos:narrower rdf:resource='http://example.org/b'/></skos:Concept>"
                  "<rdf:Description rdf:about='http://example.org/b' skos:prefLabel='Wells'/></rdf:RDF>",
         "en=Water & ice v1 \nen=Wells >0 \n");
    says(XML_HEAD
         "<skos:Concept xml:lang='fr' xml:base='http://example.org/' "
         "rdf:ID='a'><skos:prefLabel><![CDATA[Eau]]>"
         "</skos:prefLabel><xl:altLabel><xl:Label><xl:literalForm xml:lang='es'>Agua</xl:literalForm>"
         "</xl:Label></xl:altLabel><skos:note rdf:parseType='Literal'><b>no</b></skos:note>"
         "</skos:Concept></rdf:RDF>",
         "fr=Eau es+Agua \n");
}

static void refuses(const char *text, gsize length, const undex_skos_limits *limits, int code,
                    const char *says_it)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = bytes_of(text, length, limits, &error);
    assert_null(bytes);
    if (error->code != code || !strstr(error->message, says_it))
        print_message("%.60s: %d, %s\n", text, error->code, error->message);
    assert_int_equal(error->code, code);
    assert_non_null(strstr(error->message, says_it));
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int code;
        const char *says;
    } cases[] = {
        {"", UNDEX_ERROR_EMPTY, "empty"},
        {"PK\x03\x04zip", UNDEX_ERROR_UNSUPPORTED, "unpack it"},
        {"just words", UNDEX_ERROR_DAMAGED, "line 1 is no Turtle"},
        {PREFIXES ":a skos:prefLabel \"Water", UNDEX_ERROR_DAMAGED, "line 3"},
        {PREFIXES ":a nobody:prefLabel \"Water\" .", UNDEX_ERROR_DAMAGED, "no Turtle"},
        {PREFIXES ":a a skos:Concept .", UNDEX_ERROR_EMPTY, "no SKOS concept"},
        {PREFIXES ":a skos:prefLabel \"Vesi\"@fi .", UNDEX_ERROR_EMPTY, "no SKOS concept"},
        {"<html lang='en'><p>no</p></html>", UNDEX_ERROR_DAMAGED, "nothing says what <html> is"},
        {"<html xmlns='http://www.w3.org/1999/xhtml'/>", UNDEX_ERROR_UNSUPPORTED, "no RDF/XML"},
        {XML_HEAD "<skos:Concept>", UNDEX_ERROR_DAMAGED, "no XML"},
        {"<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><rdf:RDF "
         "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
         "rdf:about='&b;'/></rdf:RDF>",
         UNDEX_ERROR_DAMAGED, "b"},
        {"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rdf:RDF "
         "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
         "rdf:about='&x;'/></rdf:RDF>",
         UNDEX_ERROR_DAMAGED, "x"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        refuses(cases[i].text, strlen(cases[i].text), NULL, cases[i].code, cases[i].says);
    g_autoptr(GString) deep = g_string_new(XML_HEAD);
    for (int i = 0; i < 100; i++)
        g_string_append(deep, "<rdf:Description><skos:related>");
    refuses(deep->str, deep->len, NULL, UNDEX_ERROR_LIMIT, "more than 64");
    static const char rubbish[] = PREFIXES ":a skos:prefLabel \"\xFF\xFE\"@en .";
    refuses(rubbish, sizeof rubbish - 1, NULL, UNDEX_ERROR_DAMAGED, "");
}

static void ceilings(void **state)
{
    (void)state;
    static const char text[] = PREFIXES ":a skos:prefLabel \"Water\"@en . :b skos:prefLabel \"Wells\"@en .";
    static const undex_skos_limits few = {.statements = 1}, one = {.concepts = 1}, short_ones = {.text = 20};
    refuses(text, sizeof text - 1, &few, UNDEX_ERROR_LIMIT, "more than 1 statements");
    refuses(text, sizeof text - 1, &one, UNDEX_ERROR_LIMIT, "more than 1 concepts");
    refuses(text, sizeof text - 1, &short_ones, UNDEX_ERROR_LIMIT, "more than 20 bytes");
    /* a label that is too long is none; the others count */
    g_autofree char *word = g_strnfill(UNDEX_LABEL_BYTES_CEILING + 1, 'w');
    g_autofree char *with_long =
        g_strconcat(PREFIXES ":a skos:prefLabel \"", word, "\"@en , \"Water\"@en .", NULL);
    says(with_long, "en=Water \n");
}

static guint find(const undex_thesaurus *t, const char *language, const char *text, guint32 *labels)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(language);
    guint words = 0;
    guint64 key = undex_label_key(analyser, text, &words);
    return words ? undex_thesaurus_find(t, key, labels, 8) : 0;
}

static void finding(void **state)
{
    (void)state;
    g_autoptr(GBytes) file = file_bytes("tests/specimens/seeds.ttl");
    gsize length;
    const char *text = g_bytes_get_data(file, &length);
    g_autofree char *whole = g_strndup(text, length);
    g_autoptr(undex_thesaurus) t = read_text(whole);
    assert_int_equal(undex_thesaurus_concepts(t), 5);
    assert_int_equal(undex_thesaurus_labels(t), 28);
    static const struct {
        const char *language, *text, *iri;
    } cases[] = {
        {"en", "seed library", "http://example.org/seeds/library"},
        {"en", "the Seed Libraries", "http://example.org/seeds/library"},
        {"fr", "bibliothèque des semences", "http://example.org/seeds/library"},
        {"fr", "sécheresses", "http://example.org/seeds/drought"},
        {"ru", "библиотеке семян", "http://example.org/seeds/library"},
        {"zh", "干旱", "http://example.org/seeds/drought"},
        {"en", "Brunnen", "http://example.org/seeds/well"}, /* German is read by the rules of English */
        {"fr", "seed library", NULL},
        {"en", "granaries", NULL}, /* it is out of use */
        {"en", "library seed", NULL},
        {"en", "", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint32 labels[8];
        undex_thesaurus_label label;
        guint found = find(t, cases[i].language, cases[i].text, labels);
        if (found != (cases[i].iri != NULL))
            print_message("%s: %u\n", cases[i].text, found);
        assert_int_equal(found, cases[i].iri != NULL);
        if (!found)
            continue;
        assert_true(undex_thesaurus_label_at(t, labels[0], &label));
        assert_string_equal(undex_thesaurus_iri(t, label.concept), cases[i].iri);
    }
}

/* Whatever is in the bytes, nothing is read beside them, and nothing goes on for long. */
static void damage(void **state)
{
    (void)state;
    static const char text[] =
        PREFIXES ":a skos:prefLabel \"Water\"@en ; skos:broader :b . :b skos:prefLabel \"Wells\"@en .";
    g_autoptr(GBytes) bytes = bytes_of(text, sizeof text - 1, NULL, NULL);
    gsize length;
    const guint8 *sound = g_bytes_get_data(bytes, &length);
    guint refused = 0;
    for (gsize at = 0; at < length; at++)
        for (int with = 0; with < 3; with++) {
            guint8 *copy = g_memdup2(sound, length); /* of just this size, for who looks at memory */
            copy[at] = with == 0 ? 0xFF : with == 1 ? (guint8)(copy[at] + 1) : (guint8)(copy[at] ^ 0x80);
            g_autoptr(GBytes) damaged = g_bytes_new_take(copy, length);
            g_autoptr(undex_thesaurus) t = undex_thesaurus_of(damaged, NULL);
            refused += !t || !undex_thesaurus_check(t, NULL);
            guint32 labels[8];
            undex_thesaurus_label label;
            undex_thesaurus_link link;
            for (guint i = 0; t && i < 40; i++) {
                undex_thesaurus_iri(t, i);
                undex_thesaurus_labels_of(t, i);
                undex_thesaurus_label_at(t, i, &label);
                undex_thesaurus_link_at(t, i, &link);
                undex_thesaurus_find(t, i, labels, 8);
            }
        }
    assert_true(refused > length);
    for (gsize i = 0; i < length; i++) {
        g_autoptr(GBytes) cut = g_bytes_new(sound, i);
        assert_null(undex_thesaurus_of(cut, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(concepts), cmocka_unit_test(labels_that_are_things),
        cmocka_unit_test(xml),      cmocka_unit_test(refusals),
        cmocka_unit_test(ceilings), cmocka_unit_test(finding),
        cmocka_unit_test(damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
