// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of like meaning: who asks in words of one's own says "jailed" where the document says "sentenced" or
 * "detention". */
#include "search/expand/thesaurus.h"

#include "base/word_list.h"

#include <string.h>

/* A stem begins as its words do, but for its last letter (dry, dri). */
enum { BEGINNING = 3 };

const char *undex_search_find_stem(undex_analyser *analyser, const char *text, const char *stem)
{
    char beginning[BEGINNING + 2] = " ";
    gsize length = strlen(stem);
    undex_beginnings all;
    undex_beginnings_add_all(&all);
    memcpy(beginning + 1, stem, MIN(length ? length - 1 : 0, BEGINNING));
    for (const char *at = text; (at = strstr(at, beginning)) != NULL; at++) {
        const GArray *tokens = undex_analyser_split(analyser, at + 1, (gssize)strcspn(at + 1, " ;"), &all);
        if (tokens->len == 1 &&
            undex_analyser_has_stem(analyser, &g_array_index(tokens, undex_token, 0), stem))
            return at + 1;
    }
    return NULL;
}

static void add_group(undex_analyser *analyser, const char *group, const char *stem, GPtrArray *stems)
{
    const GArray *tokens = undex_analyser_run(analyser, group, (gssize)strcspn(group, ";"));
    for (guint i = 0; i < tokens->len; i++) {
        const char *other = g_array_index(tokens, undex_token, i).stem;
        if (strcmp(other, stem) != 0 && !g_ptr_array_find_with_equal_func(stems, other, g_str_equal, NULL))
            g_ptr_array_add(stems, g_strdup(other));
    }
}

void undex_search_group_stems(undex_analyser *analyser, const char *all, const char *stem, GPtrArray *stems)
{
    const char *at = all;
    while ((at = undex_search_find_stem(analyser, at, stem)) != NULL) {
        const char *group = at;
        while (group > all && group[-1] != ';')
            group--;
        add_group(analyser, group, stem, stems);
        at += strcspn(at, ";");
    }
}

void undex_search_like_stems(undex_analyser *analyser, const char *stem, GPtrArray *stems)
{
    const char *groups = undex_word_list_find(undex_data_thesaurus, undex_analyser_language(analyser));
    if (groups)
        undex_search_group_stems(analyser, groups, stem, stems);
}
