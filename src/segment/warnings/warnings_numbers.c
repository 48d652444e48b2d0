// SPDX-License-Identifier: GPL-3.0-or-later
/* These warnings are about numbers: those that are missing from a sequence, and those outside of any. A
 * number that is lost and inferred says so in its passage's label_origin. */
#include "segment/segment_patterns.h"
#include "segment/warnings/warnings.h"

#include <string.h>

enum { STREAK = 3 }; /* numbers in sequence before one that is missing tells */

enum {
    ENTRY_LETTERS = 200, /* an entry of a list is shorter */
    TRACES = 20,         /* missing numbers that are looked for in the text, at most */
};

/* The missing ones, "paragraph 3 is", "paragraphs 3 to 5 are". Caller frees. */
static char *missing(const char *what, int first, int last)
{
    return first == last ? g_strdup_printf("%s %d is", what, first)
                         : g_strdup_printf("%ss %d to %d are", what, first, last);
}

/* Whether a text holds one of the numbers where a paragraph might begin: "... the end. 9. The next". */
static gboolean holds_number(const char *text, int first, int last)
{
    for (int n = first; n <= last && n < first + TRACES; n++) {
        char number[16];
        g_snprintf(number, sizeof number, "%d.", n);
        for (const char *at = strstr(text, number); at; at = strstr(at + 1, number)) {
            const char *end = at + strlen(number);
            if ((at == text || g_ascii_isspace(at[-1])) && (!*end || g_ascii_isspace(*end)))
                return TRUE;
        }
    }
    return FALSE;
}

/* Whether a document itself leaves numbers out: the paragraph before stands on the same page, is whole and
 * holds no trace of them, and nothing but notes and headings without a trace stands between. */
static gboolean is_left_out(const warnings_sheet *sheet, int before, guint at, int first, int last)
{
    const GPtrArray *passages = sheet->document->passages;
    if (before < 0)
        return FALSE;
    for (guint i = (guint)before + 1; i < at; i++) {
        const undex_passage *between = g_ptr_array_index(passages, i);
        if (between->kind != UNDEX_KIND_FOOTNOTE &&
            (between->kind != UNDEX_KIND_HEADING || holds_number(between->text, first, last)))
            return FALSE;
    }
    const undex_passage *from = g_ptr_array_index(passages, (guint)before),
                        *to = g_ptr_array_index(passages, at);
    return from->page_last == to->page_first && warnings_is_finished(from->text) &&
           !holds_number(from->text, first, last);
}

/* The last number of a component, and the last before its numbers began again: these may go on behind. */
typedef struct {
    int last, outer;
} sequence;

static void warn_of_gaps(warnings_sheet *sheet)
{
    const GPtrArray *passages = sheet->document->passages;
    g_autoptr(GHashTable) sequences = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    int before = -1;
    warnings_begin(sheet);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        if (!warnings_is_numbered(passage))
            continue;
        const char *component = passage->component ? passage->component : "main";
        sequence *known = g_hash_table_lookup(sequences, component);
        if (!known)
            g_hash_table_insert(sequences, (gpointer)component, known = g_new0(sequence, 1));
        int from = known->last, to = warnings_running(passage->label), page = passage->page_first;
        if (to == from && to > 1 && !strchr(passage->label, ' ')) {
            warnings_raise(sheet, page, page, "paragraph %s is printed twice, again on page %d",
                           passage->label, page);
        } else if (to > from + 1 && to != known->outer + 1 &&
                   !is_left_out(sheet, before, i, from + 1, to - 1)) {
            g_autofree char *which = missing("paragraph", from + 1, to - 1);
            warnings_raise(sheet, page, page, "%s missing before paragraph %s on page %d", which,
                           passage->label, page);
        }
        before = (int)i;
        if (to < from)
            known->outer = from;
        known->last = to;
    }
}

/* Items that are numbered within their paragraph, 122.1 to 122.230: which are missing. */
static void warn_of_items(warnings_sheet *sheet)
{
    const GPtrArray *passages = sheet->document->passages;
    const char *before = NULL;
    int streak = 0; /* of items that followed one another: one or two may be anything */
    warnings_begin(sheet);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        const char *stop = passage->label ? strrchr(passage->label, '.') : NULL;
        if (passage->kind != UNDEX_KIND_LIST_ITEM || !stop)
            continue;
        gsize prefix = (gsize)(stop + 1 - passage->label);
        gboolean same = before && strncmp(before, passage->label, prefix) == 0;
        int from = same ? warnings_running(before) : 0, to = warnings_running(passage->label);
        if (same && streak >= STREAK && to > from + 1) {
            g_autofree char *which =
                to == from + 2 ? g_strdup_printf("item %.*s%d is", (int)prefix, passage->label, from + 1)
                               : g_strdup_printf("items %.*s%d to %.*s%d are", (int)prefix, passage->label,
                                                 from + 1, (int)prefix, passage->label, to - 1);
            warnings_raise(sheet, passage->page_first, passage->page_first,
                           "%s missing before item %s on page %d", which, passage->label,
                           passage->page_first);
        }
        streak = same && to == from + 1 ? streak + 1 : same ? streak : 1;
        before = passage->label;
    }
}

/* A list's entry with a bare number, and as long as a paragraph. */
static void warn_of_entries(warnings_sheet *sheet)
{
    const GPtrArray *passages = sheet->document->passages;
    warnings_begin(sheet);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        if (passage->kind != UNDEX_KIND_LIST_ITEM || !passage->label ||
            strspn(passage->label, "0123456789") != strlen(passage->label) ||
            g_utf8_strlen(passage->text, -1) <= ENTRY_LETTERS || !warnings_is_finished(passage->text) ||
            warnings_ends_quoted(passage->text))
            continue;
        g_autofree char *pages = warnings_pages(passage->page_first, passage->page_last);
        warnings_raise(sheet, passage->page_first, passage->page_last,
                       "item %s on %s is as long as a paragraph: it may be one", passage->label, pages);
    }
}

/* A text, or a heading that reads like one, that begins with a number which no sequence took. */
static void warn_of_outsiders(warnings_sheet *sheet)
{
    const GPtrArray *passages = sheet->document->passages;
    warnings_begin(sheet);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        undex_match match;
        if ((passage->kind != UNDEX_KIND_BLOCK && passage->kind != UNDEX_KIND_HEADING &&
             passage->kind != UNDEX_KIND_PREAMBULAR) ||
            !segment_matches(PATTERN_NUMBER, passage->text, &match) || !warnings_is_finished(passage->text))
            continue;
        int n = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "n");
        warnings_raise(sheet, passage->page_first, passage->page_last,
                       "number %.*s on page %d begins a text that stands in no sequence",
                       undex_match_length(&match, n), passage->text + match.start[n], passage->page_first);
    }
}

void warnings_numbers(warnings_sheet *sheet)
{
    warn_of_gaps(sheet);
    warn_of_items(sheet);
    warn_of_entries(sheet);
    warn_of_outsiders(sheet);
}
