// SPDX-License-Identifier: GPL-3.0-or-later
/* A resolution of several parts has a letter for each, and people cite the whole where they mean a part:
 * "217 A (III)" is a part of A/RES/217 (III). */
#include "undex/citation.h"

#include <string.h>

/* Where the letter stands, or would stand, in the symbol of a resolution or decision; NULL: it is neither. */
static const char *letter_place(const char *symbol)
{
    const char *act = strstr(symbol, "/RES/");
    act = act ? act : strstr(symbol, "/DEC/");
    if (!act || *symbol == 'S')
        return NULL;
    const char *number = act + strlen("/RES/");
    const char *end = number + strspn(number, "0123456789/-ES");
    return end > number && (*end == '\0' || *end == ' ') ? end : NULL;
}

GPtrArray *undex_symbol_aliases(const char *symbol)
{
    GPtrArray *aliases = g_ptr_array_new_with_free_func(g_free);
    const char *place = letter_place(symbol);
    if (!place)
        return aliases;
    int head = (int)(place - symbol);
    gboolean lettered = place[0] == ' ' && g_ascii_isupper(place[1]) && (!place[2] || place[2] == ' ');
    if (lettered)
        g_ptr_array_add(aliases, g_strdup_printf("%.*s%s", head, symbol, place + 2));
    for (char letter = 'A'; !lettered && letter <= 'F'; letter++)
        g_ptr_array_add(aliases, g_strdup_printf("%.*s %c%s", head, symbol, letter, place));
    return aliases;
}
