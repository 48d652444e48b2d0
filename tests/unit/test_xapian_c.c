// SPDX-License-Identifier: GPL-3.0-or-later
/* The binding alone: nothing of undex is included here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "xapian-c/xapian-c.h"

static const char *const texts[] = {
    "the committee recommends that migrants be protected",
    "remittances of migrants were discussed by the committee in Geneva",
    "the airport of Goma was closed and humanitarian access was denied",
    "protection of migrant workers and of their families",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static xc_document *make(const char *text, unsigned number)
{
    xc_error e;
    xc_document *document = xc_document_new(&e);
    assert_non_null(document);
    xc_stemmer *stemmer = xc_stemmer_new("english", &e);
    xc_generator *generator = xc_generator_new(&e);
    assert_true(xc_generator_set_stemmer(generator, stemmer, &e));
    assert_true(xc_generator_set_strategy(generator, XC_STEM_SOME, &e));
    assert_true(xc_generator_set_document(generator, document, &e));
    assert_true(xc_generator_index(generator, text, strlen(text), 1, "", &e));
    assert_true(xc_document_set_data(document, text, strlen(text), &e));
    char term[16], value[16];
    snprintf(term, sizeof term, "Q%u", number);
    assert_true(xc_document_add_boolean_term(document, term, &e));
    assert_true(xc_document_add_boolean_term(document, number % 2 ? "XKodd" : "XKeven", &e));
    snprintf(value, sizeof value, "%u", 2000 + number);
    assert_true(xc_document_set_value(document, 0, value, strlen(value), &e));
    assert_true(xc_document_set_value(document, 1, number % 2 ? "odd" : "even", number % 2 ? 3 : 4, &e));
    xc_generator_free(generator);
    xc_stemmer_free(stemmer);
    return document;
}

static xc_database *filled(void)
{
    xc_error e;
    xc_database *database = xc_database_new_memory(&e);
    assert_non_null(database);
    for (unsigned i = 0; i < TEXTS; i++) {
        xc_document *document = make(texts[i], i);
        assert_int_equal(xc_database_add_document(database, document, &e), i + 1);
        xc_document_free(document);
    }
    return database;
}

/* The ids that the term indexes, as "2 1", and the error that stopped it. */
static void list(const xc_database *database, const char *term, char *ids, size_t size, xc_error *e)
{
    ids[0] = '\0';
    xc_postings *postings = xc_database_postings(database, term, e);
    while (postings && xc_postings_next(postings, e) == XC_ITEM) {
        size_t used = strlen(ids);
        snprintf(ids + used, size - used, "%s%u", used ? " " : "", xc_postings_docid(postings));
    }
    xc_postings_free(postings);
}

static void errors(void **state)
{
    (void)state;
    xc_error e;
    assert_null(xc_database_open("/nonexistent/database", &e));
    assert_int_equal(e.code, XC_ERROR_NOT_FOUND);
    assert_true(strlen(e.message) > 0);
    assert_null(xc_database_open("/nonexistent/database", NULL));
    assert_null(xc_stemmer_new("klingon", &e));
    assert_int_equal(e.code, XC_ERROR_ARGUMENT);

    xc_database *database = filled();
    assert_null(xc_database_document(database, 99, &e));
    assert_int_equal(e.code, XC_ERROR_NO_DOCUMENT);
    assert_null(xc_database_document(database, 0, &e));
    assert_int_equal(e.code, XC_ERROR_ARGUMENT);
    xc_document *known = xc_database_document_known(database, 99, &e);
    size_t known_length = 1;
    char *nothing = xc_document_data(known, &known_length, &e);
    assert_int_equal(known_length, 0);
    xc_string_free(nothing);
    xc_document_free(known);
    char longer[300];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(xc_database_doc_count(database, &e), TEXTS);
    assert_int_equal(e.code, XC_OK);
    xc_database_free(database);
    xc_database_free(NULL);
    xc_document_free(NULL);
    xc_terms_free(NULL);
    xc_postings_free(NULL);
}

static void iterators(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = filled();
    xc_terms *terms = xc_database_terms(database, "Zmigr", &e);
    assert_string_equal(xc_terms_term(terms, NULL), "");
    assert_int_equal(xc_terms_freq(terms, &e), -1);
    assert_int_equal(xc_terms_next(terms, &e), XC_ITEM);
    assert_string_equal(xc_terms_term(terms, NULL), "Zmigrant");
    assert_int_equal(xc_terms_freq(terms, &e), 3);
    assert_int_equal(xc_terms_next(terms, &e), XC_END);
    assert_int_equal(xc_terms_next(terms, &e), XC_END);
    xc_terms_free(terms);

    terms = xc_database_terms(database, "X", &e);
    assert_int_equal(xc_terms_skip(terms, "XKf", &e), XC_ITEM);
    assert_string_equal(xc_terms_term(terms, NULL), "XKodd");
    xc_terms_free(terms);

    xc_postings *postings = xc_database_postings(database, "committee", &e);
    assert_int_equal(xc_postings_next(postings, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(postings), 1);
    assert_int_equal(xc_postings_next(postings, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(postings), 2);
    assert_int_equal(xc_postings_next(postings, &e), XC_END);
    assert_int_equal(xc_postings_docid(postings), 0);
    xc_postings_free(postings);

    xc_values *values = xc_database_values(database, 1, &e);
    assert_int_equal(xc_values_next(values, &e), XC_ITEM);
    assert_int_equal(xc_values_key(values), 1);
    assert_string_equal(xc_values_value(values, NULL), "even");
    xc_values_free(values);
    xc_database_free(database);
}

static void documents(void **state)
{
    (void)state;
    xc_error e;
    xc_document *document = make(texts[0], 7);
    size_t length = 0;
    xc_document *copy = make(texts[0], 7);
    char *data = xc_document_data(copy, &length, &e);
    assert_string_equal(data, texts[0]);
    assert_int_equal(length, strlen(texts[0]));
    xc_string_free(data);
    char *value = xc_document_value(copy, 0, &length, &e);
    assert_string_equal(value, "2007");
    xc_string_free(value);
    assert_true(xc_document_set_data(copy, "a\0b", 3, &e));
    data = xc_document_data(copy, &length, &e);
    assert_int_equal(length, 3);
    assert_memory_equal(data, "a\0b", 4);
    xc_string_free(data);
    xc_values *values = xc_document_values(copy, &e);
    assert_int_equal(xc_values_next(values, &e), XC_ITEM);
    assert_int_equal(xc_values_next(values, &e), XC_ITEM);
    assert_int_equal(xc_values_key(values), 1);
    assert_string_equal(xc_values_value(values, NULL), "odd");
    assert_int_equal(xc_values_next(values, &e), XC_END);
    xc_values_free(values);
    assert_true(xc_document_remove_term(copy, "Q7", &e));
    assert_false(xc_document_remove_term(copy, "Q7", &e));
    assert_int_equal(e.code, XC_ERROR_ARGUMENT);

    xc_database *database = filled();
    uint32_t docid = xc_database_replace_document_by_term(database, "Q2", document, &e);
    assert_int_equal(docid, 3);
    assert_int_equal(xc_database_doc_count(database, &e), TEXTS);
    assert_true(xc_database_delete_document_by_term(database, "XKodd", &e));
    assert_true(xc_database_delete_document_by_term(database, "nothing", &e));
    assert_int_equal(xc_database_doc_count(database, &e), 1);
    assert_true(xc_database_replace_document(database, 9, document, &e));
    assert_int_equal(xc_database_last_docid(database, &e), 9);
    assert_true(xc_database_delete_document(database, 9, &e));
    assert_false(xc_database_delete_document(database, 9, &e));
    assert_int_equal(e.code, XC_ERROR_NO_DOCUMENT);
    xc_database_free(database);
    xc_document_free(copy);
    xc_document_free(document);
}

static void stemming(void **state)
{
    (void)state;
    xc_error e;
    static const struct {
        const char *language, *word, *stem;
    } cases[] = {
        {"english", "remittances", "remitt"},
        {"fr", "migrations", "migrat"},
        {"none", "words", "words"},
        {"", "words", "words"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xc_stemmer *stemmer = xc_stemmer_new(cases[i].language, &e);
        char small[3], fits[16];
        assert_int_equal(xc_stemmer_apply_to(stemmer, cases[i].word, fits, sizeof fits, &e),
                         strlen(cases[i].stem));
        assert_string_equal(fits, cases[i].stem);
        assert_int_equal(xc_stemmer_apply_to(stemmer, cases[i].word, small, sizeof small, &e), -1);
        xc_stemmer_free(stemmer);
    }
}

static void add(xc_database *database, unsigned number)
{
    xc_error e;
    xc_document *document = make(texts[number % TEXTS], number);
    assert_true(xc_database_add_document(database, document, &e));
    xc_document_free(document);
}

/* Removes a database with its folder. */
static void clear(const char *path)
{
    static const char *const files[] = {"docdata.glass",  "flintlock",      "iamglass",
                                        "position.glass", "postlist.glass", "termlist.glass",
                                        "synonym.glass",  "spelling.glass", ""};
    char name[160];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(name, sizeof name, "%s/%s", path, files[i]);
        remove(name);
    }
}

static void on_disk(void **state)
{
    (void)state;
    xc_error e;
    char folder[] = "/tmp/xapian-c-XXXXXX", path[64], compacted[64], command[160];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/db", folder);
    snprintf(compacted, sizeof compacted, "%s/compact", folder);
    assert_null(xc_database_open_writable(path, XC_OPEN, 0, &e));
    xc_database *writer = xc_database_open_writable(path, XC_CREATE, 0, &e);
    assert_non_null(writer);
    assert_null(xc_database_open_writable(path, XC_CREATE_OR_OPEN, 0, &e));
    assert_int_equal(e.code, XC_ERROR_LOCKED);
    add(writer, 0);
    assert_true(xc_database_set_metadata(writer, "undex.version", "1", 1, &e));
    assert_true(xc_database_commit(writer, &e));

    xc_database *reader = xc_database_open(path, &e);
    assert_false(xc_database_is_writable(reader));
    assert_int_equal(xc_database_is_locked(reader, &e), 1);
    assert_false(xc_database_commit(reader, &e));
    assert_int_equal(e.code, XC_ERROR_OPERATION);
    assert_true(xc_database_revision(reader, &e) >= 1);
    char *uuid = xc_database_uuid(reader, &e);
    assert_int_equal(strlen(uuid), 36);
    xc_string_free(uuid);
    size_t length = 0;
    char *version = xc_database_metadata(reader, "undex.version", &length, &e);
    assert_string_equal(version, "1");
    xc_string_free(version);
    version = xc_database_metadata(reader, "absent", &length, &e);
    assert_int_equal(length, 0);
    xc_string_free(version);

    assert_true(xc_database_begin(writer, true, &e));
    add(writer, 1);
    assert_true(xc_database_cancel_transaction(writer, &e));
    assert_int_equal(xc_database_doc_count(writer, &e), 1);
    assert_true(xc_database_begin(writer, true, &e));
    add(writer, 2);
    assert_true(xc_database_commit_transaction(writer, &e));
    assert_int_equal(xc_database_doc_count(reader, &e), 1);
    assert_int_equal(xc_database_reopen(reader, &e), XC_ITEM);
    assert_int_equal(xc_database_reopen(reader, &e), XC_END);
    assert_int_equal(xc_database_doc_count(reader, &e), 2);

    /* A reader left behind by several commits is told so. */
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < 300; i++)
            add(writer, i);
        assert_true(xc_database_delete_document_by_term(writer, "XKeven", &e));
        assert_true(xc_database_commit(writer, &e));
    }
    char ids[64];
    list(reader, "committee", ids, sizeof ids, &e);
    if (e.code != XC_OK)
        assert_int_equal(e.code, XC_ERROR_MODIFIED);
    assert_int_equal(xc_database_reopen(reader, &e), XC_ITEM);
    list(reader, "committee", ids, sizeof ids, &e);
    assert_int_equal(e.code, XC_OK);
    assert_true(strlen(ids) > 0);

    /* Closed inside a transaction: the changes are dropped. */
    int64_t before = xc_database_doc_count(writer, &e);
    assert_true(xc_database_begin(writer, true, &e));
    add(writer, 4);
    assert_true(xc_database_close(writer, &e));
    assert_int_equal(xc_database_doc_count(reader, &e), before);
    xc_database_free(writer);
    assert_int_equal(xc_database_is_locked(reader, &e), 0);

    /* Abandoned inside a transaction or outside: they are dropped as well, and the lock is free. */
    for (int inside = 0; inside < 2; inside++) {
        writer = xc_database_open_writable(path, XC_OPEN, 0, &e);
        assert_non_null(writer);
        if (inside)
            assert_true(xc_database_begin(writer, true, &e));
        add(writer, 5);
        xc_database_abandon(writer);
        assert_int_equal(xc_database_is_locked(reader, &e), 0);
        xc_database_free(writer);
        assert_int_equal(xc_database_reopen(reader, &e), XC_END);
        assert_int_equal(xc_database_doc_count(reader, &e), before);
    }

    assert_true(xc_database_compact(reader, compacted, XC_COMPACT_FULL, &e));
    char *report = NULL;
    assert_int_equal(xc_database_check(compacted, &report, &e), 0);
    xc_string_free(report);
    xc_database *copy = xc_database_open(compacted, &e);
    assert_int_equal(xc_database_doc_count(copy, &e), before);
    xc_database_free(copy);
    xc_database_free(reader);
    snprintf(command, sizeof command, "%s/iamglass", compacted);
    assert_true(truncate(command, 10) == 0);
    assert_null(xc_database_open(compacted, &e));
    assert_int_not_equal(e.code, XC_OK);
    clear(path);
    clear(compacted);
    assert_int_equal(remove(folder), 0);
}

/* Which of the values of a key counts. */
static char *resolve_last(const char *key, const xc_text *values, size_t count, size_t *length)
{
    if (strcmp(key, "both") != 0)
        return NULL;
    *length = values[count - 1].length;
    char *answer = malloc(*length);
    memcpy(answer, values[count - 1].bytes, *length);
    return answer;
}

static void several_as_one(void **state)
{
    (void)state;
    xc_error e;
    char folder[] = "/tmp/xapian-c-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    xc_database *parts[2];
    for (unsigned i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%u", folder, i);
        parts[i] = xc_database_open_writable(path, XC_CREATE, 0, &e);
        for (unsigned n = 0; n < 3; n++)
            add(parts[i], 3 * i + n);
        assert_true(xc_database_delete_document(parts[i], 1, &e));
        assert_true(xc_database_set_metadata(parts[i], "both", i ? "new" : "old", 3, &e));
        assert_true(xc_database_set_metadata(parts[i], "first", i ? "b" : "a", 1, &e));
        assert_true(xc_database_set_metadata(parts[i], i ? "one" : "other", "x", 1, &e));
        assert_true(xc_database_commit(parts[i], &e));
    }
    snprintf(path, sizeof path, "%s/all", folder);
    assert_true(xc_database_compact_all(parts, 2, path, resolve_last, &e));
    xc_database *all = xc_database_open(path, &e);
    assert_int_equal(xc_database_doc_count(all, &e), 4);
    assert_int_equal(xc_database_last_docid(all, &e), 4); /* what is missing before the first is closed up */
    static const char *const expected[][2] = {
        {"both", "new"}, {"first", "a"}, {"one", "x"}, {"other", "x"}, {"none", ""}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        size_t length = 0;
        char *value = xc_database_metadata(all, expected[i][0], &length, &e);
        assert_non_null(value);
        assert_string_equal(value, expected[i][1]);
        xc_string_free(value);
    }
    xc_database_free(all);
    assert_false(xc_database_compact_all(parts, 2, "/nowhere/at/all", resolve_last, &e));
    assert_int_not_equal(e.code, XC_OK);
    clear(path);
    for (unsigned i = 0; i < 2; i++) {
        xc_database_free(parts[i]);
        snprintf(path, sizeof path, "%s/%u", folder, i);
        clear(path);
    }
    assert_int_equal(remove(folder), 0);
}

static void metadata(void **state)
{
    (void)state;
    xc_error e;
    char folder[] = "/tmp/xapian-c-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s", folder);
    xc_database *database = xc_database_open_writable(path, XC_CREATE_OR_OVERWRITE, XC_NO_SYNC, &e);
    assert_non_null(database);
    assert_true(xc_database_set_metadata(database, "stem.labour", "labor", 5, &e));
    assert_true(xc_database_set_metadata(database, "stem.harbour", "gone", 4, &e));
    assert_true(xc_database_set_metadata(database, "stem.harbour", "", 0, &e));
    assert_true(xc_database_set_metadata(database, "other", "one", 3, &e));
    assert_true(xc_database_commit(database, &e));
    xc_terms *found = xc_database_metadata_keys(database, "stem.", &e);
    assert_int_equal(xc_terms_next(found, &e), XC_ITEM);
    assert_string_equal(xc_terms_term(found, NULL), "stem.labour");
    assert_int_equal(xc_terms_next(found, &e), XC_END);
    xc_terms_free(found);
    char *all = xc_database_metadata_all(database, "stem.labour", NULL, &e);
    assert_string_equal(all, "labor");
    xc_string_free(all);
    xc_database_free(database);
    static const char *const files[] = {"docdata.glass",  "flintlock",      "iamglass",
                                        "position.glass", "postlist.glass", "synonym.glass",
                                        "termlist.glass", "spelling.glass"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char file[96];
        snprintf(file, sizeof file, "%s/%s", folder, files[i]);
        remove(file);
    }
    assert_int_equal(remove(folder), 0);
}

static void weighing(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = filled();
    xc_posting postings[TEXTS];
    assert_int_equal(xc_database_read_postings(database, "Zmigrant", postings, TEXTS, &e), 3);
    assert_int_equal(postings[1].docid, 2);
    assert_int_equal(postings[1].wdf, 1);
    assert_int_equal(xc_database_read_postings(database, "Zmigrant", postings, 2, &e), 2);
    assert_int_equal(xc_database_read_postings(database, "nowhere", postings, TEXTS, &e), 0);
    const xc_range within[] = {{2, 2}, {3, 9}}, before[] = {{1, 1}}, beyond[] = {{90, 99}};
    assert_int_equal(xc_database_read_postings_within(database, "Zmigrant", within, 2, postings, TEXTS, &e),
                     2);
    assert_int_equal(postings[0].docid, 2);
    assert_true(postings[1].docid > 2);
    assert_int_equal(xc_database_read_postings_within(database, "Zmigrant", within, 2, postings, 1, &e), 1);
    assert_int_equal(xc_database_read_postings_within(database, "Zmigrant", before, 1, postings, TEXTS, &e),
                     1);
    assert_int_equal(xc_database_read_postings_within(database, "Zmigrant", beyond, 1, postings, TEXTS, &e),
                     0);
    assert_int_equal(xc_database_read_postings_within(database, "nowhere", within, 2, postings, TEXTS, &e),
                     0);
    uint32_t valued[TEXTS];
    assert_int_equal(xc_database_read_valued(database, 1, valued, 2, &e), TEXTS);
    assert_int_equal(valued[0], 1);
    assert_int_equal(valued[1], 2);
    assert_int_equal(xc_database_read_valued(database, 9, valued, TEXTS, &e), 0);
    xc_postings *walk = xc_database_postings(database, "Zmigrant", &e);
    assert_int_equal(xc_postings_skip(walk, 2, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(walk), 2);
    assert_int_equal(xc_postings_wdf(walk, &e), 1);
    assert_int_equal(xc_postings_skip(walk, 1, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(walk), 2);
    assert_int_equal(xc_postings_skip(walk, 3, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(walk), 4);
    assert_int_equal(xc_postings_next(walk, &e), XC_END);
    assert_int_equal(xc_postings_skip(walk, 1000, &e), XC_END);
    assert_int_equal(xc_postings_docid(walk), 0);
    xc_postings_free(walk);
    assert_true(xc_database_doc_length(database, 1, &e) > 0);
    assert_int_equal(xc_database_doc_length(database, 99, &e), -1);
    xc_database_free(database);
}

/* Values found by docids. */
static void values_of(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = filled();
    xc_values *values = xc_database_values(database, 1, &e);
    assert_int_equal(xc_values_skip(values, 2, &e), XC_ITEM);
    assert_int_equal(xc_values_key(values), 2);
    assert_int_equal(xc_values_next(values, &e), XC_ITEM);
    assert_int_equal(xc_values_key(values), 3);
    assert_int_equal(xc_values_skip(values, 1000, &e), XC_END);
    xc_values_free(values);
    xc_document *document = xc_database_document(database, 1, &e);
    xc_values *own = xc_document_values(document, &e);
    assert_int_equal(xc_values_skip(own, 1, &e), XC_FAILED);
    xc_values_free(own);
    xc_document_free(document);
    xc_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors),   cmocka_unit_test(iterators), cmocka_unit_test(documents),
        cmocka_unit_test(stemming), cmocka_unit_test(on_disk),   cmocka_unit_test(several_as_one),
        cmocka_unit_test(metadata), cmocka_unit_test(weighing),  cmocka_unit_test(values_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
