// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/draft_patterns.h"
#include "verify/quotations.h"

#include <string.h>

/* How far from a document's name its place is looked for, and at how many ends of words. */
enum { REACH_AFTER = 160, REACH_BEFORE = 90, MOST_TRIES = 24, MOST_CITATIONS = 20000 };

/* A paragraph, or a part of one between notes; its lines are joined. */
typedef struct {
    char *text;
    gsize length, start; /* of the draft's text */
    gsize note;          /* where the note begins that it stands in; 0: in none */
} piece;

typedef struct {
    const undex_draft *draft;
    GArray *quotations, *found;
    char *last; /* the document that was cited last */
} reading;

static void clear_citation(gpointer data)
{
    undex_draft_citation *citation = data;
    undex_citation_free(citation->citation);
    g_free(citation->text);
}

static gboolean is_letter(gunichar c)
{
    return g_unichar_isalnum(c);
}

static gboolean is_quotation_mark(gunichar c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB;
}

/* Where a place named after `from` may end at the latest. */
static gsize tail_limit(const piece *s, gsize from, gsize limit)
{
    int depth = 0;
    gsize stop = MIN(limit, from + REACH_AFTER);
    for (const char *p = s->text + from; p < s->text + stop; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        if (depth < 0 || is_quotation_mark(c))
            return (gsize)(p - s->text);
    }
    return stop;
}

/* The citation that begins with the document's name, which ends at `end`, with as much behind it as makes
 * one; *end is where that ends. */
static undex_citation *with_tail(const piece *s, const char *symbol, gsize *end, gsize limit)
{
    gsize stop = tail_limit(s, *end, limit), ends[MOST_TRIES] = {0};
    guint count = 0;
    for (const char *p = s->text + *end; p < s->text + stop && count < MOST_TRIES;) {
        const char *next = g_utf8_next_char(p);
        gboolean closes = *p == ')' || *p == ']' || *p == '*';
        if (closes ||
            (is_letter(g_utf8_get_char(p)) && (next >= s->text + stop || !is_letter(g_utf8_get_char(next)))))
            ends[count++] = (gsize)(next - s->text);
        p = next;
    }
    while (count-- > 0) {
        g_autofree char *tail = g_strndup(s->text + *end, ends[count] - *end);
        g_autofree char *whole = g_strconcat(symbol, tail, NULL);
        undex_citation *citation = undex_citation_parse(whole);
        if (citation && (citation->locators->len || citation->component)) {
            *end = ends[count];
            return citation;
        }
        undex_citation_free(citation);
    }
    return NULL;
}

/* "paragraph 12 of" before the name. */
static undex_citation *with_head(const piece *s, const char *symbol, gsize *start, gsize limit)
{
    gsize from = *start > limit + REACH_BEFORE ? *start - REACH_BEFORE : limit;
    while (from < *start && ((guchar)s->text[from] & 0xC0) == 0x80)
        from++;
    for (const char *p = s->text + from; p < s->text + *start; p = g_utf8_next_char(p))
        if (is_quotation_mark(g_utf8_get_char(p)))
            from = (gsize)(g_utf8_next_char(p) - s->text);
    guint tries = 0;
    for (const char *p = s->text + from; p < s->text + *start && tries < MOST_TRIES;
         p = g_utf8_next_char(p)) {
        gboolean begins = is_letter(g_utf8_get_char(p)) &&
                          (p == s->text || !is_letter(g_utf8_get_char(g_utf8_prev_char(p))));
        if (!begins || !g_ascii_strncasecmp(p, "the ", 4))
            continue;
        tries++;
        g_autofree char *head = g_strndup(p, (gsize)(s->text + *start - p));
        g_autofree char *whole = g_strconcat(head, symbol, NULL);
        undex_citation *citation = undex_citation_parse(whole);
        if (citation && citation->symbol && strcmp(citation->symbol, symbol) == 0 &&
            (citation->locators->len || citation->component)) {
            *start = (gsize)(p - s->text);
            return citation;
        }
        undex_citation_free(citation);
    }
    return NULL;
}

static char *shown(const undex_citation *citation)
{
    const undex_locator *locators = (const undex_locator *)(gconstpointer)citation->locators->data;
    return undex_citation_format(citation->symbol, citation->component, locators, citation->locators->len);
}

static void take(reading *r, const piece *s, gsize start, gsize end, gsize name, undex_citation *citation)
{
    undex_draft_citation found = {.start = s->start + start,
                                  .end = s->start + end,
                                  .name = s->start + name,
                                  .citation = citation,
                                  .text = shown(citation)};
    g_free(r->last);
    r->last = g_strdup(citation->symbol);
    if (r->found->len < MOST_CITATIONS)
        g_array_append_val(r->found, found);
    else
        clear_citation(&found);
}

/* The place with a document named at [start, end), not before `least` and not beyond `most`. */
static gsize take_named(reading *r, const piece *s, undex_text_range name, const char *symbol,
                        const char *para, gsize least, gsize most)
{
    gsize named = name.start;
    undex_citation *citation = with_tail(s, symbol, &name.end, most);
    if (!citation)
        citation = with_head(s, symbol, &name.start, least);
    if (!citation && para) {
        g_autofree char *whole = g_strdup_printf("%s, para. %s", symbol, para);
        citation = undex_citation_parse(whole);
    }
    if (!citation)
        citation = undex_citation_parse(symbol);
    if (citation && citation->symbol)
        take(r, s, name.start, name.end, named, citation);
    else
        undex_citation_free(citation);
    return name.end;
}

/* "Ibid., para. 14" and "(para. 14)" between what is named. */
static void take_same(reading *r, const piece *s, gsize from, gsize to)
{
    undex_match match;
    undex_pattern *pattern = &undex_draft_patterns[DRAFT_SAME_DOCUMENT];
    while (r->last && from < to && undex_pattern_match(pattern, s->text, (gssize)to, from, &match)) {
        gsize start = (gsize)match.start[0], end = (gsize)match.end[0];
        g_autofree char *symbol =
            s->text[start] == '(' ? g_strconcat(r->last, ", ", NULL) : g_strdup(r->last);
        undex_citation *citation = with_tail(s, symbol, &end, to);
        if (!citation && s->text[start] != '(')
            citation = undex_citation_parse(r->last);
        if (citation && citation->symbol)
            take(r, s, start, end, start, citation);
        else
            undex_citation_free(citation);
        from = MAX(end, start + 1);
    }
}

static gboolean is_quoted(const reading *r, const piece *s, gsize at)
{
    for (guint i = 0; i < r->quotations->len; i++) {
        const undex_quotation *q = &g_array_index(r->quotations, undex_quotation, i);
        if (q->start <= at && at < q->end && q->outer_start >= s->note)
            return TRUE;
        if (q->start > at)
            break;
    }
    return FALSE;
}

/* Whether a block ends with this citation: "(A/68/190, para. 12)", or in a line of its own. */
static gboolean ends_block(const reading *r, const undex_draft_citation *c)
{
    const char *text = r->draft->text->str;
    for (guint i = 0; i < r->quotations->len; i++) {
        undex_quotation *q = &g_array_index(r->quotations, undex_quotation, i);
        if (!q->block || c->start < q->start || c->end > q->end)
            continue;
        for (const char *p = text + c->end; p < text + q->end; p = g_utf8_next_char(p))
            if (is_letter(g_utf8_get_char(p)))
                return FALSE;
        const char *p = text + c->start, *begin = text + q->start;
        while (p > begin && p[-1] != '\n' && p[-1] != '(' && p[-1] != '[' && !g_str_has_prefix(p, "—"))
            p--;
        gboolean line = p > begin && p[-1] == '\n', open = p > begin && (p[-1] == '(' || p[-1] == '[');
        gboolean dash = g_str_has_prefix(p, "—") || g_str_has_prefix(p, "–") || *p == '-';
        if (!open && !dash && !(line && p == text + c->start))
            return FALSE;
        q->cut = (gsize)(p - text) - (open ? 1 : 0);
        return q->cut > q->start;
    }
    return FALSE;
}

static void read_piece(reading *r, const piece *s)
{
    g_autoptr(GArray) mentions = undex_mention_find(s->text);
    gsize at = 0;
    glong chars = 0;
    guint before = r->found->len;
    const char *p = s->text;
    for (guint i = 0; i < mentions->len; i++) {
        const undex_mention *mention = &g_array_index(mentions, undex_mention, i);
        p = g_utf8_offset_to_pointer(p, mention->offset - chars);
        chars = mention->offset;
        gsize start = (gsize)(p - s->text);
        gsize end = (gsize)(g_utf8_offset_to_pointer(p, mention->length) - s->text), most = s->length;
        if (i + 1 < mentions->len)
            most = (gsize)(g_utf8_offset_to_pointer(p, mention[1].offset - chars) - s->text);
        if (start < at)
            continue;
        take_same(r, s, at, start);
        at = take_named(r, s, (undex_text_range){start, end}, mention->symbol, mention->para, at, most);
    }
    take_same(r, s, at, s->length);
    for (guint i = r->found->len; i-- > before;) {
        const undex_draft_citation *c = &g_array_index(r->found, undex_draft_citation, i);
        if (is_quoted(r, s, c->name) && !ends_block(r, c))
            g_array_remove_index(r->found, i);
    }
}

GArray *undex_draft_citations_find(const undex_draft *draft, GArray *quotations)
{
    reading r = {.draft = draft, .quotations = quotations};
    r.found = g_array_new(FALSE, FALSE, sizeof(undex_draft_citation));
    g_array_set_clear_func(r.found, clear_citation);
    const char *text = draft->text->str;
    gsize note = 0;
    for (const char *p = text; *p;) {
        const char *end = p;
        while (*end && !(end[0] == '\n' && end[1] == '\n') && !g_str_has_prefix(end, "\xEE\x80"))
            end++;
        piece s = {g_strdelimit(g_strndup(p, (gsize)(end - p)), "\n\t", ' '), (gsize)(end - p),
                   (gsize)(p - text), note};
        if (s.length)
            read_piece(&r, &s);
        g_free(s.text);
        if (g_str_has_prefix(end, UNDEX_NOTE_OPEN))
            note = (gsize)(end - text);
        else if (g_str_has_prefix(end, UNDEX_NOTE_CLOSE))
            note = 0;
        p = g_str_has_prefix(end, "\xEE\x80") ? end + 3 : end + (*end ? 2 : 0);
    }
    g_free(r.last);
    return r.found;
}
