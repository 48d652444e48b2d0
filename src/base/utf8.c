// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

gboolean undex_utf8_is_control(gunichar ch)
{
    return (ch < 0x20 && ch != '\n' && ch != '\t') || (ch >= 0x7f && ch < 0xa0);
}

gboolean undex_utf8_is_bidi_control(gunichar ch)
{
    return ch == 0x061c || ch == 0x200e || ch == 0x200f || (ch >= 0x202a && ch <= 0x202e) ||
           (ch >= 0x2066 && ch <= 0x2069);
}

gboolean undex_utf8_is_tag(gunichar ch)
{
    return ch >= 0xe0000 && ch <= 0xe007f;
}
