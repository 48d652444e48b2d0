// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/draft_file.h"

#include "cli/options/options_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A byte more than a draft may have, so that a longer one is told. */
enum { MOST_BYTES = (64 << 20) + 1, PIECE = 1 << 16 };

static GByteArray *read_bytes(int fd, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 piece[PIECE];
    for (;;) {
        gssize count = read(fd, piece, sizeof piece);
        if (count == 0)
            return g_steal_pointer(&bytes);
        if (count < 0 && errno != EINTR)
            return undex_error_null(error, UNDEX_ERROR_IO, "%s", g_strerror(errno));
        if (count > 0)
            g_byte_array_append(bytes, piece, (guint)count);
        if (bytes->len >= MOST_BYTES)
            return undex_error_null(error, UNDEX_ERROR_LIMIT, "it has more than 64 MiB; verify it in parts");
    }
}

static GByteArray *read_file(const char *path, GError **error)
{
    undex_file *facts = g_new0(undex_file, 1);
    gboolean piped = strcmp(path, "-") == 0;
    int fd = piped ? STDIN_FILENO : undex_open_file(path, facts, error);
    undex_file_free(facts);
    GByteArray *bytes = fd < 0 ? NULL : read_bytes(fd, error);
    if (fd >= 0 && !piped)
        close(fd);
    return bytes;
}

typedef struct {
    undex_draft *draft;
    GError *failure;
} reading;

static void on_read(G_GNUC_UNUSED const char *path, const undex_document *document, const GError *why,
                    void *closure)
{
    reading *r = closure;
    if (document && !r->draft)
        r->draft = undex_draft_of_document(document);
    else if (!document && !r->failure)
        r->failure = g_error_copy(why);
}

/* What a word processor has written, a worker reads, and gives as Markdown. */
static undex_draft *read_office(const undex_cli *cli, const char *path, GError **error)
{
    undex_workers_options limits = undex_options_workers(cli);
    g_autoptr(GBytes) text = undex_ingest_draft(&limits, path, error);
    gsize length = 0;
    const char *bytes = text ? g_bytes_get_data(text, &length) : NULL;
    return bytes ? undex_draft_read(bytes, length, UNDEX_MARKUP_OFFICE, error) : NULL;
}

static undex_draft *read_pdf(const undex_cli *cli, const char *path, GError **error)
{
    reading r = {0};
    undex_workers_options limits = undex_options_workers(cli);
    limits.for_reading = TRUE;
    limits.jobs = 1;
    g_autoptr(undex_workers) workers = undex_workers_new(&limits, error);
    const char *paths[] = {path, NULL};
    gboolean ended = workers && undex_ingest_read(workers, paths, on_read, &r, NULL, error);
    if (ended && !r.draft && r.failure)
        g_propagate_error(error, g_steal_pointer(&r.failure));
    g_clear_error(&r.failure);
    return r.draft;
}

typedef undex_draft *(*sandboxed_reader)(const undex_cli *cli, const char *path, GError **error);

/* What came through a pipe, as a file that the sandbox is handed. */
static undex_draft *read_piped(const undex_cli *cli, const GByteArray *bytes, sandboxed_reader reader,
                               GError **error)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("undex-draft-XXXXXX", &path, error);
    if (fd < 0)
        return NULL;
    close(fd);
    undex_draft *draft = NULL;
    if (g_file_set_contents(path, (const char *)bytes->data, (gssize)bytes->len, error))
        draft = reader(cli, path, error);
    unlink(path);
    return draft;
}

/* What a file begins with that is not read as text; of some it is said what to do. */
static const struct {
    const char *bytes;
    sandboxed_reader reader;
    const char *refusal;
} beginnings[] = {
    {"%PDF-", read_pdf, NULL},
    {"PK\3\4", read_office, NULL},
    {"\xD0\xCF\x11\xE0", NULL,
     "it is an old document of a word processor, or an encrypted one; save it as DOCX, ODT, PDF or plain "
     "text, without a password"},
    {"{\\rtf", NULL, "it is RTF; save it as DOCX, ODT, PDF or plain text"},
};

static gboolean is_latex(const char *path, const GByteArray *bytes)
{
    if (g_str_has_suffix(path, ".tex") || g_str_has_suffix(path, ".latex"))
        return TRUE;
    if (g_str_has_suffix(path, ".md") || g_str_has_suffix(path, ".markdown"))
        return FALSE;
    return memmem(bytes->data, bytes->len, "\\begin{", 7) ||
           memmem(bytes->data, bytes->len, "\\documentclass", 14);
}

undex_draft *undex_cli_read_draft(const undex_cli *cli, const char *path, const char *markup, GError **error)
{
    g_autoptr(GByteArray) bytes = read_file(path, error);
    if (!bytes)
        return NULL;
    gboolean latex =
        strcmp(markup, "auto") == 0 ? bytes->len && is_latex(path, bytes) : strcmp(markup, "latex") == 0;
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        gsize length = strlen(beginnings[i].bytes);
        if (bytes->len < length || memcmp(bytes->data, beginnings[i].bytes, length) != 0)
            continue;
        if (!beginnings[i].reader)
            return undex_error_null(error, UNDEX_ERROR_UNSUPPORTED, "%s", beginnings[i].refusal);
        return strcmp(path, "-") == 0 ? read_piped(cli, bytes, beginnings[i].reader, error)
                                      : beginnings[i].reader(cli, path, error);
    }
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return undex_draft_read((const char *)bytes->data, bytes->len - 1,
                            latex ? UNDEX_MARKUP_LATEX : UNDEX_MARKUP_MARKDOWN, error);
}
