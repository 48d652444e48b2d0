// SPDX-License-Identifier: GPL-3.0-or-later
/* Fonts of a document that are read once. poppler reads the fonts of a page, their widths and tables of
 * characters, when it comes to the page, and throws them away behind it: 6 % of the time for indexing 147
 * PDFs. The program's own functions stand in front of the library's, as those of pdf_rules.c do: a font that
 * is thrown away is kept until a page asks for the same one under the same name. None has two users at a
 * time, for poppler tells words apart by the fonts that they have. */
#include "extract/formats.h"

#include <poppler.h>

enum { MOST_FONTS = 64 }; /* that are kept; a large one takes a quarter of a megabyte */

typedef struct font_entry font_entry;
struct font_entry {
    void *font;
    void (*destroy)(void *font); /* NULL: a page has it */
    font_entry *next;            /* of those that were asked for in the same way */
};

static struct {
    GHashTable *fonts; /* font -> font_entry; NULL: none is kept */
    GHashTable *named; /* "DOCUMENT REFERENCE NAME" -> font_entry, the first of them */
    guint reused;
} kept;

guint undex_pdf_fonts_reused(void)
{
    return kept.reused;
}

/* Those that a page has go when it is done with them. */
static void entry_free(gpointer data)
{
    font_entry *entry = data;
    if (entry->destroy)
        entry->destroy(entry->font);
    g_free(entry);
}

void undex_pdf_fonts_keep(gboolean wanted)
{
    GHashTable *fonts = g_steal_pointer(&kept.fonts);
    g_clear_pointer(&kept.named, g_hash_table_unref);
    g_clear_pointer(&fonts, g_hash_table_unref);
    if (!wanted)
        return;
    kept.fonts = g_hash_table_new_full(NULL, NULL, NULL, entry_free);
    kept.named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* TRUE where a font is kept from its end. */
static gboolean keep(void *font, void (*destroy)(void *font))
{
    font_entry *entry = kept.fonts ? g_hash_table_lookup(kept.fonts, font) : NULL;
    if (entry)
        entry->destroy = destroy;
    return entry != NULL;
}

/* The destructors that C++ calls where it deletes one of the two kinds of fonts. */
void undex_pdf_font_delete(void *font) __asm__("_ZN11Gfx8BitFontD0Ev");
void undex_pdf_font_delete(void *font)
{
    FIND_REAL(undex_pdf_font_delete, "_ZN11Gfx8BitFontD0Ev");
    if (!keep(font, real))
        real(font);
}

void undex_pdf_cid_font_delete(void *font) __asm__("_ZN10GfxCIDFontD0Ev");
void undex_pdf_cid_font_delete(void *font)
{
    FIND_REAL(undex_pdf_cid_font_delete, "_ZN10GfxCIDFontD0Ev");
    if (!keep(font, real))
        real(font);
}

/* How the library's function returns a font differs between versions and machines, and its name does not tell
 * how. */
#if defined __x86_64__ && POPPLER_CHECK_VERSION(22, 12, 0)
#define KEEPS_FONTS 1
#else
#define KEEPS_FONTS 0
#endif

gboolean undex_pdf_fonts_are_kept(void)
{
    return KEEPS_FONTS;
}

#if KEEPS_FONTS

static void *take(const char *name)
{
    for (font_entry *e = g_hash_table_lookup(kept.named, name); e; e = e->next)
        if (e->destroy) {
            e->destroy = NULL;
            kept.reused++;
            return e->font;
        }
    return NULL;
}

static void remember(const char *name, void *font)
{
    if (g_hash_table_size(kept.fonts) >= MOST_FONTS)
        undex_pdf_fonts_keep(TRUE);
    font_entry *entry = g_new0(font_entry, 1);
    entry->font = font;
    entry->next = g_hash_table_lookup(kept.named, name);
    g_hash_table_insert(kept.fonts, font, entry);
    g_hash_table_insert(kept.named, g_strdup(name), entry);
}

/* static std::unique_ptr<GfxFont> GfxFont::makeFont(XRef *, const char *tag, Ref id, Dict *) */
void **undex_pdf_font_make(void **font, void *document, const char *tag, gint64 reference,
                           void *dict) __asm__("_ZN7GfxFont8makeFontEP4XRefPKc3RefP4Dict");
void **undex_pdf_font_make(void **font, void *document, const char *tag, gint64 reference, void *dict)
{
    *font = NULL;
    FIND_REAL(undex_pdf_font_make, "_ZN7GfxFont8makeFontEP4XRefPKc3RefP4Dict") font;
    if (!kept.fonts)
        return real(font, document, tag, reference, dict);
    g_autofree char *name = g_strdup_printf("%p %" G_GINT64_FORMAT " %s", document, reference, tag);
    *font = take(name);
    if (*font)
        return font;
    real(font, document, tag, reference, dict);
    if (*font)
        remember(name, *font);
    return font;
}

#endif
