// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/word_stream.h"

#include "base/utf8.h"

#include <string.h>

/* Between two numbers: "5 10" is not 510. */
#define BETWEEN_NUMBERS '|'
enum { GROUP = 3, LETTERS_OF_ONE = 18 };

/* Where reading stands. */
typedef struct {
    undex_word_stream *stream;
    const char *text, *end;
    guint part;
    gboolean open;  /* the last word may go on */
    gboolean glued; /* no space was read since it ended */
    char joint;
} reading;

undex_word_stream *undex_word_stream_new(void)
{
    undex_word_stream *stream = g_new(undex_word_stream, 1);
    stream->letters = g_string_new(NULL);
    stream->words = g_array_new(FALSE, FALSE, sizeof(undex_word));
    return stream;
}

void undex_word_stream_free(undex_word_stream *stream)
{
    if (!stream)
        return;
    g_string_free(stream->letters, TRUE);
    g_array_unref(stream->words);
    g_free(stream);
}

static gboolean is_raised(gunichar c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209C);
}

/* What no reader sees, raised figures (they are marks of notes), and vowel signs that Arabic may do without.
 */
static gboolean is_passed_over(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x0640 ||
           c == 0x0670 || (c >= 0x064B && c <= 0x0652) || is_raised(c) || undex_utf8_is_bidi_control(c);
}

static gboolean is_ideograph(gunichar c)
{
    return (c >= 0x2E80 && c <= 0x9FFF && g_unichar_isalpha(c)) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static gboolean is_telling_sign(gunichar c)
{
    return c < 0x80 ? strchr("%$=<>+", (int)c) != NULL
                    : c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0xB0 || c == 0xB1 || c == 0x2030;
}

static gboolean is_hyphen(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static gboolean is_digit(gunichar c)
{
    return g_unichar_isdigit(c);
}

static gunichar after(const reading *r, const char *p)
{
    return p < r->end ? g_utf8_get_char(p) : 0;
}

static void put_letters(GString *letters, gunichar c)
{
    if (c < 0x80) {
        g_string_append_c(letters, g_ascii_tolower((char)c));
        return;
    }
    if (is_digit(c)) {
        g_string_append_c(letters, (char)('0' + g_unichar_digit_value(c)));
        return;
    }
    gunichar parts[LETTERS_OF_ONE];
    gsize count = g_unichar_fully_decompose(c, TRUE, parts, LETTERS_OF_ONE);
    for (gsize i = 0; i < count; i++)
        g_string_append_unichar(letters, g_unichar_tolower(parts[i]));
}

static gboolean ends_with_digit(const GString *letters)
{
    return letters->len && g_ascii_isdigit(letters->str[letters->len - 1]);
}

static void end_word(reading *r, gboolean spaced)
{
    r->open = FALSE;
    r->joint = 0;
    r->glued = r->glued && !spaced;
}

static void put_char(reading *r, const char *p, const char *next, gunichar c)
{
    undex_word_stream *stream = r->stream;
    if (!r->open) {
        if (ends_with_digit(stream->letters) && is_digit(c))
            g_string_append_c(stream->letters, BETWEEN_NUMBERS);
        undex_word word = {.start = stream->letters->len,
                           .from = (gsize)(p - r->text),
                           .part = r->part,
                           .joint = r->joint,
                           .glued = r->glued};
        g_array_append_val(stream->words, word);
    }
    put_letters(stream->letters, c);
    undex_word *word = &g_array_index(stream->words, undex_word, stream->words->len - 1);
    word->length = stream->letters->len - word->start;
    word->to = (gsize)(next - r->text);
    r->open = r->glued = TRUE;
    r->joint = 0;
}

/* How many digits stand before and after a sign between digits. */
static int digits_before(const reading *r, const char *p)
{
    int count = 0;
    while (p > r->text && is_digit(g_utf8_get_char(p = g_utf8_prev_char(p))))
        count++;
    return count;
}

static int digits_after(const reading *r, const char *p)
{
    int count = 0;
    for (; p < r->end && is_digit(g_utf8_get_char(p)); p = g_utf8_next_char(p))
        count++;
    return count;
}

/* The comma or space of 12,000: the number goes on. The point of 1.5 is one of its letters. */
static gboolean is_in_number(reading *r, const char *p, const char *next, gunichar c)
{
    if (!r->open || !ends_with_digit(r->stream->letters) || !is_digit(after(r, next)))
        return FALSE;
    gboolean group = digits_after(r, next) == GROUP && digits_before(r, p) <= GROUP;
    if (group && (c == ',' || c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F))
        return TRUE;
    if (c == '.' || c == ',')
        put_char(r, p, next, c);
    return c == '.' || c == ',';
}

/* A hyphen between letters, also at the end of a line; an apostrophe. */
static char joint_of(const reading *r, const char *next, gunichar c)
{
    const char *p = next;
    if (is_hyphen(c) && after(r, p) == '\n')
        for (p++; p < r->end && g_ascii_isspace(*p);)
            p++;
    gboolean goes_on = r->open && g_unichar_isalnum(after(r, p));
    return !goes_on ? 0 : is_hyphen(c) ? '-' : is_apostrophe(c) ? '\'' : 0;
}

static void read_char(reading *r, const char *p, const char *next)
{
    gunichar c = g_utf8_get_char(p);
    if (is_passed_over(c))
        return;
    if (is_ideograph(c) || is_telling_sign(c)) {
        end_word(r, FALSE);
        put_char(r, p, next, c);
        r->open = FALSE;
        return;
    }
    if (g_unichar_isalnum(c) || (r->open && g_unichar_ismark(c))) {
        put_char(r, p, next, c);
        return;
    }
    if (r->joint && g_unichar_isspace(c)) /* the end of the line behind a hyphen */
        return;
    if (is_in_number(r, p, next, c))
        return;
    char joint = joint_of(r, next, c);
    end_word(r, g_unichar_isspace(c));
    r->joint = joint;
}

void undex_word_stream_add(undex_word_stream *stream, const char *text, gsize from, gsize length, guint part)
{
    reading r = {.stream = stream, .text = text, .end = text + from + length, .part = part};
    for (const char *p = text + from; p < r.end;) {
        const char *next = g_utf8_next_char(p);
        read_char(&r, p, next);
        p = next;
    }
}

gboolean undex_word_is(const undex_word_stream *stream, guint i, const char *letters)
{
    const undex_word *word = undex_word_at(stream, i);
    return strlen(letters) == word->length &&
           memcmp(stream->letters->str + word->start, letters, word->length) == 0;
}

char *undex_word_copy(const undex_word_stream *stream, guint i)
{
    return g_strndup(undex_word_letters(stream, i), undex_word_at(stream, i)->length);
}

gboolean undex_word_may_begin(const undex_word_stream *stream, guint i)
{
    static const char *const turning[] = {"non", "un",      "anti",  "in", "dis",
                                          "de",  "counter", "quasi", "ex", "mis"};
    if (undex_word_at(stream, i)->joint != '-' || i == 0)
        return TRUE;
    for (gsize k = 0; k < G_N_ELEMENTS(turning); k++)
        if (undex_word_is(stream, i - 1, turning[k]))
            return FALSE;
    return TRUE;
}

gboolean undex_word_may_end(const undex_word_stream *stream, guint i)
{
    return i + 1 >= stream->words->len || undex_word_at(stream, i + 1)->joint != '\'' ||
           undex_word_is(stream, i + 1, "s");
}

guint undex_word_holding(const undex_word_stream *stream, gsize at)
{
    guint low = 0, high = stream->words->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const undex_word *word = undex_word_at(stream, middle);
        if (word->start + word->length <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int undex_word_beginning_at(const undex_word_stream *stream, gsize at)
{
    guint i = undex_word_holding(stream, at);
    return i < stream->words->len && undex_word_at(stream, i)->start == at ? (int)i : -1;
}

int undex_word_ending_at(const undex_word_stream *stream, gsize at)
{
    guint i = at ? undex_word_holding(stream, at - 1) : stream->words->len;
    if (i >= stream->words->len)
        return -1;
    const undex_word *word = undex_word_at(stream, i);
    return word->start + word->length == at ? (int)i : -1;
}
