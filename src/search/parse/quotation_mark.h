// SPDX-License-Identifier: GPL-3.0-or-later
/* The signs between which a phrase stands, as keyboards of several countries have them. */
#pragma once

#include <glib.h>

static inline gboolean undex_search_is_quote(gunichar ch)
{
    return ch == '"' || (ch >= 0x201C && ch <= 0x201F) || ch == 0x00AB || ch == 0x00BB || ch == 0xFF02;
}
