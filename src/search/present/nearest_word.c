// SPDX-License-Identifier: GPL-3.0-or-later
/* The word of the index that is nearest to one that no passage has: the index knows how words are spelt. */
#include "search/present/did_you_mean.h"

#include "base/budget.h"
#include "base/edit_distance.h"
#include "search/expand/expand_query.h"
#include "search/expand/thesaurus.h"
#include "search/words/word_family.h"

#include <string.h>

/* Shorter words are near too many others; words looked at, all of one first letter. */
enum { SHORTEST = 4, WORDS_CEILING = 200000 };
/* Steps of the budget for a word that is looked at. */
enum { TERM_STEPS = 16 };

/* What can be told of a word at a glance. */
typedef struct {
    int length;      /* characters */
    guint32 letters; /* those in it, a bit each; some share one */
} shape;

typedef struct {
    const query_builder *b;
    xc_database *database;
    const char *word; /* folded */
    shape shape;      /* of it */
    guint languages;  /* of which the nearest is to be, a bit each; 0: any */
    gboolean known;   /* some passage has it, in whatever form */
    char *nearest;
    int edits;
    gint64 passages; /* that have the nearest */
} search;

static shape shape_of(const char *word)
{
    shape s = {0, 0};
    for (; *word; word++) {
        guint8 byte = (guint8)*word;
        if ((byte & 0xC0) == 0x80) /* the first byte stands for its character */
            continue;
        s.letters |= 1U << byte % 32;
        s.length++;
    }
    return s;
}

/* An edit takes away or adds one letter at the most. */
static gboolean may_be_near(shape a, shape b, int edits)
{
    return ABS(a.length - b.length) <= edits && __builtin_popcount(a.letters & ~b.letters) <= edits &&
           __builtin_popcount(b.letters & ~a.letters) <= edits;
}

/* Edits that a slip of the pen takes: two in a long word. */
static int slips(const char *word)
{
    enum { LONG = 8 };
    return g_utf8_strlen(word, -1) < LONG ? 1 : 2;
}

static gboolean is_letters(const char *word)
{
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isalpha(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

/* FALSE: failure. */
static gboolean compare(search *s, const xc_terms *terms, xc_error *failure)
{
    const char *word = xc_terms_term(terms, NULL);
    if (!may_be_near(s->shape, shape_of(word), s->edits))
        return TRUE;
    int edits = undex_edit_distance(s->word, word);
    if (edits > s->edits || !is_letters(word))
        return TRUE;
    gint64 passages = xc_terms_freq(terms, failure);
    guint languages = 0;
    if (passages < 0 || (edits == s->edits && passages <= s->passages))
        return passages >= 0;
    if (s->languages && !undex_search_languages_of(s->database, word, &languages, failure))
        return FALSE;
    if (s->languages && !(languages & s->languages))
        return TRUE;
    g_free(s->nearest);
    s->nearest = g_strdup(word);
    s->edits = edits;
    s->passages = passages;
    return TRUE;
}

/* Whether any passage has a word with the token's stem, or one of the same family (woman, women); or whether
 * it is a word that the thesaurus has, and so no misspelt one. -1: failed. */
static int has_family(xc_database *database, undex_analyser *analyser, const undex_token *token,
                      xc_error *failure)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(stems, g_strdup(token->stem));
    if (strcmp(undex_analyser_language(analyser), "en") == 0)
        undex_demonyms(analyser, stems->pdata[0], stems);
    if (!undex_word_family_read(database, stems, words, failure))
        return -1;
    int has = 0;
    for (guint i = 0; i < words->len && has == 0; i++)
        has = xc_database_has_term(database, words->pdata[i], failure);
    if (has == 0) {
        g_ptr_array_set_size(stems, 1);
        g_ptr_array_set_size(words, 0);
        undex_search_like_stems(analyser, stems->pdata[0], words);
        has = words->len > 0;
    }
    return has;
}

/* -1: failed. */
static int is_known(xc_database *database, const search *s, xc_error *failure)
{
    int typed = xc_database_has_term(database, s->word, failure);
    if (typed != 0)
        return typed;
    for (guint i = 0; i < s->b->analysers->len; i++) {
        undex_analyser *analyser = s->b->analysers->pdata[i];
        const GArray *tokens = undex_analyser_run(analyser, s->word, -1);
        undex_token token = tokens->len ? g_array_index(tokens, undex_token, 0) : (undex_token){0};
        int has = tokens->len == 1 ? has_family(database, analyser, &token, failure) : 0;
        if (has != 0)
            return has;
    }
    return 0;
}

static gboolean attempt_known(xc_database *database, gpointer closure, xc_error *failure)
{
    search *s = closure;
    int known = is_known(database, s, failure);
    s->known = known > 0;
    return known >= 0;
}

gboolean undex_search_is_known(const query_builder *b, const char *word, gboolean *known, GError **error)
{
    search s = {.b = b, .word = word, .shape = shape_of(word), .known = TRUE};
    gboolean ok =
        s.shape.length < SHORTEST || !is_letters(word) || undex_index_try(b->store, attempt_known, &s, error);
    *known = s.known;
    return ok;
}

static gboolean attempt_nearest(xc_database *database, gpointer closure, xc_error *failure)
{
    search *s = closure;
    g_autofree char *start = g_strndup(s->word, (gsize)(g_utf8_next_char(s->word) - s->word));
    g_clear_pointer(&s->nearest, g_free);
    s->edits = slips(s->word);
    s->passages = 0;
    s->database = database;
    g_autoptr(xc_terms) terms = xc_database_terms(database, start, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    for (int i = 0; terms && i < WORDS_CEILING && undex_budget_go_on(TERM_STEPS) &&
                    (step = xc_terms_next(terms, failure)) == XC_ITEM;
         i++)
        if (!compare(s, terms, failure)) {
            step = XC_FAILED;
            break;
        }
    return step != XC_FAILED;
}

gboolean undex_search_nearest(const query_builder *b, const char *word, guint languages, char **nearest,
                              GError **error)
{
    search s = {.b = b, .word = word, .shape = shape_of(word), .languages = languages};
    gboolean ok = undex_index_try(b->store, attempt_nearest, &s, error);
    if (!ok)
        g_clear_pointer(&s.nearest, g_free);
    *nearest = s.nearest;
    return ok;
}
