// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plan/search_plan.h"

#include "search/rank/top_scores.h"

search_plan *undex_search_plan_new(void)
{
    search_plan *p = g_new0(search_plan, 1);
    p->stages = g_array_new(FALSE, FALSE, sizeof(search_stage));
    return p;
}

void undex_search_stage_clear(search_stage *s)
{
    undex_search_unref(s->query);
    if (s->scores)
        g_array_unref(s->scores);
    if (s->met)
        g_array_unref(s->met);
    g_free(s->name);
    if (s->parts)
        g_array_unref(s->parts);
    if (s->best)
        g_array_unref(s->best);
    if (s->found)
        g_byte_array_unref(s->found);
}

void undex_search_plan_free(search_plan *p)
{
    if (!p)
        return;
    for (guint i = 0; i < p->stages->len; i++)
        undex_search_stage_clear(&g_array_index(p->stages, search_stage, i));
    g_array_unref(p->stages);
    undex_query_builder_free(p->b);
    undex_query_node_free(p->tree);
    g_free(p->missing);
    g_free(p);
}

gboolean undex_search_plan_add(search_plan *p, search_stage s)
{
    gboolean sound = s.query || s.scores || s.parts;
    if (sound)
        g_array_append_val(p->stages, s);
    return sound;
}

gboolean undex_search_plan_has_chosen(const search_plan *p)
{
    gboolean chosen = FALSE;
    for (guint i = 0; i < p->stages->len; i++)
        chosen |= g_array_index(p->stages, search_stage, i).about.passages > 0;
    return chosen;
}

const guint32 *undex_search_stage_met(const search_stage *st, guint32 docid)
{
    const docid_score *score = st->met ? undex_search_find_score(st->scores, docid) : NULL;
    return score ? &g_array_index(st->met, guint32, score - &g_array_index(st->scores, docid_score, 0))
                 : NULL;
}

char *undex_search_plan_explain(const search_plan *p)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < p->stages->len; i++) {
        const search_stage *st = &g_array_index(p->stages, search_stage, i);
        char *one = st->query ? undex_search_description(st->query) : NULL;
        g_string_append_printf(text, "%s%s", i ? "\n" : "", st->name ? st->name : one ? one : "");
        g_free(one);
    }
    return g_string_free(text, FALSE);
}
