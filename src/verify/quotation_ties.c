// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/draft_patterns.h"
#include "verify/quotations.h"

#include <string.h>

/* How far behind a quotation a citation is its own; how long what stands between brackets may be. */
enum { GLUE_REACH = 90, INTRODUCTION = 40, BRACKET_REACH = 600, MOST_CANDIDATES = 6 };

typedef struct {
    const char *text;
    const undex_quotation *q;
    GArray *citations;
    gsize next; /* where the next quotation begins */
    undex_quotation_tie tie;
} tying;

void undex_quotation_tie_clear(undex_quotation_tie *tie)
{
    g_clear_pointer(&tie->candidates, g_array_unref);
}

static undex_draft_citation *citation_at(const tying *t, guint i)
{
    return i < t->citations->len ? &g_array_index(t->citations, undex_draft_citation, i) : NULL;
}

/* The first that begins at or behind `at`. */
static guint first_from(const tying *t, gsize at)
{
    guint low = 0, high = t->citations->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (citation_at(t, middle)->start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add(tying *t, guint i, gboolean sure)
{
    for (guint k = 0; k < t->tie.candidates->len; k++)
        if (g_array_index(t->tie.candidates, guint, k) == i)
            return;
    if (t->tie.candidates->len >= MOST_CANDIDATES)
        return;
    g_array_append_val(t->tie.candidates, i);
    t->tie.sure |= sure;
    citation_at(t, i)->claimed |= sure && citation_at(t, i)->start >= t->q->start;
}

/* Past closing marks, stops and figures of notes: what opens there. */
static const char *behind(const char *p)
{
    while (*p && !g_str_has_prefix(p, UNDEX_NOTE_OPEN) && *p != '(' && *p != '[' && *p != '\n') {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalpha(c) || g_ascii_isdigit(*p) || (p[0] == '\n' && p[1] == '\n'))
            break;
        p = g_utf8_next_char(p);
    }
    return p;
}

/* Where the brackets close that open at `p`; in the end of its paragraph where they do not. */
static const char *bracket_end(const char *p)
{
    const char *begun = p;
    int depth = 0;
    for (; *p && p - begun < BRACKET_REACH && !(p[0] == '\n' && p[1] == '\n'); p++) {
        depth += *p == '(' || *p == '[' ? 1 : *p == ')' || *p == ']' ? -1 : 0;
        if (depth == 0)
            break;
    }
    return p;
}

/* Those in a note, or in brackets, that follow the quotation at once. */
static void add_enclosed(tying *t, gsize from)
{
    const char *p = behind(t->text + from);
    while (*p == '\n' && (t->q->block || p[1] != '\n'))
        p++;
    if (*p == ' ')
        p = behind(p);
    const char *end = p;
    if (g_str_has_prefix(p, UNDEX_NOTE_OPEN))
        end = strstr(p, UNDEX_NOTE_CLOSE);
    else if (*p == '(' || *p == '[')
        end = bracket_end(p);
    if (!end || end == p)
        return;
    for (guint i = first_from(t, (gsize)(p - t->text));
         citation_at(t, i) && t->text + citation_at(t, i)->start < end; i++)
        add(t, i, TRUE);
}

static gboolean is_glue(const tying *t, gsize from, gsize to, gboolean anywhere)
{
    g_autofree char *between =
        to >= from && to - from < GLUE_REACH ? g_strndup(t->text + from, to - from) : NULL;
    if (!between || (!anywhere && strstr(between, "\n\n")))
        return FALSE;
    return undex_pattern_match(&undex_draft_patterns[DRAFT_GLUE], between, -1, 0, NULL);
}

/* One that follows with nothing of its own in between; where something but a new sentence ties it, surely. */
static void add_following(tying *t)
{
    guint i = first_from(t, t->q->outer_end);
    const undex_draft_citation *c = citation_at(t, i);
    if (!c || c->start >= t->next || !is_glue(t, t->q->outer_end, c->start, t->q->block))
        return;
    const char *p = t->text + t->q->outer_end;
    gboolean stopped = t->q->end && strchr(".!?", t->text[t->q->end - 1]);
    gboolean tied = strcspn(p, ",(-[") < c->start - t->q->outer_end ||
                    g_strstr_len(p, (gssize)(c->start - t->q->outer_end), "\xE2\x80\x94");
    add(t, i, t->q->block || tied || !stopped);
}

static gboolean is_apart(const tying *t, gsize from, gsize to)
{
    return to < from || g_strstr_len(t->text + from, (gssize)(to - from), "\n\n") != NULL;
}

/* The nearest before it in its paragraph; of what is set apart, in the paragraph before. */
static void add_preceding(tying *t)
{
    for (guint i = first_from(t, t->q->outer_start); i-- > 0;) {
        const undex_draft_citation *c = citation_at(t, i);
        const char *between = t->text + c->end;
        const char *apart = g_strstr_len(between, (gssize)(t->q->outer_start - c->end), "\n\n");
        if (apart && !(t->q->block && apart + strspn(apart, "\n ") >= t->text + t->q->outer_start))
            return;
        if (c->claimed)
            continue;
        add(t, i, t->q->block || t->q->outer_start - c->end < INTRODUCTION);
        return;
    }
}

/* "As A/68/190, para. 12, has it:" before a block that ends with brackets, which may be the document's own.
 */
static gboolean is_introduced(const tying *t)
{
    guint i = first_from(t, t->q->outer_start);
    if (!i || t->q->cut == G_MAXSIZE || !strchr("([", t->text[t->q->cut]))
        return FALSE;
    return t->q->outer_start - citation_at(t, i - 1)->end < INTRODUCTION;
}

/* "As A/68/190, para. 12, has it:" before what is set apart, unless a line behind it says whose words
 * they are. */
static gboolean is_announced(const tying *t)
{
    const char *p = t->text + t->q->outer_start, *after = t->text + t->q->outer_end;
    while (p > t->text && g_ascii_isspace(p[-1]))
        p--;
    after += strspn(after, " \n");
    gunichar first = g_utf8_get_char(after);
    return t->q->block && p > t->text && p[-1] == ':' && first != '-' && first != 0x2013 && first != 0x2014;
}

/* The next in its paragraph, before another quotation. */
static void add_later(tying *t)
{
    guint i = first_from(t, t->q->outer_end);
    const undex_draft_citation *c = citation_at(t, i);
    if (c && c->start < t->next && !is_apart(t, t->q->outer_end, c->start))
        add(t, i, FALSE);
}

undex_quotation_tie undex_quotation_tie_make(const undex_draft *draft, const GArray *quotations, guint i,
                                             GArray *citations)
{
    tying t = {.text = draft->text->str,
               .q = &g_array_index(quotations, undex_quotation, i),
               .citations = citations,
               .next = G_MAXSIZE,
               .tie = {.candidates = g_array_new(FALSE, FALSE, sizeof(guint))}};
    for (guint k = i + 1; k < quotations->len && t.next == G_MAXSIZE; k++)
        if (g_array_index(quotations, undex_quotation, k).outer_start >= t.q->outer_end)
            t.next = g_array_index(quotations, undex_quotation, k).outer_start;
    add_enclosed(&t, t.q->outer_end);
    if (!t.tie.sure && is_introduced(&t))
        add_preceding(&t);
    t.tie.whole = t.tie.sure;
    for (guint k = t.q->cut == G_MAXSIZE ? t.citations->len : first_from(&t, t.q->cut);
         citation_at(&t, k) && citation_at(&t, k)->end <= t.q->end; k++)
        if (t.tie.whole) /* what it ends with is the document's own */
            citation_at(&t, k)->used = TRUE;
        else
            add(&t, k, TRUE);
    if (!t.tie.sure && is_announced(&t))
        add_preceding(&t);
    if (!t.tie.sure)
        add_following(&t);
    if (!t.tie.sure) {
        add_preceding(&t);
        if (!t.tie.sure)
            add_later(&t);
    }
    return t.tie;
}
