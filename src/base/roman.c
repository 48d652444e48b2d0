// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/roman.h"

#include <glib.h>

char *undex_roman(int number)
{
    static const struct {
        int value;
        const char *sign;
    } signs[] = {{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            g_string_append(text, signs[i].sign);
    return g_string_free(text, FALSE);
}
