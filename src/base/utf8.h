// SPDX-License-Identifier: GPL-3.0-or-later
/* Characters of documents that could steer a terminal; nothing that is printed holds one as it is. */
#pragma once

#include <glib.h>

/* TRUE for characters that a terminal must not see; FALSE for newline and tab. */
gboolean undex_utf8_is_control(gunichar ch);
/* TRUE for bidi embeddings, overrides and isolates. */
gboolean undex_utf8_is_reordering(gunichar ch);
