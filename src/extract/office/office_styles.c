// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/office.h"

#include <string.h>

/* What word processors call the styles of quotations that are set apart, in small letters. Office Open XML
 * keeps the English names of its own styles whatever the language of the program. */
static const char *const quoting_names[] = {"quote",       "intense quote",   "block text", "quotations",
                                            "block quote", "block quotation", "blockquote", "quotation"};

enum { LEAST_POINTS = 14 };

static const struct {
    const char *unit;
    double points;
} units[] = {{"cm", 28.35}, {"mm", 2.835}, {"in", 72}, {"pt", 1}, {"", 0.05}};

gboolean undex_office_is_wide(const char *length)
{
    char *unit = NULL;
    double number = length ? g_ascii_strtod(length, &unit) : 0;
    for (gsize i = 0; unit && i < G_N_ELEMENTS(units); i++)
        if (strcmp(unit, units[i].unit) == 0)
            return number * units[i].points >= LEAST_POINTS;
    return FALSE;
}

typedef struct {
    GHashTable *quoting;
    char *style; /* that is being said; NULL: none is */
} styles;

static gboolean is_quoting_name(const char *name)
{
    g_autofree char *small = name ? g_utf8_strdown(name, -1) : NULL;
    for (gsize i = 0; small && i < G_N_ELEMENTS(quoting_names); i++)
        if (strcmp(small, quoting_names[i]) == 0)
            return TRUE;
    return FALSE;
}

static void add_if(styles *s, gboolean quoting)
{
    if (quoting && s->style)
        g_hash_table_add(s->quoting, g_strdup(s->style));
}

static void on_start(G_GNUC_UNUSED GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer closure, G_GNUC_UNUSED GError **error)
{
    styles *s = closure;
    const char *const *n = names, *const *v = values;
    if (strcmp(element, "w:style") == 0 || strcmp(element, "style:style") == 0) {
        const char *id = undex_office_attribute(n, v, "w:styleId");
        g_free(s->style);
        s->style = g_strdup(id ? id : undex_office_attribute(n, v, "style:name"));
        const char *shown = undex_office_attribute(n, v, "style:display-name");
        const char *parent = undex_office_attribute(n, v, "style:parent-style-name");
        add_if(s, is_quoting_name(s->style) || is_quoting_name(shown) || is_quoting_name(parent) ||
                      (parent && g_hash_table_contains(s->quoting, parent)));
    } else if (strcmp(element, "w:name") == 0) {
        add_if(s, is_quoting_name(undex_office_attribute(n, v, "w:val")));
    } else if (strcmp(element, "w:basedOn") == 0) {
        const char *parent = undex_office_attribute(n, v, "w:val");
        add_if(s, parent && g_hash_table_contains(s->quoting, parent));
    } else if (strcmp(element, "style:paragraph-properties") == 0) {
        add_if(s, undex_office_is_wide(undex_office_attribute(n, v, "fo:margin-left")) &&
                      undex_office_is_wide(undex_office_attribute(n, v, "fo:margin-right")));
    } else if (strcmp(element, "w:ind") == 0) {
        add_if(s, undex_office_is_wide(undex_office_attribute(n, v, "w:left")) &&
                      undex_office_is_wide(undex_office_attribute(n, v, "w:right")));
    }
}

static void on_end(G_GNUC_UNUSED GMarkupParseContext *context, const char *element, gpointer closure,
                   G_GNUC_UNUSED GError **error)
{
    if (strcmp(element, "w:style") == 0 || strcmp(element, "style:style") == 0)
        g_clear_pointer(&((styles *)closure)->style, g_free);
}

gboolean undex_office_styles_add(GHashTable *quoting, GBytes *part, GError **error)
{
    static const GMarkupParser parser = {.start_element = on_start, .end_element = on_end};
    styles s = {.quoting = quoting};
    gboolean sound = undex_office_parse(&parser, part, &s, error);
    g_free(s.style);
    return sound;
}
