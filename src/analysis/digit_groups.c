// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/digit_groups.h"

#include <string.h>

enum { GROUP = 3, GROUPS_CEILING = 5 };

static gboolean is_digits(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isdigit(text[i]))
            return FALSE;
    return TRUE;
}

/* The first group: up to three digits, the first of them no zero. */
static gboolean is_first(const char *text, gsize length)
{
    return length >= 1 && length <= GROUP && *text != '0' && is_digits(text, length);
}

/* 33.287, 1.325.000 */
static char *close_points(const char *word)
{
    gsize first = strcspn(word, ".");
    g_autoptr(GString) closed = g_string_new_len(word, (gssize)first);
    const char *at = word + first;
    if (!is_first(word, first))
        return NULL;
    for (; *at == '.' && strlen(at) > GROUP && is_digits(at + 1, GROUP); at += 1 + GROUP)
        g_string_append_len(closed, at + 1, GROUP);
    return *at == '\0' && closed->len > first ? g_strdup(closed->str) : NULL;
}

/* A group one sign after the one before, which is a space: what is joined has no space between. */
static gboolean goes_on(const undex_token *before, const undex_token *token)
{
    return token->start == before->end + 1 && !(token->flags & UNDEX_TOKEN_JOINED) &&
           strlen(token->word) == GROUP && is_digits(token->word, GROUP);
}

char *undex_digit_groups_at(const GArray *tokens, guint i)
{
    const undex_token *token = &g_array_index(tokens, undex_token, i);
    gsize length = g_ascii_isdigit(*token->word) ? strlen(token->word) : 0;
    if (length == 0 || token->flags & UNDEX_TOKEN_JOINED)
        return NULL;
    if (length > GROUP)
        return close_points(token->word);
    g_autoptr(GString) closed = g_string_new(token->word);
    guint groups = 1;
    while (i + groups < tokens->len && groups < GROUPS_CEILING && goes_on(token + groups - 1, token + groups))
        g_string_append(closed, token[groups++].word);
    return groups > 1 && is_first(token->word, length) ? g_strdup(closed->str) : NULL;
}
