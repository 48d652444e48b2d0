// SPDX-License-Identifier: GPL-3.0-or-later
/* The check in a process of its own, limited in time and memory, as often as it takes to prove a defect. */
#include "index/glass_header.h"
#include "index/index_private.h"
#include "index/process_apart.h"

/* What the process says, a line each: a tag, and text. */
enum { DEFECT = 'D', DOCUMENT = 'F', COUNTS = 'C', REFUSED = 'R', END = 'E' };

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

static void check_all(GString *out, gpointer folder)
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
static void check_table(GString *out, gpointer table)
{
    xc_error failure;
    char *said = NULL;
    xc_database_check(table, &said, &failure);
    xc_string_free(said);
    write_line(out, END, "");
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

/* Runs `work` to its end; `*end` is what became of it where it did not get there. FALSE: refused. */
static gboolean run(void (*work)(GString *out, gpointer subject), const char *subject, gint64 bytes,
                    undex_index_report *report, char **end, GError **error)
{
    int status = 0;
    GError *refused = NULL;
    gboolean ended = FALSE;
    g_autofree char *text = undex_process_apart(work, (gpointer)subject, bytes, NULL, &status, error);
    if (!text)
        return FALSE;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++)
        take_line(lines[i], report, &refused, &ended);
    *end = ended ? NULL : undex_process_apart_describe(status, bytes);
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
