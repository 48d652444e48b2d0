// SPDX-License-Identifier: GPL-3.0-or-later
/* Components are the body, the annexes, the drafts and the parts of a document, within which numbers are
 * unlike. Each is entered at its heading, or where numbers begin again, and left when its heading stands
 * above nothing more. */
#include "segment/structure/passages.h"

#include "segment/headings/headings.h"
#include "segment/segment_patterns.h"

#include <string.h>

/* Takes the component's name. */
static void enter(passage_builder *b, char *component)
{
    g_free(b->component);
    b->component = component;
}

static gboolean is_in_draft(const char *component)
{
    return g_str_has_prefix(component, "draft") || strstr(component, ".draft");
}

/* What a draft in an annex is called: "annex.II.draft-resolution". Takes the draft's own name. */
static char *draft_within(const passage_builder *b, char *name)
{
    static const char *const annexes[] = {"annex", "appendix", "enclosure", "attachment"};
    const char *outer = b->draft_outer ? b->draft_outer : b->component;
    for (guint i = 0; i < G_N_ELEMENTS(annexes); i++)
        if (g_str_has_prefix(outer, annexes[i]) && !is_in_draft(outer)) {
            g_autofree char *own = name;
            return g_strconcat(outer, ".", own, NULL);
        }
    return name;
}

/* The heading above a draft that has none of its own leads out of it, also out of the draft's annex. */
static void leave_by_heading(passage_builder *b)
{
    if (!b->draft_outer || !b->draft_depth || b->draft_depth > b->headings->len)
        return;
    levels_heading *above = &g_array_index(b->headings, levels_heading, b->draft_depth - 1);
    if (!above->outer)
        above->outer = g_steal_pointer(&b->draft_outer);
}

void components_leave(passage_builder *b, guint kept)
{
    for (guint i = b->headings->len; i-- > kept;) {
        levels_heading *heading = &g_array_index(b->headings, levels_heading, i);
        if (!heading->outer)
            continue;
        enter(b, g_steal_pointer(&heading->outer));
        b->preamble = b->resolution = FALSE;
    }
    g_array_set_size(b->headings, kept);
    if (b->draft_outer && kept < b->draft_depth) {
        enter(b, g_steal_pointer(&b->draft_outer));
        b->preamble = b->resolution = FALSE;
    }
}

/* Whether numbers begin again below the part of a resolution, "A" or "II", or below the one after it. */
static gboolean restarts_by_part(const passage_builder *b, guint index)
{
    enum { REACH = 4000 }; /* lines */
    gboolean first = strcmp(segment_line_at(b->view, index)->text, "A") == 0 ||
                     strcmp(segment_line_at(b->view, index)->text, "I") == 0;
    for (guint i = index + 1; i < b->view->lines->len && i < index + REACH; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        if (first)
            first =
                !(line->verdict.role == ROLE_BODY && segment_matches(PATTERN_LONE_PART, line->text, NULL) &&
                  segment_heading_level(b->view, i) == LEVEL_COMPONENT);
        else if (line->verdict.number >= 0)
            return g_array_index(b->numbers, segment_number, line->verdict.number).value == 1;
    }
    return FALSE;
}

void components_enter(passage_builder *b, guint index, levels_heading *heading)
{
    const segment_line *line = segment_line_at(b->view, index);
    static const char *const apart[] = {"annex", "appendix", "enclosure", "attachment", "draft"};
    g_autofree char *component = segment_component_of(line->text);
    b->preambular = 0;
    if (!component || (heading->form.draft && b->record)) /* a meeting prints the titles of drafts */
        return;
    if (is_in_draft(b->component) && heading->form.rank == RANK_TEXT && !heading->form.draft) {
        if (!restarts_by_part(b, index))
            return;
        heading->outer = g_strdup(b->component);
        enter(b, g_strconcat(b->component, ".", component + strlen("part."), NULL));
        b->preamble = TRUE, b->resolution = FALSE; /* each part has its own */
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(apart); i++) {
        if (!g_str_has_prefix(component, apart[i]))
            continue;
        /* What an annex of its own number, or a draft, has within is named after it. */
        gboolean within = b->headings->len && heading->form.rank == RANK_ANNEX &&
                          (g_str_has_prefix(b->component, "annex.") || is_in_draft(b->component));
        heading->outer = g_strdup(b->component);
        if (heading->form.draft)
            component = draft_within(b, g_steal_pointer(&component));
        leave_by_heading(b);
        b->draft_depth = b->headings->len + 1;
        g_clear_pointer(&b->draft_outer, g_free);
        enter(b, within ? g_strconcat(b->component, ".", component, NULL) : g_steal_pointer(&component));
        g_clear_pointer(&b->pending, g_free);
        b->preamble = b->resolution = FALSE;
        return;
    }
    if (b->pending && g_str_has_prefix(b->pending, "part.") && g_str_has_prefix(component, "chapter."))
        return; /* of a part's chapters the first begins where the part does */
    g_free(b->pending);
    b->pending = g_steal_pointer(&component);
}

/* The component's name without what name_by_heading() added. */
static gsize base_length(const char *component)
{
    const char *tail = strstr(component, ".section.");
    return tail ? (gsize)(tail - component) : strlen(component);
}

static gsize part_length(const char *component)
{
    const char *tail = strstr(component, ".chapter.");
    return tail ? (gsize)(tail - component) : strlen(component);
}

/* Numbers that begin again below "III. Bermuda" within a draft: the heading's number tells them apart. */
static void name_by_heading(passage_builder *b)
{
    undex_match match;
    const levels_heading *above = passage_builder_innermost(b);
    if (!is_in_draft(b->component) || !above || b->headings->len <= b->draft_depth ||
        !segment_matches(PATTERN_ROMAN, above->text, &match))
        return;
    int n = undex_pattern_group(&segment_patterns[PATTERN_ROMAN], "n");
    enter(b, g_strdup_printf("%.*s.section.%.*s", (int)base_length(b->component), b->component,
                             undex_match_length(&match, n), above->text + match.start[n]));
}

/* The numbers of a report go on after a draft: what it opened is left, its heading too. */
static void leave_drafts(passage_builder *b)
{
    for (guint i = 0; i < b->headings->len; i++)
        if (g_array_index(b->headings, levels_heading, i).form.draft) {
            components_leave(b, i);
            return;
        }
    if (b->draft_outer)
        components_leave(b, MIN(b->draft_depth - b->draft_titled, b->headings->len));
    g_clear_pointer(&b->draft_outer, g_free);
}

/* Numbers that run on from another decision are no part of it: "annex.decision.2025/4" becomes "annex". */
static char *without_act(const char *component)
{
    static const char *const names[] = {"decision", "resolution"};
    gsize length = strlen(component);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *tail = strstr(component, names[i]);
        if (tail && (tail == component || tail[-1] == '.'))
            length = MIN(length, (gsize)(tail - component) - (tail > component));
    }
    return g_strndup(component, length);
}

/* Whether a heading, or the title, says that what follows was adopted. */
static gboolean is_adopted(const passage_builder *b)
{
    if (b->document->title && segment_matches(PATTERN_ADOPTED_HEADING, b->document->title, NULL))
        return TRUE;
    for (guint i = 0; i < b->headings->len; i++)
        if (segment_matches(PATTERN_ADOPTED_HEADING, g_array_index(b->headings, levels_heading, i).text,
                            NULL))
            return TRUE;
    return FALSE;
}

/* How what is adopted is called, "decision.2025/5" or "decision"; NULL: nothing says that it is. */
static char *adopted_component(const passage_builder *b)
{
    g_autofree char *outer = without_act(b->draft_outer ? b->draft_outer : b->component);
    g_autofree char *base =
        !*outer || strcmp(outer, "main") == 0 ? g_strdup("") : g_strconcat(outer, ".", NULL);
    gboolean adopted = is_adopted(b);
    for (guint i = b->headings->len; i-- > 0;) {
        const char *text = g_array_index(b->headings, levels_heading, i).text;
        undex_match match;
        segment_pattern which = PATTERN_ACT_NUMBER;
        if (!segment_matches(which, text, &match)) {
            which = PATTERN_ACT_COUNTED;
            if (!segment_matches(which, text, &match))
                continue;
        }
        int k = undex_pattern_group(&segment_patterns[which], "k"),
            n = undex_pattern_group(&segment_patterns[which], "n");
        gboolean named = match.start[k] >= 0;
        if (!named && !adopted)
            continue;
        gboolean resolution = named && g_ascii_tolower(text[match.start[k]]) == 'r';
        return g_strdup_printf("%s%s.%.*s", base, resolution ? "resolution" : "decision",
                               undex_match_length(&match, n), text + match.start[n]);
    }
    return adopted ? g_strconcat(base, "decision", NULL) : NULL;
}

/* The text of the numbered paragraph begun last; NULL: none. */
static const char *last_paragraph(const passage_builder *b)
{
    enum { LOOK_BACK = 40 };
    for (guint i = b->open->len; i-- > 0 && i + LOOK_BACK > b->open->len;) {
        const open_passage *open = &g_array_index(b->open, open_passage, i);
        if (open->passage->kind == UNDEX_KIND_PARAGRAPH)
            return open->text->str;
    }
    return NULL;
}

/* A draft without a number: of a decision where a heading, or the paragraph before, says so. */
static char *draft_component(passage_builder *b)
{
    const char *before = last_paragraph(b);
    gboolean decision = before && segment_matches(PATTERN_DRAFT_ACT, before, NULL) &&
                        segment_matches(PATTERN_DRAFT_DECISION, before, NULL);
    for (guint i = 0; i < b->headings->len; i++)
        decision |=
            segment_matches(PATTERN_DRAFT_DECISION, g_array_index(b->headings, levels_heading, i).text, NULL);
    const char *name = decision ? "draft-decision" : "draft-resolution";
    guint *count = decision ? &b->draft_decisions : &b->drafts;
    return draft_within(b, ++*count == 1 ? g_strdup(name) : g_strdup_printf("%s.%u", name, *count));
}

static void open_draft(passage_builder *b, char *component)
{
    const open_passage *open = passage_builder_current(b);
    const levels_heading *above = passage_builder_innermost(b);
    b->draft_depth = b->headings->len;
    b->draft_titled = above && open && open->passage->kind == UNDEX_KIND_HEADING &&
                      above->form.level == LEVEL_PLAIN && above->form.rank == RANK_TEXT;
    if (!b->draft_outer)
        b->draft_outer = g_strdup(b->component);
    enter(b, component);
    g_clear_pointer(&b->pending, g_free);
}

/* Whether the paragraph before ends in the words that a draft follows. */
static gboolean is_draft_announced(const passage_builder *b)
{
    const char *before = last_paragraph(b);
    return before && segment_matches(PATTERN_DRAFT_ACT, before, NULL);
}

/* Numbers that begin again below "Report of Working Group I", quoted as a whole; NULL: below none. */
static char *quoted_report(const passage_builder *b)
{
    static const struct {
        const char *group, *name;
    } bodies[] = {{"w", "working-group"}, {"s", "subcommittee"}, {"d", "drafting-group"}};
    const levels_heading *above = passage_builder_innermost(b);
    undex_match match;
    if (!above || !segment_matches(PATTERN_BODY_REPORT, above->text, &match))
        return NULL;
    undex_pattern *pattern = &segment_patterns[PATTERN_BODY_REPORT];
    int n = undex_pattern_group(pattern, "n"), length = undex_match_length(&match, n);
    for (guint i = 0; i < G_N_ELEMENTS(bodies); i++)
        if (match.start[undex_pattern_group(pattern, bodies[i].group)] >= 0)
            return length > 0 ? g_strdup_printf("report-of-%s.%.*s", bodies[i].name, length,
                                                above->text + match.start[n])
                              : g_strconcat("report-of-", bodies[i].name, NULL);
    return NULL;
}

void components_start_run(passage_builder *b, const segment_number *number)
{
    const char *known = g_hash_table_lookup(b->components, GINT_TO_POINTER(number->run + 1));
    gboolean draft = is_in_draft(b->component);
    if (number->run == b->run && !(draft && known && !is_in_draft(known))) {
        g_clear_pointer(&b->pending, g_free);
        return;
    }
    gboolean first = b->run < 0;
    b->run = number->run;
    char *report = NULL;
    if (known) { /* the outer numbers go on after a draft resolution */
        leave_drafts(b);
        enter(b, g_strdup(known));
        b->preamble = b->resolution = FALSE;
    } else if (b->pending && (!first || b->by_part)) {
        gboolean within = g_str_has_prefix(b->component, "part.") && g_str_has_prefix(b->pending, "chapter.");
        enter(b, within ? g_strdup_printf("%.*s.%s", (int)part_length(b->component), b->component, b->pending)
                        : g_strdup(b->pending));
    } else if (!first && strcmp(b->component, "main") == 0 && is_draft_announced(b)) {
        open_draft(b, draft_component(b));
    } else if (!first && strcmp(b->component, "main") == 0 && (report = quoted_report(b))) {
        open_draft(b, report);
    } else if (!first) {
        name_by_heading(b);
    }
    g_clear_pointer(&b->pending, g_free);
}

void components_find_parts(passage_builder *b)
{
    int line = -1;
    for (guint i = 0; i < b->numbers->len && !b->by_part; i++) {
        const segment_number *number = &g_array_index(b->numbers, segment_number, i);
        if (i && number->run && number->value == 1 && !number->item)
            for (guint k = (guint)line + 1; k < number->line && !b->by_part; k++) {
                g_autofree char *component = segment_heading_level(b->view, k) == LEVEL_COMPONENT
                                                 ? segment_component_of(segment_line_at(b->view, k)->text)
                                                 : NULL;
                b->by_part = component && g_str_has_prefix(component, "part.") && component[6] != '\0';
            }
        line = (int)number->line;
    }
}

void components_open_draft(passage_builder *b)
{
    GHashTableIter iter;
    gpointer run, component;
    gboolean numbered = FALSE;
    if (b->record)
        return;
    char *adopted = adopted_component(b);
    g_hash_table_iter_init(&iter, b->components);
    while (!numbered && !adopted && g_hash_table_iter_next(&iter, &run, &component))
        numbered = strcmp(component, b->component) == 0;
    if (adopted)
        open_draft(b, adopted);
    else if (b->pending)
        open_draft(b, g_strdup(b->pending));
    else if (numbered)
        open_draft(b, draft_component(b));
}
