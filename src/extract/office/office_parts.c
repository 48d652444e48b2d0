// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/office.h"

#include <stdio.h>
#include <unzip.h>

struct undex_office_parts {
    unzFile archive;
    GBytes *bytes;
};

/* minizip opens what is in memory as a file. */
static voidpf open_memory(voidpf opaque, G_GNUC_UNUSED const void *name, G_GNUC_UNUSED int mode)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(opaque, &length);
    return fmemopen((void *)data, length, "rb");
}

undex_office_parts *undex_office_parts_open(GBytes *bytes, GError **error)
{
    zlib_filefunc64_def calls;
    fill_fopen64_filefunc(&calls);
    calls.zopen64_file = open_memory;
    calls.opaque = bytes;
    unzFile archive = g_bytes_get_size(bytes) ? unzOpen2_64("", &calls) : NULL;
    if (!archive)
        return undex_error_null(
            error, UNDEX_ERROR_DAMAGED,
            "it begins as a document of a word processor, and is none that can be unpacked");
    undex_office_parts *parts = g_new(undex_office_parts, 1);
    *parts = (undex_office_parts){archive, bytes};
    return parts;
}

void undex_office_parts_close(undex_office_parts *parts)
{
    if (!parts)
        return;
    unzClose(parts->archive);
    g_free(parts);
}

static GByteArray *unpack(unzFile archive)
{
    enum { PIECE = 1 << 16 };
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 piece[PIECE];
    int count;
    while ((count = unzReadCurrentFile(archive, piece, sizeof piece)) > 0 &&
           bytes->len <= UNDEX_OFFICE_PART_CEILING)
        g_byte_array_append(bytes, piece, (guint)count);
    return count < 0 ? NULL : g_steal_pointer(&bytes);
}

GBytes *undex_office_parts_read(undex_office_parts *parts, const char *name, GError **error)
{
    enum { ENCRYPTED = 1 };
    unz_file_info64 facts;
    if (unzLocateFile(parts->archive, name, 1) != UNZ_OK)
        return NULL;
    if (unzGetCurrentFileInfo64(parts->archive, &facts, NULL, 0, NULL, 0, NULL, 0) == UNZ_OK &&
        facts.flag & ENCRYPTED)
        return undex_error_null(error, UNDEX_ERROR_ENCRYPTED, "it is encrypted; save it without a password");
    g_autoptr(GByteArray) bytes =
        unzOpenCurrentFile(parts->archive) == UNZ_OK ? unpack(parts->archive) : NULL;
    gboolean cut = bytes && bytes->len > UNDEX_OFFICE_PART_CEILING;
    gboolean sound = unzCloseCurrentFile(parts->archive) == UNZ_OK || cut;
    if (!bytes || !sound)
        return undex_error_null(error, UNDEX_ERROR_DAMAGED, "its part %s is damaged", name);
    if (cut)
        return undex_error_null(error, UNDEX_ERROR_LIMIT, "its part %s has more than 256 MiB", name);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
