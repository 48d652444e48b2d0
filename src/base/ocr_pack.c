// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ocr_pack.h"

#include <unistd.h>

/* Where systems put them; what the user's environment names comes before. */
static const char *const folders[] = {
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract/tessdata", "/usr/share/tessdata",
    "/usr/local/share/tessdata",           "/opt/homebrew/share/tessdata",
};

char *undex_ocr_pack_file(const undex_language *language)
{
    g_autofree char *name = g_strconcat(language->pack, ".traineddata", NULL);
    const char *own = g_getenv("TESSDATA_PREFIX");
    for (gsize i = 0; i <= G_N_ELEMENTS(folders); i++) {
        const char *folder = i ? folders[i - 1] : own;
        char *file = folder && *folder ? g_build_filename(folder, name, NULL) : NULL;
        if (file && access(file, R_OK) == 0)
            return file;
        g_free(file);
        if (!i && own && *own)
            return NULL;
    }
    return NULL;
}

gboolean undex_ocr_pack_any(void)
{
    static enum { UNKNOWN, NONE, SOME } known;
    if (known)
        return known == SOME;
    known = NONE;
    for (const undex_language *l = undex_data_languages; l->code && known == NONE; l++) {
        g_autofree char *file = undex_ocr_pack_file(l);
        known = file ? SOME : NONE;
    }
    return known == SOME;
}

char *undex_ocr_pack_package(const undex_language *language)
{
    return g_strdelimit(g_strconcat("tesseract-ocr-", language->pack, NULL), "_", '-');
}
