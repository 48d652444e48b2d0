// SPDX-License-Identifier: GPL-3.0-or-later
/* The runs of a row become a line: its text, its marks, its cells and its type. Words are cut by the gaps
 * between glyph boxes, not by the library's spaces. */
#include "base/utf8.h"
#include "segment/layout/rows.h"
#include "segment/letters.h"

#include <string.h>

enum { MOST_MARKS = 9, ONE_TYPE_TENTHS = 9 }; /* glyphs of a run of marks; letters of ten that make a type */
enum { LABEL_DIGITS = 10, RUN_GLYPHS = 3 };   /* of a mark's label; of a run that tells the size of a line */
static const float CLEARLY_LARGER = 1.15F;    /* times the size of a line: then the run tells its size */

/* Shares of the type size. Gaps over Word's files: false breaks up to 0.165 em, true spaces from 0.158. */
static const float CELL_GAP = 1.6F;      /* a wider gap sets cells apart */
static const float SURE_JOIN = 0.09F;    /* below: within a word */
static const float SURE_SPACE = 0.20F;   /* above: between words */
static const float LIKELY_SPACE = 0.15F; /* in between the document's words decide, else this */
static const float WIDE_SPACE = 0.5F;    /* between Chinese characters a narrower gap is no space */
static const float MIXED_SPACE = 0.26F;  /* nor is this between one and a letter or figure */
static const float RAISED_BY = 0.12F;    /* the foot of a mark is higher by this share of its line's type */

static const float LOWERED_BY = 0.04F; /* the foot of an index is lower by this share */
enum { MOST_SCRIPT = 4 };              /* characters of a power or an index */
enum { ORDINAL_DIGITS = 3 };           /* of 79a, 281a: a longer number is a year */

static gboolean is_raised(const rows_run *r, float size, float y1)
{
    return r->size < ROWS_RAISED_SIZE * size && r->y1 < y1 - RAISED_BY * size;
}

static gboolean is_mark_char(gunichar ch)
{
    return g_unichar_isdigit(ch) || (ch >= 'a' && ch <= 'z') || ch == '*' || ch == 0x2020 || ch == 0x2021 ||
           ch == ',' || ch == 0x00B9 || ch == 0x00B2 || ch == 0x00B3 || (ch >= 0x2070 && ch <= 0x2079);
}

/* Whether each of the marks in a run is one letter: "a, b". */
static gboolean are_single_letters(const undex_glyph *g, guint count)
{
    for (guint i = 0; i < count; i++)
        if ((g[i].ch == ',') != (i % 2 == 1))
            return FALSE;
    return count % 2 == 1;
}

/* A raised run that is a note's mark: "7", "3, 4", "a", "18.", "*"; not "st" of 1st, nor the 2 of m². */
static gboolean is_mark_run(const undex_glyph *g, guint count, gunichar before, gunichar before2)
{
    guint letters = 0, digits = 0;
    if (count > MOST_MARKS)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        letters += g[i].ch >= 'a' && g[i].ch <= 'z';
        digits += g_unichar_isdigit(g[i].ch) != 0;
        if (!is_mark_char(g[i].ch) && !(g[i].ch == '.' && digits && i + 1 == count))
            return FALSE;
    }
    if (letters && digits)
        return FALSE;
    if (letters > 1 && are_single_letters(g, count))
        return TRUE;
    if (letters > 1 && g_unichar_isdigit(before))
        return FALSE; /* 1st, 2nd, 3eme */
    if (letters > 1)  /* roman endnotes; every other cluster of letters is text */
        for (guint i = 0; i < count; i++)
            if (!strchr("ivxlc,", (int)g[i].ch))
                return FALSE;
    if (letters == 1 && count == 1 && strchr("oae", (int)g->ch) && g_unichar_isdigit(before))
        return FALSE; /* 1o, 2a, 1e */
    if (digits && count == 1 && (g->ch == '2' || g->ch == '3') && before == 'm' &&
        !g_unichar_isalpha(before2 == 'k' || before2 == 'c' || before2 == 'd' ? ' ' : before2))
        return FALSE; /* m2, km2, cm3 */
    return TRUE;
}

/* Letters, and how many of them are bold or italic. */
typedef struct {
    guint letters, bold, italic;
} type_count;

typedef struct {
    segment_line line;
    GString *text;
    GArray *gaps;  /* of the view */
    guint written; /* characters without spaces */
    gunichar last, before_last;
    float last_x1, last_size;
    type_count all, before_bracket; /* the latter: of the letters before the last "[" */
    gboolean lead, lead_bold, lead_italic, tail_bold;
    gboolean any;
    float *close; /* what letterspacing takes of the gap before each glyph; NULL: nothing */
    float spread; /* by which ideographs stand apart in a line that is stretched to its width */
    guint at;     /* of the glyph to be written, from the left */
} writer;

/* Returns how many characters it added. */
static guint add_glyph_text(GString *text, gunichar ch)
{
    static const struct {
        gunichar ch;
        const char *text;
    } folded[] = {
        {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},           {0xFB03, "ffi"},          {0xFB04, "ffl"},
        {0x2010, "-"},  {0x2011, "-"},  {0xF0B7, "\xE2\x80\xA2"}, {0xF0A7, "\xE2\x80\xA2"},
    };
    if (ch >= 0x20 && ch < 0x7F) {
        g_string_append_c(text, (char)ch);
        return ch != ' ';
    }
    for (guint i = 0; i < G_N_ELEMENTS(folded); i++)
        if (folded[i].ch == ch) {
            g_string_append(text, folded[i].text);
            return (guint)g_utf8_strlen(folded[i].text, -1);
        }
    /* Arabic presentation forms stand for letters; so do their ligatures for several. */
    if ((ch >= 0xFB50 && ch <= 0xFDFF) || (ch >= 0xFE70 && ch <= 0xFEFC)) {
        gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize n = g_unichar_fully_decompose(ch, TRUE, letters, G_N_ELEMENTS(letters));
        guint added = 0;
        for (gsize i = 0; i < n && i < G_N_ELEMENTS(letters); i++)
            if (letters[i] != ' ')
                g_string_append_unichar(text, letters[i]), added++;
        return added;
    }
    /* Control characters come through damaged character maps; none is text, nor is what no reader sees. */
    if (ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == ROWS_MAYBE_JOIN || ch == ROWS_MAYBE_SPACE ||
        undex_utf8_is_tag(ch) || !g_unichar_validate(ch))
        return 0;
    g_string_append_unichar(text, ch);
    return !g_unichar_isspace(ch);
}

/* Arabic letters that only end words. */
static gboolean ends_word(gunichar ch)
{
    return ch == 0x0629 || ch == 0x0649;
}

static void write_gap(writer *w, const undex_glyph *g)
{
    if (!w->any)
        return;
    float size = MAX(g->size, w->last_size), gap = (g->x0 - w->last_x1) / size;
    if (w->close)
        gap -= w->close[w->at];
    if (gap <= SURE_SPACE && ends_word(w->last) && undex_utf8_is_rtl(g->ch) && segment_is_letter(g->ch))
        gap = SURE_SPACE + SURE_JOIN;
    gboolean after = segment_is_ideographic(w->last), before = segment_is_ideographic(g->ch);
    if ((after || before) && gap < w->spread + (after && before ? WIDE_SPACE : MIXED_SPACE))
        return;
    if (gap > SURE_SPACE) {
        g_array_append_vals(w->gaps, &(segment_gap){g->x0 - gap * size, g->x0, w->written}, 1);
        w->line.gap_count++;
    }
    if (gap > CELL_GAP) {
        g_string_append_c(w->text, '\t');
        if (++w->line.cells == 2)
            w->line.second = g->x0;
        if (w->line.cells <= LINE_CELLS)
            w->line.cell[w->line.cells - 1] = g->x0;
    } else if (gap > SURE_SPACE) {
        g_string_append_c(w->text, ' ');
    } else if (gap > SURE_JOIN) {
        g_string_append_unichar(w->text, gap > LIKELY_SPACE ? ROWS_MAYBE_SPACE : ROWS_MAYBE_JOIN);
    }
}

static void write_glyph(writer *w, const undex_glyph *g, const undex_source *source)
{
    const undex_font *font = g_ptr_array_index(source->fonts, g->font);
    write_gap(w, g);
    w->written += add_glyph_text(w->text, g->ch);
    if (segment_is_letter(g->ch)) {
        if (!w->lead) {
            w->lead = TRUE;
            w->lead_bold = font->bold, w->lead_italic = font->italic;
        }
        w->tail_bold = font->bold;
        w->all.letters++;
        w->all.bold += font->bold;
        w->all.italic += font->italic;
    } else if (g->ch == '[') {
        w->before_bracket = w->all;
    }
    w->before_last = w->last;
    w->last = g->ch;
    w->last_x1 = g->x1, w->last_size = g->size;
    w->any = TRUE;
    w->at++;
}

/* Splits "3, 4" into two marks. */
static void write_marks(writer *w, const undex_glyph *g, guint count)
{
    for (guint i = 0; i < count;) {
        char text[16] = "";
        int n = 0;
        guint from = i;
        if (g[i].ch == ',' || g[i].ch == '.') {
            i++;
            continue;
        }
        while (i < count && g[i].ch != ',' && g[i].ch != '.' && n < LABEL_DIGITS) {
            gunichar ch = g[i].ch;
            int digit = g_unichar_digit_value(ch);
            if (digit < 0 && ch >= 0x2070 && ch <= 0x2079)
                digit = (int)ch - 0x2070;
            if (ch == 0xB9)
                digit = 1;
            if (ch == 0xB2 || ch == 0xB3)
                digit = (int)ch - 0xB0;
            if (digit >= 0)
                text[n++] = (char)('0' + digit);
            else
                n += g_unichar_to_utf8(ch, text + n);
            text[n] = '\0';
            i++;
        }
        segment_mark *mark = segment_line_add_mark(&w->line, (int)w->text->len, text);
        mark->x0 = g[from].x0, mark->x1 = g[i - 1].x1, mark->y0 = g[from].y0, mark->y1 = g[from].y1;
        mark->raised = TRUE;
    }
    /* The text goes on where the mark ends. */
    w->last_x1 = MAX(w->last_x1, g[count - 1].x1);
}

/* Digits and signs set high or low, for which there are characters of their own. */
static gunichar script_of(gunichar ch, gboolean high)
{
    static const gunichar superscript[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                           0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    if (ch >= '0' && ch <= '9')
        return high ? superscript[ch - '0'] : 0x2080 + (ch - '0');
    if (ch == '+')
        return high ? 0x207A : 0x208A;
    if (ch == '-' || ch == 0x2010 || ch == 0x2011 || ch == 0x2012 || ch == 0x2013 || ch == 0x2212)
        return high ? 0x207B : 0x208B;
    return 0;
}

static gboolean is_lowered(const rows_run *r, float size, float y1)
{
    return r->size < ROWS_RAISED_SIZE * size && r->y1 > y1 + LOWERED_BY * size;
}

/* A power behind a figure ("10" and a small 6 above it), a negative one behind anything, or an index behind a
 * figure: written as such, for as common digits it would make another number. */
static gboolean is_script(const undex_glyph *g, guint count, gunichar before, gboolean high)
{
    gboolean sign = script_of(g->ch, high) && !g_unichar_isdigit(g->ch);
    if (count > MOST_SCRIPT || (sign && count < 2))
        return FALSE;
    for (guint i = 0; i < count; i++)
        if (!script_of(g[i].ch, high) || (i > 0 && !g_unichar_isdigit(g[i].ch)))
            return FALSE;
    return g_unichar_isdigit(before) || (sign && segment_is_letter(before));
}

/* Whether a letter behind this text is a note's mark and no ordinal: a cell of a table holds a figure, or the
 * number is a year, or part of a larger one. */
static gboolean is_figure(const writer *w)
{
    const char *text = w->text->str, *end = text + w->text->len, *from = end;
    const char *tab = strrchr(text, '\t');
    if (tab && tab[1] && strspn(tab + 1, "0123456789.,-+()% ") == strlen(tab + 1))
        return TRUE;
    while (from > text && g_ascii_isdigit(from[-1]))
        from--;
    return end - from > ORDINAL_DIGITS || (end > from && from > text && strchr("/.,-", from[-1]));
}

static void write_run(writer *w, const rows_run *r, const GArray *glyphs, const undex_source *source,
                      float size, float foot)
{
    const undex_glyph *g = &g_array_index(glyphs, undex_glyph, r->first);
    if (is_raised(r, size, foot) && is_mark_run(g, r->count, is_figure(w) ? 0 : w->last, w->before_last)) {
        write_marks(w, g, r->count);
        w->at += r->count;
        if (!w->any) /* a note's own mark: the text begins after it */
            w->line.x0 = MIN(w->line.x0, r->x0);
        return;
    }
    gboolean high = is_raised(r, size, foot);
    gboolean script = (high || is_lowered(r, size, foot)) && is_script(g, r->count, w->last, high);
    for (guint i = 0; i < r->count; i++) {
        undex_glyph at = g[i];
        if (script)
            at.ch = script_of(at.ch, high);
        write_glyph(w, &at, source);
    }
}

enum { LONG_LINE = 500 }; /* glyphs; no letterspaced line has as many */

static float *letterspacing_of(const rows_run *runs, guint count, const GArray *glyphs, float *spread)
{
    const undex_glyph *flat[LONG_LINE];
    guint n = 0;
    for (guint i = 0; i < count; i++)
        for (guint j = 0; j < runs[i].count; j++) {
            if (n == LONG_LINE)
                return NULL;
            flat[n++] = &g_array_index(glyphs, undex_glyph, runs[i].first + j);
        }
    *spread = rows_ideograph_spread(flat, n);
    return rows_letterspacing(flat, n);
}

static void finish_line(segment_view *view, writer *w)
{
    segment_line *line = &w->line;
    line->text = g_string_free(w->text, FALSE);
    /* "A. Presentation of the report [agenda item 2]" is set as what stands before the brackets is. */
    gboolean remark = w->before_bracket.letters && g_str_has_suffix(line->text, "]");
    const type_count *type = remark ? &w->before_bracket : &w->all;
    line->bold = type->letters && type->bold * 10 >= type->letters * ONE_TYPE_TENTHS;
    line->italic = type->letters && type->italic * 10 >= type->letters * ONE_TYPE_TENTHS;
    line->bold_lead = w->lead_bold, line->italic_lead = w->lead_italic;
    line->bold_tail = w->tail_bold;
    line->verdict.note = line->verdict.number = line->verdict.row = -1;
    g_array_append_vals(view->lines, line, 1);
}

void rows_make_line(segment_view *view, const undex_source_page *page, const rows_run *runs, guint count,
                    int column, const GArray *glyphs, int turn)
{
    writer w = {.text = g_string_new(NULL), .gaps = view->gaps};
    float size = 0, foot = 0;
    guint weight = 0;
    for (guint i = 0; i < count; i++) {
        /* The line's type is that of most of its characters, not that of one large initial. */
        if (runs[i].count > weight)
            weight = runs[i].count, size = runs[i].size, foot = runs[i].y1;
    }
    for (guint i = 0; i < count; i++)
        if (runs[i].size > size * CLEARLY_LARGER && runs[i].count >= RUN_GLYPHS)
            size = runs[i].size, foot = runs[i].y1;
    w.line = (segment_line){.page = page->number,
                            .column = column,
                            .x0 = runs[0].x0,
                            .y0 = runs[0].y0,
                            .x1 = runs[0].x1,
                            .y1 = runs[0].y1,
                            .size = size,
                            .cells = 1,
                            .gap_first = view->gaps->len,
                            .turned = turn};
    for (guint i = 0; i < count; i++) {
        w.line.x0 = MIN(w.line.x0, runs[i].x0), w.line.x1 = MAX(w.line.x1, runs[i].x1);
        if (is_raised(&runs[i], size, foot))
            continue;
        w.line.y0 = MIN(w.line.y0, runs[i].y0), w.line.y1 = MAX(w.line.y1, runs[i].y1);
    }
    w.close = letterspacing_of(runs, count, glyphs, &w.spread);
    for (guint i = 0; i < count; i++)
        write_run(&w, &runs[i], glyphs, view->source, size, foot);
    g_free(w.close);
    finish_line(view, &w);
}
