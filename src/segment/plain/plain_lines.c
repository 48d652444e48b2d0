// SPDX-License-Identifier: GPL-3.0-or-later
/* This file looks at the lines of a plain text: its manner as a whole, its Markdown, and how a text begins
 * and ends. */
#include "segment/letters.h"
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum {
    FULL_PERCENT = 95, /* of the lines are no longer than a full one */
    LONG_TENTHS = 7,   /* of a full line: a line that is long */
    NARROWEST = 20,
    WIDEST = 140,      /* columns of a text that is broken into lines */
    FOLLOW_TENTHS = 3, /* of ten lines so many follow another without a blank line between */
    BROKEN_FIFTHS = 2, /* of five of these so many follow a line that ends within a sentence */
    BLOCK_LINES = 20,  /* on average a block has fewer where blank lines part paragraphs */
    HEADING_DEPTH = 6, /* of Markdown */
};
static const float SHORT = 0.8F; /* of a full line: a line that is short */

/* Manner */

int plain_columns(const char *text)
{
    int n = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        n += ch < 0x80 ? 1 : g_unichar_iszerowidth(ch) ? 0 : g_unichar_iswide(ch) ? 2 : 1;
    }
    return n;
}

static gboolean is_blank(const undex_source_line *line)
{
    for (const char *p = line->text, *end = p + line->bytes; p < end; p = g_utf8_next_char(p))
        if (!g_unichar_isspace(g_utf8_get_char(p)) && g_utf8_get_char(p) != 0xFEFF)
            return FALSE;
    return TRUE;
}

static int by_value(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

plain_manner plain_manner_of(const undex_source *source)
{
    g_autoptr(GArray) lengths = g_array_new(FALSE, FALSE, sizeof(int));
    plain_manner manner = {0};
    guint blocks = 0, follow = 0, long_before = 0, broken = 0, marked = 0;
    int before = 0;
    gboolean open = FALSE; /* the line before ends within a sentence */
    for (guint i = 0; i < source->lines->len; i++) {
        const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
        if (is_blank(line)) {
            before = 0;
            continue;
        }
        g_autofree char *text = g_strndup(line->text, (gsize)line->bytes);
        int n = plain_columns(g_strchomp(text));
        g_array_append_val(lengths, n);
        marked += g_str_has_prefix(text, "#") || strstr(text, "**") != NULL;
        blocks += before == 0;
        follow += before != 0;
        before = n;
    }
    if (!lengths->len)
        return manner;
    g_array_sort(lengths, by_value);
    int high = g_array_index(lengths, int, lengths->len *FULL_PERCENT / 100);
    before = 0;
    for (guint i = 0; i < source->lines->len; i++) {
        const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
        if (is_blank(line)) {
            before = 0;
            continue;
        }
        g_autofree char *text = g_strndup(line->text, (gsize)line->bytes);
        long_before += before * 10 >= high * LONG_TENTHS;
        broken += before && open;
        before = plain_columns(g_strchomp(text));
        open = !plain_is_finished(text);
    }
    manner.width = high;
    manner.wrapped = high >= NARROWEST && high <= WIDEST && follow * 10 >= lengths->len * FOLLOW_TENTHS &&
                     long_before * 2 >= follow && broken * 5 >= follow * BROKEN_FIFTHS;
    manner.spaced = blocks * BLOCK_LINES > lengths->len;
    manner.markdown = marked > 0;
    return manner;
}

/* Markdown */

enum { EMPHASIS = 4000, ADDRESS = 400, CLEAN = 64 * 1024 }; /* bytes looked at; longer lines stay */

static gboolean in_address(const char *text, const char *p)
{
    const char *word = p;
    while (word > text && p - word < ADDRESS && !g_ascii_isspace(word[-1]) && word[-1] != '<' &&
           word[-1] != '(')
        word--;
    return g_str_has_prefix(word, "http") || g_str_has_prefix(word, "www.") || g_str_has_prefix(word, "ftp:");
}

static void cut(char *text, gsize at, gsize bytes)
{
    memmove(text + at, text + at + bytes, strlen(text + at + bytes) + 1);
}

/* The end of emphasis that `sign` opens at `p`; NULL: it is not emphasis. */
static char *emphasis_end(char *text, char *p, const char *sign)
{
    gsize n = strlen(sign);
    gboolean word_before = p > text && (g_ascii_isalnum(p[-1]) || p[-1] == sign[0]);
    if (!p[n] || g_ascii_isspace(p[n]) || p[n] == sign[0] || (word_before && n == 1) || in_address(text, p))
        return NULL;
    for (char *q = strstr(p + n, sign); q && q - p < EMPHASIS; q = strstr(q + 1, sign)) {
        if (g_ascii_isspace(q[-1]) || in_address(text, q) ||
            (n == 1 && (q[1] == sign[0] || q[-1] == sign[0])))
            continue;
        return n == 1 && g_ascii_isalnum(q[1]) ? NULL : q;
    }
    return NULL;
}

static void strip_emphasis(segment_line *line, const char *sign, gboolean bold)
{
    gsize n = strlen(sign);
    for (char *p = strstr(line->text, sign); p; p = strstr(p, sign)) {
        char *end = emphasis_end(line->text, p, sign);
        if (!end) {
            p += n;
            continue;
        }
        gboolean all = p == line->text && !end[n];
        line->bold |= bold && all;
        line->bold_lead |= bold && p == line->text;
        line->italic |= !bold && all;
        line->italic_lead |= !bold && p == line->text;
        cut(line->text, (gsize)(end - line->text), n);
        cut(line->text, (gsize)(p - line->text), n);
        p = end - n;
    }
}

int plain_clean(segment_line *line)
{
    int depth = 0;
    while (line->text[depth] == '#')
        depth++;
    if (depth > HEADING_DEPTH || (depth && line->text[depth] != ' '))
        depth = 0;
    if (depth) {
        gsize n = (gsize)depth;
        while (line->text[n] == ' ')
            n++;
        cut(line->text, 0, n);
    }
    if (strlen(line->text) > CLEAN)
        return depth;
    strip_emphasis(line, "**", TRUE);
    strip_emphasis(line, "__", TRUE);
    strip_emphasis(line, "*", FALSE);
    strip_emphasis(line, "_", FALSE);
    g_strchomp(line->text);
    return depth;
}

/* Beginnings and ends */

static gunichar last_sign(const char *text)
{
    const char *p = text + strlen(text);
    gunichar ch = 0;
    while (p > text) {
        p = g_utf8_find_prev_char(text, p);
        if (!p)
            return ch;
        ch = g_utf8_get_char(p);
        if (!g_unichar_isspace(ch) && !strchr("\"')]*", (int)(ch < 128 ? ch : '\1')) && ch != 0x201D &&
            ch != 0x2019 && ch != 0xBB && ch != 0x300D && ch != 0xFF09 &&
            g_unichar_type(ch) != G_UNICODE_OTHER_NUMBER)
            return ch;
    }
    return ch;
}

gboolean plain_is_finished(const char *text)
{
    gunichar ch = last_sign(text);
    return ch == '.' || ch == ':' || ch == ';' || ch == '?' || ch == '!' || ch == 0x3002 || ch == 0xFF1A ||
           ch == 0xFF1B || ch == 0x61F || ch == 0x61B || ch == 0x2026 || ch == 0x6D4 || ch == 0x964;
}

gboolean plain_wants_more(const char *text)
{
    return segment_matches(PATTERN_PLAIN_CLOSED, text, NULL);
}

gboolean plain_begins_small(const char *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

gboolean plain_is_short(const segment_line *line, plain_manner manner)
{
    return (line->x1 / PLAIN_COLUMN) < SHORT * (float)manner.width;
}

int plain_roman(const char *text, int bytes, const char *digits)
{
    static const int values[] = {1, 5, 10, 50, 100};
    int sum = 0, last = 0;
    for (int i = bytes - 1; i >= 0; i--) {
        const char *d = strchr(digits, text[i]);
        if (!d || !*d)
            return 0;
        int v = values[d - digits];
        sum += v < last ? -v : v;
        last = MAX(last, v);
    }
    return sum;
}

/* Chunks */

enum { ENOUGH = 5000 }; /* bytes; nobody asks for more */

static gboolean begins(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY && line->verdict.flow != FLOW_GOES_ON;
}

gboolean plain_next_block(const segment_view *view, guint from, plain_block *chunk)
{
    while (from < view->lines->len && !begins(segment_line_at(view, from)))
        from++;
    if (from >= view->lines->len)
        return FALSE;
    chunk->first = chunk->last = from;
    for (guint i = from + 1; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role != ROLE_BODY || line->verdict.flow != FLOW_GOES_ON)
            break;
        chunk->last = i;
    }
    return TRUE;
}

gboolean plain_block_before(const segment_view *view, guint first, plain_block *chunk)
{
    for (guint i = first; i-- > 0;) {
        if (!begins(segment_line_at(view, i)))
            continue;
        return plain_next_block(view, i, chunk) && chunk->last < first;
    }
    return FALSE;
}

gsize plain_block_bytes(const segment_view *view, plain_block chunk)
{
    gsize n = 0;
    for (guint i = chunk.first; i <= chunk.last && n < ENOUGH; i++)
        n += strlen(segment_line_at(view, i)->text) + 1;
    return n;
}

const char *plain_block_tail(const segment_view *view, plain_block chunk)
{
    return segment_line_at(view, chunk.last)->text;
}
