// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings become passages: this file decides how many lines each takes, what stands above what, and which
 * lines of large type are none. */
#include "segment/structure/passages.h"

#include "segment/headings/headings.h"
#include "segment/layout/line_places.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float HANGING = 5;         /* points: the next line of a heading may begin further in by more */
static const float LABEL_ABOVE = 3;     /* of the pitch: a typewritten title stands closer to its label */
static const float BREAKS_EARLY = 0.6F; /* of the width of its column: a line that ends before breaks early */
static const float LINE_GAP = 0.5F; /* of the size of the type: less is free between the lines of a heading */
static const float TABLE_BELOW = 4; /* of the size of the type: a title stands closer to its table */
enum { HEADING_CEILING = 400 };     /* bytes of a heading that goes on */

/* A heading's next line: the path below it must know. */
static void join_heading(passage_builder *b, guint index)
{
    open_passage *open = passage_builder_current(b);
    passage_builder_join(b, index, 0, FALSE);
    levels_heading *last = passage_builder_innermost(b);
    if (last && open->passage->kind == UNDEX_KIND_HEADING) {
        g_free(last->text);
        last->text = g_strdup(open->text->str);
    }
}

/* The first line of the title that a label has. */
static void join_title(passage_builder *b, guint index)
{
    open_passage *open = passage_builder_current(b);
    g_string_append(open->text, " –");
    open->length += 2;
    join_heading(b, index);
}

static gboolean same_line_type(const segment_line *above, const segment_line *line)
{
    return fabsf(above->size - line->size) < TYPE_SAME_SIZE && above->bold == line->bold &&
           above->italic == line->italic;
}

static gboolean is_close(const segment_line *above, const segment_line *line)
{
    return segment_same_place(above, line) && line->y1 - above->y1 < PITCH_OF_HEADING * line->size;
}

/* "[agenda item 5]" in the text's own type, below the heading that it belongs to. */
static gboolean is_remark(const segment_line *line)
{
    return line->text[0] == '[' && g_str_has_suffix(line->text, "]") && !line->bold;
}

/* Of the same type, close below, hanging or centred. */
static gboolean heading_goes_on(const passage_builder *b, const open_passage *open, guint index)
{
    if (!open || open->passage->kind != UNDEX_KIND_HEADING || b->view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    if (!segment_same_place(above, line) || segment_has_gap(b->view, above, line) ||
        fabsf(above->size - line->size) > TYPE_SAME_SIZE || segment_matches(PATTERN_ITEM, line->text, NULL))
        return FALSE;
    if (segment_is_label(open->text->str))
        return FALSE;
    gboolean same_type =
        same_line_type(above, line) || is_remark(line) ||
        (!segment_has_letter(line->text) && fabsf(above->size - line->size) < TYPE_SAME_SIZE);
    gboolean centred = fabsf((above->x0 + above->x1) - (line->x0 + line->x1)) < PLACE_CENTRED;
    gboolean set_in = b->view->typewritten && line->x0 > b->view->left + PLACE_SET_IN; /* no type tells */
    gboolean hangs = line->x0 > above->x0 + HANGING || (set_in && fabsf(line->x0 - above->x0) < PLACE_SAME) ||
                     ((above->bold || above->italic) && fabsf(line->x0 - above->x0) < PLACE_SAME);
    return same_type && (centred || hangs) && open->text->len < HEADING_CEILING;
}

/* No type tells a typewritten title from text, but that it stands set in on both sides below its label. */
static gboolean takes_typewritten_title(passage_builder *b, guint index)
{
    open_passage *open = passage_builder_current(b);
    const segment_line *line = segment_line_at(b->view, index);
    if (!b->view->typewritten || !open || open->passage->kind != UNDEX_KIND_HEADING ||
        !segment_is_label(open->text->str) || line->cells > 1 ||
        segment_matches(PATTERN_CHAPEAU, line->text, NULL))
        return FALSE;
    const segment_line *above = segment_line_at(b->view, open->last_line);
    if (!segment_same_place(above, line) || line->y1 - above->y1 > LABEL_ABOVE * b->view->pitch ||
        line->x0 < b->view->left + PLACE_SET_IN || line->x1 > line->right - PLACE_MARGIN ||
        segment_is_first_line(b->view, index))
        return FALSE;
    join_title(b, index);
    return TRUE;
}

gboolean heading_passages_takes_rest(passage_builder *b, guint index)
{
    if (takes_typewritten_title(b, index))
        return TRUE;
    if (!heading_goes_on(b, passage_builder_current(b), index))
        return FALSE;
    join_heading(b, index);
    return TRUE;
}

/* Of two flush lines close to one another the first ends where the next word would have had room, as the
 * second shows: two headings, one right below the other. */
static gboolean breaks_early(const segment_line *above, const segment_line *line)
{
    gsize length = strlen(line->text), word = strcspn(line->text, " ");
    float wide = length ? (line->x1 - line->x0) * (float)(word + 2) / (float)length : 0;
    return line->bold && fabsf(above->x0 - line->x0) < PLACE_SAME && word < length &&
           above->x1 + wide < line->x1 && above->x1 < above->x0 + BREAKS_EARLY * (above->right - above->x0) &&
           segment_is_capital(g_utf8_get_char(line->text));
}

/* A heading of two lines goes on in its own type, close below. */
static gboolean is_second_line(const passage_builder *b, const open_passage *open, guint index,
                               segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    gboolean numbered =
        level != LEVEL_PLAIN || line->verdict.flow == FLOW_BEGINS || segment_is_label(open->text->str);
    return segment_same_place(above, line) && fabsf(above->size - line->size) < TYPE_SAME_SIZE &&
           above->bold == line->bold && !numbered && line->y0 - above->y1 < LINE_GAP * line->size &&
           line->y1 - above->y1 <
               PITCH_OF_HEADING * MAX(line->size, b->view->pitch * line->size / b->view->body) &&
           !breaks_early(above, line);
}

/* Whether text has come since the last heading, and so stands below the headings above. */
static void look_for_text(passage_builder *b)
{
    enum { TEXT = 100 }; /* bytes: what is shorter, on a cover, is no text */
    gboolean text = FALSE;
    for (; b->looked < b->open->len; b->looked++) {
        const open_passage *open = &g_array_index(b->open, open_passage, b->looked);
        undex_kind kind = open->passage->kind;
        text |= kind == UNDEX_KIND_PARAGRAPH || kind == UNDEX_KIND_OPERATIVE || kind == UNDEX_KIND_SPEECH ||
                kind == UNDEX_KIND_SUMMARY || kind == UNDEX_KIND_PREAMBULAR ||
                (kind == UNDEX_KIND_BLOCK && open->text->len > TEXT);
    }
    b->begun |= text;
    for (guint i = 0; text && i < b->headings->len; i++)
        g_array_index(b->headings, levels_heading, i).empty = FALSE;
}

/* On covers, the organ, the title and the year stand above nothing that follows on other pages. */
static void leave_covers(passage_builder *b, int page)
{
    guint kept = b->headings->len;
    while (kept) {
        const levels_heading *last = &g_array_index(b->headings, levels_heading, kept - 1);
        if (!last->early || !last->empty || last->page == page || last->form.rank != RANK_TEXT ||
            last->form.level != LEVEL_PLAIN)
            break;
        kept--;
    }
    components_leave(b, kept);
}

/* Headings below which nothing hangs: the table of contents, endnotes, the author below the title. */
static gboolean is_lone(const passage_builder *b, const segment_line *line)
{
    return segment_matches(PATTERN_CONTENTS, line->text, NULL) ||
           segment_matches(PATTERN_PLAIN_NOTES, line->text, NULL) ||
           (line->page == 1 && b->run < 0 && segment_matches(PATTERN_AUTHOR, line->text, NULL));
}

static guint annexes_above(const passage_builder *b)
{
    guint count = 0;
    while (count < b->headings->len &&
           g_array_index(b->headings, levels_heading, count).form.rank == RANK_ANNEX)
        count++;
    return count;
}

/* Between "Annex II" and its title may stand what is said of its language: "[Original: English]". */
static void look_past_brackets(passage_builder *b)
{
    enum { BRACKETS = 80 };
    const open_passage *open = passage_builder_current(b);
    const levels_heading *last = passage_builder_innermost(b);
    if (b->now < 1 || !last || last->form.rank != RANK_ANNEX || open->passage->kind != UNDEX_KIND_BLOCK ||
        open->text->str[0] != '[' || open->text->len > BRACKETS || !g_str_has_suffix(open->text->str, "]"))
        return;
    const open_passage *before = &g_array_index(b->open, open_passage, b->now - 1);
    if (before->passage->kind == UNDEX_KIND_HEADING && strcmp(before->text->str, last->text) == 0)
        b->now--;
}

/* "Annex II" and the title below it are one heading. */
static gboolean takes_title(passage_builder *b, guint index, segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index);
    int before = b->now;
    if (level == LEVEL_PLAIN && passage_builder_current(b))
        look_past_brackets(b);
    const open_passage *open = passage_builder_current(b);
    levels_heading *last = passage_builder_innermost(b);
    if (level != LEVEL_PLAIN || !open || !last || open->passage->kind != UNDEX_KIND_HEADING ||
        !segment_is_label(open->text->str) || is_lone(b, line) ||
        segment_matches(PATTERN_SUMMARY, line->text, NULL)) {
        b->now = before;
        return FALSE;
    }
    const segment_line *above = segment_line_at(b->view, open->last_line);
    gboolean named = last->form.rank != RANK_TEXT || last->form.draft || last->form.level != LEVEL_PLAIN ||
                     segment_matches(PATTERN_ACT_NUMBER, last->text, NULL) ||
                     segment_matches(PATTERN_AGENDA_HEADING, last->text, NULL) ||
                     segment_is_short_number(last->text);
    levels_form form = segment_form_of(b->view, index, level, FALSE, b->headings);
    if (form.word || (!named && !(is_close(above, line) && same_line_type(above, line)))) {
        b->now = before;
        return FALSE;
    }
    join_title(b, index);
    return TRUE;
}

/* Whether a page bears only lines of large type: the cover of a report. */
static gboolean is_cover(const passage_builder *b, guint index)
{
    int page = segment_line_at(b->view, index)->page;
    enum { SHORT_LINES = 4, SMALL_LINES = 12, LONG = 30 }; /* so many make a list, a text in small type */
    guint first = index, other = 0, small = 0;
    while (first && segment_line_at(b->view, first - 1)->page == page)
        first--;
    for (guint i = first; i < b->view->lines->len && segment_line_at(b->view, i)->page == page; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        gboolean plain = line->verdict.role == ROLE_BODY && segment_heading_level(b->view, i) == LEVEL_NONE;
        gboolean text = plain && segment_is_body_size(b->view, line);
        other += text;
        small += plain && strlen(line->text) > LONG;
        if (line->verdict.role == ROLE_TABLE || line->verdict.role == ROLE_CONTENTS ||
            line->verdict.number >= 0 || (text && line->x1 > line->right - PLACE_SET_IN) ||
            other > SHORT_LINES || small > SMALL_LINES)
            return FALSE;
    }
    return TRUE;
}

/* An unnumbered title right above a table names the table: it stands in the table's margin, or in a type in
 * which no other heading is set. */
static gboolean is_table_title(const passage_builder *b, guint index, const levels_form *form)
{
    enum { LINES = 4, SHORT = 30 };
    const segment_line *line = segment_line_at(b->view, index);
    if (form->rank != RANK_TEXT || form->level != LEVEL_PLAIN || form->word || !line->bold ||
        strlen(line->text) < SHORT || !segment_is_body_size(b->view, line))
        return FALSE;
    guint next = index + 1;
    while (next < b->view->lines->len && next < index + LINES &&
           segment_line_at(b->view, next)->verdict.role == ROLE_BODY &&
           is_close(segment_line_at(b->view, next - 1), segment_line_at(b->view, next)))
        next++;
    if (next >= b->view->lines->len)
        return FALSE;
    const segment_line *table = segment_line_at(b->view, next), *last = table - 1;
    return table->verdict.role == ROLE_TABLE && table->page == line->page &&
           table->y1 - last->y1 < TABLE_BELOW * line->size &&
           (line->x0 < b->view->left - PLACE_SET_IN || !segment_levels_alike(b->headings, form));
}

/* On a cover the organ, the place and the year are no headings. */
static gboolean takes_cover(passage_builder *b, guint index, const levels_form *form)
{
    if (b->begun || form->rank != RANK_TEXT || form->level != LEVEL_PLAIN || !is_cover(b, index))
        return FALSE;
    passage_builder_take_masthead(b, index);
    return TRUE;
}

void heading_passages_take(passage_builder *b, guint index, segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index);
    gboolean title = index >= b->view->title_first && index < b->view->title_end;
    undex_kind kind = title ? UNDEX_KIND_TITLE : UNDEX_KIND_HEADING;
    if (!title && takes_title(b, index, level))
        return;
    open_passage *open = passage_builder_current(b);
    if (open && open->passage->kind == kind && is_second_line(b, open, index, level)) {
        join_heading(b, index);
        return;
    }
    b->summary = segment_matches(PATTERN_SUMMARY, line->text, NULL);
    b->suspended = -1;
    if (title) {
        passage_builder_begin(b, kind, NULL, UNDEX_LABEL_NONE, line);
        passage_builder_join(b, index, 0, FALSE);
        return;
    }
    gboolean direct = open && open->passage->kind == UNDEX_KIND_HEADING;
    look_for_text(b);
    leave_covers(b, line->page);
    levels_heading heading = {.page = line->page, .early = !b->begun, .empty = TRUE};
    heading.form = segment_form_of(b->view, index, level, heading.early, b->headings);
    if (takes_cover(b, index, &heading.form))
        return;
    if (is_table_title(b, index, &heading.form)) {
        passage_builder_begin(b, UNDEX_KIND_CAPTION, NULL, UNDEX_LABEL_NONE, line);
        passage_builder_join(b, index, 0, FALSE);
        return;
    }
    gboolean lone = is_lone(b, line);
    if (!lone) {
        /* What a paragraph announces stands below the heading that the paragraph stands below. */
        gboolean announced = open && open->passage->kind == UNDEX_KIND_PARAGRAPH &&
                             heading.form.level == LEVEL_PLAIN &&
                             segment_matches(PATTERN_DRAFT_ACT, open->text->str, NULL);
        guint kept = b->headings->len;
        if (!announced)
            kept = segment_levels_kept(b->headings, &b->series, &heading.form, direct);
        if (kept < b->headings->len) {
            const levels_heading *beside = &g_array_index(b->headings, levels_heading, kept);
            heading.over = beside->over && beside->form.word == heading.form.word;
        }
        components_leave(b, kept);
        if (level == LEVEL_COMPONENT)
            components_enter(b, index, &heading);
    }
    open = passage_builder_begin(b, kind, NULL, UNDEX_LABEL_NONE, line);
    guint within = lone ? annexes_above(b) : b->headings->len;
    open->passage->level = (int)within + 1;
    if (lone) {
        g_ptr_array_set_size(open->passage->headings, (int)within);
    } else {
        heading.text = g_strdelimit(g_strdup(line->text), "\t", ' ');
        g_array_append_val(b->headings, heading);
    }
    passage_builder_join(b, index, 0, FALSE);
}
