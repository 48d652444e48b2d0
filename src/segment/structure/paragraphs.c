// SPDX-License-Identifier: GPL-3.0-or-later
/* The running text becomes numbered paragraphs with their items, and unnumbered blocks, each of the kind
 * that its place tells (a preamble, a speech, a summary). */
#include "segment/structure/passages.h"

#include "segment/headings/act_openings.h"
#include "segment/headings/headings.h"
#include "segment/layout/line_places.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

enum { BLOCK_LINES = 3 }; /* that are looked at to see where a block begins */

/* Where the lines of the present block begin: as its second line does, where there is one. */
static void note_left(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    open_passage *open = passage_builder_current(b);
    float left = line->x0;
    for (guint i = index + 1; i < b->view->lines->len && i < index + BLOCK_LINES; i++) {
        const segment_line *next = segment_line_at(b->view, i);
        if (segment_same_place(line, next) && next->verdict.number < 0 &&
            !segment_has_gap(b->view, line, next) && next->verdict.role == line->verdict.role) {
            left = next->x0;
            break;
        }
    }
    open->left = left;
}

void paragraphs_take_number(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    const segment_number *number = &g_array_index(b->numbers, segment_number, line->verdict.number);
    if (!number->item) {
        components_start_run(b, number);
        g_free(b->outer);
        b->outer = g_strdup(number->label);
        b->subnumber = 0;
    }
    if (!g_hash_table_contains(b->components, GINT_TO_POINTER(b->run + 1)))
        g_hash_table_insert(b->components, GINT_TO_POINTER(b->run + 1), g_strdup(b->component));
    if (b->preamble)
        b->preamble = FALSE, b->resolution = TRUE;
    b->summary = FALSE;
    b->suspended = -1;
    undex_kind kind = number->item    ? UNDEX_KIND_LIST_ITEM
                      : b->resolution ? UNDEX_KIND_OPERATIVE
                                      : UNDEX_KIND_PARAGRAPH;
    passage_builder_begin(b, kind, number->label, number->origin, line);
    passage_builder_join(b, index, number->label_bytes, FALSE);
    note_left(b, index);
}

gboolean paragraphs_takes_subnumber(passage_builder *b, guint index, gboolean sure)
{
    const segment_line *line = segment_line_at(b->view, index);
    const open_passage *open = passage_builder_current(b);
    undex_match match;
    if (sure && !segment_is_full(b->view, line))
        return FALSE;
    if (!b->outer || strchr(b->outer, '.') || !segment_matches(PATTERN_SUBNUMBER, line->text, &match))
        return FALSE;
    int p = undex_pattern_group(&segment_patterns[PATTERN_SUBNUMBER], "p");
    int l = undex_pattern_group(&segment_patterns[PATTERN_SUBNUMBER], "l");
    g_autofree char *parent = g_strndup(line->text + match.start[p], (gsize)undex_match_length(&match, p));
    if (strcmp(parent, b->outer) != 0)
        return FALSE;
    g_autofree char *label = g_strndup(line->text + match.start[l], (gsize)undex_match_length(&match, l));
    int value = segment_line_value(strchr(label, '.') + 1);
    /* The number that follows begins an item even where the one before has no stop. */
    gboolean next = value == b->subnumber + 1;
    if ((sure && !next) || (open && !(next && b->subnumber) && !continuation_is_finished(open->text)))
        return FALSE;
    b->subnumber = value;
    passage_builder_begin(b, UNDEX_KIND_LIST_ITEM, label, UNDEX_LABEL_PRINTED, line);
    passage_builder_join(b, index, match.end[0], FALSE);
    note_left(b, index);
    return TRUE;
}

/* "A.1", "A.2" within an annex: paragraphs that count from one behind a letter of their own. */
static gboolean takes_annex_number(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    undex_match match;
    if (!g_str_has_prefix(b->component, "annex") ||
        !segment_matches(PATTERN_ANNEX_NUMBER, line->text, &match))
        return FALSE;
    undex_pattern *pattern = &segment_patterns[PATTERN_ANNEX_NUMBER];
    int value = segment_line_value(line->text + match.start[undex_pattern_group(pattern, "n")]);
    if (value != 1 && (value != b->annex_number + 1 || line->text[0] != b->annex_letter))
        return FALSE;
    b->annex_letter = line->text[0], b->annex_number = value;
    g_autofree char *label = g_strndup(line->text, strcspn(line->text, " \t"));
    passage_builder_begin(b, UNDEX_KIND_LIST_ITEM, label, UNDEX_LABEL_PRINTED, line);
    passage_builder_join(b, index, match.end[0], FALSE);
    note_left(b, index);
    return TRUE;
}

/* A speech's label is its lead, "Mr. Ali (Sudan)"; tells where the text begins, after the colon. */
static int read_lead(undex_passage *speech, const char *text, const undex_match *lead)
{
    speech->label = g_strchomp(g_strndup(text, (gsize)lead->end[0] - 1));
    speech->label_origin = UNDEX_LABEL_PRINTED;
    speech->speaker = g_strchomp(g_strndup(speech->label, strcspn(speech->label, "(")));
    return lead->end[0] + (int)strspn(text + lead->end[0], " \t");
}

/* An unnumbered block: its kind from what it stands below. */
static void begin_block(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    undex_match match;
    undex_kind kind = b->summary ? UNDEX_KIND_SUMMARY : UNDEX_KIND_BLOCK;
    char label[16] = "";
    gboolean chapeau = segment_is_chapeau(b->view, index);
    if (chapeau)
        components_open_draft(b);
    if (b->record && segment_matches(PATTERN_SPEAKER, line->text, &match)) {
        kind = UNDEX_KIND_SPEECH;
    } else if (b->preamble && !chapeau && segment_opens_operative(line->text, FALSE)) {
        kind = UNDEX_KIND_OPERATIVE; /* one that stands alone has no number, and ends the preamble */
        b->preamble = FALSE, b->resolution = TRUE;
    } else if (b->preamble && !chapeau) {
        kind = UNDEX_KIND_PREAMBULAR;
        g_snprintf(label, sizeof label, "PP%d", ++b->preambular);
    } else if (kind == UNDEX_KIND_BLOCK &&
               (line->verdict.flow == FLOW_ITEM || segment_matches(PATTERN_ITEM, line->text, NULL))) {
        kind = UNDEX_KIND_LIST_ITEM;
    }
    open_passage *open = passage_builder_begin(b, kind, *label ? label : NULL,
                                               *label ? UNDEX_LABEL_INFERRED : UNDEX_LABEL_NONE, line);
    int from = kind == UNDEX_KIND_SPEECH ? read_lead(open->passage, line->text, &match) : 0;
    passage_builder_join(b, index, from, FALSE);
    note_left(b, index);
    if (chapeau) {
        b->preamble = TRUE;
        b->resolution = FALSE;
        b->preambular = 0;
    }
}

static gboolean carries_items(const open_passage *open)
{
    switch (open->passage->kind) {
    case UNDEX_KIND_PARAGRAPH:
    case UNDEX_KIND_OPERATIVE:
    case UNDEX_KIND_PREAMBULAR:
    case UNDEX_KIND_SUMMARY:
    case UNDEX_KIND_SPEECH:
        return TRUE;
    default:
        return FALSE;
    }
}

gboolean paragraphs_is_listing(const open_passage *open)
{
    if (!open || !carries_items(open))
        return FALSE;
    const GString *text = open->text;
    return open->passage->items->len || (segment_ends_in(text->str, text->len, ":;"));
}

/* Whether a text ends in what stands between the entries of a series. */
static gboolean ends_in_series(const GString *text)
{
    return g_str_has_suffix(text->str, "and") || g_str_has_suffix(text->str, "or") ||
           segment_ends_in(text->str, text->len, ",");
}

static gboolean begins_item(const passage_builder *b, const open_passage *open, guint index,
                            undex_match *match)
{
    const segment_line *line = segment_line_at(b->view, index);
    if (!segment_matches(PATTERN_ITEM, line->text, match))
        return FALSE;
    const segment_line *above = segment_line_at(b->view, open->last_line);
    if (!segment_same_place(above, line) || line->break_before || segment_has_gap(b->view, above, line))
        return TRUE;
    if (continuation_is_finished(open->text) || !segment_is_full(b->view, above))
        return TRUE;
    /* "paragraphs (d),\n(e) and (f)" is no list: its lines begin where those of the text do. */
    return ends_in_series(open->text) &&
           (fabsf(line->x0 - open->left) > PLACE_SAME || open->passage->items->len);
}

/* "a. Salt" begins a list that a colon or a semicolon announces; "b. Timber" goes on with it. */
static gboolean begins_dotted_item(const open_passage *open, const segment_line *line, undex_match *match)
{
    if (!carries_items(open) || !open->text->len || !segment_matches(PATTERN_DOTTED_ITEM, line->text, match))
        return FALSE;
    const GArray *items = open->passage->items;
    if (!items->len)
        return line->text[0] == 'a' && strchr(":;", open->text->str[open->text->len - 1]);
    const char *last = g_array_index(items, undex_sub_paragraph, items->len - 1).label;
    return last[0] + 1 == line->text[0] && strcmp(last + 1, ".") == 0;
}

/* Whether a heading has the letter before: "b. Timber" above "c. Rope". */
static gboolean has_headed_letters(const passage_builder *b, char letter)
{
    for (guint i = 0; i < b->headings->len; i++) {
        const char *text = g_array_index(b->headings, levels_heading, i).text;
        if (text[0] + 1 == letter && text[1] == '.')
            return TRUE;
    }
    return FALSE;
}

gboolean paragraphs_continues_items(const passage_builder *b, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    undex_match match;
    return b->view->source->format == UNDEX_FORMAT_PDF && open && open->passage->items->len &&
           begins_dotted_item(open, line, &match) &&
           line->size <= segment_line_at(b->view, open->last_line)->size + TYPE_SAME_SIZE &&
           !has_headed_letters(b, line->text[0]);
}

static void take_item(passage_builder *b, guint index, segment_pattern pattern, const undex_match *match)
{
    const segment_line *line = segment_line_at(b->view, index);
    open_passage *open = passage_builder_current(b);
    int group = undex_pattern_group(&segment_patterns[pattern], "l");
    g_autofree char *label =
        g_strndup(line->text + match->start[group], (gsize)undex_match_length(match, group));
    int offset = (int)open->length + (open->text->len ? 1 : 0);
    if (label[0] == '(' || g_ascii_isalnum(label[0]))
        undex_passage_add_sub_paragraph(open->passage, label, offset);
    passage_builder_join(b, index, 0, TRUE);
    note_left(b, index);
}

void paragraphs_take_plain(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    open_passage *open = passage_builder_current(b);
    undex_match match;
    if (open && line->verdict.flow == FLOW_GOES_ON && open->passage->kind != UNDEX_KIND_HEADING &&
        open->passage->kind != UNDEX_KIND_TITLE) {
        passage_builder_join(b, index, 0, FALSE);
    } else if (open && line->verdict.flow == FLOW_ITEM && carries_items(open)) {
        if (segment_matches(PATTERN_PLAIN_ITEM, line->text, &match)) {
            int group = undex_pattern_group(&segment_patterns[PATTERN_PLAIN_ITEM], "l");
            g_autofree char *label =
                g_strndup(line->text + match.start[group], (gsize)undex_match_length(&match, group));
            undex_passage_add_sub_paragraph(open->passage, label, (int)open->length + 1);
        }
        passage_builder_join(b, index, 0, TRUE);
    } else if (open && open->passage->kind == UNDEX_KIND_SPEECH &&
               !segment_matches(PATTERN_SPEAKER, line->text, NULL)) {
        passage_builder_join(b, index, 0, TRUE);
    } else {
        begin_block(b, index);
    }
}

/* Kinds with which no running text goes on. */
static gboolean is_closed(const open_passage *open)
{
    switch (open->passage->kind) {
    case UNDEX_KIND_HEADING:
    case UNDEX_KIND_TITLE:
    case UNDEX_KIND_CAPTION:
    case UNDEX_KIND_TABLE:
    case UNDEX_KIND_MASTHEAD:
    case UNDEX_KIND_BOILERPLATE:
        return TRUE;
    default:
        return FALSE;
    }
}

/* After a table the paragraph that it interrupts goes on, unless something begins here. */
static gboolean takes_suspended(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    const open_passage *open = passage_builder_current(b);
    if (b->suspended < 0 || !open || open->passage->kind != UNDEX_KIND_TABLE ||
        is_closed(&g_array_index(b->open, open_passage, b->suspended)) ||
        !segment_is_body_size(b->view, line) || segment_is_first_line(b->view, index) ||
        segment_matches(PATTERN_ITEM, line->text, NULL))
        return FALSE;
    b->now = b->suspended;
    b->suspended = -1;
    passage_builder_join(b, index, 0, FALSE);
    return TRUE;
}

/* A preambular paragraph, a speech, or the source of a chart. */
static gboolean begins_by_form(const passage_builder *b, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    /* Words of other languages begin a line by chance too, for they are written small. */
    gboolean begins = segment_is_first_line(b->view, index) ||
                      !segment_is_full(b->view, segment_line_at(b->view, open->last_line));
    gboolean opens = b->preamble && (segment_matches(PATTERN_PREAMBULAR, line->text, NULL) ||
                                     (begins && segment_opens_preambular(line->text)));
    if (opens &&
        (continuation_is_finished(open->text) || segment_ends_in(open->text->str, open->text->len, ",")))
        return TRUE;
    if (open->passage->kind == UNDEX_KIND_BLOCK && line->italic &&
        segment_matches(PATTERN_NOTE_LEGEND, line->text, NULL))
        return TRUE;
    return b->record && line->bold_lead && segment_matches(PATTERN_SPEAKER, line->text, NULL);
}

void paragraphs_take_text(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    open_passage *open = passage_builder_current(b);
    undex_match match;
    if (takes_suspended(b, index) || heading_passages_takes_rest(b, index))
        return;
    if (segment_is_chapeau(b->view, index)) {
        begin_block(b, index);
        return;
    }
    if (paragraphs_takes_subnumber(b, index, FALSE) || takes_annex_number(b, index))
        return;
    if (!open || is_closed(open) || begins_by_form(b, open, index)) {
        begin_block(b, index);
        return;
    }
    if (begins_item(b, open, index, &match)) {
        if (carries_items(open))
            take_item(b, index, PATTERN_ITEM, &match);
        else
            begin_block(b, index);
        return;
    }
    if (begins_dotted_item(open, line, &match)) {
        take_item(b, index, PATTERN_DOTTED_ITEM, &match);
        return;
    }
    if (continuation_goes_on(b->view, open, index, b->record)) {
        passage_builder_join(b, index, 0,
                             continuation_stands_alone(b->view, open, index) ||
                                 unnumbered_lists_breaks(b->view, open, index));
        return;
    }
    if (open->passage->kind == UNDEX_KIND_SPEECH && line->italic) {
        begin_block(b, index); /* a stage direction: "A recorded vote was taken." */
        return;
    }
    if (carries_items(open) && !b->preamble &&
        (segment_is_set_in(b->view, index) || open->passage->kind == UNDEX_KIND_SPEECH ||
         unnumbered_lists_goes_on(b->view, open, index))) {
        unnumbered_lists_note(open, index);
        passage_builder_join(b, index, 0, TRUE);
        note_left(b, index);
        return;
    }
    begin_block(b, index);
}
