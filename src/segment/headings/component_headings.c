// SPDX-License-Identifier: GPL-3.0-or-later
/* Some headings name a component ("Annex II", "Draft resolution I", "Part Two"); this file finds them and
 * says what the component is called. */
#include "segment/headings/headings.h"

#include "base/number_words.h"
#include "base/roman.h"
#include "record/component_words.h"
#include "segment/segment_patterns.h"

#include <string.h>

enum { LONGEST = 160 }; /* bytes of such a heading */

gboolean headings_is_component(const segment_line *line)
{
    undex_match match;
    if (strlen(line->text) > LONGEST || g_unichar_islower(g_utf8_get_char(line->text)))
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
           !headings_ends_like_text(line->text);
}

/* "Annex II" -> annex.II; "Annexe" -> annex; "Draft resolution III" -> draft-resolution.III */
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
    const char *name = undex_component_printed(folded);
    gsize length = (gsize)undex_match_length(&match, n);
    int spelled = length ? undex_number_spelled(heading + match.start[n], length) : 0;
    if (name && spelled) { /* "附件二" */
        g_autofree char *small = undex_roman(spelled), *roman = g_ascii_strup(small, -1);
        return g_strdup_printf("%s.%s", name, roman);
    }
    if (name && undex_match_length(&match, n))
        return g_strdup_printf("%s.%.*s", name, undex_match_length(&match, n), heading + match.start[n]);
    return g_strdup(name);
}
