// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/quotations.h"

#include <string.h>

enum { MOST_QUOTATIONS = 10000, LONGEST_QUOTATION = 20000, LEAST_WEAK_WORDS = 3 };

/* A pair of marks; of some the marks are the same, or an apostrophe. */
typedef struct {
    gunichar open, close;
    gboolean straight, single;
} quotation_marks;

static const quotation_marks pairs[] = {
    {0x201C, 0x201D, FALSE, FALSE},                                 /* “ ” */
    {0x00AB, 0x00BB, FALSE, FALSE},                                 /* « » */
    {'"', '"', TRUE, FALSE},        {0x201E, 0x201D, FALSE, FALSE}, /* „ ” */
    {0x300C, 0x300D, FALSE, FALSE},                                 /* 「 」 */
    {0x300E, 0x300F, FALSE, FALSE},                                 /* 『 』 */
    {0x2039, 0x203A, FALSE, FALSE},                                 /* ‹ › */
    {0x2018, 0x2019, FALSE, TRUE},                                  /* ‘ ’ */
    {'\'', '\'', TRUE, TRUE},
};

typedef struct {
    const char *text;
    GArray *found;
    const char *stopped;                     /* where the last search for a closing mark ended */
    const char *barren[G_N_ELEMENTS(pairs)]; /* up to here no mark of that pair closes */
} finder;

static gunichar char_before(const char *text, const char *p)
{
    return p > text ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}

/* Begins a word: behind a space or an opening bracket, before anything but a space. */
static gboolean may_open(const char *text, const char *p, const char *next)
{
    gunichar before = char_before(text, p), behind = g_utf8_get_char(next);
    gboolean free_before = !before || g_unichar_isspace(before) || before == UNDEX_NOTE_OPEN_CHAR ||
                           strchr("([{-/", before < 0x80 ? (int)before : 'x') || before == 0x2013 ||
                           before == 0x2014 || before == 0x201C || before == 0xAB || before == 0x2018;
    return free_before && behind && !g_unichar_isspace(behind);
}

static gboolean may_close(const char *text, const char *p, const char *next)
{
    gunichar before = char_before(text, p), behind = g_utf8_get_char(next);
    return before && !g_unichar_isspace(before) && !g_unichar_isalnum(behind);
}

/* ’ and ' stand for letters that are left out, and behind the s of many owners: "the States’ role". */
static gboolean closes_single(const char *text, const char *p, const char *next)
{
    if (!may_close(text, p, next))
        return FALSE;
    gunichar before = char_before(text, p);
    if (before != 's')
        return TRUE;
    const char *rest = next;
    while (*rest == ' ')
        rest++;
    return rest == next || !g_unichar_islower(g_utf8_get_char(rest));
}

/* How a mark inside a quotation of that pair changes its depth. */
static int step_at(const quotation_marks *pair, const char *text, const char *p, const char *next, int depth)
{
    gunichar c = g_utf8_get_char(p);
    if (pair->single)
        return c == pair->close && closes_single(text, p, next) ? -1 : 0;
    if (pair->straight) {
        gboolean opens = may_open(text, p, next), closes = may_close(text, p, next);
        return c != pair->open ? 0 : opens && !closes ? 1 : closes || depth == 1 ? -1 : 0;
    }
    if (c == pair->close || (pair->open == 0x201E && c == 0x201C))
        return -1;
    return c == pair->open ? 1 : 0;
}

static const char *skip_note(const char *p)
{
    const char *close = strstr(p, UNDEX_NOTE_CLOSE);
    return close ? close + strlen(UNDEX_NOTE_CLOSE) : p + strlen(p);
}

/* Where one more of the closing marks follows in the paragraph, before the next that opens, the quotation
 * ends there: the one before closed what had been opened before the quotation began. */
static const char *last_close(const quotation_marks *pair, const char *close, const char *limit)
{
    for (const char *p = g_utf8_next_char(close); p < limit && *p && !(p[0] == '\n' && p[1] == '\n');) {
        gunichar c = g_utf8_get_char(p);
        if (c == pair->open)
            break;
        if (c == pair->close)
            close = p;
        p = g_str_has_prefix(p, UNDEX_NOTE_OPEN) ? skip_note(p) : g_utf8_next_char(p);
    }
    return close;
}

/* The mark that closes what was opened before `p`, not beyond `limit`; a paragraph that opens it anew goes on
 * with it. NULL: there is none. */
static const char *find_close(finder *f, const quotation_marks *pair, const char *p, const char *limit)
{
    const char *last = NULL;
    int depth = 1;
    while (p < limit && *p) {
        if (g_str_has_prefix(p, UNDEX_NOTE_OPEN)) {
            p = skip_note(p);
            continue;
        }
        const char *next = g_utf8_next_char(p);
        if (p[0] == '\n' && p[1] == '\n') {
            p += 2;
            if (last || pair->straight || g_utf8_get_char(p) != pair->open)
                break;
            depth = 1;
            p = g_utf8_next_char(p);
            continue;
        }
        int step = step_at(pair, f->text, p, next, depth);
        depth += step;
        if (step < 0)
            last = p;
        if (depth == 0)
            return pair->straight || pair->single ? p : last_close(pair, p, limit);
        p = next;
    }
    f->stopped = p;
    return last; /* its marks do not pair: the last of them */
}

static int count_words(const char *from, const char *to)
{
    int words = 0;
    for (gboolean inside = FALSE; from < to; from++) {
        words += !inside && *from != ' ';
        inside = *from != ' ';
    }
    return words;
}

static const quotation_marks *pair_at(const finder *f, const char *p, const char *next)
{
    gunichar c = g_utf8_get_char(p);
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (pairs[i].open != c)
            continue;
        if (pairs[i].straight && !may_open(f->text, p, next) &&
            (pairs[i].single || may_close(f->text, p, next)))
            continue;
        return &pairs[i];
    }
    return NULL;
}

static void scan(finder *f, const char *p, const char *end);

/* Takes the quotation that opens at `p`; returns where to go on. */
static const char *take_quotation(finder *f, const quotation_marks *pair, const char *p, const char *end)
{
    const char *begin = g_utf8_next_char(p);
    const char *limit = end - begin > LONGEST_QUOTATION ? begin + LONGEST_QUOTATION : end;
    const char **barren = &f->barren[pair - pairs];
    const char *close = p < *barren ? NULL : find_close(f, pair, begin, limit);
    if (!close && p >= *barren)
        *barren = MAX(*barren, f->stopped);
    if (!close || close == begin || (pair->single && count_words(begin, close) < LEAST_WEAK_WORDS))
        return begin;
    undex_quotation quotation = {.start = (gsize)(begin - f->text),
                                 .end = (gsize)(close - f->text),
                                 .outer_start = (gsize)(p - f->text),
                                 .outer_end = (gsize)(g_utf8_next_char(close) - f->text),
                                 .weak = pair->single && pair->straight,
                                 .cut = G_MAXSIZE};
    if (f->found->len < MOST_QUOTATIONS)
        g_array_append_val(f->found, quotation);
    for (const char *note = begin; (note = g_strstr_len(note, close - note, UNDEX_NOTE_OPEN));) {
        const char *after = skip_note(note);
        scan(f, note + strlen(UNDEX_NOTE_OPEN), MIN(after, end));
        note = after < close ? after : close;
    }
    return g_utf8_next_char(close);
}

/* Notes are texts of their own. */
static void scan(finder *f, const char *p, const char *end)
{
    while (p < end) {
        const char *next = g_utf8_next_char(p);
        if (g_str_has_prefix(p, UNDEX_NOTE_OPEN)) {
            const char *after = skip_note(p);
            scan(f, p + strlen(UNDEX_NOTE_OPEN), MIN(after, end));
            p = after;
            continue;
        }
        const quotation_marks *pair = pair_at(f, p, next);
        p = pair ? take_quotation(f, pair, p, end) : next;
    }
}

/* What is set apart may be set in marks besides: then these tell where the quotation is. */
static gboolean is_marked(finder *f, undex_text_range block)
{
    const char *p = f->text + block.start, *end = f->text + block.end;
    while (p < end && g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    const quotation_marks *pair = p < end ? pair_at(f, p, g_utf8_next_char(p)) : NULL;
    const char *close = pair && !pair->single ? find_close(f, pair, g_utf8_next_char(p), end) : NULL;
    if (!close)
        return FALSE;
    const char *rest = g_utf8_next_char(close);
    rest += strspn(rest, " .");
    return rest >= end || strchr("([-\n", *rest) || g_str_has_prefix(rest, "\xE2\x80") ||
           g_str_has_prefix(rest, UNDEX_NOTE_OPEN);
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const undex_quotation *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

GArray *undex_quotations_find(const undex_draft *draft)
{
    finder f = {.text = draft->text->str, .found = g_array_new(FALSE, FALSE, sizeof(undex_quotation))};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
        f.barren[i] = f.text;
    const char *from = f.text;
    for (guint i = 0; i < draft->blocks->len; i++) {
        undex_text_range block = g_array_index(draft->blocks, undex_text_range, i);
        if (is_marked(&f, block))
            continue;
        scan(&f, from, f.text + block.start);
        from = f.text + block.end;
        gsize end = MIN(block.end, block.start + LONGEST_QUOTATION);
        while (end < block.end && ((guchar)f.text[end] & 0xC0) == 0x80)
            end--;
        undex_quotation quotation = {block.start, end, block.start, block.end, TRUE, FALSE, G_MAXSIZE};
        if (f.found->len < MOST_QUOTATIONS)
            g_array_append_val(f.found, quotation);
    }
    scan(&f, from, f.text + draft->text->len);
    g_array_sort(f.found, by_start);
    return f.found;
}

char *undex_quotation_text(const undex_draft *draft, gsize start, gsize end)
{
    GString *text = g_string_new(NULL);
    const char *p = draft->text->str + start, *stop = draft->text->str + end;
    while (p < stop) {
        const char *note = g_strstr_len(p, stop - p, UNDEX_NOTE_OPEN);
        g_string_append_len(text, p, (note ? note : stop) - p);
        p = note ? skip_note(note) : stop;
    }
    return g_strstrip(g_string_free(text, FALSE));
}
