// SPDX-License-Identifier: GPL-3.0-or-later
/* The title: of a resolution, of a meeting's record, of any other document. */
#include "masthead.h"
#include "patterns.h"

#include <math.h>
#include <string.h>

static const float LARGE = 1.3F;      /* share of the text's size from which type is a letterhead's */
static const float LARGER = 1.15F;    /* from which it is a title's */
static const float FAR_LARGER = 1.6F; /* by which it is one without being bold */
static const float SAME_SIZE = 0.6F;  /* points */
static const float CLOSE = 0.7F;      /* share of a title's size that may lie between its lines */
static const float ALIGNED = 8;       /* points by which lines of one column may begin apart */
static const float SET_IN = 15;       /* points by which a title stands right of the fields */
static const float GAP = 140;         /* points below the letterhead in which the fields begin */
static const float HALF = 0.5F, LOWEST = 0.75F; /* shares of the page above a long text, above a title */

enum {
    SHORTEST = 6,    /* bytes of a line that may be a title */
    FIELD = 90,      /* bytes that a line of the fields may have */
    LONGEST = 600,   /* bytes of a title with its parts */
    MOST_LINES = 14, /* of a title */
    MOST_WORDS = 40, /* of an organ's name */
};

/* "48/246. Financing of the Mission": a resolution's own title, with the lines that go on close below. */
static gboolean find_resolution_title(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
        gboolean resolution = strstr(symbol, "/RES/") || strstr(symbol, "/DEC/");
        if (line->role != ROLE_BODY || !(line->bold || resolution) ||
            !segment_matches(PATTERN_RESOLUTION_TITLE, line->text, &match))
            continue;
        int group = undex_pattern_group(&segment_patterns[PATTERN_RESOLUTION_TITLE], "t");
        GString *title = g_string_new(line->text + match.start[group]);
        view->title_first = i;
        for (i++; i < view->lines->len; i++) {
            const segment_line *next = segment_line_at(view, i);
            if (next->page > 1 || next->bold != line->bold || fabsf(next->size - line->size) > 0.5F ||
                next->y1 - (next - 1)->y1 > 1.3F * MAX(view->pitch, line->size) || title->len > 300)
                break;
            g_string_append_c(title, ' ');
            g_string_append(title, next->text);
        }
        view->title_end = i;
        document->title = g_strdelimit(g_string_free(title, FALSE), "\t", ' ');
        return TRUE;
    }
    return FALSE;
}

/* "64th plenary meeting" at the head of a record. */
static gboolean find_record_title(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && masthead_in_reach(view, i); i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!segment_matches(PATTERN_MEETING, line->text, &match) || strlen(line->text) > 60)
            continue;
        document->title = g_strndup(line->text + match.start[0], (gsize)undex_match_length(&match, 0));
        return TRUE;
    }
    return FALSE;
}

/* Where the first page's head ends and what its fields look like: the title stands below, or beside them. */
typedef struct {
    float
        letterhead; /* foot of the organ's name and of the column that says how the document is distributed */
    float name;     /* where the organ's name begins, and the text below it; 0: there is none */
    float margin;   /* where the fields begin: session, agenda item, its theme; 0: there are none */
    float second;   /* where their second column begins; 0: there is none */
    guint end;      /* the first line after them */
} head_zone;

static gboolean is_field(const segment_view *view, const segment_line *line)
{
    static const segment_pattern fields[] = {PATTERN_SESSION, PATTERN_AGENDA, PATTERN_PLACE_AND_TIME};
    if (line->size > LARGER * view->body || strlen(line->text) > FIELD)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (segment_matches(fields[i], line->text, NULL))
            return TRUE;
    return FALSE;
}

/* The foot of the column of the distribution, and where it begins; 0: a cover has none. */
static float distribution_foot(const segment_view *view, float *column)
{
    float foot = 0;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!masthead_in_reach(view, i))
            continue;
        if (segment_matches(PATTERN_DISTR, line->text, &match)) {
            const char *tab = strchr(line->text, '\t');
            *column = tab && match.start[0] > tab - line->text ? line->second : line->x0;
            foot = MAX(foot, line->y1);
        } else if (foot > 0 && fabsf(line->x0 - *column) < ALIGNED && line->y0 - foot < 3 * line->size) {
            foot = line->y1;
        }
    }
    return foot;
}

/* The organ's name in large type begins beside the distribution and may go on below it. */
static float letterhead_foot(const segment_view *view, float *begins)
{
    float column = 0, foot = distribution_foot(view, &column);
    const segment_line *name = NULL;
    for (guint i = 0; i < view->lines->len && masthead_in_reach(view, i); i++) {
        const segment_line *line = segment_line_at(view, i);
        if (foot <= 0 && segment_matches(PATTERN_UNITED_NATIONS, line->text, NULL))
            return line->y1;
        gboolean large = line->size > LARGE * view->body && (line->x1 < column || line->cells > 1);
        gboolean goes_on = name && fabsf(line->size - name->size) < SAME_SIZE &&
                           fabsf(line->x0 - name->x0) < ALIGNED && line->y0 - name->y1 < line->size;
        if (large && (line->y0 < foot || goes_on))
            name = line, *begins = line->x0;
    }
    return name ? MAX(foot, name->y1) : foot;
}

/* Where running text begins: nothing from there on belongs to the head. */
static gboolean begins_text(const segment_view *view, const segment_line *line)
{
    return line->number >= 0 || segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
           segment_matches(PATTERN_MEETING_OPENS, line->text, NULL) ||
           segment_matches(PATTERN_CONTENTS, line->text, NULL) ||
           (!line->bold && line->cells < 2 && strlen(line->text) > FIELD &&
            line->y0 > HALF * masthead_page_height(view));
}

static gboolean is_large(const segment_view *view, const segment_line *line, float share)
{
    return line->bold && line->size > share * view->body;
}

/* Fields begin at a margin of their own, left of the text's; in typewritten documents at the text's, and
 * there the title is centred. */
static float field_margin(const segment_view *view, head_zone *zone)
{
    float from = zone->letterhead;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 < from - 2 || line->role == ROLE_FURNITURE || line->role == ROLE_NOTE)
            continue;
        if (begins_text(view, line) || (from > 0 && is_large(view, line, LARGE)))
            break;
        if (from > 0 && line->x0 < zone->name - SET_IN && line->y0 - from < GAP)
            return line->x0;
        if (is_field(view, line)) {
            zone->letterhead = MAX(from, line->y0);
            return line->x0;
        }
    }
    return 0;
}

static gboolean is_beside(const head_zone *zone, const segment_line *line)
{
    return zone->margin > 0 && (line->x0 < zone->margin + SET_IN / 2 ||
                                (zone->second > 0 && fabsf(line->x0 - zone->second) < ALIGNED));
}

static head_zone find_zone(const segment_view *view)
{
    head_zone zone = {0};
    zone.letterhead = letterhead_foot(view, &zone.name);
    zone.margin = field_margin(view, &zone);
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 >= zone.letterhead - 2) {
            if (zone.margin <= 0 || begins_text(view, line) || is_large(view, line, LARGE) ||
                !(is_beside(&zone, line) || is_field(view, line)))
                break;
            if (line->cells > 1)
                zone.second = line->second;
        }
        zone.end = i + 1;
    }
    return zone;
}

/* A heading with a number is the text's first, not the document's title. */
static gboolean may_be_title(const segment_view *view, const segment_line *line)
{
    static const segment_pattern others[] = {
        PATTERN_ROMAN,          PATTERN_LETTER,   PATTERN_ORIGINAL,       PATTERN_DISTR,
        PATTERN_SUMMARY,        PATTERN_CONTENTS, PATTERN_UNITED_NATIONS, PATTERN_DATE_LINE,
        PATTERN_PLACE_AND_TIME, PATTERN_COMPONENT};
    if (line->role != ROLE_BODY || line->number >= 0 || strlen(line->text) <= SHORTEST)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (segment_matches(others[i], line->text, NULL))
            return FALSE;
    return line->y0 < LOWEST * masthead_page_height(view);
}

/* The first page's largest bold line below the head; type that is larger by far need not be bold. -1: none.
 * `least`: a share of the text's size. */
static int find_largest(const segment_view *view, const head_zone *zone, float least)
{
    float size = 0;
    int first = -1;
    for (guint i = zone->end; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        float much = line->bold ? 1 : FAR_LARGER;
        if (!line->column && may_be_title(view, line) && !is_beside(zone, line) &&
            line->size > size * much * 1.05F && line->size > least * much * view->body)
            size = line->size, first = (int)i;
    }
    return first;
}

/* "Letter dated 3 March ...", however it is set. */
static int find_letter(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++)
        if (segment_line_at(view, i)->role == ROLE_BODY &&
            segment_matches(PATTERN_LETTER_TITLE, segment_line_at(view, i)->text, NULL))
            return (int)i;
    return -1;
}

static gboolean is_capital(const char *text)
{
    g_autofree char *upper = g_utf8_strup(text, -1), *lower = g_utf8_strdown(text, -1);
    return strcmp(upper, text) == 0 && strcmp(lower, text) != 0 && strlen(text) > 2 * SHORTEST;
}

/* In a typewritten document, the first lines that are set in or centred below the fields; `capitals`:
 * wherever the line begins, if it is all capitals. */
static int find_centred(const segment_view *view, const head_zone *zone, gboolean capitals)
{
    for (guint i = zone->end; zone->margin > 0 && i < view->lines->len && segment_line_at(view, i)->page == 1;
         i++) {
        const segment_line *line = segment_line_at(view, i);
        if (begins_text(view, line))
            break;
        if (!may_be_title(view, line) || is_field(view, line))
            continue;
        if (capitals ? is_capital(line->text) : !is_beside(zone, line))
            return (int)i;
    }
    return -1;
}

typedef struct {
    guint first, end;
} block;

static gboolean goes_on_title(const segment_view *view, guint first, const segment_line *last,
                              const segment_line *line)
{
    const segment_line *head = segment_line_at(view, first);
    static const segment_pattern others[] = {PATTERN_ROMAN, PATTERN_SUMMARY, PATTERN_CONTENTS,
                                             PATTERN_SESSION_ALONE};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (segment_matches(others[i], line->text, NULL))
            return FALSE;
    return line->page == 1 && line->bold == head->bold && fabsf(line->size - head->size) <= SAME_SIZE &&
           line->y0 - last->y1 <= CLOSE * head->size && line->role == ROLE_BODY && line->number < 0;
}

/* The lines of one type that stand close below one another. */
static block block_at(const segment_view *view, guint first)
{
    block b = {first, first + 1};
    for (guint i = first + 1; i < view->lines->len && b.end - first < MOST_LINES; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        if (!goes_on_title(view, first, segment_line_at(view, b.end - 1), line))
            break;
        b.end = i + 1;
    }
    return b;
}

/* The block's text; dates in parentheses, a session's, are left out. */
static char *text_of(const segment_view *view, block b)
{
    GString *text = g_string_new(NULL);
    for (guint i = b.first; i < b.end; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE || (i > b.first && line->text[0] == '(' &&
                                             segment_matches(PATTERN_PLACE_AND_TIME, line->text, NULL)))
            continue;
        if (text->len && !g_str_has_suffix(text->str, "-"))
            g_string_append_c(text, ' ');
        g_string_append(text, line->text);
    }
    while (text->len && strchr(" *\t", text->str[text->len - 1])) /* a note's mark is no part of it */
        g_string_truncate(text, text->len - 1);
    return g_strdelimit(g_string_free(text, FALSE), "\t", ' ');
}

/* The next block of title's type below one; its end is 0 where there is none. */
static block block_below(const segment_view *view, block b)
{
    for (guint i = b.end; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        if (line->bold != segment_line_at(view, b.first)->bold || line->size < 0.95F * view->body ||
            !may_be_title(view, line))
            break;
        return block_at(view, i);
    }
    return (block){0, 0};
}

static gboolean block_matches(const segment_view *view, block b, segment_pattern pattern)
{
    if (!b.end)
        return FALSE;
    g_autofree char *text = text_of(view, b);
    return segment_matches(pattern, text, NULL);
}

/* "Commission for Social Development", "United Nations Population Fund": words with capitals, one of which is
 * a body's, none a document's. */
static gboolean is_organ_name(const segment_view *view, block b)
{
    static const char *const bodies[] = {
        "Commission", "Committee",  "Board",   "Council",  "Forum",     "Assembly", "Fund",
        "Conference", "Programme",  "Group",   "Office",   "Institute", "Agency",   "Organization",
        "Authority",  "University", "Comité",  "Comisión", "Junta",     "Conseil",  "Consejo",
        "Fonds",      "Fondo",      "Комитет", "Комиссия", "Совет"};
    static const char *const documents[] = {"Report", "Review",  "Note",    "Agenda", "Draft",
                                            "Letter", "Rapport", "Informe", "Доклад"};
    static const char *const small[] = {"of",   "on",  "for", "the", "and", "in",   "against",
                                        "with", "to",  "de",  "la",  "le",  "des",  "du",
                                        "et",   "sur", "los", "del", "y",   "sobre"};
    g_autofree char *text = text_of(view, b);
    g_auto(GStrv) words = g_strsplit(text, " ", MOST_WORDS);
    gboolean body = FALSE;
    for (char **word = words; *word; word++) {
        g_autofree char *folded = g_utf8_strup(*word, -1);
        for (gsize i = 0; i < G_N_ELEMENTS(documents); i++)
            if (strcmp(*word, documents[i]) == 0)
                return FALSE;
        gboolean is_small = FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS(small); i++)
            is_small |= strcmp(*word, small[i]) == 0;
        for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
            g_autofree char *upper = g_utf8_strup(bodies[i], -1);
            body |= strcmp(folded, upper) == 0;
        }
        if (!is_small && !g_unichar_isupper(g_utf8_get_char(*word)))
            return FALSE;
    }
    return body;
}

static gboolean introduces(const segment_view *view, block b)
{
    return block_matches(view, b, PATTERN_REQUEST) || is_organ_name(view, b);
}

/*
 * What is largest may be the organ's name over its report, the request that an item be taken up, or those who
 * report below a title in smaller type: then the title is the block below, or above.
 */
static block settle(const segment_view *view, const head_zone *zone, block b)
{
    block below = block_below(view, b);
    if (below.end && introduces(view, b) && !introduces(view, below) &&
        !block_matches(view, below, PATTERN_REPORTED_BY) &&
        !block_matches(view, below, PATTERN_SESSION_ALONE))
        b = below;
    if (!block_matches(view, b, PATTERN_REPORTED_BY))
        return b;
    for (guint i = zone->end; i < b.first; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 > zone->letterhead && line->bold && may_be_title(view, line) && !is_beside(zone, line) &&
            line->size > 0.95F * view->body)
            return block_at(view, i);
    }
    return b;
}

/* "Part IV / International cooperation", "Section 11 / Support for ...": which part of the whole it is. */
static void append_divisions(const segment_view *view, block b, GString *title)
{
    const segment_line *head = segment_line_at(view, b.first);
    for (guint i = b.end;
         i < view->lines->len && segment_line_at(view, i)->page == 1 && title->len < LONGEST;) {
        const segment_line *line = segment_line_at(view, i);
        if (line->bold != head->bold || line->role != ROLE_BODY || line->size < 0.95F * view->body ||
            !segment_matches(PATTERN_DIVISION, line->text, NULL))
            return;
        block division = block_at(view, i);
        g_autofree char *text = text_of(view, division);
        gsize label = strlen(line->text);
        gboolean apart = division.end > i + 1 && label < 2 * SHORTEST && strlen(text) > label;
        g_string_append_printf(title, "%s%.*s%s%s", i == b.end ? ": " : ", ",
                               (int)(apart ? label : strlen(text)), text, apart ? "," : "",
                               apart ? text + label : "");
        i = division.end;
    }
}

static int find_report(const segment_view *view, head_zone *zone)
{
    const head_zone anywhere = {.letterhead = zone->letterhead, .end = zone->end};
    int at = find_largest(view, zone, LARGER);
    if (at < 0)
        at = find_letter(view);
    if (at < 0 && zone->margin > 0)
        at = find_largest(view, zone, 0.95F);
    /* A short bold line below a title of capitals names its country. */
    int centred = find_centred(view, zone, TRUE);
    if (centred >= 0 &&
        (at < 0 || (centred < at && segment_line_at(view, (guint)at)->size <= LARGER * view->body &&
                    !segment_line_at(view, (guint)centred)->bold)))
        at = centred;
    if (at < 0)
        at = find_centred(view, zone, FALSE);
    return at < 0 ? find_largest(view, &anywhere, zone->letterhead > 0 ? 0.95F : LARGER) : at;
}

/* The largest bold type below the head's fields; else a letter's first lines; else what is centred. */
static void find_report_title(segment_view *view, undex_document *document)
{
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    head_zone zone = find_zone(view);
    int at = find_report(view, &zone);
    if (at < 0)
        return;
    block b = settle(view, &zone, block_at(view, (guint)at));
    view->title_first = b.first;
    view->title_end = b.end;
    g_autofree char *text = text_of(view, b);
    GString *title = g_string_new(text);
    append_divisions(view, b, title);
    document->title = g_string_free(title, FALSE);
}

void masthead_title(segment_view *view, undex_document *document)
{
    const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
    gboolean record = strstr(symbol, "/PV.") || strstr(symbol, "/SR.");
    if (!(record && find_record_title(view, document)) && !find_resolution_title(view, document))
        find_report_title(view, document);
}
