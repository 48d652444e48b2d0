// SPDX-License-Identifier: GPL-3.0-or-later
/* A passage that tells its language has it. One that does not ("Annex II", a date, a table of numbers) goes
 * with those before and after it that tell theirs, where the two agree, or where it is of the part of one of
 * them. */
#include "segment/language/passage_languages.h"

#include "base/language.h"
#include "segment/language/language_evidence.h"

#include <string.h>

static undex_passage *passage_at(const undex_document *document, guint i)
{
    return g_ptr_array_index(document->passages, i);
}

/* What each passage says; the sum of their letters in the last. */
static segment_language_evidence *read_passages(const undex_document *document)
{
    guint count = document->passages->len;
    segment_language_evidence *all = g_new0(segment_language_evidence, count + 1);
    for (guint i = 0; i < count; i++) {
        if (passage_at(document, i)->text)
            segment_language_read(&all[i], passage_at(document, i)->text);
        for (guint s = 0; s < SCRIPTS; s++)
            all[count].letters[s] += all[i].letters[s];
        all[count].digits += all[i].digits;
    }
    return all;
}

/* The language of a passage itself, where that is certain; NULL: it does not tell. */
static const char *own_language(const segment_language_evidence *evidence, const char *language,
                                segment_script script)
{
    const char *apart = segment_language_apart(evidence, language, script);
    if (apart)
        return apart;
    const char *told = segment_language_told(evidence);
    return told && g_strcmp0(told, language) == 0 ? language : NULL;
}

static gboolean is_of_one_part(const undex_document *document, guint i, guint k)
{
    return k < document->passages->len &&
           g_strcmp0(passage_at(document, i)->component, passage_at(document, k)->component) == 0;
}

/* `before` and `after`: places of those that tell; beyond the end where there is none. */
static const char *language_among(const undex_document *document, const GPtrArray *own, guint i, guint before,
                                  guint after)
{
    const char *first = before < own->len ? own->pdata[before] : NULL;
    const char *next = after < own->len ? own->pdata[after] : NULL;
    gboolean with_first = is_of_one_part(document, i, before), with_next = is_of_one_part(document, i, after);
    if (strcmp(document->language, UNDEX_LANGUAGE_UNKNOWN) == 0)
        return document->language;
    if (g_strcmp0(first, next) == 0 && first)
        return first;
    if (with_first != with_next)
        return with_first ? first : next;
    return document->language;
}

void segment_passage_languages(undex_document *document)
{
    guint count = document->passages->len;
    const undex_language *known = undex_language_find(document->language);
    const char *language = known ? known->code : NULL;
    g_autofree segment_language_evidence *said = read_passages(document);
    segment_script script = segment_language_script(&said[count]);
    if (!known && segment_language_of_font(&said[count]))
        g_ptr_array_add(document->warnings,
                        g_strdup("its text is written for a font that shows digits and signs as "
                                 "letters: words may not be found"));
    g_autoptr(GPtrArray) own = g_ptr_array_sized_new(count);
    g_autofree guint *after = g_new(guint, count + 1);
    for (guint i = 0; i < count; i++)
        g_ptr_array_add(own, (gpointer)own_language(&said[i], language, script));
    after[count] = count;
    for (guint i = count; i-- > 0;)
        after[i] = own->pdata[i] ? i : after[i + 1];
    guint before = count;
    for (guint i = 0; i < count; i++) {
        if (own->pdata[i])
            before = i;
        const char *told = own->pdata[i] ? own->pdata[i] : language_among(document, own, i, before, after[i]);
        passage_at(document, i)->language = g_strdup(told);
    }
}
