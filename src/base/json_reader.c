// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_reader.h"

#include <string.h>

/* Behind a string that begins here. */
static const char *skip_string(const char *p)
{
    for (p++; *p && *p != '"'; p++)
        if (*p == '\\' && p[1])
            p++;
    return *p ? p + 1 : p;
}

/* Behind a value, whatever is in it. */
static const char *skip_value(const char *p)
{
    int depth = 0;
    do {
        depth += (*p == '{' || *p == '[') - (*p == '}' || *p == ']');
        if (*p == '"')
            p = skip_string(p);
        else if (strchr("{}[],:", *p))
            p++;
        else
            p += strcspn(p, "{}[],:\"");
    } while (depth > 0 && *p);
    return p;
}

undex_json_value undex_json_value_of(const char *text)
{
    undex_json_kind kind = *text == '{'                      ? UNDEX_JSON_OBJECT
                           : *text == '['                    ? UNDEX_JSON_ARRAY
                           : *text == '"'                    ? UNDEX_JSON_STRING
                           : *text == 'n'                    ? UNDEX_JSON_NULL
                           : *text == 't' || *text == 'f'    ? UNDEX_JSON_BOOLEAN
                           : strpbrk(text, ".eE,]}") == NULL ? UNDEX_JSON_INT
                                                             : UNDEX_JSON_DOUBLE;
    if (kind == UNDEX_JSON_DOUBLE && !strchr(".eE", *strpbrk(text, ".eE,]}")))
        kind = UNDEX_JSON_INT;
    return (undex_json_value){.kind = kind, .text = text};
}

gboolean undex_json_next(const char **at, undex_json_value *value)
{
    const char *p = *at, *key = NULL;
    gboolean member = FALSE;
    int length = 0;
    if (*p == '{' || *p == '[' || *p == ',')
        p++;
    if (!*p || *p == '}' || *p == ']')
        return FALSE;
    if (*p == '"') {
        const char *end = skip_string(p);
        member = *end == ':';
        key = p + 1;
        length = (int)(end - key) - 1;
        p = member ? end + 1 : p;
    }
    *value = undex_json_value_of(p);
    value->key = member ? key : NULL;
    value->key_length = member ? length : 0;
    *at = skip_value(p);
    return TRUE;
}

char *undex_json_get_string(const undex_json_value *value)
{
    static const char letters[] = "bfnrt", plain[] = "\b\f\n\r\t";
    GString *out = g_string_new(NULL);
    for (const char *p = value->text + 1; *p && *p != '"'; p++) {
        const char *letter = *p == '\\' && p[1] ? strchr(letters, p[1]) : NULL;
        if (*p != '\\' || !p[1]) {
            g_string_append_c(out, *p);
        } else if (p[1] == 'u' && strlen(p) >= 6) {
            char digits[] = {p[2], p[3], p[4], p[5], '\0'};
            g_string_append_unichar(out, (gunichar)g_ascii_strtoull(digits, NULL, 16));
            p += 5;
        } else {
            p++;
            g_string_append_c(out, letter ? plain[letter - letters] : *p);
        }
    }
    return g_string_free(out, FALSE);
}

gint64 undex_json_get_int(const undex_json_value *value)
{
    return g_ascii_strtoll(value->text, NULL, 10);
}

double undex_json_get_double(const undex_json_value *value)
{
    return g_ascii_strtod(value->text, NULL);
}

gboolean undex_json_get_boolean(const undex_json_value *value)
{
    return *value->text == 't';
}
