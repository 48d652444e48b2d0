// SPDX-License-Identifier: GPL-3.0-or-later
/* This file turns bytes of an encoding into UTF-8. */
#include "extract/text/encoding.h"

#include <errno.h>
#include <string.h>

struct undex_decoder {
    undex_encoding encoding;
    GIConv converter; /* (GIConv)-1: UTF-8 needs none */
    GIConv fallback;  /* for lines of damaged UTF-8 that are something else */
    gsize replaced, foreign;
};

static const char replacement[] = "\xEF\xBF\xBD";
#define NO_CONVERTER ((GIConv)-1)

undex_decoder *undex_decoder_new(const undex_encoding *encoding)
{
    undex_decoder *decoder = g_new0(undex_decoder, 1);
    decoder->encoding = *encoding;
    decoder->converter = decoder->fallback = NO_CONVERTER;
    if (strcmp(encoding->name, "UTF-8") != 0) {
        decoder->converter = g_iconv_open("UTF-8", encoding->name);
        if (decoder->converter == NO_CONVERTER)
            g_clear_pointer(&decoder, undex_decoder_free);
    } else if (encoding->damaged) {
        decoder->fallback = g_iconv_open("UTF-8", "WINDOWS-1252");
    }
    return decoder;
}

void undex_decoder_free(undex_decoder *decoder)
{
    if (!decoder)
        return;
    if (decoder->converter != NO_CONVERTER)
        g_iconv_close(decoder->converter);
    if (decoder->fallback != NO_CONVERTER)
        g_iconv_close(decoder->fallback);
    g_free(decoder);
}

gsize undex_decoder_replaced(const undex_decoder *decoder)
{
    return decoder->replaced;
}

gsize undex_decoder_foreign(const undex_decoder *decoder)
{
    return decoder->foreign;
}

static gsize read_iconv(undex_decoder *decoder, GIConv converter, const guint8 *bytes, gsize length,
                        gboolean more, GString *out)
{
    char *in = (char *)bytes;
    gsize left = length, unit = (gsize)decoder->encoding.unit;
    g_iconv(converter, NULL, NULL, NULL, NULL);
    while (left) {
        char buffer[4096], *to = buffer;
        gsize room = sizeof buffer;
        gsize rc = g_iconv(converter, &in, &left, &to, &room);
        int why = errno;
        g_string_append_len(out, buffer, to - buffer);
        if (rc != (gsize)-1)
            break;
        if (why == E2BIG)
            continue;
        if (why == EINVAL && more)
            break;
        g_string_append(out, replacement);
        decoder->replaced++;
        if (why == EINVAL)
            left = 0;
        gsize skip = MIN(left, unit);
        in += skip;
        left -= skip;
    }
    return length - left;
}

/* Two surrogates of three bytes each, as some programs write what is beyond the first plane; 0: not here. */
static gunichar surrogate_pair(const guint8 *p, gsize length)
{
    if (length < 6 || p[0] != 0xED || (p[1] & 0xF0) != 0xA0 || (p[2] & 0xC0) != 0x80 || p[3] != 0xED ||
        (p[4] & 0xF0) != 0xB0 || (p[5] & 0xC0) != 0x80)
        return 0;
    return 0x10000 + (((p[1] & 0x0Fu) << 6 | (p[2] & 0x3Fu)) << 10) + ((p[4] & 0x0Fu) << 6 | (p[5] & 0x3Fu));
}

/* A lead byte with as many followers as it asks for: meant as UTF-8, though it may not be valid. */
static gboolean has_sequence(const guint8 *p, gsize length)
{
    for (gsize i = 0; i + 1 < length; i++) {
        gsize n = p[i] < 0xC0 || p[i] >= 0xF8 ? 0 : p[i] < 0xE0 ? 2 : p[i] < 0xF0 ? 3 : 4, k = 1;
        while (k < n && i + k < length && (p[i + k] & 0xC0) == 0x80)
            k++;
        if (n && k == n)
            return TRUE;
    }
    return FALSE;
}

static gsize read_utf8(undex_decoder *decoder, const guint8 *bytes, gsize length, gboolean more, GString *out)
{
    const char *p = (const char *)bytes, *end = p + length, *stop;
    if (g_utf8_validate_len(p, length, &stop)) {
        g_string_append_len(out, p, (gssize)length);
        return length;
    }
    if (decoder->fallback != NO_CONVERTER && !more && *stop && !has_sequence(bytes, length)) {
        decoder->foreign++;
        return read_iconv(decoder, decoder->fallback, bytes, length, FALSE, out);
    }
    while (p < end) {
        gboolean valid = g_utf8_validate_len(p, (gsize)(end - p), &stop);
        g_string_append_len(out, p, stop - p);
        p = stop;
        if (valid)
            break;
        gunichar pair = surrogate_pair((const guint8 *)p, (gsize)(end - p));
        if (*p == '\0') {
            /* A NUL is left out, for text can show none. */
            p++;
            decoder->replaced++;
        } else if (pair) {
            g_string_append_unichar(out, pair);
            p += 6;
        } else if (more && (gint32)g_utf8_get_char_validated(p, end - p) == -2) {
            break;
        } else {
            g_string_append(out, replacement);
            decoder->replaced++;
            for (p++; p < end && ((guint8)*p & 0xC0) == 0x80; p++)
                ;
        }
    }
    return (gsize)(p - (const char *)bytes);
}

gsize undex_decoder_read(undex_decoder *decoder, const guint8 *bytes, gsize length, gboolean more,
                         GString *out)
{
    if (decoder->converter == NO_CONVERTER)
        return read_utf8(decoder, bytes, length, more, out);
    return read_iconv(decoder, decoder->converter, bytes, length, more, out);
}
