// SPDX-License-Identifier: GPL-3.0-or-later
/* What the passages of a document cite. Beside the words of a passage it counts what the heading above says,
 * whose document it is, and what was named before: "ibid.", "the same resolution", "para. 12 above". */
#include "citation/mention_patterns.h"
#include "citation/pinpoint.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

enum { MOST_CITES = 1000, LONGEST_TEXT = 1 << 24 };

typedef struct {
    undex_document *document;
    GHashTable *said; /* "60/251" -> symbol: numbers of which the document says somewhere whose they are */
    GPtrArray *finds; /* GArray of citation_find, one a passage; NULL: its text cannot be read */
    const citation_find *before; /* cited by the note before; NULL: nothing */
} reading;

static void finds_free(gpointer finds)
{
    if (finds)
        g_array_unref(finds);
}

/* ---- numbers without an organ ---- */

/* "60/251" of A/RES/60/251; NULL: the symbol has another form. */
static const char *number_of(const char *symbol)
{
    const char *act = symbol ? strstr(symbol, "/RES/") : NULL;
    act = act ? act : symbol ? strstr(symbol, "/DEC/") : NULL;
    return act ? act + strlen("/RES/") : NULL;
}

static void learn(reading *r, const GArray *finds)
{
    for (guint i = 0; i < finds->len; i++) {
        const citation_find *find = &g_array_index(finds, citation_find, i);
        const char *number = find->number ? NULL : number_of(find->symbol);
        if (number && !g_hash_table_contains(r->said, number))
            g_hash_table_insert(r->said, g_strdup(number), g_strdup(find->symbol));
    }
}

/* The organ that the document names elsewhere for the same number. */
static void apply(const reading *r, GArray *finds)
{
    for (guint i = 0; i < finds->len; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        const char *said = find->number ? g_hash_table_lookup(r->said, find->number) : NULL;
        if (said) {
            g_free(find->symbol);
            find->symbol = g_strdup(said);
        }
    }
}

/* ---- what was named before ---- */

static void add_find(GArray *finds, const char *symbol, gsize start, gsize end, citation_pinpoint *pinpoint)
{
    citation_find find = {.symbol = g_strdup(symbol),
                          .para = g_steal_pointer(&pinpoint->para),
                          .start = start,
                          .end = end,
                          .place = g_steal_pointer(&pinpoint->place),
                          .origin = UNDEX_CITE_IBID};
    guint at = 0;
    while (at < finds->len && g_array_index(finds, citation_find, at).start <= start)
        at++;
    g_array_insert_val(finds, at, find);
}

static const citation_find *last_before(const GArray *finds, gsize end)
{
    const citation_find *last = NULL;
    for (guint i = 0; i < finds->len; i++) {
        const citation_find *find = &g_array_index(finds, citation_find, i);
        if (find->symbol && find->end <= end)
            last = find;
    }
    return last;
}

typedef enum { ACT_NONE, ACT_RESOLUTION, ACT_DECISION } act;

static act act_of_symbol(const char *symbol)
{
    return strstr(symbol, "/RES/") || strstr(symbol, "/Res.") ? ACT_RESOLUTION
           : strstr(symbol, "/DEC")                           ? ACT_DECISION
                                                              : ACT_NONE;
}

static act act_of_words(const char *words)
{
    return strstr(words, "ecision")                                                     ? ACT_DECISION
           : strstr(words, "esol") || strstr(words, "ésol") || strstr(words, "резолюц") ? ACT_RESOLUTION
                                                                                        : ACT_NONE;
}

/* The last before `end` that may be what the words say: an act of that kind, or a document that is no act. */
static const citation_find *last_of_kind(const GArray *finds, gsize end, const char *words)
{
    act wanted = act_of_words(words);
    const citation_find *other = NULL;
    for (guint i = finds->len; i-- > 0;) {
        const citation_find *find = &g_array_index(finds, citation_find, i);
        if (!find->symbol || find->end > end)
            continue;
        act found = act_of_symbol(find->symbol);
        if (found == wanted)
            return find;
        if (!other && (found == ACT_NONE || wanted == ACT_NONE))
            other = find;
    }
    return other;
}

/* "Ibid., para. 5": what the note before cites last. */
static void read_ibid(reading *r, const char *text, gsize length, GArray *finds)
{
    undex_match match;
    if (!r->before || !mention_match(MENTION_IBID, text, length, 0, &match))
        return;
    int word = undex_pattern_group(&undex_mention_patterns[MENTION_IBID], "word");
    gsize end = (gsize)match.end[0];
    citation_pinpoint pinpoint = {NULL, NULL};
    if (!citation_pinpoint_after(text, length, end, &pinpoint) &&
        !(strspn(text + end, " .,;\n") + end < length)) /* nothing else: the very same place */
        pinpoint = (citation_pinpoint){g_strdup(r->before->para), g_strdup(r->before->place)};
    add_find(finds, r->before->symbol, (gsize)match.start[word], end, &pinpoint);
}

/* "paragraph 5 of the same resolution": the last that the passage names before, else the passage before. */
static void read_same(const char *text, gsize length, GArray *finds, const citation_find *earlier)
{
    undex_match match;
    static const char *const cues[] = {
        "same", "that ", "that\n", "misma", "même", "же ", "of the resolution", "of the decision"};
    gsize cue = 0;
    while (cue < G_N_ELEMENTS(cues) && !strstr(text, cues[cue]))
        cue++;
    if (cue == G_N_ELEMENTS(cues))
        return;
    for (gsize at = 0; mention_match(MENTION_SAME, text, length, at, &match); at = (gsize)match.end[0]) {
        gsize start = (gsize)match.start[0], end = (gsize)match.end[0];
        g_autofree char *words = mention_group(MENTION_SAME, "words", text, &match);
        const citation_find *last = last_of_kind(finds, start, words);
        citation_pinpoint pinpoint = {NULL, NULL};
        g_autofree char *that = mention_group(MENTION_SAME, "that", text, &match);
        act wanted = act_of_words(words);
        if (!last && earlier && (!that || wanted != ACT_NONE) && act_of_symbol(earlier->symbol) == wanted)
            last = earlier;
        if (!last || !last->symbol)
            continue;
        if ((that || !citation_pinpoint_after(text, length, end, &pinpoint)) &&
            !citation_pinpoint_before(text, start, &pinpoint) && that)
            continue; /* "that resolution" alone says nothing new */
        g_autofree char *symbol = g_strdup(last->symbol);
        add_find(finds, symbol, start, end, &pinpoint);
    }
}

/* "(see paras. 12-15 above)": places of the document itself. */
static void read_above(const reading *r, const char *text, gsize length, GArray *finds)
{
    undex_match word;
    const char *own = r->document->symbol;
    gsize at = 0;
    undex_match chinese;
    for (gsize from = 0; own && strstr(text, "文第") && finds->len < MOST_CITES &&
                         mention_match(MENTION_ABOVE_CHINESE, text, length, from, &chinese);
         from = (gsize)chinese.end[0]) {
        gsize start = (gsize)chinese.end[0], end = start;
        citation_pinpoint pinpoint = {NULL, NULL};
        if (citation_pinpoint_at(text, length, start, &pinpoint, &end) && pinpoint.para)
            add_find(finds, own, start, MIN(end, length), &pinpoint);
        citation_pinpoint_clear(&pinpoint);
    }
    if (own && (strstr(own, "/PV.") || strstr(own, "/SR."))) /* what is spoken of is another document */
        return;
    while (own && at < length && finds->len < MOST_CITES &&
           mention_match(MENTION_PLACE_WORD, text, length, at, &word)) {
        gsize start = (gsize)word.start[0], end = start;
        citation_pinpoint pinpoint = {NULL, NULL};
        at = (gsize)word.end[0];
        if (!citation_pinpoint_at(text, length, start, &pinpoint, &end))
            continue;
        end = MIN(end, length);
        if (pinpoint.para && mention_match(MENTION_ABOVE, text, length, end, NULL)) {
            add_find(finds, own, start, end, &pinpoint);
            at = MAX(at, end);
        }
        citation_pinpoint_clear(&pinpoint);
    }
}

/* ---- a document ---- */

static const char *heading_of(const undex_passage *passage)
{
    return passage->headings->len ? passage->headings->pdata[passage->headings->len - 1] : NULL;
}

static GArray *find_in(const reading *r, const undex_passage *passage)
{
    gsize length = passage->text ? strlen(passage->text) : 0;
    if (!length || length > LONGEST_TEXT || !g_utf8_validate(passage->text, -1, NULL))
        return NULL;
    return citation_find_all(passage->text, length, r->document->symbol, heading_of(passage));
}

static gboolean is_own(const undex_document *document, const char *symbol)
{
    return g_ptr_array_find_with_equal_func(document->symbols, symbol, g_str_equal, NULL);
}

/* A masthead or a title prints the document's own symbol, and cites nothing by that. */
static gboolean is_printed(const reading *r, const undex_passage *passage, const citation_find *find)
{
    return (passage->kind == UNDEX_KIND_MASTHEAD || passage->kind == UNDEX_KIND_TITLE) &&
           is_own(r->document, find->symbol);
}

static void add_cites(const reading *r, undex_passage *passage, const GArray *finds)
{
    const char *text = passage->text;
    gsize byte = 0;
    glong offset = 0;
    for (guint i = 0; i < finds->len && passage->cites->len < MOST_CITES; i++) {
        const citation_find *find = &g_array_index(finds, citation_find, i);
        if (!find->symbol || is_printed(r, passage, find))
            continue;
        offset += g_utf8_pointer_to_offset(text + byte, text + find->start);
        byte = find->start;
        undex_passage_append_cite(
            passage, &(undex_cite){find->symbol, find->para, (int)offset,
                                   (int)g_utf8_pointer_to_offset(text + find->start, text + find->end),
                                   find->place, find->origin});
    }
}

static void read_earlier(reading *r, guint i, const citation_find **last)
{
    const undex_passage *passage = r->document->passages->pdata[i];
    GArray *finds = r->finds->pdata[i];
    if (!finds)
        return;
    gsize length = strlen(passage->text);
    gboolean note = undex_passage_is_note(passage);
    if (note)
        read_ibid(r, passage->text, length, finds);
    read_same(passage->text, length, finds, note ? NULL : *last);
    read_above(r, passage->text, length, finds);
    const citation_find *here = last_before(finds, length);
    if (note)
        r->before = here;
    else if (here)
        *last = here;
}

void undex_document_find_cites(undex_document *document)
{
    reading r = {.document = document};
    const citation_find *last = NULL;
    r.said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    r.finds = g_ptr_array_new_with_free_func(finds_free);
    for (guint i = 0; i < document->passages->len; i++) {
        GArray *finds = find_in(&r, document->passages->pdata[i]);
        g_ptr_array_add(r.finds, finds);
        if (finds)
            learn(&r, finds);
    }
    for (guint i = 0; i < r.finds->len; i++)
        if (r.finds->pdata[i]) {
            apply(&r, r.finds->pdata[i]);
            read_earlier(&r, i, &last);
            add_cites(&r, document->passages->pdata[i], r.finds->pdata[i]);
        }
    g_ptr_array_unref(r.finds);
    g_hash_table_unref(r.said);
}
