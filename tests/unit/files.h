// SPDX-License-Identifier: GPL-3.0-or-later
/* Files and folders as the unit tests want them. */
#ifndef UNDEX_TESTS_FILES_H
#define UNDEX_TESTS_FILES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>

/* All of a file; the test fails where it cannot be read. Caller frees. */
static inline GBytes *file_bytes(const char *path)
{
    char *bytes;
    gsize length;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    return g_bytes_new_take(bytes, length);
}

/* Removes a folder with all that is in it, or a file. */
static inline void wipe(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        wipe(inner);
    }
    g_remove(path);
}

#endif
