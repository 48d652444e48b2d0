// SPDX-License-Identifier: GPL-3.0-or-later
/* The first page's head: symbols, date, distribution, session, agenda item, title. */
#include "patterns.h"
#include "steps.h"

#include "undex/cite.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float HEAD = 0.45F; /* share of the first page that a masthead may take */

static const char *const months[][3] = {
    {"jan", "enero", "janv"},  {"feb", "févr", "fevr"},  {"mar", "mars", "marzo"}, {"apr", "abril", "avril"},
    {"may", "mayo", "mai"},    {"jun", "juin", "junio"}, {"jul", "juil", "julio"}, {"aug", "agosto", "aoû"},
    {"sep", "setiem", "sept"}, {"oct", "oct", "oct"},    {"nov", "nov", "nov"},    {"dec", "dic", "déc"},
};

static int month_of(const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    for (guint m = 0; m < G_N_ELEMENTS(months); m++)
        for (guint i = 0; i < 3; i++)
            if (g_str_has_prefix(lower, months[m][i]))
                return (int)m + 1;
    return g_str_has_prefix(lower, "aou") ? 8 : 0;
}

/* The number that some characters write; a scan takes 1 for l or I and breaks "19 84". */
static int read_digits(const char *text, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++)
        if (g_ascii_isdigit(text[i]) || text[i] == 'l' || text[i] == 'I')
            value = value * 10 + (g_ascii_isdigit(text[i]) ? text[i] - '0' : 1);
    return value;
}

/* The first date in a text, ISO 8601; NULL: none. */
static char *date_in(const char *text)
{
    undex_match match;
    if (!segment_matches(PATTERN_DATE, text, &match))
        return NULL;
    undex_pattern *pattern = &segment_patterns[PATTERN_DATE];
    int d = undex_pattern_group(pattern, "d"), m = undex_pattern_group(pattern, "m"),
        y = undex_pattern_group(pattern, "y");
    g_autofree char *name = g_strndup(text + match.start[m], (gsize)undex_match_length(&match, m));
    int day = read_digits(text + match.start[d], undex_match_length(&match, d));
    int month = month_of(name), year = read_digits(text + match.start[y], undex_match_length(&match, y));
    if (!month || day < 1 || day > 31)
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

static float page_height(const segment_view *view)
{
    return view->source->pages->len
               ? (float)((undex_source_page *)g_ptr_array_index(view->source->pages, 0))->height
               : 800;
}

/* Lines that may belong to the head: of the first page; in a plain text those that plain.c has set apart. */
static gboolean in_reach(const segment_view *view, guint i)
{
    const segment_line *line = segment_line_at(view, i);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return line->role == ROLE_MASTHEAD;
    return line->page == 1 && line->role != ROLE_NOTE && line->y0 < HEAD * page_height(view);
}

/* More small words than "Corr.1 and Corr.2 to document" has: a sentence that mentions symbols. */
static gboolean is_sentence(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint small = 0;
    for (char **word = words; *word; word++)
        small += g_ascii_islower((*word)[0]) && g_ascii_islower((*word)[1]) && !strchr(*word, '/');
    return small > 3;
}

static void add_symbols(undex_document *document, const char *text)
{
    g_auto(GStrv) cells = g_strsplit(text, "\t", 8);
    for (guint c = 0; cells[c]; c++) {
        if (is_sentence(cells[c]))
            continue;
        g_autoptr(GPtrArray) found = undex_symbol_parse_all(g_strstrip(cells[c]));
        for (guint i = 0; i < found->len; i++) {
            const char *symbol = g_ptr_array_index(found, i);
            gboolean known = FALSE;
            for (guint k = 0; k < document->symbols->len; k++)
                known |= strcmp(symbol, g_ptr_array_index(document->symbols, k)) == 0;
            if (!known)
                g_ptr_array_add(document->symbols, g_strdup(symbol));
        }
    }
}

/* The symbol stands alone on its line (or cell); a sentence that mentions one is no masthead. */
static void find_symbols(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && !document->symbols->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!in_reach(view, i) || strlen(line->text) > 120)
            continue;
        /* Two symbols may be broken at their hyphen over two lines. */
        gsize n = strlen(line->text);
        if (n && (line->text[n - 1] == '-' || g_str_has_suffix(line->text, "–")) &&
            i + 1 < view->lines->len) {
            g_autofree char *both = g_strconcat(line->text, segment_line_at(view, i + 1)->text, NULL);
            add_symbols(document, both);
        }
        if (!document->symbols->len)
            add_symbols(document, line->text);
    }
    for (guint i = 0; i < view->lines->len && !document->symbols->len && segment_line_at(view, i)->page == 1;
         i++)
        if (segment_matches(PATTERN_SYMBOL_LINE, segment_line_at(view, i)->text, NULL))
            add_symbols(document, segment_line_at(view, i)->text);
    /* None on the first page: the running header of the others. */
    for (guint i = 0; i < view->lines->len && !document->symbols->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE && line->page > 1)
            add_symbols(document, line->text);
    }
}

/* A line's text with what was taken for marks put back: a scan raises the digits of "25 July 1984". */
static char *with_marks(const segment_line *line)
{
    GString *text = g_string_new(line->text);
    for (guint m = line->marks ? line->marks->len : 0; m-- > 0;) {
        const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
        if (mark->at > 0 && (gsize)mark->at <= text->len && g_ascii_isdigit(mark->text[0])) {
            g_string_insert(text, mark->at, mark->text);
            g_string_insert_c(text, mark->at, ' ');
        }
    }
    return g_string_free(text, FALSE);
}

static void find_date(segment_view *view, undex_document *document)
{
    g_autofree char *spare = NULL;
    float distr =
        -1; /* where the column begins that says how the document is distributed: its date stands below */
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!in_reach(view, i))
            continue;
        undex_match match;
        if (segment_matches(PATTERN_DISTR, line->text, &match)) {
            const char *tab = strchr(line->text, '\t');
            distr = tab && match.start[0] > tab - line->text ? line->second : line->x0;
        }
        g_autofree char *whole = with_marks(line);
        char *date = date_in(whole);
        if (!date)
            continue;
        if (!segment_matches(PATTERN_DATE_LINE, whole, NULL)) {
            /* Mentioned in a title or a session's span: taken only where nothing better comes. */
            if (!spare)
                spare = date;
            else
                g_free(date);
            continue;
        }
        gboolean under = distr >= 0 && fabsf(line->x0 - distr) < 20;
        if (under || !document->date) {
            g_free(document->date);
            document->date = date;
            if (under)
                return;
        } else {
            g_free(date);
        }
    }
    if (!document->date)
        document->date = g_steal_pointer(&spare);
}

static char *group_text(segment_pattern which, const char *text, const char *group)
{
    undex_match match;
    if (!segment_matches(which, text, &match))
        return NULL;
    int g = undex_pattern_group(&segment_patterns[which], group);
    return undex_match_length(&match, g)
               ? g_strndup(text + match.start[g], (gsize)undex_match_length(&match, g))
               : NULL;
}

static const struct {
    const char *prefix, *code;
} languages[] = {
    {"engl", "en"}, {"angl", "en"}, {"ingl", "en"}, {"fren", "fr"}, {"fran", "fr"}, {"span", "es"},
    {"espa", "es"}, {"russ", "ru"}, {"rus", "ru"},  {"arab", "ar"}, {"árab", "ar"}, {"chin", "zh"},
};

static char *language_code(const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        if (g_str_has_prefix(lower, languages[i].prefix))
            return g_strdup(languages[i].code);
    return NULL;
}

/* An agenda item goes on where its line ends at a comma or a hyphen. */
static char *agenda_item(const segment_view *view, guint index, const char *cell)
{
    GString *item = g_string_new(cell);
    for (guint i = index + 1; i < view->lines->len && i < index + 4; i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean open = item->len && strchr(",-", item->str[item->len - 1]);
        if (!open || fabsf(line->x0 - segment_line_at(view, index)->x0) > 20)
            break;
        g_string_append_c(item, ' ');
        g_string_append_len(item, line->text, (gssize)strcspn(line->text, "\t"));
    }
    return g_string_free(item, FALSE);
}

static char *last_cell(const char *text)
{
    const char *tab = strrchr(text, '\t');
    return g_strdup(tab ? tab + 1 : text);
}

static void find_fields(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!in_reach(view, i))
            continue;
        g_autofree char *flat = g_strdelimit(g_strdup(line->text), "\t", ' ');
        g_autofree char *cell = g_strndup(line->text, strcspn(line->text, "\t"));
        g_autofree char *original = group_text(PATTERN_ORIGINAL, flat, "v");
        if (original && !document->original_language)
            document->original_language = language_code(original);
        if (!document->distribution) {
            document->distribution = group_text(PATTERN_DISTR, flat, "v");
            if (!document->distribution && segment_matches(PATTERN_DISTR, flat, NULL) &&
                i + 1 < view->lines->len)
                document->distribution = last_cell(segment_line_at(view, i + 1)->text);
        }
        if (!document->session && strlen(flat) < 90 && segment_matches(PATTERN_SESSION, flat, NULL))
            document->session = g_strdup(cell);
        if (!document->agenda_item && strlen(flat) < 200 && segment_matches(PATTERN_AGENDA, flat, NULL))
            document->agenda_item = agenda_item(view, i, cell);
    }
}

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
    for (guint i = 0; i < view->lines->len && in_reach(view, i); i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!segment_matches(PATTERN_MEETING, line->text, &match) || strlen(line->text) > 60)
            continue;
        document->title = g_strndup(line->text + match.start[0], (gsize)undex_match_length(&match, 0));
        return TRUE;
    }
    return FALSE;
}

/* The foot of the last line of the head's own: session, agenda item. The title stands below. */
static float end_of_fields(const segment_view *view)
{
    float foot = 0;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_BODY && in_reach(view, i) && strlen(line->text) < 120 &&
            (segment_matches(PATTERN_SESSION, line->text, NULL) ||
             segment_matches(PATTERN_AGENDA, line->text, NULL) ||
             segment_matches(PATTERN_DISTR, line->text, NULL)))
            foot = MAX(foot, line->y1);
    }
    return foot;
}

/* A heading with a number is the text's first, not the document's title. */
static gboolean may_be_title(const segment_line *line)
{
    return line->role == ROLE_BODY && line->number < 0 && strlen(line->text) > 6 &&
           !segment_matches(PATTERN_ROMAN, line->text, NULL) &&
           !segment_matches(PATTERN_LETTER, line->text, NULL) &&
           !segment_matches(PATTERN_ORIGINAL, line->text, NULL) &&
           !segment_matches(PATTERN_DISTR, line->text, NULL) &&
           !segment_matches(PATTERN_SUMMARY, line->text, NULL) &&
           !segment_matches(PATTERN_CONTENTS, line->text, NULL);
}

/* The first page's largest bold line below `from`; -1: none. `least`: a share of the text's size. */
static int largest_bold(const segment_view *view, float from, float least)
{
    float size = 0;
    int first = -1;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (may_be_title(line) && line->bold && line->y0 >= from && line->y0 < 0.75F * page_height(view) &&
            line->size > size * 1.05F && line->size > least * view->body)
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

/* In a typewritten document, the first line of capitals below the head's fields. */
static int find_capitals(const segment_view *view, float from)
{
    for (guint i = 0; from > 0 && i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        g_autofree char *upper = g_utf8_strup(line->text, -1);
        if (may_be_title(line) && line->y0 >= from && strcmp(upper, line->text) == 0 &&
            strlen(line->text) > 12 && line->y0 < 0.75F * page_height(view))
            return (int)i;
    }
    return -1;
}

static gboolean goes_on_title(const segment_view *view, guint first, const segment_line *last,
                              const segment_line *line)
{
    const segment_line *head = segment_line_at(view, first);
    return line->page == 1 && line->bold == head->bold && fabsf(line->size - head->size) <= 0.6F &&
           line->y0 - last->y1 <= 1.0F * head->size && may_be_title(line);
}

/* The largest bold type below the head's fields; else a letter's first lines; else the first capitals. */
static void find_title(segment_view *view, undex_document *document)
{
    float fields = end_of_fields(view);
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    int at = largest_bold(view, MAX(fields, 0.2F * page_height(view)), 1.15F);
    /* On the cover of Official Records the session stands below the title, which is larger by far. */
    int largest = largest_bold(view, 0.15F * page_height(view), 1.15F);
    if (at >= 0 && largest >= 0 &&
        segment_line_at(view, (guint)largest)->size > 1.25F * segment_line_at(view, (guint)at)->size)
        at = largest;
    if (at < 0)
        at = find_letter(view);
    if (at < 0)
        at = largest_bold(view, 0.2F * page_height(view), 1.15F);
    if (at < 0 && fields > 0)
        at = largest_bold(view, fields, 0.95F);
    if (at < 0)
        at = find_capitals(view, fields);
    if (at < 0)
        return;
    guint first = (guint)at;
    GString *title = g_string_new(segment_line_at(view, first)->text);
    view->title_first = first;
    view->title_end = first + 1;
    for (guint i = first + 1; i < view->lines->len && title->len < 600; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        if (!goes_on_title(view, first, segment_line_at(view, view->title_end - 1), line))
            break;
        g_string_append_c(title, ' ');
        g_string_append(title, line->text);
        view->title_end = i + 1;
    }
    document->title = g_strdelimit(g_string_free(title, FALSE), "\t", ' ');
}

/* Everything above the title on the first page is masthead. */
static void mark_masthead(segment_view *view)
{
    guint end = 0;
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    if (view->title_end > view->title_first) {
        end = view->title_first;
    } else {
        for (guint i = 0; i < view->lines->len && in_reach(view, i); i++) {
            const segment_line *line = segment_line_at(view, i);
            if (line->number >= 0 || segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
                segment_matches(PATTERN_MEETING_OPENS, line->text, NULL))
                break;
            if (segment_matches(PATTERN_DISTR, line->text, NULL) ||
                segment_matches(PATTERN_ORIGINAL, line->text, NULL) ||
                segment_matches(PATTERN_SESSION, line->text, NULL) ||
                segment_matches(PATTERN_AGENDA, line->text, NULL) ||
                segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL))
                end = i + 1;
        }
    }
    for (guint i = 0; i < end; i++)
        if (segment_line_at(view, i)->role == ROLE_BODY || segment_line_at(view, i)->role == ROLE_TABLE)
            segment_line_at(view, i)->role = ROLE_MASTHEAD;
}

/* "English" alone on a line of the masthead; NULL where it says nothing. */
static char *printed_language(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (view->source->format == UNDEX_FORMAT_PDF && in_reach(view, i) &&
            segment_matches(PATTERN_LANGUAGE_LINE, line->text, NULL))
            return language_code(line->text);
    }
    return NULL;
}

static char *slug_of(const char *path)
{
    g_autofree char *base = g_path_get_basename(path ? path : "document");
    g_autofree char *valid = g_utf8_make_valid(base, -1);
    char *dot = strrchr(valid, '.');
    if (dot && dot > valid && strlen(dot) <= 5)
        *dot = '\0';
    GString *slug = g_string_new(NULL);
    for (const char *p = valid; *p && slug->len < 100; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isalnum(ch))
            g_string_append_unichar(slug, g_unichar_tolower(ch));
        else if (slug->len && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    while (slug->len && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (!slug->len)
        g_string_append(slug, "document");
    return g_string_free(slug, FALSE);
}

void segment_masthead(segment_view *view, undex_document *document)
{
    find_symbols(view, document);
    find_date(view, document);
    find_fields(view, document);
    const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
    gboolean record = strstr(symbol, "/PV.") || strstr(symbol, "/SR.");
    if (!(record && find_record_title(view, document)) && !find_resolution_title(view, document))
        find_title(view, document);
    mark_masthead(view);
    document->language = printed_language(view);
    if (!document->language)
        document->language = g_strdup(segment_language(view));
    if (document->symbols->len)
        document->symbol = g_strdup(g_ptr_array_index(document->symbols, 0));
    if (!document->symbol)
        document->key = slug_of(document->path);
    else if (strcmp(document->language, "en") == 0)
        document->key = g_strdup(document->symbol);
    else
        document->key = g_strconcat(document->symbol, "@", document->language, NULL);
}
