// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of a document is that of most of its text. What the head prints of it counts where the text
 * has some of that language, as that of a letter with enclosures in others. */
#include "segment/title_page/masthead.h"

#include "base/language.h"
#include "segment/language/language_evidence.h"

enum { LINES = 3000 }; /* that are looked at, at most */

static gboolean is_present(const segment_language_evidence *evidence, const char *code)
{
    enum { PART = 20 }; /* of the words, one at least is a small word of it */
    guint hits = segment_language_hits(evidence, code);
    return hits && hits * PART >= evidence->words;
}

const char *segment_language(const segment_view *view, const char *printed)
{
    segment_language_evidence evidence = {0};
    for (guint i = 0; i < view->lines->len && i < LINES; i++)
        segment_language_read(&evidence, segment_line_at(view, i)->text);
    const char *told = segment_language_told(&evidence);
    if (printed && (!told || is_present(&evidence, printed)))
        return printed;
    return told ? told : UNDEX_LANGUAGE_UNKNOWN;
}
