// SPDX-License-Identifier: GPL-3.0-or-later
/* The document's own symbols stand alone in a cell of the masthead; else in the running heads, beside the
 * job number or in the imprint. A text that cites another document gives none, and no more does the file's
 * name: where that says another symbol, there is a warning. */
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include "undex/citation.h"

#include <ctype.h>
#include <string.h>

enum { SMALL_LETTERS = 3, ALIKE_QUARTER = 4 }; /* that make a word; of a symbol's letters fewer may differ */

enum {
    CELLS = 8,    /* of a line that are looked at; the last holds the rest */
    EXTENSION = 5 /* bytes of a file's extension, its stop among them, at most */
};
static const float BROKEN_END = 4; /* of the size of the type: a symbol that breaks ends nearer the margin */
static const float BROKEN_BELOW = 5; /* points: its rest begins no further in than its line by more */

enum {
    LONGEST = 120, /* bytes of a line that may be a symbol's */
    MORE = 4,      /* lines below the first symbol where a second may stand */
    IMPRINT = 4,   /* lines between a symbol and the ISBN of its imprint; pages that an imprint may open */
};

static const float FOOT = 0.8F; /* share of the page above its foot, where the job number stands */

static GPtrArray *none(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

/* The symbols of a cell that says no more than a head says beside them. */
static GPtrArray *symbols_alone(const char *text)
{
    g_autofree char *cell = g_strstrip(g_strdup(text));
    gsize length = strlen(cell);
    if (!length || length > LONGEST || cell[0] == '(' || cell[length - 1] == '.')
        return none();
    g_autofree char *rest = NULL;
    g_autoptr(GPtrArray) found = undex_symbol_parse_line(cell, &rest);
    if (!found->len || !segment_matches(PATTERN_BESIDE_SYMBOL, rest, NULL))
        return none();
    return g_steal_pointer(&found);
}

/* More small words than "Corr.1 and Corr.2 to document" has: a sentence that mentions symbols. */
static gboolean is_sentence(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint small = 0;
    for (char **word = words; *word; word++)
        small += g_ascii_islower((*word)[0]) && g_ascii_islower((*word)[1]) && !strchr(*word, '/');
    return small > SMALL_LETTERS;
}

static guint add_all(undex_document *document, const GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        const char *symbol = g_ptr_array_index(found, i);
        if (!g_ptr_array_find_with_equal_func(document->symbols, symbol, g_str_equal, NULL))
            g_ptr_array_add(document->symbols, g_strdup(symbol));
    }
    return found->len;
}

/* Adds the symbols that stand alone in the cells of a text; how many. A plain text's head has no cells to
 * tell by: there a line may say a little more. */
static guint add_cells(const segment_view *view, undex_document *document, const char *text)
{
    guint count = 0;
    g_auto(GStrv) cells = g_strsplit(text, "\t", CELLS);
    for (guint c = 0; cells[c]; c++) {
        gboolean plain = view->source->format == UNDEX_FORMAT_TEXT && !is_sentence(cells[c]);
        g_autoptr(GPtrArray) found =
            plain ? undex_symbol_parse_all(g_strstrip(cells[c])) : symbols_alone(cells[c]);
        count += add_all(document, found);
    }
    return count;
}

/* The rest of a sentence that was full above. */
static gboolean is_wrapped(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = line - 1;
    return index && view->source->format == UNDEX_FORMAT_PDF && above->page == line->page &&
           above->cells < 2 && above->x1 > view->right - BROKEN_END * line->size &&
           line->x0 < above->x0 + BROKEN_BELOW && line->y0 - above->y1 < line->size;
}

/* Two symbols may be broken at their hyphen over two lines. */
static guint add_line(const segment_view *view, undex_document *document, guint index)
{
    const char *text = segment_line_at(view, index)->text;
    if (strlen(text) > LONGEST || is_wrapped(view, index))
        return 0;
    if ((g_str_has_suffix(text, "-") || g_str_has_suffix(text, "–")) && index + 1 < view->lines->len) {
        g_autofree char *both = g_strconcat(text, segment_line_at(view, index + 1)->text, NULL);
        if (add_cells(view, document, both))
            return 1;
    }
    return add_cells(view, document, text);
}

static gboolean begins_text(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    return line->verdict.number >= 0 || segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
           segment_matches(PATTERN_MEETING_OPENS, line->text, NULL);
}

/* In the masthead; a second symbol may stand on a line of its own below the first. */
static void find_in_head(const segment_view *view, undex_document *document)
{
    guint i = 0, end = view->lines->len;
    for (; i < end && !document->symbols->len; i++) {
        if (!masthead_in_reach(view, i))
            continue;
        if (begins_text(view, i))
            return;
        add_line(view, document, i);
    }
    for (guint k = i; document->symbols->len && k < MIN(end, i + MORE); k++)
        if (masthead_in_reach(view, k) && !begins_text(view, k))
            add_line(view, document, k);
}

/* In the running heads: what more than one page repeats. */
static void find_in_running_heads(const segment_view *view, undex_document *document)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint needed = view->source->pages->len > 2 ? 2 : 1;
    for (guint i = 0; i < view->lines->len && !document->symbols->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role != ROLE_PAGE_FURNITURE || line->page == 1)
            continue;
        g_auto(GStrv) cells = g_strsplit(line->text, "\t", CELLS);
        for (guint c = 0; cells[c] && !document->symbols->len; c++) {
            g_autoptr(GPtrArray) found = symbols_alone(cells[c]);
            if (!found->len)
                continue;
            const char *symbol = g_ptr_array_index(found, 0);
            guint pages = GPOINTER_TO_UINT(g_hash_table_lookup(seen, symbol)) + 1;
            g_hash_table_insert(seen, g_strdup(symbol), GUINT_TO_POINTER(pages));
            if (pages >= needed)
                add_all(document, found);
        }
    }
}

/* Whether a line within `reach` lines has a pattern on the same page. */
static gboolean has_near(const segment_view *view, guint index, guint reach, segment_pattern pattern)
{
    int page = segment_line_at(view, index)->page;
    for (guint i = index > reach ? index - reach : 0; i < MIN(view->lines->len, index + reach + 1); i++)
        if (segment_line_at(view, i)->page == page &&
            segment_matches(pattern, segment_line_at(view, i)->text, NULL))
            return TRUE;
    return FALSE;
}

/* At the first page's foot, right by the job number. */
static void find_by_job_number(const segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1 && !document->symbols->len;
         i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean marked = line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
        if (line->y0 > FOOT * masthead_page_height(view) && line->verdict.role != ROLE_NOTE && !marked &&
            has_near(view, i, 1, PATTERN_JOB_NUMBER))
            add_line(view, document, i);
    }
}

/* In the imprint of a publication, near its ISBN. */
static void find_in_imprint(const segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && !document->symbols->len; i++) {
        int page = segment_line_at(view, i)->page;
        if ((page <= IMPRINT || page == (int)view->source->pages->len) &&
            has_near(view, i, IMPRINT, PATTERN_IMPRINT_NUMBER))
            add_line(view, document, i);
    }
}

/* What the file's name says without its endings: "A_80_62.en.pdf", "A_RES_73_3-EN.pdf"; NULL: no symbol. */
static char *symbol_of_name(const char *path)
{
    g_autofree char *base = g_path_get_basename(path ? path : "");
    char *dot = strrchr(base, '.');
    if (!g_utf8_validate(base, -1, NULL))
        return NULL;
    if (dot && strlen(dot) <= EXTENSION)
        *dot = '\0';
    gsize n = strlen(base);
    if (n > 4 && strchr(".-", base[n - 3]) && g_ascii_isalpha(base[n - 2]) && g_ascii_isalpha(base[n - 1]))
        base[n - 3] = '\0';
    return undex_symbol_parse(base);
}

/* Letters and digits alone, for comparing what a scan has damaged. */
static char *bones(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++)
        if (g_ascii_isalnum(*p))
            g_string_append_c(out, g_ascii_toupper(*p));
    return g_string_free(out, FALSE);
}

/* How many letters differ between two short texts of one length; more than any where lengths differ. */
static guint difference(const char *a, const char *b)
{
    guint count = 0;
    if (strlen(a) != strlen(b))
        return G_MAXUINT;
    for (; *a; a++, b++)
        count += *a != *b;
    return count;
}

/* A symbol that a scan has damaged beyond reading, "E/CN A/109": where the file's name says the same but for
 * a letter in four, the print is read so, and the record says it. */
static void mend_by_name(const segment_view *view, undex_document *document, const char *named)
{
    g_autofree char *wanted = bones(named);
    for (guint i = 0; i < view->lines->len && !document->symbols->len && masthead_in_reach(view, i); i++) {
        g_auto(GStrv) cells = g_strsplit(segment_line_at(view, i)->text, "\t", CELLS);
        for (guint c = 0; cells[c] && !document->symbols->len; c++) {
            g_autofree char *printed = bones(cells[c]);
            if (!strchr(cells[c], '/') || difference(printed, wanted) * ALIKE_QUARTER > strlen(wanted))
                continue;
            g_ptr_array_add(document->symbols, g_strdup(named));
            g_ptr_array_add(
                document->warnings,
                g_strdup_printf("page 1: the symbol is damaged (\"%s\"); with the file's name it is "
                                "read as %s",
                                g_strstrip(cells[c]), named));
        }
    }
}

/* Whether two symbols name one document, whatever part of it they add: A/81/6 and A/81/6 (Sect. 3). */
static gboolean is_same(const char *a, const char *b)
{
    gsize n = strcspn(a, " (["), m = strcspn(b, " ([");
    return n == m && strncmp(a, b, n) == 0;
}

/* The file's name is no evidence, but a warning is raised where it says what the page does not. */
static void warn_of_name(undex_document *document, const char *named)
{
    for (guint i = 0; i < document->symbols->len; i++)
        if (is_same(named, g_ptr_array_index(document->symbols, i)))
            return;
    g_ptr_array_add(
        document->warnings,
        document->symbols->len
            ? g_strdup_printf("page 1: the symbol printed is %s, the file's name says %s",
                              (char *)g_ptr_array_index(document->symbols, 0), named)
            : g_strdup_printf("page 1: no symbol is printed in the head, the file's name says %s", named));
}

void masthead_symbols(const segment_view *view, undex_document *document)
{
    static void (*const places[])(const segment_view *, undex_document *) = {
        find_in_head, find_in_running_heads, find_by_job_number, find_in_imprint};
    for (gsize i = 0; i < G_N_ELEMENTS(places) && !document->symbols->len; i++)
        if (i == 0 || view->source->format == UNDEX_FORMAT_PDF)
            places[i](view, document);
    g_autofree char *named = symbol_of_name(document->path);
    if (!named || view->source->format != UNDEX_FORMAT_PDF)
        return;
    if (!document->symbols->len)
        mend_by_name(view, document, named);
    warn_of_name(document, named);
}
