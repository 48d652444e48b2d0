// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analyser.h"

#include "analysis/arabic_forms.h"
#include "analysis/fold_diacritics.h"
#include "base/language.h"
#include "xapian-c/xapian-c.h"

#include <string.h>

/* A word longer than this many bytes is cut: nobody searches by the end of such a one. */
enum { WORD_CEILING = 64, STEM_SIZE = 4 * WORD_CEILING };
/* Words remembered before the analyser starts afresh. */
enum { CACHE_CEILING = 50000 };

/* A word form with all that is derived from it; remembered, since stemming is what costs. */
typedef struct {
    const char *exact; /* the key it is remembered by */
    char *word, *typed;
    gboolean accented;
    char *stem, *plain; /* NULL: not derived yet; `plain`: or the same */
    guint flags, number;
} form;

struct undex_analyser {
    char language[8];
    gboolean english;    /* which rules */
    xc_stemmer *stemmer; /* NULL: no stemming */
    GHashTable *forms;   /* exact spelling -> form */
    guint made;          /* forms so far */
    gboolean few;        /* of the text in hand only words that begin as `wanted` says, and no stems */
    undex_beginnings asked, wanted; /* `wanted`: as asked, and what becomes such by its spelling */
    GArray *tokens;
    GString *exact, *folded, *scratch;
};

static void form_free(gpointer p)
{
    form *f = p;
    if (f->typed != f->word)
        g_free(f->typed);
    g_free(f->word);
    g_free(f->stem);
    g_free(f->plain);
    g_free(f);
}

undex_analyser *undex_analyser_new(const char *language)
{
    undex_analyser *analyser = g_new0(undex_analyser, 1);
    g_strlcpy(analyser->language, language && strlen(language) >= 2 ? language : "en",
              sizeof analyser->language);
    analyser->language[2] = '\0';
    const undex_language *found = undex_language_find(analyser->language);
    gboolean known = found && found->official;
    if (!known || found->stemmed)
        analyser->stemmer = xc_stemmer_new(known ? found->code : "en", NULL);
    analyser->english = !known || strcmp(analyser->language, "en") == 0;
    analyser->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, form_free);
    analyser->tokens = g_array_new(FALSE, FALSE, sizeof(undex_token));
    analyser->exact = g_string_new(NULL);
    analyser->folded = g_string_new(NULL);
    analyser->scratch = g_string_new(NULL);
    return analyser;
}

void undex_analyser_free(undex_analyser *analyser)
{
    if (!analyser)
        return;
    xc_stemmer_free(analyser->stemmer);
    g_hash_table_unref(analyser->forms);
    g_array_unref(analyser->tokens);
    g_string_free(analyser->exact, TRUE);
    g_string_free(analyser->folded, TRUE);
    g_string_free(analyser->scratch, TRUE);
    g_free(analyser);
}

const char *undex_analyser_language(const undex_analyser *analyser)
{
    return analyser->language;
}

static char *fold_word(const char *word)
{
    if (g_str_is_ascii(word))
        return g_ascii_strdown(word, -1);
    g_autoptr(GString) exact = g_string_new(NULL);
    GString *folded = g_string_new(NULL);
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        undex_fold_append(g_utf8_get_char(p), exact, folded);
    return g_string_free(folded, FALSE);
}

static char *stem_of(const undex_analyser *analyser, const char *word)
{
    char stem[STEM_SIZE];
    if (analyser->stemmer && xc_stemmer_apply_to(analyser->stemmer, word, stem, sizeof stem, NULL) > 0)
        return fold_word(stem);
    return fold_word(word);
}

static undex_sign sign_of(gunichar ch)
{
    if (ch < 0x80)
        return g_ascii_isalnum((char)ch) ? SIGN_WORD : SIGN_BREAK;
    return undex_sign_of(ch);
}

static form *remember(undex_analyser *analyser, gboolean accented)
{
    form *f = g_new0(form, 1);
    char *exact = g_strdup(analyser->exact->str);
    g_string_assign(analyser->scratch, analyser->folded->str);
    gboolean arabic = undex_arabic_is(analyser->scratch->str);
    gboolean respelt = arabic ? undex_arabic_unify(analyser->scratch)
                              : analyser->english && undex_spelling_unify(analyser->scratch);
    f->exact = exact;
    f->word = g_strdup(analyser->scratch->str);
    f->typed = respelt ? g_strdup(analyser->folded->str) : f->word;
    f->accented = accented;
    f->number = ++analyser->made;
    g_hash_table_insert(analyser->forms, exact, f);
    return f;
}

/* What splitting does not need. */
static void derive(const undex_analyser *analyser, form *f)
{
    if (f->stem)
        return;
    if (undex_arabic_is(f->word)) { /* of a document in any language */
        f->flags = undex_stopword("ar", f->word) ? UNDEX_TOKEN_STOP : 0;
        f->stem = f->flags ? g_strdup(f->word) : undex_arabic_stem(f->word);
        return;
    }
    f->stem = stem_of(analyser, f->accented ? f->exact : f->word);
    if (f->accented) {
        f->plain = stem_of(analyser, f->word);
        if (strcmp(f->plain, f->stem) == 0)
            g_clear_pointer(&f->plain, g_free);
    }
    f->flags = undex_stopword(analyser->language, f->word) ? UNDEX_TOKEN_STOP : 0;
}

static void cut(GString *word)
{
    if (word->len <= WORD_CEILING)
        return;
    const char *end = g_utf8_find_prev_char(word->str, word->str + WORD_CEILING + 1);
    g_string_truncate(word, (gsize)(end - word->str));
}

static gboolean begins_so(const undex_beginnings *b, char first, char second)
{
    return b->seconds[(guint8)first] >> (second & 0x1F) & 1;
}

static gboolean is_wanted(const undex_analyser *analyser)
{
    const char *folded = analyser->folded->str;
    return !analyser->few || begins_so(&analyser->wanted, folded[0], folded[1]);
}

static undex_token token_of(form *f, int start, int end, guint flags)
{
    return (undex_token){.word = f->word,
                         .typed = f->typed,
                         .stem = f->stem,
                         .exact = f->exact,
                         .plain = f->plain,
                         .start = start,
                         .end = end,
                         .flags = flags | f->flags,
                         .form = f->number,
                         .own = f};
}

/* Ends the word gathered in `exact` and `folded`. */
static void emit(undex_analyser *analyser, gboolean accented, int start, int end, guint flags)
{
    cut(analyser->exact);
    cut(analyser->folded);
    if (analyser->folded->len == 0)
        return;
    undex_token token = {.word = "", .typed = "", .start = start, .end = end, .flags = flags};
    if (is_wanted(analyser)) {
        form *f = g_hash_table_lookup(analyser->forms, analyser->exact->str);
        if (!f)
            f = remember(analyser, accented);
        if (!analyser->few)
            derive(analyser, f);
        token = token_of(f, start, end, flags);
    }
    g_array_append_val(analyser->tokens, token);
}

/* Reading: one character ahead of what has been taken. */
typedef struct {
    const char *here, *end;
    int offset; /* code points before `here` */
} reader;

static gunichar peek(const reader *r, const char **next)
{
    if (r->here >= r->end)
        return 0;
    gunichar ch =
        (guchar)*r->here < 0x80 ? (gunichar)*r->here : g_utf8_get_char_validated(r->here, r->end - r->here);
    gboolean bad = ch == (gunichar)-1 || ch == (gunichar)-2;
    *next = bad ? r->here + 1 : (guchar)*r->here < 0x80 ? r->here + 1 : g_utf8_next_char(r->here);
    return bad ? 0xFFFD : ch;
}

static gboolean digit_at(const char *p, const char *end, int index)
{
    return p + index < end && g_ascii_isdigit(p[index]);
}

/* Bytes of a sign that belongs to the number before it: the comma of 9,432, the point of 1.5. */
static gboolean within_number(const GString *word, const char *p, const char *end)
{
    if (!digit_at(p, end, 1) || word->len == 0)
        return FALSE;
    for (gsize i = 0; i < word->len; i++)
        if (!g_ascii_isdigit(word->str[i]) && word->str[i] != '.')
            return FALSE;
    if (*p == '.')
        return TRUE;
    return *p == ',' && word->len <= 12 && digit_at(p, end, 2) && digit_at(p, end, 3) && !digit_at(p, end, 4);
}

static gboolean is_apostrophe(gunichar ch)
{
    return ch == '\'' || ch == 0x2019 || ch == 0x02BC;
}

static gboolean is_word_at(const char *p, const char *end)
{
    reader r = {p, end, 0};
    const char *next = NULL;
    gunichar ch = peek(&r, &next);
    return ch && undex_sign_of(ch) != SIGN_BREAK;
}

/* Where an apostrophe is followed by an s that ends the word: what comes after it. */
static const char *after_possessive(const reader *r, gunichar ch, const char *next)
{
    if (!is_apostrophe(ch) || next >= r->end || (*next | 0x20) != 's' || is_word_at(next + 1, r->end))
        return NULL;
    return next + 1;
}

/* co-operation and cooperation are one word. */
static gboolean is_soft_join(const GString *word, gunichar ch, const char *next, const char *end)
{
    return ch == '-' && strcmp(word->str, "co") == 0 && next < end && (*next | 0x20) == 'o';
}

/* Units of length, of which squares and cubes are written with a raised digit. After any other word such a
 * digit is the mark of a note. */
static gboolean is_unit(const char *word)
{
    static const char *const units[] = {"m",  "km", "cm", "mm",       "dm",
                                        "ft", "mi", "yd", "\xD0\xBC", "\xD0\xBA\xD0\xBC"};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(units[i], word) == 0)
            return TRUE;
    return FALSE;
}

/* How a token is joined to the one before, by the sign between them. */
static guint joint_of(gunichar sign)
{
    gboolean hyphen = sign == '-' || sign == 0x2010 || sign == 0x2011;
    guint how = hyphen ? UNDEX_TOKEN_HYPHEN : is_apostrophe(sign) ? UNDEX_TOKEN_APOSTROPHE : 0;
    return UNDEX_TOKEN_JOINED | how;
}

/* g_string_append_len(), at once where there is room, as there nearly always is. */
static void append(GString *into, const char *bytes, gsize length)
{
    if (into->len + length >= into->allocated_len) {
        g_string_append_len(into, bytes, (gssize)length);
        return;
    }
    memcpy(into->str + into->len, bytes, length);
    into->len += length;
    into->str[into->len] = '\0';
}

/* Takes letters and digits of ASCII, of which most words consist, at once. FALSE: there are none here. */
static gboolean take_ascii(undex_analyser *analyser, reader *r)
{
    const char *from = r->here;
    while (r->here < r->end && g_ascii_isalnum(*r->here))
        r->here++;
    gsize length = (gsize)(r->here - from);
    if (length == 0)
        return FALSE;
    append(analyser->folded, from, length);
    char *folded = analyser->folded->str + analyser->folded->len - length;
    /* This makes capitals small and leaves digits, which have that bit anyway. */
    for (char *p = folded; *p; p++)
        *p |= 0x20;
    append(analyser->exact, folded, length);
    r->offset += (int)length;
    return TRUE;
}

/* Takes a word that is not wanted, where it is plain to see that it ends: only letters of ASCII, and a space
 * or a sign after them that parts words always. */
static gboolean pass_over(undex_analyser *analyser, reader *r, guint flags)
{
    const char *from = r->here, *end = from;
    if (!analyser->few || analyser->wanted.seconds[(guint8)(*from | 0x20)] == G_MAXUINT32)
        return FALSE;
    while (end < r->end && g_ascii_isalpha(*end))
        end++;
    if (end == from || end == r->end || !strchr(" \n,;)", *end) || end - from > WORD_CEILING ||
        begins_so(&analyser->wanted, *from | 0x20, end - from > 1 ? from[1] : '\0'))
        return FALSE;
    undex_token token = {.word = "", .typed = "", .start = r->offset, .flags = flags};
    if (g_ascii_isupper(*from))
        token.flags |= UNDEX_TOKEN_UPPER;
    r->offset += (int)(end - from);
    r->here = end;
    token.end = r->offset;
    g_array_append_val(analyser->tokens, token);
    return TRUE;
}

static gboolean begins_with_capital(const char *p, const char *end)
{
    reader r = {p, end, 0};
    const char *next = NULL;
    return g_unichar_isupper(peek(&r, &next));
}

/* Takes one word; `r` stands on its first character. */
static void take_word(undex_analyser *analyser, reader *r, guint flags)
{
    int start = r->offset, last = r->offset;
    gboolean accented = FALSE;
    const char *next = NULL, *after;
    g_string_truncate(analyser->exact, 0);
    g_string_truncate(analyser->folded, 0);
    if (g_unichar_isupper(peek(r, &next)))
        flags |= UNDEX_TOKEN_UPPER | (begins_with_capital(next, r->end) ? UNDEX_TOKEN_CAPITALS : 0);
    for (;; r->here = next, r->offset++) {
        if (take_ascii(analyser, r))
            last = r->offset;
        gunichar ch = peek(r, &next);
        undex_sign sign = sign_of(ch);
        if (!ch)
            break;
        if (sign == SIGN_WORD) {
            accented |= undex_fold_append(ch, analyser->exact, analyser->folded);
            last = r->offset + 1;
        } else if (ch < 0x80 && within_number(analyser->folded, r->here, r->end)) {
            if (ch == '.') {
                g_string_append_c(analyser->exact, '.');
                g_string_append_c(analyser->folded, '.');
            }
        } else if (undex_is_raised_digit(ch) && is_unit(analyser->folded->str)) {
            undex_fold_append(ch, analyser->exact, analyser->folded);
            last = r->offset + 1;
        } else if ((after = after_possessive(r, ch, next)) != NULL) {
            last = r->offset + 2;
            r->here = after;
            r->offset += 2;
            break;
        } else if (sign != SIGN_INVISIBLE && !is_soft_join(analyser->folded, ch, next, r->end)) {
            break;
        }
    }
    emit(analyser, accented, start, last, flags);
}

static void begin(undex_analyser *analyser)
{
    if (g_hash_table_size(analyser->forms) > CACHE_CEILING)
        g_hash_table_remove_all(analyser->forms);
    g_string_truncate(analyser->exact, 0);
    g_string_truncate(analyser->folded, 0);
}

gboolean undex_analyser_word(undex_analyser *analyser, const char *exact, undex_token *token)
{
    gboolean accented = FALSE;
    begin(analyser);
    for (const char *p = exact; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char_validated(p, -1);
        gboolean bad = ch == (gunichar)-1 || ch == (gunichar)-2;
        undex_sign sign = bad ? SIGN_BREAK : sign_of(ch);
        if (ch != '.' && sign != SIGN_WORD && sign != SIGN_CJK)
            return FALSE;
        accented |= undex_fold_append(ch, analyser->exact, analyser->folded) && sign != SIGN_CJK;
    }
    if (!analyser->folded->len || analyser->exact->len > WORD_CEILING ||
        strcmp(exact, analyser->exact->str) != 0)
        return FALSE;
    cut(analyser->folded);
    form *f = g_hash_table_lookup(analyser->forms, exact);
    if (!f)
        f = remember(analyser, accented);
    derive(analyser, f);
    *token = token_of(f, 0, 0, 0);
    return TRUE;
}

static const GArray *run(undex_analyser *analyser, const char *text, gssize length)
{
    begin(analyser);
    g_array_set_size(analyser->tokens, 0);
    reader r = {text, text + (length < 0 ? (gssize)strlen(text) : length), 0};
    const char *next = NULL;
    gboolean spaced = TRUE;
    gunichar joint = 0; /* the last sign */
    int after = 0;      /* signs after the last token */
    for (gunichar ch; (ch = peek(&r, &next)) != 0;) {
        undex_sign sign = sign_of(ch);
        guint joined = spaced ? 0 : joint_of(after == 1 ? joint : 0);
        if (sign == SIGN_WORD) {
            if (!pass_over(analyser, &r, joined))
                take_word(analyser, &r, joined);
            spaced = FALSE;
            after = 0;
            continue;
        }
        if (sign == SIGN_CJK) {
            g_string_truncate(analyser->exact, 0);
            g_string_truncate(analyser->folded, 0);
            undex_fold_append(ch, analyser->exact, analyser->folded);
            emit(analyser, FALSE, r.offset, r.offset + 1, joined | UNDEX_TOKEN_CJK);
            spaced = FALSE;
            after = -1;
        } else if (sign == SIGN_BREAK &&
                   (ch == ' ' || g_unichar_isspace(ch) || strchr(",;:!?()[]\"", ch < 0x80 ? (int)ch : 'x'))) {
            spaced = TRUE;
        }
        joint = ch;
        after++;
        r.here = next;
        r.offset++;
    }
    return analyser->tokens;
}

const GArray *undex_analyser_run(undex_analyser *analyser, const char *text, gssize length)
{
    analyser->few = FALSE;
    return run(analyser, text, length);
}

const GArray *undex_analyser_split(undex_analyser *analyser, const char *text, gssize length,
                                   const undex_beginnings *wanted)
{
    analyser->few = TRUE;
    if (memcmp(&analyser->asked, wanted, sizeof *wanted) != 0) {
        analyser->asked = analyser->wanted = *wanted;
        if (analyser->english)
            undex_spelling_beginnings(analyser->wanted.seconds);
    }
    return run(analyser, text, length);
}

gboolean undex_analyser_keeps_initials(const char *stem)
{
    return !undex_arabic_is(stem);
}

/* How many bytes of a stem its words begin with. Stemmers change the end of a word, of the languages that are
 * stemmed by three letters at the most; of Arabic words the beginning is taken off, too. */
static gsize bytes_kept(const char *stem)
{
    enum { CHANGED = 3 };
    gsize length = strlen(stem), changed = CHANGED * ((guchar)*stem < 0x80 ? 1 : 2);
    return undex_arabic_is(stem) ? 0 : MAX(1, length > changed ? length - changed : 0);
}

static gboolean may_have(const form *f, const char *stem)
{
    return strncmp(f->word, stem, bytes_kept(stem)) == 0;
}

/* The bytes with which letters of the Arabic script begin. */
enum { ARABIC_FIRST = 0xD8, ARABIC_BYTES = 4 };

void undex_beginnings_add(undex_beginnings *beginnings, const char *word)
{
    beginnings->seconds[(guint8)*word] |= 1U << ((*word ? word[1] : 0) & 0x1F);
    if (undex_arabic_is(word)) /* its texts have it with what is written on to it */
        memset(&beginnings->seconds[ARABIC_FIRST], 0xFF, ARABIC_BYTES * sizeof *beginnings->seconds);
}

void undex_beginnings_add_all(undex_beginnings *beginnings)
{
    memset(beginnings, 0xFF, sizeof *beginnings);
}

void undex_beginnings_add_stem(undex_beginnings *beginnings, const char *stem)
{
    if (bytes_kept(stem) == 1)
        beginnings->seconds[(guint8)*stem] = G_MAXUINT32;
    else
        undex_beginnings_add(beginnings, stem);
}

gboolean undex_analyser_has_stem(undex_analyser *analyser, const undex_token *token, const char *stem)
{
    form *f = token->own;
    if (!f || (!f->stem && !may_have(f, stem)))
        return FALSE;
    derive(analyser, f);
    return strcmp(f->stem, stem) == 0 || (f->plain && strcmp(f->plain, stem) == 0);
}

char *undex_analyser_fold(const char *text)
{
    g_autoptr(GString) exact = g_string_new(NULL);
    GString *folded = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *p = text; *p;) {
        gunichar ch = g_utf8_get_char_validated(p, -1);
        gboolean bad = ch == (gunichar)-1 || ch == (gunichar)-2;
        undex_sign sign = bad ? SIGN_BREAK : undex_sign_of(ch);
        if (sign == SIGN_BREAK) {
            gap = folded->len > 0;
        } else if (sign != SIGN_INVISIBLE) {
            if (gap)
                g_string_append_c(folded, ' ');
            gap = FALSE;
            undex_fold_append(ch, exact, folded);
        }
        p = bad ? p + 1 : g_utf8_next_char(p);
    }
    return g_string_free(folded, FALSE);
}
