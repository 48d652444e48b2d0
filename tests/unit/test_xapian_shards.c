// SPDX-License-Identifier: GPL-3.0-or-later
/* Shards of the binding: databases that are joined, in files and served by xapian-tcpsrv, against one that
 * has it all; nothing of undex is included here. */
#include <arpa/inet.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "xapian-c/xapian-c.h"

enum { DOCUMENTS = 60, MOST_SHARDS = 4, TIMEOUT = 300, PATIENCE = 20000 };

static char folder[] = "/tmp/undex-shards-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Document `number` (from 1) of the archive: the higher its number, the fewer words it has in common with
 * others. */
static void add(xc_database *database, unsigned number)
{
    xc_error e;
    xc_document *document = xc_document_new(&e);
    char text[64];
    for (unsigned divisor = 1; divisor <= 16; divisor *= 2) {
        snprintf(text, sizeof text, "w%u", number / divisor);
        assert_true(xc_document_add_term(document, text, divisor, &e));
    }
    assert_true(xc_document_add_term(document, "all", number % 3 + 1, &e));
    assert_true(xc_document_add_boolean_term(document, number % 2 ? "XKodd" : "XKeven", &e));
    int length = snprintf(text, sizeof text, "document %u", number);
    assert_true(xc_document_set_data(document, text, (size_t)length, &e));
    if (number % 3)
        assert_true(xc_document_set_value(document, 7, text + 9, (size_t)length - 9, &e));
    assert_true(xc_document_set_value(document, 2, "\0x", 2, &e));
    assert_int_not_equal(xc_database_add_document(database, document, &e), 0);
    xc_document_free(document);
}

/* The documents `from` to `to`; one in ten is gone again. */
static void make(const char *name, unsigned from, unsigned to)
{
    xc_error e;
    xc_database *database = xc_database_open_writable(path_of(name), XC_CREATE, XC_NO_SYNC, &e);
    assert_non_null(database);
    for (unsigned i = from; i <= to; i++)
        add(database, i);
    for (unsigned i = from; i <= to; i++)
        if (i % 10 == 5)
            assert_true(xc_database_delete_document(database, i - from + 1, &e));
    if (from == 1)
        assert_true(xc_database_set_metadata(database, "first", "1", 1, &e));
    if (to == DOCUMENTS)
        assert_true(xc_database_set_metadata(database, "last", "60", 2, &e));
    assert_true(xc_database_commit(database, &e));
    assert_true(xc_database_close(database, &e));
    xc_database_free(database);
}

/* ---- all that can be read, as text ---- */

static void tell_postings(const xc_database *database, const char *term, FILE *out)
{
    xc_error e;
    xc_posting read[DOCUMENTS];
    const xc_range within[] = {{2, 4}, {14, 31}, {44, 47}, {59, 200}};
    fprintf(out, "%s %ld %d:", term, (long)xc_database_term_freq(database, term, &e),
            xc_database_has_term(database, term, &e));
    xc_postings *postings = xc_database_postings(database, term, &e);
    assert_non_null(postings);
    while (xc_postings_next(postings, &e) == XC_ITEM)
        fprintf(out, " %u/%d", xc_postings_docid(postings), (int)xc_postings_wdf(postings, &e));
    assert_int_equal(e.code, XC_OK);
    xc_postings_free(postings);
    int64_t count = xc_database_read_postings(database, term, read, DOCUMENTS, &e);
    for (int64_t i = 0; i < count; i++)
        fprintf(out, " %u=%u", read[i].docid, read[i].wdf);
    count = xc_database_read_postings_within(database, term, within, 4, read, DOCUMENTS, &e);
    for (int64_t i = 0; i < count; i++)
        fprintf(out, " %u~%u", read[i].docid, read[i].wdf);
    assert_int_equal(xc_database_read_postings(database, term, read, 1, &e), count < 0 ? -1 : 1);
    postings = xc_database_postings(database, term, &e);
    for (uint32_t to = 3; xc_postings_skip(postings, to, &e) == XC_ITEM; to = xc_postings_docid(postings) + 6)
        fprintf(out, " >%u", xc_postings_docid(postings));
    fprintf(out, "\n");
    xc_postings_free(postings);
}

static void tell_terms(const xc_database *database, const char *prefix, FILE *out)
{
    xc_error e;
    xc_terms *terms = xc_database_terms(database, prefix, &e);
    assert_non_null(terms);
    while (xc_terms_next(terms, &e) == XC_ITEM) {
        fprintf(out, "%ld of ", (long)xc_terms_freq(terms, &e));
        tell_postings(database, xc_terms_term(terms, NULL), out);
    }
    xc_terms_free(terms);
    terms = xc_database_terms(database, prefix, &e);
    while (xc_terms_skip(terms, "w2", &e) == XC_ITEM && xc_terms_next(terms, &e) == XC_ITEM &&
           strcmp(xc_terms_term(terms, NULL), "w23") <= 0)
        fprintf(out, "skipped to %s\n", xc_terms_term(terms, NULL));
    xc_terms_free(terms);
}

static void tell_values(const xc_database *database, uint32_t slot, FILE *out)
{
    xc_error e;
    uint32_t read[DOCUMENTS];
    xc_values *values = xc_database_values(database, slot, &e);
    assert_non_null(values);
    while (xc_values_next(values, &e) == XC_ITEM) {
        size_t length;
        const char *value = xc_values_value(values, &length);
        fprintf(out, "%u:%zu:%s ", xc_values_key(values), length, value);
    }
    assert_int_equal(e.code, XC_OK);
    xc_values_free(values);
    values = xc_database_values(database, slot, &e);
    for (uint32_t to = 1; xc_values_skip(values, to, &e) == XC_ITEM; to = xc_values_key(values) + 9)
        fprintf(out, ">%u ", xc_values_key(values));
    xc_values_free(values);
    int64_t count = xc_database_read_valued(database, slot, read, DOCUMENTS, &e);
    for (int64_t i = 0; i < count; i++)
        fprintf(out, "%u ", read[i]);
    fprintf(out, "%ld\n", (long)count);
}

static void tell_document(const xc_database *database, uint32_t docid, FILE *out)
{
    xc_error e;
    size_t length;
    xc_document *known = xc_database_document_known(database, docid, &e);
    char *data = xc_document_data(known, &length, &e);
    fprintf(out, "%u %zu %s", docid, length, data);
    xc_string_free(data);
    xc_document_free(known);
    for (uint32_t slot = 2; slot <= 8; slot += 5) {
        char *value = xc_database_value(database, docid, slot, &length, &e);
        fprintf(out, " %zu:%s", length, value);
        xc_string_free(value);
    }
    xc_document *document = xc_database_document(database, docid, &e);
    fprintf(out, " %d", e.code);
    if (document) {
        char *value = xc_document_value(document, 7, &length, &e);
        fprintf(out, " %s %ld", value, (long)xc_database_unique_terms(database, docid, &e));
        xc_string_free(value);
        xc_terms *terms = xc_document_terms(document, &e);
        assert_non_null(terms);
        while (xc_terms_next(terms, &e) == XC_ITEM)
            fprintf(out, " %s/%ld", xc_terms_term(terms, &length), (long)xc_terms_wdf(terms, &e));
        xc_terms_free(terms);
    }
    xc_document_free(document);
    fprintf(out, "\n");
}

/* Owned. */
static char *tell(const xc_database *database)
{
    xc_error e;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fprintf(out, "%ld %ld %.9f\n", (long)xc_database_doc_count(database, &e),
            (long)xc_database_last_docid(database, &e), xc_database_average_length(database, &e));
    char *first = xc_database_metadata(database, "first", NULL, &e);
    char *last = xc_database_metadata(database, "last", NULL, &e),
         *none = xc_database_metadata(database, "x", NULL, &e);
    fprintf(out, "%s %s %s\n", first, last, none);
    xc_string_free(first);
    xc_string_free(last);
    xc_string_free(none);
    tell_terms(database, "", out);
    tell_terms(database, "w", out);
    tell_values(database, 7, out);
    tell_values(database, 2, out);
    for (uint32_t i = 1; i <= DOCUMENTS + 2; i++)
        tell_document(database, i, out);
    tell_postings(database, "", out);
    fclose(out);
    return text;
}

static void is_same(const xc_database *database)
{
    xc_error e;
    xc_database *whole = xc_database_open(path_of("whole"), &e);
    char *expected = tell(whole), *actual = tell(database);
    assert_string_equal(actual, expected);
    free(expected);
    free(actual);
    xc_database_free(whole);
}

/* ---- servers ---- */

typedef struct {
    pid_t group;
    unsigned port;
} server;

static int listen_on(unsigned *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_return_code(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    assert_return_code(getsockname(fd, (struct sockaddr *)&address, &length), 0);
    assert_return_code(listen(fd, 8), 0);
    *port = ntohs(address.sin_port);
    return fd;
}

static xc_database *open_port(unsigned port, xc_error *e)
{
    return xc_database_open_remote("127.0.0.1", port, PATIENCE, PATIENCE, e);
}

/* The server of a database, once it answers. `port` 0: any. */
static server serve(const char *name, unsigned port)
{
    server s = {.port = port};
    if (!port)
        close(listen_on(&s.port));
    char number[16];
    snprintf(number, sizeof number, "%u", s.port);
    s.group = fork();
    if (s.group == 0) {
        setpgid(0, 0);
        execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", number,
               path_of(name), NULL);
        _exit(127);
    }
    setpgid(s.group, s.group);
    xc_error e;
    xc_database *there = NULL;
    for (int i = 0; i < 1000 && !there; i++) {
        there = open_port(s.port, &e);
        if (!there)
            nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    assert_non_null(there);
    xc_database_free(there);
    return s;
}

static void kill_server(server s)
{
    kill(-s.group, SIGKILL);
    waitpid(s.group, NULL, 0);
}

static bool has_server(void)
{
    pid_t asked = fork();
    if (asked == 0) {
        if (freopen("/dev/null", "w", stdout))
            execlp("xapian-tcpsrv", "xapian-tcpsrv", "--version", NULL);
        _exit(127);
    }
    int status = 1;
    waitpid(asked, &status, 0);
    if (status == 0)
        return true;
    print_message("skip: there is no xapian-tcpsrv\n");
    return false;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the tests ---- */

static const char *const names[] = {"a", "b", "c", "d"};

static xc_database *join_local(size_t count)
{
    xc_error e;
    xc_database *shards[MOST_SHARDS] = {NULL};
    static const char *const by_count[][MOST_SHARDS] = {
        {"whole"}, {"ab", "cd"}, {"a", "b", "cd"}, {"a", "b", "c", "d"}};
    for (size_t i = 0; i < count; i++)
        assert_non_null(shards[i] = xc_database_open(path_of(by_count[count - 1][i]), &e));
    xc_database *joined = xc_database_join(shards, count, &e);
    assert_non_null(joined);
    assert_int_equal(xc_database_shards(joined), count);
    for (size_t i = 0; i < count; i++)
        xc_database_free(shards[i]);
    return joined;
}

static void joined_shards_read_as_one(void **state)
{
    (void)state;
    for (size_t count = 1; count <= MOST_SHARDS; count++) {
        xc_error e;
        xc_database *joined = join_local(count);
        uint32_t last = (uint32_t)xc_database_last_docid(joined, &e);
        is_same(joined);
        assert_int_equal(xc_database_shard_of(joined, 1), 0);
        assert_int_equal(xc_database_shard_of(joined, last), (int)count - 1);
        assert_int_equal(xc_database_shard_of(joined, 0), -1);
        assert_int_equal(xc_database_shard_of(joined, last + 1), -1);
        xc_database_free(joined);
    }
}

static void what_a_joined_database_does_not_do(void **state)
{
    (void)state;
    xc_error e;
    xc_database *joined = join_local(2);
    assert_false(xc_database_commit(joined, &e));
    assert_int_equal(e.code, XC_ERROR_OPERATION);
    assert_false(xc_database_compact(joined, path_of("compact"), 0, &e));
    assert_int_equal(e.code, XC_ERROR_UNSUPPORTED);
    assert_int_equal(xc_database_is_locked(joined, &e), -1);
    assert_false(xc_database_is_writable(joined));
    assert_false(xc_database_drop_shard(joined, 2, &e));
    assert_int_equal(e.code, XC_ERROR_ARGUMENT);
    assert_null(xc_database_join(&joined, 0, &e));
    xc_database_free(joined);
}

/* The numbers that a program keeps to know whether anything is otherwise. */
static bool is_otherwise(xc_database *database, int64_t *revision, char **uuid)
{
    xc_error e;
    int64_t revision_now = xc_database_revision(database, &e);
    char *uuid_now = xc_database_uuid(database, &e);
    bool otherwise = *uuid && (revision_now != *revision || strcmp(*uuid, uuid_now) != 0);
    assert_true(revision_now >= 0);
    xc_string_free(*uuid);
    *revision = revision_now;
    *uuid = uuid_now;
    return otherwise;
}

static void a_dropped_shard_is_empty(void **state)
{
    (void)state;
    xc_error e;
    int64_t revision = -1;
    char *uuid = NULL;
    xc_database *joined = join_local(4);
    assert_false(is_otherwise(joined, &revision, &uuid));
    assert_false(is_otherwise(joined, &revision, &uuid));
    assert_true(xc_database_drop_shard(joined, 1, &e));
    assert_true(is_otherwise(joined, &revision, &uuid));
    assert_int_equal(xc_database_doc_count(joined, &e), 40);
    assert_int_equal(xc_database_last_docid(joined, &e), 60);
    assert_int_equal(xc_database_term_freq(joined, "w20", &e), 2); /* 40 and 41 halved; 20 itself is gone */
    assert_null(xc_database_document(joined, 20, &e));
    assert_int_equal(e.code, XC_ERROR_NO_DOCUMENT);
    assert_int_equal(e.shard, -1);
    xc_document *document = xc_database_document(joined, 36, &e);
    char *data = xc_document_data(document, NULL, &e);
    assert_string_equal(data, "document 36");
    xc_string_free(data);
    xc_document_free(document);
    assert_int_equal(xc_database_reopen(joined, &e), XC_END);
    assert_int_equal(xc_database_doc_count(joined, &e), 40);
    xc_string_free(uuid);
    xc_database_free(joined);
}

static void a_shard_that_grows_moves_the_others(void **state)
{
    (void)state;
    xc_error e;
    make("grows", 1, 3);
    xc_database *shards[] = {xc_database_open(path_of("grows"), &e), xc_database_open(path_of("cd"), &e)};
    xc_database *joined = xc_database_join(shards, 2, &e), *writer;
    int64_t revision = -1;
    char *uuid = NULL;
    is_otherwise(joined, &revision, &uuid);
    assert_int_equal(xc_database_last_docid(joined, &e), 3 + 30);
    assert_non_null(writer = xc_database_open_writable(path_of("grows"), XC_OPEN, XC_NO_SYNC, &e));
    add(writer, 4);
    assert_true(xc_database_commit(writer, &e));
    assert_false(is_otherwise(joined, &revision, &uuid));
    assert_int_equal(xc_database_reopen(joined, &e), XC_ITEM);
    assert_true(is_otherwise(joined, &revision, &uuid));
    assert_int_equal(xc_database_last_docid(joined, &e), 4 + 30);
    xc_document *document = xc_database_document(joined, 5, &e);
    char *data = xc_document_data(document, NULL, &e);
    assert_string_equal(data, "document 31");
    xc_string_free(data);
    xc_document_free(document);
    xc_string_free(uuid);
    xc_database_free(writer);
    xc_database_free(joined);
    xc_database_free(shards[0]);
    xc_database_free(shards[1]);
}

static void remote_shards_read_as_local_ones(void **state)
{
    (void)state;
    if (!has_server())
        skip();
    xc_error e;
    server servers[] = {serve("whole", 0), serve("a", 0), serve("b", 0)};
    xc_database *alone = open_port(servers[0].port, &e);
    is_same(alone);
    assert_int_equal(xc_database_shards(alone), 1);
    assert_true(xc_database_is_remote(alone));
    assert_int_equal(xc_database_reopen(alone, &e), XC_END);
    is_same(alone);
    xc_database *shards[] = {open_port(servers[1].port, &e), open_port(servers[2].port, &e),
                             xc_database_open(path_of("cd"), &e)};
    xc_database *joined = xc_database_join(shards, 3, &e);
    assert_non_null(joined);
    is_same(joined);
    char *last = xc_database_shard_metadata(joined, 2, "last", NULL, &e);
    char *first = xc_database_shard_metadata(joined, 1, "first", NULL, &e);
    assert_string_equal(last, "60");
    assert_string_equal(first, "");
    xc_string_free(first);
    xc_string_free(last);
    for (int i = 0; i < 3; i++) {
        xc_database_free(shards[i]);
        kill_server(servers[i]);
    }
    xc_database_free(joined);
    xc_database_free(alone);
}

/* The data of a document that has been fetched before, or NULL. */
static void expect_document(xc_database *database, uint32_t docid, const char *expected, int shard)
{
    xc_error e;
    xc_document *document = xc_database_document(database, docid, &e);
    if (!expected) {
        assert_null(document);
        assert_int_equal(e.code, XC_ERROR_NETWORK);
        assert_int_equal(e.shard, shard);
        return;
    }
    char *data = xc_document_data(document, NULL, &e);
    assert_string_equal(data, expected);
    xc_string_free(data);
    xc_document_free(document);
}

/* The server is gone: only what was asked ahead is told. */
static void tell_what_is_kept(const xc_database *joined)
{
    xc_error e;
    size_t length;
    xc_posting read[DOCUMENTS];
    assert_int_equal(xc_database_term_freq(joined, "w9", &e), 7);
    assert_int_equal(xc_database_read_postings(joined, "nothing", read, DOCUMENTS, &e), 0);
    assert_int_equal(xc_database_read_postings(joined, "w40", read, DOCUMENTS, &e), 1);
    xc_terms *terms = xc_database_terms(joined, "w", &e);
    assert_int_equal(xc_terms_skip(terms, "w58", &e), XC_ITEM);
    assert_string_equal(xc_terms_term(terms, NULL), "w58");
    assert_int_equal(xc_terms_freq(terms, &e), 1);
    xc_terms_free(terms);
    char *value = xc_database_value(joined, 40, 7, &length, &e); /* it has w20, and not XKodd */
    assert_string_equal(value, "40");
    xc_string_free(value);
    char *last = xc_database_metadata(joined, "last", NULL, &e);
    assert_string_equal(last, "60");
    xc_string_free(last);
}

/* Asked ahead: with what is there, what is not, and what is asked for twice. */
static void what_was_asked_ahead_reads_the_same(void **state)
{
    (void)state;
    if (!has_server())
        skip();
    xc_error e;
    server s = serve("cd", 0);
    xc_database *shards[] = {xc_database_open(path_of("ab"), &e), open_port(s.port, &e)};
    xc_database *joined = xc_database_join(shards, 2, &e);
    static const xc_question questions[] = {
        {XC_ASKED_TERMS, ""},       {XC_ASKED_TERMS, "w"},       {XC_ASKED_TERMS, "nothing"},
        {XC_ASKED_METADATA, "x"},   {XC_ASKED_METADATA, "last"}, {XC_ASKED_METADATA, "first"},
        {XC_ASKED_POSTINGS, "all"}, {XC_ASKED_POSTINGS, ""},     {XC_ASKED_POSTINGS, "nothing"},
        {XC_ASKED_POSTINGS, "w40"}, {XC_ASKED_FREQUENCY, "w9"},  {XC_ASKED_FREQUENCY, "nothing"},
        {XC_ASKED_POSTINGS, "w2"},  {XC_ASKED_POSTINGS, "w2"},   {XC_ASKED_FREQUENCY, "w2"},
    };
    static const char *const some[] = {"w20", "w3", "nothing"}, *const other[] = {"XKodd"},
                             *const none[] = {"nothing"};
    static const xc_any_term groups[] = {{some, 3}, {other, 1}}, empty[] = {{some, 3}, {none, 1}};
    assert_true(xc_database_ask_ahead(joined, questions, sizeof questions / sizeof *questions, &e));
    assert_true(xc_database_ask_ahead(joined, questions, 0, &e));
    assert_true(xc_database_fetch_values(joined, 7, groups, 2, &e));
    assert_true(xc_database_fetch_values(joined, 7, groups, 1, &e));
    assert_true(xc_database_fetch_values(joined, 2, empty, 2, &e));
    is_same(joined);
    kill_server(s);
    tell_what_is_kept(joined);
    xc_database_free(joined);
    xc_database_free(shards[0]);
    xc_database_free(shards[1]);
}

static void a_server_that_is_killed_is_named(void **state)
{
    (void)state;
    if (!has_server())
        skip();
    xc_error e;
    server s = serve("cd", 0);
    xc_database *shards[] = {xc_database_open(path_of("ab"), &e), open_port(s.port, &e)};
    xc_database *joined = xc_database_join(shards, 2, &e);
    uint32_t wanted[DOCUMENTS + 2];
    for (uint32_t i = 0; i < DOCUMENTS + 2; i++)
        wanted[i] = i == 50 ? 51 : i;
    assert_true(xc_database_fetch(joined, wanted, DOCUMENTS + 2, &e));
    xc_postings *postings = xc_database_postings(joined, "all", &e);
    assert_int_equal(xc_postings_next(postings, &e), XC_ITEM);
    kill_server(s);
    expect_document(joined, 31, "document 31", 0);
    expect_document(joined, 60, "document 60", 0);
    assert_int_equal(xc_postings_skip(postings, 40, &e), XC_ITEM);
    assert_int_equal(xc_postings_docid(postings), 40);
    xc_postings_free(postings);
    expect_document(joined, 50, NULL, 1);
    expect_document(joined, 50, NULL, 1);
    assert_int_equal(xc_database_term_freq(joined, "w9", &e), -1);
    assert_int_equal(e.code, XC_ERROR_NETWORK);
    assert_int_equal(e.shard, 1);
    assert_null(xc_database_terms(joined, "w", &e));
    assert_int_equal(e.shard, 1);
    assert_int_equal(xc_database_reopen(joined, &e), XC_FAILED);
    assert_int_equal(e.shard, 1);
    server again = serve("cd", s.port);
    assert_int_equal(xc_database_reopen(joined, &e), XC_ITEM);
    is_same(joined);
    kill_server(again);
    assert_true(xc_database_is_remote(joined));
    assert_true(xc_database_drop_shard(joined, 1, &e));
    assert_false(xc_database_is_remote(joined));
    assert_int_equal(xc_database_doc_count(joined, &e), 27);
    expect_document(joined, 30, "document 30", 0);
    assert_int_equal(xc_database_term_freq(shards[1], "other", &e), -1);
    assert_int_equal(e.shard, -1);
    xc_database_free(joined);
    xc_database_free(shards[0]);
    xc_database_free(shards[1]);
}

static void a_server_that_says_nothing_is_left(void **state)
{
    (void)state;
    xc_error e;
    unsigned port;
    int silent = listen_on(&port);
    double before = now();
    assert_null(xc_database_open_remote("127.0.0.1", port, TIMEOUT, TIMEOUT, &e));
    assert_int_equal(e.code, XC_ERROR_NETWORK);
    assert_true(now() - before < 5);
    close(silent);
    assert_null(open_port(port, &e));
    assert_int_equal(e.code, XC_ERROR_NETWORK);
    if (!has_server())
        skip();
    server s = serve("cd", 0);
    xc_database *shards[] = {xc_database_open(path_of("ab"), &e),
                             xc_database_open_remote("127.0.0.1", s.port, TIMEOUT, TIMEOUT, &e)};
    xc_database *joined = xc_database_join(shards, 2, &e);
    assert_non_null(joined);
    kill(-s.group, SIGSTOP);
    before = now();
    assert_int_equal(xc_database_term_freq(joined, "w9", &e), -1);
    assert_int_equal(e.code, XC_ERROR_NETWORK);
    assert_int_equal(e.shard, 1);
    kill(-s.group, SIGCONT);
    expect_document(joined, 31, NULL, 1); /* a late answer is not taken for this one */
    assert_true(now() - before < 5);
    kill_server(s);
    xc_database_free(joined);
    xc_database_free(shards[0]);
    xc_database_free(shards[1]);
}

static int prepare(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    make("whole", 1, DOCUMENTS);
    make("ab", 1, 30);
    make("cd", 31, 60);
    for (unsigned i = 0; i < MOST_SHARDS; i++)
        make(names[i], i * 15 + 1, i * 15 + 15);
    return 0;
}

static int clean(void **state)
{
    (void)state;
    pid_t remover = fork();
    if (remover == 0) {
        execlp("rm", "rm", "-rf", folder, NULL);
        _exit(127);
    }
    int status = 1;
    waitpid(remover, &status, 0);
    return status;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joined_shards_read_as_one),
        cmocka_unit_test(what_a_joined_database_does_not_do),
        cmocka_unit_test(a_dropped_shard_is_empty),
        cmocka_unit_test(a_shard_that_grows_moves_the_others),
        cmocka_unit_test(remote_shards_read_as_local_ones),
        cmocka_unit_test(what_was_asked_ahead_reads_the_same),
        cmocka_unit_test(a_server_that_is_killed_is_named),
        cmocka_unit_test(a_server_that_says_nothing_is_left),
    };
    return cmocka_run_group_tests(tests, prepare, clean);
}
