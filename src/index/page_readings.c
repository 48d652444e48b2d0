// SPDX-License-Identifier: GPL-3.0-or-later
/* What OCR has read of a file's pages is kept under the digest of its bytes, as metadata of the database: a
 * page is read once, whatever becomes of the passages. It goes with the contents. */
#include "index/index_private.h"
#include "index/record_block.h"

#include <stdlib.h>
#include <string.h>

static char *key_of(const char *sha256)
{
    return g_strconcat(UNDEX_META_OCR, sha256, NULL);
}

GBytes *undex_index_find_readings(const undex_index *store, const char *sha256)
{
    xc_error failure;
    size_t length = 0;
    g_autofree char *key = key_of(sha256);
    char *bytes = xc_database_metadata(store->database, key, &length, &failure);
    g_autoptr(GPtrArray) all = bytes && length ? undex_record_block_unpack(bytes, length) : NULL;
    free(bytes);
    return all && all->len == 1 ? g_bytes_ref(g_ptr_array_index(all, 0)) : NULL;
}

gboolean undex_index_put_readings(undex_index *store, const char *sha256, GBytes *pages, GError **error)
{
    xc_error failure;
    gsize length = 0;
    g_autofree char *key = key_of(sha256);
    g_autoptr(GBytes) packed = pages ? undex_record_block_pack(&pages, 1) : NULL;
    const char *bytes = packed ? g_bytes_get_data(packed, &length) : "";
    if (!undex_index_begin(store, error))
        return FALSE;
    return xc_database_set_metadata(store->database, key, bytes, length, &failure) ||
           undex_index_break_off(store, &failure, error);
}

gboolean undex_index_copy_readings(const undex_index *from, undex_index *to, GError **error)
{
    xc_error failure;
    xc_terms *keys = xc_database_metadata_keys(from->database, UNDEX_META_OCR, &failure);
    xc_step step = XC_FAILED;
    gboolean ok = undex_index_begin(to, error);
    while (ok && keys && (step = xc_terms_next(keys, &failure)) == XC_ITEM) {
        const char *sha256 = xc_terms_term(keys, NULL) + strlen(UNDEX_META_OCR);
        g_autoptr(GBytes) pages = undex_index_find_readings(from, sha256);
        ok = !pages || undex_index_put_readings(to, sha256, pages, error);
    }
    xc_terms_free(keys);
    return ok && (step != XC_FAILED || undex_index_fail(to, &failure, error));
}
