// SPDX-License-Identifier: GPL-3.0-or-later
/* The chapeau of a resolution or a decision names the organ that acts, alone on a line or two, over what
 * the organ recalls or decides. Organs that are known by name are told by the name and a comma. Any other
 * is told by what stands below it, a preamble or a first operative paragraph, and where there is no comma,
 * by italics. */
#include "segment/headings/headings.h"

#include "segment/headings/act_openings.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

/* Bytes of an organ's name; lines of page furniture and notes that may follow. */
enum { SHORTEST = 6, LONGEST = 200, REACH = 12 };

/* The next line of text; NULL: none is near. */
static const segment_line *text_below(const segment_view *view, guint index)
{
    for (guint i = index + 1; i < view->lines->len && i <= index + REACH; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_BODY)
            return line;
        if (line->verdict.role == ROLE_TABLE || line->verdict.role == ROLE_CONTENTS)
            return NULL;
    }
    return NULL;
}

/* Whether a line begins with an italic word or two and goes on upright: "1. Decides to ...". */
static gboolean has_italic_lead(const segment_line *line)
{
    return line->italic_lead && !line->italic && !line->bold;
}

static gboolean begins_an_act(const segment_line *below, gboolean italic, gboolean comma)
{
    undex_match match;
    gboolean lead = italic && has_italic_lead(below);
    if (segment_matches(PATTERN_NUMBER, below->text, &match))
        return segment_line_value(below->text) == 1 &&
               (lead || (comma && segment_opens_operative(below->text + match.end[0], TRUE)));
    if (lead && (comma || segment_matches(PATTERN_PARTICIPLE, below->text, NULL) ||
                 segment_opens_operative(below->text, FALSE)))
        return TRUE;
    return comma && segment_opens_preambular(below->text);
}

/* Whether the organ's name goes on in the line below. */
static gboolean has_second_line(const segment_line *line, const segment_line *below)
{
    return !segment_ends_in(line->text, strlen(line->text), ",") && line->italic && below->italic &&
           below->page == line->page && below->column == line->column &&
           below->y1 - line->y1 < PITCH_OF_HEADING * line->size &&
           fabsf(below->size - line->size) < TYPE_LIKE_SIZE &&
           !segment_matches(PATTERN_NUMBER, below->text, NULL);
}

/* An organ's name begins with an article, unless the language has none: then italics and a comma tell it. */
static gboolean is_organ(const segment_view *view, guint last, const char *name)
{
    const segment_line *line = segment_line_at(view, last), *below = text_below(view, last);
    gsize length = strlen(name);
    undex_match match;
    if (!below || length > LONGEST || !segment_matches(PATTERN_ORGAN, name, &match))
        return FALSE;
    gboolean comma = segment_ends_in(name, length, ",");
    int article = undex_pattern_group(&segment_patterns[PATTERN_ORGAN], "a");
    if (undex_match_length(&match, article) <= 0 &&
        !(comma && line->italic && g_unichar_isupper(g_utf8_get_char(name))))
        return FALSE;
    return begins_an_act(below, line->italic_lead, comma);
}

gboolean segment_is_chapeau(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize length = strlen(line->text);
    if (line->verdict.role != ROLE_BODY || length < SHORTEST || length > LONGEST || line->bold ||
        (!segment_ends_in(line->text, length, ",:") && !line->italic))
        return FALSE;
    if (segment_matches(PATTERN_CHAPEAU, line->text, NULL))
        return TRUE;
    if (view->source->format != UNDEX_FORMAT_PDF || index + 1 >= view->lines->len)
        return FALSE;
    if (index && has_second_line(line - 1, line))
        return FALSE;
    if (is_organ(view, index, line->text))
        return TRUE;
    if (!has_second_line(line, line + 1))
        return FALSE;
    g_autofree char *name = g_strconcat(line->text, " ", (line + 1)->text, NULL);
    return is_organ(view, index + 1, name);
}
