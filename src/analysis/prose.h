// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether a text says something in sentences, or only names and refers. */
#pragma once

#include <glib.h>

/* From 0, no sentence at all (an address, a list of names, a reference), to 255, nothing but running text.
 * `tokens` (undex_token) are those of the text; `language` is its code. */
guint8 undex_prose(const GArray *tokens, const char *language);
