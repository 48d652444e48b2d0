// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings: by their type (bold, larger, italic alone on a line, capitals) and by their numbering. */
#include "letters.h"
#include "patterns.h"
#include "steps.h"

#include <math.h>
#include <string.h>

static const struct {
    segment_pattern pattern;
    segment_level level;
} numbered[] = {
    {PATTERN_ROMAN, LEVEL_ROMAN},
    {PATTERN_LETTER, LEVEL_LETTER},
    {PATTERN_ARABIC_HEADING, LEVEL_ARABIC},
    {PATTERN_ITEM, LEVEL_ITEM},
};

static gboolean is_capitals(const char *text)
{
    guint upper = 0, letters = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        letters += segment_is_letter(ch);
        upper += segment_is_capital(ch);
    }
    return letters >= 4 && upper * 10 >= letters * 9;
}

static gboolean ends_like_text(const char *text)
{
    gsize n = strlen(text);
    while (n && strchr(" \t\"')", text[n - 1]))
        n--;
    return n && strchr(".;,", text[n - 1]) && !(n > 3 && g_str_has_suffix(text, "etc."));
}

static gboolean is_component(const segment_line *line)
{
    undex_match match;
    if (strlen(line->text) > 160)
        return FALSE;
    if (segment_matches(PATTERN_COMPONENT, line->text, &match)) {
        /* "Annex" alone, or set as a heading; a sentence that begins with the word is neither. */
        gboolean alone = match.end[0] >= (int)strlen(line->text) - 1;
        return alone || line->bold || is_capitals(line->text);
    }
    if (segment_matches(PATTERN_LONE_PART, line->text, NULL))
        return line->bold || line->x0 > line->right / 3;
    if (!segment_matches(PATTERN_PART, line->text, &match))
        return FALSE;
    return (line->bold || is_capitals(line->text) || match.end[0] >= (int)strlen(line->text) - 1) &&
           !ends_like_text(line->text);
}

static gboolean is_neighbour(const segment_view *view, const segment_line *line, const segment_line *other)
{
    float away = fabsf(other->y1 - line->y1);
    return other->page == line->page && other->column == line->column && other->role == line->role &&
           away > 1 && away < 1.3F * view->pitch * line->size / view->body &&
           fabsf(other->size - line->size) < 0.5F;
}

/*
 * Set in alike on both sides, and so are the lines close above and below: a line of a text that is set in as
 * a whole may be so by chance, but its neighbours begin where it does.
 */
static gboolean is_centred(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    float left = line->x0 - view->left, right = line->right - line->x1;
    if (left <= 20 || right <= 20 || fabsf(left - right) >= 14)
        return FALSE;
    for (int step = -1; step <= 1; step += 2) {
        guint at = index + (guint)step;
        if (at >= view->lines->len)
            continue;
        const segment_line *other = segment_line_at(view, at);
        gboolean apart =
            fabsf((other->x0 + other->x1) - (line->x0 + line->x1)) > 16 || other->x0 < view->left + 8;
        if (is_neighbour(view, line, other) && apart)
            return FALSE;
    }
    return TRUE;
}

static segment_level numbered_level(const segment_line *line)
{
    for (guint i = 0; i < G_N_ELEMENTS(numbered); i++)
        if (segment_matches(numbered[i].pattern, line->text, NULL))
            return numbered[i].level;
    return LEVEL_PLAIN;
}

/*
 * Bold type is also used for whole paragraphs, as of recommendations: lines of one style in close succession
 * that are many, or end as a sentence does.
 */
static gboolean is_bold_text(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *last = line;
    guint count = 1;
    for (int step = -1; step <= 1; step += 2) {
        const segment_line *from = line;
        for (guint i = index + (guint)step; i < view->lines->len && count < 8; i += (guint)step) {
            const segment_line *next = segment_line_at(view, i);
            float away = step > 0 ? next->y1 - from->y1 : from->y1 - next->y1;
            if (next->page != line->page || next->column != line->column || next->bold != line->bold ||
                next->role != line->role || fabsf(next->size - line->size) > 0.4F || away <= 0 ||
                away > 1.3F * view->pitch * line->size / view->body)
                break;
            count++;
            from = next;
            if (step > 0)
                last = next;
            if (next->number >= 0)
                return segment_is_body_size(view, line);
        }
    }
    return segment_is_body_size(view, line) && (count >= 5 || (count > 1 && ends_like_text(last->text)));
}

segment_level segment_heading_level(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize length = strlen(line->text);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return line->role == ROLE_BODY && line->number < 0 ? (segment_level)line->level : LEVEL_NONE;
    if (line->role == ROLE_FURNITURE || line->role == ROLE_NOTE || line->number >= 0 || length < 2 ||
        length > 300)
        return LEVEL_NONE;
    if (is_component(line))
        return LEVEL_COMPONENT;
    if (line->role != ROLE_BODY)
        return LEVEL_NONE;
    gboolean larger = line->size > 1.08F * view->body;
    gboolean text = ends_like_text(line->text) || (line->text[length - 1] == ':' && !larger);
    if (segment_is_caption(view, index))
        return LEVEL_PLAIN;
    if (line->bold && !text)
        return is_bold_text(view, index) ? LEVEL_NONE : numbered_level(line);
    if (larger && !text)
        return numbered_level(line);
    if (line->italic && !text && line->x1 < line->right - 20 && segment_is_body_size(view, line) &&
        (index == 0 || line->y0 - (line - 1)->y1 > 0.35F * view->pitch || (line - 1)->page != line->page))
        return LEVEL_PLAIN;
    if (is_capitals(line->text) && is_centred(view, index) && !text)
        return numbered_level(line);
    /* A typewriter has no bold type: a centred line that stands apart is a heading. */
    if (view->typewritten && is_centred(view, index) && !text &&
        !segment_matches(PATTERN_CHAPEAU, line->text, NULL) &&
        (index == 0 || (line - 1)->page != line->page || line->y1 - (line - 1)->y1 > 1.6F * view->pitch))
        return numbered_level(line);
    if (is_centred(view, index) && !text && line->x1 - line->x0 < 0.75F * (view->right - view->left)) {
        segment_level level = numbered_level(line);
        if (level == LEVEL_ROMAN || level == LEVEL_LETTER || level == LEVEL_ARABIC)
            return level;
    }
    return LEVEL_NONE;
}

/* "Annex II" -> annex.II; "Annexe" -> annex; "Draft resolution III" -> draft-resolution.III */
static const struct {
    const char *prefix, *name;
} components[] = {
    {"annex", "annex"},
    {"anexo", "annex"},
    {"anejo", "annex"},
    {"append", "appendix"},
    {"apéndice", "appendix"},
    {"apendice", "appendix"},
    {"enclosure", "enclosure"},
    {"pièce jointe", "enclosure"},
    {"adjunto", "enclosure"},
    {"attachment", "enclosure"},
    {"draft resolution", "draft-resolution"},
    {"projet de résolution", "draft-resolution"},
    {"proyecto de resolución", "draft-resolution"},
    {"draft decision", "draft-decision"},
    {"projet de décision", "draft-decision"},
    {"proyecto de decisión", "draft-decision"},
    {"part", "part"},
    {"parte", "part"},
    {"partie", "part"},
    {"chap", "chapter"},
    {"cap", "chapter"},
};

char *segment_component_of(const char *heading)
{
    undex_match match;
    segment_pattern which = PATTERN_COMPONENT;
    if (segment_matches(PATTERN_LONE_PART, heading, &match))
        return g_strconcat("part.", heading, NULL);
    if (!segment_matches(which, heading, &match)) {
        which = PATTERN_PART;
        if (!segment_matches(which, heading, &match))
            return NULL;
    }
    int n = undex_pattern_group(&segment_patterns[which], "n");
    g_autofree char *folded = g_utf8_strdown(heading, -1);
    for (guint i = 0; i < G_N_ELEMENTS(components); i++) {
        if (!g_str_has_prefix(folded, components[i].prefix))
            continue;
        if (undex_match_length(&match, n))
            return g_strdup_printf("%s.%.*s", components[i].name, undex_match_length(&match, n),
                                   heading + match.start[n]);
        return g_strdup(components[i].name);
    }
    return NULL;
}
