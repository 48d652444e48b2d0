// SPDX-License-Identifier: GPL-3.0-or-later
/* A plain text's bytes become lines of UTF-8 in NFC that know where they stand in the file. */
#include "base/utf8.h"
#include "extract/formats.h"
#include "extract/text/encoding.h"

#include <string.h>

enum { LONGEST_LINE = 1024 * 1024, MAX_LINES = 4 * 1000 * 1000 };
static const gint64 DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
static const gint64 DEFAULT_MAX_CHARS = 50 * 1000 * 1000;

typedef struct {
    const guint8 *bytes;
    gsize length;
    undex_encoding encoding;
    undex_decoder *decoder;
    undex_source *source;
    GString *text, *raw, *clean;
    gint64 chars, max_chars;
    gboolean page_break; /* a form feed was just passed */
} reader;

/* Files that some give for text, by their first bytes. */
static const struct {
    const char *magic;
    const char *what;
} strangers[] = {
    {"<!doctype html", "an HTML page"},
    {"<html", "an HTML page"},
    {"<?xml", "an XML file"},
    {"{\\rtf", "a rich text (RTF) file"},
    {"PK\x03\x04", "a ZIP archive (Word and OpenDocument files are such)"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\xD0\xCF\x11\xE0", "an old Office document"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"II*", "a TIFF picture"},
    {"\x1F\x8B", "a gzip archive"},
    {"BZh", "a bzip2 archive"},
    {"\xFD"
     "7zXZ",
     "an xz archive"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"%!PS", "a PostScript file"},
    {"AT&TFORM", "a DjVu file"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "a database"},
};

static const char *find_stranger(const guint8 *bytes, gsize length)
{
    gsize at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < length && at < 1024 && g_ascii_isspace(bytes[at]))
        at++;
    for (gsize i = 0; i < G_N_ELEMENTS(strangers); i++) {
        gsize n = strlen(strangers[i].magic);
        if (length - at >= n && g_ascii_strncasecmp((const char *)bytes + at, strangers[i].magic, n) == 0)
            return strangers[i].what;
    }
    return NULL;
}

/* The code unit at `at`, and what follows it of the same line end: its length in bytes, 0: none. */
static gsize break_at(const reader *r, gsize at, gboolean *form_feed)
{
    const guint8 *p = r->bytes + at;
    gsize unit = (gsize)r->encoding.unit, left = r->length - at, high = r->encoding.big ? unit - 1 : 0;
    if (left < unit)
        return 0;
    if (unit == 1 && p[0] >= 0x80) { /* NEL, LINE and PARAGRAPH SEPARATOR in UTF-8 */
        if (strcmp(r->encoding.name, "UTF-8") != 0)
            return 0;
        return left >= 2 && p[0] == 0xC2 && p[1] == 0x85                                     ? 2
               : left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9) ? 3
                                                                                             : 0;
    }
    /* The sign is none of Latin-1: only LINE and PARAGRAPH SEPARATOR end a line then. */
    for (gsize i = 0; i < unit; i++)
        if (i != high && p[i])
            return unit == 2 && p[!r->encoding.big] == 0x20 && (p[high] == 0x28 || p[high] == 0x29) ? 2 : 0;
    switch (p[high]) {
    case '\r':
        return left >= 2 * unit && p[unit + high] == '\n' && (unit == 1 || !p[unit + (high ? 0 : 1)])
                   ? 2 * unit
                   : unit;
    case '\f':
        *form_feed = TRUE;
        return unit;
    case '\n':
    case '\v':
        return unit;
    case 0x85:
        return unit > 1 ? unit : 0;
    default:
        return 0;
    }
}

/* How many bytes at `p` print nothing and can do harm: control characters but the tabulator, marks of byte
 * order, tag characters. */
static gsize unprinted(const char *p, const char *end)
{
    guint8 c = (guint8)*p;
    if (c < 0x80)
        return (c < 0x20 && c != '\t') || c == 0x7F;
    if (c == 0xC2 && end - p >= 2 && (guint8)p[1] < 0xA0)
        return 2;
    if (c == 0xF3 && end - p >= 4 && undex_utf8_is_tag(g_utf8_get_char(p)))
        return 4;
    return end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static void append_clean(GString *out, const char *text, gsize length)
{
    const char *end = text + length, *from = text;
    for (const char *p = text; p < end;) {
        gsize n = unprinted(p, end);
        if (n)
            g_string_append_len(out, from, p - from);
        p += n ? n : 1;
        from = n ? p : from;
    }
    g_string_append_len(out, from, end - from);
}

static gboolean is_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guint8)text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* Decodes [start, end) of the file into a line of its own; returns where it ended. */
static gsize add_line(reader *r, gsize start, gsize end, gboolean cut)
{
    undex_source_line line = {.start = (gint64)start, .page_break = r->page_break};
    g_string_truncate(r->raw, 0);
    gsize taken = undex_decoder_read(r->decoder, r->bytes + start, end - start, cut, r->raw);
    g_string_truncate(r->clean, 0);
    append_clean(r->clean, r->raw->str, r->raw->len);
    gsize before = r->text->len;
    if (is_ascii(r->clean->str, r->clean->len)) {
        g_string_append_len(r->text, r->clean->str, (gssize)r->clean->len);
    } else {
        g_autofree char *composed =
            g_utf8_normalize(r->clean->str, (gssize)r->clean->len, G_NORMALIZE_DEFAULT_COMPOSE);
        g_string_append(r->text, composed);
    }
    line.bytes = (int)(r->text->len - before);
    line.end = (gint64)(start + taken);
    r->chars += g_utf8_strlen(r->text->str + before, line.bytes) + 1;
    g_string_append_c(r->text, '\n');
    g_array_append_val(r->source->lines, line);
    r->page_break = FALSE;
    return start + taken;
}

/* Where to cut a line that is too long: after its last blank, else where it is. */
static gsize cut_at(const reader *r, gsize start, gsize end)
{
    gsize unit = (gsize)r->encoding.unit, low = r->encoding.big ? unit - 1 : 0;
    for (gsize at = end - unit; at > start + (end - start) / 2; at -= unit) {
        gboolean blank = r->bytes[at + low] == ' ';
        for (gsize i = 0; i < unit && blank; i++)
            blank = i == low || r->bytes[at + i] == 0;
        if (blank)
            return at + unit;
    }
    return end;
}

static gboolean over_limit(const reader *r, GError **error)
{
    if (r->chars <= r->max_chars && r->source->lines->len < MAX_LINES)
        return FALSE;
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "more than the limit of %" G_GINT64_FORMAT " %s",
                r->chars > r->max_chars ? r->max_chars : (gint64)MAX_LINES,
                r->chars > r->max_chars ? "characters" : "lines");
    return TRUE;
}

static gboolean read_lines(reader *r, GError **error)
{
    gsize unit = (gsize)r->encoding.unit, start = r->encoding.mark, at = start;
    while (at < r->length) {
        gboolean form_feed = FALSE;
        gsize n = break_at(r, at, &form_feed);
        if (!n) {
            at += MIN(unit, r->length - at);
            if (at - start < LONGEST_LINE)
                continue;
            at = start = add_line(r, start, cut_at(r, start, at), at < r->length);
        } else {
            if (!form_feed || at > start)
                add_line(r, start, at, FALSE);
            at = start = at + n;
            if (form_feed) { /* the line end after a form feed is part of the page break */
                r->page_break = TRUE;
                gboolean again = FALSE;
                gsize more = at < r->length ? break_at(r, at, &again) : 0;
                if (more && !again)
                    at = start = at + more;
            }
        }
        if (over_limit(r, error))
            return FALSE;
    }
    if (start < r->length)
        add_line(r, start, r->length, FALSE);
    return !over_limit(r, error);
}

/* The lines point into the text, which has stopped moving; a newline stands after each. */
static void settle(reader *r)
{
    gsize at = 0;
    r->source->text = g_string_free(g_steal_pointer(&r->text), FALSE);
    for (guint i = 0; i < r->source->lines->len; i++) {
        undex_source_line *line = &g_array_index(r->source->lines, undex_source_line, i);
        line->text = r->source->text + at;
        at += (gsize)line->bytes + 1;
    }
    r->source->encoding = g_strdup(r->encoding.name);
}

static void warn(reader *r)
{
    gsize replaced = undex_decoder_replaced(r->decoder), foreign = undex_decoder_foreign(r->decoder);
    GPtrArray *warnings = r->source->warnings;
    if (replaced)
        g_ptr_array_add(warnings, g_strdup_printf("%" G_GSIZE_FORMAT " place%s could not be read as %s",
                                                  replaced, replaced == 1 ? "" : "s", r->encoding.name));
    if (foreign)
        g_ptr_array_add(warnings,
                        g_strdup_printf("%" G_GSIZE_FORMAT " line%s not UTF-8, read as WINDOWS-1252", foreign,
                                        foreign == 1 ? "" : "s"));
    if (r->encoding.doubtful)
        g_ptr_array_add(warnings, g_strdup_printf("the encoding is a guess: %s", r->encoding.name));
}

static gboolean has_text(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isspace(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

/* Refuses by size and by kind before anything is decoded. */
static gboolean accept(reader *r, const undex_extract_limits *limits, GError **error)
{
    gint64 max_bytes = limits && limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    const char *stranger = r->length ? find_stranger(r->bytes, r->length) : NULL;
    if (!r->length)
        return undex_error_fail(error, UNDEX_ERROR_EMPTY, "the file is empty");
    if (stranger)
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                                "%s, neither a PDF nor a plain text; save it as one of these", stranger);
    if ((gint64)r->length > max_bytes)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT,
                                "larger than the limit of %" G_GINT64_FORMAT " bytes for a text", max_bytes);
    return undex_encoding_find(r->bytes, r->length, &r->encoding, error);
}

undex_source *undex_extract_text(const guint8 *bytes, gsize length, const char *path,
                                 const undex_extract_limits *limits, GError **error)
{
    reader r = {.bytes = bytes,
                .length = length,
                .max_chars = limits && limits->max_glyphs ? limits->max_glyphs : DEFAULT_MAX_CHARS};
    if (!accept(&r, limits, error))
        return NULL;
    g_autoptr(undex_decoder) decoder = undex_decoder_new(&r.encoding);
    if (!decoder)
        return undex_error_null(error, UNDEX_ERROR_UNSUPPORTED, "this system cannot decode %s",
                                r.encoding.name);
    g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_TEXT, path);
    g_autoptr(GString) raw = g_string_new(NULL);
    g_autoptr(GString) clean = g_string_new(NULL);
    r.decoder = decoder;
    r.source = source;
    r.raw = raw;
    r.clean = clean;
    r.text = g_string_sized_new(MIN(length, 16 * 1024 * 1024));
    gboolean done = read_lines(&r, error);
    settle(&r);
    if (!done)
        return NULL;
    if (!has_text(source->text))
        return undex_error_null(error, UNDEX_ERROR_EMPTY, "nothing but blanks in it");
    warn(&r);
    return g_steal_pointer(&source);
}
