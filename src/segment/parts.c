// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The parts of a document: headings, which stand over the passages below them, and components (the body,
 * annexes, drafts), within which numbers are unlike.
 */
#include "passages.h"
#include "patterns.h"

#include <math.h>
#include <string.h>

static gboolean outranks(const passages_heading *a, segment_level level, float size)
{
    if (a->level != level)
        return a->level < level;
    return level == LEVEL_PLAIN && a->size > size + 0.5F;
}

/* The heading that stands above all text to come; NULL: none. */
static passages_heading *innermost(const passages_builder *b)
{
    return b->headings->len ? &g_array_index(b->headings, passages_heading, b->headings->len - 1) : NULL;
}

/* Takes the component's name. */
static void enter(passages_builder *b, char *component)
{
    g_free(b->component);
    b->component = component;
}

/* "Annex II" stands alone; what follows is the annex's own title. */
static gboolean opens_component(const char *text)
{
    undex_match match;
    return segment_matches(PATTERN_COMPONENT, text, &match) && match.end[0] >= (int)strlen(text) - 1;
}

/* A heading's next line: the path below it must know. */
static void join_heading(passages_builder *b, guint index)
{
    segment_open *open = passages_current(b);
    passages_join(b, index, 0, FALSE);
    passages_heading *last = innermost(b);
    if (last && open->passage->kind == UNDEX_KIND_HEADING) {
        g_free(last->text);
        last->text = g_strdup(open->text->str);
    }
}

/* Of the same type, close below, hanging or centred. */
static gboolean heading_goes_on(const passages_builder *b, const segment_open *open, guint index)
{
    if (!open || open->passage->kind != UNDEX_KIND_HEADING || b->view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    if (!passages_same_place(above, line) || passages_has_gap(b->view, above, line) ||
        fabsf(above->size - line->size) > 0.4F || segment_matches(PATTERN_ITEM, line->text, NULL))
        return FALSE;
    if (opens_component(open->text->str))
        return FALSE;
    gboolean same_type = above->bold == line->bold && above->italic == line->italic;
    gboolean centred = fabsf((above->x0 + above->x1) - (line->x0 + line->x1)) < 12;
    gboolean hangs =
        line->x0 > above->x0 + 5 || ((line->bold || line->italic) && fabsf(line->x0 - above->x0) < 3);
    return same_type && (centred || hangs) && open->text->len < 400;
}

gboolean passages_takes_heading_rest(passages_builder *b, guint index)
{
    if (!heading_goes_on(b, passages_current(b), index))
        return FALSE;
    join_heading(b, index);
    return TRUE;
}

/* A heading of two lines goes on in its own type, close below. */
static gboolean is_second_line(const passages_builder *b, const segment_open *open, guint index,
                               segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    gboolean numbered = level != LEVEL_PLAIN || line->flow == FLOW_BEGINS || opens_component(open->text->str);
    return passages_same_place(above, line) && fabsf(above->size - line->size) < 0.4F &&
           above->bold == line->bold && !numbered && line->y0 - above->y1 < 0.6F * line->size;
}

/* An annex, or a draft, begins with its heading; another part where numbers start again below it. */
static void take_component(passages_builder *b, const segment_line *line)
{
    static const char *const apart[] = {"annex", "appendix", "enclosure", "draft"};
    char *component = segment_component_of(line->text);
    b->preambular = 0;
    if (!component)
        return;
    g_free(b->pending);
    b->pending = component;
    for (guint i = 0; i < G_N_ELEMENTS(apart); i++)
        if (g_str_has_prefix(component, apart[i])) {
            enter(b, g_steal_pointer(&b->pending));
            b->preamble = b->resolution = FALSE;
            return;
        }
}

void passages_take_heading(passages_builder *b, guint index, segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = passages_current(b);
    gboolean title = index >= b->view->title_first && index < b->view->title_end;
    undex_kind kind = title ? UNDEX_KIND_TITLE : UNDEX_KIND_HEADING;
    if (open && open->passage->kind == kind && is_second_line(b, open, index, level)) {
        join_heading(b, index);
        return;
    }
    b->summary = segment_matches(PATTERN_SUMMARY, line->text, NULL);
    if (level == LEVEL_COMPONENT)
        take_component(b, line);
    b->suspended = -1;
    while (!title && b->headings->len && !outranks(innermost(b), level, line->size))
        g_array_set_size(b->headings, b->headings->len - 1);
    open = passages_begin(b, kind, NULL, UNDEX_LABEL_NONE, line);
    open->passage->level = title ? 0 : (int)b->headings->len + 1;
    g_autofree char *flat = g_strdelimit(g_strdup(line->text), "\t", ' ');
    if (!title) {
        passages_heading heading = {level, line->size, g_steal_pointer(&flat)};
        g_array_append_val(b->headings, heading);
    }
    passages_join(b, index, 0, FALSE);
}

/* The component's name without what name_by_heading() added. */
static gsize base_length(const char *component)
{
    const char *tail = strstr(component, ".section.");
    return tail ? (gsize)(tail - component) : strlen(component);
}

/* Numbers that begin again below "III. Bermuda" within a draft: the heading's number tells them apart. */
static void name_by_heading(passages_builder *b)
{
    undex_match match;
    const passages_heading *above = innermost(b);
    if (!g_str_has_prefix(b->component, "draft") || !above ||
        !segment_matches(PATTERN_ROMAN, above->text, &match))
        return;
    int n = undex_pattern_group(&segment_patterns[PATTERN_ROMAN], "n");
    enter(b, g_strdup_printf("%.*s.section.%.*s", (int)base_length(b->component), b->component,
                             undex_match_length(&match, n), above->text + match.start[n]));
}

void passages_start_run(passages_builder *b, const segment_number *number)
{
    if (number->run == b->run)
        return;
    b->run = number->run;
    const char *known = g_hash_table_lookup(b->components, GINT_TO_POINTER(b->run + 1));
    if (known) { /* the outer numbers go on after a draft resolution */
        enter(b, g_strdup(known));
        b->preamble = b->resolution = FALSE;
    } else if (b->pending) {
        enter(b, g_steal_pointer(&b->pending));
    } else {
        name_by_heading(b);
    }
}

void passages_open_draft(passages_builder *b)
{
    GHashTableIter iter;
    gpointer run, component;
    gboolean numbered = FALSE;
    g_hash_table_iter_init(&iter, b->components);
    while (!numbered && g_hash_table_iter_next(&iter, &run, &component))
        numbered = strcmp(component, b->component) == 0;
    if (!b->pending && !numbered)
        return;
    if (b->pending)
        enter(b, g_steal_pointer(&b->pending));
    else if (++b->drafts == 1)
        enter(b, g_strdup("draft-resolution"));
    else
        enter(b, g_strdup_printf("draft-resolution.%d", b->drafts));
}
