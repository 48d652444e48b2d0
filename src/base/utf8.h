// SPDX-License-Identifier: GPL-3.0-or-later
/* Characters of documents that could steer a terminal; nothing that is printed holds one as it is. */
#pragma once

#include <glib.h>

/* TRUE for characters that a terminal must not see; FALSE for newline and tab. */
gboolean undex_utf8_is_control(gunichar ch);
/* TRUE for the controls of the bidirectional algorithm: marks, embeddings, overrides and isolates (Unicode's
 * Bidi_Control). */
gboolean undex_utf8_is_bidi_control(gunichar ch);
/* TRUE for tag characters (U+E0000 to U+E007F): nothing shows them, and sentences can be written in them. */
gboolean undex_utf8_is_tag(gunichar ch);

/* Of the scripts read from the right: Hebrew, Arabic and their presentation forms. */
static inline gboolean undex_utf8_is_rtl(gunichar ch)
{
    return (ch >= 0x0590 && ch <= 0x08FF) || (ch >= 0xFB1D && ch <= 0xFDFF) || (ch >= 0xFE70 && ch <= 0xFEFC);
}
