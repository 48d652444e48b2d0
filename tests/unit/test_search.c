// SPDX-License-Identifier: GPL-3.0-or-later
/* Searches over a small index. */
#include "files.h"

#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "undex/citation_lookup.h"
#include "undex/search.h"

static char *folder;
static undex_index *store;

typedef struct {
    undex_kind kind;
    const char *id, *label, *heading, *text;
    int page;
} row;

static undex_document *make(const char *key, const char *symbol, const char *language, const char *date,
                            const char *title, const row *rows, gsize count)
{
    undex_document *document = undex_document_new();
    document->key = g_strdup(key);
    document->sha256 = g_strdup(key);
    document->symbol = g_strdup(symbol);
    document->language = g_strdup(language);
    document->date = g_strdup(date);
    document->title = g_strdup(title);
    if (symbol)
        g_ptr_array_add(document->symbols, g_strdup(symbol));
    for (gsize i = 0; i < count; i++) {
        undex_passage *passage = undex_passage_new(rows[i].kind);
        passage->id = g_strdup_printf("%s#%s", key, rows[i].id);
        passage->label = g_strdup(rows[i].label);
        passage->text = g_strdup(rows[i].text);
        passage->component = g_strdup("main");
        passage->page_first = passage->page_last = rows[i].page;
        if (rows[i].heading)
            g_ptr_array_add(passage->headings, g_strdup(rows[i].heading));
        g_ptr_array_add(document->passages, passage);
    }
    return document;
}

static void put(undex_document *document, const char *path)
{
    g_autoptr(GError) error = NULL;
    undex_file file = {
        .path = (char *)path, .sha256 = document->sha256, .passages = (int)document->passages->len};
    assert_true(undex_index_put(store, document, &file, &error));
    undex_document_free(document);
}

static undex_passage *passage_at(undex_document *document, guint index)
{
    return g_ptr_array_index(document->passages, index);
}

static const row english[] = {
    {UNDEX_KIND_TITLE, "title", NULL, NULL, "International migration and development", 1},
    {UNDEX_KIND_HEADING, "h.1", NULL, NULL, "Remittances", 2},
    {UNDEX_KIND_PARAGRAPH, "para.1", "1", "Remittances", "The cost of sending money home remains high.", 2},
    {UNDEX_KIND_PARAGRAPH, "para.2", "2", "Remittances",
     "Migrant workers sent remittances to their families; the labour market in Port-au-Prince was closed.",
     3},
    {UNDEX_KIND_PARAGRAPH, "para.3", "3", "Protection",
     "Each other\xE2\x80\x99s status and mandate were discussed, as resolution 70/1 asked.", 4},
    {UNDEX_KIND_FOOTNOTE, "fn.7", "7", NULL, "See the Cascais declaration, A/RES/70/1.", 4},
    {UNDEX_KIND_BOILERPLATE, "bp.1", NULL, NULL, "Cookies and remittances of this web page.", 5},
    {UNDEX_KIND_PARAGRAPH, "para.4", "4", "Data",
     "Programmes of data collection in S\xC3\xA3o Paulo and Goma airport.", 5},
};
static const row french[] = {
    {UNDEX_KIND_PARAGRAPH, "para.1", "1", "Envois",
     "Les migrants envoient de l'argent \xC3\xA0 leurs familles.", 1},
    {UNDEX_KIND_PARAGRAPH, "para.2", "2", "Eau", "L\xE2\x80\x99\xC3\xA9quipement en eau des villageoises.",
     2},
};
static const row resolution[] = {
    {UNDEX_KIND_TITLE, "title", NULL, NULL, "Transforming our world", 1},
    {UNDEX_KIND_OPERATIVE, "para.1", "1", NULL, "Adopts the following outcome document.", 1},
    {UNDEX_KIND_OPERATIVE, "para.12", "12", NULL, "Decides to reduce transaction costs.", 2},
};
static const row russian[] = {
    {UNDEX_KIND_PARAGRAPH, "para.1", "1", NULL,
     "\xD0\xBC\xD0\xB8\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBD\xD1\x82\xD0\xBE\xD0\xB2 \xD0\xB8 \xD0\xB8\xD1\x85 "
     "\xD1\x81\xD0\xB5\xD0\xBC\xD0\xB5\xD0\xB9",
     1},
};
static const row chinese[] = {
    {UNDEX_KIND_PARAGRAPH, "para.1", "1", NULL,
     "\xE5\xA4\xA7\xE4\xBC\x9A\xE5\x86\xB3\xE8\xAE\xAE\xE8\x8D\x89\xE6\xA1\x88\xE3\x80\x82", 1},
};

static int set_up(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    folder = g_dir_make_tmp("undex-query-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    assert_non_null(store);
    undex_document *document = make("A/68/190", "A/68/190", "en", "2013-07-25", "International migration",
                                    english, G_N_ELEMENTS(english));
    undex_passage *para = passage_at(document, 4), *note = passage_at(document, 5);
    undex_passage_add_mark(para, "7", 30, note->id, UNDEX_MARK_ORIGIN_LINK);
    undex_passage_add_cite(para, "A/RES/70/1", NULL, 49, 15);
    undex_passage_add_cite(note, "A/RES/70/1", "12", 29, 10);
    g_ptr_array_add(note->anchors, g_strdup(para->id));
    put(document, "/docs/en/a_68_190.pdf");
    put(make("A/68/190@fr", "A/68/190", "fr", "2013-07-25", "Migrations internationales", french,
             G_N_ELEMENTS(french)),
        "/docs/fr/a_68_190.pdf");
    put(make("A/RES/70/1", "A/RES/70/1", "en", "2015-10-21", "Transforming our world", resolution,
             G_N_ELEMENTS(resolution)),
        "/docs/en/a_res_70_1.pdf");
    put(make("ru", NULL, "ru", NULL, NULL, russian, G_N_ELEMENTS(russian)), "/docs/ru.txt");
    put(make("zh", NULL, "zh", NULL, NULL, chinese, G_N_ELEMENTS(chinese)), "/docs/zh.txt");
    assert_true(undex_index_commit(store, &error));
    undex_index_free(store);
    store = undex_index_open(folder, UNDEX_INDEX_READ, &error);
    assert_non_null(store);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    undex_index_free(store);
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static undex_results *run(const char *query, int count, int per_document)
{
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = count, .per_document = per_document};
    undex_results *results = undex_search_run(store, query, &options, &error);
    if (error)
        print_message("%s: %s\n", query, error->message);
    assert_non_null(results);
    return results;
}

/* The ids found, without A/68/190's own key, separated by spaces. */
static char *ids(const char *query)
{
    g_autoptr(undex_results) results = run(query, 20, 0);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < results->hits->len; i++) {
        const undex_hit *hit = results->hits->pdata[i];
        const char *id = hit->passage->id;
        if (g_str_has_prefix(id, "A/68/190#"))
            id += strlen("A/68/190");
        g_string_append_printf(all, "%s%s", i ? " " : "", id);
        assert_int_equal(hit->rank, i + 1);
    }
    return g_string_free(all, FALSE);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The same names, in whatever order. */
static char *sorted(const char *names)
{
    g_auto(GStrv) each = g_strsplit(names, " ", -1);
    qsort(each, g_strv_length(each), sizeof *each, by_name);
    return g_strjoinv(" ", each);
}

static void finding(void **state)
{
    (void)state;
    static const struct {
        const char *query, *expected;
    } cases[] = {
        {"\"sending money home\"", "#para.1"},
        {"\xE2\x80\x9Csending money home\xE2\x80\x9D", "#para.1"},
        {"\"money sending\"", ""},
        {"\"migrant worker\"", ""}, /* a phrase is exact */
        {"\"each other's status and mandate\"", "#para.3"},
        {"\"each other\xE2\x80\x99s status\"", "#para.3"},
        {"\"labor market\"", "#para.2"},
        {"labor", "#para.2"},
        /* filters of whole documents, with all that joins them */
        {"lang:fr OR lang:ru", "A/68/190@fr#para.1 A/68/190@fr#para.2 ru#para.1"},
        {"(lang:fr OR lang:zh) -para:2", "A/68/190@fr#para.1 zh#para.1"},
        {"symbol:A/68/190 -lang:en", "A/68/190@fr#para.1 A/68/190@fr#para.2"},
        {"symbol:A/68/190 lang:en kind:title", "#title"},
        {"-symbol:A/68/190 -lang:zh -lang:ru kind:operative", "A/RES/70/1#para.1 A/RES/70/1#para.12"},
        {"NOT (organ:A OR lang:ru)", "zh#para.1"},
        {"(year:2013 OR year:2015) AND (kind:title OR lang:fr) AND para:2", "A/68/190@fr#para.2"},
        {"year:2014..2016 para:12", "A/RES/70/1#para.12"},
        {"year:..2014 kind:title", "#title"},
        {"date:2013-07-25..2013-07-25 lang:fr", "A/68/190@fr#para.1 A/68/190@fr#para.2"},
        {"date:2013-07-26.. kind:title", "A/RES/70/1#title"},
        {"date:..2013-07-24", ""},
        {"symbol:(A/68/190, A/RES/70/1) kind:title", "#title A/RES/70/1#title"},
        {"symbol:A/* kind:title", "#title A/RES/70/1#title"},
        {"symbol:B/*", ""},
        {"path:docs/fr", "A/68/190@fr#para.1 A/68/190@fr#para.2"},
        {"path:(ru.txt, zh.txt)", "ru#para.1 zh#para.1"},
        {"path:*.txt -path:ru", "zh#para.1"},
        {"path:nowhere", ""},
        {"lang:xx OR lang:zh", "zh#para.1"},
        {"\"the\" path:docs/en -kind:title -organ:E", "#para.1 #para.2 A/RES/70/1#para.1 #fn.7"},
        {"\"sending money\" lang:fr", ""},
        {"heading:remittances -kind:heading", "#para.1 #para.2"},
        {"-heading:remittances path:docs/en/a_68 kind:paragraph", "#para.3 #para.4"},
        /* words in their order, in texts and in notes */
        {"note:\"cascais declaration\"", "#para.3"},
        {"note:\"declaration cascais\"", ""},
        {"note:\"cascais declaration\" kind:footnote", "#fn.7"},
        {"note:\"status and mandate\"", ""},
        {"\"cascais declaration\"", "#para.3"},
        {"\"asked see the\"", ""}, /* not from the text into the note */
        {"asked NEAR/5 cascais", ""},
        {"see ADJ/2 cascais", "#para.3"},
        {"\"Paulo\"", "#para.4"},
        {"\"S\xC3\xA3o Paulo\"", "#para.4"},
        {"\"sao paulo and goma\"", "#para.4"},
        {"sao ADJ/1 paulo", "#para.4"},
        {"\"programs of data\"", "#para.4"},
        {"programme NEAR/3 collections", "#para.4"},
        {"\"of\" \"in\"", "#para.4"},
        {"\"of data\" NEAR/6 \"and Goma\"", "#para.4"},
        {"\"of data\" NEAR/2 \"and Goma\"", ""},
        {"\"port au prince\"", "#para.2"},
        {"\"l'\xC3\xA9quipement en eau\"", "A/68/190@fr#para.2"},
        {"\"l equipement\"", "A/68/190@fr#para.2"},
        {"\xE5\xA4\xA7\xE4\xBC\x9A NEAR/4 \xE8\x8D\x89\xE6\xA1\x88", "zh#para.1"},
        {"\xE5\xA4\xA7\xE4\xBC\x9A ADJ/1 \xE8\x8D\x89\xE6\xA1\x88", ""},
        {"\"\xE4\xBC\x9A\xE5\x86\xB3\" lang:zh", "zh#para.1"},
        {"labo* NOT xyzzy", "#para.2"},
        {"labor*", "#para.2"},
        {"labour*", "#para.2"},
        {"program*", "#para.4"},
        {"programs*", "#para.4"},
        {"remx*", ""},
        {"program", "#para.4"},
        {"sao", "#para.4"},
        {"Port-au-Prince", "#para.2"},
        {"airp*", "#para.4"},
        {"zzz*", ""},
        {"goma AND airport", "#para.4"},
        {"goma AND money", ""},
        {"goma OR money", "#para.1 #para.4"},
        {"workers NEAR/3 remittances", "#para.2"},
        {"remittances NEAR/3 workers", "#para.2"},
        {"remittances ADJ/3 workers", ""},
        {"workers ADJ/3 remittances", "#para.2"},
        {"(migrant OR money) NEAR/4 families", ""},
        {"\"labour market\" NEAR/3 closed", ""}, /* Port, au and Prince lie between */
        {"\"labour market\" NEAR/6 closed", "#para.2"},
        {"closed NEAR/6 \"labor market\"", "#para.2"},
        {"closed ADJ/6 \"labour market\"", ""},
        {"\"market labour\" NEAR/9 closed", ""},
        {"\"migrant workers\" ADJ/2 \"sent remittances\"", "#para.2"},
        {"+goma remittances", "#para.4"},
        {"kind:footnote", "#fn.7"},
        {"kind:boilerplate", "#bp.1"},
        {"cookies", ""},
        {"note:cascais", "#para.3"}, /* the passage with its note, once */
        {"note:cascais kind:(footnote, paragraph)", "#para.3 #fn.7"},
        {"\"Cascais declaration\"", "#para.3"}, /* in the note alone: the passage that carries it */
        {"note:cascais -mandate", "#fn.7"},
        {"heading:protection", "#para.3"},
        {"title:transforming kind:operative", "A/RES/70/1#para.1 A/RES/70/1#para.12"},
        {"title:\"our world\" para:12", "A/RES/70/1#para.12"},
        {"symbol:A_RES_70_1 para:12", "A/RES/70/1#para.12"},
        {"symbol:A/RES/* para:1", "A/RES/70/1#para.1"},
        {"symbol:(A/RES/70/1, A/68/190) page:2 lang:en kind:(operative OR paragraph)",
         "#para.1 A/RES/70/1#para.12"},
        {"para:2..3 lang:en", "#para.2 #para.3"},
        {"page:3..4 symbol:A/68/190", "#para.2 #para.3"},
        {"cites:A/RES/70/1", "#para.3"},
        {"cites:\"A/RES/70/1, para. 12\"", "#para.3"},
        {"remittances lang:en symbol:A/68/190", "#para.1 #para.2"}, /* not their heading */
        {"remittances kind:heading", "#h.1"},
        {"organ:a kind:title year:2015", "A/RES/70/1#title"},
        {"kind:title date:2012..2014", "#title"},
        {"kind:title date:2013-07", "#title"},
        {"kind:title date:..2014-01-01", "#title"},
        {"kind:title date:2014..", "A/RES/70/1#title"},
        {"kind:title year:2013..2016", "#title A/RES/70/1#title"},
        {"lang:french", "A/68/190@fr#para.1 A/68/190@fr#para.2"},
        {"lang:fr -argent", "A/68/190@fr#para.2"},
        {"lang:fr NOT argent", "A/68/190@fr#para.2"},
        {"lang:fr AND NOT argent", "A/68/190@fr#para.2"},
        {"path:fr/ para:1", "A/68/190@fr#para.1"},
        {"path:nowhere", ""},
        {"equipement", "A/68/190@fr#para.2"},
        {"l'\xC3\xA9quipement", "A/68/190@fr#para.2"},
        {"\xD0\xBC\xD0\xB8\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBD\xD1\x82\xD1\x8B", "ru#para.1"},
        {"\xE5\x86\xB3\xE8\xAE\xAE", "zh#para.1"},
        {"\xE8\xAE\xAE\xE5\x86\xB3", ""},
        {"\"\xE5\xA4\xA7\xE4\xBC\x9A\xE5\x86\xB3\xE8\xAE\xAE\"", "zh#para.1"},
        {"nothing-of-this xyzzy", ""},
        {"- goma ...", "#para.4"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = ids(cases[i].query), *got = sorted(found);
        g_autofree char *expected = sorted(cases[i].expected);
        if (strcmp(got, expected) != 0)
            print_message("%s\n", cases[i].query);
        assert_string_equal(got, expected);
    }
}

/* Filters narrow what words find, alone, grouped, negated or joined: the sets are the same, and so are the
 * counts. */
static void narrowing(void **state)
{
    (void)state;
    static const struct {
        const char *query, *same, *expected;
    } cases[] = {
        {"(year:2013 OR year:2014) costs", "year:2013 year:2014 costs", "#para.1"},
        {"(year:2013 OR year:2015) costs", "costs year:2013 year:2015", "#para.1 A/RES/70/1#para.12"},
        {"costs (year:2015)", "costs year:2015", "A/RES/70/1#para.12"},
        {"+(year:2015 OR year:2016) costs", "costs AND year:2015", "A/RES/70/1#para.12"},
        {"NOT (year:2013 OR lang:ru) costs", "costs -year:2013 -lang:ru", "A/RES/70/1#para.12"},
        {"(NOT year:2013) costs", "(-year:2013) AND costs", "A/RES/70/1#para.12"},
        {"((year:2015 kind:operative) OR lang:fr) costs", "costs year:2015", "A/RES/70/1#para.12"},
        {"(year:2015 AND organ:A) costs", "costs year:2015 organ:A", "A/RES/70/1#para.12"},
        {"costs AND (year:2015 OR lang:fr)", "(lang:fr OR year:2015) AND costs", "A/RES/70/1#para.12"},
        {"(organ:A OR organ:S) zzqqxx", "organ:A organ:S zzqqxx", ""},
        {"(kind:footnote OR kind:endnote) cascais", "kind:note cascais", "#fn.7"},
        {"(lang:fr OR lang:en) the", "lang:fr lang:en the", "#para.1 #para.2 #para.3 A/RES/70/1#para.1"},
        /* filters of text */
        {"title:transforming costs", "costs AND title:transforming", "A/RES/70/1#para.12"},
        {"(title:transforming OR title:international) costs", "(year:2013 OR year:2015) lang:en costs",
         "#para.1 A/RES/70/1#para.12"},
        {"heading:remittances market", "(heading:remittances OR heading:zzqqxx) market", "#para.2"},
        {"heading:remittances zzqqxx", "zzqqxx heading:remittances", ""},
        /* alternatives to words */
        {"cites:A/RES/70/1 OR airport", "airport OR cites:A/RES/70/1", "#para.3 #para.4"},
        {"(lang:ru OR airport)", "airport OR lang:ru", "ru#para.1 #para.4"},
        {"lang:spanish OR lang:russian", "lang:ru", "ru#para.1"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *one = ids(cases[i].query), *other = ids(cases[i].same);
        g_autofree char *found = sorted(one), *same = sorted(other), *expected = sorted(cases[i].expected);
        g_autoptr(undex_results) left = run(cases[i].query, 0, 0), right = run(cases[i].same, 0, 0);
        if (strcmp(found, expected) != 0 || strcmp(same, expected) != 0)
            print_message("%s, %s\n", cases[i].query, cases[i].same);
        assert_string_equal(found, expected);
        assert_string_equal(same, expected);
        assert_int_equal(left->matches_estimated, right->matches_estimated);
    }
    g_autoptr(undex_results) results = run("(year:2013 OR year:2014) costs", 5, 0);
    assert_non_null(strstr(results->explained, " FILTER "));
    assert_null(strstr(results->explained, "AND_MAYBE"));
}

/* What only looks like something else is searched as words; AND binds less than words side by side, OR least;
 * operators are in capitals. */
static void reading(void **state)
{
    (void)state;
    static const struct {
        const char *query, *expected;
    } cases[] = {
        {"Market: costs", "#para.1 #para.2 A/RES/70/1#para.12"},
        {"Market:", "#para.2"},
        {"market:", "#para.2"},
        {"Market:closed", "#para.2"}, /* not near any filter, and not written like one */
        {"10:30 goma", "#para.4"},
        {"https://goma.example/airport?zzqqxx=1 +airport", "#para.4"},
        {"doi:10.1234/zz +goma", "#para.4"},
        {"mailto:goma@zzqqxx.example +goma", "#para.4"},
        {"A/68/190: +goma", "#para.4"},
        {"a:b +goma", "#para.4"},
        {"\"zzqqxx:goma\" OR airport", "#para.4"},
        {"\xE5\x86\xB3\xE8\xAE\xAE:\xE8\x8D\x89\xE6\xA1\x88", "zh#para.1"},
        {"goma & airport", "#para.4"},
        {"+goma ~50", "#para.4"},
        {"+goma airport! what?", "#para.4"},
        {"money or goma", "#para.1 #para.4"}, /* words side by side, whatever stands between */
        {"+goma not airport", "#para.4"},
        {"money zzqqxx AND goma", ""},
        {"money goma AND airport", "#para.4"},
        {"money OR goma AND airport", "#para.1 #para.4"},
        {"(money OR goma) AND airport", "#para.4"},
        {"money goma OR market", "#para.1 #para.2 #para.4"},
        {"NOT lang:en AND argent", "A/68/190@fr#para.1"},
        {"organ:(A S) goma", "#para.4"},
        {"lang:(en or fr) argent", "A/68/190@fr#para.1"},
        {"kind:(footnote, endnote) lang:en", "#fn.7"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = ids(cases[i].query), *got = sorted(found);
        g_autofree char *expected = sorted(cases[i].expected);
        if (strcmp(got, expected) != 0)
            print_message("%s\n", cases[i].query);
        assert_string_equal(got, expected);
    }
}

static void ranking(void **state)
{
    (void)state;
    static const struct {
        const char *query, *first;
    } cases[] = {
        {"what were the remittances of migrant workers", "#para.2"},
        {"A/68/190", "#title"},
        {"a_68_190", "#title"},
        {"A/68/190, para. 3", "#para.3"},
        {"A/68/190, paras. 2\u20133", "#para.2 #para.3"},
        {"A/68/190@fr#para.2", "A/68/190@fr#para.2"},
        {"A/68/190#fn.7", "#fn.7"},
        {"A/RES/70/1, para. 12", "A/RES/70/1#para.12 #"},
        {"resolution 70/1", "A/RES/70/1#title #"},
        {"A/RES/70/1 cascais", "#para.3"},
        {"WHO are the migrant workers", "#para.2"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = ids(cases[i].query);
        if (!g_str_has_prefix(got, cases[i].first))
            print_message("%s: %s\n", cases[i].query, got);
        assert_true(g_str_has_prefix(got, cases[i].first));
    }
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *query, *message;
    } cases[] = {
        {"migrants AND", "AND has nothing after it, at character 10: migrants >>AND"},
        {"OR migrants", "OR has nothing before it, at character 1: >>OR migrants"},
        {"((((", "a parenthesis is not closed, at character 4"},
        {"()", "nothing between the parentheses, at character 1"},
        {"(a", "not closed, at character 1"},
        {"a)", "closed that was not opened, at character 2"},
        {"\"open", "quotation mark is not closed, at character 1"},
        {"caf\xC3\xA9 \"x", "at character 6"},
        {"kind:letter", "no such kind"},
        {"kind:", "kind: wants a kind of passage"},
        {"date:yesterday", "date: wants a date"},
        {"date:2014..2012", "ends before it begins"},
        {"date:2014-13", "date: wants a date"},
        {"date:2014-02-30..2015", "date: wants a date"},
        {"page:5..2", "page: wants"},
        {"para:1..5000", "at most 1000"},
        {"a NEAR/0 b", "NEAR and ADJ want a number"},
        {"a NEAR b ADJ c", "do not mix"},
        {"a NEAR kind:title",
         "NEAR and ADJ stand between words, \"phrases\" and (this OR that), at character 8"},
        {"a NEAR \"...\"", "no word in this to search for, at character 8"},
        {"...", "no word in this"},
        {"", "the query is empty"},
        {"   ", "the query is empty"},
        {"\"...\" goma", "no word between the quotation marks, at character 1"},
        {"goma \"\"", "no word between the quotation marks, at character 6"},
        {"\xFF", "not valid UTF-8"},
        /* names that are no filters: the nearest that is one */
        {"oragn:S", "no filter oragn:; write organ:S, at character 1: >>oragn:S"},
        {"costs yaer:2033", "no filter yaer:; write year:2033, at character 7: costs >>yaer:2033"},
        {"Year:2025", "lower case, with a colon: year:2025, at character 1"},
        {"YEAR:2025", "year:2025"},
        {"Note:\"a b\"", "note:\"a b\""},
        {"year=2025", "year:2025"},
        {"year>=2025", "year:2025.."},
        {"date<2013-07", "date:..2013-07"},
        {"after:2020", "no filter after:; write date:2020.."},
        {"before:2020-05", "write date:..2020-05"},
        {"speaker:", "no filter speaker:; write kind:speech VALUE"},
        {"speaker:\"Mr. Smith\" costs", "write kind:speech \"Mr. Smith\", at character 1"},
        {"Author:smith", "no filter Author:; write smith"},
        {"language:(en OR fr)", "write lang:(en OR fr)"},
        {"-oragn:S costs", "write organ:S, at character 2: ->>oragn"},
        {"(costs oragn:S)", "write organ:S, at character 8"},
        {"colour:red", "no filter colour:; the filters are symbol: organ:"},
        {"colour:red", "stand in quotes: \"colour:red\""},
        {"a\xC3\xB1"
         "o:2020",
         "the filters are"},
        /* operators of others */
        {"human~", "takes no ~, and is found in all its forms; write human, or human*"},
        {"costs human~2", "at character 7: costs >>human~2"},
        {"\"a b\"~3", "a phrase takes no ~; write a NEAR/3 b, at character 6"},
        {"\xE2\x80\x9C"
         "a b c\xE2\x80\x9D~3",
         "write a NEAR/3 b NEAR/3 c"},
        {"human^2", "write +human"},
        {"\"a b\"^2", "write +\"a b\""},
        {"a && b", "write AND, at character 3"},
        {"a || b", "write OR, at character 3"},
        {"a | b", "write OR"},
        {"!human", "write -human"},
        {"a near/5 b", "write NEAR/5, at character 3"},
        {"a w/5 b", "write NEAR/5"},
        {"A/68/*", "write symbol:A/68/*"},
        /* stars where none can be */
        {"title:migra*", "title: takes no star; it wants words of a title, at character 1"},
        {"heading:*tances", "heading: takes no star"},
        {"note:\"casc* x\"", "note: takes no star"},
        {"organ:A*", "organ: takes no star"},
        {"year:20*", "year: takes no star"},
        {"symbol:*", "a star stands at the end of a symbol"},
        {"symbol:A/*/190", "a star stands at the end of a symbol"},
        {"organ:(A AND S)", "joined by OR or commas"},
        {"lang:(fr not en)", "joined by OR or commas"},
        /* signs and brackets */
        {"NOT NOT a", "one sign is enough: +, - or NOT, at character 5"},
        {"NOT -a", "one sign is enough"},
        {"AND", "AND has nothing before it, at character 1"},
        {"NOT", "NOT has nothing after it"},
        {"a OR", "OR has nothing after it, at character 3"},
        {"a OR AND b", "OR has nothing after it, at character 3"},
        {"a AND AND b", "AND has nothing after it"},
        {"a NEAR", "NEAR has nothing after it"},
        {"NEAR/3 a", "NEAR has nothing before it"},
        {"( )", "nothing between the parentheses, at character 1"},
        {"a (b OR (c)", "not closed, at character 3"},
        {"a (b OR )", "OR has nothing after it"},
        {"title:(a", "a parenthesis is not closed"},
        {"title:\"a", "a quotation mark is not closed"},
        {"costs year:2013 OR year:2015",
         "write (year:2013 OR year:2015), at character 17: costs year:2013 >>OR"},
        {"lang:fr OR lang:ru costs", "write (lang:fr OR lang:ru), at character 9"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        undex_search_options options = {.count = 10};
        g_autoptr(undex_results) results = undex_search_run(store, cases[i].query, &options, &error);
        if (results || !strstr(error->message, cases[i].message))
            print_message("%s: %s\n", cases[i].query, error ? error->message : "no error");
        assert_null(results);
        assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_QUERY));
        assert_non_null(strstr(error->message, cases[i].message));
    }
}

static void hostile(void **state)
{
    (void)state;
    undex_search_options options = {.count = 10};
    g_autofree char *deep = g_strnfill(3000, '(');
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 1500; i++)
        g_string_append(many, "a OR ");
    g_autofree char *long_word = g_strnfill(7000, 'q');
    g_autofree char *too_long = g_strnfill(9000, 'q');
    const char *const queries[] = {deep,
                                   many->str,
                                   long_word,
                                   too_long,
                                   "-(-(-a))",
                                   "+ + +",
                                   "* ** a**",
                                   "NOT NOT a",
                                   "symbol:S/RES/2532(2020)",
                                   "symbol:S/RES/1325 (2000)",
                                   "note:(",
                                   "title:\"",
                                   "path:[*",
                                   "http://example.org/a?b=c",
                                   "a:b",
                                   "cites:x para:()",
                                   "%s %d %n"};
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_results) results = undex_search_run(store, queries[i], &options, &error);
        assert_true((results != NULL) != (error != NULL));
    }
}

static void showing(void **state)
{
    (void)state;
    g_autoptr(undex_results) results = run("status \"migrant workers\" OR mandate", 5, 0);
    assert_true(results->hits->len > 0);
    g_autoptr(undex_results) one = run("\"each other's status\" mandate", 5, 0);
    const undex_hit *hit = one->hits->pdata[0];
    assert_int_equal(hit->highlights->len, 2);
    assert_int_equal(g_array_index(hit->highlights, undex_range, 0).start, 0);
    assert_int_equal(g_array_index(hit->highlights, undex_range, 0).end, 19);
    assert_int_equal(g_array_index(hit->highlights, undex_range, 1).start, 24);
    assert_int_equal(hit->snippet_offset, 0);
    assert_string_equal(hit->snippet, hit->passage->text);
    assert_int_equal(hit->notes->len, 1);
    assert_string_equal(((undex_passage *)hit->notes->pdata[0])->label, "7");
    assert_string_equal(hit->document->path, "/docs/en/a_68_190.pdf");
    assert_string_equal(hit->document->title, "International migration");
    assert_non_null(one->explained);
    assert_true(one->matches_estimated >= 1);
}

static void suggesting(void **state)
{
    (void)state;
    static const struct {
        const char *query, *suggestion;
    } cases[] = {
        {"remitances", "remittances"},
        {"goma airprot", "goma airport"},
        {"\"goma\" OR (airprot remitances) AND lang:en", "\"goma\" OR (airport remittances) AND lang:en"},
        {"familes S\xC3\xA3o", "families S\xC3\xA3o"},
        {"remittance", NULL}, /* another form of a word is no slip, for it is found */
        {"goma -airprot", NULL},
        {"zzqqxx", NULL},
        {"gmoa", "goma"},
        {"A/68/190", NULL},
        {"airp*", NULL},
        {"remit*nses", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_results) results = run(cases[i].query, 5, 0);
        if (g_strcmp0(results->suggestion, cases[i].suggestion) != 0)
            print_message("%s: %s\n", cases[i].query, results->suggestion ? results->suggestion : "nothing");
        assert_int_equal(g_strcmp0(results->suggestion, cases[i].suggestion), 0);
    }
}

static void counting(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        int count;
    } cases[] = {{"remittances", 3}, {"symbol:A/68/190 lang:en", 7}, {"A/RES/70/1", 5}, {"zzqqxx", 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_results) results = run(cases[i].query, 0, 0);
        assert_int_equal(results->matches_estimated, cases[i].count);
        assert_int_equal(results->hits->len, 0);
    }
}

static void snippets(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = 1, .snippet = 40};
    g_autoptr(undex_results) results = undex_search_run(store, "closed market", &options, &error);
    const undex_hit *hit = results->hits->pdata[0];
    const char *at = g_utf8_offset_to_pointer(hit->passage->text, hit->snippet_offset);
    assert_true(g_str_has_prefix(at, hit->snippet));
    assert_true(g_utf8_strlen(hit->snippet, -1) <= 60);
    assert_non_null(strstr(hit->snippet, "market"));
    assert_true(hit->snippet_highlights->len >= 1);
    undex_range first = g_array_index(hit->snippet_highlights, undex_range, 0);
    g_autofree char *word = g_utf8_substring(hit->snippet, first.start, first.end);
    assert_string_equal(word, "market");
}

/* Paths and citations are not looked for once the budget is spent. */
static void stopping(void **state)
{
    (void)state;
    g_autoptr(undex_citation) citation = undex_citation_parse("A/68/190, para. 1");
    for (int spent = 0; spent < 2; spent++) {
        undex_budget_begin(spent ? 1e-9 : 0);
        assert_int_equal(undex_budget_look(), !spent);
        g_autoptr(GPtrArray) keys = undex_index_match_paths(store, "docs", 100, NULL);
        g_autoptr(GPtrArray) places = undex_locate_citation(store, citation, NULL);
        assert_int_equal(keys->len, spent ? 0 : 5);
        assert_int_equal(places->len, spent ? 0 : 2);
    }
    undex_budget_begin(0);
}

static void paging(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_results) each = run("kind:paragraph OR kind:operative", 20, 1);
    assert_int_equal(each->hits->len, 5);
    undex_search_options options = {.count = 2, .offset = 1};
    g_autoptr(undex_results) page = undex_search_run(store, "symbol:A/68/190 lang:en", &options, &error);
    assert_int_equal(page->hits->len, 2);
    assert_int_equal(((undex_hit *)page->hits->pdata[0])->rank, 2);
    assert_string_equal(((undex_hit *)page->hits->pdata[0])->passage->id, "A/68/190#para.1");
    assert_int_equal(page->matches_estimated, 7);
    options = (undex_search_options){.count = 20, .apart = TRUE};
    g_autoptr(undex_results) apart = undex_search_run(store, "remittances OR cascais", &options, &error);
    assert_int_equal(apart->hits->len, 5); /* the heading, two under it, and the note beside its passage */
    options = (undex_search_options){.count = 3};
    g_autoptr(undex_results) full = undex_search_run(store, "symbol:A/68/190 lang:en", &options, &error);
    assert_int_equal(full->hits->len, 3); /* though two of the first three are one */
    assert_string_equal(((undex_hit *)full->hits->pdata[1])->through, "A/68/190#h.1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finding),  cmocka_unit_test(ranking),   cmocka_unit_test(mistakes),
        cmocka_unit_test(hostile),  cmocka_unit_test(showing),   cmocka_unit_test(snippets),
        cmocka_unit_test(paging),   cmocka_unit_test(stopping),  cmocka_unit_test(suggesting),
        cmocka_unit_test(counting), cmocka_unit_test(narrowing), cmocka_unit_test(reading),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
