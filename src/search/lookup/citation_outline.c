// SPDX-License-Identifier: GPL-3.0-or-later
/* What places a document has, for those who asked for one that it lacks. */
#include "undex/citation_lookup.h"

#include <string.h>

enum { MOST_COMPONENTS = 8 };

/* Labels of one kind in one component: their first and last, "1" and "54". */
typedef struct {
    const char *component, *one, *many, *first, *last;
} stretch;

static gboolean is_number(const char *label)
{
    return label && g_ascii_isdigit(*label);
}

static void describe(const undex_passage *passage, stretch *s)
{
    gboolean item = passage->id && strstr(passage->id, ".item.");
    *s = (stretch){.component = passage->component ? passage->component : "main"};
    if (!passage->label || item)
        return;
    s->first = s->last = passage->label;
    if (undex_passage_is_note(passage))
        s->one = "footnote", s->many = "footnotes";
    else if (passage->kind == UNDEX_KIND_PREAMBULAR && g_str_has_prefix(passage->label, "PP"))
        s->one = "preambular para.", s->many = "preambular paras.", s->first = s->last = passage->label + 2;
    else if (passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE ||
             passage->kind == UNDEX_KIND_LIST_ITEM)
        s->one = "para.", s->many = "paras.";
}

/* Adds a passage to the stretch of its kind. */
static void add(GArray *stretches, const undex_passage *passage)
{
    stretch s;
    describe(passage, &s);
    if (!s.one || (passage->kind == UNDEX_KIND_LIST_ITEM && !is_number(s.first)))
        return;
    for (guint i = 0; i < stretches->len; i++) {
        stretch *known = &g_array_index(stretches, stretch, i);
        if (strcmp(known->one, s.one) != 0 || strcmp(known->component, s.component) != 0)
            continue;
        if (!is_number(known->first) && is_number(s.first)) /* the notes * and ** come before 1 */
            known->first = s.first;
        known->last = is_number(s.first) || !is_number(known->last) ? s.last : known->last;
        return;
    }
    g_array_append_val(stretches, s);
}

static void append_stretch(GString *out, const stretch *s)
{
    g_autofree char *component = undex_citation_format("", s->component, NULL, 0);
    g_string_append_printf(out, "%s%s%s", out->len ? ", " : "", *component ? component + 2 : "",
                           *component ? " " : "");
    if (strcmp(s->first, s->last) == 0)
        g_string_append_printf(out, "%s %s", s->one, s->first);
    else
        g_string_append_printf(out, "%s %s-%s", s->many, s->first, s->last);
}

char *undex_cited_outline(const undex_document *document)
{
    g_autoptr(GArray) stretches = g_array_new(FALSE, FALSE, sizeof(stretch));
    g_autoptr(GString) places = g_string_new(NULL);
    const char *first = NULL, *last = NULL;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        add(stretches, passage);
        first = first ? first : passage->page_label;
        last = passage->page_label && !undex_passage_is_note(passage) ? passage->page_label : last;
    }
    for (guint i = 0; i < stretches->len && i < MOST_COMPONENTS; i++)
        append_stretch(places, &g_array_index(stretches, stretch, i));
    if (stretches->len > MOST_COMPONENTS)
        g_string_append(places, " and others");
    if (first && last)
        g_string_append_printf(places, "%s%s %s%s%s", places->len ? ", " : "",
                               strcmp(first, last) == 0 ? "p." : "pp.", first,
                               strcmp(first, last) == 0 ? "" : "-", strcmp(first, last) == 0 ? "" : last);
    return g_strdup_printf("%s has %s", document->symbol ? document->symbol : document->key,
                           places->len ? places->str : "no numbered places");
}
