// SPDX-License-Identifier: GPL-3.0-or-later
/* Which encoding bytes are taken for, at both sides of each threshold, and what is no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/extract.h"
#include "extract/text/encoding.h"
#include "undex/error.h"

#define BYTES(s) s, sizeof(s) - 1

/* So many times what, one after the other. */
typedef struct {
    const char *what;
    gsize length, times;
} piece;

static GString *joined(const piece *pieces, guint count)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        for (gsize k = 0; k < pieces[i].times; k++)
            g_string_append_len(all, pieces[i].what, (gssize)pieces[i].length);
    return all;
}

static void found(void **state)
{
    static const struct {
        piece pieces[4];
        const char *name; /* NULL: refused; "": one by its letters */
        gboolean damaged;
    } rows[] = {
        {{{BYTES("plain "), 9}}, "UTF-8", FALSE},
        {{{BYTES("caf\xC3\xA9 "), 9}}, "UTF-8", FALSE},
        {{{BYTES("\xE4\xBA\x95\xF0\x9F\x98\x80"), 9}}, "UTF-8", FALSE},
        {{{BYTES("\xEF\xBB\xBFplain"), 1}}, "UTF-8", FALSE},
        {{{BYTES("\xEF\xBB\xBFpl\xE9in"), 1}}, "UTF-8", TRUE},
        {{{BYTES("\x84\x31\x95\x33plain"), 1}}, "GB18030", FALSE},
        {{{BYTES("\xFF\xFEp\0"), 1}}, "UTF-16LE", FALSE},
        {{{BYTES("\xFE\xFF\0p"), 1}}, "UTF-16BE", FALSE},
        {{{BYTES("\xFF\xFE\0\0p\0\0\0"), 1}}, "UTF-32LE", FALSE},
        {{{BYTES("\0\0\xFE\xFF\0\0\0p"), 1}}, "UTF-32BE", FALSE},
        /* as many sequences of UTF-8 as high bytes that stand alone, or more of these */
        {{{BYTES("\xC3\xA9 "), 3}, {BYTES("\xE9 "), 3}}, "UTF-8", TRUE},
        {{{BYTES("\xC3\xA9 "), 3}, {BYTES("\xE9 "), 4}}, "", FALSE},
        {{{BYTES("\xE4\xBA\x95 "), 3}, {BYTES("\xE9 "), 3}}, "UTF-8", TRUE},
        {{{BYTES("\xE4\xBA "), 3}, {BYTES("\xC3\xA9 "), 3}}, "UTF-8", TRUE},
        {{{BYTES("\xF0\x9F\x98\x80 "), 2}, {BYTES("\xE9 "), 3}}, "", FALSE},
        {{{BYTES("\xF8\x88\x80 "), 1}, {BYTES("\xC3\xA9 "), 2}}, "", FALSE},
        /* codepage 850 */
        {{{BYTES("caf\x82 et th\x82, tr\x8As bient\x93t \x85 la s\x82"
                 "ance "),
           2}},
         "IBM850",
         FALSE},
        /* zero bytes, one in fifty; more is no text */
        {{{BYTES("a"), 147}, {BYTES("\0"), 3}}, "UTF-8", FALSE},
        {{{BYTES("a"), 146}, {BYTES("\0"), 4}}, NULL, FALSE},
        /* control characters: five, and more than one in fifty */
        {{{BYTES("a"), 6}, {BYTES("\1"), 4}}, "UTF-8", FALSE},
        {{{BYTES("a"), 244}, {BYTES("\x1F"), 5}}, NULL, FALSE},
        {{{BYTES("a"), 245}, {BYTES("\1"), 5}}, "UTF-8", FALSE},
        {{{BYTES("a"), 10}, {BYTES("\t\n\r\f\v\b\x1B\x1A"), 5}}, "UTF-8", FALSE},
        {{{BYTES("a"), 10}, {BYTES(" "), 5}}, "UTF-8", FALSE},
        /* EBCDIC: more than half high bytes, more than one in 25 an at sign, less than one in a hundred a
           blank */
        {{{BYTES("\x81"), 51}, {BYTES("@"), 5}, {BYTES("K"), 44}}, NULL, FALSE},
        {{{BYTES("\x81"), 50}, {BYTES("@"), 5}, {BYTES("K"), 45}}, "", FALSE},
        {{{BYTES("\x81"), 51}, {BYTES("@"), 4}, {BYTES("K"), 45}}, "", FALSE},
        {{{BYTES("\x81"), 51}, {BYTES("@"), 5}, {BYTES("K"), 43}, {BYTES(" "), 1}}, "", FALSE},
        {{{BYTES("\x81"), 51}, {BYTES("@"), 5}, {BYTES("K"), 43}, {BYTES("\n"), 1}}, "", FALSE},
        /* units of two and four bytes without a mark: nearly all of them characters, some of them plain */
        {{{BYTES("a\0"), 49}, {BYTES("\xFE\xFF"), 1}}, "UTF-16LE", FALSE},
        {{{BYTES("a\0"), 48}, {BYTES("\xFE\xFF"), 1}}, NULL, FALSE},
        {{{BYTES("\0a"), 49}, {BYTES("\xFF\xFE"), 1}}, "UTF-16BE", FALSE},
        {{{BYTES("a\0\0\0"), 49}, {BYTES("\0\0\x11\0"), 1}}, "UTF-32LE", FALSE},
        {{{BYTES("a\0\0\0"), 49}, {BYTES("\xFF\xFF\x10\0"), 1}}, "UTF-32LE", FALSE},
        {{{BYTES("\0\0\0a"), 48}, {BYTES("\0\x11\0\0"), 1}}, NULL, FALSE},
        {{{BYTES("\x95\x4E"), 48}, {BYTES(" \0"), 1}}, "UTF-16LE", FALSE},
        {{{BYTES("\x95\x4E"), 49}, {BYTES(" \0"), 1}}, "UTF-16LE", FALSE},
        {{{BYTES("a\0"), 2}}, "UTF-16LE", FALSE},
        {{{BYTES("\xD0\xFD"), 2}, {BYTES("a\0"), 40}}, NULL, FALSE},
        {{{BYTES("\xEF\xFD"), 2}, {BYTES("a\0"), 40}}, NULL, FALSE},
        {{{BYTES("\xF0\xFD"), 2}, {BYTES("a\0"), 40}}, "UTF-16LE", FALSE},
        {{{BYTES("\x3D\xD8\0\xDE"), 9}, {BYTES(" \0"), 9}}, "UTF-16LE", FALSE},
        {{{BYTES("\0\xE0"), 9}, {BYTES(" \0"), 9}}, NULL, FALSE},
        {{{BYTES("\xFF\xF8"), 9}, {BYTES(" \0"), 9}}, NULL, FALSE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        undex_encoding encoding = {0};
        GString *bytes = joined(rows[i].pieces, G_N_ELEMENTS(rows[i].pieces));
        gboolean ok = undex_encoding_find((const guint8 *)bytes->str, bytes->len, &encoding, &error);
        if (ok != (rows[i].name != NULL))
            fail_msg("row %u: %s", i, ok ? encoding.name : error->message);
        if (!ok)
            assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_UNSUPPORTED));
        else if (*rows[i].name
                     ? strcmp(encoding.name, rows[i].name) != 0 || encoding.damaged != rows[i].damaged
                     : strcmp(encoding.name, "UTF-8") == 0)
            fail_msg("row %u: %s, %d", i, encoding.name, encoding.damaged);
        g_string_free(bytes, TRUE);
    }
}

/* Texts of a line or two, written in an old encoding: which it is shows by the letters of a language whose
 * small words are there. */
static void short_texts(void **state)
{
    static const struct {
        const char *text, *encoding;
        gboolean doubtful;
    } rows[] = {
        {"Las semillas del \u00FAltimo valle son de la misma cosecha.", "MACINTOSH", TRUE},
        {"Los j\u00F3venes del \u00FAltimo valle", "MACINTOSH", FALSE},
        {"Los j\u00F3venes del \u00FAltimo valle", "WINDOWS-1252", FALSE},
        {"La citt\u00E0 \u00E8 di una comunit\u00E0 e non si vende", "IBM850", FALSE},
        {"Retten til at l\u00E6re og at l\u00E6se er for enhver", "MACINTOSH", FALSE},
        {"A f\u00F6ldm\u0171ves mag\u00E1t a term\u00E9st \u0151rzi meg", "WINDOWS-1250", FALSE},
        {"Sem\u00EDnka je v ka\u017Ed\u00E9 vesnici a na poli", "WINDOWS-1250", FALSE},
        {"Tohum her k\u00F6yde bir ki\u015Fi i\u00E7in sakland\u0131 ve bu da \u00E7ok", "WINDOWS-1254",
         FALSE},
        {"As sementes n\u00E3o s\u00E3o de uma s\u00F3 col\u00F4nia, em constitui\u00E7\u00E3o",
         "WINDOWS-1252", FALSE},
        {"The villages\u2019 seeds are kept by those who lent them", "WINDOWS-1252", FALSE},
        {"yo\u2019liq nal haq", "WINDOWS-1252", TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        undex_encoding own = {.name = rows[i].encoding, .unit = 1}, encoding = {0};
        gsize length = 0;
        g_autofree char *bytes = g_convert(rows[i].text, -1, own.name, "UTF-8", NULL, &length, NULL);
        assert_non_null(bytes);
        assert_true(undex_encoding_find((const guint8 *)bytes, length, &encoding, NULL));
        g_autoptr(undex_decoder) decoder = undex_decoder_new(&encoding);
        g_autoptr(GString) read = g_string_new(NULL);
        undex_decoder_read(decoder, (const guint8 *)bytes, length, FALSE, read);
        if (strcmp(read->str, rows[i].text) != 0 || encoding.doubtful != rows[i].doubtful)
            fail_msg("row %u: %s, %d: %s", i, encoding.name, encoding.doubtful, read->str);
    }
}

/* Files that some give for text are refused by their first bytes, after a mark and blanks, too. */
static void strangers(void **state)
{
    enum { BLANKS = 1024 };
    static const struct {
        const char *bytes;
        gsize length;
        const char *what;
    } rows[] = {
        {BYTES("<!doctype html><p>"), "an HTML page"},
        {BYTES("<!DOCTYPE HTML><p>"), "an HTML page"},
        {BYTES("<HTML lang"), "an HTML page"},
        {BYTES("<html>"), "an HTML page"},
        {BYTES("<html"), "an HTML page"},
        {BYTES("<?xml version"), "an XML file"},
        {BYTES("{\\rtf1 x"), "a rich text (RTF) file"},
        {BYTES("PK\x03\x04 x"), "a ZIP archive (Word and OpenDocument files are such)"},
        {BYTES("PK\x05\x06 x"), "an empty ZIP archive"},
        {BYTES("\xD0\xCF\x11\xE0 x"), "an old Office document"},
        {BYTES("\x89PNG\r\n"), "a PNG picture"},
        {BYTES("\xFF\xD8\xFF x"), "a JPEG picture"},
        {BYTES("GIF89a"), "a GIF picture"},
        {BYTES("II*\0 x"), "a TIFF picture"},
        {BYTES("\x1F\x8B x"), "a gzip archive"},
        {BYTES("BZh9 x"), "a bzip2 archive"},
        {BYTES("\xFD"
               "7zXZ x"),
         "an xz archive"},
        {BYTES("7z\xBC\xAF x"), "a 7z archive"},
        {BYTES("%!PS-Adobe"), "a PostScript file"},
        {BYTES("AT&TFORM x"), "a DjVu file"},
        {BYTES("\x7F"
               "ELF x"),
         "a program"},
        {BYTES("SQLite format 3 x"), "a database"},
        {BYTES("<htm"), NULL},
        {BYTES("<htms of the valley"), NULL},
        {BYTES("PKs and other words"), NULL},
        {BYTES("see <html"), NULL},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        for (guint k = 0; k < 4; k++) {
            GString *bytes = g_string_new(k == 1 ? "\xEF\xBB\xBF" : "");
            for (gsize n = k == 2 ? BLANKS - 1 : k == 3 ? BLANKS + 1 : 0; n > 0; n--)
                g_string_append_c(bytes, n % 2 ? ' ' : '\n');
            g_string_append_len(bytes, rows[i].bytes, (gssize)rows[i].length);
            g_autoptr(GBytes) data = g_string_free_to_bytes(bytes);
            g_autoptr(GError) error = NULL;
            g_autoptr(undex_source) source = undex_extract_bytes(data, "a.txt", NULL, &error);
            g_autofree char *message =
                rows[i].what ? g_strdup_printf("%s, neither a PDF nor a plain text; save it as one of these",
                                               rows[i].what)
                             : NULL;
            if (k < 3 && rows[i].what && (source || strcmp(error->message, message) != 0))
                fail_msg("row %u, %u: %s", i, k, source ? "taken" : error->message);
            if ((k == 3 || !rows[i].what) && error && message && strcmp(error->message, message) == 0)
                fail_msg("row %u, %u: %s", i, k, error->message);
            if (!rows[i].what)
                assert_non_null(source);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(found), cmocka_unit_test(short_texts),
                                       cmocka_unit_test(strangers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
