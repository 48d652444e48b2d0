// SPDX-License-Identifier: GPL-3.0-or-later
/* UTF-8, byte order marks, NUL patterns; what is none of these goes to encoding_score.c. */
#include "extract/text/encoding.h"

#include "undex/error.h"

#include <string.h>

enum { SAMPLE = 256 * 1024, WIDE_SAMPLE = 32 * 1024 };

static const struct {
    const char *mark;
    gsize length;
    undex_encoding encoding;
} marks[] = {
    {"\xEF\xBB\xBF", 3, {.name = "UTF-8", .unit = 1, .mark = 3}},
    {"\xFF\xFE\0\0", 4, {.name = "UTF-32LE", .unit = 4, .mark = 4}},
    {"\0\0\xFE\xFF", 4, {.name = "UTF-32BE", .unit = 4, .big = TRUE, .mark = 4}},
    {"\xFF\xFE", 2, {.name = "UTF-16LE", .unit = 2, .mark = 2}},
    {"\xFE\xFF", 2, {.name = "UTF-16BE", .unit = 2, .big = TRUE, .mark = 2}},
    {"\x84\x31\x95\x33", 4, {.name = "GB18030", .unit = 1, .mark = 4}},
};

static const undex_encoding wide[] = {
    {.name = "UTF-32LE", .unit = 4},
    {.name = "UTF-32BE", .unit = 4, .big = TRUE},
    {.name = "UTF-16LE", .unit = 2},
    {.name = "UTF-16BE", .unit = 2, .big = TRUE},
};

/* Bytes that look like sequences of UTF-8, well-formed or not, against high bytes that do not. */
typedef struct {
    gsize sequences, strays;
    gboolean valid;
} utf8_tally;

static gsize sequence_length(guint8 lead)
{
    return lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
}

static utf8_tally tally_utf8(const guint8 *bytes, gsize length)
{
    utf8_tally tally = {.valid = TRUE};
    const char *p = (const char *)bytes, *end = p + length;
    while (p < end && tally.valid) { /* g_utf8_validate stops at a NUL */
        const char *stop;
        if (!g_utf8_validate_len(p, (gsize)(end - p), &stop))
            tally.valid = *stop == '\0';
        p = stop + 1;
    }
    for (gsize i = 0; i < length && !tally.valid; i++) {
        if (bytes[i] < 0x80)
            continue;
        gsize n = sequence_length(bytes[i]), k = 1;
        while (k < n && i + k < length && (bytes[i + k] & 0xC0) == 0x80)
            k++;
        if (n && k == n)
            tally.sequences++;
        else
            tally.strays++;
        i += n ? k - 1 : 0;
    }
    return tally;
}

static gunichar unit_at(const guint8 *p, const undex_encoding *encoding)
{
    gunichar value = 0;
    for (int i = 0; i < encoding->unit; i++)
        value = value << 8 | p[encoding->big ? i : encoding->unit - 1 - i];
    return value;
}

static gboolean is_plausible(gunichar ch)
{
    if (ch < 0x20)
        return ch == '\t' || ch == '\n' || ch == '\r' || ch == '\f';
    if (ch > 0x10FFFF || (ch >= 0xFDD0 && ch <= 0xFDEF) || (ch & 0xFFFE) == 0xFFFE)
        return FALSE;
    return (ch >= 0xD800 && ch <= 0xDFFF) || (g_unichar_isdefined(ch) && !(ch >= 0xE000 && ch <= 0xF8FF));
}

/* Text in wide units has blanks or line ends of ASCII, and next to nothing that is no character. */
static gboolean is_wide(const guint8 *bytes, gsize length, const undex_encoding *encoding)
{
    gsize unit = (gsize)encoding->unit, units = MIN(length, WIDE_SAMPLE) / unit, bad = 0, plain = 0;
    for (gsize i = 0; i < units; i++) {
        gunichar ch = unit_at(bytes + i * unit, encoding);
        bad += !is_plausible(ch);
        plain += ch == ' ' || ch == '\n' || ch == '\r' || g_ascii_isalnum((char)MIN(ch, 127));
    }
    return units >= 2 && bad * 50 <= units && plain * 50 >= units;
}

/* A share of control characters that no text has. */
static gboolean is_rubbish(const guint8 *bytes, gsize length)
{
    gsize n = MIN(length, SAMPLE), controls = 0, nuls = 0;
    for (gsize i = 0; i < n; i++) {
        controls += bytes[i] < 0x20 && !strchr("\t\n\r\f\v\b\x1b\x1a", bytes[i]) && bytes[i];
        nuls += bytes[i] == 0;
    }
    return nuls * 50 > n || (controls > 4 && controls * 50 > n);
}

/* EBCDIC: its blank is "@" here, and its letters are high bytes. Not read: its line ends are its own. */
static gboolean is_ebcdic(const guint8 *bytes, gsize length)
{
    gsize n = MIN(length, SAMPLE), blanks = 0, at = 0, high = 0;
    for (gsize i = 0; i < n; i++) {
        blanks += bytes[i] == ' ' || bytes[i] == '\n';
        at += bytes[i] == '@';
        high += bytes[i] >= 0x80;
    }
    return high * 2 > n && at * 25 > n && blanks * 100 < n;
}

const char *undex_encoding_wide_name(gsize index)
{
    return index < G_N_ELEMENTS(wide) ? wide[index].name : NULL;
}

gboolean undex_encoding_find(const guint8 *bytes, gsize length, undex_encoding *encoding, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].mark, marks[i].length) == 0) {
            *encoding = marks[i].encoding;
            if (encoding->unit == 1)
                encoding->damaged = !tally_utf8(bytes, length).valid && encoding->mark == 3;
            return TRUE;
        }
    if (memchr(bytes, 0, MIN(length, WIDE_SAMPLE)))
        for (gsize i = 0; i < G_N_ELEMENTS(wide); i++)
            if (is_wide(bytes, length, &wide[i])) {
                *encoding = wide[i];
                return TRUE;
            }
    if (is_rubbish(bytes, length) || is_ebcdic(bytes, length))
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                                "neither a PDF nor a text in an encoding known here");
    utf8_tally tally = tally_utf8(bytes, length);
    *encoding = (undex_encoding){.name = "UTF-8", .unit = 1};
    if (tally.valid)
        return TRUE;
    if (tally.sequences && tally.sequences >= tally.strays)
        encoding->damaged = TRUE;
    else
        encoding->name = undex_encoding_score(bytes, length, &encoding->doubtful);
    return TRUE;
}
