// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_writer.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* No value ends with an opening bracket. */
static void begin_value(GString *out, const char *key)
{
    char last = out->len ? out->str[out->len - 1] : '[';
    if (last != '[' && last != '{')
        g_string_append_c(out, ',');
    if (!key)
        return;
    g_string_append_c(out, '"');
    g_string_append(out, key);
    g_string_append(out, "\":");
}

void undex_json_open_object(GString *out, const char *key)
{
    begin_value(out, key);
    g_string_append_c(out, '{');
}

void undex_json_close_object(GString *out)
{
    g_string_append_c(out, '}');
}

void undex_json_open_array(GString *out, const char *key)
{
    begin_value(out, key);
    g_string_append_c(out, '[');
}

void undex_json_close_array(GString *out)
{
    g_string_append_c(out, ']');
}

/* Bytes at which a character may begin that is escaped; the others need no look. */
static const guint8 suspect[256] = {
    [0 ... 0x1f] = 1, ['"'] = 1, ['\\'] = 1, [0x7f] = 1, [0xc2] = 1, [0xd8] = 1, [0xe2] = 1,
};

static gboolean is_escaped(gunichar ch)
{
    return ch < 0x20 || ch == '"' || ch == '\\' || undex_utf8_is_control(ch) ||
           undex_utf8_is_bidi_control(ch);
}

static void append_escape(GString *out, gunichar ch)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
    const char *known = ch < 0x80 ? strchr(plain, (int)ch) : NULL;
    if (known)
        g_string_append_printf(out, "\\%c", letter[known - plain]);
    else
        g_string_append_printf(out, "\\u%04x", ch);
}

static void append_quoted(GString *out, const char *value)
{
    g_autofree char *valid = g_utf8_validate(value, -1, NULL) ? NULL : g_utf8_make_valid(value, -1);
    const char *from = valid ? valid : value, *p = from;
    g_string_append_c(out, '"');
    for (;;) {
        while (!suspect[(guint8)*p])
            p++;
        if (!*p)
            break;
        gunichar ch = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        if (is_escaped(ch)) {
            g_string_append_len(out, from, p - from);
            append_escape(out, ch);
            from = next;
        }
        p = next;
    }
    g_string_append_len(out, from, p - from);
    g_string_append_c(out, '"');
}

void undex_json_string(GString *out, const char *key, const char *value)
{
    begin_value(out, key);
    if (value)
        append_quoted(out, value);
    else
        g_string_append(out, "null");
}

void undex_json_string_if(GString *out, const char *key, const char *value)
{
    if (value)
        undex_json_string(out, key, value);
}

void undex_json_path_bytes(GString *out, const char *path)
{
    if (!path || g_utf8_validate(path, -1, NULL))
        return;
    g_autofree char *bytes = g_base64_encode((const guchar *)path, strlen(path));
    undex_json_string(out, "path_bytes", bytes);
}

static void append_whole(GString *out, guint64 value)
{
    enum { LONGEST = 20 };
    char digits[LONGEST], *first = digits + LONGEST;
    do
        *--first = (char)('0' + value % 10);
    while (value /= 10);
    g_string_append_len(out, first, digits + LONGEST - first);
}

void undex_json_int(GString *out, const char *key, gint64 value)
{
    begin_value(out, key);
    if (value < 0)
        g_string_append_c(out, '-');
    append_whole(out, value < 0 ? -(guint64)value : (guint64)value);
}

/* Places on pages are quarters of a point: as many digits as below, at a tenth of the time. */
static gboolean append_quarters(GString *out, double value)
{
    enum { FURTHEST = 1000000 };
    static const char *const shares[] = {".0", ".25", ".5", ".75"};
    double quarters = fabs(value) * 4;
    if (!(quarters <= 4.0 * FURTHEST) || quarters != floor(quarters))
        return FALSE;
    if (signbit(value))
        g_string_append_c(out, '-');
    append_whole(out, (guint64)quarters / 4);
    g_string_append(out, shares[(guint64)quarters % 4]);
    return TRUE;
}

/* The fewest digits that read back the same: 0.1 is not 0.10000000000000001. */
static void append_shortest(GString *out, double value)
{
    static const char *const formats[] = {"%.15g", "%.16g", "%.17g"};
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (g_ascii_strtod(g_ascii_formatd(digits, sizeof digits, formats[i], value), NULL) == value)
            break;
    g_string_append(out, digits);
    if (!strpbrk(digits, ".e"))
        g_string_append(out, ".0");
}

void undex_json_double(GString *out, const char *key, double value)
{
    begin_value(out, key);
    if (!isfinite(value))
        g_string_append(out, "null");
    else if (!append_quarters(out, value))
        append_shortest(out, value);
}

void undex_json_rounded(GString *out, const char *key, double value, int decimals)
{
    double scale = pow(10, decimals), scaled = round(value * scale);
    /* To add 0.0 makes 0.0 of -0.0, which is never written. */
    undex_json_double(out, key, isfinite(scaled) ? scaled / scale + 0.0 : value);
}

void undex_json_boolean(GString *out, const char *key, gboolean value)
{
    undex_json_raw(out, key, value ? "true" : "false");
}

void undex_json_null(GString *out, const char *key)
{
    undex_json_raw(out, key, "null");
}

void undex_json_strings(GString *out, const char *key, const GPtrArray *values)
{
    undex_json_open_array(out, key);
    for (guint i = 0; i < values->len; i++)
        undex_json_string(out, NULL, g_ptr_array_index(values, i));
    undex_json_close_array(out);
}

void undex_json_raw(GString *out, const char *key, const char *json)
{
    begin_value(out, key);
    g_string_append(out, json);
}
