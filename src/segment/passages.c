// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lines to passages, in reading order. Earlier steps have said what is furniture, a note, a table, a
 * paragraph's number; here each remaining line goes on with the passage before it or begins another.
 */
#include "patterns.h"
#include "steps.h"

#include <math.h>
#include <string.h>

typedef struct {
    segment_level level;
    float size;
    char *text;
} heading;

typedef struct {
    segment_view *view;
    undex_document *document;
    const GArray *numbers;
    GPtrArray *notes; /* undex_passage *, by index of note; owned */
    segment_namer *namer;
    GArray *open;     /* segment_open: every passage begun, in order */
    int now;          /* index of the one that goes on; -1: none */
    int notice;       /* the boilerplate begun last; -1: none */
    int suspended;    /* a paragraph that a table interrupts; -1: none */
    GArray *headings; /* heading */
    char *component;
    char *pending;          /* a part's name, used where numbers start again */
    gboolean preamble;      /* after "The General Assembly," */
    gboolean resolution;    /* numbers are operative paragraphs */
    gboolean summary;       /* below the heading "Summary" */
    gboolean record;        /* a meeting record: speeches */
    char *outer;            /* label of the numbered paragraph begun last */
    int drafts;             /* draft resolutions without a number of their own */
    int preambular;         /* ordinal of the last preambular paragraph */
    int run;                /* of numbers */
    GHashTable *components; /* run + 1 -> the component it belongs to */
} builder;

static segment_open *open_at(builder *b, int index)
{
    return index < 0 ? NULL : &g_array_index(b->open, segment_open, index);
}

static segment_open *current(builder *b)
{
    return open_at(b, b->now);
}

/* Headings */

static void clear_heading(gpointer p)
{
    g_free(((heading *)p)->text);
}

static gboolean outranks(const heading *a, segment_level level, float size)
{
    if (a->level != level)
        return a->level < level;
    return level == LEVEL_PLAIN && a->size > size + 0.5F;
}

static void push_heading(builder *b, segment_level level, float size, const char *text)
{
    while (b->headings->len &&
           !outranks(&g_array_index(b->headings, heading, b->headings->len - 1), level, size))
        g_array_set_size(b->headings, b->headings->len - 1);
    heading h = {level, size, g_strdup(text)};
    g_array_append_val(b->headings, h);
}

/* Passages */

static segment_open *begin(builder *b, undex_kind kind, const char *label, undex_label_origin origin,
                           const segment_line *line)
{
    undex_passage *passage = undex_passage_new(kind);
    passage->label = g_strdup(label);
    passage->label_origin = origin;
    passage->component = g_strdup(b->component);
    for (guint i = 0; i < b->headings->len; i++)
        g_ptr_array_add(passage->headings, g_strdup(g_array_index(b->headings, heading, i).text));
    passage->page_first = passage->page_last = line->page;
    /* An item 2.1 of paragraph 2 has a number of its own; an item 1 is paragraph 2's first. */
    gboolean within = kind == UNDEX_KIND_LIST_ITEM && label && !strchr(label, '.');
    segment_name(b->namer, passage, within ? b->outer : NULL);
    segment_open open = {.passage = passage, .text = g_string_new(NULL)};
    g_array_append_val(b->open, open);
    b->now = (int)b->open->len - 1;
    return current(b);
}

static void join(builder *b, guint index, int from, gboolean new_line)
{
    segment_join(b->view, current(b), index, from, new_line, b->notes);
}

/* Where lines stand to one another */

static gboolean same_place(const segment_line *a, const segment_line *b)
{
    return a->page == b->page && a->column == b->column && b->y1 > a->y1 - 1;
}

static gboolean is_full(const builder *b, const segment_line *line)
{
    return line->x1 > line->right - 0.10F * (line->right - b->view->left);
}

static gboolean is_finished(const GString *text)
{
    if (!text->len)
        return TRUE;
    const char *p = text->str + text->len;
    while (p > text->str) {
        p = g_utf8_find_prev_char(text->str, p);
        gunichar ch = g_utf8_get_char(p);
        if (ch == ' ' || ch == '"' || ch == ')' || ch == 0x201D || ch == 0x2019 || ch == 0xBB || ch == ']')
            continue;
        return ch == '.' || ch == ':' || ch == ';' || ch == '?' || ch == '!' || ch == 0x3002;
    }
    return TRUE;
}

static gboolean has_gap(const builder *b, const segment_line *above, const segment_line *line)
{
    float pitch = b->view->pitch * line->size / b->view->body;
    return line->y1 - above->y1 > 1.3F * MAX(pitch, 1.1F * line->size);
}

/* A first line that is set in, with the next line back at the margin. */
static gboolean is_first_line(const builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    for (guint i = index + 1; i < b->view->lines->len && i < index + 8; i++) {
        const segment_line *next = segment_line_at(b->view, i);
        if (next->role == ROLE_FURNITURE || next->role == ROLE_NOTE || next->role == ROLE_RULE)
            continue;
        if (!same_place(line, next))
            break;
        return line->x0 - next->x0 > 8;
    }
    return FALSE;
}

/* Where the lines of a line's column begin. */
static float column_left(const builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    float left = line->x0;
    for (int step = -1; step <= 1; step += 2)
        for (guint i = index + (guint)step; i < b->view->lines->len; i += (guint)step) {
            const segment_line *other = segment_line_at(b->view, i);
            if (other->page != line->page || other->column != line->column)
                break;
            if (other->role == ROLE_BODY)
                left = MIN(left, other->x0);
        }
    return left;
}

static gboolean is_item(const segment_line *line, undex_match *match)
{
    return segment_matches(PATTERN_ITEM, line->text, match);
}

/* Whether a line that begins nothing by its form goes on with the current passage. */
static gboolean goes_on(builder *b, guint index)
{
    segment_open *open = current(b);
    const segment_line *line = segment_line_at(b->view, index);
    if (!open || !open->text->len)
        return FALSE;
    const segment_line *above = segment_line_at(b->view, open->last_line);
    if (fabsf(above->size - line->size) > 0.07F * line->size && same_place(above, line))
        return !is_finished(open->text) && !has_gap(b, above, line);
    if (same_place(above, line)) {
        if (line->break_before)
            return FALSE;
        /* A gap ends a text, unless it broke off in a full line: some last lines are set apart. */
        if (has_gap(b, above, line))
            return open->passage->label && !is_finished(open->text) && is_full(b, above) &&
                   !is_first_line(b, index) && fabsf(line->x0 - open->left) < 3 &&
                   line->y1 - above->y1 < 2.2F * b->view->pitch;
        if ((line->bold && !above->bold && is_finished(open->text)) ||
            (b->record && line->italic && !above->italic && is_finished(open->text)))
            return FALSE;
        gboolean set_in = line->x0 > above->x0 + 10 && line->x0 > open->left + 10 && open->left > 0;
        return !(set_in && is_finished(open->text) && is_first_line(b, index));
    }
    if (b->view->source->format == UNDEX_FORMAT_TEXT)
        return !line->break_before || !is_finished(open->text);
    if (fabsf(above->size - line->size) > 0.07F * line->size)
        return FALSE;
    if (line->bold && !above->bold)
        return FALSE;
    if (open->passage->kind == UNDEX_KIND_PREAMBULAR && g_str_has_suffix(open->text->str, ",") &&
        (segment_matches(PATTERN_PREAMBULAR, line->text, NULL) || is_first_line(b, index)))
        return FALSE;
    if (!is_finished(open->text))
        return TRUE;
    /* Over a page's end the number or the indent decides, never the case of a letter. */
    if (is_first_line(b, index))
        return FALSE;
    /* The margin is that of the column, wherever it stands on its page. */
    float shift = line->column == above->column ? 0 : column_left(b, index) - column_left(b, open->last_line);
    return is_full(b, above) && fabsf(line->x0 - open->left - shift) < 8;
}

/* A block set in as a whole below a numbered paragraph is a quotation in it. */
static gboolean is_set_in(const builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    return b->view->source->format == UNDEX_FORMAT_PDF && line->x0 > b->view->left + 15 &&
           !is_first_line(b, index) && segment_is_body_size(b->view, line) &&
           line->x0 < b->view->left + 0.35F * (b->view->right - b->view->left);
}

static void note_left(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    float left = line->x0;
    for (guint i = index + 1; i < b->view->lines->len && i < index + 3; i++) {
        const segment_line *next = segment_line_at(b->view, i);
        if (same_place(line, next) && next->number < 0 && !has_gap(b, line, next) &&
            next->role == line->role) {
            left = next->x0;
            break;
        }
    }
    open->left = left;
}

/* Each role's line */

/* "Annex II" stands alone; what follows is the annex's own title. */
static gboolean opens_component(const char *text)
{
    undex_match match;
    return segment_matches(PATTERN_COMPONENT, text, &match) && match.end[0] >= (int)strlen(text) - 1;
}

/* A heading's next line: the path below it must know. */
static void join_heading(builder *b, guint index)
{
    segment_open *open = current(b);
    join(b, index, 0, FALSE);
    if (b->headings->len && open->passage->kind == UNDEX_KIND_HEADING) {
        heading *last = &g_array_index(b->headings, heading, b->headings->len - 1);
        g_free(last->text);
        last->text = g_strdup(open->text->str);
    }
}

/* The rest of a heading that by itself does not look like one: of the same type, close below, hanging or
 * centred. */
static gboolean heading_goes_on(builder *b, guint index)
{
    const segment_open *open = current(b);
    if (!open || open->passage->kind != UNDEX_KIND_HEADING || b->view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    if (!same_place(above, line) || has_gap(b, above, line) || fabsf(above->size - line->size) > 0.4F ||
        is_item(line, NULL))
        return FALSE;
    if (opens_component(open->text->str))
        return FALSE;
    gboolean same_type = above->bold == line->bold && above->italic == line->italic;
    gboolean centred = fabsf((above->x0 + above->x1) - (line->x0 + line->x1)) < 12;
    gboolean hangs =
        line->x0 > above->x0 + 5 || ((line->bold || line->italic) && fabsf(line->x0 - above->x0) < 3);
    return same_type && (centred || hangs) && open->text->len < 400;
}

static void take_heading(builder *b, guint index, segment_level level)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    gboolean title = index >= b->view->title_first && index < b->view->title_end;
    undex_kind kind = title ? UNDEX_KIND_TITLE : UNDEX_KIND_HEADING;
    /* A heading of two lines goes on in its own type, close below. */
    if (open && open->passage->kind == kind) {
        const segment_line *above = segment_line_at(b->view, open->last_line);
        gboolean numbered =
            level != LEVEL_PLAIN || line->flow == FLOW_BEGINS || opens_component(open->text->str);
        if (same_place(above, line) && fabsf(above->size - line->size) < 0.4F && above->bold == line->bold &&
            !numbered && line->y0 - above->y1 < 0.6F * line->size) {
            join_heading(b, index);
            return;
        }
    }
    g_autofree char *component = level == LEVEL_COMPONENT ? segment_component_of(line->text) : NULL;
    b->summary = segment_matches(PATTERN_SUMMARY, line->text, NULL);
    if (component && (g_str_has_prefix(component, "annex") || g_str_has_prefix(component, "appendix") ||
                      g_str_has_prefix(component, "enclosure"))) {
        g_free(b->component);
        b->component = g_strdup(component);
        g_clear_pointer(&b->pending, g_free);
        b->preamble = b->resolution = FALSE;
    } else if (component && g_str_has_prefix(component, "draft")) {
        g_free(b->component);
        b->component = g_strdup(component);
        g_clear_pointer(&b->pending, g_free);
        b->preamble = b->resolution = FALSE;
    } else if (component) {
        g_free(b->pending);
        b->pending = g_strdup(component);
    }
    if (level == LEVEL_COMPONENT)
        b->preambular = 0;
    b->suspended = -1;
    g_autofree char *flat = g_strdelimit(g_strdup(line->text), "\t", ' ');
    if (kind == UNDEX_KIND_HEADING) {
        while (b->headings->len &&
               !outranks(&g_array_index(b->headings, heading, b->headings->len - 1), level, line->size))
            g_array_set_size(b->headings, b->headings->len - 1);
    }
    begin(b, kind, NULL, UNDEX_LABEL_NONE, line);
    current(b)->passage->level = kind == UNDEX_KIND_HEADING ? (int)b->headings->len + 1 : 0;
    if (kind == UNDEX_KIND_HEADING &&
        !segment_matches(PATTERN_CAPTION, flat, NULL)) /* a caption is a heading of nothing */
        push_heading(b, level, line->size, flat);
    join(b, index, 0, FALSE);
}

/* The component's name without what name_by_heading() added. */
static gsize base_length(const char *component)
{
    const char *tail = strstr(component, ".section.");
    return tail ? (gsize)(tail - component) : strlen(component);
}

/* Numbers that begin again below "III. Bermuda" within a draft: the heading's number tells them apart. */
static void name_by_heading(builder *b)
{
    undex_match match;
    if (!g_str_has_prefix(b->component, "draft") || !b->headings->len)
        return;
    const char *text = g_array_index(b->headings, heading, b->headings->len - 1).text;
    if (!segment_matches(PATTERN_ROMAN, text, &match))
        return;
    int n = undex_pattern_group(&segment_patterns[PATTERN_ROMAN], "n");
    char *name = g_strdup_printf("%.*s.section.%.*s", (int)base_length(b->component), b->component,
                                 undex_match_length(&match, n), text + match.start[n]);
    g_free(b->component);
    b->component = name;
}

static void start_run(builder *b, const segment_number *number)
{
    if (number->run == b->run)
        return;
    b->run = number->run;
    const char *known = g_hash_table_lookup(b->components, GINT_TO_POINTER(b->run + 1));
    if (known) { /* the outer numbers go on after a draft resolution */
        g_free(b->component);
        b->component = g_strdup(known);
        b->preamble = b->resolution = FALSE;
    } else if (b->pending) {
        g_free(b->component);
        b->component = g_steal_pointer(&b->pending);
    } else {
        name_by_heading(b);
    }
}

static void take_number(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    const segment_number *number = &g_array_index(b->numbers, segment_number, line->number);
    if (!number->item) {
        start_run(b, number);
        g_free(b->outer);
        b->outer = g_strdup(number->label);
    }
    if (!g_hash_table_contains(b->components, GINT_TO_POINTER(b->run + 1)))
        g_hash_table_insert(b->components, GINT_TO_POINTER(b->run + 1), g_strdup(b->component));
    if (b->preamble)
        b->preamble = FALSE, b->resolution = TRUE;
    b->summary = FALSE;
    b->suspended = -1;
    begin(b,
          number->item    ? UNDEX_KIND_LIST_ITEM
          : b->resolution ? UNDEX_KIND_OPERATIVE
                          : UNDEX_KIND_PARAGRAPH,
          number->label, number->origin, line);
    join(b, index, number->label_bytes, FALSE);
    note_left(b, index);
}

static void take_table(builder *b, guint index, undex_kind kind)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    if (open && open->passage->kind == kind) {
        join(b, index, 0, TRUE);
        return;
    }
    if (open && !is_finished(open->text))
        b->suspended = b->now;
    begin(b, kind, NULL, UNDEX_LABEL_NONE, line);
    join(b, index, 0, FALSE);
}

/* Whether a line of boilerplate or of a note in the margin goes on with the one begun last. */
static gboolean notice_goes_on(const builder *b, const segment_open *notice, guint index)
{
    const segment_line *line = segment_line_at(b->view, index), *above = line - 1;
    if (!notice || notice->last_line + 1 != index || line->margin != above->margin)
        return FALSE;
    return !line->margin || (line->page == above->page && line->y1 - above->y1 < 2 * line->size);
}

/* Boilerplate at a page's foot and notes in its margin interrupt nothing: what went on before goes on after.
 */
static void take_notice(builder *b, guint index)
{
    int before = b->now;
    const segment_line *line = segment_line_at(b->view, index);
    if (!notice_goes_on(b, open_at(b, b->notice), index)) {
        begin(b, line->margin ? UNDEX_KIND_BLOCK : UNDEX_KIND_BOILERPLATE, NULL, UNDEX_LABEL_NONE, line);
        b->notice = b->now;
    } else {
        b->now = b->notice;
    }
    join(b, index, 0, !line->margin);
    if (before >= 0)
        b->now = before;
}

/* A chapeau below numbered paragraphs opens a draft that has no heading of its own: its numbers begin again.
 */
static void open_draft(builder *b)
{
    GHashTableIter iter;
    gpointer run, component;
    gboolean numbered = FALSE;
    g_hash_table_iter_init(&iter, b->components);
    while (!numbered && g_hash_table_iter_next(&iter, &run, &component))
        numbered = strcmp(component, b->component) == 0;
    if (!b->pending && !numbered)
        return;
    g_free(b->component);
    if (b->pending)
        b->component = g_steal_pointer(&b->pending);
    else if (++b->drafts == 1)
        b->component = g_strdup("draft-resolution");
    else
        b->component = g_strdup_printf("draft-resolution.%d", b->drafts);
}

/* An unnumbered block: its kind from what it stands below. */
static void begin_block(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    undex_match match;
    undex_kind kind = b->summary ? UNDEX_KIND_SUMMARY : UNDEX_KIND_BLOCK;
    char label[16] = "";
    gboolean chapeau = segment_matches(PATTERN_CHAPEAU, line->text, NULL);
    if (chapeau)
        open_draft(b);
    if (b->record && segment_matches(PATTERN_SPEAKER, line->text, &match)) {
        kind = UNDEX_KIND_SPEECH;
    } else if (b->preamble && !chapeau && segment_matches(PATTERN_FINITE, line->text, NULL)) {
        kind = UNDEX_KIND_OPERATIVE; /* one that stands alone has no number */
    } else if (b->preamble && !chapeau) {
        kind = UNDEX_KIND_PREAMBULAR;
        g_snprintf(label, sizeof label, "PP%d", ++b->preambular);
    } else if (kind == UNDEX_KIND_BLOCK && (line->flow == FLOW_ITEM || is_item(line, NULL))) {
        kind = UNDEX_KIND_LIST_ITEM;
    }
    begin(b, kind, *label ? label : NULL, *label ? UNDEX_LABEL_INFERRED : UNDEX_LABEL_NONE, line);
    /* A speech's label is its lead, "Mr. Ali (Sudan)"; the text begins after the colon. */
    int from = 0;
    if (kind == UNDEX_KIND_SPEECH) {
        undex_passage *speech = current(b)->passage;
        speech->label = g_strchomp(g_strndup(line->text, (gsize)match.end[0] - 1));
        speech->label_origin = UNDEX_LABEL_PRINTED;
        speech->speaker = g_strndup(speech->label, strcspn(speech->label, "("));
        g_strchomp(speech->speaker);
        for (from = match.end[0]; line->text[from] == ' ' || line->text[from] == '\t'; from++)
            ;
    }
    join(b, index, from, FALSE);
    note_left(b, index);
    if (chapeau) {
        b->preamble = TRUE;
        b->resolution = FALSE;
        b->preambular = 0;
    }
}

/* "122.105 Recommendation": an item of paragraph 122 with a number of its own. */
static gboolean takes_subnumber(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    undex_match match;
    if (!b->outer || strchr(b->outer, '.') || !segment_matches(PATTERN_SUBNUMBER, line->text, &match))
        return FALSE;
    int p = undex_pattern_group(&segment_patterns[PATTERN_SUBNUMBER], "p");
    int l = undex_pattern_group(&segment_patterns[PATTERN_SUBNUMBER], "l");
    g_autofree char *parent = g_strndup(line->text + match.start[p], (gsize)undex_match_length(&match, p));
    if (strcmp(parent, b->outer) != 0 || (current(b) && !is_finished(current(b)->text)))
        return FALSE;
    g_autofree char *label = g_strndup(line->text + match.start[l], (gsize)undex_match_length(&match, l));
    begin(b, UNDEX_KIND_LIST_ITEM, label, UNDEX_LABEL_PRINTED, line);
    join(b, index, match.end[0], FALSE);
    note_left(b, index);
    return TRUE;
}

static gboolean carries_items(const segment_open *open)
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

static gboolean begins_item(builder *b, guint index, undex_match *match)
{
    segment_open *open = current(b);
    const segment_line *line = segment_line_at(b->view, index);
    if (!open || !is_item(line, match))
        return FALSE;
    const segment_line *above = segment_line_at(b->view, open->last_line);
    if (!same_place(above, line) || line->break_before || has_gap(b, above, line))
        return TRUE;
    return is_finished(open->text) || g_str_has_suffix(open->text->str, "and") ||
           g_str_has_suffix(open->text->str, ",") || g_str_has_suffix(open->text->str, "or") ||
           !is_full(b, above);
}

static void take_item(builder *b, guint index, const undex_match *match)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    int group = undex_pattern_group(&segment_patterns[PATTERN_ITEM], "l");
    g_autofree char *label =
        g_strndup(line->text + match->start[group], (gsize)undex_match_length(match, group));
    int offset = (int)open->length + (open->text->len ? 1 : 0);
    if (label[0] == '(' || g_ascii_isalnum(label[0]))
        undex_passage_add_item(open->passage, label, offset);
    join(b, index, 0, TRUE);
    note_left(b, index);
}

/* A plain text's line: how it stands to the text before it is decided already. */
static void take_plain(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    undex_match match;
    if (open && line->flow == FLOW_GOES_ON && open->passage->kind != UNDEX_KIND_HEADING &&
        open->passage->kind != UNDEX_KIND_TITLE) {
        join(b, index, 0, FALSE);
    } else if (open && line->flow == FLOW_ITEM && carries_items(open)) {
        if (segment_matches(PATTERN_PLAIN_ITEM, line->text, &match)) {
            int group = undex_pattern_group(&segment_patterns[PATTERN_PLAIN_ITEM], "l");
            g_autofree char *label =
                g_strndup(line->text + match.start[group], (gsize)undex_match_length(&match, group));
            undex_passage_add_item(open->passage, label, (int)open->length + 1);
        }
        join(b, index, 0, TRUE);
    } else if (open && open->passage->kind == UNDEX_KIND_SPEECH &&
               !segment_matches(PATTERN_SPEAKER, line->text, NULL)) {
        join(b, index, 0, TRUE);
    } else {
        begin_block(b, index);
    }
}

/* Whether a text ends in what joins a line to the next: a hyphen, hard or soft, a dash, a stroke. */
static gboolean ends_joined(const GString *text)
{
    return g_str_has_suffix(text->str, "-") || g_str_has_suffix(text->str, "/") ||
           g_str_has_suffix(text->str, "\u00AD") || g_str_has_suffix(text->str, "\u2013");
}

/* Lines that all end far short of the margin are no running text: signatures, addresses, lists of names keep
 * them. */
static gboolean stands_alone(builder *b, guint index)
{
    const segment_open *open = current(b);
    const segment_line *line = segment_line_at(b->view, index),
                       *above = segment_line_at(b->view, open->last_line);
    float width = line->right - b->view->left;
    if (g_str_has_suffix(open->text->str, "-") || g_str_has_suffix(open->text->str, "\xC2\xAD"))
        return FALSE; /* a word goes on */
    return open->passage->kind == UNDEX_KIND_BLOCK && b->view->source->format == UNDEX_FORMAT_PDF &&
           !ends_joined(open->text) && same_place(above, line) && line->x1 - line->x0 < 0.6F * width &&
           above->x1 - above->x0 < 0.6F * width && above->x1 < line->right - 0.25F * width &&
           line->x1 < line->right - 0.25F * width;
}

static void take_text(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    segment_open *open = current(b);
    undex_match match;
    if (b->suspended >= 0 && open && open->passage->kind == UNDEX_KIND_TABLE) {
        /* After the table the interrupted paragraph goes on, unless something begins here. */
        if (segment_is_body_size(b->view, line) && !is_first_line(b, index) && !is_item(line, NULL)) {
            b->now = b->suspended;
            b->suspended = -1;
            join(b, index, 0, FALSE);
            return;
        }
    }
    if (heading_goes_on(b, index)) {
        join_heading(b, index);
        return;
    }
    if (segment_matches(PATTERN_CHAPEAU, line->text, NULL)) {
        begin_block(b, index);
        return;
    }
    if (takes_subnumber(b, index))
        return;
    gboolean preambular = b->preamble && segment_matches(PATTERN_PREAMBULAR, line->text, NULL) &&
                          (!open || is_finished(open->text) || g_str_has_suffix(open->text->str, ","));
    gboolean speech = b->record && (line->bold_lead || b->view->source->format == UNDEX_FORMAT_TEXT) &&
                      segment_matches(PATTERN_SPEAKER, line->text, NULL);
    if (open && (open->passage->kind == UNDEX_KIND_HEADING || open->passage->kind == UNDEX_KIND_TITLE ||
                 open->passage->kind == UNDEX_KIND_TABLE || open->passage->kind == UNDEX_KIND_MASTHEAD ||
                 open->passage->kind == UNDEX_KIND_BOILERPLATE))
        open = NULL;
    if (!open || speech || preambular) {
        begin_block(b, index);
        return;
    }
    if (begins_item(b, index, &match)) {
        if (carries_items(open))
            take_item(b, index, &match);
        else
            begin_block(b, index);
        return;
    }
    if (goes_on(b, index)) {
        join(b, index, 0, stands_alone(b, index) || segment_list_breaks(b->view, open, index));
        return;
    }
    if (open->passage->kind == UNDEX_KIND_SPEECH && line->italic) {
        begin_block(b, index); /* a stage direction: "A recorded vote was taken." */
        return;
    }
    if (carries_items(open) && !b->preamble &&
        (is_set_in(b, index) || open->passage->kind == UNDEX_KIND_SPEECH ||
         segment_list_goes_on(b->view, open, index))) {
        segment_list_note(open, index);
        join(b, index, 0, TRUE);
        note_left(b, index);
        return;
    }
    begin_block(b, index);
}

static void take_masthead(builder *b, guint index)
{
    segment_open *open = current(b);
    if (!open || open->passage->kind != UNDEX_KIND_MASTHEAD)
        begin(b, UNDEX_KIND_MASTHEAD, NULL, UNDEX_LABEL_NONE, segment_line_at(b->view, index));
    join(b, index, 0, TRUE);
}

/* A line close below another of the same style, within a text: no heading, however it is set. */
static gboolean runs_on(builder *b, guint index)
{
    const segment_open *open = current(b);
    const segment_line *line = segment_line_at(b->view, index);
    if (!open || !open->text->len || line->flow || open->passage->kind == UNDEX_KIND_HEADING ||
        open->passage->kind == UNDEX_KIND_TITLE || open->passage->kind == UNDEX_KIND_TABLE ||
        open->passage->kind == UNDEX_KIND_MASTHEAD)
        return FALSE;
    const segment_line *above = segment_line_at(b->view, open->last_line);
    if (fabsf(above->size - line->size) > 0.05F * line->size)
        return FALSE;
    if (same_place(above, line))
        return !has_gap(b, above, line) && (above->bold == line->bold || !is_finished(open->text)) &&
               (!line->italic || above->italic || !is_finished(open->text));
    return above->bold == line->bold && above->italic == line->italic && !is_finished(open->text) &&
           is_full(b, above);
}

/* Within a list, or after a colon, "(c)" is the next item however it is set. */
static gboolean goes_on_list(builder *b)
{
    const segment_open *open = current(b);
    if (!open || !carries_items(open))
        return FALSE;
    const GString *text = open->text;
    return open->passage->items->len || (text->len && strchr(":;", text->str[text->len - 1]));
}

static void take_line(builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    switch (line->role) {
    case ROLE_FURNITURE:
    case ROLE_RULE:
    case ROLE_NOTE:
        return;
    case ROLE_MASTHEAD:
        take_masthead(b, index);
        return;
    case ROLE_TABLE:
        take_table(b, index, UNDEX_KIND_TABLE);
        return;
    case ROLE_CONTENTS:
    case ROLE_BOILERPLATE:
        take_notice(b, index);
        return;
    case ROLE_BODY:
        break;
    }
    if (line->number >= 0) {
        take_number(b, index);
        return;
    }
    segment_level level = runs_on(b, index) ? LEVEL_NONE : segment_heading_level(b->view, index);
    if (index >= b->view->title_first && index < b->view->title_end)
        level = LEVEL_PLAIN;
    if (level == LEVEL_ITEM && goes_on_list(b))
        level = LEVEL_NONE;
    if (level != LEVEL_NONE)
        take_heading(b, index, level);
    else if (b->view->source->format == UNDEX_FORMAT_TEXT)
        take_plain(b, index);
    else
        take_text(b, index);
}

/* Notes */

static void make_notes(builder *b, const GArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        const segment_note *note = &g_array_index(found, segment_note, i);
        undex_passage *passage = undex_passage_new(note->endnote ? UNDEX_KIND_ENDNOTE : UNDEX_KIND_FOOTNOTE);
        passage->label = g_strdup(note->label);
        passage->label_origin = note->inferred ? UNDEX_LABEL_INFERRED : UNDEX_LABEL_PRINTED;
        passage->component = g_strdup("main");
        passage->page_first = passage->page_last = note->page;
        segment_name(b->namer, passage, NULL);
        g_ptr_array_add(b->notes, passage);
    }
}

static void fill_notes(builder *b, const GArray *found)
{
    GArray *texts = g_array_new(FALSE, TRUE, sizeof(segment_open));
    for (guint i = 0; i < b->notes->len; i++) {
        segment_open open = {.passage = g_ptr_array_index(b->notes, i), .text = g_string_new(NULL)};
        g_array_append_val(texts, open);
    }
    for (guint i = 0; i < b->view->lines->len; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        if (line->role != ROLE_NOTE || line->note < 0 || (guint)line->note >= b->notes->len)
            continue;
        const segment_note *note = &g_array_index(found, segment_note, line->note);
        segment_join(b->view, &g_array_index(texts, segment_open, line->note), i,
                     note->first == i ? note->at : 0, FALSE, NULL);
    }
    for (guint i = 0; i < b->notes->len; i++) {
        undex_passage *note = g_ptr_array_index(b->notes, i);
        note->text = g_string_free(g_array_index(texts, segment_open, i).text, FALSE);
    }
    g_array_unref(texts);
}

/* The ordinal of the passage that a note follows: the one that carries its first mark, else the last that
 * begins on its page. */
static guint home_of(const builder *b, GHashTable *ordinals, const undex_passage *note)
{
    if (note->anchors->len)
        return GPOINTER_TO_UINT(g_hash_table_lookup(ordinals, g_ptr_array_index(note->anchors, 0)));
    for (guint i = 0; i + 1 < b->open->len; i++)
        if (g_array_index(b->open, segment_open, i + 1).passage->page_first > note->page_first)
            return i;
    return b->open->len - 1;
}

static void add_in_order(builder *b)
{
    GPtrArray *out = b->document->passages;
    g_autoptr(GHashTable) ordinals = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) followers = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < b->open->len; i++) {
        g_hash_table_insert(ordinals, g_array_index(b->open, segment_open, i).passage->id,
                            GUINT_TO_POINTER(i));
        g_ptr_array_add(followers, g_ptr_array_new());
    }
    for (guint n = 0; n < b->notes->len; n++) {
        undex_passage *note = g_ptr_array_index(b->notes, n);
        if (b->open->len)
            g_ptr_array_add(g_ptr_array_index(followers, home_of(b, ordinals, note)), note);
        else
            g_ptr_array_add(out, note);
    }
    for (guint i = 0; i < b->open->len; i++) {
        segment_open *open = &g_array_index(b->open, segment_open, i);
        GPtrArray *notes = g_ptr_array_index(followers, i);
        open->passage->text = g_string_free(open->text, FALSE);
        g_strchomp(open->passage->text);
        g_ptr_array_add(out, open->passage);
        for (guint n = 0; n < notes->len; n++) {
            undex_passage *note = g_ptr_array_index(notes, n);
            g_free(note->component);
            note->component = g_strdup(open->passage->component);
            g_ptr_array_add(out, note);
        }
    }
}

static gboolean is_record(const builder *b)
{
    const char *symbol = b->document->symbol;
    if (symbol && (strstr(symbol, "/PV.") || strstr(symbol, "/SR.")))
        return TRUE;
    guint speakers = 0;
    for (guint i = 0; i < b->view->lines->len; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        gboolean lead = line->bold_lead || line->flow == FLOW_BEGINS;
        if (lead && segment_matches(PATTERN_SPEAKER, line->text, NULL))
            speakers += i == 0 && line->flow == FLOW_BEGINS ? 4 : 1;
    }
    return speakers >= 4;
}

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document)
{
    builder b = {
        .view = view, .document = document, .numbers = numbers, .now = -1, .notice = -1, .suspended = -1};
    b.notes = g_ptr_array_new();
    b.namer = segment_namer_new(document);
    b.open = g_array_new(FALSE, FALSE, sizeof(segment_open));
    b.headings = g_array_new(FALSE, FALSE, sizeof(heading));
    g_array_set_clear_func(b.headings, clear_heading);
    b.components = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    b.component = g_strdup("main");
    b.record = is_record(&b);
    make_notes(&b, notes);
    for (guint i = 0; i < view->lines->len; i++)
        take_line(&b, i);
    fill_notes(&b, notes);
    add_in_order(&b);
    g_array_unref(b.open);
    g_array_unref(b.headings);
    g_ptr_array_unref(b.notes);
    g_hash_table_unref(b.components);
    segment_namer_free(b.namer);
    g_free(b.component);
    g_free(b.pending);
    g_free(b.outer);
}
