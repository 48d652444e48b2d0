// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Workers, with an extractor that misbehaves on purpose: what a file holds says how. Whatever it does costs
 * that file, with a reason, and the files around it are taken. This program is undex-reader, too.
 */
#include "ingest/pool/pool.h"
#include "ingest/pool/snapshot.h"
#include "reader/fork_server.h"
#include "reader/sandbox.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void crash(void)
{
    raise(SIGSEGV);
}

static void hang(void)
{
    for (volatile gboolean on = TRUE; on;)
        ;
}

static void allocate(void)
{
    static char *block;
    for (;;) {
        block = g_malloc(1 << 20);
        memset(block, 1, 1 << 20);
    }
}

static void abort_now(void)
{
    raise(SIGABRT);
}

static void end(void)
{
    _exit(0);
}

static void try_socket(void)
{
    socket(AF_INET, SOCK_STREAM, 0);
}

static void try_fork(void)
{
    if (fork() == 0)
        _exit(0);
}

static void try_exec(void)
{
    execl("/bin/true", "true", (char *)NULL);
}

static void try_kill(void)
{
    kill(getppid(), SIGTERM);
}

/* Writes nonsense to every descriptor it has, the results among them. */
static void babble(void)
{
    for (int fd = 0; fd < 16; fd++)
        if (write(fd, "Xnonsense that is no frame at all", 33) < 0)
            continue;
}

static void close_all(void)
{
    for (int fd = 0; fd < 16; fd++)
        close(fd);
    hang();
}

/* To where frames go, the pipe that is not for complaints. */
static void say(const char *frame, gsize length)
{
    struct stat facts;
    for (int fd = 3; fd < 16; fd++)
        if (fstat(fd, &facts) == 0 && S_ISFIFO(facts.st_mode) && write(fd, frame, length) < 0)
            continue;
}

/* Says that these contents are known, which nobody said. */
static void lie(void)
{
    say("M\0\0\0", 5);
    hang();
}

/* A whole document, before it was asked for: what is said afterwards of the one in hand would be the next
 * one's. */
static void answer_early(void)
{
    say("D\1\0\0\0d", 6);
    say("P\1\0\0\0p", 6);
    say("E\0\0\0", 5);
}

/* A record and then passages of nothing, without end. */
static void flood(void)
{
    say("D\2\0\0\0{}", 7);
    for (;;)
        say("P\0\0\0", 5);
}

static const struct {
    const char *says;
    void (*does)(void);
    undex_error reason;
    gboolean sandboxed; /* only the sandbox stops it */
} faults[] = {
    {"crash", crash, UNDEX_ERROR_CRASH, FALSE},       {"hang", hang, UNDEX_ERROR_TIMEOUT, FALSE},
    {"allocate", allocate, UNDEX_ERROR_MEMORY, TRUE}, {"abort", abort_now, UNDEX_ERROR_CRASH, FALSE},
    {"end", end, UNDEX_ERROR_CRASH, FALSE},           {"socket", try_socket, UNDEX_ERROR_CRASH, TRUE},
    {"fork", try_fork, UNDEX_ERROR_CRASH, TRUE},      {"exec", try_exec, UNDEX_ERROR_CRASH, TRUE},
    {"kill", try_kill, UNDEX_ERROR_CRASH, TRUE},      {"babble", babble, UNDEX_ERROR_CRASH, FALSE},
    {"close", close_all, UNDEX_ERROR_CRASH, FALSE},   {"lie", lie, UNDEX_ERROR_CRASH, FALSE},
    {"flood", flood, UNDEX_ERROR_LIMIT, FALSE},
};

static undex_document *make(const char *path, const char *text)
{
    undex_document *document = undex_document_new();
    document->key = g_strdup(path);
    document->language = g_strdup("en");
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    passage->id = g_strdup_printf("%s#para.1", path);
    passage->text = g_strdup(text);
    g_ptr_array_add(document->passages, passage);
    return document;
}

/* Words that come only once, so that nothing makes them shorter on their way. */
static char *make_words(guint seed)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < 1000; i++)
        g_string_append_printf(text, "%08x ", (seed * 1000 + i) * 2654435761U);
    return g_string_free(text, FALSE);
}

/* Endless text: as much as the parent takes. */
static undex_document *make_endless(const char *path)
{
    undex_document *document = make(path, "first");
    for (int i = 0; i < 300; i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#para.%d", path, i + 2);
        passage->text = make_words((guint)i);
        g_ptr_array_add(document->passages, passage);
    }
    return document;
}

static char *forbidden; /* a file that no worker may make */

static gboolean try_files(GError **error)
{
    const struct {
        const char *path;
        int flags;
    } tries[] = {{"/etc/passwd", O_RDONLY}, {forbidden, O_WRONLY | O_CREAT}, {"/dev/null", O_RDWR}};
    for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
        int fd = open(tries[i].path, tries[i].flags, 0600);
        if (fd < 0)
            continue;
        close(fd);
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "opened %s", tries[i].path);
        return FALSE;
    }
    return TRUE;
}

static int state_left; /* what one document must not leave to the next worker */

static undex_document *take(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                            GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *says = g_strndup(data, length);
    (void)limits;
    if (strcmp(says, "files") == 0 && !try_files(error))
        return NULL;
    if (strcmp(says, "endless") == 0)
        return make_endless(path);
    if (strcmp(says, "fail") == 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "two\nlines \xff");
        return NULL;
    }
    if (g_str_has_prefix(says, "%PDF-")) {
        if (g_str_has_suffix(says, "early"))
            answer_early();
        undex_document *document = make(path, state_left ? "state was left" : says);
        state_left = 1;
        return document;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
        if (strcmp(says, faults[i].says) == 0) {
            state_left = 1;
            faults[i].does();
        }
    return make(path, state_left ? "state was left" : says);
}

/* `timeout`: seconds a document may take. */
static undex_workers *open_patient_pool(gboolean no_sandbox, int timeout)
{
    g_autoptr(GError) error = NULL;
    undex_workers_options options = {.jobs = 2,
                                     .timeout = timeout,
                                     .max_memory = 300 << 20,
                                     .max_output = 1 << 20,
                                     .no_sandbox = no_sandbox};
    undex_workers *pool = undex_workers_new(&options, &error);
    assert_null(error);
    return pool;
}

static undex_workers *open_pool(gboolean no_sandbox)
{
    return open_patient_pool(no_sandbox, undex_sandbox_is_instrumented() ? 10 : 3);
}

static void submit(undex_workers *pool, const char *says, const char *known)
{
    g_autofree char *name = NULL;
    int fd = g_file_open_tmp("undex-pool-XXXXXX", &name, NULL);
    unlink(name);
    assert_int_equal(write(fd, says, strlen(says)), (gssize)strlen(says));
    lseek(fd, 0, SEEK_SET);
    undex_pool_request request = {(gpointer)says, fd, 0, g_byte_array_new(), NULL};
    g_byte_array_append(request.strings, (const guint8 *)says, (guint)strlen(says) + 1);
    if (known) {
        request.known = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(request.known, g_strdup(known));
    }
    undex_pool_submit(pool, &request);
}

static GPtrArray *collect_all(undex_workers *pool)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)undex_outcome_free);
    gint64 until = g_get_monotonic_time() + 120 * G_USEC_PER_SEC;
    while (undex_pool_waiting(pool) && g_get_monotonic_time() < until) {
        g_autoptr(GError) error = NULL;
        undex_outcome *outcome = NULL;
        assert_true(undex_pool_collect(pool, TRUE, &outcome, &error));
        if (outcome)
            g_ptr_array_add(all, outcome);
    }
    assert_int_equal(undex_pool_waiting(pool), 0);
    return all;
}

static const undex_outcome *outcome_of(const GPtrArray *all, const char *says)
{
    for (guint i = 0; i < all->len; i++)
        if (strcmp(((undex_outcome *)g_ptr_array_index(all, i))->owner, says) == 0)
            return g_ptr_array_index(all, i);
    fail_msg("no outcome of '%s'", says);
    return NULL;
}

static void assert_taken(const undex_outcome *outcome, guint passages)
{
    if (outcome->failure)
        print_message("%s: %s\n", (const char *)outcome->owner, outcome->failure->message);
    assert_null(outcome->failure);
    assert_non_null(outcome->prepared);
    assert_int_equal(outcome->prepared->passages->len, passages);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, outcome->owner, -1);
    assert_string_equal(outcome->sha256, digest);
}

static gboolean holds(const undex_outcome *outcome, const char *text)
{
    gsize length = 0;
    const void *bytes = g_bytes_get_data(g_ptr_array_index(outcome->prepared->passages, 0), &length);
    return memmem(bytes, length, text, strlen(text)) != NULL;
}

static gboolean has_sandbox(void)
{
    undex_workers *pool = open_pool(FALSE);
    g_autoptr(GError) error = NULL;
    g_autofree char *layers = undex_workers_layers(pool, &error);
    assert_null(error);
    undex_workers_free(pool);
    return strstr(layers, "seccomp") != NULL;
}

static void run_faults(gboolean no_sandbox)
{
    static char around[G_N_ELEMENTS(faults)][16];
    undex_workers *pool = open_pool(no_sandbox);
    gboolean sandbox = !no_sandbox && has_sandbox();
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_snprintf(around[i], sizeof around[i], "good %d", (int)i);
        submit(pool, around[i], NULL);
        if (sandbox || !faults[i].sandboxed)
            submit(pool, faults[i].says, NULL);
    }
    g_autoptr(GPtrArray) all = collect_all(pool);
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        const undex_outcome *good = outcome_of(all, around[i]);
        assert_taken(good, 1);
        assert_true(holds(good, around[i]));
        if (faults[i].sandboxed && (!sandbox || (undex_sandbox_is_instrumented() && i == 2)))
            continue;
        const undex_outcome *bad = outcome_of(all, faults[i].says);
        print_message("%s: %s\n", faults[i].says, bad->failure ? bad->failure->message : "taken");
        assert_non_null(bad->failure);
        assert_null(bad->prepared);
        assert_int_equal(bad->failure->code, (int)faults[i].reason);
    }
    undex_workers_free(pool);
}

static void faults_cost_one_document(void **state)
{
    (void)state;
    run_faults(FALSE);
}

static void faults_without_sandbox(void **state)
{
    (void)state;
    run_faults(TRUE);
}

/* Where pages are drawn fonts are read, and nothing else. */
static undex_workers *open_drawing_pool(void)
{
    undex_workers_options options = {.jobs = 1, .timeout = 10, .draws = TRUE};
    return undex_workers_new(&options, NULL);
}

static void try_to_open(undex_workers *pool)
{
    submit(pool, "files", NULL);
    g_autoptr(GPtrArray) all = collect_all(pool);
    assert_taken(outcome_of(all, "files"), 1);
    assert_false(g_file_test(forbidden, G_FILE_TEST_EXISTS));
    undex_workers_free(pool);
}

static void nothing_can_be_opened(void **state)
{
    (void)state;
    if (!has_sandbox())
        skip();
    try_to_open(open_pool(FALSE));
    try_to_open(open_drawing_pool());
}

static void output_has_a_ceiling(void **state)
{
    (void)state;
    undex_workers *pool = open_patient_pool(FALSE, 60); /* a busy machine must not end it first */
    submit(pool, "endless", NULL);
    submit(pool, "good", NULL);
    g_autoptr(GPtrArray) all = collect_all(pool);
    assert_int_equal(outcome_of(all, "endless")->failure->code, UNDEX_ERROR_LIMIT);
    assert_taken(outcome_of(all, "good"), 1);
    undex_workers_free(pool);
}

static void failures_are_one_clean_line(void **state)
{
    (void)state;
    undex_workers *pool = open_pool(FALSE);
    submit(pool, "fail", NULL);
    g_autoptr(GPtrArray) all = collect_all(pool);
    const undex_outcome *outcome = outcome_of(all, "fail");
    assert_int_equal(outcome->failure->code, UNDEX_ERROR_DAMAGED);
    assert_string_equal(outcome->failure->message, "two lines \xef\xbf\xbd");
    undex_workers_free(pool);
}

static void known_contents_are_not_extracted(void **state)
{
    (void)state;
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "crash", -1);
    undex_workers *pool = open_pool(FALSE);
    submit(pool, "crash", digest);
    g_autoptr(GPtrArray) all = collect_all(pool);
    const undex_outcome *outcome = outcome_of(all, "crash");
    assert_null(outcome->failure);
    assert_true(outcome->same);
    assert_string_equal(outcome->sha256, digest);
    undex_workers_free(pool);
}

/* What was hashed is what is read: nobody who has the descriptor changes it. */
static void copies_are_sealed(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_snapshot) copy = undex_snapshot_new(TRUE, &error);
    assert_true(undex_snapshot_append(copy, "ab", 2, &error));
    assert_true(undex_snapshot_append(copy, "c", 1, &error));
    assert_true(undex_snapshot_seal(copy, &error));
    assert_int_equal(copy->size, 3);
    assert_string_equal(copy->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(pwrite(copy->fd, "X", 1, 0), -1);
    assert_int_equal(ftruncate(copy->fd, 0), -1);
    assert_ptr_equal(mmap(NULL, 3, PROT_READ | PROT_WRITE, MAP_SHARED, copy->fd, 0), MAP_FAILED);
    char bytes[4] = "";
    assert_int_equal(pread(copy->fd, bytes, 4, 0), 3);
    assert_string_equal(bytes, "abc");
}

/* A worker that has read a PDF reads nothing after it, and answers for nothing else. */
static void pdf_has_its_own_worker(void **state)
{
    enum { COUNT = 24 };
    static char names[COUNT][24];
    (void)state;
    undex_workers *pool = open_pool(FALSE);
    for (int i = 0; i < COUNT; i++) {
        if (i % 3 == 1)
            g_snprintf(names[i], sizeof names[i], "text %d", i);
        else
            g_snprintf(names[i], sizeof names[i], "%%PDF- %d%s", i, i % 3 ? " early" : "");
        submit(pool, names[i], NULL);
    }
    g_autoptr(GPtrArray) all = collect_all(pool);
    for (int i = 0; i < COUNT; i++) {
        const undex_outcome *outcome = outcome_of(all, names[i]);
        assert_taken(outcome, 1);
        assert_true(i % 3 == 2 || holds(outcome, names[i]));
    }
    undex_workers_free(pool);
}

static void many_documents(void **state)
{
    enum { COUNT = 450 };
    static char names[COUNT][16];
    (void)state;
    undex_workers *pool = open_pool(FALSE);
    for (int i = 0; i < COUNT; i++) {
        g_snprintf(names[i], sizeof names[i], "number %d", i);
        submit(pool, names[i], NULL);
    }
    g_autoptr(GPtrArray) all = collect_all(pool); /* workers are replaced on the way */
    assert_int_equal(all->len, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_taken(g_ptr_array_index(all, i), 1);
    undex_workers_free(pool);
}

/* A child of that process, 0: none; `*state` as ps names it. */
static int find_child(int of, char *state)
{
    int found = 0;
    g_autoptr(GDir) processes = g_dir_open("/proc", 0, NULL);
    for (const char *name; processes && (name = g_dir_read_name(processes));) {
        g_autofree char *path = g_build_filename("/proc", name, "stat", NULL), *text = NULL;
        const char *end = NULL; /* of its name; " S 123" follows */
        if (g_ascii_isdigit(*name) && g_file_get_contents(path, &text, NULL, NULL))
            end = strrchr(text, ')');
        if (!end || strlen(end) < 4 || g_ascii_strtoll(end + 3, NULL, 10) != of)
            continue;
        found = (int)g_ascii_strtoll(name, NULL, 10);
        if (state)
            *state = end[2];
    }
    return found;
}

/* Where the parent does not listen, the deadline waits; the processor's time does not. */
static void processor_time_is_bounded(void **state)
{
    enum { PATIENCE = 600 };
    char worker = ' ';
    (void)state;
    undex_workers *pool = open_patient_pool(FALSE, 1);
    submit(pool, "hang", NULL);
    for (int i = 0; i < 100; i++) { /* until it has begun */
        undex_outcome *outcome = NULL;
        assert_true(undex_pool_collect(pool, FALSE, &outcome, NULL));
        undex_outcome_free(outcome);
        g_usleep(2000);
    }
    int reader = find_child((int)getpid(), NULL);
    if (!reader)
        skip();
    for (int i = 0; i < PATIENCE && worker != 'Z'; i++) {
        g_usleep(100000);
        find_child(reader, &worker);
    }
    assert_int_equal(worker, 'Z');
    g_autoptr(GPtrArray) all = collect_all(pool);
    assert_int_equal(all->len, 1);
    const undex_outcome *outcome = outcome_of(all, "hang");
    assert_int_equal(outcome->failure->code, UNDEX_ERROR_TIMEOUT);
    assert_non_null(strstr(outcome->failure->message, "processor"));
    undex_workers_free(pool);
}

/* The reader that workers are forked from is killed, again and again: nothing is lost by it. */
static void reader_is_replaced(void **state)
{
    enum { COUNT = 120 };
    static char names[COUNT][16];
    (void)state;
    undex_workers *pool = open_pool(FALSE);
    int killed = 0;
    if (access("/proc/self/stat", R_OK) != 0)
        skip();
    for (int i = 0; i < COUNT; i++) {
        g_snprintf(names[i], sizeof names[i], "number %d", i);
        submit(pool, names[i], NULL);
    }
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)undex_outcome_free);
    while (undex_pool_waiting(pool)) {
        g_autoptr(GError) error = NULL;
        undex_outcome *outcome = NULL;
        assert_true(undex_pool_collect(pool, TRUE, &outcome, &error));
        if (!outcome)
            continue;
        g_ptr_array_add(all, outcome);
        if (all->len % 40 == 10 && killed++ < 3)
            kill(find_child((int)getpid(), NULL), SIGKILL);
    }
    assert_int_equal(all->len, COUNT);
    assert_int_equal(killed, 3);
    for (int i = 0; i < COUNT; i++)
        assert_taken(outcome_of(all, names[i]), 1);
    undex_workers_free(pool);
}

static void reader_is_not_replaced_for_ever(void **state)
{
    (void)state;
    undex_workers *pool = open_patient_pool(FALSE, 60);
    g_autoptr(GError) error = NULL;
    if (access("/proc/self/stat", R_OK) != 0)
        skip();
    submit(pool, "hang", NULL);
    for (int i = 0; i < 1000 && !error; i++) {
        undex_outcome *outcome = NULL;
        gboolean works = undex_pool_collect(pool, FALSE, &outcome, &error);
        undex_outcome_free(outcome);
        int reader = works ? find_child((int)getpid(), NULL) : 0;
        if (reader)
            kill(reader, SIGKILL);
        g_usleep(10000);
    }
    assert_non_null(error);
    assert_int_equal(error->code, UNDEX_ERROR_IO);
    undex_workers_free(pool);
}

static void unused_pool(void **state)
{
    (void)state;
    undex_workers *pool = open_pool(FALSE);
    assert_true(undex_pool_has_room(pool));
    undex_outcome *outcome = NULL;
    assert_true(undex_pool_collect(pool, FALSE, &outcome, NULL));
    assert_null(outcome);
    undex_workers_free(pool);
}

int main(int argc, char **argv)
{
    g_autofree char *own = g_file_read_link("/proc/self/exe", NULL);
    forbidden = g_build_filename(g_get_tmp_dir(), "undex-pool-test", NULL);
    if (argc > 1 && strcmp(argv[1], UNDEX_MESSAGE_SERVE) == 0)
        return undex_fork_server_run(take);
    if (own)
        g_setenv("UNDEX_READER", own, TRUE);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_cost_one_document),
        cmocka_unit_test(faults_without_sandbox),
        cmocka_unit_test(nothing_can_be_opened),
        cmocka_unit_test(output_has_a_ceiling),
        cmocka_unit_test(failures_are_one_clean_line),
        cmocka_unit_test(known_contents_are_not_extracted),
        cmocka_unit_test(copies_are_sealed),
        cmocka_unit_test(pdf_has_its_own_worker),
        cmocka_unit_test(many_documents),
        cmocka_unit_test(processor_time_is_bounded),
        cmocka_unit_test(reader_is_replaced),
        cmocka_unit_test(reader_is_not_replaced_for_ever),
        cmocka_unit_test(unused_pool),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
