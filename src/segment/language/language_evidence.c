// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/language/language_evidence.h"

#include "base/common_words.h"
#include "base/language.h"
#include "segment/letters.h"

#include <string.h>

enum { LETTERS_OF_HAN = 3 }; /* that a Chinese character is worth */

/* ---- small words ---- */

typedef struct {
    guint lists; /* a bit for each that has it */
    guint index; /* among all small words */
} small_word;

typedef struct {
    GHashTable *words; /* char * -> small_word */
    guint lengths[SEGMENT_WORD_LISTS];
    const char *codes[SEGMENT_WORD_LISTS]; /* NULL: of a language that is only told from the others */
} small_words;

static const small_words *make_small_words(void)
{
    small_words *made = g_new0(small_words, 1);
    made->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    guint l = 0;
    for (const undex_word_list *list = undex_data_common_words; list->language; list++, l++) {
        const undex_language *language = undex_language_find(list->language);
        const char *rest = list->entries, *word;
        g_assert(l < SEGMENT_WORD_LISTS);
        made->codes[l] = language ? language->code : NULL;
        for (gsize length; (word = undex_word_list_take(&rest, &length)); made->lengths[l]++) {
            char *key = g_strndup(word, length);
            small_word *known = g_hash_table_lookup(made->words, key);
            if (!known) {
                known = g_new0(small_word, 1);
                known->index = g_hash_table_size(made->words);
                g_assert(known->index < SEGMENT_SMALL_WORDS);
                g_hash_table_insert(made->words, g_strdup(key), known);
            }
            known->lists |= 1U << l;
            g_free(key);
        }
    }
    return made;
}

static const small_words *small_words_all(void)
{
    static gsize made;
    if (g_once_init_enter(&made))
        g_once_init_leave(&made, (gsize)make_small_words());
    return (const small_words *)made;
}

void segment_language_warm(void)
{
    small_words_all();
}

/* FALSE: not all of it is ASCII. */
static gboolean lower_into(char *lower, const char *text, gsize length)
{
    guchar any = 0;
    for (gsize i = 0; i < length; i++) {
        any |= (guchar)text[i];
        lower[i] = g_ascii_isupper(text[i]) ? text[i] + ('a' - 'A') : text[i];
    }
    lower[length] = '\0';
    return any < 0x80;
}

static void read_word(segment_language_evidence *e, const char *text, gsize length)
{
    enum { LONGEST = 10 }; /* bytes of a small word, in capitals or not */
    char word[LONGEST + 1];
    e->words++;
    if (length > LONGEST)
        return;
    g_autofree char *other = lower_into(word, text, length) ? NULL : segment_lower(text, length);
    const small_word *known = g_hash_table_lookup(small_words_all()->words, other ? other : word);
    if (!known)
        return;
    gboolean seen = e->seen[known->index / 8] >> known->index % 8 & 1;
    e->seen[known->index / 8] |= (guint8)(1U << known->index % 8);
    for (guint l = 0; known->lists >> l; l++)
        if (known->lists >> l & 1) {
            e->hits[l]++;
            e->kinds[l] += !seen;
        }
}

/* ---- letters ---- */

static segment_script script_of(gunichar ch)
{
    if (ch < 0x250 || (ch >= 0x1E00 && ch < 0x1F00))
        return SCRIPT_LATIN;
    if (ch >= 0x400 && ch < 0x530)
        return SCRIPT_CYRILLIC;
    if ((ch >= 0x600 && ch < 0x700) || (ch >= 0xFB50 && ch < 0xFF00))
        return SCRIPT_ARABIC;
    /* Japanese syllables are foreign letters among Chinese ones. */
    return (ch >= 0x4E00 && ch < 0xA000) || (ch >= 0x3041 && ch < 0x3100) ? SCRIPT_HAN : SCRIPT_OTHER;
}

static gboolean is_foreign(gunichar ch, segment_script script)
{
    switch (script) {
    case SCRIPT_CYRILLIC:
        return ch != 0x401 && ch != 0x451 && (ch < 0x410 || ch > 0x44F);
    case SCRIPT_ARABIC: /* of Persian, Urdu, Kurdish ... */
        return ch >= 0x672 && ch <= 0x6D5;
    case SCRIPT_HAN:
        return ch < 0x3100;
    default:
        return FALSE;
    }
}

static void read_letter(segment_language_evidence *e, gunichar ch, segment_script script)
{
    guint worth = script == SCRIPT_HAN ? LETTERS_OF_HAN : 1;
    e->letters[script] += worth;
    e->foreign[script] += is_foreign(ch, script) ? worth : 0;
    e->russian += ch == 0x42B || ch == 0x44B || ch == 0x42D || ch == 0x44D;
}

/* What stands for a letter where a text is written for a font of its own. */
static gboolean is_of_font(gunichar ch)
{
    return ch && ch < 0x80 && strchr("0123456789\\[]^_{|}~<=>", (int)ch);
}

/* An address on the net is in no language: where it ends; NULL: none begins here. */
static const char *address_end(const char *p)
{
    if (*p != 'h' && *p != 'w')
        return NULL;
    return strncmp(p, "http", 4) == 0 || strncmp(p, "www.", 4) == 0 ? p + strcspn(p, " \t\n") : NULL;
}

void segment_language_read(segment_language_evidence *e, const char *text)
{
    const char *word = NULL;
    int within = 0; /* 1: a letter was before; 2: a digit after a letter */
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        const char *past = word ? NULL : address_end(p);
        p = past ? past : p;
        gunichar ch = segment_char_at(p);
        gboolean letter = ch && segment_is_letter(ch);
        segment_script script = letter ? script_of(ch) : SCRIPTS;
        if (letter)
            read_letter(e, ch, script);
        e->digits += letter && within == 2;
        within = letter ? 1 : within == 1 && is_of_font(ch) ? 2 : 0;
        if (script == SCRIPT_LATIN) {
            word = word ? word : p;
        } else if (word) {
            read_word(e, word, (gsize)(p - word));
            word = NULL;
        }
        if (!ch)
            break;
    }
}

segment_script segment_language_script(const segment_language_evidence *e)
{
    guint best = SCRIPT_LATIN;
    for (guint s = 0; s < SCRIPTS; s++)
        if (e->letters[s] > e->letters[best])
            best = s;
    return (segment_script)best;
}

/* ---- verdicts ---- */

gboolean segment_language_of_font(const segment_language_evidence *e)
{
    enum { ENOUGH = 200, ONE = 100 };
    guint letters = e->letters[segment_language_script(e)];
    return letters >= ENOUGH && e->digits * ONE > letters;
}

/* The list with the most hits; of as many, that of the language with the lowest rank. */
static guint best_list(const segment_language_evidence *e)
{
    const small_words *all = small_words_all();
    guint best = 0;
    int lowest = G_MAXINT;
    for (guint l = 0; l < SEGMENT_WORD_LISTS && all->lengths[l]; l++) {
        const undex_language *language = undex_language_find(all->codes[l]);
        int rank = language ? language->rank : G_MAXINT;
        if (e->hits[l] > e->hits[best] || (e->hits[l] == e->hits[best] && rank < lowest)) {
            best = l;
            lowest = rank;
        }
    }
    return best;
}

/* Of a sound text three in ten words are in its list, and of 120 hits half the list is among them; what is
 * written in a language that is only like it has a few of them. Measured over the Universal Declaration in
 * 387 languages. */
static const char *told_latin(const segment_language_evidence *e)
{
    static const double share = 0.05, share_of_many = 0.1, kinds = 0.5, half = 120;
    enum { FEW = 6, SOME = 40, MANY = 1000 }; /* words */
    const small_words *all = small_words_all();
    guint best = best_list(e), hits = e->hits[best];
    if (hits < 2 && !(hits == 1 && e->words <= FEW))
        return NULL;
    if ((e->words >= SOME && hits < (e->words < MANY ? share : share_of_many) * e->words) ||
        e->kinds[best] < kinds * all->lengths[best] * hits / (hits + half))
        return NULL;
    return all->codes[best];
}

const char *segment_language_told(const segment_language_evidence *e)
{
    static const struct {
        const char *code;
        guint fewest;  /* letters */
        guint foreign; /* one in so many, at most */
    } scripts[SCRIPTS] = {
        [SCRIPT_CYRILLIC] = {"ru", 2, 50},
        [SCRIPT_ARABIC] = {"ar", 2, 20},
        [SCRIPT_HAN] = {"zh", 2 * LETTERS_OF_HAN, 8},
    };
    enum { ENOUGH = 200, ONE_RUSSIAN = 200 };
    segment_script script = segment_language_script(e);
    if (segment_language_of_font(e))
        return NULL;
    if (script == SCRIPT_LATIN)
        return told_latin(e);
    if (!scripts[script].code || e->letters[script] < scripts[script].fewest ||
        e->foreign[script] * scripts[script].foreign > e->letters[script])
        return NULL;
    if (script == SCRIPT_CYRILLIC && e->letters[script] >= ENOUGH &&
        e->russian * ONE_RUSSIAN < e->letters[script])
        return NULL;
    return scripts[script].code;
}

guint segment_language_hits(const segment_language_evidence *e, const char *code)
{
    const small_words *all = small_words_all();
    for (guint l = 0; code && l < SEGMENT_WORD_LISTS && all->lengths[l]; l++)
        if (g_strcmp0(all->codes[l], code) == 0)
            return e->hits[l];
    return 0;
}

const char *segment_language_apart(const segment_language_evidence *e, const char *document,
                                   segment_script script)
{
    enum { ENOUGH = 200, LETTERS = 20, HITS = 4, KINDS = 3, HITS_OF_UNKNOWN = 12, KINDS_OF_UNKNOWN = 9 };
    static const double share = 0.2;
    segment_script own = segment_language_script(e);
    const char *told = segment_language_told(e);
    if (own != script && !told && own != SCRIPT_LATIN && e->letters[own] >= LETTERS)
        return UNDEX_LANGUAGE_UNKNOWN;
    if (!told || g_strcmp0(told, document) == 0)
        return NULL;
    if (own != SCRIPT_LATIN)
        return own != script || document || e->letters[own] >= ENOUGH ? told : NULL;
    guint best = best_list(e), hits = e->hits[best], others = segment_language_hits(e, document);
    if (hits < share * e->words || hits < 2 * others + 2)
        return NULL;
    if (own != script)
        return told;
    return hits >= (document ? HITS : HITS_OF_UNKNOWN) &&
                   e->kinds[best] >= (document ? KINDS : KINDS_OF_UNKNOWN)
               ? told
               : NULL;
}
