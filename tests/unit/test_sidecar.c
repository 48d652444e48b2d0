// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a document from outside, pair by pair and file by file, and the paths that a name means. */
#include "files.h"

#include <string.h>

#include "ingest/sidecar_metadata.h"
#include "undex/error.h"
#include "undex/index.h"

static void pairs(void **state)
{
    static const struct {
        const char *text, *pair, *message; /* one of them */
    } rows[] = {
        {"title=Seed", "title=Seed", NULL},
        {"  title =  Seed = store \t", "title=Seed = store", NULL},
        {"title=E\u0301tat", "title=\u00C9tat", NULL},
        {"rights=CC0", "rights=CC0", NULL},
        {"symbol=a/68/190", "symbol=A/68/190", NULL},
        {"symbol=no symbol", NULL, "'no symbol' is no symbol"},
        {"language=FR", "language=fr", NULL},
        {"language=pt", "language=pt", NULL},
        {"language=xx", NULL, "'xx' is no language; write its code of two letters"},
        {"language=french", NULL, "'french' is no language"},
        {"date=2025", "date=2025", NULL},
        {"date=2025-01", "date=2025-01", NULL},
        {"date=2025-12-31", "date=2025-12-31", NULL},
        {"date=2024-02-29", "date=2024-02-29", NULL},
        {"date=0001-01-01", "date=0001-01-01", NULL},
        {"date=2025-02-29", NULL, "'2025-02-29' is no date; write a day, a month or a year that there is"},
        {"date=2025-13", NULL, "is no date"},
        {"date=2025-00", NULL, "is no date"},
        {"date=2025-01-00", NULL, "is no date"},
        {"date=2025-04-31", NULL, "is no date"},
        {"date=0000", NULL, "is no date"},
        {"date=20250", NULL, "is no date"},
        {"date=202", NULL, "is no date"},
        {"date=2025/01", NULL, "is no date"},
        {"date=2025-01/02", NULL, "is no date"},
        {"date=20x5", NULL, "is no date"},
        {"date=2025-1x", NULL, "is no date"},
        {"date=2025-01-1x", NULL, "is no date"},
        {"date=2025-1-02", NULL, "is no date"},
        {"url=https://undocs.org/a", "url=https://undocs.org/a", NULL},
        {"url=ftp://undocs.org/a", NULL,
         "'ftp://undocs.org/a' is no url; write one that begins with https:// or http://"},
        {"title=", NULL, "'' is no title"},
        {"title= ", NULL, "'' is no title"},
        {"title=\xFF", NULL, "is no title"},
        {"title", NULL, "'title' wants to be KEY=VALUE"},
        {"colour=red", NULL,
         "'colour=red' wants to be KEY=VALUE, KEY one of symbol, date, title, language, url, rights"},
        {"Title=Seed", NULL, "wants to be KEY=VALUE"},
        {"=Seed", NULL, "wants to be KEY=VALUE"},
        {"", NULL, "wants to be KEY=VALUE"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *pair = undex_sidecar_pair(rows[i].text, &error);
        if (g_strcmp0(pair, rows[i].pair) != 0 || (error == NULL) != (rows[i].message == NULL) ||
            (error && !strstr(error->message, rows[i].message)))
            fail_msg("%s: %s, %s", rows[i].text, pair, error ? error->message : "no error");
    }
}

/* 4096 bytes of a value, and not one more. */
static void long_values(void **state)
{
    enum { MOST = 4096 };
    (void)state;
    for (gsize n = MOST; n <= MOST + 1; n++) {
        g_autofree char *value = g_strnfill(n, 'v'), *text = g_strconcat("title=", value, NULL);
        g_autofree char *pair = undex_sidecar_pair(text, NULL);
        assert_int_equal(pair != NULL, n <= MOST);
    }
}

/* Which pairs, in which order they come, and of two of one key the last. */
static void digests(void **state)
{
    static const struct {
        const char *left[3], *right[3];
        gboolean same;
    } rows[] = {
        {{"title=a", "date=2025"}, {"date=2025", "title=a"}, TRUE},
        {{"title=a", "title=b"}, {"title=b"}, TRUE},
        {{"title=b", "title=a"}, {"title=b"}, FALSE},
        {{"title=a"}, {"rights=a"}, FALSE},
        {{"title=a"}, {"title=a", "rights=x"}, FALSE},
        {{"symbol=A/1"}, {"title=a"}, FALSE},
        {{"rights=x"}, {"rights=y"}, FALSE},
    };
    (void)state;
    assert_null(undex_sidecar_digest(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) left = g_ptr_array_new(), right = g_ptr_array_new();
        for (guint k = 0; k < 3 && rows[i].left[k]; k++)
            g_ptr_array_add(left, (gpointer)rows[i].left[k]);
        for (guint k = 0; k < 3 && rows[i].right[k]; k++)
            g_ptr_array_add(right, (gpointer)rows[i].right[k]);
        g_autofree char *a = undex_sidecar_digest(left), *b = undex_sidecar_digest(right);
        assert_int_equal(strlen(a), 16);
        assert_int_equal(strcmp(a, b) == 0, rows[i].same);
    }
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    assert_null(undex_sidecar_digest(none));
}

static void sidecars(void **state)
{
    enum { MOST = 64 * 1024 };
    static const struct {
        const char *content;
        guint filled; /* bytes of a comment after it */
        const char *pairs, *message;
    } rows[] = {
        {"title=a\nrights=b\n", 0, "title=a|rights=b", NULL},
        {"\xEF\xBB\xBFtitle=a", 0, "title=a", NULL},
        {"# title=x\r\n\r\n  title=a\r\n", 0, "title=a", NULL},
        {"", 0, "", NULL},
        {"\n\n#\n", 0, "", NULL},
        {"title=a\n\nnonsense\n", 0, NULL, "its .meta file, line 3: 'nonsense' wants to be KEY=VALUE"},
        {"date=x", 0, NULL, "its .meta file, line 1: 'x' is no date"},
        {"title=a\n#", MOST - 9, "title=a", NULL},
        {"title=a\n#", MOST - 8, NULL, "cannot read its .meta file: it is larger than 64 kB"},
    };
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("undex-sidecar-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL),
                    *beside = g_strconcat(path, ".meta", NULL);
    for (guint follows = 0; follows < 2; follows++) {
        undex_found found = {.path = path, .shown = path, .follows = (int)follows};
        mode_t mode = 0777;
        g_autoptr(GPtrArray) none = undex_sidecar_read(&found, &mode, NULL);
        assert_int_equal(none->len, 0);
        assert_int_equal(mode, 0777);
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
            g_autoptr(GError) error = NULL;
            g_autofree char *fill = g_strnfill(rows[i].filled, 'x'),
                            *content = g_strconcat(rows[i].content, fill, NULL);
            assert_true(g_file_set_contents(beside, content, -1, NULL));
            g_chmod(beside, 0640);
            g_autoptr(GPtrArray) all = undex_sidecar_read(&found, &mode, &error);
            g_autoptr(GString) joined = g_string_new(NULL);
            for (guint k = 0; all && k < all->len; k++)
                g_string_append_printf(joined, "%s%s", k ? "|" : "", (char *)g_ptr_array_index(all, k));
            if (rows[i].message ? all || !strstr(error->message, rows[i].message)
                                : !all || strcmp(joined->str, rows[i].pairs) != 0)
                fail_msg("%s: %s, %s", rows[i].content, joined->str, error ? error->message : "no error");
            assert_int_equal(mode & 0777, 0640);
        }
        g_remove(beside);
    }
    wipe(folder);
}

static void ends_of_paths(void **state)
{
    static const struct {
        const char *path, *end;
        gboolean ends;
    } rows[] = {
        {"/docs/a.txt", "a.txt", TRUE},
        {"/docs/a.txt", "docs/a.txt", TRUE},
        {"/docs/a.txt", "s/a.txt", FALSE},
        {"/docs/a.txt", "/docs/a.txt", FALSE},
        {"/docs/a.txt", "", FALSE},
        {"/docs/a.txt", "b.txt", FALSE},
        {"/docs/a.txt", "a.txr", FALSE},
        {"/docs/ab.txt", "b.txt", FALSE},
        {"", "a", FALSE},
        {"/a", "a", TRUE},
        {"/docs/E\u0301tat", "\u00C9tat", TRUE},
        {"/docs/\u00C9tat", "E\u0301tat", TRUE},
        {"/docs/a(1)", "a(1)", TRUE},
        {"/docs/caf\u00E9", "cafe\u0301", TRUE},
        {"x/a", "x/a", FALSE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (undex_index_path_ends(rows[i].path, rows[i].end) != rows[i].ends)
            fail_msg("%s and %s", rows[i].path, rows[i].end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs),    cmocka_unit_test(long_values),   cmocka_unit_test(digests),
        cmocka_unit_test(sidecars), cmocka_unit_test(ends_of_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
