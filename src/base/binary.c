// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/binary.h"

#include <string.h>

enum { BITS = 7, MORE = 1 << BITS, NUMBER_BITS = 64 };

/* ---- packing ---- */

void undex_binary_write_number(GByteArray *out, guint64 number)
{
    guint8 bytes[NUMBER_BITS / BITS + 1];
    guint length = 0;
    for (; number >= MORE; number >>= BITS)
        bytes[length++] = (guint8)(number | MORE);
    bytes[length++] = (guint8)number;
    g_byte_array_append(out, bytes, length);
}

void undex_binary_write_signed(GByteArray *out, gint64 number)
{
    guint64 doubled = (guint64)number << 1;
    undex_binary_write_number(out, number < 0 ? ~doubled : doubled);
}

void undex_binary_write_bytes(GByteArray *out, const void *bytes, gsize length)
{
    undex_binary_write_number(out, length + 1);
    g_byte_array_append(out, bytes, (guint)length);
}

void undex_binary_write_text(GByteArray *out, const char *text)
{
    if (!text) {
        undex_binary_write_number(out, 0);
        return;
    }
    gsize length = strlen(text);
    g_autofree char *valid = g_utf8_validate_len(text, length, NULL) ? NULL : g_utf8_make_valid(text, -1);
    undex_binary_write_bytes(out, valid ? valid : text, valid ? strlen(valid) : length);
}

void undex_binary_write_texts(GByteArray *out, const GPtrArray *texts)
{
    undex_binary_write_number(out, texts->len);
    for (guint i = 0; i < texts->len; i++)
        undex_binary_write_text(out, texts->pdata[i]);
}

/* ---- unpacking ---- */

undex_binary_reader undex_binary_reader_of(GBytes *bytes)
{
    gsize length = 0;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    /* GLib gives NULL as the place of no bytes. */
    const guint8 *at = data ? data : (const guint8 *)"";
    return (undex_binary_reader){at, at + length, FALSE};
}

gboolean undex_binary_reader_ended(const undex_binary_reader *from)
{
    return !from->bad && from->at == from->end;
}

/* Always 0. */
static guint64 fail(undex_binary_reader *from)
{
    from->bad = TRUE;
    from->at = from->end;
    return 0;
}

guint64 undex_binary_read_number(undex_binary_reader *from)
{
    guint64 number = 0;
    for (guint bits = 0; bits < NUMBER_BITS && from->at < from->end; bits += BITS) {
        guint8 byte = *from->at++;
        number |= (guint64)(byte & (MORE - 1)) << bits;
        if (byte < MORE)
            return number;
    }
    return fail(from);
}

gint64 undex_binary_read_signed(undex_binary_reader *from)
{
    guint64 doubled = undex_binary_read_number(from);
    return (gint64)(doubled & 1 ? ~(doubled >> 1) : doubled >> 1);
}

int undex_binary_read_int(undex_binary_reader *from, int least, int most)
{
    gint64 number = undex_binary_read_signed(from);
    return (int)CLAMP(number, least, most);
}

gsize undex_binary_read_count(undex_binary_reader *from, gsize least)
{
    guint64 count = undex_binary_read_number(from);
    return count <= (gsize)(from->end - from->at) / least ? (gsize)count : (gsize)fail(from);
}

const guint8 *undex_binary_read_bytes(undex_binary_reader *from, gsize *length)
{
    guint64 next = undex_binary_read_number(from);
    *length = 0;
    if (next == 0)
        return NULL;
    if (next - 1 > (gsize)(from->end - from->at)) {
        fail(from);
        return NULL;
    }
    const guint8 *bytes = from->at;
    *length = (gsize)next - 1;
    from->at += *length;
    return bytes;
}

char *undex_binary_read_text(undex_binary_reader *from)
{
    gsize length = 0;
    const char *text = (const char *)undex_binary_read_bytes(from, &length);
    if (text && g_utf8_validate_len(text, length, NULL))
        return g_strndup(text, length);
    if (text)
        fail(from);
    return NULL;
}

void undex_binary_read_texts(undex_binary_reader *from, GPtrArray *texts)
{
    gsize count = undex_binary_read_count(from, 1);
    if (count > UNDEX_BINARY_TEXTS_CEILING)
        fail(from);
    for (gsize i = 0; i < count && !from->bad; i++) {
        char *text = undex_binary_read_text(from);
        g_ptr_array_add(texts, text ? text : g_strdup(""));
    }
}
