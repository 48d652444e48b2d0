// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The chapeau of a resolution or a decision: the organ that acts, alone on a line, over what it recalls or
 * decides. The organs known by name are told by that and a comma; any other by type: an italic line, below
 * which a text begins with an italic word.
 */
#include "patterns.h"
#include "steps.h"

#include <string.h>

enum {
    LONGEST = 100,
    REACH = 12
}; /* bytes of an organ's name; lines of furniture and notes that may follow */

/* The next line of text; NULL: none is near. */
static const segment_line *text_below(const segment_view *view, guint index)
{
    for (guint i = index + 1; i < view->lines->len && i <= index + REACH; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_BODY)
            return line;
        if (line->role == ROLE_TABLE || line->role == ROLE_CONTENTS)
            return NULL;
    }
    return NULL;
}

/* Whether a line begins with an italic word or two and goes on upright: "1. Decides to ...". */
static gboolean has_italic_lead(const segment_line *line)
{
    return line->italic_lead && !line->italic && !line->bold;
}

static gboolean begins_an_act(const segment_line *below, gboolean comma)
{
    undex_match match;
    if (!has_italic_lead(below))
        return FALSE;
    if (segment_matches(PATTERN_NUMBER, below->text, &match))
        return segment_line_value(below->text) == 1;
    return comma || segment_matches(PATTERN_PARTICIPLE, below->text, NULL);
}

gboolean segment_is_chapeau(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize length = strlen(line->text);
    if (line->role != ROLE_BODY || length < 6 || length > LONGEST || line->bold)
        return FALSE;
    if (segment_matches(PATTERN_CHAPEAU, line->text, NULL))
        return TRUE;
    if (view->source->format != UNDEX_FORMAT_PDF || !line->italic_lead ||
        !segment_matches(PATTERN_ORGAN, line->text, NULL))
        return FALSE;
    const segment_line *below = text_below(view, index);
    return below && begins_an_act(below, line->text[length - 1] == ',');
}
