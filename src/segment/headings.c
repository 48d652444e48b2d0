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

gboolean segment_has_letter(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (segment_is_letter(segment_char_at(p)))
            return TRUE;
    return FALSE;
}

/* "(New York, 2-6 June)": all of it in one pair of brackets. */
static gboolean is_parenthesis(const char *text)
{
    int depth = 0;
    for (const char *p = text; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        if (depth <= 0)
            return p > text && !p[1];
    }
    return FALSE;
}

gboolean segment_is_capitals(const char *text)
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
    if (strlen(line->text) > 160 || g_unichar_islower(g_utf8_get_char(line->text)))
        return FALSE;
    if (segment_matches(PATTERN_COMPONENT, line->text, &match)) {
        /* "Annex" alone, or set as a heading; a sentence that begins with the word is neither. */
        gboolean alone = match.end[0] >= (int)strlen(line->text) - 1;
        return alone || line->bold || segment_is_capitals(line->text);
    }
    if (segment_matches(PATTERN_LONE_PART, line->text, NULL))
        return line->bold || line->x0 > line->right / 3;
    if (!segment_matches(PATTERN_PART, line->text, &match))
        return FALSE;
    return (line->bold || segment_is_capitals(line->text) || match.end[0] >= (int)strlen(line->text) - 1) &&
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
gboolean segment_is_centred(const segment_view *view, guint index)
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

/* Of the type's size: lines of one heading stand closer than this. */
static const float CLOSE = 1.5F;

/* The line right below, of the same column and close; NULL: none. */
static const segment_line *close_below(const segment_view *view, guint index)
{
    if (index + 1 >= view->lines->len)
        return NULL;
    const segment_line *line = segment_line_at(view, index), *next = segment_line_at(view, index + 1);
    float away = next->y1 - line->y1;
    return next->page == line->page && next->column == line->column && next->role == line->role && away > 0 &&
                   away < CLOSE * line->size
               ? next
               : NULL;
}

/* "III. Building the storehouses, the quay," goes on in a second line of its type. */
static gboolean breaks_off(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *next = close_below(view, index);
    gsize length = strlen(line->text);
    /* Figures alone, "2026-2029", tell no type. */
    gboolean alike =
        next && (!segment_has_letter(next->text) || (next->bold && line->italic == next->italic));
    return alike && length && strchr(",:;", line->text[length - 1]) && line->bold && next->number < 0 &&
           fabsf(next->size - line->size) < 0.4F;
}

static gboolean stands_apart(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    return index == 0 || (line - 1)->page != line->page || (line - 1)->role == ROLE_FURNITURE ||
           line->y1 - (line - 1)->y1 > 1.6F * view->pitch;
}

/* Above the chapeau of a resolution stands its title, set in on both sides, whatever its type. */
static gboolean is_act_title(const segment_view *view, guint index)
{
    enum { TITLE_LINES = 6 };
    const segment_line *line = segment_line_at(view, index);
    if (line->x0 < view->left + 20 || line->x1 > line->right - 8)
        return FALSE;
    for (guint i = index + 1; i < view->lines->len && i <= index + TITLE_LINES; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->page != line->page || next->role != line->role || next->number >= 0)
            return FALSE;
        if (segment_is_chapeau(view, i))
            return next->y1 - (next - 1)->y1 > CLOSE * line->size;
        if (!close_below(view, i - 1) || next->x0 < view->left + 20)
            return FALSE;
    }
    return FALSE;
}

/* Whether lines close to one another may be a heading by their words and their place. */
static gboolean is_heading_block(const segment_view *view, guint first, guint end)
{
    const segment_line *line = segment_line_at(view, first), *last = segment_line_at(view, end);
    for (guint i = first; i <= end; i++)
        if (segment_line_at(view, i)->number >= 0 || segment_line_at(view, i)->cells > 1)
            return FALSE;
    return end - first < 3 && stands_apart(view, first) && !ends_like_text(last->text) &&
           !g_str_has_suffix(last->text, ":") && last->x1 < last->right - 0.1F * (last->right - view->left) &&
           (g_unichar_isupper(g_utf8_get_char(line->text)) || numbered_level(line) != LEVEL_PLAIN);
}

/*
 * Lines that stand apart right above a numbered paragraph are its heading, whatever their type and place: the
 * first of them, or one after it. `first` is set to the first.
 */
static gboolean heads_paragraph(const segment_view *view, guint index, guint *first)
{
    enum { LINES = 3, HEADINGS = 3 }; /* of one heading; one below the other */
    *first = index;
    while (*first && index - *first < LINES && close_below(view, *first - 1))
        --*first;
    guint from = *first;
    for (guint headings = 0; headings < HEADINGS; headings++) {
        guint end = from;
        while (end - from < LINES && close_below(view, end))
            end++;
        if (!is_heading_block(view, from, end) || end + 1 >= view->lines->len)
            return FALSE;
        const segment_line *last = segment_line_at(view, end), *next = last + 1;
        if (next->page != last->page || next->y1 - last->y1 < 1.6F * view->pitch)
            return FALSE;
        if (next->number >= 0)
            return TRUE;
        if (numbered_level(next) == LEVEL_PLAIN)
            return FALSE;
        from = end + 1;
    }
    return FALSE;
}

/* A typewriter has no bold type: what stands apart, centred, in capitals or short with a number, is a
 * heading. */
static segment_level typewritten_level(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (line->text[0] == '"' || g_str_has_prefix(line->text, "“") || /* quoted */
        segment_matches(PATTERN_OFFICER, line->text, NULL) ||
        segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
        segment_matches(PATTERN_PREAMBULAR, line->text, NULL))
        return LEVEL_NONE;
    guint first;
    if (heads_paragraph(view, index, &first))
        return first == index ? numbered_level(line) : LEVEL_PLAIN;
    if (!stands_apart(view, index))
        return LEVEL_NONE;
    segment_level level = numbered_level(line);
    if (segment_is_centred(view, index) || is_act_title(view, index))
        return level;
    gboolean counted = level == LEVEL_ROMAN || level == LEVEL_LETTER;
    if (counted && segment_is_capitals(line->text))
        return level;
    gboolean alone = index + 1 >= view->lines->len || (line + 1)->page != line->page ||
                     (line + 1)->y1 - line->y1 > 1.6F * view->pitch;
    gboolean is_short = line->x1 < line->right - 0.15F * (line->right - view->left);
    return counted && alone && is_short ? level : LEVEL_NONE;
}

/* "2025/5" alone above the title of a decision, "Agenda item 13 (continued)" above that of an item. */
static gboolean is_label(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *next = close_below(view, index);
    undex_match match;
    if (line->bold_lead && segment_matches(PATTERN_AGENDA_HEADING, line->text, NULL))
        return TRUE;
    return segment_matches(PATTERN_ACT_NUMBER, line->text, &match) &&
           match.end[0] >= (int)strlen(line->text) - 1 && (line->bold || (next && next->bold));
}

segment_level segment_heading_level(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize length = strlen(line->text);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return line->role == ROLE_BODY && line->number < 0 ? (segment_level)line->level : LEVEL_NONE;
    if (line->role == ROLE_FURNITURE || line->role == ROLE_NOTE || line->number >= 0 || length < 1 ||
        length > 300)
        return LEVEL_NONE;
    if (is_component(line))
        return LEVEL_COMPONENT;
    if (line->role == ROLE_BODY && is_label(view, index))
        return LEVEL_PLAIN;
    if (line->role != ROLE_BODY || length < 2 || !segment_has_letter(line->text) ||
        is_parenthesis(line->text) || segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL) ||
        segment_matches(PATTERN_JOB_NUMBER, line->text, NULL) ||
        (!line->bold && segment_matches(PATTERN_DATE_LINE, line->text, NULL)))
        return LEVEL_NONE;
    if (segment_is_chapeau(view, index))
        return LEVEL_NONE;
    gboolean larger = line->size > 1.08F * view->body;
    gboolean text = (ends_like_text(line->text) || (line->text[length - 1] == ':' && !larger)) &&
                    !breaks_off(view, index);
    if (segment_is_caption(view, index))
        return LEVEL_PLAIN;
    /* Smaller than the text: a row of a table. */
    if (!view->typewritten && line->size < 0.88F * view->body)
        return LEVEL_NONE;
    guint first;
    if (text)
        return view->typewritten && heads_paragraph(view, index, &first) ? typewritten_level(view, index)
                                                                         : LEVEL_NONE;
    if (line->bold)
        return is_bold_text(view, index) ? LEVEL_NONE : numbered_level(line);
    if (larger)
        return segment_is_larger_text(view, index) ? LEVEL_NONE : numbered_level(line);
    if (line->italic && line->x1 < line->right - 20 && segment_is_body_size(view, line) &&
        (index == 0 || line->y0 - (line - 1)->y1 > 0.35F * view->pitch || (line - 1)->page != line->page))
        return LEVEL_PLAIN;
    if (segment_is_capitals(line->text) && segment_is_centred(view, index))
        return numbered_level(line);
    if (view->typewritten)
        return typewritten_level(view, index);
    if (segment_is_centred(view, index) && line->x1 - line->x0 < 0.75F * (view->right - view->left)) {
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
    {"attachment", "attachment"},
    {"приложение", "annex"},
    {"добавление", "appendix"},
    {"附件", "annex"},
    {"المرفق", "annex"},
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
