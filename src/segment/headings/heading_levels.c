// SPDX-License-Identifier: GPL-3.0-or-later
/* This file compares headings. Words like Annex, Part and Chapter say by themselves how high a heading
 * stands. Of all others the type says it, the larger and the bolder standing above, and where the type is
 * the same the form of their numbers: I. above A. above 1. above (a). Before all that, a heading stands
 * beside the one that it continues: the one before it in its sequence, or one of the same type. */
#include "segment/headings/heading_levels.h"

#include <math.h>

/* Sizes that differ by less than this share are one size: a scan measures each line anew. */
static const float SAME_SIZE = 0.06F;
/* Of one type, the next number of a sequence may differ by so much: text is shrunk to fit its page. */
static const float NEXT_SIZE = 0.1F;

gboolean levels_same_size(float a, float b)
{
    return fabsf(a - b) <= SAME_SIZE * MAX(a, b);
}

gboolean levels_same_type(const levels_form *a, const levels_form *b)
{
    return levels_same_size(a->size, b->size) && a->weight == b->weight;
}

/* Above 0: a's type is the larger or the bolder. */
static int compare_types(const levels_form *a, const levels_form *b)
{
    if (!levels_same_size(a->size, b->size))
        return a->size > b->size ? 1 : -1;
    return a->weight - b->weight;
}

/* Whether two headings stand side by side. `apart`: a draft lies between, which has numbers of its own. */
static gboolean are_siblings(const levels_form *a, const levels_form *b, gboolean apart)
{
    if (a->rank != b->rank)
        return FALSE;
    if (a->rank != RANK_TEXT)
        return a->rank != RANK_ANNEX || (a->word == b->word && (!b->value || b->value == a->value + 1));
    if (a->draft || b->draft)
        return a->draft && b->draft;
    if (a->level != b->level || a->depth != b->depth)
        return FALSE;
    if (a->level == LEVEL_PLAIN)
        return levels_same_type(a, b) && a->word == b->word;
    gboolean next = b->value == a->value + 1;
    if (apart)
        return next && levels_same_type(a, b);
    float size = a->weight == b->weight ? NEXT_SIZE : SAME_SIZE;
    return levels_same_type(a, b) || (next && fabsf(a->size - b->size) <= size * MAX(a->size, b->size));
}

/* Whether a draft, or an act, is the next after one that has annexes of its own. */
static gboolean is_next_act(const levels_form *a, const levels_form *b)
{
    gboolean both = (a->act && b->act) || (a->draft && b->draft);
    return both && a->word == b->word && levels_same_type(a, b) && (!b->value || b->value == a->value + 1);
}

/* "Annex I" within annex III: its number follows none. */
static gboolean is_inner_annex(const GArray *above, const levels_form *form)
{
    if (form->rank != RANK_ANNEX || form->value != 1 || !above->len)
        return FALSE;
    const levels_form *outer = &g_array_index(above, levels_heading, 0).form;
    return outer->rank == RANK_ANNEX && outer->word == form->word && outer->value > 1;
}

/* Where the heading stands that a new one stands beside; -1: there is none. */
static int find_sibling(const GArray *above, const levels_form *form)
{
    gboolean apart = FALSE;
    for (int i = (int)above->len - 1; i >= 0; i--) {
        const levels_form *other = &g_array_index(above, levels_heading, (guint)i).form;
        if (are_siblings(other, form, apart))
            return i;
        if (other->rank == RANK_ANNEX && form->rank != RANK_ANNEX &&
            !(i && is_next_act(&g_array_index(above, levels_heading, (guint)i - 1).form, form)))
            return -1;
        apart |= other->draft;
    }
    /* An annex whose number follows none: annex I within annex III, else another beside the outermost. */
    if (form->rank == RANK_ANNEX && above->len) {
        const levels_form *other = &g_array_index(above, levels_heading, 0).form;
        if (other->rank == RANK_ANNEX && other->word == form->word && !is_inner_annex(above, form))
            return 0;
    }
    return -1;
}

/* Whether a heading stands above a new one that is not beside it. `inner`: an annex within an annex. */
static gboolean outranks(levels_heading *over, const levels_form *form, gboolean direct, gboolean inner)
{
    const levels_form *a = &over->form;
    int type = compare_types(a, form);
    if (a->rank != form->rank) {
        if (a->rank == RANK_ANNEX)
            return TRUE;
        if (form->rank == RANK_ANNEX) /* the annex of a draft is set no larger than its heading */
            return (a->draft || (a->act && inner)) && type >= 0;
        /* On the cover of a budget words alone say it; in a text a small "Section 2" is below "II." */
        if (a->rank < form->rank)
            return over->early || type >= 0;
        return type > 0 && (!over->early || form->rank > RANK_CHAPTER);
    }
    if (a->rank != RANK_TEXT)
        return a->rank == RANK_ANNEX && (a->word != form->word || (form->value == 1 && a->value > 1));
    /* A resolution has parts; whatever a meeting takes up, it takes up under an item of its agenda. */
    if ((form->level == LEVEL_COMPONENT && a->draft) || a->word == LEVELS_AGENDA)
        return TRUE;
    if (type)
        return type > 0;
    if (a->level != form->level || a->depth != form->depth) {
        /* What begins to count right below an unnumbered heading counts within it. */
        if (a->level == LEVEL_PLAIN && (form->level == LEVEL_ITEM || (direct && form->value == 1)))
            return TRUE;
        return a->level < form->level || (a->level == form->level && a->depth < form->depth);
    }
    /* Of two in one type and without a number the one that the other follows directly stands above. */
    over->over |= direct && a->word != form->word && !form->draft;
    return over->over && a->word != form->word;
}

/* The outermost numbered heading, if its number follows a word: "Section I", not "I." Else no value. */
static levels_form outermost_series(const GArray *above)
{
    for (guint i = 0; i < above->len; i++) {
        const levels_form *form = &g_array_index(above, levels_heading, i).form;
        if (form->draft || form->act || (form->level != LEVEL_PLAIN && !form->word))
            break;
        if (form->word && form->value)
            return *form;
    }
    return (levels_form){0};
}

/* Whether a heading goes on with the series that an annex interrupted: "Section II" after the annex to
 * section I. An annex in which that word counts otherwise has a series of its own. */
static gboolean ends_annex(levels_form *series, const GArray *above, const levels_form *form)
{
    gboolean in_annex = above->len && g_array_index(above, levels_heading, 0).form.rank == RANK_ANNEX;
    if (!in_annex) {
        if (form->rank == RANK_ANNEX)
            *series = outermost_series(above);
        return FALSE;
    }
    if (!series->value || form->word != series->word || form->draft)
        return FALSE;
    gboolean next = form->value == series->value + 1 && levels_same_type(series, form);
    series->value = 0;
    return next;
}

guint segment_levels_kept(GArray *above, levels_form *series, const levels_form *form, gboolean direct)
{
    if (ends_annex(series, above, form))
        return 0;
    int sibling = find_sibling(above, form);
    if (sibling >= 0)
        return (guint)sibling;
    guint kept = above->len;
    gboolean inner = is_inner_annex(above, form);
    while (kept && !outranks(&g_array_index(above, levels_heading, kept - 1), form,
                             direct && kept == above->len, inner))
        kept--;
    return kept;
}

gboolean segment_levels_alike(const GArray *above, const levels_form *form)
{
    for (guint i = 0; i < above->len; i++)
        if (levels_same_type(&g_array_index(above, levels_heading, i).form, form))
            return TRUE;
    return FALSE;
}
