// SPDX-License-Identifier: GPL-3.0-or-later
/* Some lines of a plain text are not its text: page and job numbers, running heads, rules, the head of a
 * Markdown file, and what a web page says around its text. */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum {
    FRONT_MATTER = 40,  /* lines */
    PAGES_LEFT_OUT = 8, /* between two page numbers, at most */
    PAGE_NUMBERS = 3,   /* that go upwards */
    PAGE_DIGITS = 4,    /* of a page's number */
    LONG_LINE = 200,    /* bytes of a line of text beside digits alone */
    REPEATED = 3,       /* times that a running head stands in the text, or at an edge of its pages */
    FEWEST_PAGES = 3,   /* whose edges are compared */
    ON_PAGES = 3,       /* one page of so many bears a running head */
    WEB_LINE = 120,     /* bytes of a line that is none of a web page's words */
    WEB_OTHERS = 4,     /* lines between a web page's own words */
    WEB_LINES = 3,      /* of a web page's own words */
    LINK_BYTES = 40,    /* of the label of a link */
    HEAD_LINES = 5,     /* before which a symbol is the masthead's */
    SYMBOL_BYTES = 30,  /* of a line that is a running head */
    HEAD_OF_FILE = 3,   /* lines of a file in which the first page's number stands above it */
};

static const segment_pattern forms[] = {PATTERN_BARCODE, PATTERN_RECYCLE, PATTERN_CONTINUED};

/* Key and value lines between two rows of dashes at the very beginning. */
static void front_matter(segment_view *view)
{
    if (!view->lines->len || strcmp(segment_line_at(view, 0)->text, "---") != 0)
        return;
    for (guint i = 1; i < view->lines->len && i < FRONT_MATTER; i++) {
        if (strcmp(segment_line_at(view, i)->text, "---") != 0)
            continue;
        segment_line_at(view, 0)->verdict.role = segment_line_at(view, i)->verdict.role = ROLE_RULE;
        for (guint j = 1; j < i; j++)
            segment_line_at(view, j)->verdict.role = ROLE_MASTHEAD;
        return;
    }
}

static gboolean stands_apart(const segment_view *view, guint i)
{
    return segment_line_at(view, i)->break_before || i + 1 >= view->lines->len ||
           segment_line_at(view, i + 1)->break_before;
}

/* Page numbers alone on a line, where at least three of them go upwards. */
static void page_numbers(segment_view *view)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
    int last = 0, p = undex_pattern_group(&segment_patterns[PATTERN_PLAIN_PAGE], "p");
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (line->verdict.role != ROLE_BODY || !stands_apart(view, i) ||
            !segment_matches(PATTERN_PLAIN_PAGE, line->text, &match))
            continue;
        int n = segment_line_value(line->text + match.start[p]);
        if (n <= last || (last && n > last + PAGES_LEFT_OUT))
            continue;
        last = n;
        g_array_append_val(found, i);
    }
    for (guint k = 0; k < found->len && found->len >= PAGE_NUMBERS; k++)
        segment_line_at(view, g_array_index(found, guint, k))->verdict.role = ROLE_PAGE_FURNITURE;
}

/* Digits alone between two long lines of text. */
static void lone_digits(segment_view *view)
{
    for (guint i = 1; i + 1 < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        gsize n = strlen(line->text);
        if (line->verdict.role == ROLE_BODY && n <= PAGE_DIGITS && strspn(line->text, "0123456789") == n &&
            strlen((line - 1)->text) > LONG_LINE && strlen((line + 1)->text) > LONG_LINE)
            line->verdict.role = ROLE_PAGE_FURNITURE;
    }
}

/* The same symbol or language alone on a line again and again: a running head, but for the first. */
static void running_heads(segment_view *view)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (int pass = 0; pass < 2; pass++) {
        g_autoptr(GHashTable) again = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            if (line->verdict.role != ROLE_BODY ||
                (!segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL) &&
                 !segment_matches(PATTERN_LANGUAGE_LINE, line->text, NULL)))
                continue;
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(seen, line->text));
            if (!pass)
                g_hash_table_insert(seen, line->text, GUINT_TO_POINTER(n + 1));
            else if (n >= REPEATED && !g_hash_table_add(again, line->text))
                line->verdict.role = ROLE_PAGE_FURNITURE;
        }
    }
}

/* Where form feeds part the pages: the first or last line of each that many pages share. */
static void repeated_edges(segment_view *view)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint pages = view->lines->len ? (guint)segment_line_at(view, view->lines->len - 1)->page : 0;
    for (int pass = 0; pass < 2 && pages >= FEWEST_PAGES; pass++)
        for (guint i = 0; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            gboolean first = i && (line - 1)->page != line->page;
            gboolean last = i + 1 < view->lines->len && (line + 1)->page != line->page;
            if (!first && !last)
                continue;
            g_autofree char *key = g_strdup(line->text);
            for (char *c = key; *c; c++)
                *c = g_ascii_isdigit(*c) ? '#' : *c;
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
            if (!pass)
                g_hash_table_insert(counts, g_steal_pointer(&key), GUINT_TO_POINTER(n + 1));
            else if (n >= REPEATED && n * ON_PAGES >= pages)
                line->verdict.role = ROLE_PAGE_FURNITURE;
        }
}

/* From the first of a web page's own words to the end, if little else stands there. */
static void web_words(segment_view *view)
{
    guint end = view->lines->len, first = end, hits = 0, rest = 0;
    for (guint i = end; i-- > 0;) {
        const segment_line *line = segment_line_at(view, i);
        if (segment_matches(PATTERN_PLAIN_WEB, line->text, NULL))
            hits++, first = i, rest = 0;
        else if (strlen(line->text) > WEB_LINE || ++rest > WEB_OTHERS)
            break;
    }
    if (hits < WEB_LINES || hits * 2 < end - first)
        return;
    for (guint i = first; i < end; i++)
        segment_line_at(view, i)->verdict.role = ROLE_BOILERPLATE;
}

static void cut_links(segment_view *view)
{
    undex_match match;
    for (guint i = 0; i < view->lines->len; i++)
        if (segment_matches(PATTERN_PLAIN_LINKS, segment_line_at(view, i)->text, &match))
            segment_line_at(view, i)->text[match.start[0]] = '\0';
    for (guint i = view->lines->len; i-- > 0;)
        if (!*segment_line_at(view, i)->text)
            segment_line_at(view, i)->verdict.role = ROLE_PAGE_FURNITURE;
}

/* "Other documents:" with nothing below it, and the short line above: links whose addresses are lost. */
static gboolean is_label(const segment_view *view, plain_block chunk)
{
    const char *text = segment_line_at(view, chunk.first)->text;
    return chunk.first == chunk.last && strlen(text) <= LINK_BYTES && g_str_has_suffix(text, ":");
}

void plain_links(segment_view *view)
{
    plain_block chunk, before, label, below;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        segment_line *line = segment_line_at(view, chunk.first);
        if (line->verdict.level != LEVEL_PLAIN || line->bold || line->size > PLAIN_SIZE ||
            strlen(line->text) > LINK_BYTES || !plain_block_before(view, chunk.first, &before) ||
            segment_line_at(view, before.first)->verdict.level ||
            !plain_next_block(view, chunk.last + 1, &label) || !is_label(view, label))
            continue;
        if (plain_next_block(view, label.last + 1, &below) &&
            (segment_line_at(view, below.first)->verdict.level || is_label(view, below)))
            line->verdict.role = ROLE_BOILERPLATE;
    }
}

void plain_furniture(segment_view *view, undex_document *document)
{
    front_matter(view);
    cut_links(view);
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (line->verdict.role != ROLE_BODY)
            continue;
        if (segment_matches(PATTERN_PLAIN_RULE, line->text, NULL)) {
            line->verdict.role = ROLE_RULE;
        } else if (segment_matches(PATTERN_PLAIN_FOOT, line->text, NULL)) {
            line->verdict.role = ROLE_PAGE_FURNITURE;
            if (!document->job_number)
                document->job_number = g_strndup(line->text, strcspn(line->text, " ("));
        }
        /* A meeting record's symbol amid the text is its running head. */
        if (i > HEAD_LINES && strlen(line->text) < SYMBOL_BYTES &&
            segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL) &&
            (strstr(line->text, "/PV.") || strstr(line->text, "/SR.")))
            line->verdict.role = ROLE_PAGE_FURNITURE;
        for (guint f = 0; f < G_N_ELEMENTS(forms); f++)
            if (segment_matches(forms[f], line->text, NULL))
                line->verdict.role = ROLE_PAGE_FURNITURE;
    }
    page_numbers(view);
    lone_digits(view);
    running_heads(view);
    repeated_edges(view);
    web_words(view);
}

/* Pages */

typedef struct {
    guint first, end; /* lines that are no text: a page's foot or head */
    int page;         /* printed; 0: not */
} page_edge;

static int printed_page(const segment_line *line)
{
    static const segment_pattern which[] = {PATTERN_PLAIN_FOOT, PATTERN_PLAIN_PAGE};
    undex_match match;
    if (line->verdict.role != ROLE_PAGE_FURNITURE)
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(which); i++)
        if (segment_matches(which[i], line->text, &match)) {
            int p = undex_pattern_group(&segment_patterns[which[i]], "p");
            return match.start[p] < 0 ? 0 : segment_line_value(line->text + match.start[p]);
        }
    return 0;
}

static gboolean is_edge(const segment_view *view, const GArray *notes, guint i)
{
    const segment_line *line = segment_line_at(view, i);
    if (line->verdict.role == ROLE_NOTE)
        return line->verdict.note >= 0 && !g_array_index(notes, segment_note, line->verdict.note).endnote;
    return line->verdict.role == ROLE_PAGE_FURNITURE || line->verdict.role == ROLE_RULE;
}

/* A page's foot that carries no number still ends a page: its notes say so. */
static GArray *find_edges(const segment_view *view, const GArray *notes)
{
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(page_edge));
    for (guint i = 0; i < view->lines->len; i++) {
        page_edge edge = {i, i, 0};
        gboolean bare = TRUE;
        for (; edge.end < view->lines->len && is_edge(view, notes, edge.end); edge.end++) {
            int page = printed_page(segment_line_at(view, edge.end));
            edge.page = page ? page : edge.page;
            bare &= segment_line_at(view, edge.end)->verdict.role == ROLE_RULE;
        }
        if (edge.end == i)
            continue;
        if (!bare)
            g_array_append_val(edges, edge);
        i = edge.end - 1;
    }
    return edges;
}

void plain_pages(segment_view *view, GArray *notes)
{
    g_autoptr(GArray) edges = find_edges(view, notes);
    guint anchors = 0, from = 0;
    int page = 0, next = 0;
    for (guint e = edges->len; e-- > 0;) {
        page_edge *edge = &g_array_index(edges, page_edge, e);
        anchors += edge->page > 0;
        if (edge->page)
            next = edge->page;
        else if (next)
            next = MAX(1, next - 1);
        if (e == 0)
            page = next;
    }
    if (!anchors || (view->lines->len && segment_line_at(view, view->lines->len - 1)->page > 1))
        return;
    /* The number stands at the head of a page where the first page has none. */
    const page_edge *top = &g_array_index(edges, page_edge, 0);
    gboolean head = top->page == 2 || (top->page == 1 && top->first < HEAD_OF_FILE);
    for (guint e = 0; e <= edges->len; e++) {
        const page_edge *edge = e < edges->len ? &g_array_index(edges, page_edge, e) : NULL;
        guint end = !edge ? view->lines->len : head ? edge->first : edge->end;
        if (edge && edge->page && !head)
            page = edge->page;
        for (; from < end; from++)
            segment_line_at(view, from)->page = head && !e ? MAX(1, page - 1) : page;
        page = edge && edge->page && head ? edge->page : !head ? page + 1 : page;
    }
    for (guint n = 0; n < notes->len; n++) {
        segment_note *note = &g_array_index(notes, segment_note, n);
        note->page = segment_line_at(view, note->first)->page;
    }
}
