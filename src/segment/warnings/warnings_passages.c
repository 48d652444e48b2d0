// SPDX-License-Identifier: GPL-3.0-or-later
/* These warnings are about what passages were taken for: headings that may be paragraphs and the reverse,
 * texts that break off or stand apart from the paragraph that they belong to, and preambles without
 * operative paragraphs. */
#include "segment/segment_patterns.h"
#include "segment/warnings/warnings.h"

#include <string.h>

enum { LIKE_TENTHS = 6 }; /* of ten headings of a run so many are alike */

enum {
    HEADING_LETTERS = 160, /* a heading is shorter */
    BROKEN_LETTERS = 60,   /* a line that breaks off is longer */
    TEXT_LETTERS = 100,    /* a text that is longer is no heading, caption or signature */
    HEADING_RUN = 2,       /* so many headings taken as paragraphs are a run */
};

static const undex_passage *passage_of(const warnings_sheet *sheet, guint index)
{
    const GPtrArray *passages = sheet->document->passages;
    return index < passages->len ? g_ptr_array_index(passages, index) : NULL;
}

/* The passage that follows in the text: notes stand between without belonging there. */
static guint next_of(const warnings_sheet *sheet, guint index)
{
    for (guint i = index + 1;; i++) {
        const undex_passage *passage = passage_of(sheet, i);
        if (!passage || (passage->kind != UNDEX_KIND_FOOTNOTE && passage->kind != UNDEX_KIND_ENDNOTE &&
                         passage->kind != UNDEX_KIND_BOILERPLATE))
            return i;
    }
}

/* Like a heading: short, and no sentence. */
static gboolean is_headinglike(const undex_passage *passage)
{
    return g_utf8_strlen(passage->text, -1) <= HEADING_LETTERS && !warnings_is_finished(passage->text) &&
           !strchr(passage->text, '\n');
}

/* Numbered paragraphs of one sequence that are all short and no sentences, with unnumbered text or tables
 * between them: headings, or the rows of a table. */
static void warn_of_runs(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    for (guint i = 0; passage_of(sheet, i);) {
        const undex_passage *first = passage_of(sheet, i), *last = first;
        guint members = 0, like = 0, followed = 0, at = i;
        for (; passage_of(sheet, at); at++) {
            const undex_passage *passage = passage_of(sheet, at);
            if (!warnings_is_numbered(passage))
                continue;
            if (members && warnings_running(passage->label) != warnings_running(last->label) + 1)
                break;
            const undex_passage *next = passage_of(sheet, next_of(sheet, at));
            gboolean alike = is_headinglike(passage);
            members++;
            like += alike;
            followed += alike && next &&
                        (next->kind == UNDEX_KIND_BLOCK || next->kind == UNDEX_KIND_TABLE ||
                         next->kind == UNDEX_KIND_LIST_ITEM);
            last = passage;
        }
        if (members >= HEADING_RUN && like * 10 >= members * LIKE_TENTHS && followed * 2 >= members) {
            g_autofree char *pages = warnings_pages(first->page_first, last->page_last);
            while (!warnings_is_numbered(first) && passage_of(sheet, ++i))
                first = passage_of(sheet, i);
            warnings_raise(sheet, first->page_first, last->page_last,
                           "paragraphs %s to %s on %s are short and no sentences: they may be headings or "
                           "rows of a table",
                           first->label, last->label, pages);
        }
        i = MAX(at, i + 1);
    }
}

static gboolean begins_lower(const char *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

static gboolean is_quote(gunichar ch)
{
    return ch == '"' || ch == 0x201C || ch == 0x201E || ch == 0xAB;
}

/* A numbered paragraph that does not come to its end, and the text that seems to go on with it. */
static void warn_of_ends(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    for (guint i = 0; passage_of(sheet, i); i++) {
        const undex_passage *passage = passage_of(sheet, i);
        if (!warnings_is_numbered(passage) || warnings_is_finished(passage->text))
            continue;
        const undex_passage *next = passage_of(sheet, next_of(sheet, i));
        if (!next || (next->kind != UNDEX_KIND_BLOCK && next->kind != UNDEX_KIND_HEADING))
            continue;
        gboolean over = next->page_first > passage->page_last && next->kind == UNDEX_KIND_BLOCK;
        if (begins_lower(next->text) || over)
            warnings_raise(
                sheet, passage->page_last, next->page_first,
                "paragraph %s breaks off on page %d: what follows on page %d seems to belong to it",
                passage->label, passage->page_last, next->page_first);
    }
}

/* Unnumbered text right below a numbered paragraph, where the next number follows. */
static void warn_of_blocks_between(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    for (guint i = 0; passage_of(sheet, i); i++) {
        const undex_passage *before = passage_of(sheet, i);
        if (!warnings_is_numbered(before) || is_headinglike(before))
            continue;
        guint at = next_of(sheet, i), blocks = 0;
        const undex_passage *text = passage_of(sheet, at), *after = text;
        for (; after && (after->kind == UNDEX_KIND_BLOCK || after->kind == UNDEX_KIND_LIST_ITEM); blocks++)
            at = next_of(sheet, at), after = passage_of(sheet, at);
        for (; blocks && after && after->kind == UNDEX_KIND_HEADING;)
            at = next_of(sheet, at), after = passage_of(sheet, at);
        if (!blocks || text->kind != UNDEX_KIND_BLOCK || !after || !warnings_is_numbered(after) ||
            warnings_running(after->label) != warnings_running(before->label) + 1 ||
            g_utf8_strlen(text->text, -1) < TEXT_LETTERS || !warnings_is_finished(text->text) ||
            is_quote(g_utf8_get_char(text->text)))
            continue;
        warnings_raise(sheet, text->page_first, text->page_last,
                       "the text on page %d between paragraphs %s and %s has no number: it may belong to %s",
                       text->page_first, before->label, after->label, before->label);
    }
}

/* A heading that breaks off: what follows begins in the middle of a sentence. */
static void warn_of_headings(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    for (guint i = 0; passage_of(sheet, i); i++) {
        const undex_passage *passage = passage_of(sheet, i);
        if (passage->kind != UNDEX_KIND_HEADING || g_utf8_strlen(passage->text, -1) < BROKEN_LETTERS)
            continue;
        const undex_passage *next = passage_of(sheet, next_of(sheet, i));
        if (next && next->kind == UNDEX_KIND_BLOCK && begins_lower(next->text) &&
            next->page_first <= passage->page_last + 1)
            warnings_raise(sheet, passage->page_first, next->page_first,
                           "the heading on page %d breaks off: what follows on page %d seems to belong to it",
                           passage->page_first, next->page_first);
    }
}

/* Preambular paragraphs that no operative one follows; preamble words that stand below no chapeau. */
static void warn_of_preambles(warnings_sheet *sheet)
{
    const undex_passage *pending = NULL, *above = NULL;
    gboolean said = FALSE; /* of the preamble words in succession */
    warnings_begin(sheet);
    for (guint i = 0; passage_of(sheet, i); i = next_of(sheet, i)) {
        const undex_passage *passage = passage_of(sheet, i);
        gboolean words = passage->kind == UNDEX_KIND_BLOCK && g_str_has_suffix(passage->text, ",") &&
                         segment_matches(PATTERN_PREAMBULAR, passage->text, NULL) &&
                         !is_quote(g_utf8_get_char(passage->text));
        if (passage->kind == UNDEX_KIND_OPERATIVE)
            pending = NULL;
        gboolean other =
            pending && passage->kind == UNDEX_KIND_PREAMBULAR && g_strcmp0(passage->label, "PP1") == 0;
        /* The preamble of all parts of a resolution stands above those of its parts. */
        gboolean part = other && pending->component && passage->component &&
                        strcmp(pending->component, passage->component) != 0 &&
                        g_str_has_prefix(passage->component, pending->component);
        if (other && !part)
            warnings_raise(sheet, pending->page_first, passage->page_first,
                           "the preamble on page %d has no operative paragraph", pending->page_first);
        if (passage->kind == UNDEX_KIND_PREAMBULAR && (!pending || other))
            pending = passage;
        if (words && above && !said)
            warnings_raise(sheet, above->page_first, passage->page_first,
                           "the text on page %d has the words of a preamble but belongs to no resolution",
                           above->page_first);
        said = words && (said || above);
        above = words ? passage : NULL;
    }
    if (pending)
        warnings_raise(sheet, pending->page_first, pending->page_last,
                       "the preamble on page %d has no operative paragraph", pending->page_first);
}

static void warn_of_what_is_left_out(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    if (sheet->view->left_out)
        warnings_raise(
            sheet, 0, 0,
            "a passage has no room for more than 4 MiB of text: what comes after that is left out");
}

void warnings_passages(warnings_sheet *sheet)
{
    warn_of_what_is_left_out(sheet);
    warn_of_runs(sheet);
    warn_of_ends(sheet);
    warn_of_blocks_between(sheet);
    warn_of_headings(sheet);
    warn_of_preambles(sheet);
}
