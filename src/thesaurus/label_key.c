// SPDX-License-Identifier: GPL-3.0-or-later
#include "thesaurus/label_key.h"

#include "base/language.h"
#include "thesaurus/thesaurus_read.h"

/* FNV-1a of 64 bits. */
static guint64 mix(guint64 key, const char *text)
{
    for (; *text; text++)
        key = (key ^ (guchar)*text) * G_GUINT64_CONSTANT(0x100000001b3);
    return key;
}

guint64 undex_label_key_begin(const undex_analyser *analyser)
{
    return mix(G_GUINT64_CONSTANT(0xcbf29ce484222325), undex_analyser_language(analyser));
}

guint64 undex_label_key_add(guint64 key, const undex_token *token)
{
    return mix(mix(key, " "), token->plain ? token->plain : token->stem);
}

const char *undex_label_rules(const char *language)
{
    const undex_language *found = undex_language_find(language);
    return found && found->official ? found->code : "en";
}

static gboolean is_stop(const GArray *tokens, guint i)
{
    return (g_array_index(tokens, undex_token, i).flags & UNDEX_TOKEN_STOP) != 0;
}

gboolean undex_label_counts(const GArray *tokens, guint i)
{
    gboolean only = TRUE;
    for (guint k = 0; k < tokens->len && only; k++)
        only = is_stop(tokens, k);
    return only || !is_stop(tokens, i);
}

guint64 undex_label_key(undex_analyser *analyser, const char *text, guint *words)
{
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    guint64 key = undex_label_key_begin(analyser);
    *words = 0;
    for (guint i = 0; i < tokens->len && *words <= UNDEX_LABEL_WORDS_CEILING; i++)
        if (undex_label_counts(tokens, i)) {
            key = undex_label_key_add(key, &g_array_index(tokens, undex_token, i));
            ++*words;
        }
    if (*words > UNDEX_LABEL_WORDS_CEILING)
        *words = 0;
    return key;
}
