// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/locator_text.h"

#include "citation/scanner.h"

#include <string.h>

const citation_words citation_words_usual = {
    .before = ", ",
    .para = {"para. ", "paras. "},
    .preambular = {"preambular para. ", "preambular paras. "},
    .footnote = {"footnote ", "footnotes "},
    .page = {"p. ", "pp. "},
    .in_words = TRUE,
};

/* "annex.II" is printed "annex II", "part.Two" "part two"; `main` is not printed. */
void citation_append_component(GString *out, const char *component, const citation_words *words)
{
    if (!component || strcmp(component, "main") == 0)
        return;
    g_auto(GStrv) parts = g_strsplit(component, ".", -1);
    for (char **part = parts; *part; part++) {
        g_strdelimit(*part, "-", ' '); /* "draft-resolution.I" is printed "draft resolution I" */
        gboolean name = g_ascii_islower((*part)[0]);
        gboolean more = part > parts && strchr(part[-1], '/') && g_ascii_isdigit(**part);
        if (!name && g_ascii_islower((*part)[1]))
            (*part)[0] = g_ascii_tolower((*part)[0]);
        g_string_append_printf(out, "%s%s", more ? "." : name ? words->before : " ", *part);
    }
}

static gboolean is_preambular(const undex_locator *locator)
{
    return locator->kind == UNDEX_LOCATOR_PARA && g_str_has_prefix(locator->first, "PP");
}

static gboolean are_alike(const undex_locator *a, const undex_locator *b)
{
    return a->kind == b->kind && is_preambular(a) == is_preambular(b);
}

static const char *word_for(const undex_locator *locator, gboolean several, gboolean first,
                            const citation_words *words)
{
    if (is_preambular(locator))
        return words->preambular[several];
    if (locator->kind == UNDEX_LOCATOR_PARA)
        return words->para[several];
    if (locator->kind == UNDEX_LOCATOR_NOTE)
        return words->footnote[several];
    return first ? words->page[several] : citation_words_usual.page[several];
}

/* The number alone: "12 (b)", "12–14", "3" of PP3. */
static void append_number(GString *out, const undex_locator *locator, const citation_words *words)
{
    gsize skip = is_preambular(locator) ? 2 : 0;
    g_string_append(out, locator->first + skip);
    if (locator->item)
        g_string_append_printf(out, "%s%s%s", words->glued ? "" : " ", locator->item,
                               locator->more ? locator->more : "");
    if (locator->last)
        g_string_append_printf(out, "–%s", locator->last + (strlen(locator->last) > skip ? skip : 0));
}

/* "third preambular paragraph" */
static gboolean append_in_words(GString *out, const undex_locator *locator, const citation_words *words)
{
    const char *ordinal = words->in_words && is_preambular(locator) && !locator->last
                              ? citation_ordinal_word((int)g_ascii_strtoll(locator->first + 2, NULL, 10))
                              : NULL;
    if (ordinal)
        g_string_append_printf(out, "%s preambular paragraph", ordinal);
    return ordinal != NULL;
}

void citation_append_locators(GString *out, const undex_locator *locators, guint count,
                              const citation_words *words)
{
    for (guint i = 0; i < count; i++) {
        const undex_locator *here = &locators[i];
        if (here->kind == UNDEX_LOCATOR_PREAMBLE) {
            g_string_append_printf(out, "%spreamble", words->before);
            continue;
        }
        gboolean before = i > 0 && are_alike(here - 1, here),
                 after = i + 1 < count && are_alike(here, here + 1);
        if (before) {
            g_string_append(out, after ? ", " : " and ");
        } else {
            g_string_append(out, words->before);
            if (!after && append_in_words(out, here, words))
                continue;
            g_string_append(out, word_for(here, after || here->last, i == 0, words));
        }
        append_number(out, here, words);
    }
}
