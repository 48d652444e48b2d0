// SPDX-License-Identifier: GPL-3.0-or-later
/* The check in a process of its own, limited in time and memory, as often as it takes to prove a defect. */
#include "index/glass_header.h"
#include "index/index_private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the process says, a line each: a tag, and text. */
enum { DEFECT = 'D', DOCUMENT = 'F', COUNTS = 'C', REFUSED = 'R', END = 'E' };

/* Bytes that a check may take beside so many times the database, and processor time likewise. */
enum { MEMORY_FLOOR = 1 << 30, MEMORY_TIMES = 4, SECONDS_FLOOR = 20, BYTES_A_SECOND = 500000 };

static void write_line(GString *out, char tag, const char *text)
{
    g_string_append_printf(out, "%c%s\n", tag, text);
}

static void write_report(GString *out, const undex_index_report *report)
{
    for (guint i = 0; i < report->defects->len; i++)
        write_line(out, DEFECT, g_ptr_array_index(report->defects, i));
    for (guint i = 0; i < report->documents->len; i++)
        write_line(out, DOCUMENT, g_ptr_array_index(report->documents, i));
    g_autofree char *counts =
        g_strdup_printf("%d %d %d", report->tables, report->counts.documents, report->counts.passages);
    write_line(out, COUNTS, counts);
    write_line(out, END, "");
}

static void write_refusal(GString *out, const GError *error)
{
    g_autofree char *text = g_strdup_printf("%d %s", error->code, error->message);
    write_line(out, REFUSED, text);
    write_line(out, END, "");
}

static void report_refusal_or_defect(GString *out, const GError *error)
{
    if (error->code == UNDEX_ERROR_IO || error->code == UNDEX_ERROR_LIMIT) {
        write_refusal(out, error);
        return;
    }
    g_autoptr(undex_index_report) report = undex_index_report_new();
    g_ptr_array_add(report->defects, g_strdup(error->message));
    write_report(out, report);
}

static void check_all(GString *out, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index_report) report = undex_index_report_new();
    g_autoptr(undex_index) store = undex_index_open(folder, UNDEX_INDEX_READ, &error);
    if (store && undex_index_check(store, report, &error))
        write_report(out, report);
    else
        report_refusal_or_defect(out, error);
}

/* One table alone: whether Xapian comes to the end of it. */
static void check_table(GString *out, const char *table)
{
    xc_error failure;
    char *said = NULL;
    xc_database_check(table, &said, &failure);
    xc_string_free(said);
    write_line(out, END, "");
}

static gint64 seconds_for(gint64 bytes)
{
    return SECONDS_FLOOR + bytes / BYTES_A_SECOND;
}

/* Sanitizers take address space without end. */
static void limit(gint64 bytes)
{
    rlim_t seconds = (rlim_t)seconds_for(bytes);
    struct rlimit time = {seconds, seconds + 1}, none = {0, 0};
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &none);
#if !defined __SANITIZE_ADDRESS__
    struct rlimit memory = {MEMORY_FLOOR + (rlim_t)bytes * MEMORY_TIMES, RLIM_INFINITY};
    setrlimit(RLIMIT_AS, &memory);
#endif
    static const int ours[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPROF};
    for (gsize i = 0; i < G_N_ELEMENTS(ours); i++)
        signal(ours[i], SIG_DFL);
}

/* In the process: does the work, and says what came of it. */
G_GNUC_NORETURN static void work_apart(void (*work)(GString *out, const char *subject), const char *subject,
                                       gint64 bytes, int fd)
{
    limit(bytes);
    g_autoptr(GString) out = g_string_new(NULL);
    work(out, subject);
    for (gsize at = 0; at < out->len;) {
        ssize_t written = write(fd, out->str + at, out->len - at);
        if (written < 0 && errno != EINTR)
            break;
        at += (gsize)MAX(written, 0);
    }
    _exit(0);
}

/* All that comes from `fd`, which is closed. Caller frees. */
static char *read_all(int fd)
{
    enum { CEILING = 1 << 24, PIECE = 4096 };
    GString *text = g_string_new(NULL);
    char piece[PIECE];
    ssize_t length;
    while (text->len < CEILING &&
           ((length = read(fd, piece, sizeof piece)) > 0 || (length < 0 && errno == EINTR)))
        g_string_append_len(text, piece, MAX(length, 0));
    close(fd);
    return g_string_free(text, FALSE);
}

/* Adds what a line says to the report; `*ended`: it was the last. */
static void take_line(const char *line, undex_index_report *report, GError **refused, gboolean *ended)
{
    const char *text = *line ? line + 1 : line;
    char *rest = NULL;
    if (*line == DEFECT || *line == DOCUMENT) {
        g_ptr_array_add(*line == DEFECT ? report->defects : report->documents, g_strdup(text));
    } else if (*line == COUNTS) {
        report->tables = g_ascii_strtoll(text, &rest, 10) != 0;
        report->counts.documents = (int)g_ascii_strtoll(rest, &rest, 10);
        report->counts.passages = (int)g_ascii_strtoll(rest, NULL, 10);
    } else if (*line == REFUSED && !*refused) {
        int code = (int)g_ascii_strtoll(text, &rest, 10);
        g_set_error(refused, UNDEX_ERROR, code, "%s", rest + (*rest == ' '));
    }
    *ended = *ended || *line == END;
}

/* What became of a process that did not come to its end. Caller frees. */
static char *describe_end(int status, gint64 bytes)
{
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (number == SIGXCPU || number == SIGKILL)
        return g_strdup_printf("reading it comes to no end within %d s", (int)seconds_for(bytes));
    return number ? g_strdup_printf("reading it ends in a crash (signal %d)", number)
                  : g_strdup("reading it ends too early");
}

/* Runs `work` to its end; `*end` is what became of it where it did not get there. FALSE: refused. */
static gboolean run(void (*work)(GString *out, const char *subject), const char *subject, gint64 bytes,
                    undex_index_report *report, char **end, GError **error)
{
    int ends[2], status = 0;
    pid_t pid = -1;
    GError *refused = NULL;
    gboolean ended = FALSE;
    if (pipe2(ends, O_CLOEXEC) != 0 || (pid = fork()) < 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "no process can be started: %s", g_strerror(errno));
    if (pid == 0)
        work_apart(work, subject, bytes, ends[1]);
    close(ends[1]);
    g_autofree char *text = read_all(ends[0]);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++)
        take_line(lines[i], report, &refused, &ended);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    *end = ended ? NULL : describe_end(status, bytes);
    if (refused)
        g_propagate_error(error, refused);
    return !refused;
}

/* Names the tables on which Xapian does not come to its end; all of it has not. */
static gboolean name_tables(const char *path, const char *how, gint64 bytes, undex_index_report *report,
                            GError **error)
{
    guint before = report->defects->len;
    for (int i = 0; i < UNDEX_GLASS_TABLES; i++) {
        g_autofree char *table = g_strdup_printf("%s/%s.glass", path, undex_glass_tables[i]), *end = NULL;
        if (!g_file_test(table, G_FILE_TEST_EXISTS))
            continue;
        if (!run(check_table, table, bytes, report, &end, error))
            return FALSE;
        if (end)
            g_ptr_array_add(report->defects, g_strdup_printf("%s.glass: %s", undex_glass_tables[i], end));
    }
    if (report->defects->len == before)
        g_ptr_array_add(report->defects, g_strdup_printf("the index: %s", how));
    return TRUE;
}

static gboolean check_once(const char *folder, undex_index_report *report, GError **error)
{
    g_autofree char *path = g_build_filename(folder, UNDEX_INDEX_DATABASE, NULL), *end = NULL;
    gint64 bytes = undex_index_bytes_of(path, error);
    g_ptr_array_set_size(report->defects, 0);
    g_ptr_array_set_size(report->documents, 0);
    return bytes >= 0 && run(check_all, folder, bytes, report, &end, error) &&
           (!end || name_tables(path, end, bytes, report, error));
}

/* The state of the database; all zeros where its header makes no sense. */
static undex_glass_header state_of(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, UNDEX_INDEX_DATABASE, NULL);
    undex_glass_header header = {0};
    undex_glass_header_read(path, &header, NULL);
    return header;
}

static gboolean is_sound(const undex_index_report *report)
{
    return report->defects->len == 0 && report->documents->len == 0;
}

gboolean undex_index_check_apart(const char *folder, undex_index_report *report, GError **error)
{
    enum { TRIES = 5, PROOFS = 2 };
    g_autoptr(GError) failed = NULL;
    undex_glass_header proven = {0};
    int proofs = 0;
    for (int i = 0; i < TRIES; i++) {
        undex_glass_header before = state_of(folder);
        if (!check_once(folder, report, &failed)) {
            g_propagate_error(error, g_steal_pointer(&failed));
            return FALSE;
        }
        undex_glass_header after = state_of(folder);
        if (is_sound(report))
            return TRUE;
        gboolean still = undex_glass_header_is_same(&before, &after);
        proofs = !still ? 0 : undex_glass_header_is_same(&before, &proven) ? proofs + 1 : 1;
        proven = before;
        if (proofs == PROOFS)
            return TRUE;
    }
    report->changed = TRUE;
    return TRUE;
}
